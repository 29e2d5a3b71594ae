"""The trained reader: the network's reading of an article, with the rules around it.

Each paragraph's words go through the network once, packed into windows; the windows' attributions become spans of the
text and are made one with the rules' reading (see merge). Each sentence is judged by the mean of its pieces' vectors
from the same pass.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.model import Article, BlockKind, Mode, Span
from bot.provenance.phrase_parts import PRONOUNS
from bot.provenance.reading import Found, Judgement, Proposition, Reading
from bot.provenance.rules.attributions import find_attributions
from bot.provenance.rules.nesting import nest
from bot.provenance.segment import lines_of
from bot.provenance.sentences import Scale, cut_sentences, settle_sentences
from bot.provenance.tagger.cues import classify
from bot.provenance.tagger.decode import Linked, attributions
from bot.provenance.tagger.inner import settle_inner, worth_a_look
from bot.provenance.tagger.links import Run
from bot.provenance.tagger.merge import merge
from bot.provenance.tagger.network import Network, Output
from bot.provenance.tagger.pieces import Ints, Window
from bot.provenance.tagger.tags import Floats
from bot.provenance.words import DETERMINERS, STOP_WORDS, is_placed

_MARKS = "“”„«»\"'’‘`"
_NOBODY = (DETERMINERS - PRONOUNS) | {""}
_AROUND = " \t\r\n\u00a0,;:—–-"


MOST_PIECES = 64_000
"""Word pieces that the network reads of one article: more than the longest English one has, so that only scripts and
strings that fall into a piece a character go unread from there on: rules find attributions there, and no claim is
listed."""


class TrainedReader:
    """Reads with the network and the rules; loaded once per worker."""

    def __init__(self, network: Network) -> None:
        self.name = network.name
        self._network = network
        self._scale = Scale(**network.settings["scale"])

    def read(self, article: Article) -> Reading:
        """Read the article's words; never raises for odd text."""
        cut = cut_sentences(article)
        reading = TaggerReading(self._network, article)
        found = _made_one(article, reading, find_attributions(article))
        judgements = self._judge(reading.vectors([each.span for each in cut]))
        return Reading(
            found,
            settle_sentences(cut, judgements, found),
            tuple(reading.propositions),
            lambda span: self._judge(reading.vectors([span]))[0],
            reading.vectors,
        )

    def _judge(self, vectors: Sequence[Floats | None]) -> list[Judgement | None]:
        """The judgement of each vector; None where there is none."""
        head, read = self._network.sentence, [vector for vector in vectors if vector is not None]
        rows = iter(head.probabilities(np.array(read)).tolist() if read else ())
        return [
            self._scale.judge(dict(zip(head.labels, next(rows), strict=True))) if vector is not None else None
            for vector in vectors
        ]


def _made_one(article: Article, reading: TaggerReading, ruled: Sequence[Found]) -> tuple[Found, ...]:
    """Both readings as one. What a post says is its author's, whatever is read within it."""
    bodies = {post.body for post in article.posts}
    posts = [made for made in ruled if made.content in bodies]
    others = [made for made in ruled if made.content not in bodies]
    merged = merge([made for made in reading.found if made.content not in bodies], others)
    outer = worth_a_look(article.text, merged)
    return nest([*posts, *settle_inner(merged, outer, reading.within(outer))])


