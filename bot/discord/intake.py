"""What somebody gave, gathered into one Submission; knows attachments and messages, no commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

from bot.article.file import decode
from bot.errors import SubmissionError
from bot.settings import Settings
from bot.submission import Submission

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
    hidden: bool = False
    """Whether it answers a message whose words Discord keeps from us."""

    def refuse(self, settings: Settings) -> None:
        """Raise SubmissionError for what can be seen to be useless before anything is downloaded."""
        if self.hidden and not self.files and sum(map(len, self.texts)) < settings.min_characters:
            raise SubmissionError(
                "hidden",
                "This message answers one whose words Discord does not show me; use Check sources on that one.",
            )
        for file in self.files:
            if not is_text_file(file):
                raise SubmissionError(
                    "file_kind",
                    "Only .txt and .md files can be read so far; save the article as plain text or paste it.",
                )
            if file.size > settings.max_file_bytes:
                raise SubmissionError(
                    "file_size",
                    f"That file has {file.size:,} bytes and the limit is {settings.max_file_bytes:,}; "
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
    answered = None if message.message_snapshots else message.reference and message.reference.resolved
    earlier = list(_pieces(answered)) if isinstance(answered, discord.Message) else []
    pieces = [*earlier, *_pieces(message)]
    embeds = [embed for piece in pieces for embed in piece.embeds]
    origin = next((embed for embed in embeds if embed.title or embed.url), discord.Embed())
    return Given(
        texts=tuple(text for piece in pieces for text in (piece.content, *map(_embed_text, piece.embeds)) if text),
        files=tuple(file for piece in pieces for file in piece.attachments if is_text_file(file)),
        title=origin.title,
        url=origin.url,
        outlet=origin.provider.name or None,
        hidden=bool(earlier) and not any(piece.content or piece.embeds or piece.attachments for piece in earlier),
    )


def _pieces(message: discord.Message) -> Iterator[discord.Message | discord.MessageSnapshot]:
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
