"""Pieces that several messages share: a claim as a block, the reasons' labels, rows of navigation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, TypeVar

from bot.board import BoardClaim
from bot.corrections import Corrected, Mark
from bot.discord.controls import OPTION_LIMIT, Choice, Place, Press, What, button, pick
from bot.discord.layout.compose import Block, Control, Row
from bot.discord.layout.marks import mark_line
from bot.discord.layout.standing import plainly, seen_line, standing_line
from bot.model import Claim, Report, Source
from bot.report.escape import Style
from bot.report.people import name_of, source_line
from bot.report.texts import DOT, REASONS, ours
from bot.report.words import claim_words, need_step, say_denied, say_who
from bot.speech import tr, trn

DISCORD, PLAIN = Style.DISCORD, Style.PLAIN
QUOTE_LIMIT = 200
SHORT_LIMIT = 60
LINE_LIMIT = 300
MOST_REASONS = 3
"""Characters of a quotation, of one in the smallest version of a block, and of a line of ours; reasons in a list."""

_Item = TypeVar("_Item")

_NO_BOARD: Final[Mapping[int, BoardClaim]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Shown:
    """A kept report as it is to be shown: its public id, where the message stands, and what the board has of it."""

    report_id: str
    report: Report
    place: Place
    board: Mapping[int, BoardClaim] = field(default_factory=dict)
    """Those of its claims that are on the board, by their ids in the report; none outside of a server."""
    seen: Mapping[int, Sequence[BoardClaim]] = field(default_factory=dict)
    """Claims of earlier reports that say the same, by the ids of those of this report."""
    most: int = 5
    """How many claims the first screen shows."""
    least: int = 0
    """The worth from which on an open claim is listed."""
    corrected: Corrected | None = None
    """What people of its server corrected; None where nobody can."""
    may_correct: bool = False
    """Whether whoever looks at it may."""

    @property
    def settled(self) -> int:
        """How many of the report's open claims members have settled."""
        states = (self.board.get(claim.id) for claim in self.report.open_claims)
        return sum(1 for claim in states if claim is not None and claim.is_settled)

    @property
    def marks(self) -> Mapping[int, Mark]:
        """Who corrected what last, by claim id."""
        return self.corrected.marks if self.corrected else {}

    @property
    def listed(self) -> Sequence[Claim]:
        """The claims that are listed as still to verify, in rank order; they stay when they are settled."""
        claims = self.report.open_claims
        return [claim for claim in claims if claim.worth >= self.least or claim.id in self.board]

    def press(self, what: What, item: int = 0, page: int = 0) -> Press:
        """A press of a control of this message."""
        return Press(self.report_id, self.place, what, item, page)

    def within(self, place: Place) -> Shown:
        """The same report in another place."""
        return replace(self, place=place)

    def without_board(self) -> Shown:
        """The same report with nothing of the board."""
        return replace(self, board={}, seen={})


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; a page beyond the end is the last one."""

    number: int
    size: int
    items: int

    @classmethod
    def of(cls, items: Sequence[object], number: int, size: int) -> Page:
        """Page `number`, counted from 0."""
        last = max((len(items) - 1) // size, 0)
        return cls(min(max(number, 0), last), size, len(items))

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max((self.items + self.size - 1) // self.size, 1)

    def cut(self, items: Sequence[_Item]) -> Sequence[_Item]:
        """The items on this page."""
        return items[self.number * self.size : (self.number + 1) * self.size]

    def __str__(self) -> str:
        if self.pages == 1:
            return ""
        return tr("page {number:,} of {pages:,}", number=self.number + 1, pages=self.pages)


def settled_words(shown: Shown) -> Sequence[str]:
    """How many claims the members have settled; nothing where there is none."""
    return [trn("{number} settled since", "{number} settled since", shown.settled)] if shown.settled else []


def labelled(label: str, plain: str) -> str:
    """A line of small print: a label and plain words, made safe and cut; "" where there is nothing to say."""
    return f"\n-# **{ours(label)}:** {DISCORD.short(plain, LINE_LIMIT)}" if plain else ""


def heading(title: str, *small: str) -> str:
    """A message's first lines: what it is, and small print under it."""
    lines = [f"-# {line}" for line in small if line]
    return "\n".join([f"### {title}", *lines])


