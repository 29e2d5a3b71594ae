"""Deleting a report: who may, that it is asked once, and that nothing is left."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.store import Store
from tests.discord.conftest import ARTICLE, post_card, report_id, shown, shown_in
from tests.samples import sample_report


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    return await post_card(env, channel, store, sample_report(), asker.id)


async def confirm(actor: MemberActor, asked: InteractionResult, choice: str) -> InteractionResult:
    assert asked.modal is not None
    control: dict[str, Any] = asked.modal["components"][0]["component"]
    return await actor.submit_modal(asked, {control["custom_id"]: [choice]})


async def test_the_asker_deletes_the_report_and_its_answer(
    channel: ChannelHandle, store: Store, answer: discord.Message, asker: MemberActor
) -> None:
    asked = await asker.click(answer, label="Delete")
    assert await store.get(report_id(answer)) is not None

    done = await confirm(asker, asked, "yes")

    assert await store.get(report_id(answer)) is None
    assert answer.id not in shown_in(channel)
    [said] = done.followups
    assert said.ephemeral
    assert "no longer kept" in str(said.components)


async def test_a_moderator_deletes_it_too(
    env: Env, channel: ChannelHandle, store: Store, answer: discord.Message
) -> None:
    role = env.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
    moderator = env.guild.add_member(env.create_user("moderator"), roles=[role])

    await confirm(moderator, await moderator.click(answer, label="Delete"), "yes")

    assert await store.get(report_id(answer)) is None
    assert answer.id not in shown_in(channel)


async def test_nobody_else_can(passer_by: MemberActor, store: Store, answer: discord.Message) -> None:

    result = await passer_by.click(answer, label="Delete")

    assert result.ephemeral
    assert "Only the person who asked, or a moderator" in shown(result)
    assert await store.get(report_id(answer)) is not None


async def test_a_moderator_of_another_server_cannot(env: Env, store: Store, asker: MemberActor) -> None:
    elsewhere = env.create_guild()
    there = elsewhere.create_text_channel("news")
    role = elsewhere.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
    moderator = elsewhere.add_member(env.create_user("moderator"), roles=[role])
    answer = await post_card(env, there, store, sample_report(), asker.id, guild=asker.guild.id)

    result = await moderator.click(answer, label="Delete")

    assert "Only the person who asked" in shown(result)


async def test_who_keeps_it_keeps_it(store: Store, answer: discord.Message, asker: MemberActor) -> None:
    await confirm(asker, await asker.click(answer, label="Delete"), "no")

    assert await store.get(report_id(answer)) is not None


async def test_a_private_answer_is_deleted_by_its_asker(channel: ChannelHandle, asker: MemberActor) -> None:
    private = await asker.slash(channel, "check", text=ARTICLE, private=True)
    assert private.response is not None

    await confirm(asker, await asker.click(private.response, label="Delete"), "yes")

    assert private.response is None


async def test_deleting_twice_says_that_it_is_gone(store: Store, answer: discord.Message, asker: MemberActor) -> None:
    asked = await asker.click(answer, label="Delete")
    await store.delete(report_id(answer))

    done = await confirm(asker, asked, "yes")

    [said] = done.followups
    assert "no longer kept" in str(said.components)
