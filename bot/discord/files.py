"""Attachments: which of them can be read, what is refused before anything is downloaded, and getting them.

It knows names, sizes and declared types; what is in a file is told by whoever reads it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord

from bot.article.documents import Document, is_attachable
from bot.article.fetch.headers import Headers
from bot.errors import SubmissionError
from bot.speech import noted

_KINDS = noted("I cannot read files of that kind; I read web pages, .txt, .md, .html, .pdf, .docx and .eml files.")
_GONE = noted("Discord did not hand over that file; please attach it again.")
_TOO_LARGE = noted("That file has {size:,} bytes and the limit is {limit:,}; send the part that you want checked.")
_TOGETHER = noted(
    "Those files have together {size:,} bytes and the limit is {limit:,}; send the part that you want checked."
)

MOST_FILES = 5
"""Files that a form takes."""


def is_readable(file: discord.Attachment) -> bool:
    """Whether the file's name says that it is of a kind that is read."""
    return is_attachable(file.filename)


def refuse_files(files: Sequence[discord.Attachment], most_bytes: int) -> None:
    """Raise SubmissionError (file_kind, file_size) for what can be seen to be useless before it is downloaded."""
    if not all(map(is_readable, files)):
        raise SubmissionError("file_kind", _KINDS)
    size = sum(file.size for file in files)
    if size > most_bytes:
        raise SubmissionError("file_size", _TOO_LARGE if len(files) == 1 else _TOGETHER, size=size, limit=most_bytes)


async def download(files: Sequence[discord.Attachment]) -> tuple[Document, ...]:
    """The files in their order; raises SubmissionError (file_gone) where one cannot be had."""
    return tuple(await asyncio.gather(*map(_document, files)))


async def _document(file: discord.Attachment) -> Document:
    try:
        data = await file.read()
    except (discord.HTTPException, OSError) as error:
        raise SubmissionError("file_gone", _GONE) from error
    declared = Headers.of([(b"Content-Type", (file.content_type or "").encode("utf-8", "replace"))])
    return Document(data, name=file.filename, media_type=declared.media_type, charset=declared.charset)
