"""The one way in which settings are changed on Discord: rights, the store with its audit log, the log channel."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.discord.layout.settings_log import told_in_log
from bot.discord.rights import manages_server, require_configure
from bot.discord.settings.permissions import lacks_to_post
from bot.discord.settings.standing import Standing, place_words, say_logged
from bot.discord.tongues import language_for_all
from bot.errors import WhosaidError
from bot.policy import Row, Stored, Value, row, to_json
from bot.speech import noted, speaking, tr, trn
from bot.store.configuration import INHERIT, Change, Logged, StaleSettingError

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

_LINES = 6
"""Changes that a confirmation names."""


class Inherited:
    """Chosen instead of a value, it takes the place's own value back."""


INHERITED = Inherited()


@dataclass(frozen=True, slots=True)
class Wish:
    """A setting as somebody wants it, and the version of it that they saw."""

    scope_id: int
    row: Row
    value: Value | Inherited
    seen: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a change: what the log has of it, and what could not be told where."""

    logged: Sequence[Logged]
    untold: str = ""


async def standing_for(interaction: discord.Interaction[Any], channel: discord.abc.GuildChannel | None) -> Standing:
    """The settings of a place, for somebody who may change them; raises WhosaidError for everybody else."""
    guild = interaction.guild
    if guild is None or guild.unavailable or guild.me is None:
        raise WhosaidError("not_in_server", noted("Settings are made in a server that this bot is a member of."))
    client: WhosaidBot = interaction.client
    standing = Standing(guild, channel, await client.store.settings.of(guild.id))
    require_configure(interaction, standing.policy_in(None))
    return standing


def require_owner(interaction: discord.Interaction[Any], rows: Sequence[Row]) -> None:
    """Raise WhosaidError where one of the settings is changed only by those who may manage the server."""
    kept = next((each for each in rows if each.owners_only), None)
    if kept is not None and not manages_server(interaction):
        raise WhosaidError(
            "owners_only",
            noted("“{setting}” can only be changed by members who may manage the server."),
            setting=tr(kept.label),
        )


async def change(interaction: discord.Interaction[Any], wishes: Sequence[Wish]) -> Done:
    """Make all of the changes or none, and tell them in the log channel.

    Raises WhosaidError where this person may not, StaleSettingError where somebody else was faster.
    """
    standing = await standing_for(interaction, None)
    require_owner(interaction, [wish.row for wish in wishes])
    client: WhosaidBot = interaction.client
    changes = [Change(wish.scope_id, wish.row.name, _as_json(wish), wish.seen) for wish in wishes]
    logged = await client.store.settings.change(standing.guild.id, changes, actor_id=interaction.user.id)
    return Done(logged, await _tell(client, standing.guild, logged) if logged else "")


async def carried_out(interaction: discord.Interaction[Any], wishes: Sequence[Wish]) -> str:
    """Make the changes that a form asks for; what came of it, in words for its sender."""
    await interaction.response.defer()
    if not wishes:
        return tr("Nothing was changed.")
    guild = (await standing_for(interaction, None)).guild
    try:
        done = await change(interaction, wishes)
    except StaleSettingError as error:
        log.info("change of settings: refused (%s)", error.code)
        return stale_words_of(guild, error)
    return _done_words(guild, done)


def stale_words_of(guild: discord.Guild, error: StaleSettingError) -> str:
    """What somebody else did in the meantime."""
    return stale_words(guild, error.change.scope_id, error.change.name, error.now)


def stale_words(guild: discord.Guild, scope_id: int, name: str, now: Stored) -> str:
    """What somebody else changed a setting to in the meantime."""
    return tr(
        "Somebody else changed “{setting}” for {place} to {value} in the meantime; nothing was changed.",
        setting=tr(row(name).label),
        place=place_words(guild, scope_id),
        value=say_logged(guild, row(name), INHERIT if now.inherits else now.value, scope_id),
    )


def _done_words(guild: discord.Guild, done: Done) -> str:
    if not done.logged:
        return tr("Nothing was changed.")
    lines = [_line(guild, logged) for logged in done.logged[:_LINES]]
    left = len(done.logged) - len(lines)
    more = [trn("And {number} more change.", "And {number} more changes.", left)] if left else []
    return "\n".join([*lines, *more, *filter(None, [done.untold])])


def _line(guild: discord.Guild, logged: Logged) -> str:
    return tr(
        "Changed for {place}: {setting} is now **{value}**.",
        place=place_words(guild, logged.scope_id),
        setting=tr(row(logged.name).label),
        value=say_logged(guild, row(logged.name), logged.after, logged.scope_id),
    )


def _as_json(wish: Wish) -> Any:
    return INHERIT if isinstance(wish.value, Inherited) else to_json(wish.row, wish.value)


async def _tell(client: WhosaidBot, guild: discord.Guild, logged: Sequence[Logged]) -> str:
    """Tell changes in the server's log channel; the sentence that says why that could not be done, else ""."""
    policy = await client.policies.of(guild.id, None)
    channel_id = policy.channel("log_channel")
    if channel_id is None:
        return ""
    channel = guild.get_channel_or_thread(channel_id)
    if not isinstance(channel, discord.abc.Messageable):
        log.warning("log_channel_gone: %s of server %s", channel_id, guild.id)
        return tr("The log channel no longer exists, so this was told in /settings log only.")
    with speaking(language_for_all(policy, guild.preferred_locale)):
        view = told_in_log(guild, logged)
    try:
        await channel.send(view=view, silent=True, allowed_mentions=discord.AllowedMentions.none())
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:  # what was changed is changed all the same
        log.warning("log_channel_closed: %s of server %s (%s)", channel_id, guild.id, error)
        return _why_untold(guild, channel_id)
    return ""


def _why_untold(guild: discord.Guild, channel_id: int) -> str:
    lacking = ", ".join(lacks_to_post(guild, channel_id))
    if not lacking:
        return tr("It could not be told in {channel}; /settings log has it.", channel=f"<#{channel_id}>")
    return tr(
        "It could not be told in {channel}, where I lack: {permissions}. /settings log has it.",
        channel=f"<#{channel_id}>",
        permissions=lacking,
    )
