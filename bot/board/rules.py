"""Who may do what with a claim, and how it stands after that.

Whether a person may verify at all is not decided here; who asks is taken at his word. Nothing is known of how claims
are kept: `steps` tells what becomes of one, and `replay` what a history amounts to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.board.errors import BoardError, StaleClaimError
from bot.board.records import BoardClaim, Event
from bot.board.rulings import Given, Ruling, checked_sentence
from bot.board.states import Act, State, leads, needs_sentence
from bot.speech import noted, tr


@dataclass(frozen=True, slots=True)
class Standing:
    """The part of a claim that acts change."""

    state: State
    taken_by: int | None = None
    taken_at: datetime | None = None
    verdict: State | None = None
    """Of a taken claim, the one that is proposed."""
    verdict_by: int | None = None
    verdict_at: datetime | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody wants to do with a claim."""

    act: Act
    actor_id: int | None
    """None for the bot itself."""
    at: datetime
    sentence: str | None = None
    ruling: Ruling | None = None
    """Of a verdict that is proposed or given."""
    is_moderator: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One line that a deed adds to the history, and how the claim stands after it."""

    act: Act
    before: State
    after: State
    sentence: str | None
    evidence: tuple[Given, ...]
    standing: Standing


_VERDICTS: Final = frozenset({Act.PROPOSED, Act.SETTLED})
_SECOND: Final = frozenset({Act.AGREED, Act.SENT_BACK})
_OF_PEOPLE: Final = (
    Act.TAKEN,
    Act.RELEASED,
    Act.PROPOSED,
    Act.SETTLED,
    Act.AGREED,
    Act.SENT_BACK,
    Act.REOPENED,
)

_NOT_FROM: Final[Mapping[Act, str]] = MappingProxyType(
    {
        Act.TAKEN: noted("This claim is settled; it has to be reopened before somebody can take it."),
        Act.RELEASED: noted("Nobody has taken this claim, so there is nothing to release."),
        Act.PROPOSED: noted("This claim is settled; it has to be reopened before it gets another verdict."),
        Act.SETTLED: noted("This claim is settled; it has to be reopened before it gets another verdict."),
        Act.AGREED: noted("No verdict is proposed for this claim, so there is nothing to agree to."),
        Act.SENT_BACK: noted("No verdict is proposed for this claim, so there is nothing to send back."),
        Act.REOPENED: noted("This claim is not settled, so there is nothing to reopen."),
        Act.CORRECTED: noted("This claim is settled, so it stays on the board."),
    }
)


def steps(standing: Standing, deed: Deed) -> tuple[Step, ...]:
    """What the deed does to a claim: one step, or two where an open claim is settled; raises BoardError."""
    problem = refusal(standing, deed.act, deed.actor_id, is_moderator=deed.is_moderator)
    if problem is not None:
        raise problem
    if deed.act in _VERDICTS and standing.state is State.OPEN:
        taken = _step(standing, replace(deed, act=Act.TAKEN, sentence=None, ruling=None))
        return taken, _step(taken.standing, deed)
    return (_step(standing, deed),)


def refusal(standing: Standing, act: Act, actor_id: int | None, *, is_moderator: bool = False) -> BoardError | None:
    """Why this person cannot do this with a claim that stands so; None where it can be done."""
    if standing.state is State.SET_ASIDE and act is not Act.CORRECTED:
        return BoardError("claim_set_aside", tr("This claim was set aside: a correction says that it is none."))
    if act is Act.TAKEN and standing.state is State.TAKEN:
        return _already_taken(standing, actor_id)
    if not leads(act, State.TAKEN if act in _VERDICTS and standing.state is State.OPEN else standing.state):
        return BoardError(f"not_{act}", tr(_NOT_FROM[act]))
    if act in _SECOND:
        return _not_second(standing, act, actor_id)
    if act in _VERDICTS | {Act.RELEASED} and not (act is Act.RELEASED and is_moderator):
        return _not_theirs(standing, actor_id)
    return None


def possible(claim: BoardClaim, actor_id: int, *, is_moderator: bool = False) -> frozenset[Act]:
    """What this person can do now with the claim, if he may verify at all."""
    standing = standing_of(claim)
    return frozenset(act for act in _OF_PEOPLE if refusal(standing, act, actor_id, is_moderator=is_moderator) is None)


def standing_of(claim: BoardClaim) -> Standing:
    """How a claim stands."""
    verdict = claim.verdict or claim.proposal
    if verdict is None:
        return Standing(claim.state, claim.taken_by, claim.taken_at)
    return Standing(
        claim.state, claim.taken_by, claim.taken_at, verdict.state, verdict.by, verdict.at, verdict.sentence
    )


def replay(history: Iterable[Event]) -> Standing:
    """How a claim stands by its history, which begins with its listing."""
    standing = Standing(State.OPEN)
    for event in history:
        standing = _after(standing, event.act, event.after, event.actor_id, event.at, event.sentence)
    return standing


def stale(now: BoardClaim) -> StaleClaimError:
    """The error for an act on a claim that somebody else changed since it was looked at."""
    person = now.taken_by if now.taken_by is not None else now.verdict and now.verdict.by
    if person is None:
        text = tr("This claim was changed in the meantime, so nothing was done. Look at it again.")
    elif now.is_settled:
        text = tr("<@{person}> settled this claim in the meantime, so nothing was done.", person=person)
    else:
        text = tr("This claim was changed in the meantime, so nothing was done: <@{person}> has it.", person=person)
    return StaleClaimError(text, now)


def _step(standing: Standing, deed: Deed) -> Step:
    after, sentence = _target(standing, deed), deed.ruling.sentence if deed.ruling else deed.sentence
    if needs_sentence(deed.act):
        sentence = checked_sentence(sentence or "")
    evidence = deed.ruling.evidence if deed.ruling else ()
    standing_after = _after(standing, deed.act, after, deed.actor_id, deed.at, sentence)
    return Step(deed.act, standing.state, after, sentence, evidence, standing_after)


def _target(standing: Standing, deed: Deed) -> State:
    """Where the deed leads: what it rules or agrees to, else the other state that the table has for it."""
    chosen = deed.ruling.state if deed.ruling else standing.verdict if deed.act is Act.AGREED else None
    targets = leads(deed.act, standing.state)
    if chosen is None and len(targets) == 1:
        (chosen,) = targets
    if chosen is None or chosen not in targets:
        raise ValueError(f"{deed.act} needs one of {sorted(targets)}")
    return chosen


def _after(
    standing: Standing, act: Act, after: State, actor_id: int | None, at: datetime, sentence: str | None
) -> Standing:
    match act:
        case Act.TAKEN:
            return Standing(after, taken_by=actor_id, taken_at=at)
        case Act.PROPOSED:
            return replace(standing, verdict=after, verdict_by=actor_id, verdict_at=at, sentence=sentence)
        case Act.SETTLED:
            return Standing(after, verdict=after, verdict_by=actor_id, verdict_at=at, sentence=sentence)
        case Act.AGREED:
            return replace(standing, state=after, taken_by=None, taken_at=None, verdict_at=at)
        case Act.SENT_BACK:
            return Standing(after, standing.taken_by, standing.taken_at)
        case Act.ASKED_AGAIN:
            return standing
        case _:
            return Standing(after)


def _already_taken(standing: Standing, actor_id: int | None) -> BoardError:
    if standing.taken_by == actor_id:
        return BoardError("yours_already", tr("You have taken this claim already."))
    return _taken(standing)


def _not_theirs(standing: Standing, actor_id: int | None) -> BoardError | None:
    return _taken(standing) if standing.state is State.TAKEN and standing.taken_by != actor_id else None


def _taken(standing: Standing) -> BoardError:
    return BoardError(
        "taken_by_another",
        tr(
            "<@{person}> has taken this claim; only that person can go on with it, or a moderator can release it.",
            person=standing.taken_by,
        ),
    )


def _not_second(standing: Standing, act: Act, actor_id: int | None) -> BoardError | None:
    if standing.verdict is None:
        return BoardError(f"not_{act}", tr(_NOT_FROM[act]))
    if standing.verdict_by == actor_id:
        return BoardError("own_verdict", tr("This verdict is yours: somebody else has to look at it."))
    return None
