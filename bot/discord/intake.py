"""What somebody gave with a command or a form, gathered into one submission, or the question which link is meant.

Words are an article; nothing but links are links to be opened; a link beside words says where those stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.article.fetch.links import check_link
from bot.discord.files import download, refuse_files
from bot.discord.links import Leads, leads, links_of, take_apart, worth_opening
from bot.errors import SubmissionError
from bot.settings import Settings
from bot.speech import noted
from bot.submission import Submission

_HIDDEN = noted("This message answers one whose words Discord does not show me; use Check sources on that one.")
_DISCORD_LINK = noted("That link leads into Discord; use Apps → Check sources on the message it leads to.")
_NO_TEXT = noted(
    "There is no text there, and of attached files I read web pages, .txt, .md, .html, .pdf, .docx and .eml files."
)

INPUT_LIMIT = 4_000
"""Characters that a text input of a form takes; a full one was cut by Discord, perhaps within a word."""


@dataclass(frozen=True, slots=True)
class Given:
    """Texts, files and a link to be read as one article, in this order."""

    texts: tuple[str, ...] = ()
    files: tuple[discord.Attachment, ...] = ()
    link: str | None = None
    """A link to be opened."""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    hidden: bool = False
    """Whether it answers a message whose words Discord keeps from us."""
    unread: bool = False
    """Whether it has attachments that are no documents, besides."""

    @property
    def size(self) -> int:
        """Characters of text."""
        return sum(len(text.strip()) for text in self.texts)

    def refuse(self, settings: Settings) -> None:
        """Raise SubmissionError for what can be seen to be useless before anything is opened or downloaded."""
        words_only = self.link is None and not self.files
        if words_only and self.hidden and self.size < settings.min_characters:
            raise SubmissionError("hidden", _HIDDEN)
        if words_only and self.unread and self.size == 0:
            raise SubmissionError("file_kind", _NO_TEXT)
        if self.link is not None:
            _refuse_link(self.link)
        refuse_files(self.files, settings.max_file_bytes)

    async def submission(self) -> Submission:
        """Everything in one; raises SubmissionError where a file cannot be had."""
        return Submission(
            "\n\n".join(text for text in self.texts if text.strip()),
            title=self.title,
            url=self.url,
            outlet=self.outlet,
            documents=await download(self.files),
            link=self.link,
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """A link that may be the one that is meant."""

    link: str
    title: str | None = None
    """What Discord says is there."""


@dataclass(frozen=True, slots=True)
class Several:
    """Several links, of which one is to be picked."""

    offers: tuple[Offer, ...]
    itself: Given | None = None
    """The message that they stand in, where it has words enough to be read itself."""


def from_options(text: str, link: str, files: Sequence[discord.Attachment]) -> Given | Several:
    """What a command's options hold; raises SubmissionError (many_links) for several links beside files."""
    written = take_apart(text)
    words = "" if written.is_nothing_but_links else text
    links = (*links_of(link), *(written.links if written.is_nothing_but_links else ()))
    pages = worth_opening(links) or links[:1]
    if words.strip():
        return Given(texts=(words,), files=tuple(files), url=_stated(pages))
    if len(pages) > 1 and files:
        raise SubmissionError("many_links", noted("Beside files I take one link; give the others on their own."))
    if len(pages) > 1:
        return Several(tuple(map(Offer, pages)))
    return Given(files=tuple(files), link=next(iter(pages), None))


def from_form(inputs: Sequence[str], files: Sequence[discord.Attachment]) -> Given | Several:
    """What a form was filled with; an input that continues a full one is joined to it without a gap."""
    text = ""
    for before, part in zip(("", *inputs), inputs, strict=False):
        glue = "" if len(before) >= INPUT_LIMIT or not text else "\n\n"
        text += glue + part if part.strip() else ""
    return from_options(text, "", files)


def _stated(links: Sequence[str]) -> str | None:
    """Where words stand, as whoever gave them says."""
    if not links:
        return None
    _refuse_link(links[0])
    return links[0]


def _refuse_link(link: str) -> None:
    check_link(link)
    if leads(link) is Leads.INTO_DISCORD:
        raise SubmissionError("discord_link", _DISCORD_LINK)
