"""The weekly digest: what a server's people still have to verify, and what came of the rest in the week.

It knows claims of the board and Discord's markdown, not when or where a digest is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from discord import ui

from bot.board import BoardClaim, State, StillOpen
from bot.discord.board.controls import open_select
from bot.discord.layout.board import claim_choices
from bot.discord.layout.compose import Block, Message, compose
from bot.discord.layout.parts import heading
from bot.discord.layout.standing import DISCORD, STATES, person
from bot.report.texts import DOT
from bot.speech import tr, trn

EACH: Final = 5
"""Claims in each of the two lists."""

_WORDS_LIMIT = 200
_SHORT_LIMIT = 80


def digest(still_open: StillOpen, settled: Mapping[State, int], links: Mapping[str, str]) -> ui.LayoutView:
    """The digest of a server in which something is open.

    `settled` counts the week's verdicts by state; `links` leads from reports' ids to the answers that everybody sees.
    """
    title = trn("Still open: {number} claim", "Still open: {number} claims", still_open.total)
    blocks = [
        *_list(tr("Longest open"), still_open.oldest, links),
        *_list(tr("Asked about most often"), still_open.most_asked, links),
    ]
    return compose(
        Message(
            head=heading(title, _settled_line(settled)),
            blocks=blocks,
            rows=[[open_select(tr("Open a claim"), claim_choices([*still_open.oldest, *still_open.most_asked]))]],
            closing="-# " + tr("`/claims list` has them all, and `/claims take` makes one yours."),
        )
    )


def _list(title: str, claims: Sequence[BoardClaim], links: Mapping[str, str]) -> Iterator[Block]:
    for number, claim in enumerate(claims):
        above = f"**{title}**\n" if number == 0 else ""
        link = links.get(claim.report_id or "")
        yield tuple(f"{above}{version}" for version in _versions(claim, link))


def _versions(claim: BoardClaim, link: str | None) -> Block:
    small = f"\n-# {DOT.join(_facts(claim, link))}"
    return (
        f"**#{claim.number}** {DISCORD.quote(claim.words, _WORDS_LIMIT)}{small}",
        f"**#{claim.number}** {DISCORD.quote(claim.words, _SHORT_LIMIT)}{small}",
        f"**#{claim.number}** {DISCORD.quote(claim.words, _SHORT_LIMIT)}",
    )


def _facts(claim: BoardClaim, link: str | None) -> Iterator[str]:
    yield tr("listed {when}", when=f"<t:{int(claim.listed_at.timestamp())}:R>")
    if claim.asked > 1:
        yield trn("asked about {number} time", "asked about {number} times", claim.asked)
    if claim.state is State.TAKEN:
        yield tr(STATES[State.TAKEN].english_by, who=person(claim.taken_by))
    if link is not None:
        answer = tr("the answer")
        yield f"[{answer}]({link})"


def _settled_line(settled: Mapping[State, int]) -> str:
    counted = [f"{STATES[state].sign} {STATES[state].word}: {number}" for state, number in settled.items() if number]
    return tr("Settled in the last seven days: {counts}", counts=DOT.join(counted)) if counted else ""
