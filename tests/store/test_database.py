"""Opening a database: what is made, what is set, and what is said when it cannot be opened."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.errors import SettingsError
from bot.store import Store
from bot.store.database import Database
from bot.store.tables import metadata


async def refusal(url: str) -> str:
    with pytest.raises(SettingsError) as caught:
        await Store.open(url)
    return caught.value.message


async def test_the_migrations_make_the_tables_that_the_code_uses(url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    database = await Database.open(url)
    async with database.read() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_a_database_is_brought_up_to_date_once(url: str) -> None:
    for _ in range(3):
        database = await Database.open(url)
        async with database.read() as connection:
            assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).all() == [("0003",)]
        await database.close()


async def test_sqlite_writes_ahead_and_minds_its_keys(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url)
    async with database.read() as connection:
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
    await database.close()


async def test_readers_do_not_wait_for_a_writer(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url)
    async with database.write(), database.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM reports")) == 0
    await database.close()


async def test_short_names_of_the_kinds_are_enough(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'short.sqlite3'}")
    await store.close()
    assert (tmp_path / "short.sqlite3").is_file()


async def test_a_migration_that_fails_leaves_the_file_as_it_was(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with sqlite3.connect(tmp_path / "new" / "whosaid.sqlite3") as other:
        other.execute("CREATE TABLE jobs (something TEXT)")
    other.close()
    assert "cannot be opened" in await refusal(sqlite_url)
    with sqlite3.connect(tmp_path / "new" / "whosaid.sqlite3") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("jobs",)]
    other.close()


async def test_a_newer_programs_database_is_left_alone(url: str) -> None:
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    assert "made by a newer version of Whosaid" in await refusal(url)


async def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a database, whatever the name says. " * 100)
    assert "file is not a database" in await refusal(f"sqlite:///{tmp_path / 'notes.txt'}")
    assert "cannot be opened" in await refusal(f"sqlite:///{tmp_path / 'notes.txt' / 'below.sqlite3'}")
    assert "unable to open database file" in await refusal(f"sqlite:///{tmp_path}")
    assert await refusal("nonsense") == "WHOSAID_DATABASE_URL is not a database's address."
    assert "cannot use" in await refusal("oracle+nothing://db/x")


async def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    pytest.importorskip("asyncpg", reason="the postgres extra is not installed")
    said = await refusal("postgresql://me:hunter2@127.0.0.1:1/whosaid")
    assert "cannot be opened" in said
    assert "hunter2" not in said


async def test_a_server_that_has_no_such_database_is_said(postgres_server: str) -> None:
    assert 'database "nowhere" does not exist' in await refusal(postgres_server.format("nowhere"))


def test_an_installed_package_can_make_its_database(tmp_path: Path) -> None:
    """The migrations are found beside the code wherever it lies, from any folder."""
    site = tmp_path / "site-packages"
    shutil.copytree(Path(__file__).parents[2] / "bot", site / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    program = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import asyncio, bot.store; assert {str(site)!r} in "
        f"bot.store.__file__; asyncio.run(bot.store.Store.open('sqlite:///made.sqlite3')); print('made')"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "made\n", done.stderr


async def test_what_is_kept_is_repeated_in_no_error(url: str) -> None:
    database = await Database.open(url)
    with pytest.raises(DBAPIError) as caught:
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "The harbour is closed."})
    await database.close()
    assert "nowhere" in str(caught.value)
    assert "harbour" not in str(caught.value)
