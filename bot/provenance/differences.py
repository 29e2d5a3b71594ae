"""Where different voices give a detail of the same thing differently.

Precision comes first: a difference is shown only between different voices, about the same predicate, where the
subject or the whole claim is the same and nothing else in the words (other names, other dates, a contrast such as
north and south) explains it. A different spelling, a pronoun, a synonym, a rounder number or a more general name of
the same thing is no difference. This module knows nothing of accounts' denials and origins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.model import Difference, Stance, Variant
from bot.provenance.concepts import ACTIONS, Word, is_speech, is_weak, related
from bot.provenance.details import Detail, DetailKind, details, noun_phrase
from bot.provenance.drafts import Draft
from bot.provenance.similarity import Matters, contrasted, is_short_for
from bot.provenance.words import TIME_WORDS, is_date_word, is_year

Given = tuple[int, Detail]
"""A draft's id and a detail that the draft gives."""

_LEAST_LIKE = {DetailKind.FILLER: 0.0, DetailKind.COUNT: 0.3, DetailKind.TIME: 0.42, DetailKind.KIND: 0.42}
"""How alike the two claims must be where no account holds both."""
_REMAINDER = frozenset("else other others rest remaining remainder".split())
_STAND_INS = frozenset(
    "company firm party group agency ministry government city state team club union organisation organization "
    "toll number figure total case size level".split()
)
"""Nouns that stand for a name given elsewhere, or for the figure itself."""
_SOMEBODY = frozenset("he him his she her hers they them their theirs".split())
_LEFT_OVER = 1
"""How many telling words the briefer of two claims may have that the other lacks."""
_TOO_MANY = 40
"""A key under which more details are given than this is no detail of one thing."""


def find_differences(
    drafts: Sequence[Draft], matters: Matters, groups: Sequence[Sequence[int]]
) -> tuple[Difference, ...]:
    """The differences between the asserting drafts, in text order; `groups` are drafts already held together."""
    home = {draft_id: number for number, group in enumerate(groups) for draft_id in group}
    found: dict[tuple[str, ...], Difference] = {}
    for given in _by_key(drafts, matters).values():
        pairs = [
            (first, second)
            for k, first in enumerate(given)
            for second in given[k + 1 :]
            if _hold_apart(first, second, drafts, matters, home)
        ]
        for linked in _linked(pairs):
            difference = _difference(linked, drafts)
            spans = tuple(str(variant.span) for variant in difference.variants)
            found.setdefault(spans, difference)
    return _without_lesser(found.values())


def _by_key(drafts: Sequence[Draft], matters: Matters) -> dict[tuple[str, ...], list[Given]]:
    """The details of all asserting drafts by kind and key; what one draft gives twice under a key is unclear."""
    found: dict[tuple[str, ...], dict[int, list[Detail]]] = defaultdict(lambda: defaultdict(list))
    for draft in drafts:
        if draft.stance is Stance.ASSERTS:
            for detail in details(matters.text, matters.words[draft.id]):
                found[(detail.kind, *detail.key)][draft.id].append(detail)
    single = {
        key: [(draft_id, given[0]) for draft_id, given in by_draft.items() if len(given) == 1]
        for key, by_draft in found.items()
    }
    return {key: given for key, given in single.items() if 1 < len(given) <= _TOO_MANY}


def _hold_apart(first: Given, second: Given, drafts: Sequence[Draft], matters: Matters, home: dict[int, int]) -> bool:
    """Whether two details, given under one key, are a true difference."""
    (one, left), (other, right) = first, second
    ours, theirs = matters.words[one], matters.words[other]
    if not set(drafts[one].sources or (-1,)).isdisjoint(drafts[other].sources or (-1,)):
        return False
    together = home.get(one) == home.get(other)
    if not together and matters.like(one, other) < _LEAST_LIKE[left.kind]:
        return False
    if left.kind is DetailKind.FILLER:
        alike = _same_subject(left, right) and _fillers_differ(left, right)
        return alike and _left_over(_context(ours, left), _context(theirs, right)) <= _LEFT_OVER
    if left.kind is DetailKind.KIND:
        return _names_differ(left.names, right.names)
    if _explained(ours, theirs, left, right):
        return False
    if left.quantity is not None and right.quantity is not None:
        return not left.quantity.agrees_with(right.quantity)
    return left.value != right.value


def _same_subject(left: Detail, right: Detail) -> bool:
    subjects = [
        {concept for word in detail.subject for concept in word.concepts if not _is_aside(word, concept)}
        for detail in (left, right)
    ]
    return bool(subjects[0] & subjects[1])


def _is_aside(word: Word, concept: str) -> bool:
    return is_weak(concept) or word.lower.endswith(("'s", "s'", "ly", "est"))


def _fillers_differ(left: Detail, right: Detail) -> bool:
    if left.heads & right.heads:
        return _quantities_differ(left, right) or _names_differ(left.names, right.names)
    if not left.heads or not right.heads:
        return not left.heads and not right.heads and _names_differ(left.names, right.names)
    return not any(related(one, other) for one in left.heads for other in right.heads)


