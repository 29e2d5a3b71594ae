"""Channels and threads by their ids, those too that the bot does not remember."""

from __future__ import annotations

import logging

import discord

log = logging.getLogger(__name__)

Channel = discord.abc.GuildChannel | discord.Thread


async def channel_of(guild: discord.Guild, channel_id: int) -> Channel | None:
    """A channel or thread; None where it is gone or the bot does not see it.

    A thread that was archived is not remembered, and is asked for.
    """
    known = guild.get_channel_or_thread(channel_id)
    if known is not None:
        return known
    try:
        return await guild.fetch_channel(channel_id)
    except discord.DiscordException as error:
        log.info("channel %s cannot be looked at (%s)", channel_id, error)
        return None
