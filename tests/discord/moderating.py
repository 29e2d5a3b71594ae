"""What moderators do in the tests of settings and set-up: pick, fill in, be faster than somebody, lose a role."""

from __future__ import annotations

from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.store import Store
from bot.store.configuration import Change
from tests.discord.bodies import walk
from tests.discord.conftest import control_ids, options


async def put(store: Store, guild: int, name: str, value: Any, scope: int = 0) -> None:
    """A setting as another moderator makes it."""
    await store.settings.change(guild, [Change(scope, name, value, None)], actor_id=1)


async def stored(store: Store, guild: int, name: str, scope: int = 0) -> Any:
    kept = (await store.settings.of(guild)).get((scope, name))
    return "nothing" if kept is None or kept.inherits else kept.value


async def pick(actor: MemberActor, shown_panel: InteractionResult, name: str) -> InteractionResult:
    """Open the form of a setting from a panel."""
    assert shown_panel.response is not None
    (value,) = (value for value in options(shown_panel) if value.split(".")[0] == name)
    return await actor.select(shown_panel.response, [value], custom_id=select_id(shown_panel, "pick"))


def select_id(result: InteractionResult, act: str) -> str:
    assert result.response is not None
    ids = [part["custom_id"] for part in walk(result.response.components) if "custom_id" in part]
    return next(each for each in ids if each.startswith(f"wset:1:{act}:"))


def select_place(result: InteractionResult) -> str:
    return select_id(result, "place")


async def fill(actor: MemberActor, form: InteractionResult, *values: Any) -> InteractionResult:
    """Send a form off with these values, in order; None leaves a part empty."""
    parts = zip(control_ids(form.modal), values, strict=True)
    return await actor.submit_modal(form, {part: value for part, value in parts if value is not None})


async def take_permission(env: Env, actor: MemberActor, roles: list[RoleHandle]) -> None:
    """Give a member other roles, as somebody would in the middle of what they are doing."""
    env.backend.edit_member(env.guild.id, actor.id, {"role_ids": [role.id for role in roles]})
    await env.settle()


def closed_channel(env: Env) -> ChannelHandle:
    """A channel that the bot sees and cannot write in."""
    silent = discord.PermissionOverwrite(send_messages=False)
    return env.guild.create_text_channel("closed", overwrites={env.guild.default_role: silent})
