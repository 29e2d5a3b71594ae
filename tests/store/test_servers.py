"""Servers that the bot is in, has left and comes back to; a digest is taken up once, whoever else is at it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.store import Store

NOW = datetime(2026, 3, 9, 9, 5, tzinfo=UTC)
DUE = NOW.replace(minute=0)
WEEK = timedelta(days=7)


async def left_at(store: Store, guild_id: int) -> datetime | None:
    server = await store.servers.of(guild_id)
    assert server is not None
    return server.left_at


async def test_a_server_that_was_left_is_due_after_the_grace(store: Store) -> None:
    await store.servers.joined(1)
    await store.servers.left(1, NOW)
    await store.servers.left(1, NOW + timedelta(days=3))
    assert await left_at(store, 1) == NOW
    assert await store.servers.due_for_deletion(NOW + WEEK - timedelta(seconds=1), WEEK) == []
    assert await store.servers.due_for_deletion(NOW + WEEK, WEEK) == [1]


async def test_coming_back_keeps_what_is_known(store: Store) -> None:
    await store.servers.joined(1)
    await store.servers.set_up(1)
    await store.servers.left(1, NOW)
    await store.servers.joined(1)
    server = await store.servers.of(1)
    assert server is not None
    assert server.left_at is None
    assert server.set_up_at is not None
    assert await store.servers.due_for_deletion(NOW + 2 * WEEK, WEEK) == []


async def test_what_was_never_seen_is_not_left(store: Store) -> None:
    await store.servers.left(1, NOW)
    assert await store.servers.of(1) is None


async def test_who_is_present_tells_who_was_left_and_who_came_back(store: Store) -> None:
    for guild_id in (1, 2, 3):
        await store.servers.joined(guild_id)
    await store.servers.left(3, NOW)
    await store.servers.present({1, 3, 4}, NOW + WEEK)
    assert [await left_at(store, guild_id) for guild_id in (1, 2, 3, 4)] == [None, NOW + WEEK, None, None]


async def test_two_processes_take_up_one_digest(url: str) -> None:
    stores = [await Store.open(url), await Store.open(url)]
    await stores[0].servers.joined(1)
    took = await asyncio.gather(*(stores[turn % 2].servers.claim_digest(1, DUE, NOW) for turn in range(8)))
    assert sorted(took) == [False] * 7 + [True]
    for store in stores:
        await store.close()


async def test_a_digest_is_taken_up_again_a_week_later_or_when_it_was_given_back(store: Store) -> None:
    await store.servers.joined(1)
    assert await store.servers.claim_digest(1, DUE, NOW)
    assert not await store.servers.claim_digest(1, DUE, NOW + timedelta(hours=1))
    await store.servers.give_digest_back(1, NOW - timedelta(hours=1))
    assert not await store.servers.claim_digest(1, DUE, NOW)
    await store.servers.give_digest_back(1, NOW)
    assert await store.servers.claim_digest(1, DUE, NOW)
    assert await store.servers.claim_digest(1, DUE + WEEK, NOW + WEEK)


async def test_no_digest_where_the_bot_is_not(store: Store) -> None:
    assert not await store.servers.claim_digest(1, DUE, NOW)
    await store.servers.joined(1)
    await store.servers.left(1, NOW)
    assert not await store.servers.claim_digest(1, DUE, NOW)
