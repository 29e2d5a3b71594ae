"""Which attribution stands within which: the order of the list and the `parent` of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from bot.model import CueKind, Span
from bot.provenance.reading import Found

_SURE_WITHIN = 0.75


def nest(found: Sequence[Found]) -> tuple[Found, ...]:
    """The attributions in text order, parents before what stands within them, each with its nearest parent."""
    ordered = _without_weak(_distinct(sorted(found, key=_place)))
    owners = _owners(ordered)
    return tuple(
        made if made.parent == owner else replace(made, parent=owner)
        for made, owner in zip(ordered, owners, strict=True)
    )


def _without_weak(ordered: Sequence[Found]) -> list[Found]:
    """Without the less sure ones that stand within another's reported words: there, most are part of the report.

    A post is no report but a text of its own, so what stands in it stays.
    """
    return [
        made
        for made, owner in zip(ordered, _owners(ordered), strict=True)
        if owner is None or made.confidence >= _SURE_WITHIN or ordered[owner].cue_kind is CueKind.NONE
    ]


def _place(made: Found) -> tuple[int, int]:
    return made.content[0].start, -sum(span.end - span.start for span in made.content)


def _distinct(ordered: Sequence[Found]) -> list[Found]:
    """Without those that have the same content as the one before them; the surer one stays."""
    kept: list[Found] = []
    for made in ordered:
        if kept and kept[-1].content == made.content:
            kept[-1] = max(kept[-1], made, key=attrgetter("confidence"))
        else:
            kept.append(made)
    return kept


def _owners(ordered: Sequence[Found]) -> list[int | None]:
    """For each, the innermost other one whose content covers its whole first content span."""
    spans = sorted(
        ((span, index) for index, made in enumerate(ordered) for span in made.content),
        key=lambda pair: (pair[0].start, -pair[0].end, pair[1]),
    )
    owners: list[int | None] = [None] * len(ordered)
    open_spans: list[tuple[Span, int]] = []
    for span, index in spans:
        while open_spans and open_spans[-1][0].end <= span.start:
            open_spans.pop()
        if span == ordered[index].content[0]:
            owners[index] = _innermost(open_spans, span, index, ordered)
        open_spans.append((span, index))
    return owners


def _innermost(
    open_spans: Sequence[tuple[Span, int]], span: Span, index: int, ordered: Sequence[Found]
) -> int | None:
    for outer, owner in reversed(open_spans):
        if owner < index and outer.covers(span) and outer != span and _whole_within(ordered[index], outer):
            return owner
    return None


def _whole_within(made: Found, outer: Span) -> bool:
    """Whether source and cue stand within, too: "Smith said" before its own words is no part of them."""
    return all(part is None or outer.covers(part) for part in (made.cue, made.source) if part is not None) or (
        made.cue is not None and outer.covers(made.cue)
    )
