"""Settings given as a file and taken from one, and the log of who changed what."""

from __future__ import annotations

import json
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.store import Store
from tests.discord.bodies import texts
from tests.discord.conftest import labels, shown
from tests.discord.moderating import closed_channel, fill, pick, put, stored


def settings_file(settings: Any, version: Any = 1) -> tuple[str, bytes]:
    return "settings.json", json.dumps({"version": version, "settings": settings}).encode()


async def exported(actor: MemberActor, channel: ChannelHandle) -> bytes:
    result = await actor.slash(channel, "settings export")
    assert result.ephemeral
    assert result.response is not None
    (file,) = result.response.attachments
    assert file.filename == "whosaid-settings.json"
    return await file.read()


async def test_what_is_exported_is_what_is_imported(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, helpers: RoleHandle
) -> None:
    await put(store, env.guild.id, "mode", "off")
    await put(store, env.guild.id, "askers", [str(helpers.id), "123456789012345679"])  # a role that is gone
    await put(store, env.guild.id, "per_person", 3, scope=channel.id)
    data = await exported(moderator, channel)
    await put(store, env.guild.id, "mode", "automatic")
    await put(store, env.guild.id, "per_person", 4, scope=channel.id)

    first = await moderator.slash(channel, "settings import", file=("settings.json", data))
    second = await moderator.slash(channel, "settings import", file=("settings.json", data))

    assert json.loads(data)["settings"]["channels"] == {str(channel.id): {"per_person": 3}}
    assert shown(first) == "2 settings were changed.\n"
    assert shown(second) == "The file says what is set already; nothing was changed.\n"
    assert await stored(store, env.guild.id, "mode") == "off"
    assert await stored(store, env.guild.id, "per_person", channel.id) == 3
    assert json.loads(await exported(moderator, channel)) == json.loads(data)


