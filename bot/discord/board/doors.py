"""Whom a channel lets in by its roles, and whether all who see one channel see another.

It knows Discord's rules of overwrites, not which members there are: a bot is told of few of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Roles:
    """What a server's roles let people see, whatever the channel."""

    everyone: int
    held: frozenset[int]
    """The roles that people can have; those of bots are left out."""
    seeing: frozenset[int]
    """Those that see channels where nothing else is said."""
    ruling: frozenset[int]
    """Those that see every channel."""

    @classmethod
    def of(cls, guild: discord.Guild) -> Roles:
        """The roles of a server."""
        held = [role for role in guild.roles if not role.is_bot_managed()]
        return cls(
            guild.default_role.id,
            frozenset(role.id for role in held),
            frozenset(role.id for role in held if role.permissions.view_channel),
            frozenset(role.id for role in held if role.permissions.administrator),
        )


@dataclass(frozen=True, slots=True)
class Door:
    """Whom a channel lets in.

    https://docs.discord.com/developers/topics/permissions#permission-overwrites
    """

    roles: Roles
    everyone: bool | None
    """What the channel says of everybody; None where it says nothing."""
    allowed: frozenset[int]
    denied: frozenset[int]
    """The roles that it lets in and keeps out."""
    guests: frozenset[int]
    barred: frozenset[int]
    """The people that it lets in and keeps out by themselves."""

    @classmethod
    def of(cls, channel: discord.abc.GuildChannel, roles: Roles) -> Door:
        """The door of a channel."""
        said = list(_said(channel))
        by_role = {each: may for is_role, each, may in said if is_role}
        people = {each: may for is_role, each, may in said if not is_role and each != channel.guild.me.id}
        return cls(
            roles,
            by_role.pop(roles.everyone, None),
            frozenset(each for each, may in by_role.items() if may),
            frozenset(each for each, may in by_role.items() if not may) & roles.held,
            frozenset(each for each, may in people.items() if may),
            frozenset(each for each, may in people.items() if not may),
        )

    def lets_in(self, *own: int) -> bool:
        """Whether somebody with these roles sees the channel."""
        held = {self.roles.everyone, *own}
        if held & self.roles.ruling or held & self.allowed:
            return True
        if held & self.denied:
            return False
        return bool(held & self.roles.seeing) if self.everyone is None else self.everyone

    @property
    def is_open(self) -> bool:
        """Whether everybody sees the channel."""
        return self.lets_in() and not self.denied and not self.barred

    def keeps_nobody_of(self, other: Door) -> bool:
        """Whether everybody who sees the other channel sees this one.

        A person can have any two roles, and one that is kept out here may come in there by the other; more than two
        let nobody in whom no two of them do. Of people who are let in or kept out by themselves no role is known.
        """
        if self.is_open:
            return True
        strangers = (other.guests - self.guests) | (self.barred - other.barred)
        return not strangers and all(self.lets_in(*own) for own in self._groups(other))

    def _groups(self, other: Door) -> Iterator[tuple[int, ...]]:
        """Roles with which somebody sees the other channel, alone and beside one that is kept out here."""
        inside = [role for role in self.roles.held if other.lets_in(role)]
        yield from ((role,) for role in inside)
        yield from ((role, kept) for kept in self.denied for role in inside if other.lets_in(role, kept))


def _said(channel: discord.abc.GuildChannel) -> Iterable[tuple[bool, int, bool]]:
    """What a channel says of who sees it: whether of a role, of whom, and which."""
    for target, overwrite in channel.overwrites.items():
        is_role = isinstance(target, discord.Role) or getattr(target, "type", None) is discord.Role
        if overwrite.view_channel is not None:
            yield is_role, target.id, overwrite.view_channel
