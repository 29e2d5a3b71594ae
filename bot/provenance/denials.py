"""Which claims a denial denies.

A denial retells what it denies, usually shorter ("denied that X", "called the report that X a lie"), so it is
matched by how much of its matter a claim holds. A denial without matter of its own ("denied the allegations") points
back at the claims that stand just before it. This module knows nothing of accounts and reasons.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.model import Attribution, Span, Stance
from bot.provenance.concepts import Word, is_weak
from bot.provenance.drafts import Draft
from bot.provenance.nouns import REFUSABLE
from bot.provenance.similarity import Bag, Matters, held_in, likeness
from bot.provenance.words import stem

_DENYING = frozenset(
    stem(word)
    for word in (
        "deny denial claim allegation accusation charge suggestion report rumour rumor story propaganda false untrue "
        "lie hoax fake nonsense baseless unfounded wrong incorrect misleading fabricated fabrication dispute reject "
        "refute rebut dismiss call insist quick wrongdoing assertion notion idea strongly vehemently categorically "
        "repeatedly flatly spokesman spokeswoman spokesperson statement quick criticism contradict"
    ).split()
)
"""Words that belong to the act of denying and not to what is denied."""

_LABELS = frozenset(stem(word) for word in "propaganda false untrue lie hoax fake nonsense baseless fiction".split())
"""Words that a denier puts on what he denies ("called the report that X, a plain lie")."""
_LABEL_WORDS = 4

_REFUSED = frozenset(stem(word) for word in REFUSABLE)

_SEVERAL = frozenset("allegations accusations charges claims reports rumours rumors suggestions".split())

_LEAST_LIKE = 0.4
_NEARLY = 0.75
"""A claim is denied too where it is at least this share as alike as the best match,"""
_NEARLY_TOGETHER = 0.45
"""or this share where it stands in one group with the best match."""
_BACK_CHARACTERS = 900


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody denies something: who, in which words, in which draft (None where no draft holds it)."""

    source: int
    span: Span
    draft: int | None


def find_denials(
    drafts: Sequence[Draft], attributions: Sequence[Attribution], matters: Matters
) -> tuple[Denial, ...]:
    """Every denial with a speaker: the drafts that deny, and the attributions that deny outside of such drafts."""
    found = [
        Denial(source, draft.span, draft.id)
        for draft in drafts
        if draft.stance is Stance.DENIES
        for source in draft.sources
    ]
    covered = {attribution for draft in drafts if draft.stance is Stance.DENIES for attribution in draft.attributions}
    for attribution in attributions:
        if attribution.stance is not Stance.DENIES or attribution.source is None or attribution.id in covered:
            continue
        span = Span(attribution.content[0].start, attribution.content[-1].end)
        if not any(denial.span.overlaps(span) and denial.source == attribution.source for denial in found):
            found.append(Denial(attribution.source, span, None))
    return tuple(denial for denial in found if not _is_refusal(matters.read(denial.span)))


def _is_refusal(words: Sequence[Word]) -> bool:
    """Whether what is denied is a request or the like, and so refused and not denied."""
    first = next((word for word in words if word.concepts and word.stem not in _DENYING), None)
    return first is not None and first.stem in _REFUSED


def match_denials(
    denials: Iterable[Denial], drafts: Sequence[Draft], matters: Matters, groups: Sequence[Sequence[int]]
) -> dict[Denial, tuple[int, ...]]:
    """The ids of the drafts that each denial denies; those that deny nothing listed are left out.

    `groups` are the drafts that are held to be about the same thing.
    """
    home = {draft_id: number for number, group in enumerate(groups) for draft_id in group}
    matched = {denial: _denied(denial, drafts, matters, home) for denial in denials}
    return {denial: claims for denial, claims in matched.items() if claims}


def denied_by(matched: Mapping[Denial, Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Draft id → the ids of the sources that deny it."""
    found: dict[int, list[int]] = defaultdict(list)
    for denial, claims in matched.items():
        for claim in claims:
            if denial.source not in found[claim]:
                found[claim].append(denial.source)
    return {claim: tuple(sorted(sources)) for claim, sources in sorted(found.items())}


def _denied(denial: Denial, drafts: Sequence[Draft], matters: Matters, home: Mapping[int, int]) -> tuple[int, ...]:
    all_words = matters.read(denial.span)
    words = _denied_words(all_words)
    if not any(word.concepts and not word.named and not is_weak(word.stem) for word in words):
        return _just_before(denial, drafts, any(word.lower in _SEVERAL for word in all_words))
    bag = matters.bag(words)
    scored = [
        (_alike(bag, matters.bags[draft_id]), draft_id)
        for draft_id in matters.neighbours(bag)
        if _can_be_denied(drafts[draft_id], denial)
    ]
    best, best_id = max(scored, default=(0.0, -1))
    if best < _LEAST_LIKE:
        return ()
    near = {True: _NEARLY_TOGETHER * best, False: max(_LEAST_LIKE, _NEARLY * best)}
    return tuple(sorted(other for score, other in scored if score >= near[home.get(other) == home.get(best_id)]))


def _denied_words(words: Sequence[Word]) -> list[Word]:
    """The words that retell what is denied, without the act of denying and the label put on it."""
    start = max((at + 1 for at, word in enumerate(words) if word.text == ","), default=len(words))
    tail = words[start:]
    if len(tail) <= _LABEL_WORDS and any(word.stem in _LABELS for word in tail):
        words = words[:start]
    return [word for word in words if word.stem not in _DENYING]


def _alike(denied: Bag, claim: Bag) -> float:
    return (likeness(denied, claim) + held_in(denied, claim)) / 2


def _can_be_denied(draft: Draft, denial: Denial) -> bool:
    return (
        draft.stance is Stance.ASSERTS
        and draft.id != denial.draft
        and denial.source not in draft.sources
        and not draft.span.overlaps(denial.span)
    )


def _just_before(denial: Denial, drafts: Sequence[Draft], several: bool) -> tuple[int, ...]:
    """The claims before a bare denial that it points back at.

    They are the nearest ones of one other voice: the last sentence of them, or, for a denial of `several` things
    ("the allegations"), as many as follow on one another.
    """
    found: list[int] = []
    before = bisect_left(drafts, denial.span.start, key=lambda draft: draft.span.start)
    for draft in map(drafts.__getitem__, range(before - 1, -1, -1)):
        if not _can_be_denied(draft, denial) or not draft.sources:
            continue
        if denial.span.start - draft.span.end > _BACK_CHARACTERS:
            break
        last = drafts[found[-1]] if found else draft
        if draft.sources != last.sources or not (several or draft.sentence == last.sentence):
            break
        found.append(draft.id)
    return tuple(sorted(found))
