"""The network's attributions and the rules', made one: each decides where it knows better.

The network finds more wordings than any lexicon, the rules know the forms of print for sure: whose name stands before
a colon or behind a dash, where a quotation ends, whom "according to" names. A content that both read keeps the
network's bounds unless it was unsure of them; a source that the network missed is taken from the rules; what only the
network saw must be surer than what a rule confirms; what only a rule saw stays where its form leaves no doubt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.model import CueKind, Mode, Span, Stance
from bot.provenance.reading import Found

LEAST_ALONE = 0.65
"""Confidence that the network needs where no rule reads the same words."""
LEAST_UNSOURCED = 0.9
"""The same where it names no source, either."""
LEAST_OVER_RULE = 0.85
"""Confidence from which the network's bounds stand against a rule's other ones."""
SURE_FORM = 0.75
"""Confidence from which a rule's reading of quoted words stands alone."""
_SAME = 0.8
ALIKE = 0.5
"""Overlap from which two contents are one (Jaccard over characters)."""


def merge(tagged: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """All attributions that stand, in no particular order; parents are not set."""
    index = Contents(ruled)
    matched: set[int] = set()
    kept: list[Found] = []
    for found in tagged:
        at, overlap = index.best(found)
        if at is not None and overlap >= ALIKE:
            matched.add(at)
            kept.append(_joined(found, ruled[at], overlap))
        elif found.confidence >= (LEAST_ALONE if found.source is not None else LEAST_UNSOURCED):
            kept.append(found)
    taken = Contents(kept)
    rest = (made for at, made in enumerate(ruled) if at not in matched)
    return kept + [replace(made, parent=None) for made in rest if _stands(made, taken)]


def _joined(found: Found, rule: Found, overlap: float) -> Found:
    """One attribution that both read."""
    if overlap < _SAME and found.confidence < LEAST_OVER_RULE:
        return replace(rule, parent=None)
    joined = found
    if found.source is None and rule.source is not None:
        joined = replace(joined, source=rule.source)
    if found.cue is None and rule.cue is not None:
        joined = replace(joined, cue=rule.cue)
    if _touches(joined.cue, rule.cue):
        joined = replace(joined, addressee=rule.addressee)
        if _is_plain(joined) and _touches(joined.source, rule.source):
            joined = replace(joined, cue_kind=rule.cue_kind, stance=rule.stance)
    return replace(joined, confidence=max(found.confidence, rule.confidence))


def _is_plain(found: Found) -> bool:
    """Whether the cue alone told nothing more than that something is said; the rules see more around it."""
    return found.cue_kind in (CueKind.SPEECH, CueKind.NONE) and found.stance is Stance.ASSERTS


def _touches(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _stands(made: Found, taken: Contents) -> bool:
    """Whether a rule's reading that the network did not share is kept."""
    if taken.touches(made):
        return made.parent is not None and made.confidence >= SURE_FORM and taken.holds(made)
    if made.cue_kind is CueKind.NONE:
        return made.source is not None
    return made.mode is not Mode.INDIRECT and made.confidence >= SURE_FORM


class Contents:
    """Attributions by the places of their contents."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._spans = sorted((span, at) for at, made in enumerate(found) for span in made.content)
        self._longest = max((span.end - span.start for span, _ in self._spans), default=0)

    def _near(self, span: Span) -> Iterator[tuple[Span, int]]:
        start = bisect_left(self._spans, (Span(max(0, span.start - self._longest), 0), -1))
        for other, at in self._spans[start:]:
            if other.start >= span.end:
                return
            if other.overlaps(span):
                yield other, at

    def best(self, made: Found) -> tuple[int | None, float]:
        """The attribution whose content overlaps most (Jaccard over characters), and by how much."""
        shared: dict[int, int] = {}
        for span in made.content:
            for other, at in self._near(span):
                common = min(span.end, other.end) - max(span.start, other.start)
                shared[at] = shared.get(at, 0) + common
        own = length(made)
        overlaps = {at: n / (own + length(self._found[at]) - n) for at, n in shared.items()}
        best = max(overlaps, key=lambda at: overlaps[at], default=None)
        return best, overlaps[best] if best is not None else 0.0

    def touches(self, made: Found) -> bool:
        """Whether any content shares a character with this one's."""
        return any(True for span in made.content for _ in self._near(span))

    def holds(self, made: Found) -> bool:
        """Whether all of this one's contents stand within one other's."""
        return any(
            all(
                any(outer.covers(span) and outer != span for outer in self._found[at].content)
                for span in made.content
            )
            for _, at in self._near(made.content[0])
        )


def length(made: Found) -> int:
    """Characters of all its contents."""
    return sum(span.end - span.start for span in made.content)
