"""A file → an Article: which reader takes it. Knows the kinds of documents and nothing of what is in one."""

from __future__ import annotations

from collections.abc import Callable

from bot.article.documents import Document, DocumentKind, kind_of
from bot.article.files.mail import read_mail
from bot.article.files.pdf import read_pdf
from bot.article.files.text import read_text
from bot.article.files.word import read_word, refuse_locked
from bot.article.limits import Limits
from bot.article.page.single_post import read_post
from bot.model import Article

PageReader = Callable[[Document, Limits], Article]
"""Reads a web page, and the HTML body of an e-mail."""


def read_file(document: Document, limits: Limits, *, read_page: PageReader) -> Article:
    """The article in a document of any kind that is read; `read_page` takes the pages.

    Raises SubmissionError: `bad_type` and `empty` as `kind_of` does, the codes of `read_paste`, and by kind

    - PDF, Word, e-mail: `broken` (damaged), `too_big` (unpacks to more than any article needs)
    - PDF: `encrypted` (needs a password), `no_text` (scanned), `garbled` (fonts without letters), `too_many_pages`
    - Word: `encrypted`, `macros`, `nested` (other files inside), `doctype` (entities declared), `no_text`
    - page: as `read_page` does; post: `post_only` (without words)
    - e-mail: `encrypted`, `no_text` (nothing but attachments)
    """
    refuse_locked(document)
    match kind_of(document):
        case DocumentKind.PAGE:
            return read_page(document, limits)
        case DocumentKind.TEXT:
            return read_text(document, limits)
        case DocumentKind.PDF:
            return read_pdf(document, limits)
        case DocumentKind.WORD:
            return read_word(document, limits)
        case DocumentKind.EMAIL:
            return read_mail(document, limits, read_page=read_page)
        case DocumentKind.POST:
            return read_post(document, limits)
