"""Puts what a kept report lists on its server's board, before the report is shown.

It never keeps an answer from being given: where it fails, that is logged and the answer is shown without the board.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.board import Listed
from bot.discord.board.visible import place_of
from bot.model import Claim, Report
from bot.policy import Policy
from bot.provenance.seen_before.prints import prints
from bot.store import Kept
from bot.store.corrections import corrected

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)


async def enrol(client: WhosaidBot, kept: Kept, policy: Policy, channel_id: int | None = None) -> None:
    """Put the claims on the board that are worth it where the report was asked for.

    `channel_id` is where its answer is to stand, unless that is where it was asked for. Nothing is put there of a
    private report, nor outside of servers that the bot is a member of. Done again, it adds only what is not there
    yet.
    """
    guild_id = kept.owner.guild_id
    if guild_id is None or kept.private or client.get_guild(guild_id) is None:
        return
    try:
        listed = await _listed(client, (await corrected(client.store, kept)).report, policy)
        if listed:
            place = await place_of(client, guild_id, channel_id or kept.owner.channel_id)
            await client.store.board.enrol(kept.report_id, guild_id, listed, place)
    except Exception:  # whatever it is, the answer matters more
        log.exception("the claims of report %s could not be put on the board", kept.report_id)


async def enrol_missed(client: WhosaidBot, kept: Kept, report: Report, claims: Sequence[Claim]) -> None:
    """Put claims of a corrected report on the board that people missed there, whatever their worth."""
    guild_id = kept.owner.guild_id
    if guild_id is not None and not kept.private and claims:
        place = await place_of(client, guild_id, kept.answer_channel_id or kept.owner.channel_id)
        await client.store.board.enrol(kept.report_id, guild_id, await _entries(client, report, claims), place)


async def _listed(client: WhosaidBot, report: Report, policy: Policy) -> Sequence[Listed]:
    claims = [claim for claim in report.open_claims if claim.worth >= policy.worth.least]
    return await _entries(client, report, claims)


async def _entries(client: WhosaidBot, report: Report, claims: Sequence[Claim]) -> Sequence[Listed]:
    words = [report.words(claim.span) for claim in claims]
    made = await _prints(client, words)
    return [_entry(*each) for each in zip(claims, words, made, strict=True)]


async def _prints(client: WhosaidBot, words: Sequence[str]) -> Sequence[bytes | None]:
    """What is compared with other claims; a claim without it is on the board, and is never found again."""
    if not words:
        return []
    try:
        return await client.analyst.run(prints, words)
    except Exception:  # the board matters more than what was seen before
        log.exception("%d claims cannot be compared with earlier ones", len(words))
        return [None] * len(words)


def _entry(claim: Claim, words: str, made: bytes | None) -> Listed:
    return Listed(claim.id, words, claim.kind, claim.worth, made)
