"""The buttons of an offer and of the word that something was checked before; they still work after a restart.

A custom id is `wo:1:<what>:<of>`; its version is raised when its meaning changes. The links stand in the text of the
message that the button is under. This module knows how a press is written down and handed on, not what it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot


class Wish(StrEnum):
    """What is wished for."""

    CHECK = "check"
    """What a message links to; `of` is that message's id."""
    AGAIN = "again"
    """What was checked before; `of` is the id of its report."""


@dataclass(frozen=True, slots=True)
class Wished:
    """A press of one of the buttons."""

    what: Wish
    of: str

    @property
    def custom_id(self) -> str:
        """The press as a custom id of at most 100 characters."""
        return f"wo:1:{self.what}:{self.of}"


class OfferButton(ui.DynamicItem[ui.Button[Any]], template=r"wo:1:(?P<what>check|again):(?P<of>[a-z0-9]{1,32})"):
    """A button that has something checked."""

    def __init__(self, item: ui.Button[Any], wished: Wished) -> None:
        super().__init__(item)
        self.wished = wished

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Wished(Wish(match["what"]), match["of"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on."""
        client: WhosaidBot = interaction.client
        await client.offers.pressed(interaction, self.wished)


def offer_button(wished: Wished, label: str) -> ui.Item[Any]:
    """A button, calm and grey."""
    grey = discord.ButtonStyle.secondary
    return OfferButton(ui.Button(label=label, style=grey, custom_id=wished.custom_id), wished)
