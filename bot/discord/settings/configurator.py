"""Answers the commands of the settings and every press of their controls.

Who may is asked again with each of them; what is shown is always what the store has at that moment.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord.errors import told
from bot.discord.layout.notices import notice
from bot.discord.layout.settings import overview, panel
from bot.discord.layout.settings_log import PAGE, log_page
from bot.discord.rights import manages_server
from bot.discord.settings.changing import (
    Done,
    Wish,
    carried_out,
    change,
    require_owner,
    stale_words,
    stale_words_of,
    standing_for,
)
from bot.discord.settings.controls import PLACES, Act, SettingsPress
from bot.discord.settings.forms import POSTABLE, Field, SettingsForm, Submit
from bot.discord.settings.setup import Setup
from bot.discord.settings.standing import Standing, place_of
from bot.errors import WhosaidError
from bot.policy import Row, Stored, row
from bot.policy.exchange import MOST_BYTES, ImportFileError, Known, Wanted, exported, wanted
from bot.speech import noted, tr, trn
from bot.store.configuration import StaleSettingError

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

Interaction = discord.Interaction[Any]

FILENAME = "whosaid-settings.json"


class Configurator:
    """The settings of one client's servers."""

    def __init__(self, client: WhosaidBot) -> None:
        self._client = client
        self._setup = Setup(client)

    async def show(self, interaction: Interaction, channel_id: int, *, editable: bool) -> None:
        """The settings of a place (0: the whole server), to this person only; `editable` with their controls."""
        standing = await _standing(interaction, channel_id)
        view = self._panel(interaction, standing) if editable else overview(standing, watches=self._client.watches)
        await interaction.response.send_message(view=view, ephemeral=True)

    async def export(self, interaction: Interaction) -> None:
        """All settings as a file."""
        standing = await standing_for(interaction, None)
        scopes = [channel.id for channel in standing.guild.channels]
        document = json.dumps(exported(standing.stored, scopes), indent=2, ensure_ascii=False) + "\n"
        file = discord.File(io.BytesIO(document.encode()), FILENAME)
        await interaction.response.send_message(tr("The settings of this server."), file=file, ephemeral=True)

    async def take_in(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Make the settings those of a file, whole or not at all."""
        standing = await standing_for(interaction, None)
        if file.size > MOST_BYTES:
            raise ImportFileError("import_size", noted("The file is larger than {most} kB."), most=MOST_BYTES // 1024)
        await interaction.response.defer(ephemeral=True, thinking=True)
        asked = wanted(await file.read(), standing.stored, _known(standing.guild))
        try:
            done = await change(interaction, [_wish(standing, each) for each in asked])
        except StaleSettingError as error:
            raise WhosaidError("stale_import", stale_words_of(standing.guild, error)) from error
        await interaction.edit_original_response(view=notice(_taken_in(done)))

    async def log(self, interaction: Interaction, page: int) -> None:
        """A page of the audit log, counted from 0, to this person only."""
        await interaction.response.send_message(view=await self._log(interaction, page), ephemeral=True)

    async def set_up(self, interaction: Interaction) -> None:
        """The first step of the set-up, to this person only."""
        await self._setup.begin(interaction)

    async def pressed(self, interaction: Interaction, press: SettingsPress) -> None:
        """Do what a button asks for."""
        async with told(interaction, f"{press.act} of settings"):
            match press.act:
                case Act.LOG:
                    await self.log(interaction, press.number)
                case Act.TURN:
                    await interaction.response.edit_message(view=await self._log(interaction, press.number))
                case Act.STEP:
                    await self._setup.go(interaction, press.number)
                case Act.FORM:
                    await self._setup.ask(interaction, press.number)
                case Act.DONE:
                    await self._setup.end(interaction)
                case _:
                    await self._open(interaction, press.number)

    async def picked(self, interaction: Interaction, scope_id: int, name: str, seen: int) -> None:
        """Open the form of a setting, unless it is no longer what the panel shows."""
        async with told(interaction, f"form of {name}"):
            setting = _setting(name)
            standing = await _standing(interaction, scope_id)
            require_owner(interaction, [setting])
            if standing.version(name) != seen:
                said = _changed_meanwhile(standing, name)
                await interaction.response.edit_message(view=self._panel(interaction, standing, said))
                return
            fields = [Field(standing, setting, alone=True)]
            await interaction.response.send_modal(SettingsForm(tr(setting.label), fields, self._submitted(scope_id)))

    def _submitted(self, scope_id: int) -> Submit:
        async def submitted(interaction: Interaction, wishes: Sequence[Wish]) -> None:
            said = await carried_out(interaction, wishes)
            standing = await _standing(interaction, scope_id)
            await interaction.edit_original_response(view=self._panel(interaction, standing, said))

        return submitted

    async def _open(self, interaction: Interaction, scope_id: int) -> None:
        standing = await _standing(interaction, scope_id)
        await interaction.response.edit_message(view=self._panel(interaction, standing))

    async def _log(self, interaction: Interaction, page: int) -> ui.LayoutView:
        guild = (await standing_for(interaction, None)).guild
        logged, total = await self._client.store.settings.log(guild.id, offset=page * PAGE, limit=PAGE)
        if total and not logged:
            page = (total - 1) // PAGE
            logged, total = await self._client.store.settings.log(guild.id, offset=page * PAGE, limit=PAGE)
        return log_page(guild, logged, page, total)

    def _panel(self, interaction: Interaction, standing: Standing, said: str = "") -> ui.LayoutView:
        is_owner = manages_server(interaction)
        return panel(standing, watches=self._client.watches, is_owner=is_owner, said=said)


async def _standing(interaction: Interaction, scope_id: int) -> Standing:
    """The settings of a place; raises WhosaidError where it is gone, or cannot have any."""
    server = await standing_for(interaction, None)
    channel = place_of(server.guild, scope_id)
    if channel is not None and channel.type not in PLACES:
        raise WhosaidError("no_place", noted("That channel cannot have settings of its own."))
    return Standing(server.guild, channel, server.stored)


def _setting(name: str) -> Row:
    try:
        return row(name)
    except KeyError:  # the panel is older than this version of the program
        raise WhosaidError(
            "setting_gone", noted("That setting no longer exists; open the panel again with /settings panel.")
        ) from None


def _changed_meanwhile(standing: Standing, name: str) -> str:
    """That a panel shows what no longer is, and how it is now."""
    now = standing.stored.get((standing.scope_id, name), Stored(None, 0, inherits=True))
    return stale_words(standing.guild, standing.scope_id, name, now)


def _wish(standing: Standing, each: Wanted) -> Wish:
    kept = standing.stored.get((each.scope_id, each.row.name))
    return Wish(each.scope_id, each.row, each.value, kept.version if kept else 0)


def _known(guild: discord.Guild) -> Known:
    return Known(
        scopes={channel.id for channel in guild.channels if channel.type in PLACES},
        channels={channel.id for channel in guild.channels if channel.type in POSTABLE},
        roles={role.id for role in guild.roles},
    )


def _taken_in(done: Done) -> str:
    if not done.logged:
        return tr("The file says what is set already; nothing was changed.")
    changed = trn("{number} setting was changed.", "{number} settings were changed.", len(done.logged))
    return "\n".join(filter(None, (changed, done.untold)))
