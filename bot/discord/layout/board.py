"""The board's own messages: lists, a claim by itself, its history, forms that were refused, the line for a thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import discord
from discord import ui

from bot.board import Act, BoardClaim, Event, Listing, Order, State, Verdict
from bot.discord.board.controls import Move, Query, Turn, Which, open_select, query_button, turn_button
from bot.discord.controls import OPTION_LIMIT, Choice, cut
from bot.discord.layout.compose import Block, Message, Row, compose, size
from bot.discord.layout.given_back import given_back
from bot.discord.layout.parts import Page, heading
from bot.discord.layout.standing import (
    DISCORD,
    SENTENCE_LIMIT,
    SHORT_SENTENCE,
    STATES,
    evidence_line,
    evidence_words,
    numbered,
    person,
    plainly,
    proposed,
    seen_block,
    standing_block,
    stands,
)
from bot.report.escape import Style
from bot.report.texts import CLAIM_KINDS, DOT
from bot.speech import noted, tr, trn

LIST_PAGE: Final = 8
HISTORY_PAGE: Final = 10
_WORDS_LIMIT = 900
_LISTED_WORDS = 220

WHICH: Final[Mapping[Which, str]] = {
    Which.UNSETTLED: noted("Still to verify"),
    Which.OPEN: noted("Open"),
    Which.TAKEN: noted("Taken"),
    Which.SETTLED: noted("Settled"),
    Which.CONFIRMED: noted("Confirmed"),
    Which.REFUTED: noted("Refuted"),
    Which.MISLEADING: noted("Misleading"),
    Which.UNVERIFIABLE: noted("Unverifiable"),
    Which.ALL: noted("All claims"),
}
"""What may be listed, as headings and as choices."""

ORDERS: Final[Mapping[Order, str]] = {
    Order.NEWEST: noted("newest first"),
    Order.OLDEST: noted("oldest first"),
    Order.MOST_ASKED: noted("most asked about first"),
}

_MOVES: Final[Mapping[Move, str]] = {
    Move.TAKE: noted("Take it"),
    Move.RELEASE: noted("Release"),
    Move.SETTLE: noted("Settle…"),
    Move.AGREE: noted("Agree"),
    Move.SEND_BACK: noted("Send back…"),
    Move.REOPEN: noted("Reopen…"),
    Move.HISTORY: noted("History"),
    Move.FILES: noted("Show files"),
    Move.SHOW: noted("Back to the claim"),
}
"""What the buttons say."""

_EVENTS: Final[Mapping[Act, str]] = {
    Act.LISTED: noted("listed"),
    Act.TAKEN: noted("taken by {who}"),
    Act.RELEASED: noted("released by {who}"),
    Act.PROPOSED: noted("{who} proposed: {state}"),
    Act.SETTLED: noted("settled by {who}: {state}"),
    Act.AGREED: noted("{who} agreed: {state}"),
    Act.SENT_BACK: noted("sent back by {who}"),
    Act.REOPENED: noted("reopened by {who}"),
    Act.ASKED_AGAIN: noted("its article was asked about again"),
    Act.CORRECTED: noted("corrected by {who}: {state}"),
}
"""What happened, in a history's words."""


def acts_row(claim: BoardClaim, moves: Sequence[Move]) -> Row:
    """Buttons for what somebody may do with a claim now."""
    return [turn_button(Turn(claim.number, claim.version, move), tr(_MOVES[move])) for move in moves]


def seen_row(seen: Sequence[BoardClaim]) -> Row:
    """A select of the earlier claims that say the same; none without any."""
    return [open_select(tr("Open an earlier claim"), claim_choices(seen))] if seen else []


def claim_alone(claim: BoardClaim, moves: Sequence[Move], seen: Sequence[BoardClaim] = ()) -> ui.LayoutView:
    """A claim without its report, which is no longer kept or is not to be read."""
    words = [DISCORD.quote(claim.words, limit) for limit in (_WORDS_LIMIT, 200)]
    return compose(
        Message(
            head=heading(tr("Claim #{number}", number=claim.number), CLAIM_KINDS[claim.kind].word),
            spaced=True,
            blocks=[words, standing_block(claim), *(seen_block(earlier) for earlier in seen)],
            rows=(acts_row(claim, moves), seen_row(seen)),
            closing="" if claim.report_id else "-# " + tr("The report that it came from is no longer kept."),
        )
    )


def claims_list(listing: Listing, query: Query, links: Mapping[int, str]) -> ui.LayoutView:
    """A page of claims; `links` leads from their numbers to the answers that everybody sees."""
    page = Page.of(range(listing.total), query.page, LIST_PAGE)
    return compose(
        Message(
            head=heading(_title(query), _how_many(listing, query), str(page)),
            spaced=True,
            blocks=[_listed(claim, links.get(claim.number)) for claim in listing.claims],
            rows=(_list_select(listing.claims), _list_turns(query, page)),
        )
    )


def history(claim: BoardClaim, events: Sequence[Event], number: int) -> ui.LayoutView:
    """A page of all that happened to a claim, the latest first."""
    latest = list(reversed(events))
    page = Page.of(latest, number, HISTORY_PAGE)

    def turn(move: Move, to: int = 0) -> Turn:
        return Turn(claim.number, claim.version, move, to)

    turns = [
        *([turn_button(turn(Move.HISTORY, page.number - 1), tr("‹ Later"))] if page.number > 0 else []),
        *(
            [turn_button(turn(Move.HISTORY, page.number + 1), tr("Earlier ›"))]
            if page.number + 1 < page.pages
            else []
        ),
    ]
    return compose(
        Message(
            head=heading(tr("History of #{number}", number=claim.number), stands(claim), str(page)),
            lead=DISCORD.quote(claim.words, _LISTED_WORDS),
            spaced=True,
            blocks=[_event(event) for event in page.cut(latest)],
            rows=(turns, [turn_button(turn(Move.SHOW), tr(_MOVES[Move.SHOW]))]),
        )
    )


