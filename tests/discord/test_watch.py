"""What is posted where moderators asked for it: offered to be checked, or checked unasked; and what is left alone."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Entrance, Job, Store
from tests.article.fetch.loopback import Server, answer
from tests.discord.bodies import walk
from tests.discord.conftest import ARTICLE, ThreadAnalyst, options, report_id, shown
from tests.discord.moderating import put
from tests.discord.site import page
from tests.discord.test_delivery import deny, said

MILL = "http://news.example.com/mill"
PIER = "http://other.example.org/pier"
SAID = "12 people were taken to hospital"
SILENT = 1 << 12


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"watch_links": True})


@pytest.fixture(autouse=True)
def _granted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The portal lets this application read what people post."""
    flags = discord.ApplicationFlags(gateway_message_content_limited=True)
    monkeypatch.setattr(discord.AppInfo, "flags", property(lambda _: flags))


@pytest.fixture
async def offering(env: Env, channel: ChannelHandle, store: Store) -> ChannelHandle:
    await put(store, env.guild.id, "mode", "offer", channel.id)
    return channel


@pytest.fixture
async def automatic(env: Env, channel: ChannelHandle, store: Store) -> ChannelHandle:
    await put(store, env.guild.id, "mode", "automatic", channel.id)
    return channel


def said_by_the_bot(channel: ChannelHandle) -> list[discord.Message]:
    """What the bot says in a channel, for everybody to see."""
    told = [each for each in channel.history() if each.author.bot and not each.flags.ephemeral]
    return [each for each in told if each.type is not discord.MessageType.thread_created]


def button_of(message: discord.Message) -> str:
    """The label of a message's one button."""
    parts = walk(discord.ui.LayoutView.from_message(message).to_components())
    (label,) = (part["label"] for part in parts if part["type"] == 2)
    return str(label)


async def test_a_link_is_offered_quietly_and_the_offer_becomes_the_answer(
    offering: ChannelHandle, asker: MemberActor, passer_by: MemberActor, site: Server, store: Store
) -> None:
    message = await asker.send(offering, f"Is this true? <{MILL}?utm_source=chat>")

    (offer,) = said_by_the_bot(offering)
    assert said(offer).strip() == f"-# <{MILL}>"
    assert button_of(offer) == "Check sources"
    assert offer.reference is not None
    assert (offer.reference.message_id, offer.flags.value & SILENT) == (message.id, SILENT)
    assert site.connections == 0

    await passer_by.click(offer, label="Check sources")

    (answered,) = said_by_the_bot(offering)
    assert answered.id == offer.id
    assert SAID in said(answered)
    kept = await store.get(report_id(answered))
    assert kept is not None
    assert (kept.owner.asker_id, kept.answer_id) == (passer_by.id, offer.id)


async def test_an_offer_still_works_after_a_restart(
    env: Env, offering: ChannelHandle, asker: MemberActor, settings: Settings, store: Store, opener: Opener
) -> None:
    await asker.send(offering, MILL)
    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))

    await asker.click(said_by_the_bot(offering)[0], label="Check sources")

    assert SAID in said(said_by_the_bot(offering)[0])


