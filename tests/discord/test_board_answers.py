"""What everybody sees of the board: the answer brings itself up to date, its thread gets a line, claims come back."""

from __future__ import annotations

import logging
import re
from typing import cast

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.board import State
from bot.discord.client import WhosaidBot
from bot.store import Store
from tests.discord.boarding import LINK, WHY, answered, on_board, open_claim, seen_by_all, settle
from tests.discord.bodies import texts
from tests.discord.conftest import ARTICLE, shown
from tests.discord.moderating import put
from tests.samples import big_report, sample_report

AGAIN = """Owner of burnt mill was told of blocked exits

Dana Reeve, a union officer, said that inspectors warned the owner about blocked exits in May.

“We filed three complaints,” Reeve said on Wednesday at a meeting in the town hall of Tarnbrook.
"""


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    return await answered(env, channel, store, sample_report(), asker.id)


async def test_an_article_that_is_checked_puts_its_claims_on_the_board(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, passer_by: MemberActor
) -> None:
    result = await asker.slash(channel, "check", text=ARTICLE)

    assert "**#1 · ○ open**" in shown(result)
    (still_open,) = map(int, re.findall(r"(\d+) still open", shown(result)))
    claim = await on_board(store, channel)
    assert claim.words in shown(result)
    assert result.response is not None
    panel = await passer_by.select(result.response, [str(claim.claim_id)])
    await settle(passer_by, panel)
    await env.settle()
    assert f"#1 · ✓ confirmed by <@{passer_by.id}>" in shown(result)
    assert f"({still_open - 1} still open) · 1 settled since" in shown(result)


async def test_a_private_answer_and_one_in_direct_messages_are_on_no_board(
    channel: ChannelHandle, store: Store, asker: MemberActor
) -> None:
    private = await asker.slash(channel, "check", text=ARTICLE, private=True)
    assert channel.guild is not None

    assert "#1" not in shown(private)
    assert (await store.board.page(channel.guild.id)).total == 0


@pytest.mark.parametrize(("worth", "most"), [("all", 2), ("most", 10)])
async def test_a_card_lists_what_moderators_find_worth_it(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, worth: str, most: int
) -> None:
    assert channel.guild is not None
    await put(store, channel.guild.id, "worth", worth)
    await put(store, channel.guild.id, "claims_shown", most)
    answer = await answered(env, channel, store, sample_report(), asker.id)

    weighty = [claim for claim in sample_report().open_claims if worth == "all" or claim.worth >= 2]
    assert (await store.board.page(channel.guild.id)).total == len(weighty)
    assert texts({"components": [each.to_dict() for each in answer.components]}).count("· ○ open") == min(
        most, len(weighty)
    )


async def test_the_answer_follows_the_board_with_one_edit(
    env: Env, channel: ChannelHandle, store: Store, answer: discord.Message, passer_by: MemberActor
) -> None:
    await settle(passer_by, await open_claim(passer_by, answer, await on_board(store, channel)))
    await env.settle()

    assert f"#1 · ✓ confirmed by <@{passer_by.id}>" in seen_by_all(channel, answer)
    assert len(edits_of(env, answer)) == 1


async def test_many_changes_make_few_edits_and_the_last_state_is_shown(
    env: Env, channel: ChannelHandle, store: Store, answer: discord.Message
) -> None:
    assert channel.guild is not None
    live = cast(WhosaidBot, env.bot).board.answers

    for number in range(1, 6):
        taken = await store.board.take(channel.guild.id, number, actor_id=7, seen=1)
        live.changed(taken.report_id)
    await live.close()

    assert 1 <= len(edits_of(env, answer)) < 5
    assert "#5 · ◐ taken by <@7>" in seen_by_all(channel, answer)


