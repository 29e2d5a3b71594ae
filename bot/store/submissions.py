"""That something was asked to be checked: by whom, where, when and how. What was given does not stand here.

Limits are counted from it, together with what is still being answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Select, Table, exists, insert, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.tables import jobs, reports, submissions

ASKED = (jobs.c.asker_id, jobs.c.guild_id, jobs.c.channel_id, jobs.c.entrance, jobs.c.accepted_at.label("asked_at"))
"""What is noted of a job."""


class Submissions:
    """What was asked, in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_person(self, guild_id: int | None, asker_id: int, since: datetime, number: int) -> datetime | None:
        """When somebody asked the `number`-th latest time in a server since then; None where it was less often."""
        return await self._nth_latest(guild_id, "asker_id", asker_id, since, number)

    async def in_channel(
        self, guild_id: int | None, channel_id: int, since: datetime, number: int
    ) -> datetime | None:
        """When the `number`-th latest thing was asked in a channel since then; None where there were fewer."""
        return await self._nth_latest(guild_id, "channel_id", channel_id, since, number)

    async def was_told(self, guild_id: int, channel_id: int, report_id: str, since: datetime) -> bool:
        """Whether a report was the answer to something in this channel since then."""
        query = select(
            exists().where(
                submissions.c.guild_id == guild_id,
                submissions.c.channel_id == channel_id,
                submissions.c.report_id == report_id,
                submissions.c.asked_at >= since,
            )
        )
        async with self._database.read() as connection:
            return bool(await connection.scalar(query))

    async def has(self, asker_id: int, asked_at: datetime) -> bool:
        """Whether it is noted that somebody asked at this very moment."""
        query = select(exists().where(submissions.c.asker_id == asker_id, submissions.c.asked_at == asked_at))
        async with self._database.read() as connection:
            return bool(await connection.scalar(query))

    async def _nth_latest(
        self, guild_id: int | None, name: str, value: int, since: datetime, number: int
    ) -> datetime | None:
        asked = union_all(
            _asked(submissions, submissions.c.asked_at, guild_id, name, value, since),
            _asked(jobs, jobs.c.accepted_at, guild_id, name, value, since),
        ).subquery()
        query = select(asked.c.at).order_by(asked.c.at.desc()).offset(number - 1).limit(1)
        async with self._database.read() as connection:
            at: datetime | None = await connection.scalar(query)
        return at


async def note(connection: AsyncConnection, asked: Mapping[Any, Any], report_id: str | None) -> None:
    """Note within a transaction what a job asked, by its columns `ASKED`, and the report that answered it.

    A report that was deleted meanwhile is none.
    """
    report = select(reports.c.id).where(reports.c.id == report_id).scalar_subquery()
    await connection.execute(insert(submissions).values(report_id=report, **asked))


def _asked(
    table: Table, at: Column[datetime], guild_id: int | None, name: str, value: int, since: datetime
) -> Select[Any]:
    here = table.c.guild_id.is_(None) if guild_id is None else table.c.guild_id == guild_id
    return select(at.label("at")).where(here, table.c[name] == value, at > since)
