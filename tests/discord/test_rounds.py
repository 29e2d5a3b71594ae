"""What the bot does by itself: it notes servers that it joins and leaves, and deletes what is old, by a set clock."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.discord.rounds import CLEARING, GRACE, Rounds
from bot.store import Owner, Store
from bot.store.configuration import Change
from tests.discord.clock import Clock
from tests.samples import sample_report

NEVER_SEEN = 1419700000000000777


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rounds(env: Env, bot: WhosaidBot, clock: Clock) -> Rounds:
    """Rounds of the running bot that go when they are told to."""
    assert env.bot is bot
    return Rounds(bot, clock)


async def left_at(store: Store, guild_id: int) -> datetime | None:
    server = await store.servers.of(guild_id)
    assert server is not None
    return server.left_at


async def has_left(store: Store, guild_id: int, said: bool) -> bool:
    """Whether it is remembered so, now or as soon as the bot has written it down."""
    for _ in range(200):
        server = await store.servers.of(guild_id)
        if server is not None and (server.left_at is not None) is said:
            return True
        await asyncio.sleep(0.05)
    return False


async def test_servers_are_remembered_when_they_are_joined_and_left(
    env: Env, bot: WhosaidBot, store: Store, channel: ChannelHandle
) -> None:
    assert channel.guild is not None
    await env.settle()
    guild = bot.get_guild(channel.guild.id)
    assert guild is not None
    bot.dispatch("guild_join", guild)
    assert await has_left(store, guild.id, False)
    await guild.leave()
    assert await has_left(store, guild.id, True)


async def test_what_was_left_and_joined_while_the_bot_was_down_is_found_out(
    env: Env, store: Store, channel: ChannelHandle, rounds: Rounds, clock: Clock
) -> None:
    assert channel.guild is not None
    await env.settle()
    await store.servers.joined(NEVER_SEEN)
    await store.servers.left(channel.guild.id, clock.now)
    await rounds.go_round()
    assert await left_at(store, NEVER_SEEN) == clock.now
    assert await left_at(store, channel.guild.id) is None


async def test_a_server_that_is_unavailable_was_not_left(
    env: Env, store: Store, channel: ChannelHandle, rounds: Rounds
) -> None:
    assert channel.guild is not None
    await env.settle()
    env.backend.emit("GUILD_DELETE", {"id": str(channel.guild.id), "unavailable": True})
    await env.settle()
    await rounds.go_round()
    assert await left_at(store, channel.guild.id) is None


async def test_nothing_is_taken_for_left_before_the_bot_is_ready(bot: WhosaidBot, store: Store, clock: Clock) -> None:
    await store.servers.joined(NEVER_SEEN)
    await Rounds(bot, clock).go_round()
    assert await left_at(store, NEVER_SEEN) is None


async def test_everything_of_a_server_goes_after_the_grace(store: Store, rounds: Rounds, clock: Clock) -> None:
    await store.servers.joined(NEVER_SEEN)
    kept = await store.keep(sample_report(), Owner(1, NEVER_SEEN, 2))
    clock.now = datetime.now(UTC)
    await rounds.go_round()
    clock.now += GRACE - timedelta(seconds=1)
    await rounds.go_round()
    assert await store.get(kept) is not None
    clock.now += timedelta(seconds=1)
    await rounds.go_round()
    assert await store.get(kept) is None
    assert await store.servers.of(NEVER_SEEN) is None


async def test_every_server_keeps_for_as_long_as_it_wants(
    env: Env, store: Store, channel: ChannelHandle, rounds: Rounds, clock: Clock
) -> None:
    assert channel.guild is not None
    forever = env.create_guild().id
    await env.settle()
    await store.settings.change(channel.guild.id, [Change(0, "retention_days", 30, None)], actor_id=None)
    await store.settings.change(forever, [Change(0, "retention_days", 0, None)], actor_id=None)
    month, always = [await store.keep(sample_report(), Owner(1, each, 2)) for each in (channel.guild.id, forever)]
    direct, elsewhere = [await store.keep(sample_report(), Owner(1, each, 2)) for each in (None, NEVER_SEEN)]
    for days, gone in ((29, []), (31, [month]), (366, [month, direct, elsewhere])):
        clock.now = datetime.now(UTC) + timedelta(days=days)
        await rounds.go_round()
        kept = [each for each in (month, always, direct, elsewhere) if await store.get(each) is not None]
        assert kept == [each for each in (month, always, direct, elsewhere) if each not in gone]


async def test_clearing_is_done_once_an_hour(store: Store, rounds: Rounds, clock: Clock) -> None:
    clock.now += timedelta(days=366)
    await rounds.go_round()
    kept = await store.keep(sample_report(), Owner(1, None, 2))
    clock.now += CLEARING - timedelta(seconds=1)
    await rounds.go_round()
    assert await store.get(kept) is not None
    clock.now += timedelta(seconds=1)
    await rounds.go_round()
    assert await store.get(kept) is None


async def test_a_part_that_fails_is_logged_and_the_others_are_done(
    env: Env,
    store: Store,
    rounds: Rounds,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await env.settle()
    kept = await store.keep(sample_report(), Owner(1, None, 2))

    async def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(store.servers, "present", fail)
    clock.now += timedelta(days=366)
    with caplog.at_level(logging.ERROR):
        await rounds.go_round()
    assert "servers: failed" in caplog.text
    assert await store.get(kept) is None


async def test_closing_ends_the_rounds(env: Env, bot: WhosaidBot) -> None:
    await env.settle()
    assert "whosaid-rounds" in {task.get_name() for task in asyncio.all_tasks()}
    await bot.rounds.close()
    assert "whosaid-rounds" not in {task.get_name() for task in asyncio.all_tasks()}