async def test_an_answer_that_is_gone_changes_nothing(
    env: Env,
    channel: ChannelHandle,
    store: Store,
    answer: discord.Message,
    passer_by: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    panel = await open_claim(passer_by, answer, await on_board(store, channel))
    await answer.delete()

    with caplog.at_level(logging.INFO):
        await settle(passer_by, panel)
        await env.settle()

    assert (await on_board(store, channel)).state is State.CONFIRMED
    assert "could not be edited" in caplog.text


async def test_the_thread_of_an_answer_gets_one_line(
    env: Env, channel: ChannelHandle, store: Store, answer: discord.Message, passer_by: MemberActor
) -> None:
    thread = await answer.create_thread(name="The mill")

    await settle(passer_by, await open_claim(passer_by, answer, await on_board(store, channel)))
    await env.settle()

    (line,) = posted(env, thread.id)
    assert line.startswith(f"#1 · ✓ confirmed by <@{passer_by.id}>")
    assert f"“{WHY}” · [records.example.org](<{LINK}>)" in line


async def test_an_answer_in_a_thread_gets_its_line_there(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, passer_by: MemberActor
) -> None:
    place = env.bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    thread = await (await place.send("News of the day")).create_thread(name="News")
    (inside,) = (each for each in channel.threads if each.id == thread.id)
    await answered(env, inside, store, sample_report(), asker.id)

    await passer_by.slash(channel, "claims take", id="1")
    await env.settle()

    assert f"#1 · ◐ taken by <@{passer_by.id}>" in posted(env, thread.id)


async def test_a_claim_that_comes_back_in_another_article_is_shown_with_what_came_of_it(
    channel: ChannelHandle, store: Store, asker: MemberActor, passer_by: MemberActor
) -> None:
    first = await asker.slash(channel, "check", text=ARTICLE)
    warned = next(each for each in (await store.board.page(asker.guild.id)).claims if "warned" in each.words)
    panel = await passer_by.select(first.response, [str(warned.claim_id)])
    await settle(passer_by, panel, "refuted")

    second = await asker.slash(channel, "check", text=AGAIN)

    assert f"**Seen before: #{warned.number} · ✗ refuted by <@{passer_by.id}>" in shown(second)
    listed = (await store.board.page(asker.guild.id)).claims
    again = next(each for each in listed if each.number > warned.number and "arned" in each.words)
    assert again.state is State.OPEN
    detail = await passer_by.select(second.response, [str(again.claim_id)])
    assert WHY in shown(detail)
    assert LINK in shown(detail)
    assert warned.words in shown(detail)
    earlier = await passer_by.select(detail.response, [str(warned.number)], custom_id="wb:1:open")
    assert f"#{warned.number} · ✗ refuted" in shown(earlier)


async def test_an_answer_is_given_though_the_board_fails(
    channel: ChannelHandle, store: Store, asker: MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(store.board, "enrol", fail)
    monkeypatch.setattr(store.board, "of_report", fail)

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert "Claims still to verify" in shown(result)
    assert "#1" not in shown(result)


async def test_a_card_of_many_claims_with_long_verdicts_fits(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, passer_by: MemberActor
) -> None:
    assert channel.guild is not None
    await put(store, channel.guild.id, "claims_shown", 10)
    answer = await answered(env, channel, store, big_report(), asker.id)
    links = "\n".join(f"https://records.example.org/{'a' * 150}/{number}" for number in range(10))
    for claim in list((await store.board.page(channel.guild.id)).claims)[:3]:
        panel = await passer_by.slash(channel, "claims show", id=str(claim.number))
        await settle(passer_by, panel, "misleading", "*Long* " * 70, links)
    await env.advance_time(10)
    await env.settle()

    assert "settled since" in seen_by_all(channel, answer)


def edits_of(env: Env, answer: discord.Message) -> list[str]:
    """The times that an answer was edited."""
    return [each.path for each in env.http_requests if each.path.endswith(f"/messages/{answer.id}")]


def posted(env: Env, thread_id: int) -> list[str]:
    """What the bot wrote into a thread, besides answers."""
    requests = [each for each in env.http_requests if each.path == f"/channels/{thread_id}/messages"]
    said = [texts(each.json).strip() for each in requests if each.method == "POST" and each.json]
    return [text for text in said if not text.startswith("###")]
