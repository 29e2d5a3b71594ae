"""Where an answer is to stand: what moderators decided, as far as the bot's permissions there reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bot.discord.settings.permissions import NAMES
from bot.policy import Policy, Replies
from bot.speech import tr
from bot.store import Job


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer is to stand."""

    place: Replies = Replies.REPLY
    channel_id: int | None = None
    """The channel that it is to stand in instead."""
    lacking: str = ""
    """Why it does not stand where moderators want it, in a sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where something is asked, and what the bot may do there."""

    guild: discord.Guild | None
    channel: object
    permissions: discord.Permissions
    anchor_id: int | None = None
    """The message that holds the article."""

    @classmethod
    def by(cls, interaction: discord.Interaction[Any], anchor_id: int | None) -> Asked:
        """Where an interaction comes from."""
        guild = interaction.guild if interaction.is_guild_integration() else None
        return cls(guild, interaction.channel, interaction.app_permissions, anchor_id)


def stands_in(job: Job) -> int | None:
    """The channel that a job's answer is to stand in, or that its thread hangs on."""
    return job.place_id if job.place is Replies.CHANNEL and job.place_id is not None else job.owner.channel_id


def destination(policy: Policy, asked: Asked, *, private: bool) -> Destination:
    """Where the answer is to stand; as a reply where the bot lacks what it needs for another place."""
    if private:
        return Destination(Replies.ASKER)
    match policy.replies:
        case Replies.CHANNEL if asked.guild is not None:
            return _in_channel(asked.guild, asked.channel, policy.channel("reply_channel") or 0)
        case Replies.THREAD if asked.guild is not None:
            return _in_thread(asked)
        case Replies.ASKER:
            return Destination(Replies.ASKER)
        case _:
            return Destination()


def _in_channel(guild: discord.Guild, here: object, channel_id: int) -> Destination:
    if getattr(here, "id", None) == channel_id:
        return Destination()
    channel = guild.get_channel_or_thread(channel_id)
    if not isinstance(channel, discord.abc.Messageable):
        return Destination(lacking=tr("The channel that answers are to go to is gone, or I cannot see it."))
    send = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    missing = _missing(channel.permissions_for(guild.me), "view_channel", send)
    if missing is None:
        return Destination(Replies.CHANNEL, channel_id)
    return Destination(
        lacking=tr(
            "The answer was to stand in {channel}, but I lack the permission “{permission}” there.",
            channel=channel.mention,
            permission=missing,
        )
    )


def _in_thread(asked: Asked) -> Destination:
    """In a thread of its own; within a thread or a forum's post a reply stands in one already."""
    if not isinstance(asked.channel, discord.TextChannel):
        return Destination()
    needed = ["view_channel", "read_message_history", "create_public_threads"]
    needed += ["send_messages_in_threads"] if asked.anchor_id is not None else []
    missing = _missing(asked.permissions, *needed)
    if missing is None:
        return Destination(Replies.THREAD)
    return Destination(
        lacking=tr(
            "The answer was to have a thread of its own, but I lack the permission “{permission}” here.",
            permission=missing,
        )
    )


def _missing(permissions: discord.Permissions, *names: str) -> str | None:
    """The first permission that is missing, as Discord names it."""
    return next((tr(NAMES[name]) for name in names if not getattr(permissions, name)), None)
