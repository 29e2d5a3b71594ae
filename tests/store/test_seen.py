"""Earlier claims that say the same, on both databases: what is found, what no longer is, and whoever kept it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy import update

from bot.board import Listed, State
from bot.model import ClaimKind
from bot.provenance.seen_before import prints
from bot.store import Owner, Store
from bot.store.database import Database
from bot.store.seen import MOST, SeenClaims, Similar
from bot.store.tables import claims
from tests.samples import sample_report

SERVER, OTHER = 11, 12
SANK = "A dozen sailors were rescued on Tuesday when the trawler Ottilie sank off Marrow Head."
AGAIN = "On Tuesday twelve seamen were saved after the sinking of the trawler Ottilie near Marrow Head."
ELSE = [
    "Ten sailors were rescued on Tuesday when the trawler Ottilie sank off Marrow Head.",
    "The trawler Ottilie was built in 1987.",
    "The mayor of Corvelle has been charged with taking bribes from a waste company.",
]


@pytest.fixture
async def other(url: str, store: Store) -> AsyncIterator[Store]:  # noqa: ARG001  # the first one makes the tables
    """A second process on the same database."""
    second = await Store.open(url)
    yield second
    await second.close()


async def keep(store: Store, *words: str, guild_id: int = SERVER) -> str:
    """A report with these claims on the board; its id."""
    report_id = await store.keep(sample_report(), Owner(asker_id=1, guild_id=guild_id, channel_id=5))
    made = prints(words)
    listed = [Listed(at, text, ClaimKind.EVENT, 2, made[at]) for at, text in enumerate(words)]
    await store.board.enrol(report_id, guild_id, listed)
    return report_id


async def like(
    store: Store, words: str, *, not_of: str | None = None, before: int | None = None
) -> Sequence[Similar]:
    """The earlier claims that say what these words say."""
    (found,) = await store.seen.like(SERVER, [(prints([words])[0], words)], not_of=not_of, before=before)
    return found


async def test_only_what_says_the_same_is_found_and_in_the_same_server(store: Store) -> None:
    first = await keep(store, *ELSE, SANK)
    await keep(store, SANK, guild_id=OTHER)
    (found,) = await like(store, AGAIN)
    assert (found.number, found.state, found.words, found.report_id) == (4, State.OPEN, SANK, first)
    assert found.score >= 0.5
    assert await like(store, "The council of Brenn met on Friday.") == []


async def test_a_report_does_not_find_its_own_claims_nor_later_ones(store: Store) -> None:
    first, second = await keep(store, SANK), await keep(store, AGAIN)
    assert [each.report_id for each in await like(store, SANK, not_of=first)] == [second]
    assert [each.number for each in await like(store, SANK, before=2)] == [1]


async def test_many_are_asked_at_once_and_answered_in_their_order(store: Store) -> None:
    await keep(store, *ELSE)
    made = prints([*ELSE, SANK])
    found = await store.seen.like(SERVER, list(zip(made, [*ELSE, SANK], strict=True)), not_of=None)
    assert [[each.number for each in alike] for alike in found] == [[1], [2], [3], []]


async def test_what_another_process_adds_and_deletes_is_noticed(store: Store, other: Store) -> None:
    assert await like(store, AGAIN) == []
    report_id = await keep(other, SANK)
    assert [each.number for each in await like(store, AGAIN)] == [1]
    await other.delete(report_id)
    assert await like(store, AGAIN) == []
    await keep(other, SANK)
    assert len(await like(store, AGAIN)) == 1


async def test_settled_ones_come_first_and_those_set_aside_not_at_all(store: Store, url: str) -> None:
    for words in (SANK, SANK, AGAIN, SANK, SANK):
        await keep(store, words)
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(update(claims).where(claims.c.number == 3).values(state=State.REFUTED))
        await connection.execute(update(claims).where(claims.c.number == 5).values(state=State.SET_ASIDE))
    await database.close()
    found = await like(store, SANK)
    assert len(found) == MOST
    assert [(each.number, each.state) for each in found][:2] == [(3, State.REFUTED), (4, State.OPEN)]


async def test_retired_and_missing_prints_are_passed_by(store: Store) -> None:
    report_id = await store.keep(sample_report(), Owner(asker_id=1, guild_id=SERVER, channel_id=5))
    listed = [Listed(at, SANK, ClaimKind.EVENT, 2, made) for at, made in enumerate((None, b"", b"\x00" * 90))]
    await store.board.enrol(report_id, SERVER, listed)
    assert await like(store, SANK) == []
    assert await store.seen.like(SERVER, [(b"\x00old", SANK), (b"", SANK)], not_of=None) == [[], []]
    assert await store.seen.like(SERVER, [], not_of=None) == []


async def test_more_servers_than_are_held_are_answered_all_the_same(store: Store, url: str) -> None:
    for guild_id in range(20, 26):
        await keep(store, SANK, *ELSE, guild_id=guild_id)
    database = await Database.open(url)
    seen = SeenClaims(database, most_held=8)
    asked = [(prints([AGAIN])[0], AGAIN)]
    for _ in range(2):
        found = await asyncio.gather(*(seen.like(guild_id, asked, not_of=None) for guild_id in range(20, 26)))
        assert [[each.number for each in alike] for (alike,) in found] == [[1]] * 6
        assert seen.held <= 8
    await database.close()
