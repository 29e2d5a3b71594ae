"""What is deleted as time goes by: old reports, servers that were left, log lines, pages and jobs that are dead.

Everything is done in short transactions, so that nobody waits for a large clearing. How long things are kept is told
to it; only what is the same everywhere stands here.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Delete, Table, Update, delete, exists, or_, select, update

from bot.store.database import Database
from bot.store.erasing import AT_ONCE, IS_SETTLED, erase, held
from bot.store.tables import (
    audit,
    claim_events,
    claims,
    corrections,
    evidence,
    jobs,
    pages,
    reports,
    servers,
    settings,
    submissions,
)

AUDIT_KEPT: Final = timedelta(days=730)
"""How long it is known who changed a setting."""
JOBS_KEPT: Final = timedelta(days=1)
"""What was not answered within a day cannot be answered any more."""
ROWS_AT_ONCE: Final = 1_000
"""Rows of smaller things that one transaction deletes or changes."""


class Retention:
    """Deletes what is no longer to be kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_server(self, guild_id: int, before: datetime) -> int:
        """Delete what a server's people gave before then; returns how many reports that were.

        Settled claims stay, and lose the ids of the people who had to do with them before then.
        """
        gone = await self._reports(reports.c.guild_id == guild_id, reports.c.created_at < before)
        await self._delete(submissions, submissions.c.guild_id == guild_id, submissions.c.asked_at < before)
        orphaned = (claims.c.report_id.is_(None), ~IS_SETTLED, claims.c.listed_at < before)
        await self._delete(claims, claims.c.guild_id == guild_id, *orphaned)
        await self._blank_people(guild_id, before)
        return gone

    async def elsewhere(self, before: datetime) -> int:
        """Delete what was given before then in direct messages and where the bot is no member."""
        gone = await self._reports(_is_elsewhere(reports), reports.c.created_at < before)
        await self._delete(submissions, _is_elsewhere(submissions), submissions.c.asked_at < before)
        return gone

    async def everywhere(self, now: datetime) -> None:
        """Delete log lines that are too old, pages that have expired, and jobs that can no longer be answered."""
        await self._delete(audit, audit.c.at < now - AUDIT_KEPT)
        await self._delete(pages, pages.c.expires_at <= now)
        await self._delete(jobs, jobs.c.accepted_at < now - JOBS_KEPT)

    async def of_left(self, guild_id: int, before: datetime) -> None:
        """Delete everything of a server that the bot left before then; nothing once the bot is back.

        What people asked for there after that, as users of an app of their own, stays theirs.
        """
        gone = (servers.c.guild_id == guild_id, servers.c.left_at <= before)
        is_left = exists().where(*gone)
        left_at = select(servers.c.left_at).where(servers.c.guild_id == guild_id).scalar_subquery()
        await self._reports(reports.c.guild_id == guild_id, reports.c.created_at <= left_at, is_left)
        for table in (claims, corrections, submissions, audit, jobs):
            await self._delete(table, table.c.guild_id == guild_id, is_left)
        async with self._database.write() as connection:
            await connection.execute(delete(settings).where(settings.c.guild_id == guild_id, is_left))
            await connection.execute(
                delete(servers).where(servers.c.guild_id == guild_id, servers.c.left_at <= before)
            )

    async def _reports(self, *where: ColumnElement[bool]) -> int:
        gone = 0
        while True:
            async with self._database.write() as connection:
                some = await held(connection, *where, wait=False)
                await erase(connection, some)
            gone += len(some)
            if len(some) < AT_ONCE:
                return gone

    async def _blank_people(self, guild_id: int, before: datetime) -> None:
        here = select(claims.c.id).where(claims.c.guild_id == guild_id)
        settled = (claims.c.guild_id == guild_id, IS_SETTLED)
        for column, where in (
            (claims.c.taken_by, (*settled, claims.c.taken_at < before)),
            (claims.c.verdict_by, (*settled, claims.c.verdict_at < before)),
            (claim_events.c.actor_id, (claim_events.c.claim.in_(here), claim_events.c.at < before)),
            (evidence.c.added_by, (evidence.c.claim.in_(here), evidence.c.added_at < before)),
        ):
            blanked = update(column.table).values({column.name: None})
            await self._in_batches(column.table, blanked, column.is_not(None), *where)

    async def _delete(self, table: Table, *where: ColumnElement[bool]) -> None:
        await self._in_batches(table, delete(table), *where)

    async def _in_batches(self, table: Table, statement: Delete | Update, *where: ColumnElement[bool]) -> None:
        """Run the statement on all rows that fit, some at a time; it has to make them fit no longer."""
        (key,) = table.primary_key.columns
        some = statement.where(key.in_(select(key).where(*where).order_by(key).limit(ROWS_AT_ONCE)))
        done = ROWS_AT_ONCE
        while done == ROWS_AT_ONCE:
            async with self._database.write() as connection:
                done = len((await connection.execute(some.returning(key))).all())


def _is_elsewhere(table: Table) -> ColumnElement[bool]:
    """Whether a row comes from a direct message, or from a server that the bot is no member of."""
    return or_(table.c.guild_id.is_(None), table.c.guild_id.not_in(select(servers.c.guild_id)))
