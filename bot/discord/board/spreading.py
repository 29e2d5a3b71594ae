"""Makes a change on the board seen: the answer in the channel shows the new state, its thread gets a line.

Changes that come close together make one edit. What cannot be shown, because the message is gone or the channel is
closed to the bot, is logged and changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from cachetools import TTLCache
from discord import ui
from discord.http import handle_message_parameters

from bot.board import Act, BoardClaim
from bot.discord.controls import Place
from bot.discord.layout.board import thread_line, thread_note
from bot.discord.layout.card import card
from bot.discord.shown import shown_of
from bot.discord.tongues import language_for_all
from bot.speech import speaking
from bot.store import Kept

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

PAUSE = 3.0
"""Seconds between two edits of one answer."""

AT_ONCE = 4
"""Answers that are edited at the same time."""

LAST_WORDS = 5.0
"""Seconds that closing waits for edits that are due: longer than the pause."""

_MOST_REMEMBERED = 10_000
_HAS_THREAD = 1 << 5
"""https://docs.discord.com/developers/resources/message#message-object-message-flags"""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that somebody did with a claim."""

    claim: BoardClaim
    """As it stands after it."""
    act: Act
    actor_id: int
    sentence: str = ""


class LiveAnswers:
    """Keeps the answers of one bot up to date with the board."""

    def __init__(self, client: WhosaidBot, pause: float = PAUSE) -> None:
        self._client = client
        self._pause = pause
        self._due: dict[str, list[Happening]] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._recent: TTLCache[str, bool] = TTLCache(_MOST_REMEMBERED, pause)
        self._turns = asyncio.Semaphore(AT_ONCE)

    def changed(self, report_id: str | None, *happened: Happening) -> None:
        """Something of this report changed: show it soon, and tell its thread what happened."""
        if report_id is None:
            return
        self._due.setdefault(report_id, []).extend(happened)
        if report_id not in self._running:
            task = asyncio.create_task(self._follow(report_id), name=f"whosaid-answer-{report_id}")
            self._running[report_id] = task

    async def close(self) -> None:
        """Show what is due, for a few seconds at most."""
        running = set(self._running.values())
        if running:
            _, left = await asyncio.wait(running, timeout=LAST_WORDS)
            for task in left:
                task.cancel()

    async def _follow(self, report_id: str) -> None:
        try:
            while report_id in self._due:
                if report_id in self._recent:
                    await asyncio.sleep(self._pause)
                async with self._turns:
                    await self._tell(report_id, self._due.pop(report_id))
                self._recent[report_id] = True
        finally:
            del self._running[report_id]

    async def _tell(self, report_id: str, happened: list[Happening]) -> None:
        try:
            kept = await self._client.store.get(report_id)
            if kept is not None and kept.owner.guild_id is not None and not kept.private:
                with speaking(await self._language(kept)):
                    await self._show(kept, happened)
        except Exception:  # the change itself is done; nobody waits for this
            log.exception("the answer of report %s could not be brought up to date", report_id)

    async def _show(self, kept: Kept, happened: list[Happening]) -> None:
        if kept.answer_channel_id is None or kept.answer_id is None:
            return
        view = card(await shown_of(self._client, kept, Place.PUBLIC))
        answer = await self._edited(kept.answer_channel_id, kept.answer_id, view)
        thread = self._thread(kept.answer_channel_id, kept.answer_id, answer)
        if thread is not None and happened:
            lines = [thread_line(each.claim, each.act, each.actor_id, each.sentence) for each in happened]
            await self._post(thread, thread_note(lines))

    async def _edited(self, channel_id: int, message_id: int, view: ui.LayoutView) -> dict[str, Any]:
        """The answer as Discord has it after the edit; empty where it could not be edited."""
        try:
            with handle_message_parameters(view=view, allowed_mentions=discord.AllowedMentions.none()) as parameters:
                return dict(await self._client.http.edit_message(channel_id, message_id, params=parameters))
        except discord.HTTPException as error:
            log.info("the answer %s could not be edited (%s)", message_id, error)
            return {}

    def _thread(self, channel_id: int, message_id: int, answer: dict[str, Any]) -> int | None:
        """The thread that the answer stands in, or that hangs on it and has the message's own id."""
        if isinstance(self._client.get_channel(channel_id), discord.Thread):
            return channel_id
        known = isinstance(self._client.get_channel(message_id), discord.Thread)
        return message_id if known or answer.get("flags", 0) & _HAS_THREAD else None

    async def _post(self, thread_id: int, view: ui.LayoutView) -> None:
        try:
            await self._client.get_partial_messageable(thread_id).send(view=view, silent=True)
        except discord.HTTPException as error:
            log.info("thread %s could not be told (%s)", thread_id, error)

    async def _language(self, kept: Kept) -> str:
        """What everybody in the channel is spoken to in."""
        guild = self._client.get_guild(kept.owner.guild_id or 0)
        if guild is None:
            return language_for_all(await self._client.policies.of(kept.owner.guild_id, None), None)
        policy = await self._client.policies.where(guild, kept.answer_channel_id)
        return language_for_all(policy, guild.preferred_locale)
