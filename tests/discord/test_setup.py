"""The set-up: three steps, each stored at once, and the permissions that are missing where the bot is to speak."""

from __future__ import annotations

from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.discord.client import WhosaidBot
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Store
from tests.discord.conftest import ThreadAnalyst, control_ids, labels, shown
from tests.discord.moderating import closed_channel, fill, put, stored, take_permission

SERVER, CHANNELS = "In the whole server …", "In certain channels …"
PEOPLE, KEEPING = "Who may do what …", "What is kept and told …"
KEEP = "="


async def walk_to(actor: MemberActor, channel: ChannelHandle, step: int) -> InteractionResult:
    message = await actor.slash(channel, "setup")
    for _ in range(step - 1):
        await actor.click(message.response, label="Next ›")
    assert f"step {step} of 3" in shown(message)
    return message


async def fill_in(actor: MemberActor, message: InteractionResult, button: str, *values: Any) -> InteractionResult:
    return await fill(actor, await actor.click(message.response, label=button), *values)


async def test_a_server_is_set_up_in_three_steps(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, helpers: RoleHandle
) -> None:
    guild = env.guild.id
    loud = env.guild.create_text_channel("loud")
    message = await walk_to(moderator, channel, 1)
    assert message.ephemeral

    await fill_in(moderator, message, SERVER, ["off"], ["thread"], None)
    await fill_in(moderator, message, CHANNELS, [loud], ["offer"], [KEEP])
    assert f"<#{loud.id}>: Offer" in shown(message)
    assert "are not seen until whoever hosts this bot" in shown(message)
    await moderator.click(message.response, label="Next ›")
    await fill_in(moderator, message, PEOPLE, None, [helpers], ["yes"], None)
    await moderator.click(message.response, label="Next ›")
    await fill_in(moderator, message, KEEPING, "30", ["friday"], "7", [channel], [channel])
    assert (await store.servers.of(guild)) is None
    await moderator.click(message.response, label="Done")

    assert "The server is set up" in shown(message)
    server = await store.servers.of(guild)
    assert server is not None
    assert server.set_up_at is not None
    names = (
        "mode",
        "replies",
        "four_eyes",
        "verifiers",
        "retention_days",
        "digest_day",
        "digest_hour",
        "log_channel",
    )
    assert [await stored(store, guild, name) for name in names] == [
        "off", "thread", True, [str(helpers.id)], 30, "friday", 7, str(channel.id),
    ]  # fmt: skip
    assert await stored(store, guild, "mode", loud.id) == "offer"
    _, changes = await store.settings.log(guild, offset=0, limit=1)
    assert changes == 10


async def test_who_leaves_in_the_middle_loses_nothing(
    env: Env,
    channel: ChannelHandle,
    store: Store,
    moderator: MemberActor,
    settings: Settings,
    opener: Opener,
) -> None:
    message = await walk_to(moderator, channel, 1)
    await fill_in(moderator, message, SERVER, ["off"], ["reply"], None)

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await moderator.click(message.response, label="Next ›")
    await moderator.click(message.response, label="‹ Back")

    assert "When it speaks: **Off** · from the server" in shown(message)
    assert "When it speaks: **Off**" in shown(await walk_to(moderator, channel, 1))


async def test_what_is_left_as_it_was_is_nobodys_change(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    message = await walk_to(moderator, channel, 1)
    form = await moderator.click(message.response, label=SERVER)
    await put(store, env.guild.id, "mode", "automatic")

    await fill(moderator, form, ["on_request"], ["asker"], None)

    assert await stored(store, env.guild.id, "mode") == "automatic"
    assert await stored(store, env.guild.id, "replies") == "asker"
    form = await moderator.click(message.response, label=SERVER)
    await put(store, env.guild.id, "mode", "offer")
    await fill(moderator, form, ["off"], ["reply"], None)
    assert "Somebody else changed “When it speaks” for the whole server to Offer" in shown(message)
    assert await stored(store, env.guild.id, "replies") == "asker"


async def test_channels_inherit_again(env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor) -> None:
    await put(store, env.guild.id, "mode", "off", scope=channel.id)
    message = await walk_to(moderator, channel, 1)
    assert f"<#{channel.id}>: Off" in shown(message)

    await fill_in(moderator, message, CHANNELS, [channel], ["-"], [KEEP])

    assert "Different in these places" not in shown(message)
    assert await stored(store, env.guild.id, "mode", channel.id) == "nothing"


async def test_what_is_gone_stays_out_of_a_form_that_was_not_about_it(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    await put(store, env.guild.id, "askers", ["123456789012345678"])
    message = await walk_to(moderator, channel, 2)

    await fill_in(moderator, message, PEOPLE, None, None, ["yes"], None)

    assert await stored(store, env.guild.id, "askers") == ["123456789012345678"]
    assert await stored(store, env.guild.id, "four_eyes") is True


async def test_a_named_role_walks_it_without_naming_roles_that_may(
    env: Env, channel: ChannelHandle, store: Store, helpers: RoleHandle, helper: MemberActor
) -> None:
    await put(store, env.guild.id, "managers", [str(helpers.id)])
    message = await walk_to(helper, channel, 2)

    form = await helper.click(message.response, label=PEOPLE)

    assert len(control_ids(form.modal)) == 3
    await take_permission(env, helper, [])
    refused = await fill(helper, form, None, None, ["yes"])
    pressed = await helper.click(message.response, label="Next ›")
    assert "Only members who may manage" in str(refused.followups[0].components)
    assert "Only members who may manage" in shown(pressed)
    assert await stored(store, env.guild.id, "four_eyes") == "nothing"


async def test_members_cannot_begin_it(channel: ChannelHandle, asker: MemberActor) -> None:
    refused = await asker.slash(channel, "setup")

    assert refused.ephemeral
    assert "Only members who may manage this server" in shown(refused)


async def test_what_is_missing_where_is_said_by_name(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    own = env.guild.roles["TestBot"].id
    env.backend.edit_role(env.guild.id, own, {"permissions": 0})  # it has what everybody has
    closed = closed_channel(env)
    hidden = env.guild.create_text_channel(
        "hidden", overwrites={env.guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    )
    await env.settle()
    await put(store, env.guild.id, "mode", "off")
    await put(store, env.guild.id, "mode", "offer", scope=closed.id)
    await put(store, env.guild.id, "digest_channel", str(hidden.id))

    message = await walk_to(moderator, channel, 3)

    assert f"In <#{closed.id}> I lack: Send Messages." in shown(message)
    assert f"In <#{hidden.id}> I lack: View Channel." in shown(message)
    assert f"<#{channel.id}>" not in shown(message)


async def test_when_nothing_is_missing_that_is_said(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    closed = closed_channel(env)
    message = await walk_to(moderator, channel, 3)
    assert f"In <#{closed.id}> I lack: Send Messages." in shown(message)
    await put(store, env.guild.id, "mode", "off", scope=closed.id)

    await moderator.click(message.response, label="Check the permissions again")

    assert "I have the permissions that I need in the 1 channel where I am to speak." in shown(message)
    assert labels(message) == [KEEPING, "‹ Back", "Check the permissions again", "Done"]
