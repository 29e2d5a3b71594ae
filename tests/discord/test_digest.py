"""The weekly digest: when it is sent, once, where, what it says; and what is done where it cannot be sent."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from sqlalchemy import update

from bot.board import GivenLink, Listed, Ruling, State
from bot.discord.client import WhosaidBot
from bot.discord.digests import due_before
from bot.discord.rounds import Rounds
from bot.model import ClaimKind
from bot.policy import Origin, Scope, Stored, policy_of
from bot.policy.policy import SERVER
from bot.store import Job, Owner, Standing, Store
from bot.store.configuration import Change
from bot.store.database import Database
from bot.store.tables import claims
from bot.submission import Submission
from tests.discord.bodies import texts
from tests.discord.clock import Clock
from tests.discord.conftest import shown, shown_in
from tests.samples import sample_report

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULING = Ruling(State.REFUTED, "The log shows another hour.", (GivenLink("https://records.example.com/log"),))
SILENT = 1 << 12


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rounds(env: Env, bot: WhosaidBot, clock: Clock) -> Rounds:
    assert env.bot is bot
    return Rounds(bot, clock)


@pytest.fixture
async def guild_id(env: Env, channel: ChannelHandle, store: Store, clock: Clock) -> int:
    """A server whose digest is due just now in its news channel."""
    assert channel.guild is not None
    await env.settle()
    wanted = {
        "digest_day": DAYS[clock.now.weekday()],
        "digest_hour": clock.now.hour,
        "digest_channel": str(channel.id),
    }
    changes = [Change(0, name, value, None) for name, value in wanted.items()]
    await store.settings.change(channel.guild.id, changes, actor_id=None)
    return channel.guild.id


async def listed(store: Store, guild_id: int, number: int) -> str:
    """A report whose answer stands in the digest's channel, with so many claims on the board."""
    channel_id = int((await store.settings.of(guild_id))[SERVER, "digest_channel"].value)
    owner = Owner(7, guild_id, channel_id)
    job = await store.accept(Job(None, 3, "token", Submission("Words."), owner, False, datetime.now(UTC)))
    report_id = await store.keep(sample_report(), owner)
    await store.finish(job, report_id, Standing(channel_id, 600))
    words = [Listed(each, f"@everyone {each + 14} were *hurt*", ClaimKind.FIGURE, 2) for each in range(number)]
    await store.board.enrol(report_id, guild_id, words, channel_id)
    return report_id


def sent(env: Env, channel: ChannelHandle) -> list[dict[str, Any]]:
    path = f"/channels/{channel.id}/messages"
    return [request.json for request in env.http_requests if (request.method, request.path) == ("POST", path)]


async def test_it_tells_what_is_open_and_what_was_settled(
    env: Env, channel: ChannelHandle, store: Store, rounds: Rounds, guild_id: int, store_url: str
) -> None:
    await listed(store, guild_id, 9)
    await store.board.take(guild_id, 2, actor_id=77, seen=1)
    await store.board.settle(guild_id, 9, actor_id=77, seen=1, ruling=RULING)
    database = await Database.open(store_url)
    async with database.write() as connection:
        await connection.execute(update(claims).where(claims.c.number.in_([1, 7])).values(asked=4))
    await database.close()

    await rounds.go_round()

    [body] = sent(env, channel)
    said = texts(body)
    assert said.startswith("### Still open: 8 claims\n-# Settled in the last seven days: ✗ refuted: 1")
    oldest, _, asked = said.partition("**Asked about most often**")
    assert [oldest.count(f"**#{number}**") for number in range(1, 10)] == [1, 1, 1, 1, 1, 0, 0, 0, 0]
    assert [asked.count(f"**#{number}**") for number in range(1, 10)] == [0, 0, 0, 0, 0, 0, 1, 0, 0]
    assert "taken by <@77>" in oldest
    assert f"[the answer](https://discord.com/channels/{guild_id}/{channel.id}/600)" in oldest
    assert "asked about 4 times" in asked
    assert r"were \*hurt\*" in said
    assert "@everyone" not in said
    assert body["flags"] & SILENT
    assert body["allowed_mentions"] == {"parse": []}


