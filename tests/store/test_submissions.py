"""What was asked is counted by person and by channel, with what is still being answered, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.article.limits import Limits
from bot.model import Report
from bot.pipeline import make_report, read_article
from bot.policy import Replies
from bot.store import Entrance, Job, Owner, Standing, Store
from bot.submission import Submission

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SINCE = NOW - timedelta(hours=1)
HERE = Owner(asker_id=7, guild_id=2**60, channel_id=5)
WORDS = "The council voted on Monday to close the bridge, a spokesman said. “It is not safe,” he added."
LINK = "news.example.com/bridge"


def report() -> Report:
    return make_report(read_article(Submission(WORDS), Limits()))


def job(minutes: float = 1, owner: Owner = HERE) -> Job:
    """Something that was asked so many minutes ago."""
    return Job(
        id=None,
        application_id=1,
        interaction_token="token",
        submission=Submission(WORDS),
        owner=owner,
        private=False,
        accepted_at=NOW - timedelta(minutes=minutes),
        entrance=Entrance.MENU,
        language="ja",
        place=Replies.THREAD,
        place_id=2**61,
        anchor_id=2**62,
        answer_id=9,
    )


async def test_a_job_comes_back_as_it_was_accepted(store: Store) -> None:
    accepted = await store.accept(job())

    (left,) = await store.unanswered()

    assert left.id == accepted
    assert (left.entrance, left.language, left.place) == (Entrance.MENU, "ja", Replies.THREAD)
    assert (left.place_id, left.anchor_id, left.answer_id) == (2**61, 2**62, 9)


async def test_the_nth_latest_is_told_whether_it_is_answered_or_not(store: Store) -> None:
    await store.finish(await store.accept(job(30)))
    await store.accept(job(10))
    await store.finish(await store.accept(job(61)))

    asked = store.submissions
    assert await asked.by_person(HERE.guild_id, 7, SINCE, 1) == NOW - timedelta(minutes=10)
    assert await asked.by_person(HERE.guild_id, 7, SINCE, 2) == NOW - timedelta(minutes=30)
    assert await asked.by_person(HERE.guild_id, 7, SINCE, 3) is None
    assert await asked.in_channel(HERE.guild_id, 5, SINCE, 2) == NOW - timedelta(minutes=30)


async def test_others_other_channels_and_other_servers_are_not_counted(store: Store) -> None:
    elsewhere = [Owner(8, HERE.guild_id, 5), Owner(7, HERE.guild_id, 6), Owner(7, 3, 5), Owner(7, None, 5)]
    for owner in elsewhere:
        await store.finish(await store.accept(job(1, owner)))

    asked = store.submissions
    assert await asked.by_person(HERE.guild_id, 7, SINCE, 2) is None
    assert await asked.in_channel(HERE.guild_id, 5, SINCE, 2) is None
    assert await asked.by_person(None, 7, SINCE, 1) is not None
    assert await asked.by_person(None, 7, SINCE, 2) is None


async def test_what_was_not_said_does_not_count(store: Store) -> None:
    await store.finish(await store.accept(job()), counted=False)

    assert await store.unanswered() == []
    assert await store.submissions.by_person(HERE.guild_id, 7, SINCE, 1) is None


async def test_an_answer_is_known_by_channel_and_where_it_stands(store: Store) -> None:
    report_id = await store.keep(report(), HERE, link_key=LINK)
    await store.finish(await store.accept(job()), report_id, Standing(5, 2**62))

    kept = await store.get(report_id)

    assert kept is not None
    assert (kept.answer_channel_id, kept.answer_id) == (5, 2**62)
    guild = HERE.guild_id or 0
    assert await store.submissions.was_told(guild, 5, report_id, SINCE)
    assert not await store.submissions.was_told(guild, 6, report_id, SINCE)
    assert not await store.submissions.was_told(guild, 5, report_id, NOW)


async def test_a_report_that_was_deleted_while_it_was_shown_is_noted_without_it(store: Store) -> None:
    accepted, report_id = await store.accept(job()), await store.keep(report(), HERE)
    await store.delete(report_id)

    await store.finish(accepted, report_id, Standing(5, 6))

    assert await store.unanswered() == []
    assert await store.submissions.by_person(HERE.guild_id, 7, SINCE, 1) is not None


async def test_the_latest_report_of_a_link_or_an_article_is_found_in_its_server_only(store: Store) -> None:
    made, guild = report(), HERE.guild_id or 0
    await store.keep(made, HERE, link_key=LINK)
    latest = await store.keep(made, HERE, link_key=LINK)
    await store.keep(made, HERE, link_key=LINK, private=True)
    await store.keep(made, Owner(7, None, 5), link_key=LINK)

    by_link, by_article = await store.of_link(guild, LINK), await store.of_article(guild, made.article)

    assert by_link is not None
    assert by_article is not None
    assert by_link.report_id == by_article.report_id == latest
    assert await store.of_link(guild, f"{LINK}/2") is None
    assert await store.of_link(3, LINK) is None
    assert await store.of_article(3, made.article) is None
