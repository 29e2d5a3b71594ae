"""The select that asks which of several links is meant; it still works after a restart.

A custom id is `wl:1:<asker>:<place>:<message>`; its version is raised when its meaning changes. The links stand in
the text of the message that asks, which Discord sends along with the answer: what was not asked to be checked is
nowhere kept. This module knows how a choice is written down and handed on, not what it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.discord.controls import Choice, Place, options_of

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

_FORM = r"wl:1:(?P<asker>[0-9]{1,20}):(?P<place>[po]):(?P<message>[0-9]{1,20})"

ITSELF = 0
"""What is picked where the message itself is meant; links are counted from 1."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question which link is meant, as it was put to somebody."""

    asker: int
    place: Place
    """Where the answer is to stand: PUBLIC or PRIVATE."""
    message: int
    """The id under which the message that the links stand in is remembered for a while; 0 for none."""

    @property
    def custom_id(self) -> str:
        """The question as a custom id of at most 100 characters."""
        return f"wl:1:{self.asker}:{self.place}:{self.message}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Asked:
        """The question that a custom id stands for."""
        return cls(int(match["asker"]), Place(match["place"]), int(match["message"]))


class LinkSelect(ui.DynamicItem[ui.Select[Any]], template=_FORM):
    """A select that opens one of several links."""

    def __init__(self, item: ui.Select[Any], asked: Asked) -> None:
        super().__init__(item)
        self.asked = asked

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select that was used."""
        assert isinstance(item, ui.Select)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Asked.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was picked."""
        client: WhosaidBot = interaction.client
        await client.questions.picked(interaction, self.asked, int(self.item.values[0]))


def link_select(asked: Asked, placeholder: str, choices: Sequence[Choice]) -> ui.Item[Any]:
    """A select of at least one and at most 25 choices."""
    select = ui.Select[Any](custom_id=asked.custom_id, placeholder=placeholder, options=options_of(choices))
    return LinkSelect(select, asked)
