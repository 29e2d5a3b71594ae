"""A database that an older Whosaid wrote: everything in it is still there, and everything new works on it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.article.documents import Document
from bot.board import GivenLink, Listed, Ruling, State
from bot.model import ClaimKind
from bot.store import Entrance, Owner, Store
from bot.store.configuration import Change
from bot.store.privacy import AboutPerson
from tests.samples import sample_report

OLD = Path(__file__).parent / "old" / "whosaid-0002.db"
IN_SERVER, IN_DM = "zllui5hung", "supjhl6upt"
SERVER = Owner(asker_id=11, guild_id=1419700000000000001, channel_id=1419700000000000002)
LINK = "https://news.example.com/harbour"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    shutil.copy(OLD, tmp_path / "whosaid.sqlite3")
    store = await Store.open(f"sqlite:///{tmp_path / 'whosaid.sqlite3'}")
    yield store
    await store.close()


async def test_reports_jobs_and_pages_are_as_they_were(store: Store) -> None:
    for report_id, asker in ((IN_SERVER, 11), (IN_DM, 12)):
        kept = await store.get(report_id)
        assert kept is not None
        assert (kept.report, kept.owner.asker_id) == (sample_report(), asker)
        assert (kept.private, kept.answer_id, kept.revision) == (False, None, 0)
    [job] = await store.unanswered()
    assert (job.owner, job.private, job.entrance, job.language) == (SERVER, True, Entrance.COMMAND, "en")
    assert job.submission.link == LINK
    page = await store.pages.get(LINK)
    assert page is not None
    assert isinstance(page.value, Document)
    assert page.value.data == b"<p>The harbour is closed.</p>"


async def test_its_reports_come_on_the_board_and_its_servers_are_set_up(store: Store) -> None:
    assert SERVER.guild_id is not None
    listed = [Listed(0, "The harbour is closed", ClaimKind.EVENT, 2)]
    claim = (await store.board.enrol(IN_SERVER, SERVER.guild_id, listed))[0]
    ruling = Ruling(State.CONFIRMED, "The port says so.", (GivenLink("https://port.example.com"),))
    settled = await store.board.settle(SERVER.guild_id, claim.number, actor_id=12, seen=claim.version, ruling=ruling)
    assert settled.state is State.CONFIRMED
    await store.settings.change(SERVER.guild_id, [Change(0, "retention_days", 30, 0)], actor_id=12)
    assert (await store.settings.of(SERVER.guild_id))[0, "retention_days"].value == 30
    again = await store.of_article(SERVER.guild_id, sample_report().article)
    assert again is not None
    assert again.report_id == IN_SERVER


async def test_its_people_can_have_their_data_deleted_and_it_grows_old(store: Store) -> None:
    await store.privacy.forget(11)
    assert await store.get(IN_SERVER) is None
    assert await store.unanswered() == []
    assert await store.privacy.about(12) == AboutPerson(1, 0, 0, 0, 0, 0, 0, 0, 0)
    await store.retention.elsewhere(datetime(2100, 1, 1, tzinfo=UTC))
    assert await store.get(IN_DM) is None
