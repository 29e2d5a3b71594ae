"""Blocks of text and rows of controls put into one message so that none of Discord's limits can be passed.

Limits of a Components V2 message: 4,000 characters over all its texts, 40 components with nested ones counted.
https://docs.discord.com/developers/components/reference#component-limits
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

MOST_TEXT = 4_000
MOST_COMPONENTS = 40
ACCENT = discord.Colour(0x5B7C99)

Block = Sequence[str]
"""One block of text in several versions, the fullest first; the last must be short."""

Control = ui.Item[Any]
Row = Sequence[Control]


def size(text: str) -> int:
    """Length as Discord may count it: UTF-16 units, never less than characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True)
class Message:
    """What a message is to hold, before it is known how much of it fits."""

    head: str
    """Small enough to fit in any case: at most 1,200 characters."""
    lead: str = ""
    """A short line above the blocks."""
    blocks: Sequence[Block] = ()
    spaced: bool = False
    """Whether blocks of several lines need air between them."""
    beyond: int = 0
    """How many more there are than have a block here."""
    rest: Callable[[int], str] | None = None
    """The line that counts what is not shown, beyond and left out; without it nothing is counted."""
    rows: Sequence[Row] = ()
    closing: str = ""


@dataclass
class _Room:
    """What is left of a message's limits."""

    text: int = MOST_TEXT
    components: int = MOST_COMPONENTS - 1  # the container itself

    def take(self, text: str) -> None:
        self.text -= size(text)
        self.components -= 1


def compose(message: Message) -> ui.LayoutView:
    """The message as a view: every block in the fullest version that leaves room for the ones after it.

    Blocks that fit in no version are left out from the end and counted by `rest`.
    """
    rows = [row for row in message.rows if row]
    room = _Room()
    for text in (message.head, message.lead, message.closing, _rest_line(message, len(message.blocks))):
        if text:
            room.take(text)
    room.components -= 2 + sum(1 + len(row) for row in rows)  # two separators, and rows with what is in them
    shown = _fitting(message.blocks, room, each=2 if message.spaced else 1)
    left_out = len(message.blocks) - len(shown)
    return _view(message, shown, _rest_line(message, left_out), rows)


def _rest_line(message: Message, left_out: int) -> str:
    hidden = left_out + message.beyond
    return message.rest(hidden) if message.rest and hidden else ""


def _fitting(blocks: Sequence[Block], room: _Room, each: int) -> list[str]:
    blocks = blocks[: max(room.components // each, 0)]
    least = [size(block[-1]) for block in blocks]
    while blocks and sum(least) > room.text:
        blocks, least = blocks[:-1], least[:-1]
    spare = room.text - sum(least)
    shown = []
    for block, smallest in zip(blocks, least, strict=True):
        version = next(text for text in block if size(text) <= smallest + spare)
        spare -= size(version) - smallest
        shown.append(version)
    return shown


def _view(message: Message, shown: Sequence[str], rest: str, rows: Sequence[Row]) -> ui.LayoutView:
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(message.head), accent_colour=ACCENT)
    if message.lead or shown or rest:
        container.add_item(ui.Separator())
    if message.lead:
        container.add_item(ui.TextDisplay(message.lead))
    for text in shown:
        container.add_item(ui.TextDisplay(text))
        if message.spaced:
            container.add_item(ui.Separator(visible=False))
    if rest:
        container.add_item(ui.TextDisplay(rest))
    if rows or message.closing:
        container.add_item(ui.Separator())
    for row in rows:
        container.add_item(ui.ActionRow(*row))
    if message.closing:
        container.add_item(ui.TextDisplay(message.closing))
    return ui.LayoutView(timeout=None).add_item(container)
