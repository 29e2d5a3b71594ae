"""What goes into the store and comes out of it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model import Report
from bot.policy import Replies
from bot.submission import Submission


class Entrance(StrEnum):
    """How something came to be checked."""

    COMMAND = "command"
    MENU = "menu"
    OFFER = "offer"
    AUTOMATIC = "automatic"
    AGAIN = "again"
    """Asked for though it had been checked before."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who asked, and where."""

    asker_id: int
    guild_id: int | None
    """None in a direct message."""
    channel_id: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it was kept."""

    report_id: str
    report: Report
    owner: Owner
    created_at: datetime
    """In UTC."""
    answer_channel_id: int | None = None
    """Where the answer that everybody sees stands; None where there is none, or none that is known."""
    answer_id: int | None = None
    private: bool = False
    """Whether it was asked for privately, so that nobody else is told of it."""
    link_key: str | None = None
    """The hash of the link that was opened for it."""
    revision: int = 0
    """Raised by every correction."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A message where it stands."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Job:
    """Something that was accepted and has to be answered."""

    id: int | None
    """None until it is accepted."""
    application_id: int
    interaction_token: str
    """Empty where nobody asked."""
    submission: Submission
    owner: Owner
    private: bool
    """Whether it was asked for privately."""
    accepted_at: datetime
    """With its time zone; comes back in UTC."""
    entrance: Entrance = Entrance.COMMAND
    language: str = "en"
    """Of the answer."""
    place: Replies = Replies.REPLY
    """Where the answer is to stand."""
    place_id: int | None = None
    """The channel that it is to stand in instead."""
    anchor_id: int | None = None
    """The message in the owner's channel that holds the article."""
    answer_id: int | None = None
    """The bot's own message in the owner's channel that is to become the answer."""
