"""Fetched pages in the database: they come back until they expire, and are gone then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.article.documents import Document
from bot.article.fetch.cache import Kept, Outcome
from bot.article.fetch.refusals import Failure
from bot.store import Store
from bot.store.database import Database
from bot.store.tables import pages

LINK = "https://news.example.com/harbour?page=2"
PAGE = Document(
    bytes(range(256)) * 5, name="a.html", media_type="text/html", charset="utf-8", url="https://news.example.com/x"
)
GONE = Failure("http_status", "There is no such page on that site (it answered with status 404); check the link.")


def soon(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


@pytest.mark.parametrize("outcome", [PAGE, Document(b""), GONE])
async def test_what_is_kept_comes_back(store: Store, outcome: Outcome) -> None:
    kept = Kept(outcome, soon(60))
    await store.pages.put(LINK, kept)
    assert await store.pages.get(LINK) == kept
    assert await store.pages.get(f"{LINK}0") is None


async def test_the_last_one_counts(store: Store) -> None:
    await store.pages.put(LINK, Kept(GONE, soon(60)))
    await store.pages.put(LINK, Kept(PAGE, soon(90)))
    found = await store.pages.get(LINK)
    assert found is not None
    assert found.value == PAGE


async def test_what_has_expired_is_not_given_and_soon_removed(store: Store, url: str) -> None:
    await store.pages.put(LINK, Kept(PAGE, soon(-1)))
    await store.pages.put(f"{LINK}1", Kept(PAGE, soon(-1)))
    assert await store.pages.get(LINK) is None
    await store.pages.put(f"{LINK}2", Kept(GONE, soon(60)))
    database = await Database.open(url)
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(pages)) == 1
    await database.close()


async def test_pages_outlive_a_restart(url: str) -> None:
    first = await Store.open(url)
    await first.pages.put(LINK, Kept(PAGE, soon(60)))
    await first.close()
    second = await Store.open(url)
    found = await second.pages.get(LINK)
    await second.close()
    assert found is not None
    assert found.value == PAGE
