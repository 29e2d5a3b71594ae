"""Which claims may be shown to whom: those of places that they see anyway.

A claim's place is the channel that its article was asked about in, or that its answer was sent to: what is read of an
article in a channel is for those who see that channel. Claims of all other places are to be treated as if there were
none. It is looked at anew every time, so that what changed in Discord holds at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord

from bot.board import Places
from bot.discord.board.doors import Door, Roles
from bot.discord.channels import Channel, channel_of
from bot.discord.rights import manages_server


async def place_of(client: discord.Client, guild_id: int, channel_id: int | None) -> int | None:
    """The place of claims in a channel: a public thread or a forum's post has that of what it hangs on."""
    guild = client.get_guild(guild_id)
    channel = await channel_of(guild, channel_id) if guild is not None and channel_id is not None else None
    return channel_id if channel is None else _place(channel)


def places_for(interaction: discord.Interaction[Any]) -> Places:
    """The places whose claims may be shown to whoever this interaction comes from.

    Only those who may manage the server see claims of places that are gone or not known.
    """
    guild = interaction.guild
    if guild is None or not isinstance(interaction.user, discord.Member):
        return Places()
    every = {each.id: each for each in _places(guild, interaction.channel)}
    seen = frozenset(each for each, channel in every.items() if _sees(interaction, interaction.user, channel))
    return Places(frozenset(every) - seen, all_but=True) if manages_server(interaction) else Places(seen)


async def places_open_to(client: discord.Client, guild_id: int, channel_id: int | None) -> Places:
    """The places whose claims may be shown in a channel: everybody who sees it sees them too."""
    guild = client.get_guild(guild_id)
    if guild is None or channel_id is None:
        return Places()
    channel = await channel_of(guild, channel_id)
    own = channel_id if channel is None else _place(channel)
    stem = channel.parent if isinstance(channel, discord.Thread) else channel
    return Places(frozenset({own, *(_open_to(stem) if stem is not None else ())}))


def _open_to(channel: discord.abc.GuildChannel) -> Iterator[int]:
    """The channels that everybody sees who sees this one, itself among them."""
    roles = Roles.of(channel.guild)
    here = Door.of(channel, roles)
    return (each.id for each in channel.guild.channels if Door.of(each, roles).keeps_nobody_of(here))


def _places(guild: discord.Guild, here: object) -> Iterator[Channel]:
    """The server's channels, and those threads that are places of their own."""
    yield from guild.channels
    for thread in (*guild.threads, here):
        if isinstance(thread, discord.Thread) and thread.is_private():
            yield thread


def _place(channel: Channel) -> int:
    return channel.parent_id if isinstance(channel, discord.Thread) and not channel.is_private() else channel.id


def _sees(interaction: discord.Interaction[Any], member: discord.Member, channel: Channel) -> bool:
    """Whether a member sees a channel; who is in a private thread is known of whoever speaks from there."""
    if not isinstance(channel, discord.Thread):
        return channel.permissions_for(member).view_channel
    if channel.parent is None:
        return False
    permissions = channel.parent.permissions_for(member)
    return permissions.view_channel and (permissions.manage_threads or channel.id == interaction.channel_id)
