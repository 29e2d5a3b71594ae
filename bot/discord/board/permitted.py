"""Who may do what with a claim, by the settings of the place where its article was asked about.

Every press and every form asks here again: what was drawn some time ago permits nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import discord

from bot.board import Act, BoardClaim, Verdict
from bot.board.rules import possible
from bot.discord.board.controls import Move
from bot.discord.rights import manages_server, may_verify, require_verify
from bot.policy import Policy

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

_MOVES: Final = (
    (Act.TAKEN, Move.TAKE),
    (Act.AGREED, Move.AGREE),
    (Act.SENT_BACK, Move.SEND_BACK),
    (Act.SETTLED, Move.SETTLE),
    (Act.RELEASED, Move.RELEASE),
    (Act.REOPENED, Move.REOPEN),
)
"""What can be done, in the order of the buttons."""


def is_moderator(interaction: discord.Interaction[WhosaidBot]) -> bool:
    """Whether this member keeps order here: may manage messages, or the server."""
    in_server = interaction.guild_id is not None
    return in_server and (interaction.permissions.manage_messages or manages_server(interaction))


async def policy_for(interaction: discord.Interaction[WhosaidBot], claim: BoardClaim) -> Policy:
    """What holds for a claim: the settings of the channel where its article was asked about.

    Where that channel or the report is gone, those of the channel that the claim belongs to, else the server's; where
    the press was made never matters.
    """
    client, guild = interaction.client, interaction.guild
    if guild is None:
        return await client.policies.of(claim.guild_id, None)
    place = await client.store.answers.of_one(claim.report_id)
    return await client.policies.where(guild, place.channel_id, claim.channel_id)


async def require_move(interaction: discord.Interaction[WhosaidBot], claim: BoardClaim, move: Move) -> Policy:
    """The policy that holds for a claim; raises WhosaidError unless this person may do that with claims here."""
    policy = await policy_for(interaction, claim)
    if not (move is Move.RELEASE and is_moderator(interaction)):
        require_verify(interaction, policy)
    return policy


async def moves_for(interaction: discord.Interaction[WhosaidBot], claim: BoardClaim) -> Sequence[Move]:
    """What this person may do with a claim now, at most five things."""
    policy = await policy_for(interaction, claim)
    moderates = is_moderator(interaction)
    can = possible(claim, interaction.user.id, is_moderator=moderates)
    allowed = can if may_verify(interaction, policy) else can & ({Act.RELEASED} if moderates else set())
    acts = [move for act, move in _MOVES if act in allowed]
    return [*acts, *([Move.FILES] if has_files(claim.verdict or claim.proposal) else []), Move.HISTORY]


def has_files(verdict: Verdict | None) -> bool:
    """Whether a verdict rests on a file."""
    return verdict is not None and any(evidence.url is None for evidence in verdict.evidence)
