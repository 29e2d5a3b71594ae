"""What goes into the store and comes out of it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model import Report
from bot.submission import Submission


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


@dataclass(frozen=True, slots=True)
class Job:
    """Something that was accepted and has to be answered."""

    id: int | None
    """None until it is accepted."""
    application_id: int
    interaction_token: str
    submission: Submission
    owner: Owner
    private: bool
    """Whether only the one who asked sees the answer."""
    accepted_at: datetime
    """With its time zone; comes back in UTC."""
