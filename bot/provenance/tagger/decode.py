"""The network's output for one window into attributions, in pieces: labels into spans, spans tied to their cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.provenance.tagger.links import Linker, Run
from bot.provenance.tagger.pieces import Window
from bot.provenance.tagger.tags import Floats, Role, Tagged, log_softmax, spans


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution of a window."""

    contents: tuple[Run, ...]
    cue: Run | None
    source: Run | None
    confidence: float
    """0 to 1: mean probability of the labels of its contents and cue."""


@dataclass(frozen=True, slots=True)
class Linkers:
    """The two kinds of link."""

    source: Linker
    content: Linker


def attributions(window: Window, hidden: Floats, scores: Floats, linkers: Linkers) -> list[Linked]:
    """The attributions of a window in the order of their contents.

    `hidden` is (pieces, width), `scores` (pieces, LABELS) before the softmax.
    """
    tagged = spans(log_softmax(scores), window.words)
    by_role = {role: [each for each in tagged if each.role is role] for role in Role}
    sources, cues, contents = by_role[Role.SOURCE], by_role[Role.CUE], by_role[Role.CONTENT]
    to_cue = _best(window, hidden, contents, cues, linkers.content)
    to_source = _best(window, hidden, cues, sources, linkers.source)
    grouped: dict[int, list[Tagged]] = {}
    for content, cue in zip(contents, to_cue, strict=True):
        grouped.setdefault(cue if cue >= 0 else -1 - content.low, []).append(content)
    taken = set(to_source)
    free = [source for index, source in enumerate(sources) if index not in taken]
    return [
        _linked(parts, cues[cue], sources[to_source[cue]] if to_source[cue] >= 0 else None)
        if cue >= 0
        else _linked(parts, None, _nearest(window, parts[0], free))
        for cue, parts in grouped.items()
    ]


def _linked(parts: Sequence[Tagged], cue: Tagged | None, source: Tagged | None) -> Linked:
    sure = [part.confidence for part in parts] + ([cue.confidence] if cue else [])
    return Linked(
        contents=tuple(_joined((part.low, part.high) for part in parts)),
        cue=(cue.low, cue.high) if cue else None,
        source=(source.low, source.high) if source else None,
        confidence=sum(sure) / len(sure),
    )


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs in order; those with nothing between them are one: a content that was begun twice."""
    held: Run | None = None
    for low, high in runs:
        if held is not None and held[1] < low:
            yield held
            held = None
        held = (held[0] if held is not None else low, high)
    if held is not None:
        yield held


def _runs(tagged: Sequence[Tagged]) -> list[Run]:
    return [(each.low, each.high) for each in tagged]


def _best(
    window: Window, hidden: Floats, parts: Sequence[Tagged], targets: Sequence[Tagged], linker: Linker
) -> list[int]:
    """The index of each span's target, -1 for none."""
    if not parts:
        return []
    best = linker.scores(hidden, _runs(parts), _runs(targets), window.paragraphs).argmax(axis=1)
    return [int(at) if at < len(targets) else -1 for at in best]


def _nearest(window: Window, content: Tagged, sources: Sequence[Tagged]) -> Tagged | None:
    """The source without a cue that stands nearest to a content in its paragraph."""
    there = [s for s in sources if window.paragraphs[s.low] == window.paragraphs[content.low]]
    return min(there, key=lambda s: max(content.low - s.high, s.low - content.high), default=None)
