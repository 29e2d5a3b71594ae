"""Paragraphs → blocks: what is a heading, a quotation, a list item, a caption, furniture, part of a post."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.article.furniture import is_caption, is_furniture
from bot.article.head import is_byline
from bot.article.paragraphs import Paragraph, trimmed
from bot.article.posts import Posts
from bot.model import Block, BlockKind, Span

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTED = re.compile(r"(?:>\s?)+(?=\S)")
_LIST_ITEM = re.compile(r"(?:[-*•‣◦▪·~+]|\d{1,2}[.)])\s+(?=\S)")
_STOPS = ".…:;,!?。！？、，।؟،"
_CLOSERS = "”\"’')]»*_ "
_LONGEST_TITLE = 180
_LONGEST_SUBTITLE = 90
_LITTLE = frozenset(
    "a an the and or but nor of in on at to for from by with as is are was be it its his her their than that into "
    "over after before about under up out not no if vs via how why what who when".split()
)


def make_blocks(text: str, found: Posts) -> tuple[Block, ...]:
    """The blocks of an article in order; those of a post (one a paragraph of its words) together cover all of it."""
    blocks: list[Block] = []
    opening = True
    at = 0
    while at < len(found.cells):
        owner = found.owners[at]
        if owner is None:
            kind, span = _kind(text, found.cells, found.owners, at, opening=opening)
            blocks.append(Block(kind=kind, span=span))
            opening = opening and kind is BlockKind.FURNITURE
            at += 1
            continue
        end = at
        while end < len(found.cells) and found.owners[end] == owner:
            end += 1
        blocks.extend(_post_blocks(found.cells[at:end], found.posts[owner].body, owner))
        opening, at = False, end
    return tuple(blocks)


def _post_blocks(cells: Sequence[Paragraph], body: Sequence[Span], owner: int) -> list[Block]:
    """A post's paragraphs of words; its header goes with the first, what stands under it with the one before."""
    spans: list[Span] = []
    worded = False
    starts = [piece.start for piece in body]
    for cell in cells:
        has_words = bisect_left(starts, cell.span.start) < bisect_left(starts, cell.span.end)
        if spans and not (has_words and worded):
            spans[-1] = Span(spans[-1].start, cell.span.end)
        else:
            spans.append(cell.span)
        worded = worded or has_words
    return [Block(kind=BlockKind.POST, span=span, post=owner) for span in spans]


def _kind(
    text: str, cells: Sequence[Paragraph], owners: Sequence[int | None], at: int, *, opening: bool
) -> tuple[BlockKind, Span]:
    span = cells[at].span
    words = span.of(text)
    for pattern, kind in (
        (_MARKDOWN_HEADING, BlockKind.HEADING),
        (_QUOTED, BlockKind.QUOTE),
        (_LIST_ITEM, BlockKind.LIST_ITEM),
    ):
        mark = pattern.match(text, span.start, span.end)
        rest = trimmed(text, mark.end(), span.end) if mark is not None else None
        if rest is not None:
            return kind, rest
    if is_furniture(words) or is_byline(words):
        return BlockKind.FURNITURE, span
    if is_caption(words):
        return BlockKind.CAPTION, span
    if opening and is_title(words) and at + 1 < len(cells):
        return BlockKind.HEADING, span
    if not opening and at + 1 < len(cells) and owners[at + 1] is None and is_subtitle(words):
        following = cells[at + 1].span.of(text)
        if not is_subtitle(following) or _leads_to_prose(cells, at):
            return BlockKind.HEADING, span
    return BlockKind.PARAGRAPH, span


def is_title(words: str) -> bool:
    """Whether an article's first words are its headline: short, and without a full stop unless in title case."""
    if len(words) > _LONGEST_TITLE or "\n" in words:
        return False
    bare = words.rstrip(_CLOSERS)
    if bare[-1:] not in _STOPS or not bare:
        return True
    return bare[-1] in "?!." and _is_title_case(words)


def is_subtitle(words: str) -> bool:
    """Whether a paragraph between others is a heading: a few words without a stop."""
    if len(words) > _LONGEST_SUBTITLE or "\n" in words:
        return False
    if words[0] in "“\"‘'«(@" or not (words[0].isupper() or words[0].isdigit() or _has_no_case(words)):
        return False
    if words.rstrip(_CLOSERS)[-1:] in tuple(_STOPS.replace("?", "")) or not any(map(str.isalpha, words)):
        return False
    count = len(words.split())
    if words.endswith("?") and not (_is_title_case(words) or words.isupper()):
        return False
    if _has_no_case(words):
        return len(words) <= 25 and words[-1] not in "”」』"
    return count <= 8 or _is_title_case(words)


def _leads_to_prose(cells: Sequence[Paragraph], at: int) -> bool:
    return any(cell.span.end - cell.span.start > _LONGEST_SUBTITLE for cell in cells[at + 1 : at + 3])


def _is_title_case(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if word.casefold() not in _LITTLE]
    return len(long) > 2 and sum(not word[0].islower() for word in long) >= 0.8 * len(long)


def _has_no_case(words: str) -> bool:
    return not any(char.isupper() or char.islower() for char in words)