def claim_choices(claims: Sequence[BoardClaim]) -> Sequence[Choice]:
    """Claims to pick from: their words, and how they stand."""
    return [Choice(claim.number, Style.PLAIN.quote(claim.words, OPTION_LIMIT), plainly(claim)) for claim in claims]


def suggestion(claim: BoardClaim) -> str:
    """A claim as it is suggested while somebody types: number, state and words, at most 100 characters."""
    start = f"{plainly(claim)}{DOT}"
    return cut(start + Style.PLAIN.quote(claim.words, OPTION_LIMIT - size(start)), OPTION_LIMIT)


def refused_form(why: str, typed: Sequence[str], *, had_files: bool) -> ui.LayoutView:
    """Why a form was not taken, with what was typed in it, to be copied."""
    again = tr("What you wrote is below, so that you can use it again.")
    files = [tr("Your files were not kept; please add them again.")] if had_files else []
    return given_back("\n-# ".join([why, again, *files]), *typed)


def files_note(claim: BoardClaim) -> str:
    """What stands above the files that a verdict rests on."""
    return tr("The files of #{number}:", number=claim.number)


def thread_line(claim: BoardClaim, act: Act, actor_id: int, sentence: str = "") -> str:
    """What happened, on one line for a thread: "#142 · ✓ confirmed by @x, …: “sentence” · site"."""
    who = person(actor_id)
    verdict = claim.verdict or claim.proposal
    if verdict is not None and act in (Act.SETTLED, Act.PROPOSED, Act.AGREED):
        how = proposed(verdict) if claim.proposal else stands(claim)
        why = DISCORD.quote(verdict.sentence, SENTENCE_LIMIT)
        return DOT.join((f"#{claim.number}{DOT}{how}: {why}", evidence_words(verdict.evidence)))
    said = tr(_EVENTS[act], who=who, state=STATES[claim.state].word)
    why = f": {DISCORD.quote(sentence, SENTENCE_LIMIT)}" if sentence else ""
    return f"#{claim.number}{DOT}{STATES[claim.state].sign} {said}{why}"


def thread_note(lines: Sequence[str]) -> ui.LayoutView:
    """Lines of what happened, together."""
    return compose(Message(head=lines[0], blocks=[[line] for line in lines[1:]]))


def verdict_options() -> list[discord.SelectOption]:
    """The four verdicts, each with what it says."""
    verdicts = (State.CONFIRMED, State.REFUTED, State.MISLEADING, State.UNVERIFIABLE)
    return [
        discord.SelectOption(
            label=f"{STATES[state].sign} {STATES[state].word}",
            value=state,
            description=tr(STATES[state].english_about),
        )
        for state in verdicts
    ]


def _title(query: Query) -> str:
    if query.words:
        return tr("Claims with {words}", words=DISCORD.quote(query.words))
    if query.mine:
        return tr("Claims that you have taken")
    return tr(WHICH[query.which])


def _how_many(listing: Listing, query: Query) -> str:
    if not listing.total:
        return tr("There are none.")
    number = trn("{number} claim", "{number} claims", listing.total)
    return DOT.join([number, *([] if query.words else [tr(ORDERS[query.order])])])


def _listed(claim: BoardClaim, link: str | None) -> Block:
    waiting = f"\n-# {proposed(claim.proposal)}" if claim.proposal else ""
    state = f"**{numbered(claim)}**{waiting}"
    small = f"\n-# {_known(claim, link)}"
    why = _short_why(claim.verdict)
    return (
        f"{state}\n{DISCORD.quote(claim.words, _LISTED_WORDS)}{why}{small}",
        f"{state}\n{DISCORD.quote(claim.words, _LISTED_WORDS)}",
        f"{state}\n{DISCORD.quote(claim.words, 60)}",
    )


def _known(claim: BoardClaim, link: str | None) -> str:
    """Since when it is listed, how often it was asked about, and the way to the answer."""
    since, label = f"<t:{int(claim.listed_at.timestamp())}:R>", tr("the answer")
    asked = trn("asked about {number} time", "asked about {number} times", claim.asked) if claim.asked > 1 else ""
    parts = (tr("listed {when}", when=since), asked, f"[{label}](<{link}>)" if link else "")
    return DOT.join(part for part in parts if part)


def _short_why(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    return f"\n-# {DISCORD.quote(verdict.sentence, SHORT_SENTENCE)}{evidence_line(verdict.evidence[:2])}"


def _list_select(claims: Sequence[BoardClaim]) -> Row:
    return [open_select(tr("Open a claim"), claim_choices(claims))] if claims else []


def _list_turns(query: Query, page: Page) -> Row:
    back = [query_button(query.at(page.number - 1), tr("‹ Previous page"))] if page.number > 0 else []
    on = [query_button(query.at(page.number + 1), tr("Next page ›"))] if page.number + 1 < page.pages else []
    return [*back, *on]


def _event(event: Event) -> Block:
    sign = STATES[event.after].sign
    said = tr(_EVENTS[event.act], who=person(event.actor_id), state=STATES[event.after].word)
    line = f"<t:{int(event.at.timestamp())}:f>{DOT}{sign} {said}"
    why = f"\n-# {DISCORD.quote(event.sentence, SENTENCE_LIMIT)}" if event.sentence else ""
    short = f"\n-# {DISCORD.quote(event.sentence, 80)}" if event.sentence else ""
    return (line + why + evidence_line(event.evidence), line + short, line)
