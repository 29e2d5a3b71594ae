"""Commands made known to Discord, and only when they changed: registering is rate-limited by the day."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

log = logging.getLogger(__name__)

_IGNORED = frozenset({"dm_permission"})
"""Superseded by `contexts`; what Discord reports for it is not what was sent."""
_GLOBAL_ONLY = frozenset({"contexts", "integration_types"})
"""What Discord does not keep for the commands of one server."""


async def register(tree: app_commands.CommandTree[Any], servers: Sequence[int]) -> None:
    """Register the tree's commands globally, or to the named servers instead."""
    places: Sequence[discord.Object | None] = [discord.Object(server) for server in servers] or [None]
    for guild in places:
        where = f"server {guild.id}" if guild else "everywhere"
        if guild:
            tree.copy_global_to(guild=guild)
        try:
            await _register(tree, guild, where)
        except discord.HTTPException as error:
            log.error("The commands could not be registered for %s: %s", where, error.text or error)


async def _register(tree: app_commands.CommandTree[Any], guild: discord.Object | None, where: str) -> None:
    ours = await _payload(tree, guild)
    theirs = await _registered(tree.client, guild)
    if same_commands(ours, theirs, _IGNORED | (_GLOBAL_ONLY if guild else frozenset())):
        log.info("The commands for %s are up to date", where)
        return
    await tree.sync(guild=guild)
    log.info("Registered %d commands for %s", len(ours), where)


async def _payload(tree: app_commands.CommandTree[Any], guild: discord.Object | None) -> Sequence[Mapping[str, Any]]:
    """The commands as they would be sent, in all languages."""
    commands = tree.get_commands(guild=guild)
    if tree.translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, tree.translator) for command in commands]


async def _registered(client: discord.Client, guild: discord.Object | None) -> Sequence[Mapping[str, Any]]:
    """The commands as Discord has them, in all languages; as sent, for discord.py's own type loses some contexts."""
    assert client.application_id is not None  # noqa: S101  (known once logged in)
    where = f"/guilds/{guild.id}" if guild else ""
    route = Route("GET", f"/applications/{client.application_id}{where}/commands")
    found: Sequence[Mapping[str, Any]] = await client.http.request(route, params={"with_localizations": "true"})
    return found


def same_commands(
    ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]], ignored: frozenset[str] = frozenset()
) -> bool:
    """Whether what is registered says the same as what would be; unset and empty values are equal."""

    def key(command: Mapping[str, Any]) -> tuple[int, str]:
        return int(command.get("type", 1)), str(command["name"])

    known = {key(command): command for command in theirs}
    return len(known) == len(ours) and all(
        key(command) in known and _same(command, known[key(command)], ignored) for command in ours
    )


def _same(ours: Any, theirs: Any, ignored: frozenset[str]) -> bool:
    """Whether every value of ours is also theirs; they may add defaults of their own."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return all(_same(value, theirs.get(name), ignored) for name, value in ours.items() if name not in ignored)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(lambda a, b: _same(a, b, ignored), ours, theirs))
    return ours == theirs or (not ours and not theirs)
