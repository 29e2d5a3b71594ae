"""Given text → the plain text that everything else reads, and the way back.

Only what nobody can see is changed: line ends, odd spaces, zero-width and control characters, trailing white space,
surplus blank lines. Quotes, dashes and emoji stay as written. This module knows nothing of articles or posts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Run, Span

_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_ODD_SPACES = "\t\x1c\x1d\x1e\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc"
)
"""Zero-width characters, soft hyphens, marks of direction and control characters."""

_JOINED = "\u0590-\u1fff\u2100-\U0010ffff"
"""Where a (non-)joiner shapes letters or emoji; between others it is a leftover of the page."""

_SURPLUS = f" {_LINE_ENDS}{_ODD_SPACES}{_UNSEEN}"
_ANY = rf"{_SURPLUS}\u200c\u200d"
_CHANGES = re.compile(
    rf"[\u200c\u200d]*[{_SURPLUS}][{_ANY}]*"
    rf"|(?<![{_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINED}])"
    r"|[\ud800-\udfff]"
)
_SUSPECT = re.compile(rf"[{_ANY}\ud800-\udfff](?!(?<=[\s\S] )[^{_ANY}]|(?<=[\s\S]\n)\n?[^{_ANY}])")
"""Where a change may begin: at any such character but a space, line end or blank line between others, which stay."""
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_SEEN_SPACE = re.compile(rf"[ {_ODD_SPACES}]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """The text and how it maps to what was given; `runs` is empty when they are equal."""

    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of the normalised text that stand in a row in the given text, as many there as here."""

    text: str
    given: int


def normalise(given: str) -> Normalised:
    """The given text without what nobody can see; linear in its length."""
    parts: list[str] = []
    runs: list[list[int]] = []
    length = 0
    for piece in _pieces(given):
        if runs and runs[-1][1] + runs[-1][2] == piece.given:
            runs[-1][2] += len(piece.text)
        else:
            runs.append([length, piece.given, len(piece.text)])
        parts.append(piece.text)
        length += len(piece.text)
    text = "".join(parts)
    if text == given:
        return Normalised(text, ())
    return Normalised(text, tuple(Run(text=at, given=was, length=size) for at, was, size in runs))


def _pieces(given: str) -> Iterator[_Piece]:
    done = 0
    for change in _changes(given):
        start, end = change.span()
        if done < start:
            yield _Piece(given[done:start], done)
        yield from _replaced(given, start, end)
        done = end
    if done < len(given):
        yield _Piece(given[done:], done)


def _changes(given: str) -> Iterator[re.Match[str]]:
    at = 0
    while (suspect := _SUSPECT.search(given, at)) is not None:
        change = _CHANGES.match(given, suspect.start())
        at = change.end() if change is not None else suspect.end()
        if change is not None:
            yield change


def _replaced(given: str, start: int, end: int) -> Iterator[_Piece]:
    """What is left of a stretch of white space and unseen characters (or of one broken character)."""
    if "\ud800" <= given[start] <= "\udfff":
        yield _Piece("\ufffd", start)
        return
    breaks = [match.end() - 1 for match in _LINE_END.finditer(given, start, end)]
    at_edge = end == len(given) or start == 0
    if breaks and not at_edge:
        yield _Piece("\n", breaks[0])
        if len(breaks) > 1:
            yield _Piece("\n", breaks[-1])
    if not at_edge:
        indent = breaks[-1] + 1 if breaks else start
        for space in _SEEN_SPACE.finditer(given, indent, end):
            yield _Piece(" ", space.start())


def to_given(runs: Sequence[Run], span: Span) -> Span:
    """The same words' offsets in the given text; `runs` as in `Article.runs` (empty: nothing was changed).

    Characters that normalisation removed between two kept ones lie inside the answer.
    """
    if not runs:
        return span
    start = _given_at(runs, span.start)
    if span.end <= span.start:
        return Span(start, start)
    return Span(start, _given_at(runs, span.end - 1) + 1)


def _given_at(runs: Sequence[Run], at: int) -> int:
    run = runs[max(0, bisect_right(runs, at, key=lambda candidate: candidate.text) - 1)]
    return run.given + at - run.text


def blank_lines(given: str, span: Span) -> int:
    """How many blank lines stand between two paragraphs; `span` is the stretch of given text between them."""
    return max(0, sum(1 for _ in _LINE_END.finditer(given, span.start, span.end)) - 1)
