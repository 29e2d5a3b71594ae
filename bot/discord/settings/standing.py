"""How the settings of a place stand: what is stored, what holds, and what that is called in this server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord.policies import scopes_of
from bot.errors import WhosaidError
from bot.policy import Kind, Origin, Policy, Row, Stored, Value, from_json, policy_of, say
from bot.policy.policy import SERVER
from bot.policy.values import SettingValueError
from bot.report.escape import Style
from bot.speech import noted, tr, trn
from bot.store.configuration import INHERIT

MOST_NAMED = 10
"""Roles or domains of a list that are named in a line; the others are counted."""
UNREADABLE = 60

GONE_CHANNEL = noted("a channel that no longer exists")
GONE_ROLE = noted("a role that no longer exists")

_ORIGINS: Mapping[Origin, str] = {
    Origin.CHANNEL: noted("from the channel"),
    Origin.CATEGORY: noted("from the category"),
    Origin.SERVER: noted("from the server"),
    Origin.DEFAULT: noted("default"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The settings of one place as they are stored and as they hold there."""

    guild: discord.Guild
    channel: discord.abc.GuildChannel | None
    """A channel or category; None for the whole server."""
    stored: Mapping[tuple[int, str], Stored]

    @property
    def scope_id(self) -> int:
        """The id under which this place's own settings are stored."""
        return SERVER if self.channel is None else self.channel.id

    @property
    def policy(self) -> Policy:
        """What holds here."""
        return self.policy_in(self.channel)

    def policy_in(self, channel: discord.abc.GuildChannel | None) -> Policy:
        """What holds in any place of this server."""
        return policy_of(self.stored, scopes_of(channel))

    def version(self, name: str) -> int:
        """The version of this place's own setting; 0 where it never had one."""
        kept = self.stored.get((self.scope_id, name))
        return kept.version if kept else 0

    def is_own(self, name: str) -> bool:
        """Whether this place has a value of its own."""
        kept = self.stored.get((self.scope_id, name))
        return kept is not None and not kept.inherits

    def wider(self, row: Row) -> tuple[Value, Origin]:
        """What would hold here without a value of its own, and from where."""
        policy = policy_of(self.stored, [each for each in scopes_of(self.channel) if each.id != self.scope_id])
        return policy.value(row.name), policy.origin(row.name)

    def origin(self, row: Row) -> str:
        """Where the value that holds here comes from, in words."""
        if self.channel is not None and self.is_own(row.name):
            return tr("set here")
        return tr(_ORIGINS[self.policy.origin(row.name)])


def place_of(guild: discord.Guild, scope_id: int) -> discord.abc.GuildChannel | None:
    """The channel or category with this id, None for the whole server; raises WhosaidError where it is gone."""
    if scope_id == SERVER:
        return None
    channel = guild.get_channel(scope_id)
    if channel is None:
        raise WhosaidError("channel_gone", noted("That channel no longer exists; its settings hold nowhere."))
    return channel


def place_words(guild: discord.Guild, scope_id: int) -> str:
    """What a scope is called, whether or not it is still there."""
    if scope_id == SERVER:
        return tr("the whole server")
    return tr(GONE_CHANNEL) if guild.get_channel(scope_id) is None else f"<#{scope_id}>"


def origin_words(origin: Origin) -> str:
    """Where a value comes from."""
    return tr(_ORIGINS[origin])


def say_here(guild: discord.Guild, row: Row, value: Value, most: int = MOST_NAMED) -> str:
    """A value in words for a message of this server: what is gone is said to be, long lists are counted."""
    if row.kind is Kind.CHANNEL and isinstance(value, int):
        return f"<#{value}>" if guild.get_channel_or_thread(value) else tr(GONE_CHANNEL)
    if row.kind is Kind.ROLES and isinstance(value, tuple) and value:
        return _listed([f"<@&{role}>" if guild.get_role(int(role)) else tr(GONE_ROLE) for role in value], most)
    if row.kind is Kind.DOMAINS and isinstance(value, tuple) and value:
        return _listed([Style.DISCORD.short(str(domain), UNREADABLE) for domain in value], most)
    return say(row, value)


def say_logged(guild: discord.Guild, row: Row | None, value: Any, scope_id: int) -> str:
    """A value of the audit log in words; as it is kept where this program does not know it."""
    if value is INHERIT:
        return tr("default") if scope_id == SERVER else tr("inherited")
    try:
        if row is not None:
            return say_here(guild, row, from_json(row, value), most=3)
    except SettingValueError:  # written by another version of the program
        pass
    return Style.DISCORD.short(str(value), UNREADABLE)


def _listed(names: Sequence[str], most: int) -> str:
    shown = ", ".join(names[:most])
    left = len(names) - most
    return shown if left <= 0 else trn("{names} and {number} more", "{names} and {number} more", left, names=shown)
