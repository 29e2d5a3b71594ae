"""/privacy: what it says, to whom, and that what it deletes is gone at once, in direct messages too."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult
from sqlalchemy import update

from bot.board import GivenLink, Listed, Ruling, State
from bot.discord.client import WhosaidBot
from bot.model import ClaimKind
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Owner, Store
from bot.store.configuration import Change
from bot.store.database import Database
from bot.store.privacy import AboutPerson
from bot.store.tables import reports
from tests.discord.bodies import texts
from tests.discord.conftest import ThreadAnalyst, labels, post_card, report_id, shown, shown_in
from tests.samples import sample_report

FORGET = "Delete what is about me"
RULING = Ruling(State.REFUTED, "The log shows another hour.", (GivenLink("https://records.example.com/log"),))


async def answer(asked: InteractionResult, actor: MemberActor, choice: str) -> InteractionResult:
    assert asked.modal is not None
    control: dict[str, Any] = asked.modal["components"][0]["component"]
    return await actor.submit_modal(asked, {control["custom_id"]: [choice]})


async def forget(actor: MemberActor, page: InteractionResult, choice: str = "yes") -> InteractionResult:
    assert page.response is not None
    return await answer(await actor.click(page.response, label=FORGET), actor, choice)


@pytest.fixture
async def posted(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, store_url: str
) -> discord.Message:
    """An answer that everybody sees, and it is known where it stands."""
    message = await post_card(env, channel, store, sample_report(), asker.id)
    database = await Database.open(store_url)
    async with database.write() as connection:
        await connection.execute(update(reports).values(answer_channel_id=channel.id, answer_id=message.id))
    await database.close()
    return message


async def test_it_says_what_is_kept_to_the_asker_alone(
    channel: ChannelHandle, store: Store, posted: discord.Message, asker: MemberActor
) -> None:
    assert channel.guild is not None
    claims = [Listed(0, "14 were hurt", ClaimKind.FIGURE, 2)]
    await store.board.enrol(report_id(posted), channel.guild.id, claims, channel.id)
    await store.board.settle(channel.guild.id, 1, actor_id=asker.id, seen=1, ruling=RULING)
    await store.settings.change(channel.guild.id, [Change(0, "retention_days", 30, None)], actor_id=asker.id)

    page = await asker.slash(channel, "privacy")

    assert page.ephemeral
    said = shown(page)
    for part in (
        "deleted after 30 days",
        "Reports that you asked for: 1",
        "Claims that you settled: 1",
        "Links and files that you added: 1",
        "Settings that you changed: 1",
    ):
        assert part in said
    assert labels(page) == [FORGET]


async def test_who_left_nothing_is_told_so(channel: ChannelHandle, passer_by: MemberActor) -> None:
    page = await passer_by.slash(channel, "privacy")
    assert "Nothing is kept about you." in shown(page)
    assert labels(page) == []


async def test_it_deletes_at_once_and_takes_the_answers_down(
    channel: ChannelHandle, store: Store, posted: discord.Message, asker: MemberActor, passer_by: MemberActor
) -> None:
    assert channel.guild is not None
    others = await store.keep(sample_report(), Owner(passer_by.id, channel.guild.id, channel.id))
    page = await asker.slash(channel, "privacy")

    await forget(asker, page)

    assert "Deleted: nothing that is kept here names you any more." in shown(page)
    assert await store.privacy.about(asker.id) == AboutPerson(0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert posted.id not in shown_in(channel)
    assert await store.get(others) is not None


async def test_answers_to_others_no_longer_name_who_settled(
    env: Env, channel: ChannelHandle, store: Store, posted: discord.Message, passer_by: MemberActor
) -> None:
    assert channel.guild is not None
    claims = [Listed(sample_report().claims[0].id, "Hurt", ClaimKind.FIGURE, 2)]
    await store.board.enrol(report_id(posted), channel.guild.id, claims, channel.id)
    await store.board.settle(channel.guild.id, 1, actor_id=passer_by.id, seen=1, ruling=RULING)
    await forget(passer_by, await passer_by.slash(channel, "privacy"))
    await env.settle()

    [edit] = [request.json for request in env.http_requests if request.path.endswith(f"/messages/{posted.id}")]

    said = texts(edit)
    assert "#1 · ✗ refuted" in said
    assert str(passer_by.id) not in said


async def test_an_answer_that_cannot_be_taken_down_keeps_nothing_from_being_deleted(
    env: Env, channel: ChannelHandle, store: Store, posted: discord.Message, asker: MemberActor
) -> None:
    page = await asker.slash(channel, "privacy")
    env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50001)

    await forget(asker, page)

    assert posted.id in shown_in(channel)
    assert await store.get(report_id(posted)) is None


async def test_who_keeps_it_keeps_it(
    channel: ChannelHandle, store: Store, posted: discord.Message, asker: MemberActor
) -> None:
    await forget(asker, await asker.slash(channel, "privacy"), "no")
    assert await store.get(report_id(posted)) is not None


async def test_the_button_works_after_a_restart_and_only_for_who_presses(
    env: Env,
    channel: ChannelHandle,
    store: Store,
    posted: discord.Message,
    asker: MemberActor,
    settings: Settings,
    opener: Opener,
) -> None:
    page = await asker.slash(channel, "privacy")
    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    assert await store.get(report_id(posted)) is not None
    await forget(asker, page)
    assert await store.get(report_id(posted)) is None


async def test_it_works_in_direct_messages(env: Env, store: Store) -> None:
    person = env.create_user("alone")
    kept = await store.keep(sample_report(), Owner(person.id, None, person.dm_channel.id))

    page = await person.slash("privacy")
    assert "deleted after 365 days" in shown(page)
    asked = await person.click(page.response, label=FORGET)
    assert asked.modal is not None
    await person.submit_modal(asked, {asked.modal["components"][0]["component"]["custom_id"]: ["yes"]})

    assert await store.get(kept) is None
