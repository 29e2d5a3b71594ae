"""Who may do what, by what Discord says of a member with the very press or command that is being answered."""

from __future__ import annotations

from typing import Any

import discord

from bot.errors import WhosaidError
from bot.policy import Policy
from bot.speech import noted


def role_ids(member: object) -> frozenset[int]:
    """The ids of a member's roles; none of somebody outside of a server."""
    return frozenset(role.id for role in member.roles) if isinstance(member, discord.Member) else frozenset()


def manages_server(interaction: discord.Interaction[Any]) -> bool:
    """Whether this member may manage the server."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def may_configure(interaction: discord.Interaction[Any], policy: Policy) -> bool:
    """Whether this member may change the server's settings."""
    named = policy.ids("managers") & role_ids(interaction.user)
    return interaction.guild_id is not None and (manages_server(interaction) or bool(named))


def may_ask(interaction: discord.Interaction[Any], policy: Policy) -> bool:
    """Whether this person may have an article checked here."""
    return _is_named(interaction, policy, "askers")


def may_verify(interaction: discord.Interaction[Any], policy: Policy) -> bool:
    """Whether this person may take and settle claims and correct the reader here."""
    return interaction.guild_id is not None and _is_named(interaction, policy, "verifiers")


def require_configure(interaction: discord.Interaction[Any], policy: Policy) -> None:
    """Raise WhosaidError (not_allowed_settings) unless this member may change settings."""
    if not may_configure(interaction, policy):
        raise WhosaidError(
            "not_allowed_settings",
            noted("Only members who may manage this server, or who have a role that it named, can change settings."),
        )


def require_ask(interaction: discord.Interaction[Any], policy: Policy) -> None:
    """Raise WhosaidError (not_allowed_ask) unless this person may have an article checked here."""
    if not may_ask(interaction, policy):
        raise WhosaidError(
            "not_allowed_ask", noted("In this channel only members with certain roles can have articles checked.")
        )


def require_verify(interaction: discord.Interaction[Any], policy: Policy) -> None:
    """Raise WhosaidError (not_allowed_verify) unless this person may verify here."""
    if not may_verify(interaction, policy):
        raise WhosaidError("not_allowed_verify", noted("Here only members with certain roles can verify claims."))


def _is_named(interaction: discord.Interaction[Any], policy: Policy, setting: str) -> bool:
    roles = policy.ids(setting)
    return not roles or bool(roles & role_ids(interaction.user)) or manages_server(interaction)
