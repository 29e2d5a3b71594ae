"""What was accepted is answered: after a restart, while stopping, or it is closed in the log."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.model import Article
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.settings import Settings
from bot.store import Job, Owner, Store
from bot.submission import Submission
from tests.discord.conftest import ARTICLE, ThreadAnalyst, shown


class Stuck(ThreadAnalyst):
    """Reads for longer than anybody waits."""

    async def read(self, submission: Submission) -> Article:
        await asyncio.Event().wait()
        return await super().read(submission)


def job(minutes: float, answer: str = "unknown", application: int = 1) -> Job:
    return Job(
        id=None,
        application_id=application,
        interaction_token=answer,
        submission=Submission(ARTICLE),
        owner=Owner(1, None, None),
        private=False,
        accepted_at=datetime.now(UTC) - timedelta(minutes=minutes),
    )


async def test_what_was_left_unanswered_is_answered_after_a_restart(
    env: Env, channel: ChannelHandle, asker: MemberActor, settings: Settings, store: Store, opener: Opener
) -> None:
    result = await asker.slash(channel, "check", text="Too short.")
    before = shown(result)
    application = env.bot.application_id
    assert application is not None
    await store.accept(job(0, result._interaction.token, application))

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert shown(result) != before
    assert "Fire guts mill in Tarnbrook" in shown(result)
    assert await store.unanswered() == []


async def test_what_is_too_old_is_closed_with_a_logged_line(
    env: Env, settings: Settings, store: Store, opener: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    await store.accept(job(16))
    before = len(env.http_requests)

    with caplog.at_level(logging.WARNING):
        await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))

    assert await store.unanswered() == []
    assert "came too late to be answered" in caplog.text
    assert not any("/webhooks/" in request.path for request in env.http_requests[before:])


async def test_an_answer_that_was_taken_down_is_closed(
    env: Env, settings: Settings, store: Store, opener: Opener
) -> None:
    await store.accept(job(1, answer="nobody-knows-it"))

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert await store.unanswered() == []


async def test_stopping_leaves_what_does_not_finish_for_the_next_start(
    settings: Settings, store: Store, opener: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    accepted = await store.accept(job(1))
    desk = WhosaidBot(settings, store, Stuck(settings), opener).desk
    await desk.resume()

    with caplog.at_level(logging.WARNING):
        await desk.close(seconds=0.05)

    assert [left.id for left in await store.unanswered()] == [accepted]
    assert "1 answers are left for the next start" in caplog.text


async def test_while_stopping_nothing_is_taken(channel: ChannelHandle, asker: MemberActor, bot: WhosaidBot) -> None:
    await bot.desk.close(seconds=0)

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert result.ephemeral
    assert "restarting" in shown(result)


async def test_the_real_worker_processes_answer(
    env: Env, channel: ChannelHandle, asker: MemberActor, settings: Settings, store: Store, opener: Opener
) -> None:
    async with Analyst(1, settings.limits, settings.analysis_seconds) as analyst:
        await env.restart_bot(WhosaidBot(settings, store, analyst, opener))

        result = await asker.slash(channel, "check", text=ARTICLE)

        assert "Fire guts mill in Tarnbrook" in shown(result)