async def test_a_claim_is_opened_from_it(
    channel: ChannelHandle, store: Store, rounds: Rounds, guild_id: int, passer_by: MemberActor
) -> None:
    await listed(store, guild_id, 3)
    await rounds.go_round()
    [message] = channel.history()

    opened = await passer_by.select(message, ["2"])

    assert opened.ephemeral
    assert "#2" in shown(opened)
    assert shown_in(channel) == [message.id]


async def test_it_is_sent_once_a_week_after_a_restart_too(
    env: Env, bot: WhosaidBot, channel: ChannelHandle, store: Store, rounds: Rounds, clock: Clock, guild_id: int
) -> None:
    await listed(store, guild_id, 1)
    await rounds.go_round()
    clock.now += timedelta(minutes=10)
    await rounds.go_round()
    await Rounds(bot, clock).go_round()
    assert len(sent(env, channel)) == 1
    clock.now += timedelta(days=7)
    await rounds.go_round()
    assert len(sent(env, channel)) == 2


@pytest.mark.parametrize(("late", "number"), [(timedelta(hours=22), 1), (timedelta(hours=26), 0)])
async def test_a_missed_hour_is_made_up_for_within_a_day(
    env: Env,
    channel: ChannelHandle,
    store: Store,
    rounds: Rounds,
    clock: Clock,
    guild_id: int,
    late: timedelta,
    number: int,
) -> None:
    await listed(store, guild_id, 1)
    clock.now += late
    await rounds.go_round()
    assert len(sent(env, channel)) == number


async def test_nothing_is_sent_where_nothing_is_open(
    env: Env, channel: ChannelHandle, store: Store, rounds: Rounds, guild_id: int
) -> None:
    await listed(store, guild_id, 1)
    await store.board.settle(guild_id, 1, actor_id=77, seen=1, ruling=RULING)
    await rounds.go_round()
    assert sent(env, channel) == []


async def test_a_channel_that_is_closed_is_logged_and_skipped(
    env: Env, channel: ChannelHandle, store: Store, rounds: Rounds, guild_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    await listed(store, guild_id, 1)
    env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50001)
    with caplog.at_level(logging.WARNING):
        await rounds.go_round()
        await rounds.go_round()
    assert caplog.text.count("its channel is closed to the bot") == 1
    assert len(sent(env, channel)) == 1


async def test_a_channel_that_is_gone_or_another_servers_is_not_posted_in(
    env: Env, store: Store, rounds: Rounds, clock: Clock, guild_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    foreign = env.create_guild().create_text_channel("elsewhere")
    await env.settle()
    await listed(store, guild_id, 1)
    for week, channel_id in enumerate((foreign.id, 999)):
        change = Change(0, "digest_channel", str(channel_id), None)
        await store.settings.change(guild_id, [change], actor_id=None)
        clock.now += timedelta(days=7 * week)
        with caplog.at_level(logging.WARNING):
            await rounds.go_round()
    assert caplog.text.count("there is no channel any more to post it in") == 2
    assert sent(env, foreign) == []


async def test_what_discord_could_not_take_is_sent_with_the_next_round(
    env: Env, channel: ChannelHandle, store: Store, rounds: Rounds, clock: Clock, guild_id: int
) -> None:
    await listed(store, guild_id, 1)
    env.inject_error("POST", f"/channels/{channel.id}/messages", status=400)
    await rounds.go_round()
    clock.now += timedelta(minutes=10)
    await rounds.go_round()
    assert len(channel.history()) == 1


async def test_it_speaks_the_servers_language(
    env: Env, channel: ChannelHandle, store: Store, rounds: Rounds, guild_id: int
) -> None:
    await store.settings.change(guild_id, [Change(0, "language", "de", None)], actor_id=None)
    await listed(store, guild_id, 1200)
    await rounds.go_round()
    [body] = sent(env, channel)
    assert "1.200" in texts(body)


MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (MONDAY, MONDAY),
        (MONDAY - timedelta(seconds=1), MONDAY - timedelta(days=7)),
        (MONDAY + timedelta(days=6, hours=23), MONDAY),
    ],
)
def test_the_last_due_hour_is_the_latest_that_is_over(at: datetime, due: datetime) -> None:
    stored = {(SERVER, "digest_day"): Stored("monday", 1), (SERVER, "digest_hour"): Stored(9, 1)}
    assert due_before(policy_of(stored, (Scope(SERVER, Origin.SERVER),)), at) == due


def test_without_a_day_none_is_due() -> None:
    assert due_before(policy_of({}), MONDAY) is None
