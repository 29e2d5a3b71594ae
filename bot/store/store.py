"""Reports and jobs in the database."""

from __future__ import annotations

import logging
import secrets
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from pydantic_core import from_json as parse_json
from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import SCHEMA_VERSION, Article, Report
from bot.policy import Replies
from bot.store.answers import StoredAnswers
from bot.store.board import StoredBoard
from bot.store.configuration import StoredSettings
from bot.store.corrections import StoredCorrections
from bot.store.database import Database
from bot.store.erasing import erase, held
from bot.store.pages import StoredPages
from bot.store.privacy import Privacy
from bot.store.records import Entrance, Job, Kept, Owner, Standing
from bot.store.retention import Retention
from bot.store.seen import SeenClaims
from bot.store.servers import StoredServers
from bot.store.submissions import ASKED, Submissions, note
from bot.store.tables import articles, jobs, reports
from bot.submission import from_json, to_json

log = logging.getLogger(__name__)

_ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_ID_LENGTH = 10
_OWNER_FIELDS = ("asker_id", "guild_id", "channel_id")
_JOB_FIELDS = (
    "application_id interaction_token private accepted_at entrance language place place_id anchor_id answer_id"
).split()
"""Fields of a job that are kept as they are."""


class Store:
    """What the bot keeps. Safe to use from many tasks at once; several processes may share one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.pages = StoredPages(database)
        self.settings = StoredSettings(database)
        self.board = StoredBoard(database)
        self.seen = SeenClaims(database)
        self.corrections = StoredCorrections(database)
        self.submissions = Submissions(database)
        self.answers = StoredAnswers(database)
        self.servers = StoredServers(database)
        self.privacy = Privacy(database)
        self.retention = Retention(database)

    @classmethod
    async def open(cls, url: str) -> Store:
        """Open the database and bring its tables up to date; raises SettingsError where that cannot be done."""
        return cls(await Database.open(url))

    async def close(self) -> None:
        """Close every connection."""
        await self._database.close()

    async def keep(self, report: Report, owner: Owner, *, link_key: str | None = None, private: bool = False) -> str:
        """Keep a report; returns the id by which it is found again: short, and not to be guessed.

        `link_key` is what all spellings of the link that was opened for it have in common.
        """
        async with self._database.write() as connection:
            return await _keep(connection, report, owner, link_key, private=private)

    async def keep_for(self, job: Job, report: Report, *, link_key: str | None = None) -> str | None:
        """Keep the report that answers a job, as `keep` does.

        None, and nothing is kept, where that job is gone: whoever asked had it deleted, or somebody else has answered
        it. A deletion that comes later finds the report.
        """
        here = select(jobs.c.id).where(jobs.c.id == job.id).with_for_update()
        async with self._database.write() as connection:
            if await connection.scalar(here) is None:
                return None
            return await _keep(connection, report, job.owner, link_key, private=job.private)

    async def get(self, report_id: str) -> Kept | None:
        """The report with this id; None where there is none or another version of the program wrote it."""
        return await self._latest(reports.c.id == report_id)

    async def of_link(self, guild_id: int, link_key: str) -> Kept | None:
        """The latest report of what this link led to that was made for all of a server."""
        return await self._of_server(guild_id, reports.c.link_key == _sha256(link_key))

    async def of_article(self, guild_id: int, article: Article) -> Kept | None:
        """The latest report of the very same article that was made for all of a server."""
        return await self._of_server(guild_id, reports.c.article_hash == _sha256(article.model_dump_json()))

    async def _of_server(self, guild_id: int, *which: ColumnElement[bool]) -> Kept | None:
        return await self._latest(reports.c.guild_id == guild_id, ~reports.c.private, *which)

    async def _latest(self, *which: ColumnElement[bool]) -> Kept | None:
        query = (
            select(reports, articles.c.data.label("article"))
            .join(articles, articles.c.hash == reports.c.article_hash)
            .where(*which)
            .order_by(reports.c.created_at.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        report = None if row is None else _report(row)
        return None if row is None or report is None else _kept(row, report)

    async def delete(self, report_id: str) -> bool:
        """Delete a report, its article where nothing else uses it, and its claims on the board but for settled ones.

        Returns whether there was such a report.
        """
        async with self._database.write() as connection:
            found = await held(connection, reports.c.id == report_id, wait=True)
            await erase(connection, found)
        return bool(found)

    async def accept(self, job: Job) -> int:
        """Write down what has to be answered; returns the job's id."""
        values = {
            "submission": to_json(job.submission),
            **{name: getattr(job, name) for name in _JOB_FIELDS},
            **asdict(job.owner),
        }
        async with self._database.write() as connection:
            result = await connection.execute(insert(jobs).values(values).returning(jobs.c.id))
            return int(result.scalar_one())

    async def finish(
        self, job_id: int, report_id: str | None = None, answer: Standing | None = None, *, counted: bool = True
    ) -> bool:
        """Forget a job: it was answered, with a report that may stand somewhere, or it never will be.

        That it was asked is noted, unless it is not `counted`. All of it happens, or nothing. Returns whether the job
        was still there.
        """
        async with self._database.write() as connection:
            finished = delete(jobs).where(jobs.c.id == job_id).returning(*ASKED)
            asked = (await connection.execute(finished)).mappings().one_or_none()
            if answer is not None and report_id is not None:
                stands = {"answer_channel_id": answer.channel_id, "answer_id": answer.message_id}
                await connection.execute(update(reports).where(reports.c.id == report_id).values(stands))
            if asked is not None and counted:
                await note(connection, asked, report_id)
        return asked is not None

    async def unanswered(self) -> list[Job]:
        """What was accepted and is not finished, oldest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(jobs).order_by(jobs.c.id))
            return [_job(row) for row in rows]


async def _keep(
    connection: AsyncConnection, report: Report, owner: Owner, link_key: str | None, *, private: bool
) -> str:
    report_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
    article_hash = await _keep_article(connection, report.article)
    await connection.execute(
        insert(reports).values(
            id=report_id,
            article_hash=article_hash,
            version=report.version,
            reader=report.reader,
            data=report.model_dump_json(exclude={"article"}),
            created_at=datetime.now(UTC),
            link_key=None if link_key is None else _sha256(link_key),
            private=private,
            **asdict(owner),
        )
    )
    return report_id


async def _keep_article(connection: AsyncConnection, article: Article) -> str:
    data = article.model_dump_json()
    article_hash = _sha256(data)
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    kept = dialect.insert(articles).values(hash=article_hash, data=data)
    # Writing the row again, instead of leaving it, holds it against a deletion until this report is in.
    again = kept.on_conflict_do_update(index_elements=[articles.c.hash], set_={"hash": kept.excluded.hash})
    await connection.execute(again)
    return article_hash


def _report(row: Row[Any]) -> Report | None:
    if row.version != SCHEMA_VERSION:
        log.warning(
            "report_other_version: %s has version %s, this program reads %s", row.id, row.version, SCHEMA_VERSION
        )
        return None
    try:
        article = Article.model_validate_json(row.article)
        return Report.model_validate({**parse_json(row.data), "article": article})
    except (TypeError, ValueError):
        log.warning("report_unreadable: %s does not fit the model", row.id)
        return None


def _kept(row: Row[Any], report: Report) -> Kept:
    return Kept(
        report_id=row.id,
        report=report,
        owner=_owner(row),
        created_at=row.created_at,
        answer_channel_id=row.answer_channel_id,
        answer_id=row.answer_id,
        private=row.private,
        link_key=row.link_key,
        revision=row.revision,
    )


def _job(row: Row[Any]) -> Job:
    values = {name: getattr(row, name) for name in _JOB_FIELDS}
    values |= {"entrance": Entrance(row.entrance), "place": Replies(row.place)}
    return Job(id=row.id, submission=from_json(row.submission), owner=_owner(row), **values)


def _owner(row: Row[Any]) -> Owner:
    return Owner(**{name: getattr(row, name) for name in _OWNER_FIELDS})


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