class TaggerReading:
    """What the network finds in one article, window by window."""

    def __init__(self, network: Network, article: Article) -> None:
        self.found: list[Found] = []
        self.propositions: list[Proposition] = []
        self._text, self._network = article.text, network
        self._pieces: list[tuple[Ints, Ints, NDArray[np.float16]]] = []
        """Per window: starts, ends and vectors of its pieces; 16 bits, so that 200,000 characters take 40 MB."""
        self._firsts: list[int] = []
        for window in self._windows(list(_paragraphs(article))):
            self._read(window)

    def within(self, spans: Sequence[Span]) -> list[Found]:
        """The attributions of each span read as a text of its own; the spans are in order and apart."""
        return [
            made for window in self._windows(spans) for made in self._attributions(window, self._network.run(window))
        ]

    def _windows(self, spans: Sequence[Span]) -> Iterator[Window]:
        """The windows over the spans, up to the most pieces that are read."""
        left = MOST_PIECES
        for window in self._network.cutter.windows(self._text, spans):
            left -= len(window)
            if left < 0:
                return
            yield window

    def _attributions(self, window: Window, output: Output) -> Iterator[Found]:
        for linked in attributions(window, output.hidden, output.scores, self._network.linkers):
            made = _found(self._text, window, linked)
            if made is not None:
                yield made

    def _read(self, window: Window) -> None:
        output = self._network.run(window)
        self.found.extend(self._attributions(window, output))
        for run, sure in self._network.claims.runs(window, output.hidden):
            self.propositions.append(Proposition(_span(window, run), round(sure, 3)))
        inside = window.words >= 0
        self._pieces.append((window.starts[inside], window.ends[inside], output.hidden[inside].astype(np.float16)))
        self._firsts.append(int(window.starts[inside][0]))

    def vectors(self, spans: Sequence[Span]) -> list[Floats | None]:
        """The mean vector of each span's pieces in the window that holds its larger part; None where none does."""
        return [self._vector(span) for span in spans]

    def _vector(self, span: Span) -> Floats | None:
        best: tuple[int, Floats] | None = None
        at = max(bisect_right(self._firsts, span.start) - 1, 0)
        for starts, ends, hidden in self._pieces[at : at + 2]:
            low, high = np.searchsorted(ends, span.start, side="right"), np.searchsorted(starts, span.end)
            if low < high and (best is None or high - low > best[0]):
                best = int(high - low), hidden[low:high].mean(axis=0, dtype=np.float32)
        return best[1] if best is not None else None


def _paragraphs(article: Article) -> Iterator[Span]:
    """The lines of every block but the page's furniture; of a post only its own words."""
    for block in article.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.post is None:
            yield from lines_of(article.text, block.span)
            continue
        for body in article.posts[block.post].body:
            common = body.common(block.span)
            if common is not None:
                yield from lines_of(article.text, common)


def _found(text: str, window: Window, linked: Linked) -> Found | None:
    read = (_content(text, window, run) for run in linked.contents)
    contents = sorted(span for span in read if span is not None and _is_more_than_a_particle(text, span))
    if not contents:
        return None
    cue = _span(window, linked.cue) if linked.cue else None
    source = _source(text, _span(window, linked.source)) if linked.source else None
    if source is not None and cue is not None and source.end <= cue.start and is_placed(text, source):
        source = None
    kind, stance = classify(text, cue, source, contents[0])
    return Found(
        content=tuple(contents),
        cue=cue,
        source=source,
        cue_kind=kind,
        mode=_mode(window, linked.contents),
        stance=stance,
        confidence=round(linked.confidence, 3),
    )


def _span(window: Window, run: Run) -> Span:
    low, high = run
    return Span(int(window.starts[low]), int(window.ends[high - 1]))


def _content(text: str, window: Window, run: Run) -> Span | None:
    """The words of a content without the marks around them; marks that belong to a quotation within it stay."""
    span = _span(window, run)
    low, high = run
    states = window.quotes[low:high]
    whole = bool((states[window.words[low:high] >= 0] > 0).all())
    start, end = span.start, span.end
    around = _AROUND + _MARKS if whole else _AROUND
    while start < end and text[start] in around:
        start += 1
    while end > start and text[end - 1] in around:
        end -= 1
    while end < len(text) and text[end] in ".?!…" and end == span.end:
        end += 1
    return Span(start, end) if start < end else None


def _source(text: str, span: Span) -> Span | None:
    """The words that name a source without the marks after them; a lone article names nobody."""
    end = span.end
    while end > span.start and text[end - 1] in _AROUND:
        end -= 1
    named = Span(span.start, end)
    return None if named.of(text).lower() in _NOBODY else named


def _is_more_than_a_particle(text: str, span: Span) -> bool:
    """Whether there is more than one word, or one that means something alone: "the" is nobody's statement."""
    words = span.of(text).split()
    return len(words) > 1 or words[0].lower() not in STOP_WORDS


def _mode(window: Window, runs: Sequence[Run]) -> Mode:
    """Whether the words stand in quotation marks: all, some or none of them."""
    inside = np.concatenate([window.quotes[low:high] for low, high in runs]) > 0
    if not inside.any():
        return Mode.INDIRECT
    return Mode.DIRECT if inside.all() else Mode.MIXED
