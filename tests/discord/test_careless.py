"""People who try doors, press at once, and change their minds while something is going on: nothing gives way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env

from bot.board import State
from bot.discord.client import WhosaidBot
from bot.model import Article
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Entrance, Job, Owner, Store
from bot.store.privacy import AboutPerson
from bot.submission import Submission
from tests.article.fetch.loopback import Server
from tests.discord.boarding import answered, on_board, open_claim, settle, told
from tests.discord.conftest import ARTICLE, ThreadAnalyst, labels, shown, shown_in
from tests.discord.moderating import put
from tests.discord.test_delivery import answer_in
from tests.samples import sample_report

MILL = "http://news.example.com/mill"
REFUSED = "Here only members with certain roles can verify claims."


@pytest.mark.parametrize("what", ["thread put away", "channel deleted"])
async def test_who_may_verify_is_not_a_matter_of_where_one_presses(
    env: Env, channel: ChannelHandle, store: Store, helpers: RoleHandle, asker: MemberActor, what: str
) -> None:
    """The settings of the claim's own place hold, also while Discord keeps that place from the bot's sight."""
    lobby, shown_in = env.guild.create_text_channel("lobby"), env.guild.create_text_channel("answers")
    await put(store, env.guild.id, "verifiers", [str(helpers.id)])
    await put(store, env.guild.id, "verifiers", [], scope=lobby.id)
    place = env.bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    if what == "thread put away":
        await place.create_thread(name="Aside", type=discord.ChannelType.public_thread)
        await asker.slash(channel.threads[0], "check", text=ARTICLE)
        env.backend.edit_channel(channel.threads[0].id, {}, thread_metadata={"archived": True})
    else:
        await put(store, env.guild.id, "replies", "channel")
        await put(store, env.guild.id, "reply_channel", str(shown_in.id))
        await asker.slash(channel, "check", text=ARTICLE)
        await place.delete()
    await env.settle()

    result = await asker.slash(lobby, "claims take", id="1")

    assert REFUSED in shown(result)
    assert (await on_board(store, lobby)).state is State.OPEN
    panel = await asker.slash(lobby, "claims show", id="1")
    assert not {"Take it", "Settle…", "Correct…"} & set(labels(panel))


async def test_a_link_to_an_upload_on_discord_is_no_evidence_for_long(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, passer_by: MemberActor
) -> None:
    answer = await answered(env, channel, store, sample_report(), asker.id)
    panel = await open_claim(passer_by, answer, await on_board(store, channel))

    result = await settle(
        passer_by, panel, links="https://cdn.discordapp.com/attachments/1/2/letter.png?ex=1&is=2&hm=3"
    )

    assert "download the file and add it" in told(result)
    assert (await on_board(store, channel)).state is State.OPEN


class Interrupted(ThreadAnalyst):
    """Something happens while it reads an article, or once the report is kept."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.while_reading: Callable[[], Awaitable[object]] | None = None
        self.once_kept: Callable[[], Awaitable[object]] | None = None

    async def read(self, submission: Submission) -> Article:
        if self.while_reading is not None:
            await self.while_reading()
        return await super().read(submission)

    async def run(self, function: Callable[..., Any], *args: object) -> Any:
        if self.once_kept is not None:
            await self.once_kept()
        return await super().run(function, *args)


@pytest.fixture
def analyst(settings: Settings) -> Interrupted:
    return Interrupted(settings)


@pytest.mark.parametrize("when", ["while_reading", "once_kept"])
async def test_somebody_forgotten_while_his_article_is_read_leaves_nothing(
    channel: ChannelHandle, asker: MemberActor, analyst: Interrupted, store: Store, when: str
) -> None:
    setattr(analyst, when, lambda: store.privacy.forget(asker.id))

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert await store.privacy.about(asker.id) == AboutPerson(0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert channel.guild is not None
    assert await store.board.get(channel.guild.id, 1) is None
    if when == "while_reading":
        assert "no longer kept" in shown(result)
    else:
        assert shown_in(channel) == []


async def test_an_answer_that_another_process_gave_meanwhile_is_left_alone(
    channel: ChannelHandle, asker: MemberActor, analyst: Interrupted, store: Store
) -> None:
    async def finish() -> None:
        (job,) = await store.unanswered()
        assert job.id is not None
        await store.finish(job.id)

    analyst.while_reading = finish

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert "no longer kept" not in shown(result)
    assert (await store.privacy.about(asker.id)).reports == 0


async def test_what_is_asked_for_twice_at_once_is_read_once(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    site: Server,
) -> None:
    for actor, link in ((asker, MILL), (passer_by, f"{MILL}?utm_source=chat")):
        message = await actor.send(channel, link)
        owner = Owner(actor.id, env.guild.id, channel.id)
        asked = Job(None, 1, "", Submission(link=link), owner, private=False, accepted_at=datetime.now(UTC))
        await store.accept(replace(asked, entrance=Entrance.AUTOMATIC, anchor_id=message.id))

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert answer_in(channel) is not None
    assert site.paths.count("/mill") == 1
    assert await store.unanswered() == []
