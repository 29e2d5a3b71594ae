"""Quotations: where they open and close, by the marks alone.

Pairing never leaves a paragraph, with one exception that print has always had: a quotation may run over several
paragraphs, opened again in each and closed in the last. Knows nothing of who speaks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.model import Span


class Quotation(NamedTuple):
    """One paragraph's share of a quotation."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without them."""
    mark: str
    """The opening mark."""
    open_ended: bool = False
    """Whether no closing mark stands in its paragraph."""


_CLOSERS = {
    "“": '”“"',
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "‘": "’",
    "'": "'",
    "''": "''",
    "``": "''",
}
"""Opening mark → the marks that may close it, mixed spellings included."""
_DOUBLE = re.compile(r"``|''|[“”„«»\"]")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?!')(?=[\w“\"…])")
_SINGLE_CLOSE = re.compile(r"[’'](?!\w)")
_MAX_WORDS_WITHOUT_STOP = 12
_REACH = 600
"""Characters within which a single quote mark must close; it keeps the search linear."""


def find_quotations(text: str, paragraph: Span) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order, not overlapping."""
    doubles = _double_quotations(text, paragraph)
    found: list[Quotation] = []
    start = paragraph.start
    for quotation in doubles:
        found += _single_quotations(text, Span(start, quotation.outer.start))
        found.append(quotation)
        start = quotation.outer.end
    found += _single_quotations(text, Span(start, paragraph.end))
    return found


def continues(text: str, before: Quotation, paragraph: Span) -> bool:
    """Whether a paragraph takes up a quotation that the one before left open."""
    return before.open_ended and text.startswith((before.mark, "“", '"', "«", "»", "„"), paragraph.start)


def _double_quotations(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if _opens(text, match, paragraph):
                opened = match
        elif _closes(match.group(), opened.group()) and not _reopens(text, match, paragraph):
            outer, inner = Span(opened.start(), match.end()), Span(opened.end(), match.start())
            found.append(Quotation(outer, inner, opened.group()))
            opened = None
    if opened is not None:
        found += _unclosed(text, opened, paragraph)
    return found


def _closes(mark: str, opener: str) -> bool:
    return mark == _CLOSERS[opener] or (len(mark) == 1 and mark in _CLOSERS[opener])


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    if mark in ("“", "``"):
        return True
    if mark == "”":
        # A paragraph typed with closing marks only ("”Hello,” he said").
        return before.isspace() and after.isalnum()
    if mark in "»«":
        return not after.isspace() or mark == "«"
    return not after.isspace() and not before.isalnum()


def _reopens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """A mark that can only open, met while a quotation is open: the earlier close is missing or it is nested."""
    if match.group() not in ('"', "“", "''") or match.start() == paragraph.start:
        return False
    after = text[match.end()] if match.end() < paragraph.end else " "
    return text[match.start() - 1].isspace() and after.isalnum()


def _unclosed(text: str, opened: re.Match[str], paragraph: Span) -> list[Quotation]:
    end = paragraph.end
    while end > opened.end() and text[end - 1].isspace():
        end -= 1
    if end - opened.end() < 2:
        return []
    return [Quotation(Span(opened.start(), end), Span(opened.end(), end), opened.group(), open_ended=True)]


def _single_quotations(text: str, stretch: Span) -> list[Quotation]:
    found: list[Quotation] = []
    at = stretch.start
    while match := _SINGLE_OPEN.search(text, at, stretch.end):
        close = _single_close(
            text, Span(match.end(), min(stretch.end, match.end() + _REACH)), _CLOSERS[match.group()]
        )
        if close is None:
            at = match.end()
            continue
        found.append(Quotation(Span(match.start(), close + 1), Span(match.end(), close), match.group()))
        at = close + 1
    return found


def _single_close(text: str, stretch: Span, mark: str) -> int | None:
    """Where single marks close: best after punctuation, else soon, since a plural's apostrophe looks the same."""
    first: int | None = None
    for match in _SINGLE_CLOSE.finditer(text, stretch.start, stretch.end):
        at = match.start()
        if text[at] not in mark or at == stretch.start or text[at - 1].isspace():
            continue
        if text[at - 1] in ".,!?…":
            return at
        if first is None and len(text[stretch.start : at].split()) <= _MAX_WORDS_WITHOUT_STOP:
            first = at
            if text[at - 1] != "s":
                return at
    return first
