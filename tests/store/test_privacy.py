"""What is kept about a person, deleting it at once, and what goes as time passes: nothing of others is touched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Select, Table, func, insert, select, update

from bot.article.documents import Document
from bot.article.fetch.cache import Kept
from bot.board import Act, BoardClaim, GivenFile, GivenLink, Listed, Ruling, State
from bot.model import ClaimKind
from bot.store import Job, Owner, Standing, Store
from bot.store.configuration import Change
from bot.store.database import Database
from bot.store.privacy import AboutPerson
from bot.store.tables import (
    articles,
    audit,
    claim_events,
    claims,
    corrections,
    evidence,
    jobs,
    metadata,
    pages,
    reports,
    settings,
    submissions,
)
from bot.submission import Submission
from tests.samples import big_report, sample_report

ADA, BO = 11, 12
HERE, THERE = 1419700000000000001, 1419700000000000002
NOW = datetime.now(UTC)
YEAR = timedelta(days=365)
LISTED = [Listed(claim, f"{claim + 14} people were hurt", ClaimKind.FIGURE, 2) for claim in range(3)]
RULING = Ruling(
    State.REFUTED,
    "The log shows another hour.",
    (GivenLink("https://records.example.com/log"), GivenFile("log.txt", "text/plain", b"03:14")),
)


class Tables:
    """A look into the tables, and a hand in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, query: Select[Any]) -> list[Any]:
        async with self._database.read() as connection:
            return list(await connection.scalars(query))

    async def count(self, table: Table) -> int:
        return int((await self.all(select(func.count()).select_from(table)))[0])

    async def run(self, *statements: Any) -> None:
        async with self._database.write() as connection:
            for statement in statements:
                await connection.execute(statement)

    async def copy(self, report_id: str, times: int) -> None:
        """The same report under other ids."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(reports).where(reports.c.id == report_id))).mappings().one()
        await self.run(insert(reports).values([{**row, "id": f"copy{number:06}"} for number in range(times)]))

    async def people(self) -> set[int]:
        """Everybody who is named anywhere."""
        named: list[Column[Any]] = [
            *(reports.c.asker_id, submissions.c.asker_id, jobs.c.asker_id, claims.c.taken_by, claims.c.verdict_by),
            *(claim_events.c.actor_id, evidence.c.added_by, corrections.c.by, corrections.c.undone_by),
            audit.c.actor_id,
        ]
        found = [await self.all(select(column).where(column.is_not(None))) for column in named]
        return {person for people in found for person in people}

    async def naming(self, person: int) -> list[str]:
        """Every column of every table in which the digits of somebody's id stand, whatever the column is for."""
        found = []
        for table in metadata.sorted_tables:
            async with self._database.read() as connection:
                rows = (await connection.execute(select(table))).mappings().all()
            found += [
                f"{table.name}.{name}" for row in rows for name, held in row.items() if str(person) in str(held)
            ]
        return found

    async def is_empty(self) -> bool:
        return not any([await self.count(table) for table in metadata.sorted_tables])


@pytest.fixture
async def tables(url: str) -> AsyncIterator[Tables]:
    database = await Database.open(url)
    yield Tables(database)
    await database.close()


def job(asker: int, guild_id: int | None = HERE) -> Job:
    return Job(None, 3, "token", Submission("The harbour is closed."), Owner(asker, guild_id, 5), False, NOW)


async def ask(store: Store, asker: int, guild_id: int | None = HERE, *, listed: bool = True) -> str:
    """A person has an article checked; its answer stands, and its claims are on the board."""
    accepted = await store.accept(job(asker, guild_id))
    report_id = await store.keep(sample_report(), Owner(asker, guild_id, 5))
    await store.finish(accepted, report_id, Standing(5, 600 + asker))
    if guild_id is not None and listed:
        await store.board.enrol(report_id, guild_id, LISTED)
    return report_id


