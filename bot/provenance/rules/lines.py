"""Sentences as rows of items in which a whole quotation is one item.

That is the form in which attribution is read: "“…,” she said, “…”" is a quotation, four marks and words, and a
quotation, however many sentences stand between the marks. Offsets stay those of the article's text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.model import Span
from bot.provenance.rules.quotes import Quotation, find_quotations
from bot.provenance.segment import sentences, tokens


class Item(NamedTuple):
    """A word, a mark, or a quotation."""

    text: str
    low: str
    """Lower case with typewriter apostrophes; a double quote mark for a quotation."""
    start: int
    end: int
    quote: Quotation | None = None

    @property
    def is_word(self) -> bool:
        """Whether it holds letters or digits and is no quotation."""
        return self.quote is None and self.text[-1].isalnum()

    @property
    def closing(self) -> str:
        """The last character within a quotation's marks, empty for anything else."""
        return self.text[self.quote.inner.end - self.start - 1] if self.quote is not None else ""

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital first, or is a handle."""
        return self.quote is None and (self.text[0].isupper() or self.text[0] == "@")


QUOTE = '"'
_MAX_ITEMS = 250
"""No sentence is longer; what is, is read in pieces, which keeps the time linear in the text."""


class Line(NamedTuple):
    """One sentence: its items and its bounds."""

    items: tuple[Item, ...]
    span: Span

    def low(self, index: int) -> str:
        """The item's lower-case text, empty outside the line."""
        return self.items[index].low if 0 <= index < len(self.items) else ""

    def stretch(self, start: int, end: int) -> Span:
        """The characters from the first item to the one before `end`."""
        return Span(self.items[start].start, self.items[end - 1].end)


def read_lines(text: str, paragraph: Span) -> list[Line]:
    """The sentences of a paragraph; a quotation that holds several does not break one."""
    quotations = find_quotations(text, paragraph)
    lines: list[Line] = []
    for bound in _bounds(text, paragraph, quotations):
        items = _items(text, bound, quotations)
        lines += [_line(items[at : at + _MAX_ITEMS]) for at in range(0, len(items), _MAX_ITEMS)]
    return lines


def _line(items: tuple[Item, ...]) -> Line:
    return Line(items, Span(items[0].start, items[-1].end))


def _bounds(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> Iterator[Span]:
    start: int | None = None
    opens = [quotation.outer.start for quotation in quotations]
    for sentence in sentences(text, paragraph):
        start = sentence.start if start is None else start
        at = bisect_right(opens, sentence.end - 1) - 1
        if at >= 0 and sentence.end < quotations[at].outer.end:
            continue
        yield Span(start, sentence.end)
        start = None
    if start is not None:
        yield Span(start, paragraph.end)


def _items(text: str, bound: Span, quotations: Sequence[Quotation]) -> tuple[Item, ...]:
    found: list[Item] = []
    at = bound.start
    first = bisect_left(quotations, bound.start, key=lambda quotation: quotation.outer.start)
    last = bisect_left(quotations, bound.end, key=lambda quotation: quotation.outer.start)
    for quotation in quotations[first:last]:
        found += _words(text, at, quotation.outer.start)
        found.append(Item(quotation.outer.of(text), QUOTE, *quotation.outer, quotation))
        at = quotation.outer.end
    return (*found, *_words(text, at, bound.end))


def _words(text: str, start: int, end: int) -> list[Item]:
    if start >= end:
        return []
    return [Item(token.text, token.low, token.start, token.end) for token in tokens(text, Span(start, end))]
