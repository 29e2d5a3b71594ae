"""Reports deleted with what hangs on them, inside a transaction of whoever deletes.

Open claims go with their report; settled ones stay without it, since others rely on what was found out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.board.states import SETTLED
from bot.store.tables import articles, claims, reports

AT_ONCE: Final = 200
"""Reports that one statement names."""

IS_SETTLED: Final = claims.c.state.in_(sorted(SETTLED))
"""Whether a claim was verified, and so stays whatever becomes of its report and of the people around it."""


async def held(connection: AsyncConnection, *where: ColumnElement[bool], wait: bool) -> Sequence[str]:
    """The first ids of reports that fit, held until the transaction ends.

    Those that others hold are waited for, or left. Whoever lists the claims of one of them meanwhile waits, and then
    finds no report to list them for.
    """
    some = select(reports.c.id).where(*where).order_by(reports.c.id).limit(AT_ONCE)
    return (await connection.scalars(some.with_for_update(skip_locked=not wait))).all()


async def erase(connection: AsyncConnection, report_ids: Sequence[str]) -> None:
    """Delete reports that are held, with their open claims, corrections, and articles that no other report has."""
    await connection.execute(delete(claims).where(claims.c.report_id.in_(report_ids), ~IS_SETTLED))
    gone = delete(reports).where(reports.c.id.in_(report_ids)).returning(reports.c.article_hash)
    await _erase_articles(connection, sorted(set(await connection.scalars(gone))))


async def _erase_articles(connection: AsyncConnection, hashes: Sequence[str]) -> None:
    # Whoever keeps one of these articles right now holds its row or waits for it, so that the next look is true.
    mine = select(articles.c.hash).where(articles.c.hash.in_(hashes)).order_by(articles.c.hash)
    await connection.execute(mine.with_for_update())
    used = exists().where(reports.c.article_hash == articles.c.hash)
    await connection.execute(delete(articles).where(articles.c.hash.in_(hashes), ~used))
