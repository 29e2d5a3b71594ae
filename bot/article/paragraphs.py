"""Normalised text → its paragraphs, whether people pasted one newline a paragraph or lines wrapped at a width.

Nothing here knows what a paragraph is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.article.normalise import blank_lines, to_given
from bot.model import Run, Span

_WIDEST_WRAP = 120
_RUNNING_TEXT = 70
_ENDS = ".!?…:;。！？।؟”\"’'»)]"
_MARKED = re.compile(r"(?:[-*•‣◦▪·>#—–|@]|\d{1,3}[.)]\s)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together, without white space at either end."""

    span: Span
    gap: int
    """Blank lines before it in what was given: 0 after a single newline."""
    shares_line: bool = False
    """Whether it goes on in the line where the paragraph before it ends."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    gap: int


def paragraphs(text: str, given: str, runs: Sequence[Run]) -> list[Paragraph]:
    """The paragraphs of a normalised text in order; `given` and `runs` tell how many blank lines there were."""
    lines = _lines(text, given, runs)
    width = _wrap_width(text, lines)
    found: list[Paragraph] = []
    for at, line in enumerate(lines):
        if at and line.gap == 0 and _goes_on(text, lines[at - 1].span, line.span, width):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, line.span.end))
        else:
            found.append(Paragraph(line.span, line.gap))
    return found


def usual_gap(parts: Sequence[Paragraph]) -> int:
    """How many blank lines most often part two paragraphs of running text; one on a tie, if one may be."""
    pairs = [
        (min(len_of(before), len_of(part)), part.gap) for before, part in pairwise(parts) if not part.shares_line
    ]
    running = [gap for length, gap in pairs if length >= _RUNNING_TEXT]
    counts = Counter(running if len(running) > 2 else [gap for _, gap in pairs])
    return min(counts, key=lambda gap: (-counts[gap], abs(gap - 1))) if counts else 1


def len_of(part: Paragraph) -> int:
    """A paragraph's length in characters."""
    return part.span.end - part.span.start


def joined_over(parts: Iterable[Paragraph], spans: Sequence[Span]) -> list[Paragraph]:
    """The same paragraphs, those joined into one over which one of these (ordered, disjoint) spans stretches."""
    found: list[Paragraph] = []
    at = 0
    for part in parts:
        while at < len(spans) and spans[at].end <= part.span.start:
            at += 1
        if found and at < len(spans) and spans[at].start < part.span.start:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, part.span.end))
        else:
            found.append(part)
    return found


def split_at(text: str, parts: Iterable[Paragraph], offsets: Iterable[int]) -> list[Paragraph]:
    """The same paragraphs, cut in two where an offset stands inside one and words stand on both sides."""
    cuts = sorted(set(offsets))
    found: list[Paragraph] = []
    at = 0
    for part in parts:
        rest = part
        while at < len(cuts) and cuts[at] < part.span.end:
            head, tail = trimmed(text, rest.span.start, cuts[at]), trimmed(text, cuts[at], rest.span.end)
            at += 1
            if head is not None and tail is not None:
                found.append(replace(rest, span=head))
                rest = Paragraph(tail, 0, shares_line="\n" not in text[head.end : tail.start])
        found.append(rest)
    return found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at either end; None where nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _lines(text: str, given: str, runs: Sequence[Run]) -> list[_Line]:
    found: list[_Line] = []
    for match in re.finditer(r"[^\n]+", text):
        span = trimmed(text, *match.span())
        if span is None:
            continue
        gap = 0
        if found and match.start() - found[-1].span.end > 1:
            gap = _given_gap(given, runs, Span(found[-1].span.end, match.start()))
        found.append(_Line(span, gap))
    return found


def _given_gap(given: str, runs: Sequence[Run], between: Span) -> int:
    was = to_given(runs, Span(between.start - 1, between.end + 1))
    return max(1, blank_lines(given, was))


def _wrap_width(text: str, lines: Sequence[_Line]) -> int | None:
    """The width at which lines were wrapped; None where each line is a paragraph of its own.

    Wrapped lines break inside sentences, at nearly the same length, and only where the next word did not fit.
    """
    breaks = [(a.span, b.span) for a, b in pairwise(lines) if b.gap == 0]
    inside = [(a, b) for a, b in breaks if _breaks_sentence(text, a, b)]
    if len(inside) < 2 or len(inside) * 4 < len(breaks):
        return None
    lengths = sorted(a.end - a.start for a, _ in inside)
    width = lengths[-1]
    typical = lengths[len(lengths) // 2]
    return width if width <= _WIDEST_WRAP and typical * 4 >= width * 3 else None


def _breaks_sentence(text: str, before: Span, after: Span) -> bool:
    return text[before.end - 1] not in _ENDS and text[after.start].islower()


def _goes_on(text: str, before: Span, after: Span, width: int | None) -> bool:
    """Whether the line after a single newline belongs to the same paragraph."""
    if _MARKED.match(text, after.start, after.end):
        return False
    if _breaks_sentence(text, before, after):
        return not _MARKED.match(text, before.start, before.end) or width is not None
    if width is None:
        return False
    word = text[after.start : after.end].split(maxsplit=1)[0]
    return before.end - before.start + 1 + len(word) > width
