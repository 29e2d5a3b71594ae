"""Plain text and Markdown → an Article. A picture that Markdown points at stays an address: nothing is fetched."""

from __future__ import annotations

from bot.article.documents import Document
from bot.article.file import decode
from bot.article.limits import Limits
from bot.article.paste import read_paste
from bot.model import Article


def read_text(document: Document, limits: Limits) -> Article:
    """The article in a text file; raises SubmissionError as `read_paste` does.

    `Article.runs` maps to the decoded text.
    """
    return read_paste(decode(document.data, document.charset), url=document.url, limits=limits)
