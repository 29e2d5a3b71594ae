"""Where answers stand, by what moderators decided: as a reply, in a thread, in one channel, with the asker only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import discord
import pytest
from simcord.actors import MemberActor
from simcord.backend.models import Overwrite
from simcord.builders import ChannelHandle
from simcord.enums import OverwriteType
from simcord.env import Env
from simcord.results import InteractionResult

from bot.discord.client import WhosaidBot
from bot.discord.layout.notices import notice
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Entrance, Job, Kept, Owner, Store
from bot.submission import Submission
from tests.discord.bodies import texts
from tests.discord.conftest import ARTICLE, ThreadAnalyst, report_id, shown, shown_in
from tests.discord.moderating import put

TITLE = "Fire guts mill in Tarnbrook"
SAID = "12 people were taken to hospital"


def said(message: discord.Message) -> str:
    """All the text of a message."""
    view = discord.ui.LayoutView.from_message(message)
    return texts({"components": view.to_components(), "content": message.content})


def answer_in(channel: ChannelHandle) -> discord.Message:
    """The one answer that stands in a channel for everybody."""
    (answer,) = (
        each for each in channel.history() if each.author.bot and not each.flags.ephemeral and SAID in said(each)
    )
    return answer


async def kept_of(store: Store, answer: discord.Message) -> Kept:
    kept = await store.get(report_id(answer))
    assert kept is not None
    return kept


async def replies(store: Store, channel: ChannelHandle, value: str) -> None:
    """What moderators decide for this channel."""
    assert channel.guild is not None
    await put(store, channel.guild.id, "replies", value, scope=channel.id)


def deny(env: Env, channel: ChannelHandle, permission: str) -> None:
    """Take a permission from everybody in a channel, the bot included."""

    assert channel.guild is not None
    denied = discord.Permissions(**{permission: True}).value
    everybody = channel.guild.default_role.id
    env.backend.set_overwrite(channel.id, Overwrite(everybody, OverwriteType.ROLE, allow=0, deny=denied))


async def test_a_reply_is_remembered_where_it_stands(
    channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await asker.slash(channel, "check", text=ARTICLE)

    answer = answer_in(channel)
    kept = await kept_of(store, answer)
    assert (kept.answer_channel_id, kept.answer_id, kept.private) == (channel.id, answer.id, False)


async def test_private_wins_and_nobody_is_told_of_it(
    channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, store: Store
) -> None:
    await replies(store, channel, "thread")

    result = await asker.slash(channel, "check", text=ARTICLE, private=True)

    assert result.ephemeral
    assert TITLE in shown(result)
    assert shown_in(channel) == []
    assert channel.threads == []
    assert "Already checked" not in shown(await passer_by.slash(channel, "check", text=ARTICLE))


async def test_only_the_asker_sees_it_and_the_server_keeps_it(
    channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, store: Store
) -> None:
    await replies(store, channel, "asker")

    result = await asker.slash(channel, "check", text=ARTICLE)
    same = await passer_by.slash(channel, "check", text=ARTICLE)

    assert result.ephemeral
    assert same.ephemeral
    assert shown_in(channel) == []
    assert result.response is not None
    assert same.response is not None
    assert report_of(result) == report_of(same)


def report_of(result: InteractionResult) -> str:
    """The report's id in the controls of what one person was answered."""
    assert result.response is not None
    return report_id(result.response.message)


