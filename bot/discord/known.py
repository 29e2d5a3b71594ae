"""What was checked before in a server, and whether its answer still stands where everybody can see it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.discord.board.visible import place_of, places_open_to
from bot.discord.destinations import stands_in
from bot.discord.links import key_of
from bot.model import Article
from bot.store import Entrance, Job, Kept, Store

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

DAY = timedelta(days=1)
"""So long nobody is told unasked, twice in one channel, that something was checked before."""


class Known:
    """Finds earlier reports of the same."""

    def __init__(self, client: WhosaidBot, store: Store) -> None:
        self._client = client
        self._store = store

    async def by_link(self, job: Job, link: str) -> Kept | None:
        """The latest report of this link in the job's server; None where it is to be checked anew."""
        guild_id = _server(job)
        return None if guild_id is None else await self._for(job, await self._store.of_link(guild_id, key_of(link)))

    async def by_article(self, job: Job, article: Article) -> Kept | None:
        """The latest report of the very same article in the job's server; None where it is to be checked anew."""
        guild_id = _server(job)
        return None if guild_id is None else await self._for(job, await self._store.of_article(guild_id, article))

    async def was_told(self, job: Job, kept: Kept) -> bool:
        """Whether the job's channel had this report as an answer within a day."""
        owner, since = job.owner, datetime.now(UTC) - DAY
        if owner.guild_id is None or owner.channel_id is None:
            return False
        return await self._store.submissions.was_told(owner.guild_id, owner.channel_id, kept.report_id, since)

    async def link(self, job: Job, kept: Kept) -> str | None:
        """The link of a report's answer; None where it is gone, or stands where not everybody here may read."""
        if kept.answer_channel_id is None or kept.answer_id is None:
            return None
        try:
            if not await self._is_readable(job, kept.answer_channel_id):
                return None
            channel = self._client.get_partial_messageable(kept.answer_channel_id, guild_id=kept.owner.guild_id)
            return (await channel.get_partial_message(kept.answer_id).fetch()).jump_url
        except discord.NotFound:
            return None
        except discord.HTTPException:  # it cannot be looked at, which says nothing of whether it is there
            return _jump_url(kept)

    async def _for(self, job: Job, kept: Kept | None) -> Kept | None:
        """The report, unless there are people where the job's answer is to stand who may not know of it."""
        if kept is None or kept.owner.guild_id is None:
            return None
        guild_id, channel_id = kept.owner.guild_id, kept.answer_channel_id or kept.owner.channel_id
        place = await place_of(self._client, guild_id, channel_id)
        return kept if place in await places_open_to(self._client, guild_id, stands_in(job)) else None

    async def _is_readable(self, job: Job, channel_id: int) -> bool:
        """Whether everybody who reads the job's channel may read this one too; raises NotFound where it is gone."""
        here, guild = job.owner.channel_id, self._client.get_guild(job.owner.guild_id or 0)
        if channel_id == here:
            return True
        if guild is None:
            return False
        channel = guild.get_channel_or_thread(channel_id) or await guild.fetch_channel(channel_id)
        if isinstance(channel, discord.Thread) and channel.is_private():
            return False
        asked_in = guild.get_channel_or_thread(here or 0)
        hangs_together = asked_in is not None and _stem(asked_in) == _stem(channel)
        return hangs_together or channel.permissions_for(guild.default_role).view_channel


def _stem(channel: discord.abc.GuildChannel | discord.Thread) -> int:
    """The channel that a thread hangs on, or the channel itself; who may read the one may read the other."""
    return channel.parent_id if isinstance(channel, discord.Thread) else channel.id


def _jump_url(kept: Kept) -> str:
    return f"https://discord.com/channels/{kept.owner.guild_id}/{kept.answer_channel_id}/{kept.answer_id}"


def _server(job: Job) -> int | None:
    return None if job.entrance is Entrance.AGAIN else job.owner.guild_id