async def work(store: Store, actor: int, guild_id: int = HERE) -> None:
    """A person settles claim 1, takes claim 2, and has settled claim 3, which somebody reopened since."""
    await store.board.settle(guild_id, 1, actor_id=actor, seen=1, ruling=RULING)
    await store.board.take(guild_id, 2, actor_id=actor, seen=1)
    settled = await store.board.settle(guild_id, 3, actor_id=actor, seen=1, ruling=RULING)
    await store.board.reopen(guild_id, 3, actor_id=BO, seen=settled.version, sentence="The log is of another day.")


async def on_board(store: Store, number: int) -> BoardClaim:
    claim = await store.board.get(HERE, number)
    assert claim is not None
    return claim


def correction(report_id: str, by: int) -> Any:
    return insert(corrections).values(
        guild_id=HERE, report_id=report_id, kind="not_a_claim", data="{}", by=by, at=NOW, undone_by=by, undone_at=NOW
    )


async def test_what_is_kept_of_a_person_is_counted_over_all_servers(store: Store, tables: Tables) -> None:
    report_id = await ask(store, ADA)
    await ask(store, ADA, THERE)
    await ask(store, ADA, None)
    await store.accept(job(ADA))
    await work(store, ADA)
    await store.settings.change(HERE, [Change(0, "worth", "most", None)], actor_id=ADA)
    await tables.run(correction(report_id, ADA))
    counted = AboutPerson(
        reports=3, asked=3, waiting=1, taken=1, settled=1, evidence=4, corrections=1, acts=5, changes=1
    )
    assert await store.privacy.about(ADA) == counted
    assert await store.privacy.about(999) == AboutPerson(0, 0, 0, 0, 0, 0, 0, 0, 0)


async def test_forgetting_somebody_who_asked_takes_all_that_was_asked(store: Store, tables: Tables) -> None:
    for guild_id in (HERE, THERE, None):
        await ask(store, ADA, guild_id)
    await store.keep(big_report(), Owner(ADA, None, None))
    await store.accept(job(ADA))
    bos = await ask(store, BO, None)
    done = await store.privacy.forget(ADA)
    assert done.answers == [Standing(5, 600 + ADA)] * 3
    assert await tables.people() == {BO}
    assert [kept and kept.report for kept in [await store.get(bos)]] == [sample_report()]
    assert [await tables.count(table) for table in (articles, reports, claims, jobs, submissions)] == [1, 1, 0, 0, 1]


async def test_forgetting_somebody_who_verified_keeps_what_was_found_out(store: Store, tables: Tables) -> None:
    report_id = await ask(store, BO)
    await work(store, ADA)
    await store.settings.change(HERE, [Change(0, "worth", "most", None)], actor_id=ADA)
    await tables.run(correction(report_id, ADA))
    changed = (await store.privacy.forget(ADA)).changed
    assert changed == [report_id]
    assert await tables.people() == {BO}
    settled, released, reopened = [await on_board(store, number) for number in (1, 2, 3)]
    assert settled.verdict is not None
    assert (settled.verdict.state, settled.verdict.sentence, settled.verdict.by) == (
        RULING.state,
        RULING.sentence,
        None,
    )
    assert [shown.url for shown in settled.verdict.evidence] == ["https://records.example.com/log", None]
    assert await store.board.file(settled.verdict.evidence[1].id) == b"03:14"
    assert (released.state, released.taken_by) == (State.OPEN, None)
    assert [event.act for event in await store.board.history(released)] == [Act.LISTED, Act.TAKEN, Act.RELEASED]
    urls = [shown.url for event in await store.board.history(reopened) for shown in event.evidence]
    assert urls == ["https://records.example.com/log"], "a file goes where no verdict rests on it"
    assert (await store.settings.log(HERE, offset=0, limit=5))[1] == 1
    assert await tables.count(corrections) == 1


