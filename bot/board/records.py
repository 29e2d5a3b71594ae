"""Claims on the board with their verdicts, evidence and history, as plain values.

People, servers and channels are ids here; nothing is known of how it is kept or shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.board.states import SETTLED, Act, State
from bot.model import ClaimKind


class Order(StrEnum):
    """In which order claims are listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    MOST_ASKED = "most_asked"


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim of a report that is to be put on the board."""

    claim_id: int
    """Its id within the report."""
    words: str
    kind: ClaimKind
    worth: int
    print: bytes | None = None
    """What is compared with other claims' words."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places whose claims may be seen."""

    ids: frozenset[int] = frozenset()
    all_but: bool = False
    """Whether these are hidden instead, and every other place is seen, one that is not known too."""

    def __contains__(self, channel_id: int | None) -> bool:
        return (channel_id in self.ids) is not self.all_but


EVERYWHERE = Places(all_but=True)
"""Claims of every place may be seen."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link or a file that a verdict rests on."""

    id: int
    url: str | None
    """Of a link, as it was given; None for a file."""
    name: str | None
    """Of a file."""
    media_type: str | None
    size: int | None
    """Of a file, in bytes."""
    added_by: int | None
    """None where that person had it deleted."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of the verifying, or what is proposed to have come of it."""

    state: State
    """One of `SETTLED`."""
    sentence: str
    by: int | None
    """Who gave it, not who agreed; None where that person had it deleted."""
    at: datetime
    """When it was proposed, and once it holds, since when it does."""
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class BoardClaim:
    """A claim on a server's board as it stands."""

    id: int
    guild_id: int
    number: int
    """Counted per server from 1; people write it "#142"."""
    report_id: str | None
    """None where the report was deleted."""
    claim_id: int
    """Its id within the report."""
    words: str
    kind: ClaimKind
    worth: int
    state: State
    version: int
    """Raised by every change; an act names the version that its maker saw."""
    taken_by: int | None
    taken_at: datetime | None
    verdict: Verdict | None
    """Only of a settled claim."""
    proposal: Verdict | None
    """Only of a taken claim: the verdict that a second person has to agree to."""
    listed_at: datetime
    changed_at: datetime
    asked: int
    """How often its article was asked about."""
    channel_id: int | None
    """Its place: who sees that channel may see the claim; None where the place is not known."""

    @property
    def is_settled(self) -> bool:
        """Whether there is a verdict that holds."""
        return self.state in SETTLED


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a claim's history."""

    at: datetime
    actor_id: int | None
    """None for the bot itself, and for a person who had it deleted."""
    act: Act
    before: State | None
    """None when it was listed."""
    after: State
    """The state that it led to; of a proposal, the verdict that was proposed."""
    sentence: str | None
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of claims, and how many there are on all pages."""

    claims: Sequence[BoardClaim]
    total: int


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What a digest tells of what is neither settled nor set aside; no claim stands in both lists."""

    oldest: Sequence[BoardClaim]
    most_asked: Sequence[BoardClaim]
    """Only what was asked about more than once."""
    total: int
