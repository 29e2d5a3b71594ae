"""Reads a page in a test and looks at what came of it."""

from __future__ import annotations

import pytest

from bot.article.documents import Document
from bot.article.limits import Limits
from bot.article.page.reader import read_page
from bot.errors import SubmissionError
from bot.model import Article, BlockKind
from tests.article.page.harbour_page import ADDRESS, AFTER, BETWEEN, LINKED, OPENING

PLAIN = (OPENING, LINKED, BETWEEN, AFTER)
ONE_LINK = LINKED.replace("a summary", '<a href="{}">a summary</a>')


def read(html: str, *, url: str | None = ADDRESS, limits: Limits = Limits()) -> Article:  # noqa: B008 - frozen
    return read_page(Document(html.encode(), media_type="text/html", charset="utf-8", url=url), limits)


def refusal(html: str, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """The code with which a page is refused."""
    with pytest.raises(SubmissionError) as refused:
        read(html, limits=limits)
    assert refused.value.message.endswith(".")
    return refused.value.code


def blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def links(article: Article) -> list[tuple[str, str]]:
    return [(each.span.of(article.text), each.url) for each in article.links]


def page(*paragraphs: str, head: str = "<title>Quay closed</title>", before: str = "") -> str:
    """A plain page with these paragraphs."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!doctype html><html><head>{head}</head><body><article><h1>Quay closed</h1>{before}{body}</article></html>"
    )
