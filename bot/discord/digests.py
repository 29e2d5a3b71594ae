"""Weekly digests: which of them is due, and sending each of them once, whoever else is at it.

How a digest reads is the layout's business.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.board import Places
from bot.discord.board.visible import places_open_to
from bot.discord.layout.digest import EACH, digest
from bot.discord.tongues import language_for_all
from bot.policy import Policy
from bot.speech import speaking
from bot.store.servers import Server

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

LATEST: Final = timedelta(hours=24)
"""How late a digest may be sent."""
WEEK: Final = timedelta(days=7)


class Digests:
    """The digests of one client's servers."""

    def __init__(self, client: WhosaidBot) -> None:
        self._client = client
        self._store = client.store

    async def send_due(self, server: Server, at: datetime) -> None:
        """Send a server's digest where one is due and nobody has taken it up."""
        policy = await self._client.policies.of(server.guild_id, None)
        due, guild = due_before(policy, at), self._client.get_guild(server.guild_id)
        if due is None or at - due > LATEST or guild is None or guild.unavailable:
            return
        if policy.channel("digest_channel") is None or (server.digest_at is not None and server.digest_at >= due):
            return
        if await self._store.servers.claim_digest(guild.id, due, at):
            await self._send_claimed(guild, policy, at)

    async def _send_claimed(self, guild: discord.Guild, policy: Policy, at: datetime) -> None:
        """Send it; where that fails or is broken off, it is due again, unless the channel is closed to the bot."""
        is_done = False
        try:
            await self._send(guild, policy, at)
            is_done = True
        except (discord.Forbidden, discord.NotFound) as error:
            log.warning("digest of %s: its channel is closed to the bot (%s)", guild.id, error)
            is_done = True
        finally:
            if not is_done:
                await self._store.servers.give_digest_back(guild.id, at)

    async def _send(self, guild: discord.Guild, policy: Policy, at: datetime) -> None:
        channel = guild.get_channel_or_thread(policy.channel("digest_channel") or 0)
        if not isinstance(channel, discord.abc.Messageable):
            log.warning("digest of %s: there is no channel any more to post it in", guild.id)
            return
        with speaking(language_for_all(policy, guild.preferred_locale)):
            view = await self._view(guild.id, at, await places_open_to(self._client, guild.id, channel.id))
        if view is not None:
            await channel.send(view=view, silent=True)
            log.info("digest of %s sent", guild.id)

    async def _view(self, guild_id: int, at: datetime, places: Places) -> discord.ui.LayoutView | None:
        """The digest of these places; None where nothing is open there."""
        still_open = await self._store.board.open_for_digest(guild_id, EACH, places=places)
        if not still_open.total:
            return None
        settled = await self._store.board.settled_since(guild_id, at - WEEK, places=places)
        reports = {claim.report_id for claim in (*still_open.oldest, *still_open.most_asked) if claim.report_id}
        stand = await self._store.answers.of(reports)
        links = {report_id: where.link for report_id, where in stand.items() if where.link is not None}
        return digest(still_open, settled, links)


def due_before(policy: Policy, at: datetime) -> datetime | None:
    """When a server's last digest was due at a moment; None where it wants none."""
    weekday = policy.digest_weekday
    if weekday is None:
        return None
    due = at.replace(hour=policy.number("digest_hour"), minute=0, second=0, microsecond=0)
    due -= timedelta(days=(at.weekday() - weekday) % 7)
    return due if due <= at else due - WEEK
