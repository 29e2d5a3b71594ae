"""The settings that moderators made, each with its version, and the log of who changed what.

A change names the version that its maker saw; when another has changed the same setting since, nothing is done and
that is told. What a value may be is the business of `bot.policy`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Row, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import WhosaidError
from bot.policy import Stored
from bot.speech import noted
from bot.store.database import Database
from bot.store.tables import audit, settings


class _Inherit:
    """A value that is taken back."""

    def __repr__(self) -> str:
        return "INHERIT"


INHERIT: Final = _Inherit()
"""Given instead of a value, it takes the scope's own value back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One setting of one scope as it is to be."""

    scope_id: int
    name: str
    value: Any
    """As JSON has it, or INHERIT."""
    seen: int | None
    """The version that the maker saw, 0 where there was none; None overwrites whatever is there."""


class StaleSettingError(WhosaidError):
    """Somebody else changed the setting since it was looked at: the change that was asked for, and how it stands."""

    def __init__(self, change: Change, now: Stored) -> None:
        super().__init__("stale_setting", noted("Somebody else changed this setting in the meantime."))
        self.change = change
        self.now = now


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the audit log."""

    id: int
    at: datetime
    actor_id: int | None
    """None for the bot itself, and for a person who had it deleted."""
    scope_id: int
    name: str
    before: Any
    """As JSON has it; INHERIT where the scope had no value of its own."""
    after: Any


class StoredSettings:
    """Settings and audit log in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild_id: int) -> Mapping[tuple[int, str], Stored]:
        """Everything that is set in a server, by scope id (0: the server) and name."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(settings).where(settings.c.guild_id == guild_id))
            return {(row.scope_id, row.name): _stored(row) for row in rows}

    async def change(self, guild_id: int, changes: Sequence[Change], *, actor_id: int | None) -> Sequence[Logged]:
        """Make all of the changes or none; returns those that changed something, as they were logged.

        Raises StaleSettingError where a setting is no longer at the version that was seen.
        """
        async with self._database.write() as connection:
            done = [await _change(connection, guild_id, change, actor_id) for change in _in_order(changes)]
        return [logged for logged in done if logged is not None]

    async def log(self, guild_id: int, *, offset: int, limit: int) -> tuple[Sequence[Logged], int]:
        """A page of the audit log, the newest first, and how many lines there are."""
        here = audit.c.guild_id == guild_id
        page = select(audit).where(here).order_by(audit.c.id.desc()).offset(offset).limit(limit)
        async with self._database.read() as connection:
            rows = (await connection.execute(page)).all()
            total = await connection.scalar(select(func.count()).select_from(audit).where(here))
        return [_logged(row) for row in rows], int(total or 0)


def _in_order(changes: Sequence[Change]) -> Sequence[Change]:
    """Always in the same order, so that two transactions never wait for each other's rows."""
    return sorted(changes, key=lambda change: (change.scope_id, change.name))


async def _change(connection: AsyncConnection, guild_id: int, change: Change, actor_id: int | None) -> Logged | None:
    now = datetime.now(UTC)
    before = await _held(connection, guild_id, change, now)
    if change.seen is not None and before.version != change.seen:
        raise StaleSettingError(change, before)
    was, is_now = _as_text(before), None if change.value is INHERIT else json.dumps(change.value)
    if was == is_now:
        return None
    await connection.execute(
        settings.update()
        .where(
            settings.c.guild_id == guild_id, settings.c.scope_id == change.scope_id, settings.c.name == change.name
        )
        .values(value=is_now, version=before.version + 1, changed_at=now)
    )
    line = {"at": now, "actor_id": actor_id, "scope_id": change.scope_id, "name": change.name}
    logged = insert(audit).values(guild_id=guild_id, before=was, after=is_now, **line).returning(audit)
    return _logged((await connection.execute(logged)).one())


async def _held(connection: AsyncConnection, guild_id: int, change: Change, now: datetime) -> Stored:
    """The setting as it stands, its row held against others until the transaction ends; made where there is none."""
    key = {"guild_id": guild_id, "scope_id": change.scope_id, "name": change.name}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(settings).values(**key, value=None, version=0, changed_at=now)
    await connection.execute(new.on_conflict_do_nothing())
    query = select(settings).where(*(settings.c[name] == value for name, value in key.items())).with_for_update()
    return _stored((await connection.execute(query)).one())


def _stored(row: Row[Any]) -> Stored:
    if row.value is None:
        return Stored(None, row.version, inherits=True)
    return Stored(json.loads(row.value), row.version)


def _as_text(stored: Stored) -> str | None:
    return None if stored.inherits else json.dumps(stored.value)


def _logged(row: Row[Any]) -> Logged:
    def value(text: str | None) -> Any:
        return INHERIT if text is None else json.loads(text)

    return Logged(row.id, row.at, row.actor_id, row.scope_id, row.name, value(row.before), value(row.after))
