"""Who may do what on the board: as member, verifier, moderator and outsider, and after a role was taken away."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env

from bot.board import BoardClaim, State
from bot.store import Store
from tests.discord.boarding import answered, on_board, open_claim, told
from tests.discord.conftest import ARTICLE, labels, post_card, shown
from tests.discord.moderating import fill, put, take_permission
from tests.samples import sample_report

REFUSED = "Here only members with certain roles can verify claims."
ACTS = {"Take it", "Settle…", "Release", "Agree", "Send back…", "Reopen…"}


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    return await answered(env, channel, store, sample_report(), asker.id)


@pytest.fixture
async def claim(
    answer: discord.Message,  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    helpers: RoleHandle,
) -> BoardClaim:
    """A claim in a server where only helpers verify."""
    claim = await on_board(store, channel)
    await put(store, claim.guild_id, "verifiers", [str(helpers.id)])
    return claim


async def test_a_member_sees_the_state_and_has_no_acts(
    answer: discord.Message, claim: BoardClaim, passer_by: MemberActor
) -> None:
    panel = await open_claim(passer_by, answer, claim)

    assert "**#1 · ○ open**" in shown(panel)
    assert not ACTS & set(labels(panel))
    assert "History" in labels(panel)


@pytest.mark.parametrize("command", ["take", "settle"])
async def test_a_member_is_refused_by_command_too(
    claim: BoardClaim, store: Store, channel: ChannelHandle, passer_by: MemberActor, command: str
) -> None:
    result = await passer_by.slash(channel, f"claims {command}", id="1")

    assert result.ephemeral
    assert REFUSED in shown(result)
    assert await on_board(store, channel) == claim


async def test_a_verifier_may(answer: discord.Message, claim: BoardClaim, helper: MemberActor) -> None:
    panel = await open_claim(helper, answer, claim)

    assert {"Take it", "Settle…"} <= set(labels(panel))


@pytest.mark.parametrize("label", ["Take it", "Settle…"])
async def test_a_button_drawn_before_the_role_was_taken_away_does_nothing(
    env: Env,
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    helper: MemberActor,
    label: str,
) -> None:
    panel = await open_claim(helper, answer, claim)
    await take_permission(env, helper, [])

    result = await helper.click(panel.response, label=label)

    assert REFUSED in told(result) or REFUSED in shown(result)
    assert await on_board(store, channel) == claim


async def test_a_form_opened_before_the_role_was_taken_away_does_nothing(
    env: Env, answer: discord.Message, claim: BoardClaim, store: Store, channel: ChannelHandle, helper: MemberActor
) -> None:
    panel = await open_claim(helper, answer, claim)
    form = await helper.click(panel.response, label="Settle…")
    await take_permission(env, helper, [])

    result = await fill(helper, form, ["confirmed"], "It was so.", "https://example.org/", None)

    assert REFUSED in told(result)
    assert "It was so." in told(result)
    assert await on_board(store, channel) == claim


async def test_somebody_elses_claim_is_released_by_moderators_only(
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    env: Env,
    helper: MemberActor,
    helpers: RoleHandle,
) -> None:
    assert channel.guild is not None
    other = channel.guild.add_member(env.create_user("other helper"), roles=[helpers])
    keeper = channel.guild.create_role("Keepers", permissions=discord.Permissions(manage_messages=True))
    moderator = channel.guild.add_member(env.create_user("keeper"), roles=[keeper])
    await helper.slash(channel, "claims take", id="1")
    assert not ACTS & set(labels(await open_claim(other, answer, claim)))
    refused = await other.slash(channel, "claims take", id="1")
    assert f"<@{helper.id}> has taken this claim" in shown(refused)

    panel = await open_claim(moderator, answer, claim)
    assert ACTS & set(labels(panel)) == {"Release"}
    await moderator.click(panel.response, label="Release")

    assert (await on_board(store, channel)).state is State.OPEN


async def test_the_settings_of_the_articles_channel_hold_wherever_a_command_is_used(
    answer: discord.Message,  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    helpers: RoleHandle,
    passer_by: MemberActor,
) -> None:
    assert channel.guild is not None
    lobby = channel.guild.create_text_channel("lobby")
    await put(store, channel.guild.id, "verifiers", [str(helpers.id)], scope=channel.id)

    result = await passer_by.slash(lobby, "claims take", id="1")

    assert REFUSED in shown(result)


async def test_a_report_in_a_channel_that_somebody_does_not_see_stays_there(
    channel: ChannelHandle, helpers: RoleHandle, helper: MemberActor, passer_by: MemberActor
) -> None:
    assert channel.guild is not None
    hidden, seen = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
    overwrites = {channel.guild.default_role: hidden, helpers: seen}
    inside = channel.guild.create_text_channel("inside", overwrites=overwrites)
    await helper.slash(inside, "check", text=ARTICLE)

    outside = await passer_by.slash(channel, "claims show", id="1")
    within = await helper.slash(channel, "claims show", id="1")

    assert "Summary" not in labels(outside)
    assert "Summary" in labels(within)


async def test_another_server_is_told_nothing_of_the_board(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, claim: BoardClaim
) -> None:
    elsewhere = env.create_guild().create_text_channel("elsewhere")
    assert elsewhere.guild is not None
    assert channel.guild is not None
    outsider = elsewhere.guild.add_member(env.create_user("outsider"))
    copy = await post_card(env, elsewhere, store, sample_report(), asker.id, guild=channel.guild.id)

    panel = await outsider.select(copy, [str(claim.claim_id)])
    by_command = await outsider.slash(elsewhere, "claims show", id="1")

    assert "#1" not in shown(panel)
    assert not ACTS & set(labels(panel))
    assert "There is no claim #1 on this server's board" in shown(by_command)
