"""Corrections of reports: who made which, what was undone, and which reports of a server they hold for.

A server's corrections are those of an article: a later report of the very same article has them too. Each raises the
revision of these reports, and names the revision that its maker saw; when somebody corrected in between, nothing is
done and that is told. Whether a correction fits is the business of `bot.corrections`.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.corrections import Change, Corrected, Correction, apply, from_json, to_json
from bot.corrections.training import training_line
from bot.errors import WhosaidError
from bot.speech import noted
from bot.store.database import Database
from bot.store.records import Kept
from bot.store.tables import corrections, reports

if TYPE_CHECKING:
    from bot.store.store import Store

log = logging.getLogger(__name__)


class StaleReportError(WhosaidError):
    """Somebody else corrected the report since it was looked at; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Done:
    """A correction that was made or undone."""

    correction: Correction
    report_ids: Sequence[str]
    """The reports that it holds for: of this server, of the same article; the one that was looked at comes first."""


async def corrected(store: Store, kept: Kept) -> Corrected:
    """The report as its server has it now, with marks of who corrected what.

    This is how a report is shown, listed on the board and exported: `Corrected.report` in place of `Kept.report`,
    `marks` and `revision` beside it. Outside of servers nothing is corrected.
    """
    if kept.owner.guild_id is None:
        return Corrected(kept.report, raw=kept.report)
    made = await store.corrections.of_report(kept.report_id)
    now = await asyncio.to_thread(apply, kept.report, made) if made else apply(kept.report, made)
    return replace(now, revision=kept.revision)


async def training_data(store: Store, guild_id: int | None = None) -> AsyncIterator[str]:
    """The corrected articles of one server or all as training data, one JSON object at a time."""
    seen: Counter[str] = Counter()
    for report_id in await store.corrections.corrected_reports(guild_id):
        kept = await store.get(report_id)
        line = None if kept is None else training_line(await corrected(store, kept), seen)
        if line is not None:
            yield line


class StoredCorrections:
    """The corrections of all servers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_report(self, report_id: str) -> list[Correction]:
        """What holds for a report and was not undone, in the order in which it was made."""
        same = reports.alias("same")
        here = select(corrections).join(same, same.c.id == corrections.c.report_id).join(reports, _same(same))
        query = here.where(reports.c.id == report_id, corrections.c.undone_at.is_(None)).order_by(corrections.c.id)
        async with self._database.read() as connection:
            found = (await connection.execute(query)).all()
        return [made for made in map(_correction, found) if made is not None]

    async def add(self, report_id: str, change: Change, *, actor_id: int, seen: int) -> Done:
        """Make a correction of a server's report that was seen at this revision.

        Raises StaleReportError where it is no longer at that revision, or no longer kept.
        """
        now = datetime.now(UTC)
        async with self._database.write() as connection:
            guild_id, report_ids = await _held(connection, report_id, seen)
            values = {"guild_id": guild_id, "report_id": report_id, "kind": change.kind, "data": to_json(change)}
            new = insert(corrections).values(**values, by=actor_id, at=now).returning(corrections.c.id)
            made = Correction(int((await connection.execute(new)).scalar_one()), change, actor_id, now)
        return Done(made, report_ids)

    async def undo(self, report_id: str, correction_id: int, *, actor_id: int, seen: int) -> Done:
        """Undo a correction that holds for a report; raises as `add` does, and where it was undone before."""
        async with self._database.write() as connection:
            _, report_ids = await _held(connection, report_id, seen)
            undone = (
                update(corrections)
                .where(
                    corrections.c.id == correction_id,
                    corrections.c.report_id.in_(report_ids),
                    corrections.c.undone_at.is_(None),
                )
                .values(undone_by=actor_id, undone_at=datetime.now(UTC))
                .returning(corrections)
            )
            row = (await connection.execute(undone)).one_or_none()
            made = None if row is None else _correction(row)
            if made is None:
                raise stale()
        return Done(made, report_ids)

    async def corrected_reports(self, guild_id: int | None = None) -> list[str]:
        """The ids of reports with corrections that hold, of one server or all: the latest of each article there."""
        latest = func.row_number().over(
            partition_by=(reports.c.guild_id, reports.c.article_hash), order_by=reports.c.created_at.desc()
        )
        same = reports.alias("same")
        has = (
            select(corrections.c.id)
            .join(same, same.c.id == corrections.c.report_id)
            .where(_same(same), corrections.c.undone_at.is_(None))
            .correlate(reports)
            .exists()
        )
        of_server = reports.c.guild_id.is_not(None) if guild_id is None else reports.c.guild_id == guild_id
        ranked = select(reports.c.id, reports.c.created_at, latest.label("place")).where(of_server, has).subquery()
        query = select(ranked.c.id).where(ranked.c.place == 1).order_by(ranked.c.created_at, ranked.c.id)
        async with self._database.read() as connection:
            return list(await connection.scalars(query))


def _same(other: Any) -> ColumnElement[bool]:
    """Whether another row of reports is of the same article and server."""
    return and_(other.c.guild_id == reports.c.guild_id, other.c.article_hash == reports.c.article_hash)


async def _held(connection: AsyncConnection, report_id: str, seen: int) -> tuple[int, list[str]]:
    """The server and the reports of the article, their revision raised and their rows held until the end."""
    mine = select(reports.c.guild_id, reports.c.article_hash).where(reports.c.id == report_id).subquery()
    alike = (reports.c.guild_id == mine.c.guild_id) & (reports.c.article_hash == mine.c.article_hash)
    query = select(reports.c.id, reports.c.guild_id, reports.c.revision).join(mine, alike).order_by(reports.c.id)
    found = (await connection.execute(query.with_for_update(of=reports))).all()
    here = next((row for row in found if row.id == report_id), None)
    if here is None or here.revision != seen:
        raise stale()
    ids = [report_id, *(row.id for row in found if row.id != report_id)]
    raised = update(reports).where(reports.c.id.in_(ids)).values(revision=reports.c.revision + 1)
    await connection.execute(raised)
    return here.guild_id, ids


def stale() -> StaleReportError:
    """What is told where somebody else corrected the report since it was looked at."""
    return StaleReportError(
        "stale_report",
        noted(
            "Somebody else corrected this report in the meantime, so nothing was changed. Open it again to see how "
            "it is now."
        ),
    )


def _correction(row: Row[Any]) -> Correction | None:
    try:
        return Correction(row.id, from_json(row.data), row.by, row.at)
    except ValueError:
        log.warning("correction_unreadable: %s was written by another version of the program", row.id)
        return None
