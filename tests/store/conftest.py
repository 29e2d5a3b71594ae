"""A fresh database for every test, once as an SQLite file and once on a real PostgreSQL server."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store import Store
from tests.store import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a database on a server started for this session, with {} for the database's name."""
    pytest.importorskip("asyncpg", reason="the postgres extra is not installed")
    try:
        postgres.find_binaries()
    except postgres.NoPostgresError as error:
        pytest.skip(str(error))
    with postgres.server() as address:
        yield address


@pytest.fixture
async def postgres_url(postgres_server: str) -> str:
    """A fresh database on the server."""
    import asyncpg  # type: ignore[import-untyped]

    name = f"test_{secrets.token_hex(6)}"
    connection = await asyncpg.connect(postgres_server.format("postgres"))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return postgres_server.format(name)


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
