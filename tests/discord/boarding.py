"""What people do on the board in tests, and a report's answer as it stands after somebody asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.board import BoardClaim
from bot.discord.board.enrolling import enrol
from bot.discord.client import WhosaidBot
from bot.discord.controls import Place
from bot.discord.layout.card import card
from bot.discord.shown import shown_of
from bot.model import Report
from bot.store import Job, Kept, Owner, Standing, Store
from bot.submission import Submission
from tests.discord.bodies import texts
from tests.discord.moderating import fill

LINK = "https://records.example.org/mill?page=4"
WHY = "The inspectors' letter of May names the blocked exits."


async def answered(env: Env, channel: ChannelHandle, store: Store, report: Report, asker: int) -> discord.Message:
    """A report's public answer, its claims on the board, remembered as the answer that everybody sees."""
    client = cast(WhosaidBot, env.bot)
    assert channel.guild is not None
    owner = Owner(asker, channel.guild.id, channel.id)
    report_id = await store.keep(report, owner)
    policy = await client.policies.of(channel.guild.id, client.get_channel(channel.id))
    await enrol(client, Kept(report_id, report, owner, datetime.now(UTC)), policy)
    kept = await store.get(report_id)
    place = client.get_channel(channel.id)
    assert kept is not None
    assert isinstance(place, discord.TextChannel | discord.Thread)
    message = await place.send(view=card(await shown_of(client, kept, Place.PUBLIC)))
    job = Job(None, 1, "token", Submission("given"), owner, private=False, accepted_at=datetime.now(UTC))
    await store.finish(await store.accept(job), report_id, Standing(channel.id, message.id))
    return message


async def on_board(store: Store, channel: ChannelHandle, number: int = 1) -> BoardClaim:
    """A claim as the store has it now."""
    assert channel.guild is not None
    claim = await store.board.get(channel.guild.id, number)
    assert claim is not None
    return claim


async def open_claim(actor: MemberActor, answer: discord.Message, claim: BoardClaim) -> InteractionResult:
    """The panel of a claim, opened from the answer."""
    return await actor.select(answer, [str(claim.claim_id)])


async def settle(
    actor: MemberActor,
    panel: InteractionResult,
    verdict: str = "confirmed",
    sentence: str = WHY,
    links: str = LINK,
    files: Sequence[tuple[str, bytes]] | None = None,
) -> InteractionResult:
    """Open the form that settles a claim and send it off."""
    form = await actor.click(panel.response, label="Settle…")
    return await fill(actor, form, [verdict], sentence, links, files)


async def explain(actor: MemberActor, panel: InteractionResult, label: str, sentence: str) -> InteractionResult:
    """Open a form that asks for a sentence and send it off."""
    return await fill(actor, await actor.click(panel.response, label=label), sentence)


def told(result: InteractionResult) -> str:
    """What was said beside the panel."""
    return "\n".join(texts({"components": followup.components}) for followup in result.followups)


def seen_by_all(channel: ChannelHandle, message: discord.Message) -> str:
    """What an answer in the channel says now."""
    now = next(each for each in channel.history() if each.id == message.id)
    return texts({"components": [component.to_dict() for component in now.components]})
