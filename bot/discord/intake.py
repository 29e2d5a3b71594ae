"""What somebody gave, gathered into one Submission; knows attachments and messages, no commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

from bot.article.file import decode
from bot.errors import SubmissionError
from bot.pipeline import Submission

TEXT_FILES = (".txt", ".md")
INPUT_LIMIT = 4_000
"""Characters that a text input of a form takes; a full one was cut by Discord, perhaps within a word."""


@dataclass(frozen=True, slots=True)
class Given:
    """Texts and files to be read as one article, in this order."""

    texts: tuple[str, ...] = ()
    files: tuple[discord.Attachment, ...] = ()
    title: str | None = None
    url: str | None = None
    outlet: str | None = None

    def refuse_files(self, most_bytes: int) -> None:
        """Raise SubmissionError for a file that cannot be taken, before anything is downloaded."""
        for file in self.files:
            if not is_text_file(file):
                raise SubmissionError(
                    "file_kind",
                    "Only .txt and .md files can be read so far; save the article as plain text or paste it.",
                )
            if file.size > most_bytes:
                raise SubmissionError(
                    "file_size",
                    f"That file has {file.size:,} bytes and the limit is {most_bytes:,}; "
                    "send the part that you want checked.",
                )

    async def submission(self) -> Submission:
        """Everything as one text; raises SubmissionError where a file cannot be had."""
        files = [decode(await _download(file)) for file in self.files]
        text = "\n\n".join(part for part in (*self.texts, *files) if part.strip())
        return Submission(text, title=self.title, url=self.url, outlet=self.outlet)


def is_text_file(file: discord.Attachment) -> bool:
    """Whether the file's name says that it is plain text."""
    return file.filename.lower().endswith(TEXT_FILES)


def from_form(inputs: Sequence[str], files: Sequence[discord.Attachment]) -> Given:
    """What a form was filled with; an input that continues a full one is joined to it without a gap."""
    text = ""
    for before, part in zip(("", *inputs), inputs, strict=False):
        glue = "" if len(before) >= INPUT_LIMIT or not text else "\n\n"
        text += glue + part if part.strip() else ""
    return Given(texts=(text,) if text else (), files=tuple(files))


def from_message(message: discord.Message) -> Given:
    """A message's words: what it answers, its own, what it forwards, their embeds and text files."""
    pieces = list(_pieces(message))
    embeds = [embed for piece in pieces for embed in piece.embeds]
    origin = next((embed for embed in embeds if embed.title or embed.url), discord.Embed())
    return Given(
        texts=tuple(text for piece in pieces for text in (piece.content, *map(_embed_text, piece.embeds)) if text),
        files=tuple(file for piece in pieces for file in piece.attachments if is_text_file(file)),
        title=origin.title,
        url=origin.url,
        outlet=origin.provider.name or None,
    )


def _pieces(message: discord.Message) -> Iterator[discord.Message | discord.MessageSnapshot]:
    answered = message.reference.resolved if message.reference and not message.message_snapshots else None
    if isinstance(answered, discord.Message):
        yield answered
        yield from answered.message_snapshots
    yield message
    yield from message.message_snapshots


def _embed_text(embed: discord.Embed) -> str:
    fields = (text for field in embed.fields for text in (field.name, field.value))
    parts = (embed.author.name, embed.title, embed.description, *fields)
    return "\n\n".join(part for part in parts if part and part.strip())


async def _download(file: discord.Attachment) -> bytes:
    try:
        return await file.read()
    except (discord.HTTPException, OSError) as error:
        raise SubmissionError("file_gone", "Discord did not hand over that file; please attach it again.") from error
