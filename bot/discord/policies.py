"""What moderators decided for the place that something happens in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord

from bot.discord.channels import channel_of
from bot.policy import Origin, Policy, Scope, policy_of
from bot.policy.policy import SERVER
from bot.store import Store


class Policies:
    """The policies of one bot's servers, always as the database has them now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def of(self, guild_id: int | None, channel: object | None) -> Policy:
        """What holds in a channel or thread; the defaults where there is no server."""
        if guild_id is None:
            return policy_of({})
        return policy_of(await self._store.settings.of(guild_id), scopes_of(channel))

    async def where(self, guild: discord.Guild, *channel_ids: int | None) -> Policy:
        """What holds in the first of these channels and threads that is still there; in the server where none is."""
        for channel_id in channel_ids:
            channel = await channel_of(guild, channel_id) if channel_id is not None else None
            if channel is not None:
                return await self.of(guild.id, channel)
        return await self.of(guild.id, None)

    async def at(self, interaction: discord.Interaction[Any]) -> Policy:
        """What holds where an interaction came from. Where the bot is no member, there are no settings of it."""
        guild_id = interaction.guild_id if interaction.is_guild_integration() else None
        return await self.of(guild_id, interaction.channel)


def scopes_of(channel: object | None) -> tuple[Scope, ...]:
    """The scopes that a channel or thread stands in, the narrowest first; the server is always the last."""
    return (*_narrower(channel), Scope(SERVER, Origin.SERVER))


def _narrower(channel: object | None) -> Iterator[Scope]:
    if isinstance(channel, discord.Thread):  # a thread, a forum's post too, has the settings of what it hangs on
        yield Scope(channel.parent_id, Origin.CHANNEL)
        channel = channel.parent
    elif isinstance(channel, discord.CategoryChannel):
        yield Scope(channel.id, Origin.CATEGORY)
        return
    elif isinstance(channel, discord.abc.GuildChannel):
        yield Scope(channel.id, Origin.CHANNEL)
    category = getattr(channel, "category_id", None)
    if category is not None:
        yield Scope(category, Origin.CATEGORY)
