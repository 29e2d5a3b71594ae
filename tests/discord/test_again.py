"""What was checked before in a server is linked, not checked again, unless somebody wants that."""

from __future__ import annotations

import re

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Store
from tests.article.fetch.loopback import Server
from tests.discord.conftest import ARTICLE, ThreadAnalyst, labels, shown
from tests.discord.test_delivery import answer_in, deny, report_of

MILL = "http://news.example.com/mill"
SAME = "https://www.news.example.com/mill/?utm_source=chat"
SAID = "12 people were taken to hospital"


@pytest.mark.parametrize("given", [{"link": MILL}, {"text": ARTICLE}])
async def test_the_same_again_is_linked(
    channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, site: Server, given: dict[str, str]
) -> None:
    await asker.slash(channel, "check", **given)
    opened = len(site.asked)
    again = {"link": SAME} if "link" in given else given

    result = await passer_by.slash(channel, "check", **again)

    words = shown(result)
    assert re.match(r"Already checked <t:\d+:R>: https://discord.com/channels/", words)
    assert str(answer_in(channel).id) in words
    assert labels(result) == ["Open it", "Check again"]
    assert SAID not in words
    assert len(site.asked) == opened


async def test_open_it_is_a_panel_for_this_person(
    channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor
) -> None:
    await asker.slash(channel, "check", link=MILL)
    result = await passer_by.slash(channel, "check", link=MILL)

    panel = await passer_by.click(result.response, label="Open it")

    assert panel.ephemeral
    assert SAID in shown(panel)


@pytest.mark.parametrize("given", [{"link": MILL}, {"text": ARTICLE}])
async def test_check_again_checks_again_after_a_restart_too(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    given: dict[str, str],
) -> None:
    first = await asker.slash(channel, "check", **given)
    told = await passer_by.slash(channel, "check", **given)
    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))

    result = await passer_by.click(told.response, label="Check again")

    assert SAID in shown(result)
    assert report_of(result) != report_of(first)


async def test_the_latest_answer_is_the_one_that_is_linked(channel: ChannelHandle, asker: MemberActor) -> None:
    await asker.slash(channel, "check", link=MILL)
    told = await asker.slash(channel, "check", link=MILL)
    checked = await asker.click(told.response, label="Check again")

    latest = await asker.slash(channel, "check", link=MILL)

    assert checked.response is not None
    assert str(checked.response.id) in shown(latest)


async def test_check_again_works_where_the_report_is_deleted_and_the_link_stands_in_the_message(
    channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    first = await asker.slash(channel, "check", link=MILL)
    told = await asker.slash(channel, "check", link=MILL)
    await store.delete(report_of(first))

    assert SAID in shown(await asker.click(told.response, label="Check again"))


async def test_check_again_says_so_where_the_words_are_deleted(
    channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    first = await asker.slash(channel, "check", text=ARTICLE)
    told = await asker.slash(channel, "check", text=ARTICLE)
    await store.delete(report_of(first))

    result = await asker.click(told.response, label="Check again")

    assert result.ephemeral
    assert "no longer kept" in shown(result)


async def test_where_the_answer_is_gone_the_same_report_is_shown_again(
    env: Env, channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, store: Store
) -> None:
    first = await asker.slash(channel, "check", link=MILL)
    report = report_of(first)
    gone = answer_in(channel)
    env.backend.delete_message(channel.id, gone.id)

    result = await passer_by.slash(channel, "check", link=MILL)

    assert SAID in shown(result)
    assert report_of(result) == report
    kept = await store.get(report)
    assert kept is not None
    assert kept.answer_id == answer_in(channel).id


async def test_an_answer_in_a_channel_that_not_everybody_sees_is_not_linked(
    env: Env, channel: ChannelHandle, asker: MemberActor
) -> None:
    hidden = env.guild.create_text_channel("moderators")
    await asker.slash(hidden, "check", link=MILL)
    deny(env, hidden, "view_channel")

    result = await asker.slash(channel, "check", link=MILL)

    assert str(hidden.id) not in shown(result)
    assert SAID in shown(result)


async def test_other_servers_and_direct_messages_know_nothing_of_it(
    env: Env, channel: ChannelHandle, asker: MemberActor
) -> None:
    await asker.slash(channel, "check", link=MILL)
    other = env.create_guild("Other")
    there = other.add_member(env.create_user("there"))

    assert SAID in shown(await there.slash(other.create_text_channel("news"), "check", link=MILL))
    assert SAID in shown(await env.create_user("alone").slash("check", link=MILL))


async def test_that_it_was_asked_about_again_is_counted(
    channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, store: Store
) -> None:
    first = await asker.slash(channel, "check", link=MILL)
    await passer_by.slash(channel, "check", link=MILL)

    claims = await store.board.of_report(report_of(first))

    assert claims
    assert {claim.asked for claim in claims.values()} == {2}
