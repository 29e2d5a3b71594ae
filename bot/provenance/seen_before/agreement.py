"""Where two claims agree and where they do not, as a few numbers that a decision can be made of.

Words are aligned with the word of the other claim that is nearest in meaning; names, amounts and times must agree.
A difference counts where both sides give something that the other lacks: a detail that only one gives is no
difference. This module knows nothing of how the numbers are weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bot.provenance.concepts import is_weak
from bot.provenance.seen_before.alignment import ALIGNED, alike, unmatched
from bot.provenance.seen_before.contradictions import Contradictions, voices_apart
from bot.provenance.seen_before.held import Held
from bot.provenance.seen_before.tokens import Kind, Token
from bot.provenance.seen_before.wording import LIGHT_ACTS, WISHES, sorts

_WEAK = 0.3
_TITLE = 0.5
_ACT = 1.2
_STANDS_FOR = ALIGNED + 0.2
"""How alike two words must be to replace each other word for word."""
_MOST_LEFT = 4.0
_MOST_COMMON = 6.0


class Features(NamedTuple):
    """What is weighed; all between 0 and 1 or small counts."""

    covered: float
    """Mean share of both claims' telling words that the other has."""
    covered_least: float
    amounts_shared: float
    amounts_missing: float
    times_missing: float
    names_missing: float
    voices_apart: float
    """Both say who says it, and it is not the same one."""
    replaced: float
    """Words that both lack of each other, where most of the rest is word for word the same."""
    nearly_verbatim: float
    """The share of words, of the claim with fewer of them, that stand in the other as they are."""
    left_over: float
    """Telling words, of the claim with fewer of them, that the other lacks."""
    common: float
    """How much both say, in words, names and amounts."""
    act_replaced: float
    """How many acts one of them has that the other lacks, where most words are the same."""
    put_in_place: float
    """How much of the order of words is shared where each has a telling word in place of the other's; 0 where not."""
    wish_apart: float
    """How much of one the other has, where one tells as a fact what the other tells as a wish, a plan or a charge."""
    kinds_apart: float
    """Of things of which a thing is one only ("a wedding", "a funeral") each names another: of how many sorts."""
    tense_apart: float
    """Whether one tells as done what the other tells as to come or possible."""
    other_voice: float
    """The voices differ, and what they say is nearly word for word the same."""


def compare(one: Held, other: Held, found: Contradictions) -> Features:
    """The features of two claims, of which `found` are the contradictions."""
    ours, theirs = unmatched(one, other), unmatched(other, one)
    covers = sorted((_covered(one, ours), _covered(other, theirs)))
    verbatim = len(one.values & other.values) / max(1, min(len(one.values), len(other.values)))
    left = min(_weight_of(ours), _weight_of(theirs))
    common = _weight_of(one.telling) - _weight_of(ours) + found.names.shared + found.amounts.shared
    voices = float(voices_apart(one, other))
    return Features(
        covered=sum(covers) / 2,
        covered_least=covers[0],
        amounts_shared=found.amounts.shared,
        amounts_missing=found.amounts.missing,
        times_missing=found.times.missing,
        names_missing=found.names.missing,
        voices_apart=voices,
        replaced=min(left, 2.0) * max(0.0, verbatim - 0.5) * 2,
        nearly_verbatim=verbatim,
        left_over=min(left, _MOST_LEFT),
        common=min(common, _MOST_COMMON),
        act_replaced=min(max(_acts(ours), _acts(theirs)), 2) * verbatim,
        put_in_place=_put_in_place(one, other),
        wish_apart=covers[0] * (_wishes(one) != _wishes(other)),
        kinds_apart=float(min(len(_sorts(ours) & _sorts(theirs)), 2)),
        tense_apart=float(_is_to_come(one) != _is_to_come(other)),
        other_voice=voices * verbatim,
    )


def _put_in_place(one: Held, other: Held) -> float:
    ours, theirs = _sequence(one), _sequence(other)
    matcher = SequenceMatcher(None, [t.value for t in ours], [t.value for t in theirs], autojunk=False)
    for what, low, high, first, last in matcher.get_opcodes():
        if what == "replace" and _stand_apart(ours[low:high], theirs[first:last]):
            return max(0.0, 2 * matcher.ratio() - 1)
    return 0.0


def _sequence(held: Held) -> list[Token]:
    return [token for token in held.tokens if token.value]


def _stand_apart(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    mine = [token for token in ours if token.is_telling]
    yours = [token for token in theirs if token.is_telling]
    return bool(mine and yours) and not any(alike(a, b) > _STANDS_FOR for a in mine for b in yours)


def _covered(held: Held, lacking: Sequence[Token]) -> float:
    whole = _weight_of(held.telling)
    return 1 - _weight_of(lacking) / whole if whole else 1.0


def _weight_of(tokens: Iterable[Token]) -> float:
    return sum(map(_weight, tokens))


def _weight(token: Token) -> float:
    if is_weak(token.value):
        return _WEAK
    if token.kind is Kind.TITLE:
        return _TITLE
    return _ACT if token.kind in (Kind.ACT, Kind.PASSIVE) else 1.0


def _sorts(tokens: Iterable[Token]) -> frozenset[int]:
    return sorts(token.value for token in tokens)


def _acts(tokens: Iterable[Token]) -> int:
    return sum(token.kind in (Kind.ACT, Kind.PASSIVE) and token.value not in LIGHT_ACTS for token in tokens)


def _wishes(held: Held) -> bool:
    return any(token.kind in (Kind.ACT, Kind.PASSIVE) and token.value in WISHES for token in held.tokens)


def _is_to_come(held: Held) -> bool:
    return any(token.kind is Kind.MAY for token in held.tokens)
