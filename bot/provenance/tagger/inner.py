"""Attributions within what somebody is said to have said: "Smith said that the doctor had told her …".

An article's attributions are read flat, each word in one at most. The words of each that may hold another one are
read once more, as texts of their own, which is how the network learned them; packed together they fill few windows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bot.model import CueKind, Span
from bot.provenance.reading import Found
from bot.provenance.rules.lexicon import FORMS
from bot.provenance.segment import tokens
from bot.provenance.tagger.merge import ALIKE, Contents, length

LEAST_WORDS = 6
"""Words of the shortest content that is looked into."""
LEAST_INSIDE = 0.9
"""Confidence from which an attribution within another one stands."""
_MOST_OF_IT = 0.85
"""Share of the outer words from which an inner content is the outer one again."""
_UNTOLD = frozenset({CueKind.BELIEF, CueKind.PERCEPTION})
"""What one is said to believe or to have seen is part of the telling, and no station on a claim's way."""
_CUES = frozenset(FORMS) | {"according"}


def worth_a_look(text: str, found: Sequence[Found]) -> list[Span]:
    """The contents that hold a word that may be a cue, in order; none within another."""
    spans = sorted({span for made in found for span in made.content}, key=lambda s: (s.start, -s.end))
    chosen: list[Span] = []
    for span in spans:
        if (not chosen or span.start >= chosen[-1].end) and _may_attribute(text, span):
            chosen.append(span)
    return chosen


def _may_attribute(text: str, span: Span) -> bool:
    said = [token.low for token in tokens(text, span) if token.is_word]
    return len(said) >= LEAST_WORDS and not _CUES.isdisjoint(said)


def settle_inner(found: Sequence[Found], outer: Sequence[Span], inner: Sequence[Found]) -> list[Found]:
    """The `found` attributions and those of the `inner` ones that stand; `outer` are the spans that were looked into.

    Of the found ones within an outer span, nearly all of them by rules, those stay that this second reading has, too.
    An inner one is added that tells who said or showed a part of the outer words, is sure of it, and is not among the
    found.
    """
    wholes = frozenset(outer)
    starts = [span.start for span in outer]
    seen = Contents([made for made in inner if made.cue is not None])
    kept = [
        made
        for made in found
        if not wholes.isdisjoint(made.content) or _around(made, outer, starts) is None or seen.best(made)[1] >= ALIKE
    ]
    known = Contents([made for made in kept if wholes.isdisjoint(made.content)])
    return kept + [
        made
        for made in inner
        if (whole := _around(made, outer, starts)) is not None
        and _is_sure_part(made, whole)
        and known.best(made)[1] < ALIKE
    ]


def _around(made: Found, outer: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """The outer span that holds the first content; None where none does."""
    at = bisect_right(starts, made.content[0].start) - 1
    return outer[at] if at >= 0 and outer[at].covers(made.content[0]) else None


def _is_sure_part(made: Found, outer: Span) -> bool:
    tells = made.source is not None and made.cue is not None and made.cue_kind not in _UNTOLD
    return tells and made.confidence >= LEAST_INSIDE and length(made) < _MOST_OF_IT * (outer.end - outer.start)
