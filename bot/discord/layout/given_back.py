"""What somebody typed in a form that was not taken, given back to be copied from there: nothing is lost.

It knows nothing of the form, nor of why it was not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from discord import ui

from bot.discord.layout.compose import MOST_TEXT, Block, Message, compose, size

_FENCE: Final = "```"
_TAME: Final = "ˋˋˋ"
"""Stands for a fence within the text, which would end the block."""


def given_back(why: str, *typed: str) -> ui.LayoutView:
    """Why a form was not taken, and each text that was typed as a block which Discord offers to copy.

    What finds no room any more is cut.
    """
    return compose(Message(head=why, blocks=list(_blocks(MOST_TEXT - size(why), typed))))


def _blocks(room: int, typed: Sequence[str]) -> Iterator[Block]:
    for text in filter(str.strip, typed):
        room -= size(f"{_FENCE}\n\n{_FENCE}")
        kept = _cut(text.strip().replace(_FENCE, _TAME), room)
        room -= size(kept)
        if kept:
            yield [f"{_FENCE}\n{kept}\n{_FENCE}"]


def _cut(text: str, most: int) -> str:
    """The beginning of a text, as long as Discord may count it."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * max(most, 0)].decode("utf-16-le", "ignore")
