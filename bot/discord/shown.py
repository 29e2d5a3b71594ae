"""Gathers what a kept report is shown with: how its claims stand on the board, and earlier claims that say the same.

It never keeps an answer from being given: what cannot be had is logged and left out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.board import BoardClaim, Places, State
from bot.discord.board.visible import places_for, places_open_to
from bot.discord.controls import Place
from bot.discord.layout.parts import Shown
from bot.discord.rights import may_verify
from bot.policy import Policy
from bot.store import Kept, Store
from bot.store.corrections import corrected

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

Seen = Mapping[int, Sequence[BoardClaim]]


async def shown_of(
    client: WhosaidBot, kept: Kept, place: Place, policy: Policy | None = None, channel_id: int | None = None
) -> Shown:
    """A report as everybody in a channel of its own server may see it, corrected by its members.

    `policy` is that of the channel where it was asked for, when it is known; `channel_id` is where it is to stand,
    unless it stands already or that is where it was asked for.
    """
    channel_id = channel_id or kept.answer_channel_id or kept.owner.channel_id
    places = await places_open_to(client, kept.owner.guild_id or 0, channel_id)
    return await _shown(client, kept, place, policy, places)


async def shown_to(interaction: discord.Interaction[WhosaidBot], kept: Kept, place: Place) -> Shown:
    """A report as whoever pressed may see it: another server is told nothing of board and corrections."""
    client, guild = interaction.client, interaction.client.get_guild(interaction.guild_id or 0)
    if guild is None or guild.id != kept.owner.guild_id:
        return Shown(kept.report_id, kept.report, place)
    policy = await client.policies.where(guild, kept.owner.channel_id, kept.answer_channel_id)
    shown = await _shown(client, kept, place, policy, places_for(interaction))
    return replace(shown, may_correct=may_verify(interaction, policy))


async def seen_before(client: WhosaidBot, guild_id: int, claims: Sequence[BoardClaim], places: Places) -> Seen:
    """Earlier claims of other reports that say the same, by the ids of the claims within their report.

    Only those of `places` are looked for.
    """
    try:
        return await _earlier(client.store, guild_id, claims, places)
    except Exception:  # whatever it is, the answer matters more
        log.exception("what was seen before of %d claims is not shown", len(claims))
        return {}


async def _shown(client: WhosaidBot, kept: Kept, place: Place, policy: Policy | None, places: Places) -> Shown:
    """A report with what may be told of claims of these places."""
    guild = client.get_guild(kept.owner.guild_id or 0)
    if guild is None:
        return Shown(kept.report_id, kept.report, place)
    try:
        policy = policy or await client.policies.where(guild, kept.owner.channel_id, kept.answer_channel_id)
        now = await corrected(client.store, kept)
        listed = await client.store.board.of_report(kept.report_id)
    except Exception:  # whatever it is, the answer matters more
        log.exception("report %s is shown without the board", kept.report_id)
        return Shown(kept.report_id, kept.report, place)
    board = {claim_id: claim for claim_id, claim in listed.items() if claim.channel_id in places}
    seen = await seen_before(client, guild.id, list(board.values()), places)
    most, least = policy.number("claims_shown"), policy.worth.least
    return Shown(kept.report_id, now.report, place, board, seen, most, least, now)


async def _earlier(store: Store, guild_id: int, claims: Sequence[BoardClaim], places: Places) -> Seen:
    prints = await store.board.prints([claim.id for claim in claims])
    known = [claim for claim in claims if claim.id in prints]
    if not known:
        return {}
    asked = [(prints[claim.id], claim.words) for claim in known]
    first = min(claim.number for claim in claims)
    found = await store.seen.like(guild_id, asked, not_of=known[0].report_id, before=first, places=places)
    whole = await store.board.several(guild_id, {like.number for alike in found for like in alike})
    told = {number: claim for number, claim in whole.items() if claim.state is not State.SET_ASIDE}
    earlier = {
        claim.claim_id: [told[like.number] for like in alike if like.number in told]
        for claim, alike in zip(known, found, strict=True)
    }
    return {claim_id: alike for claim_id, alike in earlier.items() if alike}
