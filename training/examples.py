"""Documents into what the network is trained on: windows with a label for each piece, links and sentence labels."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.model import Span
from bot.provenance.tagger.links import Run
from bot.provenance.tagger.pieces import WINDOW, Cutter, Ints, Window
from bot.provenance.tagger.tags import OUTSIDE, Role, begin, inside
from training.corpus import Document
from training.lessons import Halves, Lesson

SENTENCE_LABELS = (
    "fact0",
    "fact1",
    "fact2",
    "opinion",
    "prediction",
    "question",
    "call",
    "personal",
    "furniture",
)
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Example:
    """One window with what is to be learned from it."""

    window: Window
    labels: Ints
    """(pieces,) one of tags' labels; IGNORED where nobody marked."""
    sources: tuple[Run, ...]
    cues: tuple[tuple[Run, int], ...]
    """Run and the index of its source in `sources`, or -1 where it has none in this window; several may share one."""
    contents: tuple[tuple[Run, int], ...]
    """Run and the index of its cue in `cues`, or -1."""
    sentences: tuple[tuple[Run, int], ...]
    """Run and index in SENTENCE_LABELS; claims are among them, each as the fact of its worth."""
    claims: Ints
    """(pieces,) 0 outside a claim, 1 its first piece, 2 its further ones; IGNORED where nobody marked claims."""
    taught: Halves | None = None
    """(pieces, LABELS) what teachers say of each piece."""
    taught_claims: Halves | None = None
    """(pieces, 3) the same of claims."""
    taught_sentences: tuple[tuple[Run, Halves], ...] = ()
    """Run and what teachers say of it, (SENTENCE_LABELS,)."""


def examples(
    cutter: Cutter, documents: Sequence[Document], seed: int, lessons: Mapping[str, Lesson] | None = None
) -> list[Example]:
    """All windows of the documents, cut anew for each seed so that no paragraph always stands at a window's edge.

    With `lessons` (document id → what teachers say of it) every window teaches, without them only the marked ones.
    """
    rng = random.Random(seed)
    return [each for document in documents for each in _of_document(cutter, document, rng, lessons)]


def _of_document(
    cutter: Cutter, document: Document, rng: random.Random, lessons: Mapping[str, Lesson] | None
) -> Iterator[Example]:
    first = rng.randrange(WINDOW // 3, WINDOW + 1)
    for window in cutter.windows(document.text, document.paragraphs, first=first):
        example = _example(window, document)
        if lessons is not None:
            yield _taught(example, lessons[document.id])
        elif document.attributions is not None or example.sentences:
            yield example


def _taught(example: Example, lesson: Lesson) -> Example:
    window = example.window
    spans = (Span(int(start), int(end)) for start, end in lesson.spans)
    labels, claims = lesson.of(window)
    runs = [(larger_part(window, span), said) for span, said in zip(spans, lesson.sentences, strict=True)]
    return replace(
        example,
        taught=labels,
        taught_claims=claims,
        taught_sentences=tuple((run, said) for run, said in runs if run is not None),
    )


def _example(window: Window, document: Document) -> Example:
    labels = np.full(len(window), OUTSIDE if document.attributions is not None else IGNORED, dtype=np.int64)
    sources: dict[Run, int] = {}
    cues: list[tuple[Run, int]] = []
    contents: list[tuple[Run, int]] = []
    for marked in document.attributions or ():
        if marked.parent is not None:
            continue
        source = _label(window, labels, marked.source, Role.SOURCE)
        cue = _label(window, labels, marked.cue, Role.CUE)
        if cue:
            cues.append((cue, sources.setdefault(source, len(sources)) if source else -1))
        elif source:
            sources.setdefault(source, len(sources))
        for part in marked.content:
            if run := _label(window, labels, part, Role.CONTENT):
                contents.append((run, len(cues) - 1 if cue else -1))
    claims = np.full(len(window), IGNORED if document.claims is None else 0, dtype=np.int64)
    for claim in document.claims or ():
        if run := run_of(window, claim.span):
            claims[run[0] : run[1]] = 2
            claims[run[0]] = 1
    if document.claims_end is not None:
        claims[window.starts >= document.claims_end] = IGNORED
    return Example(window, labels, tuple(sources), tuple(cues), tuple(contents), _sentences(window, document), claims)


def _label(window: Window, labels: Ints, span: Span | None, role: Role) -> Run | None:
    run = run_of(window, span) if span is not None else None
    if run is None:
        return None
    low, high = run
    labels[low:high] = inside(role)
    labels[low] = begin(role)
    return run


def run_of(window: Window, span: Span) -> Run | None:
    """The pieces that share a character with the span; None where the window has none."""
    within = np.flatnonzero((window.starts < span.end) & (window.ends > span.start) & (window.words >= 0))
    return (int(within[0]), int(within[-1]) + 1) if len(within) else None


def larger_part(window: Window, span: Span) -> Run | None:
    """The pieces of a span in the window that holds its larger part, which is where a cut sentence is judged."""
    run = run_of(window, span)
    if run is None or 2 * (window.ends[run[1] - 1] - window.starts[run[0]]) < span.end - span.start:
        return None
    return run


def _sentences(window: Window, document: Document) -> tuple[tuple[Run, int], ...]:
    both = (*document.sentences, *(document.claims or ()))
    runs = ((larger_part(window, judged.span), judged.label) for judged in both)
    return tuple((run, SENTENCE_LABELS.index(label)) for run, label in runs if run is not None)
