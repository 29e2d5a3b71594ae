"""Buttons and selects to correct a report with; all they need is in their custom id and the store.

A custom id is `wk:1:<report>:<place>.<step>:<item>.<page>.<revision>`; its version is raised when its meaning
changes. The revision is that of the report as whoever presses sees it. This module knows how a press is written down
and handed on, not what it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.discord.controls import Place

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

_FORM = (
    r"wk:1:(?P<report>[a-z0-9]{1,32}):(?P<place>[a-z])\.(?P<step>%s)"
    r":(?P<item>[0-9]{1,10})\.(?P<page>[0-9]{1,6})\.(?P<revision>[0-9]{1,9})"
)


class Step(StrEnum):
    """What somebody wants."""

    CLAIM = "claim"
    """To say what is wrong with a claim."""
    NAME = "name"
    """To name its source in the article's words."""
    MISSING = "missing"
    """To say that a claim is missing."""
    TYPE = "type"
    """To type the words of a missing claim, wherever they stand."""
    MADE = "made"
    """To see what was corrected."""
    UNDO = "undo"
    PICK_KIND = "pickkind"
    """What the claim is instead of one."""
    PICK_SOURCE = "picksource"
    PICK_SENTENCE = "picksentence"
    PICK_MADE = "pickmade"
    """The correction that is to be undone."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One press of a control."""

    report_id: str
    place: Place
    step: Step
    revision: int
    item: int = 0
    """The id of the claim or of the correction that it is about."""
    page: int = 0

    @property
    def custom_id(self) -> str:
        """The press as a custom id of at most 100 characters."""
        return f"wk:1:{self.report_id}:{self.place}.{self.step}:{self.item}.{self.page}.{self.revision}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Ask:
        """The press that a custom id stands for."""
        where = match["report"], Place(match["place"]), Step(match["step"])
        return cls(*where, int(match["revision"]), int(match["item"]), int(match["page"]))

    def to(self, step: Step, item: int = 0, page: int = 0) -> Ask:
        """Another press of the same report as it is seen."""
        return replace(self, step=step, item=item, page=page)


class AskButton(ui.DynamicItem[ui.Button[Any]], template=_FORM % "(?!pick)[a-z]+"):
    """A button that has to do with corrections."""

    def __init__(self, item: ui.Button[Any], ask: Ask) -> None:
        super().__init__(item)
        self.ask = ask

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Ask.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on."""
        client: WhosaidBot = interaction.client
        await client.corrector.pressed(interaction, self.ask)


class AskSelect(ui.DynamicItem[ui.Select[Any]], template=_FORM % "pick[a-z]+"):
    """A select that has to do with corrections."""

    def __init__(self, item: ui.Select[Any], ask: Ask) -> None:
        super().__init__(item)
        self.ask = ask

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select that was used."""
        assert isinstance(item, ui.Select)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Ask.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was picked."""
        client: WhosaidBot = interaction.client
        await client.corrector.pressed(interaction, self.ask, self.item.values[0])


CONTROLS = (AskButton, AskSelect)


def ask_button(ask: Ask, label: str) -> ui.Item[Any]:
    """A button, calm and grey."""
    grey = discord.ButtonStyle.secondary
    return AskButton(ui.Button(label=label, style=grey, custom_id=ask.custom_id), ask)


def ask_select(ask: Ask, placeholder: str, options: Sequence[discord.SelectOption]) -> ui.Item[Any]:
    """A select of 1 to 25 options."""
    return AskSelect(ui.Select[Any](custom_id=ask.custom_id, placeholder=placeholder, options=list(options)), ask)
