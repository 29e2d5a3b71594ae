"""People who try doors, press at once, and change their minds while something is going on: nothing gives way."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env

from bot.board import State
from bot.store import Store
from tests.discord.boarding import answered, on_board, open_claim, settle, told
from tests.discord.conftest import ARTICLE, labels, shown
from tests.discord.moderating import put
from tests.samples import sample_report

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

    assert "add the file itself" in told(result)
    assert (await on_board(store, channel)).state is State.OPEN
