"""What cannot be true of one thing: other names, amounts or times, a denial, opposites, the roles turned round.

Each is looked for only where both claims say something of it, and the quickest first, so that most claims that have
nothing to do with each other are told apart at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.provenance.seen_before.alignment import ALIGNED, SYNONYM, alike, is_named_in, unmatched
from bot.provenance.seen_before.held import Held, Roles
from bot.provenance.seen_before.meanings import are_opposites, nearness
from bot.provenance.seen_before.tokens import Token
from bot.provenance.seen_before.wording import BEFALLING, JOINING_SIDES, are_poles, are_sides

_NAMES_APART = 0.5
_MOST_MISSING = 3.0


class Match(NamedTuple):
    """How two claims' names, amounts or times agree."""

    shared: float
    apart: float
    """How many of both sides are held against each other."""
    missing: float
    """How many are on one side only."""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Names, amounts and times held against each other, and whether anything contradicts."""

    names: Match
    amounts: Match
    times: Match
    any: bool


def contradictions(one: Held, other: Held) -> Contradictions:
    """Where two claims contradict each other."""
    names, amounts, times = _names(one, other), _amounts(one, other), _times(one, other)
    is_rest = amounts.apart == 1 and _is_the_rest(one, other)
    if is_rest:
        amounts = amounts._replace(apart=0.0)
    found = names.apart >= _NAMES_APART or amounts.apart >= 1 or times.apart >= 1
    found = found or sides_apart(one, other) or swapped(one, other) or opposed(one, other)
    return Contradictions(names, amounts, times, found or (turned(one, other) and not is_rest))


def _is_the_rest(one: Held, other: Held) -> bool:
    """Whether one counts those of a whole that did, the other those that did not ("4 of 19", "not 15 of the 19")."""
    ours = [each.value for each in one.amounts if not any(each.agrees_with(their) for their in other.amounts)]
    theirs = [each.value for each in other.amounts if not any(each.agrees_with(our) for our in one.amounts)]
    wholes = {each.value for each in one.amounts} & {each.value for each in other.amounts}
    return negated_one(one, other) and len(ours) == len(theirs) == 1 and ours[0] + theirs[0] in wholes


def negated_one(one: Held, other: Held) -> bool:
    """Whether one of them denies and the other does not, or denies that."""
    return one.negations % 2 != other.negations % 2


def _names(one: Held, other: Held) -> Match:
    ours = [sure for name, sure in one.names.items() if not is_named_in(name, other)]
    theirs = [sure for name, sure in other.names.items() if not is_named_in(name, one)]
    shared = len(one.names) - len(ours)
    fewer = max(1, min(len(one.names), len(other.names)), shared)
    return Match(shared / fewer, min(sum(ours), sum(theirs)), abs(sum(ours) - sum(theirs)))


def _amounts(one: Held, other: Held) -> Match:
    ours = [each for each in one.amounts if not any(each.agrees_with(their) for their in other.amounts)]
    theirs = [each for each in other.amounts if not any(each.agrees_with(our) for our in one.amounts)]
    apart = sum(any(each.is_held_against(their) for their in theirs) for each in ours)
    missing = min(max(0, len(ours) + len(theirs) - 2 * apart), _MOST_MISSING)
    return Match(float(min(len(one.amounts) - len(ours), 2)), float(apart), float(missing))


def _times(one: Held, other: Held) -> Match:
    both = one.times.keys() & other.times.keys()
    apart = sum(one.times[kind].isdisjoint(other.times[kind]) for kind in both)
    return Match(float(len(both) - apart), float(apart), float(len(one.times.keys() ^ other.times.keys())))


def sides_apart(one: Held, other: Held) -> bool:
    """Whether one says "north" where the other says "south", or "he" where the other says "she"."""
    if one.sexes and other.sexes and one.sexes.isdisjoint(other.sexes):
        return True
    ours = {side for side, _ in one.sides}
    return any(
        are_sides(left, right) and right not in ours and (left not in JOINING_SIDES or _is_one(leads, to))
        for left, leads in one.sides
        for right, to in other.sides
    )


def _is_one(word: str, other: str) -> bool:
    return word == other or nearness(word, other) >= ALIGNED


def opposed(one: Held, other: Held) -> bool:
    """Whether one has an opposite of what the other has, and neither of the two is negated, or both are."""
    return any((ours.value in one.negated) == (theirs.value in other.negated) for ours, theirs in _poles(one, other))


def turned(one: Held, other: Held) -> bool:
    """Whether one denies what the other says."""
    if not negated_one(one, other) and (one.negations > 0) == (other.negations > 0):
        return False
    return _one_is_negated(one, other) and not _poles(one, other)


def _poles(one: Held, other: Held) -> list[tuple[Token, Token]]:
    """Opposites, one of each claim, that nothing in the other stands for."""
    ours, theirs = unmatched(one, other, SYNONYM), unmatched(other, one, SYNONYM)
    return [(left, right) for left in ours for right in theirs if _are_opposed(left, right)]


def _one_is_negated(one: Held, other: Held) -> bool:
    """Whether some words that both have are negated in one of them, and none in both."""
    pairs = [(a.value, b.value) for a in one.telling for b in other.telling if _may_be_one(one, other, a, b)]
    both = any(a in one.negated and b in other.negated for a, b in pairs)
    return bool(pairs) and not both and any((a in one.negated) != (b in other.negated) for a, b in pairs)


def _may_be_one(one: Held, other: Held, ours: Token, theirs: Token) -> bool:
    is_negated = ours.value in one.negated or theirs.value in other.negated
    return is_negated and alike(ours, theirs) >= ALIGNED


def _are_opposed(one: Token, other: Token) -> bool:
    return are_poles(one.value, other.value) or are_opposites(one.value, other.value)


def swapped(one: Held, other: Held) -> bool:
    """Whether what both say is done by one to the other, the other way round."""
    return any(
        _turned_round(left, right)
        for act, left in one.roles.items()
        for what, right in other.roles.items()
        if act == what and act not in BEFALLING
    )


def _turned_round(left: Roles, right: Roles) -> bool:
    if left.passive == right.passive:
        if left.passive and not (left.by and right.by):
            return False
        return bool(left.before & right.after and left.after & right.before and not left.before & right.before)
    return _is_done_to_the_doer(*((left, right) if left.passive else (right, left)))


def _is_done_to_the_doer(done: Roles, doing: Roles) -> bool:
    """Whether a passive act befalls somebody else than the active one ("was shot", "shot a driver")."""
    if done.by:
        return bool(done.before & doing.before and done.after & doing.after and not done.before & doing.after)
    if not doing.object:
        return False
    of_doer = done.before & doing.before and not done.before & doing.after
    of_another = done.before & doing.after and doing.object in done.after and doing.object not in done.before
    return bool(of_doer or of_another)


def voices_apart(one: Held, other: Held) -> bool:
    """Whether both say who says it, and it is not the same one."""
    return bool(one.voice and other.voice) and not _meet(one.voice, other.voice)


def _meet(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    return any(alike(left, right) >= ALIGNED for left in ours for right in theirs)
