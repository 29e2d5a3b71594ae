"""The settings' panel: who may open and change it, what it shows, and what two moderators do to each other."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.opening import Opener
from bot.policy import ROWS, Kind, Row, row
from bot.settings import Settings
from bot.store import Store
from tests.discord.conftest import ThreadAnalyst, options, shown
from tests.discord.moderating import closed_channel, fill, pick, put, select_place, stored, take_permission


async def test_a_moderator_changes_a_setting(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    panel = await moderator.slash(channel, "settings panel")
    assert panel.ephemeral
    assert "When it speaks: **On request** · default" in shown(panel)

    form = await pick(moderator, panel, "mode")
    await fill(moderator, form, ["off"])

    assert await stored(store, env.guild.id, "mode") == "off"
    assert "Changed for the whole server: When it speaks is now **Off**." in shown(panel)
    assert "When it speaks: **Off** · from the server" in shown(panel)


@pytest.mark.parametrize("command", ["panel", "show", "export", "log"])
async def test_members_are_told_who_may(channel: ChannelHandle, asker: MemberActor, command: str) -> None:
    refused = await asker.slash(channel, f"settings {command}")

    assert refused.ephemeral
    assert shown(refused).startswith("Only members who may manage this server, or who have a role that it named")


async def test_the_owner_may_and_a_named_role_may(
    env: Env, channel: ChannelHandle, store: Store, helpers: RoleHandle, helper: MemberActor
) -> None:
    owner = MemberActor(env, env.guild, env.guild.owner)
    assert "Only members" in shown(await helper.slash(channel, "settings panel"))

    form = await pick(owner, await owner.slash(channel, "settings panel"), "managers")
    await fill(owner, form, [helpers])
    panel = await helper.slash(channel, "settings panel")
    await fill(helper, await pick(helper, panel, "four_eyes"), ["yes"])

    assert await stored(store, env.guild.id, "four_eyes") is True


async def test_who_may_change_settings_is_the_servers_managers_business(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, helpers: RoleHandle, helper: MemberActor
) -> None:
    await put(store, env.guild.id, "managers", [str(helpers.id)])
    panel = await helper.slash(channel, "settings panel")
    assert "managers" not in [value.split(".")[0] for value in options(panel)]
    theirs = await moderator.slash(channel, "settings panel")
    form = await pick(moderator, theirs, "managers")
    await take_permission(env, moderator, [helpers])

    refused = await fill(moderator, form, None)

    assert "can only be changed by members who may manage the server" in str(refused.followups[0].components)
    assert await stored(store, env.guild.id, "managers") == [str(helpers.id)]


async def test_a_role_that_was_taken_away_ends_it_at_every_press(
    env: Env, channel: ChannelHandle, store: Store, helpers: RoleHandle, helper: MemberActor
) -> None:
    await put(store, env.guild.id, "managers", [str(helpers.id)])
    panel = await helper.slash(channel, "settings panel")
    form = await pick(helper, panel, "mode")
    await take_permission(env, helper, [])

    sent = await fill(helper, form, ["off"])
    picked = await pick(helper, panel, "mode")
    placed = await helper.select(panel.response, [channel], custom_id=select_place(panel))
    log = await helper.click(panel.response, label="Log of changes")

    assert "Only members who may manage" in str(sent.followups[0].components)
    assert all("Only members who may manage" in shown(each) for each in (picked, placed, log))
    assert await stored(store, env.guild.id, "mode") == "nothing"


async def test_a_stale_panel_says_what_another_did_and_changes_nothing(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    panel = await moderator.slash(channel, "settings panel")
    await put(store, env.guild.id, "mode", "automatic")

    picked = await pick(moderator, panel, "mode")

    said = "Somebody else changed “When it speaks” for the whole server to Automatic in the meantime; nothing was"
    assert picked.modal is None
    assert said in shown(panel)
    assert "When it speaks: **Automatic** · from the server" in shown(panel)


async def test_a_form_that_another_was_faster_than_changes_nothing(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    panel = await moderator.slash(channel, "settings panel")
    mode, claims = await pick(moderator, panel, "mode"), await pick(moderator, panel, "claims_shown")
    await put(store, env.guild.id, "mode", "automatic")

    await fill(moderator, mode, ["off"])
    assert "Somebody else changed “When it speaks” for the whole server to Automatic" in shown(panel)
    await fill(moderator, claims, "3")

    assert await stored(store, env.guild.id, "mode") == "automatic"
    assert await stored(store, env.guild.id, "claims_shown") == 3


async def test_what_is_typed_wrong_is_given_back(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    panel = await moderator.slash(channel, "settings panel")

    number = await fill(moderator, await pick(moderator, panel, "claims_shown"), "eleven")
    domains = await fill(moderator, await pick(moderator, panel, "deny_domains"), "example.com\nnot_a_domain")

    assert "has to be a whole number from 1 to 10" in shown(number)
    assert "this is none: not\\_a\\_domain." in shown(domains)
    assert "```\nexample.com\nnot_a_domain\n```" in shown(domains)
    assert await stored(store, env.guild.id, "deny_domains") == "nothing"


async def test_a_channel_inherits_and_has_its_own(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    category = env.guild.create_category("World")
    inside = env.guild.create_text_channel("europe", category=category)
    await put(store, env.guild.id, "per_person", 7)
    await put(store, env.guild.id, "mode", "off", scope=category.id)

    panel = await moderator.slash(channel, "settings panel", channel=inside)
    assert f"Settings of <#{inside.id}>" in shown(panel)
    assert "When it speaks: **Off** · from the category" in shown(panel)
    assert "Articles an hour, per person: **7** · from the server" in shown(panel)
    assert "Days that reports are kept" not in shown(panel)
    await fill(moderator, await pick(moderator, panel, "per_person"), "9", ["-"])
    assert "Articles an hour, per person: **9** · set here" in shown(panel)
    await fill(moderator, await pick(moderator, panel, "per_person"), "9", ["-"])
    assert "Articles an hour, per person: **7** · from the server" in shown(panel)
    await fill(moderator, await pick(moderator, panel, "mode"), ["on_request"])
    assert "When it speaks: **On request** · set here" in shown(panel)
    await fill(moderator, await pick(moderator, panel, "mode"), ["-"])

    assert await stored(store, env.guild.id, "mode", inside.id) == "nothing"
    assert await stored(store, env.guild.id, "per_person", inside.id) == "nothing"


async def test_the_panel_goes_to_a_channel_and_back(channel: ChannelHandle, moderator: MemberActor) -> None:
    panel = await moderator.slash(channel, "settings panel")

    await moderator.select(panel.response, [channel], custom_id=select_place(panel))
    assert f"Settings of <#{channel.id}>" in shown(panel)
    await moderator.click(panel.response, label="The whole server")

    assert "Settings of the whole server" in shown(panel)


async def test_show_has_no_controls(channel: ChannelHandle, moderator: MemberActor) -> None:
    result = await moderator.slash(channel, "settings show", channel=channel)

    assert result.ephemeral
    assert f"Settings of <#{channel.id}>" in shown(result)
    assert options(result) == []


async def test_the_panel_works_after_a_restart(
    env: Env,
    channel: ChannelHandle,
    moderator: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
) -> None:
    panel = await moderator.slash(channel, "settings panel")

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await fill(moderator, await pick(moderator, panel, "mode"), ["off"])

    assert await stored(store, env.guild.id, "mode") == "off"


@pytest.mark.parametrize(("name", "value"), [("mode", "offer"), ("mode", "automatic")])
async def test_where_links_are_not_seen_that_is_said(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, name: str, value: str
) -> None:
    panel = await moderator.slash(channel, "settings panel")

    await fill(moderator, await pick(moderator, panel, name), [value])

    assert await stored(store, env.guild.id, name) == value
    assert "are not seen until whoever hosts this bot lets it read messages" in shown(panel)


async def test_what_is_missing_is_said(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    closed = closed_channel(env)
    await put(store, env.guild.id, "replies", "channel")
    await put(store, env.guild.id, "digest_day", "monday")
    await put(store, env.guild.id, "log_channel", str(closed.id))

    said = shown(await moderator.slash(channel, "settings panel"))

    assert "Answers go to one channel, but none is named" in said
    assert "There is a day for the digest, but no channel" in said
    assert f"In <#{closed.id}> I lack: Send Messages." in said


async def test_long_lists_leave_room_for_every_setting(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    roles = [str(env.guild.create_role(f"Role {number}").id) for number in range(25)]
    hosts = [f"{number}.{'long-' * 11}host.{'example-' * 6}site.org" for number in range(200)]
    await env.settle()
    for each in ROWS:
        if each.kind in (Kind.ROLES, Kind.DOMAINS):
            await put(store, env.guild.id, each.name, roles if each.kind is Kind.ROLES else hosts)

    panel = await moderator.slash(channel, "settings panel")

    assert [each.label for each in ROWS if f"{each.label}: **" not in shown(panel)] == []
    assert "and 190 more" in shown(panel)
    refused = await pick(moderator, panel, "deny_domains")
    assert "is too long for a form; change it with /settings export and /settings import." in shown(refused)


async def test_what_is_gone_is_said_to_be(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    await put(store, env.guild.id, "reply_channel", "123456789012345678")
    await put(store, env.guild.id, "askers", ["123456789012345679"])

    panel = await moderator.slash(channel, "settings panel")
    assert "Channel for answers: **a channel that no longer exists**" in shown(panel)
    assert "Who may ask: **a role that no longer exists**" in shown(panel)
    await fill(moderator, await pick(moderator, panel, "reply_channel"), None)
    await fill(moderator, await pick(moderator, panel, "askers"), None)

    assert "Channel for answers: **none named**" in shown(panel)
    assert "Who may ask: **everybody**" in shown(panel)


async def test_the_settings_of_a_channel_that_is_gone_are_refused(
    env: Env, channel: ChannelHandle, moderator: MemberActor
) -> None:
    doomed = env.guild.create_text_channel("doomed")
    panel = await moderator.slash(channel, "settings panel", channel=doomed)
    env.backend.delete_channel(doomed.id)
    await env.settle()

    refused = await pick(moderator, panel, "mode")

    assert "That channel no longer exists" in shown(refused)


def filled(env: Env, channel: ChannelHandle, setting: Row) -> tuple[Any, Any]:
    """What is filled into a setting's form, and what is stored of it."""
    match setting.kind:
        case Kind.CHOICE:
            value = next(choice.value for choice in setting.choices if choice.value != setting.default)
            return [value], value
        case Kind.SWITCH:
            return (["no"], False) if setting.default else (["yes"], True)
        case Kind.NUMBER:
            return str(setting.most), setting.most
        case Kind.DOMAINS:
            return "https://www.Example.com/page\nexample.org", ["example.com", "example.org"]
        case Kind.ROLES:
            role = env.guild.create_role("Named")
            return [role], [str(role.id)]
        case Kind.CHANNEL:
            return [channel], str(channel.id)


