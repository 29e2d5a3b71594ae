"""What is kept comes back, whoever else writes at the same time and however often the bot restarts."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Table, func, select, update

from bot.model import SCHEMA_VERSION, Report
from bot.store import Job, Kept, Owner, Store
from bot.store.database import Database
from bot.store.tables import articles, reports
from bot.submission import Submission
from tests.samples import sample_report

OWNER = Owner(asker_id=(1 << 63) - 1, guild_id=1419700000000000001, channel_id=1419700000000000002)
IN_DM = Owner(asker_id=42, guild_id=None, channel_id=None)
JOB = Job(
    id=None,
    application_id=1419700000000000003,
    interaction_token="aW50ZXJhY3Rpb246" * 12,
    submission=Submission(
        "Ein Text mit „Anführung“, einem Emoji 🇩🇪 und einem kaputten Zeichen \ud83c.\x00", url="https://e.example"
    ),
    owner=OWNER,
    private=True,
    accepted_at=datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=timezone(timedelta(hours=2))),
)


async def count(url: str, table: Table) -> int:
    database = await Database.open(url)
    async with database.read() as connection:
        found = await connection.scalar(select(func.count()).select_from(table))
    await database.close()
    return int(found or 0)


async def get(store: Store, report_id: str) -> Kept:
    kept = await store.get(report_id)
    assert kept is not None
    return kept


async def test_a_report_comes_back_as_it_was(store: Store) -> None:
    report = sample_report()
    before = datetime.now(UTC)
    report_id = await store.keep(report, OWNER)
    kept = await get(store, report_id)
    assert (kept.report_id, kept.report, kept.owner) == (report_id, report, OWNER)
    assert before <= kept.created_at <= datetime.now(UTC)
    assert kept.created_at.utcoffset() == timedelta(0)


async def test_ids_are_short_and_never_the_same(store: Store) -> None:
    ids = {await store.keep(sample_report(), IN_DM) for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch("[a-z2-7]{10}", report_id) for report_id in ids)


async def test_there_is_no_report_under_another_id(store: Store) -> None:
    report_id = await store.keep(sample_report(), OWNER)
    for other in ("", "aaaaaaaaaa", report_id.upper(), f"{report_id}a", "' OR 1=1 --", "\N{SNOWMAN}"):
        assert await store.get(other) is None
        assert await store.delete(other) is False


async def test_reports_and_jobs_outlive_a_restart(url: str) -> None:
    store = await Store.open(url)
    report_id = await store.keep(sample_report(), OWNER)
    job_id = await store.accept(JOB)
    await store.close()
    store = await Store.open(url)
    assert (await get(store, report_id)).report == sample_report()
    assert await store.unanswered() == [replace(JOB, id=job_id, accepted_at=JOB.accepted_at.astimezone(UTC))]
    await store.close()


async def test_an_article_is_kept_once_and_goes_with_its_last_report(store: Store, url: str) -> None:
    first = await store.keep(sample_report(), OWNER)
    second = await store.keep(sample_report(), IN_DM)
    assert await count(url, articles) == 1
    assert await store.delete(first)
    assert (await get(store, second)).report == sample_report()
    assert await store.delete(second)
    assert await count(url, articles) == 0
    assert await store.get(second) is None
    assert await store.delete(second) is False


async def test_keeping_and_deleting_the_same_article_at_once_loses_nothing(url: str) -> None:
    stores = [await Store.open(url), await Store.open(url)]
    report = sample_report()

    async def come_and_go(store: Store) -> str:
        await store.delete(await store.keep(report, OWNER))
        return await store.keep(report, OWNER)

    kept = await asyncio.gather(*(come_and_go(stores[turn % 2]) for turn in range(20)))
    assert len({(await get(stores[0], report_id)).report_id for report_id in kept}) == 20
    deleted = await asyncio.gather(*(stores[turn % 2].delete(report_id) for turn, report_id in enumerate(kept)))
    assert all(deleted)
    assert await count(url, articles) == await count(url, reports) == 0
    for store in stores:
        await store.close()


async def test_two_bots_may_open_a_new_database_at_once(url: str) -> None:
    stores = await asyncio.gather(*(Store.open(url) for _ in range(4)))
    ids = await asyncio.gather(*(store.accept(JOB) for store in stores for _ in range(5)))
    assert len(set(ids)) == 20
    assert [job.id for job in await stores[0].unanswered()] == sorted(ids)
    for store in stores:
        await store.close()


async def test_a_report_of_another_version_is_not_shown_but_said(
    store: Store, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    report_id = await store.keep(sample_report(), OWNER)
    await _change(url, version=SCHEMA_VERSION + 1)
    with caplog.at_level(logging.WARNING):
        assert await store.get(report_id) is None
    assert "report_other_version" in caplog.text
    assert await store.delete(report_id)


@pytest.mark.parametrize("data", ["{}", "[", "[1]", '{"version": 1, "reader": 5}'])
async def test_a_report_that_cannot_be_read_is_not_shown_but_said(
    store: Store, url: str, caplog: pytest.LogCaptureFixture, data: str
) -> None:
    report_id = await store.keep(sample_report(), OWNER)
    await _change(url, data=data)
    with caplog.at_level(logging.WARNING):
        assert await store.get(report_id) is None
    assert "report_unreadable" in caplog.text


async def test_a_write_that_fails_leaves_nothing_behind(url: str) -> None:
    store = await Store.open(url)
    unkeepable = sample_report().model_copy(update={"reader": None})
    with pytest.raises(Exception, match="reader"):
        await store.keep(unkeepable, OWNER)
    assert await count(url, articles) == 0
    await store.close()


async def test_jobs_are_given_oldest_first_until_they_are_finished(store: Store) -> None:
    assert await store.unanswered() == []
    ids = [await store.accept(replace(JOB, owner=owner, private=private)) for owner, private in _KINDS]
    assert [job.id for job in await store.unanswered()] == ids
    assert [(job.owner, job.private) for job in await store.unanswered()] == list(_KINDS)
    await store.finish(ids[1])
    await store.finish(ids[1])
    assert [job.id for job in await store.unanswered()] == [ids[0], ids[2]]


async def test_a_finished_jobs_number_is_not_given_again(store: Store) -> None:
    first = await store.accept(JOB)
    await store.finish(first)
    assert await store.accept(JOB) > first


async def test_a_very_large_report_comes_back(store: Store) -> None:
    report = sample_report()
    text = report.article.text + "\n\n" + "“Nobody knew,” he said. " * 8_000
    large: Report = report.model_copy(update={"article": report.article.model_copy(update={"text": text})})
    assert (await get(store, await store.keep(large, OWNER))).report == large


_KINDS = ((OWNER, True), (IN_DM, False), (OWNER, False))


async def _change(url: str, **values: object) -> None:
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(update(reports).values(**values))
    await database.close()
