"""All claims page by page, and one claim with its chain and the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.board import BoardClaim
from bot.discord.board.controls import Move
from bot.discord.controls import What, button
from bot.discord.layout.board import acts_row, seen_row
from bot.discord.layout.compose import Block, Control, Message, Row, compose
from bot.discord.layout.corrections import claim_row, list_row, mark_blocks
from bot.discord.layout.parts import (
    DISCORD,
    LINE_LIMIT,
    PLAIN,
    Page,
    Shown,
    claim_block,
    claim_choices,
    heading,
    labelled,
    lists_row,
    pick_row,
    reasons,
    settled_words,
    turn_row,
)
from bot.discord.layout.standing import seen_block, standing_block
from bot.model import Claim, Report, Span
from bot.provenance.segment import sentences
from bot.report.counting import count
from bot.report.texts import CLAIM_KINDS, DOT, ours
from bot.report.words import chain_words, claim_words, need_step, need_why, say_denied, say_who
from bot.speech import tr

PAGE = 6
WORDS_LIMIT = 900
AROUND_LIMIT = 700


def claims_page(shown: Shown, number: int) -> ui.LayoutView:
    """One page of all claims in rank order, those that are traced to their source last."""
    claims = shown.report.claims
    page = Page.of(claims, number, PAGE)
    on_page = page.cut(claims)
    first = page.number * PAGE + 1
    return compose(
        Message(
            head=heading(ours("all_heading"), _claims_line(shown), str(page)),
            spaced=True,
            blocks=[claim_block(shown, claim, index) for index, claim in enumerate(on_page, start=first)],
            rows=(
                pick_row(
                    shown.press(What.PICK_CLAIM),
                    tr("Open a claim"),
                    claim_choices(shown.report, on_page, shown.board),
                ),
                turn_row(shown, page, What.CLAIMS),
                list_row(shown),
                lists_row(shown, What.CLAIMS),
            ),
        )
    )


def claim_detail(shown: Shown, claim_id: int, moves: Sequence[Move] = ()) -> ui.LayoutView:
    """One claim: its words, how it stands, how it got here, why it is open, what to do, and the words around it.

    `moves` is what whoever looks at it may do with it on the board.
    """
    report = shown.report
    claim = report.claim(claim_id)
    position = report.claims.index(claim)
    return compose(
        Message(
            head=heading(
                tr("Claim {number:,} of {all:,}", number=position + 1, all=len(report.claims)),
                CLAIM_KINDS[claim.kind].word,
            ),
            spaced=True,
            blocks=[
                (claim_words(report, claim, DISCORD, WORDS_LIMIT), claim_words(report, claim, DISCORD, 200)),
                *mark_blocks(shown, claim),
                *_standing(shown, claim),
                _telling(report, claim),
                *_needs(claim, shown.board.get(claim_id)),
                *_around(report, claim),
                *_restated(report, claim),
            ],
            rows=(
                _moves(shown, claim, moves),
                claim_row(shown, claim),
                seen_row(shown.seen.get(claim_id, ())),
                _neighbours(shown, position),
                _ways_out(shown, position),
            ),
        )
    )


def _standing(shown: Shown, claim: Claim) -> Sequence[Block]:
    """How it stands on the board, and what came of earlier claims that say the same."""
    on_board = shown.board.get(claim.id)
    own = [standing_block(on_board)] if on_board else []
    return [*own, *(seen_block(earlier) for earlier in shown.seen.get(claim.id, ()))]


def _moves(shown: Shown, claim: Claim, moves: Sequence[Move]) -> Row:
    on_board = shown.board.get(claim.id)
    return acts_row(on_board, moves) if on_board else []


def _claims_line(shown: Shown) -> str:
    listed = len(shown.report.open_claims)
    traced = len(shown.report.claims) - listed
    known = [count(listed - shown.settled, "open"), *([count(traced, "traced")] if traced else [])]
    return DOT.join([*known, *settled_words(shown)])


def _telling(report: Report, claim: Claim) -> Block:
    said = labelled("says", say_who(report, claim, PLAIN)) + labelled("denied_by", say_denied(report, claim, PLAIN))
    chain = labelled("chain", chain_words(report, claim, PLAIN)) if len(claim.chain) > 1 else ""
    return ((said + chain).strip(), said.strip())


def _needs(claim: Claim, on_board: BoardClaim | None) -> Sequence[Block]:
    """Each reason as its sentence and its step; of what is settled the reasons alone; a word where there is none."""
    if on_board is not None and on_board.is_settled:
        return [[labelled("why", reasons(claim)).strip()]]
    if not claim.needs:
        return [[tr("It is traced to its source in this article.")]]
    steps = [
        (DISCORD.short(need_why(need), LINE_LIMIT), DISCORD.short(need_step(need), LINE_LIMIT))
        for need in claim.needs
    ]
    return [(f"**{why}**\n{ours('next')}: {step}", f"-# {reasons(claim)}") for why, step in steps]


def _around(report: Report, claim: Claim) -> Sequence[Block]:
    """The sentences around the claim, where they say more than the claim."""
    words = report.words(context(report, claim.span))
    if len(words) <= len(report.words(claim.span)) + 2:  # a full stop and a quote mark say nothing more
        return []
    where = tr("In the article")
    return [tuple(f"-# {where}\n{DISCORD.quote(words, limit)}" for limit in (AROUND_LIMIT, 120))]


def context(report: Report, span: Span) -> Span:
    """The sentences that a span touches and one on each side, within its block; the span itself outside of any."""
    block = next((block.span for block in report.article.blocks if block.span.overlaps(span)), None)
    if block is None:
        return span
    parts = sentences(report.article.text, block)
    touched = [index for index, part in enumerate(parts) if part.overlaps(span)] or [0]
    near = parts[max(touched[0] - 1, 0) : touched[-1] + 2]
    return Span(min(span.start, near[0].start), max(span.end, near[-1].end)) if near else span


def _restated(report: Report, claim: Claim) -> Sequence[Block]:
    if not claim.restated:
        return []
    said = "; ".join(PLAIN.quote(report.words(span), 120) for span in claim.restated[:3])
    return [[labelled("also_at", said).strip()]]


def _neighbours(shown: Shown, position: int) -> Row:
    claims = shown.report.claims
    row: list[Control] = []
    if position > 0:
        row.append(button(shown.press(What.CLAIM, claims[position - 1].id), tr("‹ Previous claim")))
    if position + 1 < len(claims):
        row.append(button(shown.press(What.CLAIM, claims[position + 1].id), tr("Next claim ›")))
    return row


def _ways_out(shown: Shown, position: int) -> Row:
    return [
        button(shown.press(What.CARD), tr("Summary")),
        button(
            shown.press(What.CLAIMS, position // PAGE), tr("All claims ({number:,})", number=len(shown.report.claims))
        ),
    ]
