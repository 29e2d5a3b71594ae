"""Lines as a PDF draws them → the paragraphs somebody wrote: told by spacing, indents, sizes and short last lines.

Words that a line end cut in two are joined; what a paragraph is about is not known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.article.files.pdf_hyphens import Hyphens
from bot.article.files.pdf_lines import Line
from bot.article.files.pieces import Piece
from bot.model import BlockKind

_ENDS = re.compile(r"[.!?…:。！？।؟][”\"’')\]»\d*†‡]*$")
_CUT = re.compile(r"\w[-\u2010\u00ad]$")
_LIST_MARK = re.compile(r"(?:[-*•‣◦▪●■–]|\(?(?:\d{1,3}|[a-z])[.)])\s")
_LONGEST_HEADING = 200
_LARGER = 1.15
"""Times the size of the body's letters: from here on a line is a heading."""

_FEWEST_INDENTS = 3
_FIRST_LINES = 0.3
"""Share of the lines at one place that must be first lines; more of them tell a quotation set further in."""

_FORCED = 0.8
"""Share of the usual width: a line that would have stayed below it with the next word was ended on purpose."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How most of the document is set."""

    size: float
    """Of the letters, in points."""
    leading: float
    """From one baseline to the next within a paragraph, in points; 0 where no two lines tell."""
    width: int
    """Of a full line, in characters."""
    indents: frozenset[int]
    """Where the first lines of paragraphs start that are set further in than the rest, in points from the left."""
    margins: frozenset[int]
    """Where the other lines of such paragraphs start."""


def paragraph_pieces(lines: Sequence[Line]) -> list[Piece]:
    """The paragraphs in order; those set larger than the rest, in few words, are headings."""
    setting = _setting(lines)
    hyphens = Hyphens([line.words for line in lines])
    return [
        Piece(words, _kind(words, paragraph, setting))
        for paragraph in _paragraphs(lines, setting)
        if (words := hyphens.joined([line.words for line in paragraph]))
    ]


def _setting(lines: Sequence[Line]) -> _Setting:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    size = max(sizes, key=lambda each: sizes[each], default=0.0)
    gaps = Counter(round((before.y - line.y) * 2) / 2 for before, line in pairwise(lines) if _follows(before, line))
    indented = _indented(lines)
    lengths = sorted(len(line.words) for line in lines if _alike(line.size, size))
    return _Setting(
        size=size,
        leading=_leading(gaps, size),
        width=lengths[len(lengths) * 9 // 10] if lengths else 0,
        indents=frozenset(indent for indent, _ in indented),
        margins=frozenset(margin for _, margin in indented),
    )


def _leading(gaps: Counter[float], size: float) -> float:
    """The narrowest usual step between baselines; where most paragraphs are a line, theirs is more usual still."""
    usual = max(gaps.values(), default=0) * 0.25
    return min((gap for gap, count in gaps.items() if count >= usual and gap >= 0.9 * size), default=0.0)


def _indented(lines: Sequence[Line]) -> set[tuple[int, int]]:
    """Pairs of places: where first lines start that are set in, and where the lines after them do."""
    starts = Counter(round(line.x) for line in lines)
    steps = Counter(
        (round(before.x), round(line.x))
        for before, line in pairwise(lines)
        if _follows(before, line) and 0.6 * line.size < before.x - line.x < 6 * line.size
    )
    return {
        (indent, margin)
        for (indent, margin), count in steps.items()
        if count >= _FEWEST_INDENTS and count >= starts[indent] * _FIRST_LINES
    }


def _follows(before: Line, line: Line) -> bool:
    """Whether the line is set under the other: same page, same size, not far below."""
    below = before.y - line.y
    return before.page == line.page and _alike(before.size, line.size) and 0 < below <= 3 * max(line.size, 1)


def _paragraphs(lines: Iterable[Line], setting: _Setting) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, setting):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(paragraph: Sequence[Line], line: Line, setting: _Setting) -> bool:
    """Whether this line belongs to the paragraph before it."""
    last = paragraph[-1]
    if not _alike(last.size, line.size) or _LIST_MARK.match(line.words):
        return False
    if all(each.bold for each in paragraph) and not line.bold and _was_ended(last, line, setting):
        return False
    if not _follows(last, line):
        return _goes_on_elsewhere(last, line, setting)
    if last.y - line.y > _usual_gap(line, setting):
        return False
    if line.size >= setting.size * _LARGER:
        return True
    if round(line.x) in setting.indents or _is_indented(paragraph, line):
        return False
    return not _was_ended(last, line, setting)


def _goes_on_elsewhere(last: Line, line: Line, setting: _Setting) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    if line.size >= setting.size * _LARGER or round(line.x) in setting.indents:
        return False
    if line.words[0].islower():
        return not _ENDS.search(last.words) or last.words.endswith(":")
    if round(line.x) in setting.margins and not _was_ended(last, line, setting):
        return True
    return not _ENDS.search(last.words) and len(last.words) >= setting.width * _FORCED


def _usual_gap(line: Line, setting: _Setting) -> float:
    """The widest step between baselines that does not part paragraphs, in points."""
    leading = setting.leading if line.size < setting.size * _LARGER else line.size * 1.3
    return leading * 1.2 + 0.5 if leading else line.size * 1.6


def _is_indented(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether the line stands further in than the one before, or back out after lines that stood further in."""
    step = line.x - paragraph[-1].x
    if abs(step) <= 0.6 * line.size:
        return False
    if _LIST_MARK.match(paragraph[0].words):
        return step < 0 and line.x <= paragraph[0].x
    return step > 0 or len(paragraph) > 1


def _was_ended(last: Line, line: Line, setting: _Setting) -> bool:
    """Whether the line before was broken off although the next word would have fitted in."""
    if _CUT.search(last.words):
        return False
    word = line.words.split(maxsplit=1)[0]
    short = len(last.words) + 1 + len(word) < setting.width * _FORCED
    return short and (not line.words[0].islower() or _ENDS.search(last.words) is not None)


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= 0.08 * max(size, other)


def _kind(words: str, paragraph: Sequence[Line], setting: _Setting) -> BlockKind | None:
    larger = paragraph[0].size >= setting.size * _LARGER
    return BlockKind.HEADING if larger and len(words) <= _LONGEST_HEADING else None