def claim_block(shown: Shown, claim: Claim, number: int) -> Block:
    """A claim in a list: quoted words, how it stands, who says so, who denies it, why it is open, what to do next.

    What is settled needs no next step.
    """
    report, on_board = shown.report, shown.board.get(claim.id)
    stands = standing_line(on_board) + seen_line(shown.seen.get(claim.id, ()))
    mark = mark_line(shown.marks.get(claim.id))
    quoted = f"**{number}.** {claim_words(report, claim, DISCORD, QUOTE_LIMIT)}{stands}{mark}"
    said = labelled("says", say_who(report, claim, PLAIN)) + labelled("denied_by", say_denied(report, claim, PLAIN))
    settled = on_board is not None and on_board.is_settled
    why = "" if settled else labelled("why", reasons(claim))
    step = DISCORD.short(need_step(claim.needs[0]), LINE_LIMIT) if claim.needs and not settled else ""
    return (
        quoted + said + why + (f"\n**{ours('next')}:** {step}" if step else ""),
        quoted + said + why,
        quoted,
        f"**{number}.** {claim_words(report, claim, DISCORD, SHORT_LIMIT)}{_at_least(on_board)}",
    )


def _at_least(on_board: BoardClaim | None) -> str:
    """What is said of a claim's standing where there is room for nothing else."""
    return f"\n-# **{plainly(on_board)}**" if on_board else ""


def reasons(claim: Claim) -> str:
    """Why a claim is open, the first few in words: on Discord some signs would turn into coloured pictures."""
    shown = [REASONS[need.reason].word for need in claim.needs[:MOST_REASONS]]
    more = len(claim.needs) - len(shown)
    return DOT.join([*shown, *([f"+{more}"] if more else [])])


def claim_choices(
    report: Report, claims: Sequence[Claim], board: Mapping[int, BoardClaim] = _NO_BOARD
) -> Sequence[Choice]:
    """Claims to pick from: their words, how they stand, and why they are open."""

    def about(claim: Claim) -> str:
        on_board = board.get(claim.id)
        known = [plainly(on_board)] if on_board else []
        return DOT.join(
            [*known, *([reasons(claim)] if claim.needs and not (on_board and on_board.is_settled) else [])]
        )

    return [Choice(claim.id, claim_words(report, claim, PLAIN, OPTION_LIMIT), about(claim)) for claim in claims]


def source_choices(report: Report, sources: Sequence[Source]) -> Sequence[Choice]:
    """Sources to pick from: their names, and what they are."""
    return [
        Choice(
            source.id,
            name_of(source, PLAIN, OPTION_LIMIT),
            Style.PLAIN.short(source_line(report, source, PLAIN), OPTION_LIMIT),
        )
        for source in sources
    ]


def pick_row(press: Press, placeholder: str, choices: Sequence[Choice]) -> Row:
    """A row with a select, or none where there is nothing to pick."""
    return [pick(press, placeholder, choices)] if choices else []


def turn_row(shown: Shown, page: Page, what: What, item: int | None = None) -> Row:
    """Buttons to the page before and the page after, each where there is one."""

    def turned(number: int) -> Press:
        return shown.press(what, number) if item is None else shown.press(what, item, number)

    row: list[Control] = []
    if page.number > 0:
        row.append(button(turned(page.number - 1), tr("‹ Previous page")))
    if page.number + 1 < page.pages:
        row.append(button(turned(page.number + 1), tr("Next page ›")))
    return row


def lists_row(shown: Shown, here: What) -> Row:
    """Buttons to the summary and to the lists, except the one that is being looked at and those that are empty."""
    report = shown.report
    lists: Sequence[tuple[What, str, Sequence[object]]] = (
        (What.CLAIMS, tr("All claims ({number:,})", number=len(report.claims)), report.claims),
        (What.SOURCES, tr("Sources ({number:,})", number=len(report.sources)), report.sources),
        (What.ACCOUNTS, tr("Side by side ({number:,})", number=len(report.accounts)), report.accounts),
        (What.ASIDE, tr("Set aside ({number:,})", number=len(report.set_aside)), report.set_aside),
    )
    summary = [] if here is What.CARD else [button(shown.press(What.CARD), tr("Summary"))]
    return [
        *summary,
        *(button(shown.press(what), label) for what, label, items in lists if items and what is not here),
    ]
