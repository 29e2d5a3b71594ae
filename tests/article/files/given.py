"""Reads a file in a test as the bot does, with pages left to a reader that shows whether it was asked."""

from __future__ import annotations

import pytest

from bot.article.documents import Document
from bot.article.file import decode
from bot.article.files.read import read_file
from bot.article.limits import Limits
from bot.article.paste import read_paste
from bot.errors import SubmissionError
from bot.model import Article, BlockKind

PROSE = "The council met for four hours on Monday night and voted to close the old bridge, according to its minutes."
MORE = "Residents who had come to the hall left without an answer, and the mayor did not reply to questions on it."


def read(data: bytes, name: str, limits: Limits = Limits()) -> Article:  # noqa: B008 - frozen
    """The article in a file of this name; a page's is its markup, which shows what the page reader was given."""
    return read_file(Document(data, name=name), limits, read_page=markup)


def markup(document: Document, limits: Limits) -> Article:
    """Stands for the page reader: the page's source as a text, in the charset that came with it."""
    return read_paste(decode(document.data, document.charset), limits=limits)


def refusal(data: bytes, name: str, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """The code with which a file of this name is refused."""
    with pytest.raises(SubmissionError) as refused:
        read(data, name, limits)
    assert refused.value.message.endswith(".")
    return refused.value.code


def kinds(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def words(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def linked(article: Article) -> list[tuple[str, str]]:
    """The words of each link and where it leads."""
    return [(link.span.of(article.text), link.url) for link in article.links]
