"""Settings and the audit log in the database: all or nothing, in order, and nobody overwrites anybody unseen."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.policy import Stored
from bot.store import Store
from bot.store.configuration import INHERIT, Change, StaleSettingError

GUILD, OTHER, CHANNEL = 1, 2, 30


async def change(store: Store, name: str, value: Any, seen: int | None = None, scope: int = 0) -> None:
    await store.settings.change(GUILD, [Change(scope, name, value, seen)], actor_id=9)


async def logged(store: Store) -> list[tuple[Any, ...]]:
    lines, _ = await store.settings.log(GUILD, offset=0, limit=100)
    return [(line.actor_id, line.scope_id, line.name, line.before, line.after) for line in lines]


async def test_a_change_is_kept_with_its_version_and_logged(store: Store) -> None:
    await change(store, "mode", "off")
    await change(store, "mode", "offer", seen=1)
    await change(store, "askers", ["5", "6"], scope=CHANNEL)

    assert await store.settings.of(GUILD) == {
        (0, "mode"): Stored("offer", 2),
        (CHANNEL, "askers"): Stored(["5", "6"], 1),
    }
    assert await store.settings.of(OTHER) == {}
    assert await logged(store) == [
        (9, CHANNEL, "askers", INHERIT, ["5", "6"]),
        (9, 0, "mode", "off", "offer"),
        (9, 0, "mode", INHERIT, "off"),
    ]


async def test_a_value_is_taken_back_and_given_again(store: Store) -> None:
    await change(store, "mode", "off", scope=CHANNEL)
    await change(store, "mode", INHERIT, seen=1, scope=CHANNEL)

    kept = (await store.settings.of(GUILD))[CHANNEL, "mode"]
    assert (kept.inherits, kept.version) == (True, 2)
    with pytest.raises(StaleSettingError):
        await change(store, "mode", "offer", seen=0, scope=CHANNEL)
    await change(store, "mode", "offer", seen=2, scope=CHANNEL)
    assert (await store.settings.of(GUILD))[CHANNEL, "mode"] == Stored("offer", 3)


async def test_no_value_is_a_value(store: Store) -> None:
    await change(store, "log_channel", None)

    assert (await store.settings.of(GUILD))[0, "log_channel"] == Stored(None, 1)


async def test_what_is_so_already_changes_and_logs_nothing(store: Store) -> None:
    await change(store, "mode", "off")

    assert await store.settings.change(GUILD, [Change(0, "mode", "off", 1)], actor_id=9) == []
    assert await store.settings.change(GUILD, [Change(0, "worth", INHERIT, 0)], actor_id=9) == []
    assert len(await logged(store)) == 1
    assert (await store.settings.of(GUILD))[0, "mode"].version == 1


async def test_a_stale_change_takes_all_the_others_with_it(store: Store) -> None:
    await change(store, "mode", "off")
    changes = [Change(0, "claims_shown", 3, 0), Change(0, "mode", "offer", 0), Change(0, "worth", "most", 0)]

    with pytest.raises(StaleSettingError) as stale:
        await store.settings.change(GUILD, changes, actor_id=9)

    assert (stale.value.change.name, stale.value.now) == ("mode", Stored("off", 1))
    assert await store.settings.of(GUILD) == {(0, "mode"): Stored("off", 1)}
    assert len(await logged(store)) == 1


async def test_of_two_at_once_one_is_first(store: Store) -> None:
    await change(store, "mode", "off")

    results = await asyncio.gather(
        *(change(store, "mode", value, seen=1) for value in ("offer", "automatic", "on_request")),
        return_exceptions=True,
    )

    assert sorted(type(result).__name__ for result in results) == [
        "NoneType",
        "StaleSettingError",
        "StaleSettingError",
    ]
    assert len(await logged(store)) == 2


async def test_first_values_at_once_one_is_first_too(store: Store) -> None:
    results = await asyncio.gather(
        *(change(store, "mode", value, seen=0) for value in ("offer", "automatic")), return_exceptions=True
    )

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "StaleSettingError"]


async def test_different_settings_at_once_all_hold(store: Store) -> None:
    forward = [Change(0, "mode", "off", 0), Change(0, "worth", "most", 0)]
    backward = [Change(0, "replies", "thread", 0), Change(0, "language", "de", 0)]

    await asyncio.gather(*(store.settings.change(GUILD, changes, actor_id=9) for changes in (forward, backward)))

    assert {name for _, name in await store.settings.of(GUILD)} == {"mode", "worth", "replies", "language"}


async def test_the_log_is_paged(store: Store) -> None:
    for number in range(1, 6):
        await change(store, "claims_shown", number)

    lines, total = await store.settings.log(GUILD, offset=2, limit=2)

    assert total == 5
    assert [line.after for line in lines] == [3, 2]
    assert await store.settings.log(OTHER, offset=0, limit=9) == ([], 0)
