"""A database by its address: SQLite in a file or PostgreSQL, with the tables brought up to date."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import SettingsError

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg"}
_BUSY_SECONDS = 30
"""How long a writer waits for another process's write to the same SQLite file."""
_ATTEMPTS = 20
"""How often the first transaction is begun on a file that others are opening for the first time too."""
_BEGIN = "sqlite_begin"
_MIGRATION_LOCK = 0x77686F73616964
"""PostgreSQL's advisory lock for two bots that start at once; any number that nobody else uses."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """From which revision of the tables to which a database was brought."""

    before: str | None
    """None for a new database."""
    after: str | None


class Database:
    """An engine and the two kinds of transaction it is used with."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self.upgrade = Upgrade(None, None)
        """What opening it did to its tables."""
        self._writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    @classmethod
    async def open(cls, address: str) -> Database:
        """Connect and bring the tables up to date; an SQLite file and its folder are made where they are missing.

        Raises SettingsError with one sentence where that cannot be done.
        """
        url = _with_driver(address)
        shown = url.render_as_string(hide_password=True)
        engine: AsyncEngine | None = None
        try:
            _make_folder(url)
            engine = _engine(url)
            database = cls(engine)
            database.upgrade = await _brought_up_to_date(database)
            return database
        except BaseException as error:
            if engine is not None:
                await engine.dispose()
            raise _opening_failed(shown, error) from error

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads; it never waits for a writer."""
        async with self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes, committed at its end unless something was raised."""
        async with self._writer.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


async def _brought_up_to_date(database: Database) -> Upgrade:
    """Run the migrations that are missing; returns what that changed.

    While a new SQLite file is switched to writing ahead, other connections are refused at once instead of waiting
    (https://www.sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode), so those are tried again.
    """
    attempt = 0
    while True:
        try:
            async with database.write() as connection:
                return await connection.run_sync(_upgrade)
        except OperationalError as error:
            attempt += 1
            if "database is locked" not in str(error.orig) or attempt == _ATTEMPTS:
                raise
            await asyncio.sleep(random.uniform(0.05, 0.25))  # noqa: S311  (so that two that met do not meet again)


def _with_driver(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise SettingsError("bad_database", "WHOSAID_DATABASE_URL is not a database's address.") from None
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _make_folder(url: URL) -> None:
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _engine(url: URL) -> AsyncEngine:
    """The engine; what people gave stays out of its errors, which end in the log."""
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_async_engine(url, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own handling of transactions leaves DDL outside of them; without it we begin them ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and then writes fails at once when another has written since; one that takes
    # the write lock at its start waits for its turn.
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _upgrade(connection: Connection) -> Upgrade:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.store:migrations")
    before = _revision(connection)
    command.upgrade(config, "head")
    return Upgrade(before, _revision(connection))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _opening_failed(shown: str, error: BaseException) -> BaseException:
    match error:
        case CommandError():
            sentence = f"The database {shown} was made by a newer version of Whosaid than this one."
        case NoSuchModuleError():
            sentence = f"The database {shown} is of a kind that this program cannot use."
        case ModuleNotFoundError():
            sentence = f"The database {shown} needs the Python package {error.name}: install whosaid[postgres]."
        case DBAPIError():
            sentence = f"The database {shown} cannot be opened: {_first_line(error.orig or error)}."
        case Exception():
            sentence = f"The database {shown} cannot be opened: {_first_line(error)}."
        case _:
            return error
    return SettingsError("bad_database", sentence)


def _first_line(error: BaseException) -> str:
    reason = str(error).strip().split("\n")[0].rstrip(".")
    return reason or type(error).__name__
