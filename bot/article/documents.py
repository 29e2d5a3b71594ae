"""Bytes that were attached or fetched, with what is known of them, and which kind of document they are.

What a document claims to be (its name, its media type) counts only where its first bytes do not say otherwise.
Nothing here reads a document; each kind's reader does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import SubmissionError
from bot.speech import noted


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was given, or what a link led to."""

    data: bytes
    """As it is after content encodings (gzip, deflate) were undone."""
    name: str | None = None
    """Its file name: "minutes.pdf"."""
    media_type: str | None = None
    """As a server declared it, without parameters, in lower case: "text/html"."""
    charset: str | None = None
    """As a server declared it."""
    url: str | None = None
    """Where it was read, after redirects; None for a file that was attached."""


class DocumentKind(StrEnum):
    """What a document is read as."""

    PAGE = "page"
    TEXT = "text"
    """Plain text or Markdown."""
    PDF = "pdf"
    WORD = "word"
    """Office Open XML: .docx."""
    EMAIL = "email"
    POST = "post"
    """What a social network answers about a single post (oEmbed)."""


_EMPTY_FILE = noted("There is nothing in that file.")
_EMPTY_PAGE = noted("There is nothing in that page.")
_UNREADABLE_FILE = noted(
    "That is something that I cannot read as an article; I read web pages, .txt, .md, .html, .pdf, .docx and .eml "
    "files."
)
_UNREADABLE_PAGE = noted(
    "That link leads to something that I cannot read as an article; I read web pages, .txt, .md, .html, .pdf, .docx "
    "and .eml files."
)

_SUFFIXES = {
    "txt": DocumentKind.TEXT,
    "text": DocumentKind.TEXT,
    "md": DocumentKind.TEXT,
    "markdown": DocumentKind.TEXT,
    "html": DocumentKind.PAGE,
    "htm": DocumentKind.PAGE,
    "xhtml": DocumentKind.PAGE,
    "pdf": DocumentKind.PDF,
    "docx": DocumentKind.WORD,
    "eml": DocumentKind.EMAIL,
}
_MEDIA_TYPES = {
    "text/html": DocumentKind.PAGE,
    "application/xhtml+xml": DocumentKind.PAGE,
    "text/plain": DocumentKind.TEXT,
    "text/markdown": DocumentKind.TEXT,
    "text/x-markdown": DocumentKind.TEXT,
    "application/pdf": DocumentKind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": DocumentKind.WORD,
    "message/rfc822": DocumentKind.EMAIL,
}
_JSON = frozenset({"application/json", "application/json+oembed"})
_OEMBED = re.compile(r"https?://[^/?#]+/(?:api/)?oembed\?", re.IGNORECASE)
"""Addresses that answer about a post; JSON from anywhere else is nothing to read."""

_UNTOLD = frozenset({None, "", "application/octet-stream", "binary/octet-stream", "application/x-download"})
"""Media types that say nothing; a file's name may."""

_UNMISTAKABLE = frozenset({DocumentKind.PDF, DocumentKind.WORD})
"""Kinds that their first bytes give away."""

_BINARY_STARTS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"BM",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"SQLite format 3",
    b"OggS",
    b"ID3",
    b"\x00asm",
)
_MARKUP = re.compile(
    rb"[\xef\xbb\xbf\s]*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:(?><!--.{0,2000}?-->)\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|div|p|h1|table|span|a|b|br|i)"
    rb"(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
"""How markup opens. A comment ends at its first end mark: were that tried otherwise, a row of them would be cut up in
every possible way, and the process that fetches would stand still."""

_HEAD = 4096


def kind_of(document: Document) -> DocumentKind:
    """What the document is to be read as; raises SubmissionError (bad_type, empty) where it is nothing we read."""
    if not document.data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise SubmissionError("empty", _EMPTY_FILE if document.url is None else _EMPTY_PAGE)
    told, seen = _told(document), _seen(document.data)
    if seen in _UNMISTAKABLE:
        fits = told in (seen, None)
    else:
        fits = told is not None and told not in _UNMISTAKABLE and not document.data.startswith(_BINARY_STARTS)
    if not fits:
        raise _unreadable(document)
    return told or seen or DocumentKind.TEXT


def is_attachable(name: str) -> bool:
    """Whether a file's name says that it may be one of the kinds that are read."""
    return _suffix(name) in _SUFFIXES


def _seen(data: bytes) -> DocumentKind | None:
    """What the first bytes say: PDF and Word for sure, a page where it opens with markup; else None."""
    if b"%PDF-" in data[:1024]:
        return DocumentKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return DocumentKind.WORD
    return DocumentKind.PAGE if _MARKUP.match(data[:_HEAD]) else None


def _told(document: Document) -> DocumentKind | None:
    """What it is called: a page by its media type, an attached file by its name, either by the other else.

    With neither it is what it looks like, text where that does not tell.
    """
    if document.media_type in _JSON and _OEMBED.match(document.url or ""):
        return DocumentKind.POST
    named = _SUFFIXES.get(_suffix(document.name or ""))
    if document.url is None and named is not None:
        return named
    if document.media_type not in _UNTOLD:
        return _MEDIA_TYPES.get(document.media_type or "")
    if document.name is not None:
        return named
    return _seen(document.data) or DocumentKind.TEXT if document.media_type is None else None


def _suffix(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def _unreadable(document: Document) -> SubmissionError:
    return SubmissionError("bad_type", _UNREADABLE_FILE if document.url is None else _UNREADABLE_PAGE)
