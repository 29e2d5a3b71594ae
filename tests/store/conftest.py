"""A fresh database for every test, once as an SQLite file and once on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A file in a folder that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'new' / 'whosaid.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """A fresh database of either kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """A store on a fresh database of either kind."""
    store = await Store.open(url)
    yield store
    await store.close()
