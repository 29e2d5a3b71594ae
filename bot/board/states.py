"""The states that a claim on the board may be in, and the one table of which act leads from which to which.

It knows nothing of who may act, of words on a screen or of how claims are kept.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """How far the verifying of a claim is."""

    OPEN = "open"
    TAKEN = "taken"
    """Somebody works on it; a verdict may be proposed meanwhile."""
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    MISLEADING = "misleading"
    """True, but lacking context."""
    UNVERIFIABLE = "unverifiable"
    SET_ASIDE = "set_aside"
    """A correction says that it is no claim; it is kept, and in no list that does not ask for it."""


SETTLED: Final = frozenset({State.CONFIRMED, State.REFUTED, State.MISLEADING, State.UNVERIFIABLE})
"""The verdicts."""

UNSETTLED: Final = frozenset({State.OPEN, State.TAKEN})
"""What there still is to do."""

ON_BOARD: Final = UNSETTLED | SETTLED
"""What lists show that do not ask for particular states."""


class Act(StrEnum):
    """What happens to a claim on the board."""

    LISTED = "listed"
    TAKEN = "taken"
    RELEASED = "released"
    PROPOSED = "proposed"
    """A verdict is given that a second person has to agree to."""
    SETTLED = "settled"
    AGREED = "agreed"
    SENT_BACK = "sent_back"
    """The second person does not agree, and says why."""
    REOPENED = "reopened"
    ASKED_AGAIN = "asked_again"
    CORRECTED = "corrected"
    """A correction of the report sets the claim aside, or its undoing puts it back."""


@dataclass(frozen=True, slots=True)
class Move:
    """One act, where it may start and where it may lead."""

    act: Act
    before: frozenset[State | None]
    """None: not on the board yet."""
    after: frozenset[State]
    """Of a proposal, what may be proposed: the claim itself stays taken."""
    needs_sentence: bool = False


def _any(*states: State | None) -> frozenset[State | None]:
    return frozenset(states)


MOVES: Final[tuple[Move, ...]] = (
    Move(Act.LISTED, _any(None), frozenset({State.OPEN})),
    Move(Act.TAKEN, _any(State.OPEN), frozenset({State.TAKEN})),
    Move(Act.RELEASED, _any(State.TAKEN), frozenset({State.OPEN})),
    Move(Act.PROPOSED, _any(State.TAKEN), SETTLED, needs_sentence=True),
    Move(Act.SETTLED, _any(State.TAKEN), SETTLED, needs_sentence=True),
    Move(Act.AGREED, _any(State.TAKEN), SETTLED),
    Move(Act.SENT_BACK, _any(State.TAKEN), frozenset({State.TAKEN}), needs_sentence=True),
    Move(Act.REOPENED, _any(*SETTLED), frozenset({State.OPEN}), needs_sentence=True),
    Move(Act.CORRECTED, _any(*UNSETTLED), frozenset({State.SET_ASIDE})),
    Move(Act.CORRECTED, _any(State.SET_ASIDE), frozenset({State.OPEN})),
    *(Move(Act.ASKED_AGAIN, _any(state), frozenset({state})) for state in State),
)
"""Everything that can happen. Settling an open claim is two moves in one step: it is taken, and it is settled."""


def leads(act: Act, before: State | None) -> Collection[State]:
    """Where an act may lead from a state; empty where it cannot be done there."""
    return next((move.after for move in MOVES if move.act is act and before in move.before), frozenset())


def needs_sentence(act: Act) -> bool:
    """Whether the act has to be accounted for in a sentence."""
    return any(move.needs_sentence for move in MOVES if move.act is act)
