"""Post headers: name, handle and time that stand before a post's words, as copied from the network's own page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.article.dates import read_date, read_rough_date
from bot.article.names import LONGEST_NAME, Named, clean_name, could_be_name
from bot.article.paragraphs import Paragraph
from bot.article.signatures import HANDLE_FORM, Signature
from bot.model import Platform, Span

_HANDLE_CELL = re.compile(rf"(?P<handle>{HANDLE_FORM})(?P<rest>(?:\s?[·•]\s?.{{0,40}})?)", re.ASCII)
_ONE_LINE = re.compile(
    rf"(?P<name>[^\n@]{{1,{LONGEST_NAME}}}?)\s\(?(?P<handle>(?<=[\s(]){HANDLE_FORM})\)?\s?[·•]\s?(?=\S)"
    rf"|(?P<lone>{HANDLE_FORM})\s?[·•]\s?(?=\S)"
)
_TELEGRAM = re.compile(r"(?P<name>[^\n\[\]]{1,64}?), \[(?P<when>[^\[\]\n]{6,40})\]:?")
_FORWARDED = re.compile(
    rf"(?:Forwarded from|Переслано от|Forwarded message from)\s*:?\s+(?P<name>[^\n]{{1,{LONGEST_NAME}}})"
)
_BETWEEN = re.compile(r"[·•\s]+|Follow(?:ing)?|Subscribe|Verified account|Replying to @[\w.]+(?: and .{1,60})?")
_TIME_CELL_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Header:
    """A header and the paragraphs that it takes up: indices from `first` up to, not including, `after`."""

    sign: Signature
    first: int
    after: int
    cut: int | None = None
    """Offset in the last of them at which the post's words begin, where they go on in the same paragraph."""
    firm: bool = True
    """Whether it cannot be the byline of an article."""


def read_header(text: str, cells: Sequence[Paragraph], at: int) -> Header | None:
    """The header that starts at this paragraph, if one does."""
    return (
        _one_line(text, cells, at)
        or _name_then_handle(text, cells, at)
        or _telegram(text, cells, at)
        or _forwarded(text, cells, at)
        or _facebook(text, cells, at)
    )


def read_time_line(text: str, span: Span) -> tuple[bool, date | None]:
    """Whether a paragraph is a post's own time line ("3:15 PM · Oct 4, 2025 · 1.2M Views"), and its day."""
    words = span.of(text)
    if len(words) > _TIME_CELL_LONGEST + 40:
        return False, None
    when = read_date(words, 0)
    if when is None or not re.fullmatch(
        r"[\s·•|,]*(?:[\d.,]+[KMB]?\s*(?:Views?)?)?(?:Edited|from .{2,40})?\s*", words[when.end :]
    ):
        return False, None
    return ":" in words[: when.end] or "·" in words, when.day


def _one_line(text: str, cells: Sequence[Paragraph], at: int) -> Header | None:
    span = cells[at].span
    if text.find("@", span.start, min(span.end, span.start + LONGEST_NAME + 3)) < 0:
        return None
    match = _ONE_LINE.match(text, span.start, span.end)
    if match is None:
        return None
    when = read_rough_date(text, match.end())
    if when is None or (match["name"] and not could_be_name(match["name"])):
        return None
    group = "handle" if match["handle"] else "lone"
    name = clean_name(text, *match.span("name")) if match["name"] else None
    sign = Signature(
        Span(span.start, when.end),
        name,
        Named(match[group], Span(*match.span(group))),
        published=when.day,
    )
    return Header(sign, at, at + 1, cut=when.end if text[when.end : span.end].strip(" ·•") else None)


def _name_then_handle(text: str, cells: Sequence[Paragraph], at: int) -> Header | None:
    if at + 1 >= len(cells) or text[cells[at + 1].span.start] != "@" or text[cells[at].span.start] == "@":
        return None
    if not could_be_name(cells[at].span.of(text)):
        return None
    match = _HANDLE_CELL.fullmatch(text, *cells[at + 1].span)
    if match is None:
        return None
    after, day, timed = _skip_between(text, cells, at + 2)
    rest = match["rest"].strip(" ·•")
    if rest:
        when = read_rough_date(rest, 0)
        if when is None:
            return None
        day, timed = when.day, True
    name = clean_name(text, *cells[at].span)
    sign = Signature(
        Span(cells[at].span.start, cells[after - 1].span.end),
        name,
        Named(match["handle"], Span(*match.span("handle"))),
        published=day,
    )
    return Header(sign, at, after, firm=timed)


def _skip_between(text: str, cells: Sequence[Paragraph], at: int) -> tuple[int, date | None, bool]:
    """Past the dot, the time and the buttons of a header: the next paragraph, the day, whether a time stood there."""
    day: date | None = None
    dotted = timed = False
    while at < len(cells):
        words = cells[at].span.of(text)
        if len(words) > _TIME_CELL_LONGEST:
            break
        bare = words.strip(" ·•")
        if _BETWEEN.fullmatch(words):
            dotted = dotted or not bare
        elif (
            not timed
            and (dotted or words[0] in "·•")
            and (when := read_rough_date(bare, 0))
            and when.end == len(bare)
        ):
            day, timed = when.day, True
        else:
            break
        at += 1
    return at, day, timed


def _telegram(text: str, cells: Sequence[Paragraph], at: int) -> Header | None:
    span = cells[at].span
    if text.find(", [", span.start, min(span.end, span.start + LONGEST_NAME + 3)) < 0:
        return None
    match = _TELEGRAM.match(text, span.start, span.end)
    when = read_date(text, match.start("when")) if match is not None else None
    name = clean_name(text, *match.span("name")) if match is not None else None
    if match is None or when is None or name is None:
        return None
    sign = Signature(Span(span.start, match.end()), name, published=when.day, platform=Platform.TELEGRAM)
    return Header(sign, at, at + 1, cut=match.end() if match.end() < span.end else None)


def _forwarded(text: str, cells: Sequence[Paragraph], at: int) -> Header | None:
    match = _FORWARDED.fullmatch(text, *cells[at].span)
    name = clean_name(text, *match.span("name")) if match is not None else None
    if name is None:
        return None
    return Header(Signature(cells[at].span, name, platform=Platform.TELEGRAM), at, at + 1)


def _facebook(text: str, cells: Sequence[Paragraph], at: int) -> Header | None:
    """ "Name" above "October 4 at 3:15 PM ·": only Facebook puts the dot last."""
    if at + 1 >= len(cells) or not could_be_name(cells[at].span.of(text)):
        return None
    time = cells[at + 1].span
    when = read_rough_date(text, time.start) if time.end - time.start <= _TIME_CELL_LONGEST else None
    if when is None or not re.fullmatch(r"\s?[·•]\s?\W*(?:Public|Shared with Public)?\s*", text[when.end : time.end]):
        return None
    name = clean_name(text, *cells[at].span)
    if name is None:
        return None
    sign = Signature(Span(cells[at].span.start, time.end), name, published=when.day, platform=Platform.FACEBOOK)
    return Header(sign, at, at + 2)
