"""Where two claims agree and where they do not, as a few numbers that a decision can be made of.

Words are aligned with the word of the other claim that is nearest in meaning; names, amounts and times must agree.
A difference counts where both sides give something that the other lacks: a detail that only one gives is no
difference. This module knows nothing of how the numbers are weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from math import log
from typing import NamedTuple

from bot.provenance.concepts import is_weak
from bot.provenance.seen_before.alignment import ALIGNED, alike, is_named_in, unmatched
from bot.provenance.seen_before.contradictions import Contradictions, negated_one, voices_apart
from bot.provenance.seen_before.held import Held
from bot.provenance.seen_before.statements import Mood
from bot.provenance.seen_before.tokens import Kind, Token
from bot.provenance.seen_before.wording import sorts

_WEAK = 0.3
_TITLE = 0.5
_STANDS_FOR = ALIGNED + 0.2
"""How alike two words must be to replace each other word for word."""
_MOST_NAMES = 2
_UNSURE = 0.5


class Features(NamedTuple):
    """What is weighed; all between 0 and 1 or small counts."""

    covered: float
    """Mean share of both claims' telling words that the other has, each as far as a word of the other is like it."""
    covered_least: float
    amounts_shared: float
    amounts_missing: float
    times_missing: float
    names_shared: float
    nearly_verbatim: float
    """The share of words, of the claim with fewer of them, that stand in the other as they are."""
    put_in_place: float
    """How much of the order of words is shared where each has a telling word in place of the other's; 0 where not."""
    kinds_apart: float
    """Of things of which a thing is one only ("a wedding", "a funeral") each names another: of how many sorts."""
    other_voice: float
    """Both say who says it, and it is not the same one: how much of what they say is word for word the same."""
    negated_one: float
    """Whether one of them denies and the other does not."""
    predicates_alike: float
    """How much what one states in the main can stand for what the other does; a half where one has no such verb."""
    moods_apart: float
    """Whether one tells as a fact what the other tells as to come or possible."""
    brevity: float
    """How much longer one is than the other: the logarithm of how many times."""


def compare(one: Held, other: Held, found: Contradictions) -> Features:
    """The features of two claims, of which `found` are the contradictions."""
    covers = sorted((_covered(one, other), _covered(other, one)))
    verbatim = len(one.values & other.values) / max(1, min(len(one.values), len(other.values)))
    return Features(
        covered=sum(covers) / 2,
        covered_least=covers[0],
        amounts_shared=found.amounts.shared,
        amounts_missing=found.amounts.missing,
        times_missing=found.times.missing,
        names_shared=float(min(sum(is_named_in(name, other) for name in one.names), _MOST_NAMES)),
        nearly_verbatim=verbatim,
        put_in_place=_put_in_place(one, other),
        kinds_apart=float(min(len(_sorts(one, other) & _sorts(other, one)), 2)),
        other_voice=verbatim * voices_apart(one, other),
        negated_one=float(negated_one(one, other)),
        predicates_alike=_predicates_alike(one.statement.act, other.statement.act),
        moods_apart=float(_are_apart(one.statement.mood, other.statement.mood)),
        brevity=abs(log(_length(one) / _length(other))),
    )


def _put_in_place(one: Held, other: Held) -> float:
    ours, theirs = _sequence(one), _sequence(other)
    matcher = SequenceMatcher(None, [t.value for t in ours], [t.value for t in theirs], autojunk=False)
    for what, low, high, first, last in matcher.get_opcodes():
        if what == "replace" and _stand_apart(ours[low:high], theirs[first:last]):
            return max(0.0, 2 * matcher.ratio() - 1)
    return 0.0


def _sequence(held: Held) -> list[Token]:
    return [token for token in held.tokens if token.is_said]


def _stand_apart(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    mine = [token for token in ours if token.is_telling]
    yours = [token for token in theirs if token.is_telling]
    return bool(mine and yours) and not any(alike(a, b) > _STANDS_FOR for a in mine for b in yours)


def _covered(held: Held, other: Held) -> float:
    """The share of a claim's telling words that the other has, by weight."""
    whole = sum(map(_weight, held.telling))
    return sum(_weight(token) * _likeness(token, other) for token in held.telling) / whole if whole else 1.0


def _likeness(token: Token, held: Held) -> float:
    """How much something in a claim can stand for a word."""
    if token.value in held.values:
        return 1.0
    return max((alike(token, each) for each in held.telling), default=0.0)


def _weight(token: Token) -> float:
    if is_weak(token.value):
        return _WEAK
    return _TITLE if token.kind is Kind.TITLE else 1.0


def _sorts(held: Held, other: Held) -> frozenset[int]:
    return sorts(token.value for token in unmatched(held, other))


def _predicates_alike(one: Token | None, other: Token | None) -> float:
    return alike(one, other) if one and other else _UNSURE


def _are_apart(one: Mood, other: Mood) -> bool:
    return Mood.UNTOLD not in (one, other) and one is not other


def _length(held: Held) -> int:
    return 1 + len(held.telling) + len(held.names)