async def test_a_settled_claim_outlives_the_report_that_is_forgotten(store: Store, tables: Tables) -> None:
    await ask(store, ADA)
    await work(store, BO)
    await store.privacy.forget(ADA)
    assert await tables.all(select(claims.c.number)) == [1]
    kept = await on_board(store, 1)
    assert (kept.report_id, kept.verdict and kept.verdict.by) == (None, BO)


async def test_forgetting_nobody_changes_nothing_and_twice_is_once(store: Store, tables: Tables) -> None:
    await ask(store, BO)
    await store.privacy.forget(ADA)
    assert await tables.count(claims) == 3
    await store.privacy.forget(BO)
    done = await store.privacy.forget(BO)
    assert (done.answers, done.changed) == ([], [])


async def test_forgetting_while_the_same_article_is_asked_for_loses_nothing_of_others(store: Store) -> None:
    for _ in range(3):
        await ask(store, ADA, listed=False)
    asked = await asyncio.gather(
        *(ask(store, BO, listed=False) for _ in range(5)), *(store.privacy.forget(ADA) for _ in range(3))
    )
    assert all([await store.get(each) for each in asked if isinstance(each, str)])
    assert (await store.privacy.about(ADA)).reports == 0


async def test_what_is_too_old_goes_and_settled_claims_stay_without_people(store: Store, tables: Tables) -> None:
    old, there = await ask(store, ADA), await ask(store, ADA, THERE)
    await work(store, ADA)
    await tables.run(correction(old, ADA))
    assert await store.retention.of_server(HERE, NOW - YEAR) == 0
    assert await store.retention.of_server(HERE, datetime.now(UTC)) == 1
    assert await store.get(old) is None
    assert await store.get(there) is not None
    assert await tables.all(select(claims.c.number).where(claims.c.guild_id == HERE)) == [1]
    kept = await on_board(store, 1)
    assert kept.verdict is not None
    assert (kept.words, kept.verdict.sentence, kept.verdict.by) == (LISTED[0].words, RULING.sentence, None)
    assert [shown.added_by for shown in kept.verdict.evidence] == [None, None]
    assert {event.actor_id for event in await store.board.history(kept)} == {None}
    assert [await tables.count(table) for table in (corrections, articles, submissions)] == [0, 1, 1]


async def test_more_than_one_transaction_takes_all_go(store: Store, tables: Tables) -> None:
    report_id = await ask(store, ADA)
    await tables.copy(report_id, 450)
    assert await store.retention.of_server(HERE, datetime.now(UTC)) == 451
    assert await tables.count(reports) == await tables.count(articles) == 0


async def test_direct_messages_and_user_installs_have_one_measure_for_all(store: Store, tables: Tables) -> None:
    await store.servers.joined(HERE)
    here = await ask(store, ADA)
    for guild_id in (THERE, None):
        await ask(store, ADA, guild_id, listed=False)
    assert await store.retention.elsewhere(datetime.now(UTC)) == 2
    assert await tables.all(select(reports.c.id)) == [here]
    assert await tables.count(submissions) == 1


async def test_log_lines_pages_and_dead_jobs_go_everywhere(store: Store, tables: Tables) -> None:
    now = datetime.now(UTC)  # pages that have expired by now go with the next one that is kept
    await store.settings.change(HERE, [Change(0, "worth", "most", None)], actor_id=ADA)
    await store.pages.put("https://news.example.com/a", Kept(Document(b"<p>"), now + timedelta(minutes=10)))
    await store.accept(job(ADA))
    kept = [audit, pages, jobs]
    await store.retention.everywhere(now)
    assert [await tables.count(table) for table in kept] == [1, 1, 1]
    await store.retention.everywhere(now + timedelta(days=2))
    assert [await tables.count(table) for table in kept] == [1, 0, 0]
    await store.retention.everywhere(now + 2 * YEAR + timedelta(days=1))
    assert [await tables.count(table) for table in kept] == [0, 0, 0]
    assert await tables.count(settings) == 1


