"""Buttons and selects that still work after a restart: all they need is in their custom id and the store.

A custom id is `ws:1:<report>:<place>.<what>:<arg>`; its version is raised when its meaning changes. This module
knows how a press is written down and handed on, not what it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

_FORM = r"ws:1:(?P<report>[a-z0-9]{1,32}):(?P<place>[a-z])\.(?P<what>%s):(?P<arg>[0-9]{1,9}(?:\.[0-9]{1,9})?)"

LABEL_LIMIT = 80
OPTION_LIMIT = 100
MOST_OPTIONS = 25


class Place(StrEnum):
    """Where controls stand, which decides what pressing them may change."""

    PUBLIC = "p"
    """The answer that everybody in the channel sees."""
    PRIVATE = "o"
    """The answer that only the asker sees."""
    COPY = "c"
    """A panel or a copy that one person opened from a public answer."""


class What(StrEnum):
    """What a press asks for."""

    CARD = "card"
    CLAIMS = "claims"
    CLAIM = "claim"
    PICK_CLAIM = "pickclaim"
    SOURCES = "sources"
    SOURCE = "source"
    PICK_SOURCE = "picksource"
    ACCOUNTS = "accounts"
    ASIDE = "aside"
    ONLY_ME = "onlyme"
    EXPORT = "export"
    DELETE = "delete"


_PICKED = {What.PICK_CLAIM: What.CLAIM, What.PICK_SOURCE: What.SOURCE}
"""What picking an option in a select opens."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a control of a report."""

    report_id: str
    place: Place
    what: What
    item: int = 0
    """Page, or id of the claim or source that is asked for."""
    page: int = 0
    """Page within the item."""

    @property
    def custom_id(self) -> str:
        """The press as a custom id of at most 100 characters."""
        return f"ws:1:{self.report_id}:{self.place}.{self.what}:{self._arg}"

    @property
    def _arg(self) -> str:
        return f"{self.item}.{self.page}" if self.page else str(self.item)

    @classmethod
    def parse(cls, match: re.Match[str]) -> Press:
        """The press that a custom id stands for."""
        item, _, page = match["arg"].partition(".")
        return cls(match["report"], Place(match["place"]), What(match["what"]), int(item), int(page or 0))


class PressButton(ui.DynamicItem[ui.Button[Any]], template=_FORM % "(?!pick)[a-z]+"):
    """A button that asks for something of a report."""

    def __init__(self, item: ui.Button[Any], press: Press) -> None:
        super().__init__(item)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Press.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on."""
        client: WhosaidBot = interaction.client
        await client.navigator.pressed(interaction, self.press)


class PickSelect(ui.DynamicItem[ui.Select[Any]], template=_FORM % "pick[a-z]+"):
    """A select that opens one claim or one source."""

    def __init__(self, item: ui.Select[Any], press: Press) -> None:
        super().__init__(item)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select that was used."""
        assert isinstance(item, ui.Select)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Press.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was picked."""
        client: WhosaidBot = interaction.client
        picked = replace(self.press, what=_PICKED[self.press.what], item=int(self.item.values[0]), page=0)
        await client.navigator.pressed(interaction, picked)


def button(press: Press, label: str) -> ui.Item[Any]:
    """A button, calm and grey; a label that is too long is cut."""
    grey = discord.ButtonStyle.secondary
    return PressButton(ui.Button(label=cut(label, LABEL_LIMIT), style=grey, custom_id=press.custom_id), press)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: its id, its words and what is known of it."""

    item: int
    label: str
    about: str


def pick(press: Press, placeholder: str, choices: Sequence[Choice]) -> ui.Item[Any]:
    """A select of at least one and, beyond Discord's limit, the first 25 choices."""
    select = ui.Select[Any](custom_id=press.custom_id, placeholder=placeholder, options=options_of(choices))
    return PickSelect(select, press)


def options_of(choices: Sequence[Choice]) -> list[discord.SelectOption]:
    """The first 25 choices as a select's options; words that are too long are cut."""
    return [
        discord.SelectOption(
            label=cut(choice.label, OPTION_LIMIT) or "…",
            value=str(choice.item),
            description=cut(choice.about, OPTION_LIMIT) or None,
        )
        for choice in choices[:MOST_OPTIONS]
    ]


def cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units of a text, which is how Discord may count, never half a character."""
    return text.encode("utf-16-le", "surrogatepass")[: limit * 2].decode("utf-16-le", "ignore")
