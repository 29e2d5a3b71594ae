"""What is kept about one person, over all servers, and deleting it at once.

What was found out about a claim belongs to a server and stays; that this person had to do with it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.board.states import State
from bot.store.board import let_go
from bot.store.database import Database
from bot.store.erasing import IS_SETTLED, erase, held
from bot.store.records import Standing
from bot.store.tables import audit, claim_events, claims, corrections, evidence, jobs, reports, submissions

_BLANKED: Final[tuple[Column[Any], ...]] = (
    claims.c.taken_by,
    claims.c.verdict_by,
    claim_events.c.actor_id,
    evidence.c.added_by,
    corrections.c.by,
    corrections.c.undone_by,
    audit.c.actor_id,
)
"""Where a person stands beside something that stays without the person."""


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """How much is kept that has to do with one person."""

    reports: int
    """Asked for, and still kept."""
    asked: int
    """How often something was asked for, as it is counted for the limits."""
    waiting: int
    """Accepted and not answered yet."""
    taken: int
    """Claims that the person is at work on."""
    settled: int
    """Claims that the person settled."""
    evidence: int
    corrections: int
    acts: int
    """Lines of claims' histories."""
    changes: int
    """Changes of settings."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What deleting a person's data leaves to be done on Discord."""

    answers: Sequence[Standing]
    """To reports that are gone; everybody sees them."""
    changed: Sequence[str]
    """Ids of reports with claims that named the person: those that are open again, and those that are settled."""


class Privacy:
    """What the database holds about people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def about(self, person_id: int) -> AboutPerson:
        """How much is kept that has to do with this person."""
        is_taken = claims.c.state == State.TAKEN
        counted = {
            "reports": reports.c.asker_id == person_id,
            "asked": submissions.c.asker_id == person_id,
            "waiting": jobs.c.asker_id == person_id,
            "taken": and_(claims.c.taken_by == person_id, is_taken),
            "settled": and_(claims.c.verdict_by == person_id, IS_SETTLED),
            "evidence": evidence.c.added_by == person_id,
            "corrections": or_(corrections.c.by == person_id, corrections.c.undone_by == person_id),
            "acts": claim_events.c.actor_id == person_id,
            "changes": audit.c.actor_id == person_id,
        }
        columns = [select(func.count()).where(where).scalar_subquery().label(name) for name, where in counted.items()]
        async with self._database.read() as connection:
            row = (await connection.execute(select(*columns))).one()
        return AboutPerson(**row._mapping)

    async def forget(self, person_id: int) -> Forgotten:
        """Delete what is about this person, all of it or nothing.

        What the person asked for goes, with the articles that nobody else had checked. Claims that the person was at
        work on are open again. Settled claims, history, links, corrections and log lines stay without the person.
        """
        async with self._database.write() as connection:
            answers = await _erase_asked(connection, person_id)
            changed = await _release(connection, person_id)
            await _drop_files(connection, person_id)
            for column in _BLANKED:
                blanked = update(column.table).where(column == person_id)
                await connection.execute(blanked.values({column.name: None}))
        return Forgotten(answers, changed)


async def _erase_asked(connection: AsyncConnection, person_id: int) -> Sequence[Standing]:
    """Delete the jobs, reports and submissions of a person; returns the answers that they got."""
    await connection.execute(delete(jobs).where(jobs.c.asker_id == person_id))
    asked = reports.c.asker_id == person_id
    shown = select(reports.c.answer_channel_id, reports.c.answer_id).where(asked, reports.c.answer_id.is_not(None))
    answers = [Standing(*row) for row in await connection.execute(shown)]
    while some := await held(connection, asked, wait=True):
        await erase(connection, some)
    await connection.execute(delete(submissions).where(submissions.c.asker_id == person_id))
    return answers


async def _release(connection: AsyncConnection, person_id: int) -> Sequence[str]:
    """Open the claims again that a person is at work on; returns the reports with claims that name the person."""
    is_named = or_(claims.c.taken_by == person_id, claims.c.verdict_by == person_id)
    named = select(claims.c.report_id).where(is_named, claims.c.report_id.is_not(None)).distinct()
    changed = (await connection.scalars(named)).all()
    await let_go(connection, person_id)
    return changed


async def _drop_files(connection: AsyncConnection, person_id: int) -> None:
    """Delete files that a person added to what is not settled; other files carry a verdict that others rely on."""
    unsettled: ColumnElement[bool] = evidence.c.claim.in_(select(claims.c.id).where(~IS_SETTLED))
    files = (evidence.c.added_by == person_id, evidence.c.url.is_(None))
    await connection.execute(delete(evidence).where(*files, unsettled))