def _quantities_differ(left: Detail, right: Detail) -> bool:
    if left.quantity is None or right.quantity is None:
        return False
    return not left.quantity.agrees_with(right.quantity)


def _names_differ(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both name something and neither can be short for the other ("DOJ", "Justice Department")."""
    return bool(left and right) and not left & right and not is_short_for(left, right)


def _explained(one: Sequence[Word], other: Sequence[Word], left: Detail, right: Detail) -> bool:
    """Whether the rest of the two claims says that they speak of different things.

    Other names, dates, places or opposites do, and so does what the briefer claim tells that the other does not:
    nothing may be left over beside a measure ("7 percent of sales").
    """
    ours, theirs = _context(one, left), _context(other, right)
    only = (_named(ours) - _named(theirs), _named(theirs) - _named(ours))
    if (all(only) and not is_short_for(*only)) or (_is_about_somebody(ours) and _is_about_somebody(theirs)):
        return True
    periods, places = (_periods(ours), _periods(theirs)), (_places(ours), _places(theirs))
    if any(all(pair) and pair[0].isdisjoint(pair[1]) for pair in (periods, places)):
        return True
    measured = left.quantity is not None and bool(left.quantity.unit)
    if measured and not _share_more_than(left.key, ours, theirs):
        return True
    if contrasted(ours, theirs) or _rest(ours) != _rest(theirs):
        return True
    return _left_over(ours, theirs) > (0 if measured else _LEFT_OVER)


def _share_more_than(key: Sequence[str], ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two claims share a telling word beside the predicate that a measure stands under."""
    held = [
        {c for word in words if _is_telling(word) or word.named for c in word.concepts} for words in (ours, theirs)
    ]
    return bool((held[0] & held[1]).difference(key))


def _is_about_somebody(words: Sequence[Word]) -> bool:
    """Whether a claim speaks of somebody by pronoun alone, so that nothing here says of whom."""
    return not _named(words) and any(word.lower in _SOMEBODY for word in words)


def _rest(words: Sequence[Word]) -> bool:
    """Whether a claim is about those that another figure leaves ("everyone else", "the remaining")."""
    return any(word.lower in _REMAINDER for word in words)


def _left_over(ours: Sequence[Word], theirs: Sequence[Word]) -> int:
    """How many telling words the briefer of two claims has that the other lacks, names and times aside."""
    held = [{concept for word in words for concept in word.concepts} for words in (ours, theirs)]
    alone = [
        {word.stem for word in words if _is_telling(word) and held[1 - side].isdisjoint(word.concepts)}
        for side, words in enumerate((ours, theirs))
    ]
    return min(map(len, alone))


def _is_telling(word: Word) -> bool:
    if not word.concepts or word.named or is_weak(word.stem) or word.lower in _STAND_INS:
        return False
    return not (word.lower.endswith("ly") or word.lower in TIME_WORDS or is_speech(word) or word.text[0].isdigit())


def _periods(words: Sequence[Word]) -> set[str]:
    return {word.lower for word in words if word.lower in TIME_WORDS or is_date_word(word.text) or is_year(word.text)}


def _places(words: Sequence[Word]) -> set[str]:
    """What "in", "at" and "near" lead to, unless it is an event ("in the fire")."""
    found: set[str] = set()
    for index, word in enumerate(words):
        if word.lower in {"in", "at", "near"}:
            concepts = [c for w in noun_phrase(words, index + 1) for c in w.concepts]
            found |= set(concepts) if ACTIONS.isdisjoint(concepts) else set()
    return found


def _context(words: Sequence[Word], detail: Detail) -> list[Word]:
    return [word for word in words if not (detail.span.start <= word.start < detail.span.end)]


def _named(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(concept for word in words if word.named or word.text.isdigit() for concept in word.concepts)


def _linked(pairs: Sequence[tuple[Given, Given]]) -> list[list[Given]]:
    """The connected groups among pairs, each in text order."""
    home: dict[int, list[Given]] = {}
    for first, second in pairs:
        left = home.setdefault(first[0], [first])
        right = home.setdefault(second[0], [second])
        if left is not right:
            left.extend(right)
            home.update({draft_id: left for draft_id, _ in right})
    groups = {id(group): group for group in home.values()}.values()
    return [sorted(group, key=lambda given: given[1].span) for group in groups]


def _difference(linked: Sequence[Given], drafts: Sequence[Draft]) -> Difference:
    variants = tuple(
        Variant(span=detail.span, claim=draft_id, sources=drafts[draft_id].sources) for draft_id, detail in linked
    )
    about = linked[0][1].about
    return Difference(about=about.english, variants=variants, about_wording=about if about.slots else None)


def _without_lesser(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences whose variants are not all shown, at the same places, by another with as many or more."""
    kept: list[Difference] = []
    for difference in sorted(differences, key=lambda d: -len(d.variants)):
        if not any(_shown_by(difference, other) for other in kept):
            kept.append(difference)
    return tuple(sorted(kept, key=lambda d: d.variants[0].span))


def _shown_by(difference: Difference, other: Difference) -> bool:
    return all(any(v.span.overlaps(shown.span) for shown in other.variants) for v in difference.variants)
