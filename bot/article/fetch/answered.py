"""An answer → the document in it, or why it is none that we read."""

from __future__ import annotations

from urllib.parse import unquote

from bot.article.documents import Document, DocumentKind, is_attachable, kind_of
from bot.article.fetch.exchange import PAGE_STATUSES, Answer
from bot.article.fetch.headers import clean_name
from bot.article.fetch.links import Target
from bot.article.fetch.refusals import Refused, status_refused

_FILE_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Hosts of files attached in Discord: people paste links to them to show the file, whatever its disposition."""

_BODILESS = frozenset({204, 205})


def document_of(target: Target, answer: Answer) -> Document:
    """What was answered at the address; raises SubmissionError: http_status, empty, bad_type."""
    if answer.status in _BODILESS:
        raise Refused.EMPTY.error()
    if answer.status not in PAGE_STATUSES:
        raise status_refused(answer.status)
    document = Document(
        data=answer.body,
        name=answer.headers.file_name or _name_in(target),
        media_type=answer.headers.media_type,
        charset=answer.headers.charset,
        url=target.url,
    )
    kind = kind_of(document)
    if kind is DocumentKind.PAGE and answer.headers.is_attachment and target.host not in _FILE_HOSTS:
        raise Refused.DOWNLOAD.error()
    return document


def _name_in(target: Target) -> str | None:
    """The file name that a path ends with; the last part of most pages' addresses is none."""
    name = clean_name(unquote(target.path.rsplit("/", 1)[-1]))
    return name if name is not None and is_attachable(name) else None
