"""`/claims export`: what a server's members corrected as a file of training data, for its moderators."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord

from bot.discord.errors import told
from bot.discord.rights import may_configure
from bot.errors import WhosaidError
from bot.speech import noted, tr
from bot.store import Store
from bot.store.corrections import training_data

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

EXPORT_ABOUT = noted("What was corrected in this server, as training data without names")
FILE_NAME = "corrections.jsonl"


async def export(interaction: discord.Interaction[Any]) -> None:
    """Give a moderator the corrected articles of the server, one a line."""
    async with told(interaction, "/claims export"):
        await interaction.response.defer(ephemeral=True, thinking=True)
        client: WhosaidBot = interaction.client
        guild_id = interaction.guild_id if interaction.is_guild_integration() else None
        if guild_id is None or not may_configure(interaction, await client.policies.at(interaction)):
            raise WhosaidError(
                "not_allowed_export",
                noted("Only members who may manage this server, or who have a role that it named, can export this."),
            )
        data = await _data(client.store, guild_id, interaction.filesize_limit)
        told_of = tr("One article a line, with what was corrected marked. Nobody who corrected it is named.")
        await interaction.edit_original_response(
            content=told_of, attachments=[discord.File(io.BytesIO(data), FILE_NAME)]
        )


async def _data(store: Store, guild_id: int, most: int) -> bytes:
    """The file; raises WhosaidError where there is nothing in it, or more than Discord takes."""
    data = bytearray()
    async for line in training_data(store, guild_id):
        data += f"{line}\n".encode()
        if len(data) > most:
            raise WhosaidError(
                "export_size",
                noted(
                    "This is larger than a file that Discord takes here. Whoever runs this bot can write it with "
                    "`bot corrections export`."
                ),
            )
    if not data:
        raise WhosaidError("nothing_corrected", noted("Nothing was corrected in this server yet."))
    return bytes(data)