FAULTS = {
    "not JSON": (("a.json", b"mode: off"), "The file is not JSON."),
    "not UTF-8": (("a.json", b'{"version": 1, "settings": {"server": {"mode": "\xff"}}}'), "The file is not JSON."),
    "nested too deeply": (("a.json", b"[" * 100_000), "The file is not JSON."),
    "another version": (settings_file({}, 2), "its version is not 1"),
    "no settings": (settings_file(None), "“settings” has to be an object"),
    "another part": (settings_file({"guild": {}}), "a part that I do not know: guild"),
    "unknown": (settings_file({"server": {"mode": "off", "*mood*": 1}}), "no setting with the name \\*mood\\*."),
    "bad value": (settings_file({"server": {"mode": "loud"}}), "can only be one of these: off, on_request, offer"),
    "bad form": (settings_file({"server": {"claims_shown": True}}), "has to be a whole number from 1 to 10"),
    "foreign channel": (settings_file({"channels": {"123456789012345678": {}}}), "no channel with the id 1234567890"),
    "no id": (settings_file({"channels": {"news": {}}}), "no channel with the id news"),
    "foreign target": (
        settings_file({"server": {"log_channel": "123456789012345678"}}),
        "a channel that I cannot post",
    ),
    "foreign role": (
        settings_file({"server": {"askers": ["123456789012345678"]}}),
        "a role that this server does not",
    ),
    "too large": (("a.json", b" " * 300_000), "The file is larger than 256 kB."),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_file_with_a_fault_changes_nothing(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, fault: str
) -> None:
    file, sentence = FAULTS[fault]

    refused = await moderator.slash(channel, "settings import", file=file)

    assert refused.ephemeral
    assert sentence in shown(refused)
    assert shown(refused).count("\n") == 1
    assert await store.settings.of(env.guild.id) == {}
    assert (await store.settings.log(env.guild.id, offset=0, limit=1))[1] == 0


async def test_a_channel_does_not_get_what_holds_for_the_server(
    channel: ChannelHandle, moderator: MemberActor
) -> None:
    file = settings_file({"channels": {str(channel.id): {"retention_days": 1}}})

    refused = await moderator.slash(channel, "settings import", file=file)

    assert "“Days that reports are kept” can only be set for the whole server." in shown(refused)


async def test_a_named_role_cannot_import_who_may_change_settings(
    env: Env, channel: ChannelHandle, store: Store, helpers: RoleHandle, helper: MemberActor, asker: MemberActor
) -> None:
    await put(store, env.guild.id, "managers", [str(helpers.id)])
    same = settings_file({"server": {"managers": [str(helpers.id)], "four_eyes": True}})
    more = settings_file({"server": {"managers": [str(helpers.id), str(env.guild.default_role.id)], "mode": "off"}})

    taken = await helper.slash(channel, "settings import", file=same)
    refused = await helper.slash(channel, "settings import", file=more)
    outsider = await asker.slash(channel, "settings import", file=same)

    assert shown(taken) == "1 setting was changed.\n"
    assert "can only be changed by members who may manage the server" in shown(refused)
    assert "Only members who may manage" in shown(outsider)
    assert await stored(store, env.guild.id, "mode") == "nothing"


async def test_the_log_has_the_newest_first_and_can_be_turned(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    for number in range(1, 13):
        await put(store, env.guild.id, "per_person", number)
    await fill(moderator, await pick(moderator, await moderator.slash(channel, "settings panel"), "mode"), ["off"])

    log = await moderator.slash(channel, "settings log")

    lines = shown(log).splitlines()
    assert "13 changes, page 1 of 2" in lines[1]
    assert f"<@{moderator.id}> changed **When it speaks** for the whole server: default → Off" in lines[2]
    assert lines[2].startswith("<t:")
    assert "**Articles an hour, per person** for the whole server: 11 → 12" in lines[3]
    await moderator.click(log.response, label="Older ›")
    assert "default → 1" in shown(log)
    assert labels(log) == ["‹ Newer"]
    await moderator.click(log.response, label="‹ Newer")
    assert shown(log).splitlines() == lines


async def test_a_page_beyond_the_log_is_its_last_and_an_empty_log_says_so(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    empty = await moderator.slash(channel, "settings log", page=9)
    await put(store, env.guild.id, "mode", "off", scope=123456789012345678)
    last = await moderator.slash(channel, "settings log", page=9)

    assert "Nothing has been changed yet." in shown(empty)
    assert "for a channel that no longer exists: inherited → Off" in shown(last)


def told_in(channel: ChannelHandle) -> list[str]:
    return [
        texts({"components": [part.to_dict() for part in message.components]})
        for message in channel.history()
        if message.author.bot and not message.flags.ephemeral
    ]


async def change_mode(actor: MemberActor, channel: ChannelHandle) -> InteractionResult:
    panel = await actor.slash(channel, "settings panel")
    await fill(actor, await pick(actor, panel, "mode"), ["off"])
    return panel


async def test_changes_are_told_in_the_log_channel(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    told = env.guild.create_text_channel("log")
    await put(store, env.guild.id, "log_channel", str(told.id))

    await change_mode(moderator, channel)

    (line,) = told_in(told)
    assert f"<@{moderator.id}> changed **When it speaks** for the whole server: default → Off" in line


async def test_many_changes_are_told_in_one_message(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor
) -> None:
    told = env.guild.create_text_channel("log")
    await put(store, env.guild.id, "log_channel", str(told.id))
    places = [env.guild.create_text_channel(f"news-{number}") for number in range(60)]
    file = settings_file({"channels": {str(place.id): {"mode": "off"} for place in places}})

    taken = await moderator.slash(channel, "settings import", file=file)

    (lines,) = told_in(told)
    named = lines.count("When it speaks")
    assert shown(taken) == "60 settings were changed.\n"
    assert f"And {60 - named} more changes, which /settings log has." in lines


@pytest.mark.parametrize("reason", ["closed", "gone"])
async def test_what_cannot_be_told_in_the_log_channel_is_said(
    env: Env, channel: ChannelHandle, store: Store, moderator: MemberActor, reason: str
) -> None:
    closed = closed_channel(env)
    target = closed.id if reason == "closed" else 123456789012345678
    await put(store, env.guild.id, "log_channel", str(target))

    panel = await change_mode(moderator, channel)

    said = (
        f"It could not be told in <#{closed.id}>, where I lack: Send Messages."
        if reason == "closed"
        else "The log channel no longer exists, so this was told in /settings log only."
    )
    assert said in shown(panel)
    assert await stored(store, env.guild.id, "mode") == "off"


@pytest.mark.parametrize("name", ["settings", "setup"])
async def test_the_commands_are_there_in_servers_only_and_hidden_from_nobody(env: Env, name: str) -> None:
    command = env.bot.tree.get_command(name)
    assert command is not None
    sent = command.to_dict(env.bot.tree)

    assert (sent["contexts"], sent["integration_types"]) == ([0], [0])
    assert sent["default_member_permissions"] is None
