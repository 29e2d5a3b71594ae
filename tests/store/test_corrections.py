"""Corrections are kept, undone and told apart by server and article; two people at once lose nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.corrections import Correction
from bot.model import Report
from bot.store import Kept, Owner, Store
from bot.store.corrections import StaleReportError, corrected
from bot.store.database import Database
from bot.store.tables import corrections as table
from tests.corrections.cases import ADA, BO, known, missing, not_a_claim
from tests.samples import THORNE, big_report, sample_report

GUILD, ELSEWHERE = 1419700000000000001, 1419700000000000009
REPORT = sample_report()
STRUCK, ON_14 = 1, 2


def owner(guild: int | None = GUILD) -> Owner:
    return Owner(ADA, guild, None)


@pytest.fixture
async def report_id(store: Store) -> str:
    return await store.keep(REPORT, owner())


@pytest.fixture
async def other(url: str, store: Store) -> AsyncIterator[Store]:  # noqa: ARG001  (it makes the tables)
    """A second process on the same database."""
    other = await Store.open(url)
    yield other
    await other.close()


async def kept(store: Store, report_id: str) -> Kept:
    found = await store.get(report_id)
    assert found is not None
    return found


async def shown(store: Store, report_id: str) -> Report:
    return (await corrected(store, await kept(store, report_id))).report


async def test_a_correction_comes_back_as_it_was_made(store: Store, report_id: str) -> None:
    before = datetime.now(UTC)
    done = await store.corrections.add(report_id, not_a_claim(REPORT, STRUCK), actor_id=ADA, seen=0)
    [made] = await store.corrections.of_report(report_id)
    assert made == replace(done.correction, at=made.at)
    assert (made.change, made.by) == (not_a_claim(REPORT, STRUCK), ADA)
    assert before <= made.at <= datetime.now(UTC)
    assert list(done.report_ids) == [report_id]


async def test_a_corrected_report_is_shown_and_the_kept_one_stays_as_it_was(store: Store, report_id: str) -> None:
    await store.corrections.add(report_id, not_a_claim(REPORT, STRUCK), actor_id=ADA, seen=0)
    await store.corrections.add(report_id, missing(), actor_id=BO, seen=1)
    now = await corrected(store, await kept(store, report_id))
    assert (now.revision, now.raw) == (2, REPORT)
    ids = {claim.id for claim in now.report.claims}
    [new] = ids - {claim.id for claim in REPORT.claims}
    assert STRUCK not in ids
    assert (now.marks[STRUCK].by, now.marks[new].by) == (ADA, BO)
    assert (await kept(store, report_id)).report == REPORT


async def test_what_is_undone_holds_no_longer_but_its_number_is_never_given_again(
    store: Store, report_id: str
) -> None:
    first = await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    second = await store.corrections.add(report_id, not_a_claim(REPORT, STRUCK), actor_id=ADA, seen=1)
    undone = await store.corrections.undo(report_id, first.correction.id, actor_id=BO, seen=2)
    assert undone.correction.change == missing()
    assert [each.id for each in await store.corrections.of_report(report_id)] == [second.correction.id]
    again = await store.corrections.add(report_id, missing(), actor_id=BO, seen=3)
    assert again.correction.id > second.correction.id
    await store.corrections.undo(report_id, second.correction.id, actor_id=BO, seen=4)
    await store.corrections.undo(report_id, again.correction.id, actor_id=BO, seen=5)
    assert await shown(store, report_id) == REPORT


async def test_whoever_saw_an_earlier_revision_changes_nothing(store: Store, report_id: str) -> None:
    first = await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    with pytest.raises(StaleReportError) as told:
        await store.corrections.add(report_id, not_a_claim(REPORT, STRUCK), actor_id=BO, seen=0)
    assert told.value.code == "stale_report"
    with pytest.raises(StaleReportError):
        await store.corrections.undo(report_id, first.correction.id, actor_id=BO, seen=0)
    assert [made.change for made in await store.corrections.of_report(report_id)] == [missing()]
    assert (await kept(store, report_id)).revision == 1


async def test_two_at_once_make_one_correction(store: Store, other: Store, report_id: str) -> None:
    async def make(at: Store, claim: int) -> int | None:
        try:
            done = await at.corrections.add(report_id, not_a_claim(REPORT, claim), actor_id=claim, seen=0)
        except StaleReportError:
            return None
        return done.correction.id

    ids = await asyncio.gather(*(make(at, claim) for claim, at in enumerate([store, other] * 4)))
    assert len([each for each in ids if each is not None]) == 1
    assert len(await store.corrections.of_report(report_id)) == 1


async def test_what_was_undone_or_is_anothers_cannot_be_undone(store: Store, report_id: str) -> None:
    strange = await store.keep(big_report(), owner())
    done = await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    with pytest.raises(StaleReportError):
        await store.corrections.undo(strange, done.correction.id, actor_id=ADA, seen=0)
    await store.corrections.undo(report_id, done.correction.id, actor_id=ADA, seen=1)
    with pytest.raises(StaleReportError):
        await store.corrections.undo(report_id, done.correction.id, actor_id=ADA, seen=2)
    assert (await kept(store, report_id)).revision == 2
    assert (await kept(store, strange)).revision == 0


async def test_a_report_that_is_gone_is_not_corrected(store: Store, report_id: str) -> None:
    await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    await store.delete(report_id)
    with pytest.raises(StaleReportError):
        await store.corrections.add(report_id, missing(), actor_id=ADA, seen=1)
    assert await store.corrections.of_report(report_id) == []


async def test_corrections_hold_for_a_later_report_of_the_article_in_the_same_server_only(
    store: Store, report_id: str
) -> None:
    await store.corrections.add(report_id, known(REPORT, ON_14, THORNE), actor_id=ADA, seen=0)
    later, strange, alone = [await store.keep(REPORT, owner(guild)) for guild in (GUILD, ELSEWHERE, None)]
    assert (await shown(store, later)).claim(ON_14).sources == (THORNE,)
    assert await shown(store, strange) == await shown(store, alone) == REPORT
    [made] = await store.corrections.of_report(later)
    done = await store.corrections.undo(later, made.id, actor_id=BO, seen=0)
    assert list(done.report_ids) == [later, report_id]
    assert await shown(store, report_id) == REPORT
    assert [(await kept(store, each)).revision for each in (report_id, later, strange)] == [2, 1, 0]


async def test_each_corrected_article_of_a_server_is_exported_once(store: Store, report_id: str) -> None:
    await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    later = await store.keep(REPORT, owner())
    strange = await store.keep(REPORT, owner(ELSEWHERE))
    await store.keep(big_report(), owner())
    assert await store.corrections.corrected_reports() == [later]
    assert await store.corrections.corrected_reports(ELSEWHERE) == []
    done = await store.corrections.add(strange, missing(), actor_id=ADA, seen=0)
    assert await store.corrections.corrected_reports() == [later, strange]
    await store.corrections.undo(strange, done.correction.id, actor_id=ADA, seen=1)
    assert await store.corrections.corrected_reports() == [later]


async def test_what_another_version_wrote_is_passed_over_with_a_word_in_the_log(
    store: Store, url: str, report_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    done = await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(update(table).values(data='{"kind": "wrong_day"}'))
    await database.close()
    assert await store.corrections.of_report(report_id) == []
    assert f"correction_unreadable: {done.correction.id}" in caplog.text


async def test_a_person_who_had_it_deleted_is_not_named(store: Store, url: str, report_id: str) -> None:
    await store.corrections.add(report_id, missing(), actor_id=ADA, seen=0)
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(update(table).values(by=None))
    await database.close()
    made: list[Correction] = await store.corrections.of_report(report_id)
    assert [each.by for each in made] == [None]