@pytest.mark.parametrize("name", [each.name for each in ROWS])
async def test_every_setting_is_changed_in_its_form_and_shown_in_the_next(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, name: str
) -> None:
    value, kept = filled(env, channel, row(name))
    panel = await moderator.slash(channel, "settings panel")

    await fill(moderator, await pick(moderator, panel, name), value)

    assert await stored(store, env.guild.id, name) == kept
    again = await pick(moderator, panel, name)
    assert again.modal is not None
    assert str(kept if not isinstance(kept, list) else kept[0]).lower() in str(again.modal).lower()


@pytest.mark.parametrize("name", [each.name for each in ROWS if not each.server_only])
async def test_every_setting_of_a_channel_is_changed_and_taken_back(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, name: str
) -> None:
    value, kept = filled(env, channel, row(name))
    inherit = () if row(name).kind in (Kind.CHOICE, Kind.SWITCH) else (["-"],)
    panel = await moderator.slash(channel, "settings panel", channel=channel)

    await fill(moderator, await pick(moderator, panel, name), value, *inherit)
    assert await stored(store, env.guild.id, name, channel.id) == kept
    await fill(moderator, await pick(moderator, panel, name), *((value, *inherit) if inherit else (["-"],)))

    assert await stored(store, env.guild.id, name, channel.id) == "nothing"
