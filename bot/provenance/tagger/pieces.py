"""Text into windows of word pieces: what the network reads, with the way back to character offsets.

Whole paragraphs are packed into a window until it is full, with a separator between them; a paragraph that is longer
than a window is cut where a sentence ends. Beside each piece's vocabulary id stand two small features that the
uncased vocabulary hides: how the word is written, and whether it stands inside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from bot.model import Span

Ints = NDArray[np.int64]

WINDOW = 192
"""Word pieces in a window, the marks at its ends included."""
SHAPES = 8
"""How a word is written: 0 none, 1 lower case, 2 capitalised, 3 capitals, 4 mixed, 5 number, 6 mark, 7 other."""
QUOTES = 4
"""Where a piece stands: 0 outside quotation marks, 1 inside double ones, 2 inside single ones, 3 it is a mark."""

_START, _SEPARATOR = "[CLS]", "[SEP]"
_MARK = re.compile(r"""["“”„«»‟]|''|``|(?<![^\W_])['‘](?=[^\W_])|’(?![^\W_])|(?<=[^\w\s])'(?!\w)""")
_OPENING = frozenset({"“", "„", "«", "``", "‟"})
_LOW = frozenset({"„", "‟"})
"""Opening marks that the mark of an English opening closes („so“)."""
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The word pieces of one paragraph, or of a part of a long one; all arrays have one entry a piece."""

    ids: Ints
    shapes: Ints
    quotes: Ints
    starts: Ints
    """Character offsets into the text."""
    ends: Ints
    words: Ints
    """Number of the word that the piece belongs to, counted within the paragraph."""

    def part(self, low: int, high: int) -> Paragraph:
        """The pieces from `low` up to `high`."""
        cut = slice(low, high)
        return Paragraph(
            self.ids[cut], self.shapes[cut], self.quotes[cut], self.starts[cut], self.ends[cut], self.words[cut]
        )


@dataclass(frozen=True, slots=True)
class Window:
    """What the network reads at once; all arrays have one entry a piece, marks at the ends included."""

    ids: Ints
    shapes: Ints
    quotes: Ints
    starts: Ints
    """Character offsets into the text; -1 for marks."""
    ends: Ints
    words: Ints
    """Running number of the word within the window; -1 for marks."""
    paragraphs: Ints
    """Number of the paragraph within the window."""

    def __len__(self) -> int:
        return len(self.ids)


class Cutter:
    """Cuts text into windows with one tokenizer; holds no state between texts."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        # The base model's vocabulary pads to 128 pieces and cuts there, which would read 128 for any sentence.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._start = _id(tokenizer, _START)
        self._separator = _id(tokenizer, _SEPARATOR)

    def windows(self, text: str, paragraphs: Sequence[Span], *, first: int = WINDOW) -> list[Window]:
        """The windows over the paragraphs, in order; `first` is the room in the first one (training varies it)."""
        return list(self._packed(self.paragraphs(text, paragraphs), first))

    def paragraphs(self, text: str, spans: Sequence[Span]) -> list[Paragraph]:
        """The word pieces of each paragraph that has any."""
        encodings = (self._tokenizer.encode(span.of(text), add_special_tokens=False) for span in spans)
        return [
            _paragraph(text, span, encoding)
            for span, encoding in zip(spans, encodings, strict=True)
            if len(encoding.ids)
        ]

    def _packed(self, paragraphs: Sequence[Paragraph], first: int) -> Iterator[Window]:
        room, held = first, list[Paragraph]()
        size = 1
        for paragraph in paragraphs:
            for part in _parts(paragraph, WINDOW - 2):
                if held and size + len(part.ids) + 1 > room:
                    yield self._window(held)
                    room, held, size = WINDOW, [], 1
                held.append(part)
                size += len(part.ids) + 1
        if held:
            yield self._window(held)

    def _window(self, parts: Sequence[Paragraph]) -> Window:
        ids, shapes, quotes, starts, ends, words, numbers = ([] for _ in range(7))
        base = 0
        for number, part in enumerate(parts):
            before = [self._separator if number else self._start]
            ids += [before, part.ids]
            shapes += [[0], part.shapes]
            quotes += [[0], part.quotes]
            starts += [[-1], part.starts]
            ends += [[-1], part.ends]
            words += [[-1], part.words - part.words[0] + base]
            numbers += [[number], np.full(len(part.ids), number)]
            base += int(part.words[-1] - part.words[0]) + 1
        last = ([self._separator], [0], [0], [-1], [-1], [-1], [len(parts) - 1])
        columns = (ids, shapes, quotes, starts, ends, words, numbers)
        return Window(*(np.concatenate([*column, end]) for column, end in zip(columns, last, strict=True)))


def _id(tokenizer: Tokenizer, mark: str) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise ValueError(f"the vocabulary has no {mark}")
    return found


def _paragraph(text: str, span: Span, encoding: Encoding) -> Paragraph:
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + span.start
    starts, ends = offsets[:, 0], offsets[:, 1]
    words = np.array(encoding.word_ids, dtype=np.int64)
    return Paragraph(
        ids=np.array(encoding.ids, dtype=np.int64),
        shapes=_shapes(text, starts, ends, words),
        quotes=_quotes(text, span, starts),
        starts=starts,
        ends=ends,
        words=words,
    )


def _shapes(text: str, starts: Ints, ends: Ints, words: Ints) -> Ints:
    """How each piece's whole word is written."""
    firsts = np.flatnonzero(np.diff(words, prepend=-1))
    lasts = np.append(firsts[1:], len(words)) - 1
    by_word = [_shape(text[starts[a] : ends[b]]) for a, b in zip(firsts, lasts, strict=True)]
    return np.repeat(np.array(by_word, dtype=np.int64), lasts - firsts + 1)


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 2
    if word[:1].isdigit():
        return 5
    if not word[:1].isalnum():
        return 6
    return 4 if word.isalpha() and word.isascii() else 7


def _quotes(text: str, span: Span, starts: Ints) -> Ints:
    """Where each piece stands, by pairing the marks within the paragraph; an unclosed one runs to its end."""
    result = np.zeros(len(starts), dtype=np.int64)
    state, since, opener = 0, 0, ""
    for mark in _MARK.finditer(text, span.start, span.end):
        sign = mark.group()
        low, high = np.searchsorted(starts, (mark.start(), mark.end()))
        new = 0 if state == 1 and opener in _LOW and sign == "“" else _after(state, sign)
        if new == state:
            continue
        opener = sign
        if state:
            result[since:low] = state
        result[low:high] = 3
        state, since = new, high
    if state == 1:
        result[since:] = 1
    return result


def _after(state: int, sign: str) -> int:
    """Where the words after a mark stand: double marks open and close over single ones."""
    if sign in _OPENING:
        return 1
    if sign in _CLOSING:
        return 0
    if sign in _EITHER:
        return 0 if state == 1 else 1
    if state == 1:
        return 1
    if sign == "’":
        return 0
    return 0 if state == 2 else 2


def _parts(paragraph: Paragraph, most: int) -> Iterator[Paragraph]:
    """The paragraph in parts of at most `most` pieces, cut after a stop where there is one in the second half."""
    low, count = 0, len(paragraph.ids)
    while count - low > most:
        high = low + most
        stops = np.flatnonzero(np.isin(paragraph.ids[low + most // 2 : high], _STOPS))
        cut = low + most // 2 + int(stops[-1]) + 1 if len(stops) else high
        yield paragraph.part(low, cut)
        low = cut
    yield paragraph.part(low, count)


_STOPS = (1012, 1029, 999)
"""Vocabulary ids of . ? and ! in BERT's uncased English vocabulary."""
