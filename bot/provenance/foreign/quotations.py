"""Quotations by the quotation marks of any language; knows nothing of who speaks.

Which marks open and close differs: „…“ and »…« in German, «…» in French and in Switzerland, ”…” in Swedish, 「…」 in
Japanese (Unicode Standard, 6.2 "General Punctuation", Table 6-3 and "Language-based Usage of Quotation Marks"). Where
a mark can do both, what stands beside it decides. A quotation that its paragraph does not close is none: one lost
mark must not turn the rest of an article inside out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.model import Span


class Quotation(NamedTuple):
    """A quotation within one paragraph."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without them and the white space at its ends."""


_MARK = re.compile(r"[“”„«»\"「」『』]")
_CLOSERS = {"“": '”"“', "„": '“”"', "”": "”", "«": "»", "»": "«»", '"': '"“”', "「": "」", "『": "』"}
"""Opening mark → the marks that may close it, mixed spellings included."""
_ALWAYS_OPEN = frozenset("„「『")
_NEVER_OPEN = frozenset("」』")
_BEFORE_OPENING = frozenset("([{–—-/:‚‘'’¿¡…")
_SPACED_INSIDE = frozenset("\u00a0\u202f\u2009 ")
"""What French puts between a mark and the words."""


def find_quotations(text: str, paragraph: Span) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order, not overlapping; linear in its length."""
    found: list[Quotation] = []
    opened: int | None = None
    depth = 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if opened is None:
            if _opens(text, at, paragraph):
                opened, depth = at, 0
        elif mark in _CLOSERS[text[opened]] and not _opens_again(text, at, paragraph):
            depth -= 1
            if depth < 0:
                found += _quotation(text, Span(opened, at + 1))
                opened = None
        elif mark == text[opened]:
            if mark in _ALWAYS_OPEN or mark == "«":
                depth += 1
            else:  # the mark before it was never closed
                opened = at
    return found


def _quotation(text: str, outer: Span) -> Iterator[Quotation]:
    start, end = outer.start + 1, outer.end - 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if start < end:
        yield Quotation(outer, Span(start, end))


def _opens(text: str, at: int, paragraph: Span) -> bool:
    """Whether a mark opens a quotation where none is open."""
    mark = text[at]
    if mark in _ALWAYS_OPEN or mark in _NEVER_OPEN:
        return mark in _ALWAYS_OPEN
    after = text[at + 1] if at + 1 < paragraph.end else "\n"
    if not _is_free_before(text, at, paragraph):
        return False
    return not after.isspace() or (mark == "«" and after in _SPACED_INSIDE)


def _opens_again(text: str, at: int, paragraph: Span) -> bool:
    """Whether a mark that could close can, by what stands beside it, only open."""
    after = text[at + 1] if at + 1 < paragraph.end else "\n"
    return at > paragraph.start and text[at - 1].isspace() and after.isalnum()


def _is_free_before(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    return before.isspace() or before in _BEFORE_OPENING
