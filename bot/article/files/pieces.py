"""The paragraphs taken out of a file → an Article, read as a paste is, with the kinds and links that the file gives.

Knows no file format. What stands in the text (a byline, a dateline) goes before what a file's metadata says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.article.files.known import Known
from bot.article.limits import Limits
from bot.article.paragraphs import trimmed
from bot.article.paste import read_paste
from bot.model import Article, Block, BlockKind, Link, Run, Span

_BETWEEN = "\n\n"
_GUESSED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
"""Kinds that a paste's reader tells by looks alone, so a file that knows better may say otherwise."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as a file holds it."""

    words: str
    kind: BlockKind | None = None
    """What the file says it is; None where it says no more than that it is a paragraph."""
    links: tuple[Link, ...] = ()
    """Links on its words, each span a pair of offsets into `words`."""


def read_pieces(pieces: Sequence[Piece], limits: Limits, known: Known) -> Article:
    """The article that these paragraphs make; raises SubmissionError as `read_paste` does.

    `Article.runs` is empty: the bytes that were given are no text that offsets could point into.
    """
    article = read_paste(_BETWEEN.join(piece.words for piece in pieces), title=known.title, limits=limits)
    given_starts = _starts(pieces)
    starts = [to_text(article.runs, Span(start, start)).start for start in given_starts]
    return article.model_copy(
        update={
            "blocks": tuple(_told(block, pieces, starts) for block in article.blocks),
            "links": _with_links(article, pieces, given_starts),
            "authors": article.authors or known.authors,
            "published": article.published or known.published,
            "modified": known.modified,
            "runs": (),
        }
    )


def to_text(runs: Sequence[Run], span: Span) -> Span:
    """Where the words at this span of the given text stand in the normalised text; `runs` as in `Article.runs`."""
    return Span(_text_at(runs, span.start), _text_at(runs, span.end)) if runs else span


def _text_at(runs: Sequence[Run], given: int) -> int:
    """How many characters of the normalised text come from before this offset of the given text."""
    at = bisect_right(runs, given, key=lambda run: run.given) - 1
    return runs[at].text + min(given - runs[at].given, runs[at].length) if at >= 0 else 0


def _starts(pieces: Iterable[Piece]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.words) + len(_BETWEEN)
    return starts


def _told(block: Block, pieces: Sequence[Piece], starts: Sequence[int]) -> Block:
    """The block with the kind that the file gives the paragraph in which it begins."""
    if block.kind not in _GUESSED:
        return block
    kind = pieces[bisect_right(starts, block.span.start) - 1].kind
    return block if kind is None else block.model_copy(update={"kind": kind})


def _with_links(article: Article, pieces: Sequence[Piece], starts: Sequence[int]) -> tuple[Link, ...]:
    """The file's own links, and the addresses found in the text where no such link stands on them."""
    given = [
        Link(span=span, url=link.url)
        for piece, start in zip(pieces, starts, strict=True)
        for link in piece.links
        if (span := _placed(article, link.span, start)) is not None
    ]
    kept, at = [], 0
    for link in article.links:
        while at < len(given) and given[at].span.end <= link.span.start:
            at += 1
        if at == len(given) or not given[at].span.overlaps(link.span):
            kept.append(link)
    return tuple(sorted([*given, *kept], key=lambda link: link.span))


def _placed(article: Article, span: Span, start: int) -> Span | None:
    found = to_text(article.runs, Span(span.start + start, span.end + start))
    return trimmed(article.text, *found)
