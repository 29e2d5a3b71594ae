"""PDF files → an Article, with pypdf: opening, refusing, the file's own metadata.

What is drawn on a page is `pdf_lines`' business, what a page repeats `pdf_furniture`'s, where paragraphs begin
`pdf_paragraphs`'. Scripts, forms, attachments and pictures are never looked at, so nothing a PDF carries is run.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pypdf import Configuration, PageObject, PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from bot.article.documents import Document
from bot.article.files.damage import refusing_damage
from bot.article.files.known import Known, plausible_authors, plausible_date, plausible_title
from bot.article.files.pdf_furniture import without_furniture
from bot.article.files.pdf_lines import DAMAGE, read_lines
from bot.article.files.pdf_paragraphs import paragraph_pieces
from bot.article.files.pieces import read_pieces
from bot.article.limits import Limits
from bot.errors import SubmissionError
from bot.model import Article
from bot.speech import noted

MOST_PAGES = 200
_LARGEST_STREAM = 16_000_000
"""Bytes that one stream may unpack to: page contents, object streams, fonts' tables of letters."""

_BOUNDS = Configuration(
    array_based_stream_maximum_output_length=_LARGEST_STREAM,
    lzw_maximum_output_length=_LARGEST_STREAM,
    run_length_maximum_output_length=_LARGEST_STREAM,
    zlib_maximum_output_length=_LARGEST_STREAM,
    brotli_maximum_output_length=_LARGEST_STREAM,
    zlib_maximum_recovery_input_length=1_000_000,
    stream_decoding_work_maximum_length=4 * _LARGEST_STREAM,
    stream_parsing_work_maximum_count=400_000,
    stream_filters_maximum_length=8,
    page_tree_maximum_entries=10_000,
    xform_maximum_invocations_per_extraction=1_000,
    xmp_maximum_input_length=1_000_000,
    jbig2dec_binary=None,
)
"""Tighter bounds than pypdf's own: what an article's pages need, with room; no other program is ever started."""


def read_pdf(document: Document, limits: Limits) -> Article:
    """The article in a PDF file: page by page, its paragraphs put together again from lines.

    Raises SubmissionError (encrypted, no_text, garbled, too_big, too_many_pages, broken) and as `read_paste` does.
    """
    with _reading():
        reader = _opened(document.data)
        lines = read_lines(_pages(reader), limits)
    pieces = paragraph_pieces(without_furniture(lines))
    text = "\n".join(piece.words for piece in pieces)
    if not text.strip():
        raise SubmissionError(
            "no_text",
            noted("There is no text in that PDF file, only pictures of pages; paste the article's words instead."),
        )
    try:
        article = read_pieces(pieces, limits, _known(reader, text))
    except SubmissionError as refusal:
        if refusal.code in ("binary", "not_language"):
            raise _garbled() from refusal
        raise
    return article.model_copy(update={"url": document.url})


@contextmanager
def _reading() -> Iterator[None]:
    """Within: pypdf's bounds set, and what it raises turned into refusals."""
    # pypdf repairs what it can and warns with pieces of the file, which are nobody's to log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with refusing_damage(DAMAGE), apply_configuration(_BOUNDS):
        try:
            yield
        except LimitReachedError as cause:
            raise DAMAGE.too_big() from cause
        except (FileNotDecryptedError, DependencyError) as cause:
            raise _encrypted() from cause


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    # Many files are encrypted only to forbid printing or copying, and open with no password at all.
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise _encrypted()
    return reader


def _pages(reader: PdfReader) -> Iterable[PageObject]:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise SubmissionError(
            "too_many_pages",
            noted("That PDF file has {count:,} pages and the limit is {most}; send the pages that you want checked."),
            count=count,
            most=MOST_PAGES,
        )
    return reader.pages


def _known(reader: PdfReader, text: str) -> Known:
    """What the document information says, or else the XMP metadata."""
    try:
        with _reading():
            return _said_in_info(reader, text)
    except SubmissionError:
        # Metadata is an extra: a file in which it is damaged can be read all the same.
        return Known()


def _said_in_info(reader: PdfReader, text: str) -> Known:
    info, xmp = reader.metadata, reader.xmp_metadata
    titles: list[str | None] = [info.title] if info is not None else []
    authors = [info.author] if info is not None and info.author else []
    dates = [info.creation_date, info.modification_date] if info is not None else [None, None]
    if xmp is not None:
        titles.extend((xmp.dc_title or {}).values())
        authors = authors or list(xmp.dc_creator or ())
        dates = [dates[0] or xmp.xmp_create_date, dates[1] or xmp.xmp_modify_date]
    return Known(
        title=next(filter(None, (plausible_title(title, text) for title in titles)), None),
        authors=plausible_authors(authors),
        published=plausible_date(dates[0]),
        modified=plausible_date(dates[1]),
    )


def _encrypted() -> SubmissionError:
    return SubmissionError("encrypted", noted("That PDF file is locked with a password; send a copy without one."))


def _garbled() -> SubmissionError:
    return SubmissionError(
        "garbled",
        noted(
            "The words in that PDF file cannot be made out: its fonts do not say which letters they draw. "
            "Paste the article's words instead."
        ),
    )