async def test_everything_of_a_server_that_was_left_goes(store: Store, tables: Tables) -> None:
    await store.servers.joined(HERE)
    report_id = await ask(store, ADA)
    await work(store, ADA)
    await tables.run(correction(report_id, ADA))
    await store.settings.change(HERE, [Change(0, "worth", "most", None)], actor_id=ADA)
    await store.accept(job(ADA))
    await store.servers.left(HERE, datetime.now(UTC))
    await store.retention.of_left(HERE, NOW - timedelta(days=7))
    assert await store.board.get(HERE, 1) is not None
    await store.retention.of_left(HERE, datetime.now(UTC))
    assert await tables.is_empty()


async def test_a_server_that_came_back_and_what_was_asked_since_it_was_left_stay(
    store: Store, tables: Tables
) -> None:
    await store.servers.joined(HERE)
    await ask(store, ADA)
    await store.servers.left(HERE, datetime.now(UTC))
    since = await ask(store, BO, listed=False)
    await store.servers.joined(HERE)
    await store.retention.of_left(HERE, datetime.now(UTC))
    assert await tables.count(reports) == 2
    await tables.run(update(reports).where(reports.c.id == since).values(created_at=NOW + YEAR))
    await store.servers.left(HERE, datetime.now(UTC))
    await store.retention.of_left(HERE, datetime.now(UTC))
    assert await tables.all(select(reports.c.id)) == [since]
    assert await store.servers.of(HERE) is None


async def test_what_is_read_while_its_asker_is_forgotten_is_not_kept(store: Store, tables: Tables) -> None:
    early, late = [replace(job(ADA), id=await store.accept(job(ADA))) for _ in range(2)]
    report_id = await store.keep_for(early, sample_report())
    await store.privacy.forget(ADA)
    assert report_id is not None
    assert await store.get(report_id) is None
    assert await store.keep_for(late, sample_report()) is None
    assert early.id is not None
    assert not await store.finish(early.id, report_id, Standing(5, 6))
    assert await tables.is_empty()


async def test_keeping_and_forgetting_at_once_leaves_nothing(store: Store, tables: Tables) -> None:
    accepted = [replace(job(ADA), id=await store.accept(job(ADA))) for _ in range(10)]
    await asyncio.gather(*(store.keep_for(each, sample_report()) for each in accepted), store.privacy.forget(ADA))
    assert await tables.is_empty()


async def test_it_is_known_whether_a_job_that_is_gone_was_answered(store: Store) -> None:
    answered, forgotten = job(BO), job(ADA)
    assert await store.finish(await store.accept(answered))
    await store.accept(forgotten)
    await store.privacy.forget(ADA)
    assert await store.submissions.has(BO, answered.accepted_at)
    assert not await store.submissions.has(ADA, forgotten.accepted_at)


async def test_no_column_of_any_table_names_somebody_who_did_everything_and_is_forgotten(
    store: Store, tables: Tables
) -> None:
    person = 1419700000000000999
    own, bos = await ask(store, person), await ask(store, BO)
    await store.accept(job(person))
    for number in (4, 5, 6):
        await store.board.settle(HERE, number, actor_id=person, seen=1, ruling=RULING, four_eyes=number == 5)
    settled = await on_board(store, 4)
    await store.board.reopen(HERE, 4, actor_id=person, seen=settled.version, sentence="No.")
    await store.board.settle(HERE, 4, actor_id=person, seen=settled.version + 1, ruling=RULING)
    await store.board.settle(HERE, 1, actor_id=BO, seen=1, ruling=RULING, four_eyes=True)
    await store.board.agree(HERE, 1, actor_id=person, seen=(await on_board(store, 1)).version)
    await store.board.take(HERE, 2, actor_id=person, seen=1)
    await store.board.release(HERE, 2, actor_id=person, seen=2)
    await store.settings.change(HERE, [Change(0, "worth", "most", None)], actor_id=person)
    await tables.run(correction(bos, person), correction(own, person))
    assert await tables.naming(person) != []
    await store.privacy.forget(person)
    assert await tables.naming(person) == []
    assert await store.get(bos) is not None
