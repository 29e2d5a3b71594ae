"""The walk through the set-up: three steps in one message, each of whose forms is stored when it is sent off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord.errors import told
from bot.discord.layout.setup import CHANNELS_FORM, FORMS, STEPS, setup_done, setup_step, step_of
from bot.discord.rights import manages_server
from bot.discord.settings.changing import INHERITED, Inherited, Wish, carried_out, standing_for
from bot.discord.settings.controls import PLACES
from bot.discord.settings.forms import (
    FORM_SECONDS,
    INHERIT_VALUE,
    TITLE,
    Field,
    SettingsForm,
    Submit,
    choice_options,
    label,
)
from bot.discord.settings.standing import Standing
from bot.policy import Row, Value, row
from bot.report.escape import Style
from bot.speech import tr

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

Interaction = discord.Interaction[Any]

_AS_IT_IS = "="


class Setup:
    """The set-up of one client's servers."""

    def __init__(self, client: WhosaidBot) -> None:
        self._client = client

    async def begin(self, interaction: Interaction) -> None:
        """The first step, to this person only."""
        standing = await standing_for(interaction, None)
        await interaction.response.send_message(view=self._step(standing, 1), ephemeral=True)

    async def go(self, interaction: Interaction, step: int) -> None:
        """Another step, in place."""
        standing = await standing_for(interaction, None)
        await interaction.response.edit_message(view=self._step(standing, min(max(step, 1), STEPS)))

    async def ask(self, interaction: Interaction, number: int) -> None:
        """One of the forms."""
        standing = await standing_for(interaction, None)
        title, names = FORMS[number] if number in FORMS else FORMS[CHANNELS_FORM]
        rows = [row(name) for name in names if manages_server(interaction) or not row(name).owners_only]
        submit = self._submitted(step_of(number))
        if number == CHANNELS_FORM:
            await interaction.response.send_modal(ChannelsForm(tr(title), standing, rows, submit))
        else:
            fields = [Field(standing, each, alone=False) for each in rows]
            await interaction.response.send_modal(SettingsForm(tr(title), fields, submit))

    async def end(self, interaction: Interaction) -> None:
        """Remember that the server is set up, and say so."""
        standing = await standing_for(interaction, None)
        await self._client.store.servers.set_up(standing.guild.id)
        await interaction.response.edit_message(view=setup_done())

    def _submitted(self, step: int) -> Submit:
        async def submitted(interaction: Interaction, wishes: Sequence[Wish]) -> None:
            said = await carried_out(interaction, wishes)
            standing = await standing_for(interaction, None)
            await interaction.edit_original_response(view=self._step(standing, step, said))

        return submitted

    def _step(self, standing: Standing, step: int, said: str = "") -> ui.LayoutView:
        return setup_step(standing, step, watches=self._client.watches, said=said)


class ChannelsForm(ui.Modal):
    """Asks for channels and categories, and what is to hold in all of them."""

    def __init__(self, title: str, standing: Standing, rows: Sequence[Row], submit: Submit) -> None:
        super().__init__(title=Style.PLAIN.short(title, TITLE), timeout=FORM_SECONDS)
        self._standing = standing
        self._rows = rows
        self._submit = submit
        self._channels: ui.ChannelSelect[Any] = ui.ChannelSelect(channel_types=PLACES, max_values=25, required=True)
        self._values: list[ui.Select[Any]] = [ui.Select(options=_options(each)) for each in rows]
        self.add_item(label(tr("Channels and categories"), tr("A category stands for its channels."), self._channels))
        for each, select in zip(rows, self._values, strict=True):
            self.add_item(label(tr(each.label), tr(each.help), select))

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what is to be changed in each of the channels."""
        async with told(interaction, "form of channels"):
            places = [Standing(self._standing.guild, channel, self._standing.stored) for channel in self._picked()]
            await self._submit(interaction, [wish for place in places for wish in self._wishes(place)])

    def _picked(self) -> Sequence[discord.abc.GuildChannel]:
        """The channels that were picked and that are still there."""
        channels = (self._standing.guild.get_channel(channel.id) for channel in self._channels.values)
        return [channel for channel in channels if channel is not None]

    def _wishes(self, place: Standing) -> Sequence[Wish]:
        picked = [(each, select.values[0]) for each, select in zip(self._rows, self._values, strict=True)]
        return [
            Wish(place.scope_id, each, _value(value), place.version(each.name))
            for each, value in picked
            if value != _AS_IT_IS
        ]


def _options(setting: Row) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=tr("Leave as it is"), value=_AS_IT_IS, default=True),
        discord.SelectOption(label=tr("Inherit"), value=INHERIT_VALUE),
        *choice_options(setting, None),
    ]


def _value(picked: str) -> Value | Inherited:
    return INHERITED if picked == INHERIT_VALUE else picked
