"""Which permissions the bot needs where it is to speak, and which of them it lacks there.

Discord sends a bot its own member with every server and tells it of every change of its roles, so what is compared
here is what Discord itself goes by, although no other member is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import discord

from bot.discord.settings.standing import Standing
from bot.policy import Mode, Policy, Replies
from bot.speech import noted, tr

NAMES: Final[Mapping[str, str]] = {
    "view_channel": noted("View Channel"),
    "send_messages": noted("Send Messages"),
    "send_messages_in_threads": noted("Send Messages in Threads"),
    "create_public_threads": noted("Create Public Threads"),
    "attach_files": noted("Attach Files"),
    "read_message_history": noted("Read Message History"),
}
"""Permissions as discord.py and as Discord's settings name them."""

_TELLING = ("view_channel", "send_messages")
_POSTED_IN = ("reply_channel", "digest_channel", "log_channel")


@dataclass(frozen=True, slots=True)
class Lack:
    """What the bot lacks in one channel."""

    channel_id: int
    missing: tuple[str, ...]
    """Names of permissions, as the keys of NAMES have them."""


def needed(policy: Policy, channel: discord.abc.GuildChannel) -> tuple[str, ...]:
    """What the bot needs to do what it is told to in a channel."""
    if policy.mode is Mode.OFF or isinstance(channel, discord.CategoryChannel):
        return ()
    in_posts = isinstance(channel, discord.ForumChannel)
    names = {"view_channel", "attach_files", "send_messages_in_threads" if in_posts else "send_messages"}
    if policy.replies is Replies.THREAD and not in_posts:
        names |= {"create_public_threads", "send_messages_in_threads"}
    if policy.mode.watches:
        names.add("read_message_history")
    return tuple(name for name in NAMES if name in names)


def missing(channel: discord.abc.GuildChannel, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the permissions that the bot does not have in a channel.

    What Discord takes away along with another missing one is not named: it may well have been given.
    """
    has = channel.permissions_for(channel.guild.me)
    if not has.view_channel:
        return tuple(name for name in names if name == "view_channel")
    implied = set() if has.send_messages else {"attach_files"}
    return tuple(name for name in names if name not in implied and not getattr(has, name))


def lacks_where_it_speaks(standing: Standing) -> Sequence[Lack]:
    """What is missing in this place: the channel, those of the category, or all of the server."""
    return [lack for channel in _channels(standing) if (lack := _lack(standing, channel)).missing]


def lacks_where_it_posts(standing: Standing) -> Sequence[Lack]:
    """What is missing in the channels that settings name: for answers, the digest and the log."""
    return [lack for channel in _named(standing) if (lack := Lack(channel.id, missing(channel, _TELLING))).missing]


def lacks_to_post(guild: discord.Guild, channel_id: int) -> Sequence[str]:
    """The names, as Discord has them, of what is missing to post in a channel; none where the channel is gone."""
    channel = guild.get_channel(channel_id)
    return [] if channel is None else [tr(NAMES[name]) for name in missing(channel, _TELLING)]


def speaks_in(standing: Standing) -> int:
    """In how many channels of this place the bot is to speak."""
    return sum(1 for channel in _channels(standing) if needed(standing.policy_in(channel), channel))


def _lack(standing: Standing, channel: discord.abc.GuildChannel) -> Lack:
    return Lack(channel.id, missing(channel, needed(standing.policy_in(channel), channel)))


def _channels(standing: Standing) -> Sequence[discord.abc.GuildChannel]:
    place = standing.channel
    if place is None:
        return standing.guild.channels
    return place.channels if isinstance(place, discord.CategoryChannel) else [place]


def _named(standing: Standing) -> Iterator[discord.abc.GuildChannel]:
    ids = dict.fromkeys(standing.policy.channel(name) for name in _POSTED_IN)
    for channel_id in ids:
        channel = None if channel_id is None else standing.guild.get_channel(channel_id)
        if channel is not None:
            yield channel
