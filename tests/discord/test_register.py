"""Commands are registered when they changed, and where they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.discord.register import same_commands
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Store
from tests.discord.conftest import ThreadAnalyst

COMMAND: Mapping[str, Any] = {
    "name": "check",
    "type": 1,
    "description": "Check",
    "nsfw": False,
    "contexts": [0, 1],
    "options": [{"name": "text", "type": 3, "required": False, "max_length": 6000}],
}


def puts(env: Env) -> list[str]:
    return [request.path for request in env.http_requests if request.method == "PUT"]


async def test_unchanged_commands_are_not_registered_again(
    env: Env, settings: Settings, store: Store, opener: Opener
) -> None:
    assert len(puts(env)) == 1

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))

    assert len(puts(env)) == 1


async def test_test_servers_get_the_commands_instead(
    env: Env, settings: Settings, store: Store, opener: Opener
) -> None:
    server = env.create_guild()
    there = settings.model_copy(update={"test_guilds": (server.id,)})

    await env.restart_bot(WhosaidBot(there, store, ThreadAnalyst(settings), opener))
    await env.restart_bot(WhosaidBot(there, store, ThreadAnalyst(settings), opener))

    assert puts(env)[1:] == [f"/applications/{env.bot.application_id}/guilds/{server.id}/commands"]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"nsfw": None, "id": "1", "version": "2"}, True),
        ({"description": "Other"}, False),
        ({"contexts": [0]}, False),
        ({"options": []}, False),
        ({"options": [{**COMMAND["options"][0], "max_length": 10}]}, False),
        ({"name": "other"}, False),
    ],
)
def test_a_change_is_seen_and_what_discord_adds_is_not(change: dict[str, Any], same: bool) -> None:
    assert same_commands([COMMAND], [{**COMMAND, **change}]) is same
    assert not same_commands([COMMAND], [COMMAND, {**COMMAND, "name": "left-over"}])
