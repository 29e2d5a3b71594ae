"""Invented articles in other languages, read as `bot` reads them."""

from __future__ import annotations

from bot.model import Article, Attribution, Block, BlockKind, Report, Span
from bot.provenance.foreign.report import read_and_report


def article(language: str, *paragraphs: str, kinds: dict[int, BlockKind] | None = None) -> Article:
    """An article of these paragraphs; `kinds` are those that are none, by place."""
    text, blocks, at = "\n\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = (kinds or {}).get(number, BlockKind.PARAGRAPH)
        blocks.append(Block(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(text=text, blocks=tuple(blocks), language=language)


def report(language: str, *paragraphs: str) -> Report:
    """The report on these paragraphs."""
    return read_and_report(article(language, *paragraphs))[1]


def said(made: Report) -> list[tuple[str, str | None]]:
    """Each quotation's words with the name of who says them."""
    return [(_words(made, item), _name(made, item)) for item in made.attributions]


def _words(made: Report, item: Attribution) -> str:
    return " … ".join(made.words(span) for span in item.content)


def _name(made: Report, item: Attribution) -> str | None:
    return made.source(item.source).name if item.source is not None else None