async def test_it_stands_in_the_named_channel_and_the_asker_gets_its_link(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    board = env.guild.create_text_channel("checked")
    await replies(store, channel, "channel")
    await put(store, env.guild.id, "reply_channel", str(board.id))

    result = await asker.slash(channel, "check", text=ARTICLE)

    answer = answer_in(board)
    assert result.ephemeral
    assert shown(result).strip() == f"The answer is here: {answer.jump_url}"
    assert shown_in(channel) == []
    assert (await kept_of(store, answer)).answer_id == answer.id


async def test_in_the_named_channel_itself_it_is_a_reply(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await replies(store, channel, "channel")
    await put(store, env.guild.id, "reply_channel", str(channel.id))

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert not result.ephemeral
    assert SAID in shown(result)


async def test_where_it_may_not_speak_it_replies_and_says_what_it_lacks(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    board = env.guild.create_text_channel("checked")
    deny(env, board, "send_messages")
    await replies(store, channel, "channel")
    await put(store, env.guild.id, "reply_channel", str(board.id))

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert not result.ephemeral
    assert SAID in shown(result)
    assert board.history() == []
    (line,) = result.followups
    assert line.flags.ephemeral
    assert "Send Messages" in said(line.message)


async def test_a_command_gets_a_thread_on_its_answer(
    channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await replies(store, channel, "thread")

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert SAID in shown(result)
    (thread,) = channel.threads
    assert thread.name == TITLE
    assert (await kept_of(store, answer_in(channel))).answer_channel_id == channel.id


async def test_a_message_gets_its_answer_in_a_thread_of_its_own(
    channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await replies(store, channel, "thread")
    message = await asker.send(channel, ARTICLE)

    result = await asker.context_menu(channel, "Check sources", message)

    (thread,) = channel.threads
    assert thread.id == message.id
    answer = answer_in(thread)
    assert SAID in said(answer)
    assert result.ephemeral
    assert answer.jump_url in shown(result)
    assert (await kept_of(store, answer)).answer_channel_id == thread.id


async def test_a_message_that_has_a_thread_is_answered_there(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await replies(store, channel, "thread")
    message = await asker.send(channel, ARTICLE)
    thread = env.backend.create_thread(channel.id, "About the fire", asker.id, message_id=message.id)

    await asker.context_menu(channel, "Check sources", message)

    assert [each.id for each in channel.threads] == [thread.id]
    assert SAID in said(answer_in(channel.threads[0]))


@pytest.mark.parametrize("kind", ["thread", "forum"])
async def test_within_a_thread_or_a_forums_post_it_is_a_reply(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store, kind: str
) -> None:
    stem = channel if kind == "thread" else env.guild.create_forum_channel("leads")
    await replies(store, stem, "thread")
    made = env.backend.create_thread(stem.id, "A lead", asker.id)
    thread = next(each for each in stem.threads if each.id == made.id)

    result = await asker.slash(thread, "check", text=ARTICLE)

    assert not result.ephemeral
    assert SAID in shown(result)
    assert [each.id for each in stem.threads] == [thread.id]


async def test_without_the_permission_for_a_thread_it_replies(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    deny(env, channel, "create_public_threads")
    await replies(store, channel, "thread")

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert SAID in shown(result)
    assert channel.threads == []
    assert "Create Public Threads" in said(result.followups[0].message)


async def test_a_channel_that_is_gone_is_told(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    await replies(store, channel, "channel")
    await put(store, env.guild.id, "reply_channel", "123")

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert SAID in shown(result)
    assert "is gone, or I cannot see it" in said(result.followups[0].message)


@pytest.mark.parametrize("place", ["asker", "channel", "thread", "menu thread"])
async def test_every_place_is_found_again_after_a_restart(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    board = env.guild.create_text_channel("checked")
    await replies(store, channel, place.rpartition(" ")[2])
    await put(store, env.guild.id, "reply_channel", str(board.id))
    message = await asker.send(channel, ARTICLE)
    accepted: list[Job] = []

    async def crashes(job: Job) -> None:
        accepted.append(job)

    monkeypatch.setattr(env.bot.desk, "_answer", crashes)  # type: ignore[attr-defined]  # dies right after accepting
    if place == "menu thread":
        result = await asker.context_menu(channel, "Check sources", message)
    else:
        result = await asker.slash(channel, "check", text=ARTICLE)
    assert await store.unanswered() == accepted

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert await store.unanswered() == []
    stands = {
        "asker": lambda: shown(result),
        "channel": lambda: said(answer_in(board)),
        "thread": lambda: said(answer_in(channel)),
        "menu thread": lambda: said(answer_in(channel.threads[0])),
    }
    assert SAID in stands[place]()
    assert len(channel.threads) == ("thread" in place)


async def test_what_was_answered_right_before_a_crash_is_answered_once(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def crashes(*_: object) -> None:
        return

    monkeypatch.setattr(env.bot.desk, "_finish", crashes)  # type: ignore[attr-defined]  # dies before it is noted
    result = await asker.slash(channel, "check", text=ARTICLE)
    answered = report_of(result)

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert await store.unanswered() == []
    assert report_of(result) == answered
    assert SAID in shown(result)


async def test_an_offer_is_answered_long_after_the_press(
    env: Env, channel: ChannelHandle, asker: MemberActor, settings: Settings, store: Store, opener: Opener
) -> None:
    """Its message is the bot's own: no interaction is needed to edit it."""
    posted_in = env.bot.get_channel(channel.id)
    assert isinstance(posted_in, discord.TextChannel)
    offered = await posted_in.send(view=notice("An offer"))

    job = Job(
        None, 1, "long-expired", Submission(ARTICLE), Owner(asker.id, env.guild.id, channel.id), False,
        datetime.now(UTC) - timedelta(hours=1), Entrance.OFFER, "de", answer_id=offered.id,
    )  # fmt: skip
    await store.accept(job)

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert SAID in said(answer_in(channel))
