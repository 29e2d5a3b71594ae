"""Controls of the settings' messages; they still work after a restart.

A custom id is `wset:1:<act>:<number>`; its version is raised when its meaning changes. What a setting's version was
when it was shown stands in the values of the select. This module knows how a press is written down and handed on,
not what it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.discord.controls import LABEL_LIMIT
from bot.report.escape import Style

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

_FORM = r"wset:1:(?P<act>%s):(?P<number>[0-9]{1,20})"


class Act(StrEnum):
    """What a press asks for; the number beside it is said in each."""

    PLACE = "place"
    """The panel of the channel or category that is picked; 0."""
    PICK = "pick"
    """The form of the setting that is picked, in the scope with this id."""
    PANEL = "panel"
    """The panel of the scope with this id."""
    LOG = "log"
    """A page of the audit log, beside what is there."""
    TURN = "turn"
    """A page of the audit log, in place of the one that is there."""
    STEP = "step"
    """A step of the set-up."""
    FORM = "form"
    """A form of the set-up."""
    DONE = "done"
    """The end of the set-up; 0."""


_PICKS = {Act.PLACE, Act.PICK}
_BUTTONS = "|".join(act for act in Act if act not in _PICKS)

PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.category,
]
"""Kinds of channels that have settings of their own."""


@dataclass(frozen=True, slots=True)
class SettingsPress:
    """One press of a control of the settings."""

    act: Act
    number: int = 0

    @property
    def custom_id(self) -> str:
        """The press as a custom id of at most 100 characters."""
        return f"wset:1:{self.act}:{self.number}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> SettingsPress:
        """The press that a custom id stands for."""
        return cls(Act(match["act"]), int(match["number"]))


class SettingsButton(ui.DynamicItem[ui.Button[Any]], template=_FORM % _BUTTONS):
    """A button of the settings."""

    def __init__(self, item: ui.Button[Any], press: SettingsPress) -> None:
        super().__init__(item)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, SettingsPress.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on."""
        client: WhosaidBot = interaction.client
        await client.configurator.pressed(interaction, self.press)


class SettingSelect(ui.DynamicItem[ui.Select[Any]], template=_FORM % Act.PICK):
    """The select that opens a setting's form."""

    def __init__(self, item: ui.Select[Any], press: SettingsPress) -> None:
        super().__init__(item)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select that was used."""
        assert isinstance(item, ui.Select)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, SettingsPress.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was picked: the setting's name and the version that was shown."""
        client: WhosaidBot = interaction.client
        name, _, seen = self.item.values[0].partition(".")
        await client.configurator.picked(interaction, self.press.number, name, int(seen))


class PlaceSelect(ui.DynamicItem[ui.ChannelSelect[Any]], template=_FORM % Act.PLACE):
    """The select that opens the panel of a channel or category."""

    def __init__(self, item: ui.ChannelSelect[Any], press: SettingsPress) -> None:
        super().__init__(item)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select that was used."""
        assert isinstance(item, ui.ChannelSelect)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, SettingsPress.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on which channel was picked."""
        client: WhosaidBot = interaction.client
        await client.configurator.pressed(interaction, SettingsPress(Act.PANEL, self.item.values[0].id))


CONTROLS = (SettingsButton, SettingSelect, PlaceSelect)


def settings_button(press: SettingsPress, label: str, *, main: bool = False) -> ui.Item[Any]:
    """A button, calm and grey; the one that leads on is coloured."""
    style = discord.ButtonStyle.primary if main else discord.ButtonStyle.secondary
    cut = Style.PLAIN.short(label, LABEL_LIMIT)
    return SettingsButton(ui.Button(label=cut, style=style, custom_id=press.custom_id), press)


def setting_select(scope_id: int, placeholder: str, options: Sequence[discord.SelectOption]) -> ui.Item[Any]:
    """A select of settings, each option's value the setting's name and its version as it is shown: `mode.3`."""
    press = SettingsPress(Act.PICK, scope_id)
    return SettingSelect(ui.Select(custom_id=press.custom_id, placeholder=placeholder, options=list(options)), press)


def place_select(placeholder: str, now: discord.abc.GuildChannel | None) -> ui.Item[Any]:
    """A select of the channels and categories that may have settings of their own."""
    press = SettingsPress(Act.PLACE)
    shown = [discord.SelectDefaultValue(id=now.id, type=discord.SelectDefaultValueType.channel)] if now else []
    select = ui.ChannelSelect[Any](
        custom_id=press.custom_id, placeholder=placeholder, channel_types=PLACES, default_values=shown
    )
    return PlaceSelect(select, press)
