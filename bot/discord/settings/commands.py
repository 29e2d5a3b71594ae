"""The commands /settings and /setup, which are there in servers only: what they take, handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord.errors import told
from bot.discord.settings.controls import PLACES
from bot.policy.policy import SERVER
from bot.speech import noted

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

Interaction = discord.Interaction[Any]

IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
FOR_SERVERS = app_commands.AppInstallationType(guild=True, user=False)


class ScopeOption(app_commands.Transformer):
    """An option that names a channel or category; given on as its id."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord asks for."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Kinds of channels that can be named."""
        return PLACES

    async def transform(self, _interaction: Interaction, value: Any, /) -> int:
        """The id of what was named."""
        return int(value.id)


def add_settings_commands(tree: app_commands.CommandTree[Any]) -> None:
    """Put the commands into the tree.

    They have no default permissions: Discord would hide them from members whose role the server named.
    """
    group = app_commands.Group(
        name="settings",
        description=noted("Where and how this bot speaks, who may do what, and what is kept"),
        allowed_contexts=IN_SERVERS,
        allowed_installs=FOR_SERVERS,
    )
    commands: tuple[app_commands.Command[Any, ..., None], ...] = (
        app_commands.Command(name="panel", description=noted("See and change the settings"), callback=panel),
        app_commands.Command(name="show", description=noted("See the settings"), callback=show),
        app_commands.Command(name="export", description=noted("Get all settings as a file"), callback=export),
        app_commands.Command(name="import", description=noted("Take settings from a file"), callback=take_in),
        app_commands.Command(
            name="log", description=noted("Who changed which setting, and when"), callback=log_of_changes
        ),
    )
    for command in commands:
        group.add_command(command)
    tree.add_command(group)
    tree.add_command(
        app_commands.Command(
            name="setup",
            description=noted("Set this bot up for the server, in three steps"),
            callback=setup,
            allowed_contexts=IN_SERVERS,
            allowed_installs=FOR_SERVERS,
        )
    )


@app_commands.describe(channel=noted("A channel or category; without it, the whole server"))
async def panel(interaction: Interaction, channel: app_commands.Transform[int, ScopeOption] = SERVER) -> None:
    """Open the panel of a place."""
    async with told(interaction, "/settings panel"):
        await _client(interaction).configurator.show(interaction, channel, editable=True)


@app_commands.describe(channel=noted("A channel or category; without it, the whole server"))
async def show(interaction: Interaction, channel: app_commands.Transform[int, ScopeOption] = SERVER) -> None:
    """Show the settings of a place."""
    async with told(interaction, "/settings show"):
        await _client(interaction).configurator.show(interaction, channel, editable=False)


async def export(interaction: Interaction) -> None:
    """Give all settings as a file."""
    async with told(interaction, "/settings export"):
        await _client(interaction).configurator.export(interaction)


@app_commands.describe(file=noted("A file that /settings export made; it is taken whole or not at all"))
async def take_in(interaction: Interaction, file: discord.Attachment) -> None:
    """Take settings from a file."""
    async with told(interaction, "/settings import"):
        await _client(interaction).configurator.take_in(interaction, file)


@app_commands.describe(page=noted("The page, counted from the newest changes; 1 if left out"))
async def log_of_changes(interaction: Interaction, page: app_commands.Range[int, 1, 100_000] = 1) -> None:
    """Show who changed which setting, and when."""
    async with told(interaction, "/settings log"):
        await _client(interaction).configurator.log(interaction, page - 1)


async def setup(interaction: Interaction) -> None:
    """Walk through the set-up."""
    async with told(interaction, "/setup"):
        await _client(interaction).configurator.set_up(interaction)


def _client(interaction: Interaction) -> WhosaidBot:
    client: WhosaidBot = interaction.client
    return client
