"""The one road of every entrance: defer, accept, open, read, report, keep, answer, finish.

What was accepted stays in the store until it is answered, so that a restart loses nothing. It knows no command and
no layout beyond the answer's.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import discord
from discord import ui
from discord.http import Route, handle_message_parameters

from bot.discord.controls import Place
from bot.discord.errors import explain
from bot.discord.intake import Given
from bot.discord.layout import notices
from bot.discord.layout.card import card
from bot.discord.layout.parts import Shown
from bot.errors import WhosaidError
from bot.model import Report
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.settings import Settings
from bot.store import Job, Owner, Store

log = logging.getLogger(__name__)

T = TypeVar("T")

ANSWERABLE = timedelta(minutes=15)
"""How long Discord takes an answer to an interaction after it was sent."""


LAST_WORDS = 0.5
"""Seconds for what was given up to let go."""


class Reply:
    """The answer that Discord is waiting for; whoever has the interaction's token can edit it for 15 minutes."""

    def __init__(self, client: discord.Client, job: Job) -> None:
        self._http = client.http
        self._route = Route(
            "PATCH",
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            webhook_id=job.application_id,
            webhook_token=job.interaction_token,
        )

    async def show(self, view: ui.LayoutView) -> None:
        """Replace what the answer shows."""
        with handle_message_parameters(view=view, allowed_mentions=discord.AllowedMentions.none()) as parameters:
            await self._http.request(self._route, json=parameters.payload)


class Desk:
    """Takes what people give and answers each of them once."""

    def __init__(
        self, client: discord.Client, settings: Settings, store: Store, analyst: Analyst, opener: Opener
    ) -> None:
        self._client = client
        self._store = store
        self._analyst = analyst
        self._opener = opener
        self._settings = settings
        self._open = True
        self._running: set[asyncio.Task[Any]] = set()

    async def take(self, interaction: discord.Interaction[Any], given: Given, *, private: bool) -> None:
        """Answer what was given; raises WhosaidError where it is refused before it was accepted."""
        if not self._open:
            raise WhosaidError("restarting", notices.RESTARTING)
        given.refuse(self._settings)
        with self._counted():
            await interaction.response.defer(ephemeral=private, thinking=True)
            job = Job(
                id=None,
                application_id=interaction.application_id,
                interaction_token=interaction.token,
                submission=await given.submission(),
                owner=Owner(interaction.user.id, interaction.guild_id, interaction.channel_id),
                private=private,
                accepted_at=datetime.now(UTC),
            )
            accepted = replace(job, id=await self._store.accept(job))
            await self._answer(accepted, Reply(self._client, accepted))

    async def resume(self) -> None:
        """Take up what an earlier process accepted and did not answer; what is too old is closed with a log line."""
        for job in await self._store.unanswered():
            if datetime.now(UTC) - job.accepted_at < ANSWERABLE:
                task = asyncio.create_task(self._take_up(job), name=f"whosaid-resume-{job.id}")
                self._running.add(task)
                task.add_done_callback(self._running.discard)
            else:
                log.warning("job %s of %s came too late to be answered", job.id, job.accepted_at.isoformat())
                await self._finish(job)

    async def close(self, seconds: float) -> None:
        """Take nothing more, let what runs finish for so long; what is left stays in the store."""
        self._open = False
        running = set(self._running)
        if running:
            log.info("finishing %d answers", len(running))
            _, left = await asyncio.wait(running, timeout=seconds)
            for task in left:
                task.cancel()
            if left:
                await asyncio.wait(left, timeout=LAST_WORDS)
                log.warning("%d answers are left for the next start", len(left))

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """The current task is one that closing waits for."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (a coroutine always runs in a task)
        self._running.add(task)
        try:
            yield
        finally:
            self._running.discard(task)

    async def _take_up(self, job: Job) -> None:
        log.info("job %s is taken up again", job.id)
        try:
            await self._answer(job, Reply(self._client, job))
        except Exception:
            log.exception("job %s could not be taken up", job.id)

    async def _answer(self, job: Job, reply: Reply) -> None:
        """Answer a job, with an explanation where the reading fails, and close it."""
        started = time.monotonic()
        try:
            report = await self._report(job, reply)
            await self._deliver(job, report, reply)
        except discord.HTTPException as error:
            if not _is_gone(error):
                raise
            log.warning("job %s: its answer was taken down before it was given", job.id)
        except Exception as error:
            await reply.show(notices.notice(explain(error, f"job {job.id}")))
        else:
            log.info("job %s answered in %.2f s", job.id, time.monotonic() - started)
        await self._finish(job)

    async def _report(self, job: Job, reply: Reply) -> Report:
        submission = job.submission
        if submission.link is not None:
            submission = await self._while_showing(reply, notices.OPENING, self._opener.open(submission))
        article = await self._while_showing(reply, notices.READING, self._analyst.read(submission))
        return await self._while_showing(reply, notices.FINDING, self._analyst.report(article))

    async def _deliver(self, job: Job, report: Report, reply: Reply) -> None:
        report_id = await self._store.keep(report, job.owner)
        place = Place.PRIVATE if job.private else Place.PUBLIC
        try:
            await reply.show(card(Shown(report_id, report, place)))
        except BaseException:
            await self._store.delete(report_id)  # nobody can open what was never shown
            raise

    async def _while_showing(self, reply: Reply, stage: str, work: Awaitable[T]) -> T:
        """The result of the work; the stage is shown meanwhile, so that it costs nobody time."""
        showing = asyncio.ensure_future(self._show_stage(reply, stage))
        try:
            return await work
        finally:
            await showing

    async def _show_stage(self, reply: Reply, stage: str) -> None:
        try:
            await reply.show(notices.notice(stage))
        except (discord.HTTPException, OSError) as error:
            log.info("a stage could not be shown (%s)", error)  # the answer itself will tell whether it can be

    async def _finish(self, job: Job) -> None:
        if job.id is not None:
            await self._store.finish(job.id)


def _is_gone(error: discord.HTTPException) -> bool:
    """Whether the answer's message or token no longer exists, so that trying again is useless."""
    return isinstance(error, discord.NotFound) or error.status == 401
