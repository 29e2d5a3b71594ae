"""The servers that the bot is in or has left, and what has happened once in each: its set-up, its last digest.

A server has a row from the moment the bot is seen there. Guilds in which people use the bot without its being a
member have none. It knows nothing of Discord's client; who is present is told to it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.tables import servers

_AT_ONCE = 500
"""Rows that one transaction writes."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server as it is remembered."""

    guild_id: int
    set_up_at: datetime | None
    """When /setup was walked to its end."""
    left_at: datetime | None
    """When the bot left; None while it is there."""
    digest_at: datetime | None
    """When the last digest was taken up."""


class StoredServers:
    """The servers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild_id: int) -> Server | None:
        """The server with this id; None where the bot was never seen there, or everything of it was deleted."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(servers).where(servers.c.guild_id == guild_id))).one_or_none()
        return None if row is None else _server(row)

    async def known(self) -> Sequence[Server]:
        """Every server, also those that the bot has left and that are not deleted yet."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(servers).order_by(servers.c.guild_id))
            return [_server(row) for row in rows]

    async def joined(self, guild_id: int) -> None:
        """The bot is in this server, for the first time or again; what is still kept of it stays."""
        async with self._database.write() as connection:
            await _put(connection, guild_id, {"left_at": None})

    async def left(self, guild_id: int, at: datetime) -> None:
        """The bot left this server; where that is known already, the first time counts."""
        here = (servers.c.guild_id == guild_id, servers.c.left_at.is_(None))
        async with self._database.write() as connection:
            await connection.execute(update(servers).where(*here).values(left_at=at))

    async def present(self, guild_ids: Collection[int], at: datetime) -> None:
        """The bot is in exactly these servers: those that are new are joined, all others were left by now."""
        remembered = {server.guild_id: server.left_at for server in await self.known()}
        for guild_id in guild_ids:
            if guild_id not in remembered or remembered[guild_id] is not None:
                await self.joined(guild_id)
        gone = sorted(each for each, left_at in remembered.items() if left_at is None and each not in guild_ids)
        for start in range(0, len(gone), _AT_ONCE):
            here = (servers.c.guild_id.in_(gone[start : start + _AT_ONCE]), servers.c.left_at.is_(None))
            async with self._database.write() as connection:
                await connection.execute(update(servers).where(*here).values(left_at=at))

    async def set_up(self, guild_id: int) -> None:
        """The server was walked through its set-up."""
        async with self._database.write() as connection:
            await _put(connection, guild_id, {"set_up_at": datetime.now(UTC)})

    async def due_for_deletion(self, now: datetime, grace: timedelta) -> Sequence[int]:
        """The servers that the bot left at least so long ago."""
        query = select(servers.c.guild_id).where(servers.c.left_at <= now - grace).order_by(servers.c.left_at)
        async with self._database.read() as connection:
            return list(await connection.scalars(query))

    async def claim_digest(self, guild_id: int, due: datetime, at: datetime) -> bool:
        """Take up the digest that is due; whether nobody else has, which is true for one caller only."""
        unsent = or_(servers.c.digest_at.is_(None), servers.c.digest_at < due)
        claimed = update(servers).where(servers.c.guild_id == guild_id, servers.c.left_at.is_(None), unsent)
        async with self._database.write() as connection:
            row = await connection.execute(claimed.values(digest_at=at).returning(servers.c.guild_id))
            return row.one_or_none() is not None

    async def give_digest_back(self, guild_id: int, claimed_at: datetime) -> None:
        """A digest that was taken up could not be sent this time; it is due again."""
        mine = (servers.c.guild_id == guild_id, servers.c.digest_at == claimed_at)
        async with self._database.write() as connection:
            await connection.execute(update(servers).where(*mine).values(digest_at=None))


async def _put(connection: AsyncConnection, guild_id: int, values: dict[str, Any]) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = dialect.insert(servers).values(guild_id=guild_id, **values)
    await connection.execute(row.on_conflict_do_update(index_elements=[servers.c.guild_id], set_=values))


def _server(row: Row[Any]) -> Server:
    return Server(row.guild_id, row.set_up_at, row.left_at, row.digest_at)
