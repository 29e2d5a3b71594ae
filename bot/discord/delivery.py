"""Brings answers to where they are to stand, and word of them to where they were asked for.

A job says all that is needed, so that an answer finds its place after a restart too. It knows no report: what is
shown is handed to it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

import discord
from discord import ui

from bot.discord.controls import Place
from bot.discord.spots import Spot, nonce, spot_of
from bot.policy import Replies
from bot.store import Job, Standing

if TYPE_CHECKING:
    from discord.types.threads import ThreadArchiveDuration

log = logging.getLogger(__name__)

TITLE_LIMIT = 100
"""Characters of a thread's name."""

_A_WEEK: Final[ThreadArchiveDuration] = 10_080
_HAS_A_THREAD = 160_004
"""Discord's code for a message that has a thread already."""

View = Callable[[Place], ui.LayoutView]
"""Makes the answer for the place that it stands in."""


class Delivery:
    """Shows answers, each in its one place."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def answer(self, job: Job, view: View, instead: View, title: str) -> Standing | None:
        """Show the answer where it is to stand; None where only the asker sees it. `title` names its thread.

        Where it cannot stand in the channel that it is for, `instead` becomes the reply: others may read that.
        """
        spot = spot_of(self._client, job)
        match job.place:
            case Replies.CHANNEL if job.place_id is not None:
                return await self._elsewhere(job, spot, view, instead, self._channel(job.place_id, job))
            case Replies.THREAD if job.anchor_id is not None:
                return await self._elsewhere(job, spot, view, view, self._thread(job, job.anchor_id, title))
            case Replies.THREAD:
                stands = await _show(spot, view)
                if stands is not None:
                    await self._start_thread(stands, title)
                return stands
            case _:
                return await _show(spot, view)

    async def _elsewhere(
        self, job: Job, spot: Spot, view: View, instead: View, found: Awaitable[discord.abc.Messageable]
    ) -> Standing | None:
        try:
            channel = await found
            sent = await channel.send(view=view(Place.PUBLIC), silent=True, nonce=nonce(job))
        except discord.HTTPException as error:
            log.warning("job %s: its answer becomes the reply, as it cannot stand elsewhere (%s)", job.id, error)
            return await _show(spot, instead)
        stands = Standing(sent.channel.id, sent.id)
        try:
            await spot.leave(sent.jump_url, in_sight=job.place is Replies.THREAD)
        except discord.HTTPException as error:
            log.info("job %s: there is no word of where its answer stands (%s)", job.id, error)
        return stands

    async def _channel(self, channel_id: int, job: Job) -> discord.abc.Messageable:
        return self._client.get_partial_messageable(channel_id, guild_id=job.owner.guild_id)

    async def _thread(self, job: Job, anchor_id: int, title: str) -> discord.abc.Messageable:
        """The thread of the message that holds the article; a thread has the id of its message."""
        await self._open_thread(Standing(job.owner.channel_id or 0, anchor_id), title)
        return await self._channel(anchor_id, job)

    async def _start_thread(self, stands: Standing, title: str) -> None:
        try:
            await self._open_thread(stands, title)
        except discord.HTTPException as error:
            log.warning("an answer has no thread of its own (%s)", error)

    async def _open_thread(self, stands: Standing, title: str) -> None:
        channel = self._client.get_channel(stands.channel_id)
        if not isinstance(channel, discord.TextChannel):
            return
        try:
            message = channel.get_partial_message(stands.message_id)
            await message.create_thread(name=title, auto_archive_duration=_A_WEEK)
        except discord.HTTPException as error:
            if error.code != _HAS_A_THREAD:
                raise


async def _show(spot: Spot, view: View) -> Standing | None:
    """Show the answer right where it was asked for."""
    stands = await spot.show(view(spot.place))
    return stands if spot.place is Place.PUBLIC else None