async def test_who_may_not_ask_is_refused_and_the_offer_stays(
    env: Env, offering: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await put(store, env.guild.id, "askers", [str(env.guild.create_role("readers").id)])
    await asker.send(offering, MILL)
    (offer,) = said_by_the_bot(offering)

    result = await asker.click(offer, label="Check sources")

    assert "only members with certain roles" in shown(result)
    assert button_of(said_by_the_bot(offering)[0]) == "Check sources"


async def test_several_links_are_asked_about(offering: ChannelHandle, asker: MemberActor, site: Server) -> None:
    await asker.send(offering, f"{PIER} {MILL} {PIER}?fbclid=1 http://a.example.org/1 http://b.example.org/2")
    (offer,) = said_by_the_bot(offering)

    question = await asker.click(offer, label="Check sources")
    answered = await asker.select(question.response, ["2"])

    assert question.ephemeral
    assert options(question) == ["1", "2", "3", "4"]
    assert SAID in shown(answered)
    assert site.paths == ["/mill"]


@pytest.mark.parametrize("replies", ["thread", "asker", "channel"])
async def test_an_offer_is_answered_where_answers_go(
    env: Env, offering: ChannelHandle, asker: MemberActor, store: Store, replies: str
) -> None:
    board = env.guild.create_text_channel("checked")
    await put(store, env.guild.id, "replies", replies)
    await put(store, env.guild.id, "reply_channel", str(board.id))
    message = await asker.send(offering, MILL)
    (offer,) = said_by_the_bot(offering)

    result = await asker.click(offer, label="Check sources")

    left = said_by_the_bot(offering)
    if replies == "thread":
        assert left == []
        assert offering.threads[0].id == message.id
        assert SAID in said(offering.threads[0].history()[-1])
    elif replies == "asker":
        assert result.ephemeral
        assert SAID in shown(result)
        assert button_of(left[0]) == "Check sources"
    else:
        assert board.history()[-1].jump_url in said(left[0])
        assert SAID in said(board.history()[-1])


async def test_an_article_is_checked_unasked_and_quietly(
    automatic: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    message = await asker.send(automatic, f"Look: {MILL}")

    (answered,) = said_by_the_bot(automatic)
    assert SAID in said(answered)
    assert answered.reference is not None
    assert (answered.reference.message_id, answered.flags.value & SILENT) == (message.id, SILENT)
    kept = await store.get(report_id(answered))
    assert kept is not None
    assert kept.owner.asker_id == asker.id
    assert await store.unanswered() == []


async def test_up_to_three_links_are_checked_and_a_list_is_not(
    automatic: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    site.replies["/pier"] = answer(page(ARTICLE.replace("mill", "pier")), media_type="text/html; charset=utf-8")

    await asker.send(automatic, f"{MILL} {PIER} http://a.example.org/1 http://b.example.org/2")
    assert said_by_the_bot(automatic) == []
    await asker.send(automatic, f"{MILL} {PIER}")

    assert len(said_by_the_bot(automatic)) == 2


async def test_unasked_a_failure_is_logged_and_nothing_is_said(
    automatic: ChannelHandle, asker: MemberActor, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await asker.send(automatic, f"{PIER}/gone")

    assert said_by_the_bot(automatic) == []
    assert "refused (http_status)" in caplog.text
    assert await store.unanswered() == []


async def test_unasked_an_article_of_this_channel_is_not_told_twice_a_day(
    env: Env, automatic: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    other = env.guild.create_text_channel("other")
    await put(store, env.guild.id, "mode", "automatic", other.id)
    await asker.send(automatic, MILL)
    (answered,) = said_by_the_bot(automatic)

    await asker.send(automatic, MILL)
    for _ in range(2):
        await asker.send(other, MILL)

    assert said_by_the_bot(automatic) == [answered]
    (told,) = said_by_the_bot(other)
    assert "Already checked" in said(told)
    assert answered.jump_url in said(told)


async def test_unasked_the_answer_has_a_thread_where_threads_are_wanted(
    env: Env, automatic: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await put(store, env.guild.id, "replies", "thread")

    message = await asker.send(automatic, MILL)

    assert said_by_the_bot(automatic) == []
    assert offering_thread(automatic, message).history()[-1].author.bot


def offering_thread(channel: ChannelHandle, message: discord.Message) -> ChannelHandle:
    return next(each for each in channel.threads if each.id == message.id)


async def test_what_only_the_asker_may_see_is_offered_instead(
    env: Env, automatic: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await put(store, env.guild.id, "replies", "asker")

    await asker.send(automatic, MILL)

    assert button_of(said_by_the_bot(automatic)[0]) == "Check sources"


async def test_unasked_limits_and_roles_hold_in_silence(
    env: Env, automatic: ChannelHandle, asker: MemberActor, store: Store, site: Server
) -> None:
    await put(store, env.guild.id, "askers", [str(env.guild.create_role("readers").id)])
    await asker.send(automatic, MILL)
    assert site.connections == 0

    await put(store, env.guild.id, "askers", [])
    await put(store, env.guild.id, "per_channel", 1)
    await asker.send(automatic, MILL)
    await asker.send(automatic, PIER)

    assert len(said_by_the_bot(automatic)) == 1
    assert site.paths == ["/mill"]


async def test_what_was_taken_up_unasked_is_answered_after_a_restart(
    env: Env,
    automatic: ChannelHandle,
    asker: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def crashes(_: Job) -> None:
        return

    monkeypatch.setattr(env.bot.desk, "_answer", crashes)  # type: ignore[attr-defined]  # dies right after accepting
    message = await asker.send(automatic, MILL)
    assert [job.entrance for job in await store.unanswered()] == [Entrance.AUTOMATIC]

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    (answered,) = said_by_the_bot(automatic)
    assert SAID in said(answered)
    assert answered.reference is not None
    assert answered.reference.message_id == message.id
    assert await store.unanswered() == []


@pytest.mark.parametrize(
    "content",
    [
        "No link at all.",
        f"||{MILL}||",
        f"||look: {MILL} and weep||",
        f"`{MILL}`",
        f"```\n{MILL}\n```",
        "http://news.example.com/",
        "https://x.com/roe_reports/status/1234567890123456789",
        "https://discord.com/channels/1/2/3 https://discord.gg/abc",
        "http://news.example.com/mill.png https://tenor.com/view/wave-1",
        "http://127.0.0.1/mill",
        "http://denied.example.net/mill",
    ],
)
async def test_what_is_no_link_to_an_article_is_left_alone(
    env: Env, offering: ChannelHandle, asker: MemberActor, store: Store, content: str
) -> None:
    await put(store, env.guild.id, "deny_domains", ["example.net"])

    await asker.send(offering, content)

    assert said_by_the_bot(offering) == []


async def by_a_bot(env: Env, channel: ChannelHandle, _: MemberActor) -> None:
    robot = env.guild.add_member(env.create_user("robot", bot=True))
    await robot.send(channel, MILL)


async def by_a_webhook(env: Env, channel: ChannelHandle, _: MemberActor) -> None:
    await env.guild.create_webhook(channel, "feed").send(MILL)


async def by_an_edit(_: Env, channel: ChannelHandle, asker: MemberActor) -> None:
    await asker.edit(await asker.send(channel, "Wait for it."), MILL)


async def by_a_crosspost(env: Env, channel: ChannelHandle, asker: MemberActor) -> None:
    env.backend.create_message(channel.id, asker.id, MILL, flags=discord.MessageFlags(is_crossposted=True).value)
    await env.settle()


@pytest.mark.parametrize("post", [by_a_bot, by_a_webhook, by_an_edit, by_a_crosspost])
async def test_programs_edits_and_copies_are_left_alone(
    env: Env,
    automatic: ChannelHandle,
    asker: MemberActor,
    site: Server,
    post: Callable[[Env, ChannelHandle, MemberActor], Awaitable[None]],
) -> None:
    await post(env, automatic, asker)

    assert site.connections == 0


@pytest.mark.parametrize("mode", ["off", "on_request"])
async def test_where_nobody_asked_for_it_nothing_is_watched(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store, mode: str
) -> None:
    await put(store, env.guild.id, "mode", "offer")
    await put(store, env.guild.id, "mode", mode, channel.id)

    await asker.send(channel, MILL)
    await asker.send_dm(MILL)

    assert said_by_the_bot(channel) == []


async def test_a_thread_and_a_forums_post_have_the_settings_of_what_they_hang_on(
    env: Env, asker: MemberActor, store: Store
) -> None:
    forum = env.guild.create_forum_channel("leads")
    await put(store, env.guild.id, "mode", "offer", forum.id)
    made = env.backend.create_thread(forum.id, "A lead", asker.id)
    post = next(each for each in forum.threads if each.id == made.id)

    await asker.send(post, MILL)
    (offer,) = said_by_the_bot(post)
    await asker.click(offer, label="Check sources")

    assert SAID in said(said_by_the_bot(post)[0])


async def test_the_same_message_is_taken_once(offering: ChannelHandle, asker: MemberActor, bot: WhosaidBot) -> None:
    message = await asker.send(offering, MILL)

    await bot.watcher.saw(message)

    assert len(said_by_the_bot(offering)) == 1


async def test_a_channel_takes_as_many_offers_an_hour_as_answers(
    env: Env, offering: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await put(store, env.guild.id, "per_channel", 2)
    elsewhere = env.guild.create_text_channel("elsewhere")
    await put(store, env.guild.id, "mode", "offer", elsewhere.id)

    for number in range(4):
        await asker.send(offering, f"<{MILL}?part={number}>")
    await asker.send(elsewhere, f"<{MILL}>")

    assert len(said_by_the_bot(offering)) == 2
    assert len(said_by_the_bot(elsewhere)) == 1


async def test_where_it_may_not_speak_it_says_so_in_the_log_only(
    env: Env, offering: ChannelHandle, asker: MemberActor, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    deny(env, offering, "create_public_threads")
    await put(store, env.guild.id, "mode", "automatic", offering.id)
    await put(store, env.guild.id, "replies", "thread")

    with caplog.at_level(logging.WARNING):
        await asker.send(offering, MILL)

    assert SAID in said(said_by_the_bot(offering)[0])
    assert "Create Public Threads" in caplog.text


async def test_without_the_portals_leave_it_runs_and_watches_nothing(
    env: Env,
    offering: ChannelHandle,
    asker: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(discord.AppInfo, "flags", property(lambda _: discord.ApplicationFlags()))
    bot = WhosaidBot(settings, store, ThreadAnalyst(settings), opener)

    with caplog.at_level(logging.WARNING):
        await env.restart_bot(bot)
    await asker.send(offering, MILL)

    assert not bot.watches
    assert "switch on Message Content Intent" in caplog.text
    assert said_by_the_bot(offering) == []
    assert SAID in shown(await asker.slash(offering, "check", text=ARTICLE))
