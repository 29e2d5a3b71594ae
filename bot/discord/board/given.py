"""What somebody filled a form of the board with, and the evidence in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.board import BoardError, GivenFile, Ruling, State, links_in, ruling_of
from bot.discord.files import download
from bot.discord.links import soon_expires
from bot.speech import noted


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent."""

    sentence: str
    state: State | None = None
    """The verdict; None in forms that ask for none."""
    links: str = ""
    files: tuple[discord.Attachment, ...] = ()

    @property
    def texts(self) -> Sequence[str]:
        """What was typed, to be given back where it was not taken."""
        return [text for text in (self.sentence, self.links) if text.strip()]


async def ruling(typed: Typed, most_bytes: int) -> Ruling:
    """The verdict with its evidence; raises WhosaidError for what is not enough, before anything is downloaded."""
    state = typed.state or State.OPEN
    if any(file.size > most_bytes for file in typed.files):
        raise BoardError(
            "file_too_big",
            noted("One of the files is too large: at most {most} MB can be kept."),
            most=f"{most_bytes / 1_000_000:g}",
        )
    links = links_in(typed.links)
    if any(soon_expires(link.url) for link in links):
        raise BoardError(
            "expiring_link",
            noted("Links to files on Discord stop working after a day: download the file and add it instead."),
        )
    if links or not typed.files:
        ruling_of(state, typed.sentence, links, max_file_bytes=most_bytes)
    documents = await download(typed.files)
    files = [GivenFile(each.name or "", each.media_type or "", each.data) for each in documents]
    return ruling_of(state, typed.sentence, [*links, *files], max_file_bytes=most_bytes)
