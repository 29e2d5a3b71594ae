"""Pieces that several messages share: a claim as a block, the reasons' labels, rows of navigation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.discord.controls import OPTION_LIMIT, Choice, Place, Press, What, button, pick
from bot.discord.layout.compose import Block, Control, Row
from bot.model import Claim, Report, Source
from bot.report.escape import Style
from bot.report.people import name_of, source_line
from bot.report.texts import DOT, REASONS, TEXTS
from bot.report.words import claim_words, say_denied, say_who

DISCORD, PLAIN = Style.DISCORD, Style.PLAIN
QUOTE_LIMIT = 200
SHORT_LIMIT = 60
LINE_LIMIT = 300
MOST_REASONS = 3
"""Characters of a quotation, of one in the smallest version of a block, and of a line of ours; reasons in a list."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Shown:
    """A kept report as it is to be shown: its public id and where the message stands."""

    report_id: str
    report: Report
    place: Place

    def press(self, what: What, item: int = 0, page: int = 0) -> Press:
        """A press of a control of this message."""
        return Press(self.report_id, self.place, what, item, page)

    def within(self, place: Place) -> Shown:
        """The same report in another place."""
        return replace(self, place=place)


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
        return f"page {self.number + 1} of {self.pages}" if self.pages > 1 else ""


def labelled(label: str, plain: str) -> str:
    """A line of small print: a label and plain words, made safe and cut; "" where there is nothing to say."""
    return f"\n-# **{TEXTS[label]}:** {DISCORD.short(plain, LINE_LIMIT)}" if plain else ""


def heading(title: str, *small: str) -> str:
    """A message's first lines: what it is, and small print under it."""
    lines = [f"-# {line}" for line in small if line]
    return "\n".join([f"### {title}", *lines])


def claim_block(report: Report, claim: Claim, number: int) -> Block:
    """A claim in a list: quoted words, who says so, who denies it, why it is open and what to do next."""
    quoted = f"**{number}.** {claim_words(report, claim, DISCORD, QUOTE_LIMIT)}"
    said = labelled("says", say_who(report, claim, PLAIN)) + labelled("denied_by", say_denied(report, claim, PLAIN))
    why = labelled("why", reasons(claim))
    step = DISCORD.short(claim.needs[0].next_step, LINE_LIMIT) if claim.needs else ""
    return (
        quoted + said + why + (f"\n**{TEXTS['next']}:** {step}" if step else ""),
        quoted + said + why,
        f"**{number}.** {claim_words(report, claim, DISCORD, SHORT_LIMIT)}",
    )


def reasons(claim: Claim) -> str:
    """Why a claim is open, the first few in words: on Discord some signs would turn into coloured pictures."""
    shown = [REASONS[need.reason].word for need in claim.needs[:MOST_REASONS]]
    more = len(claim.needs) - len(shown)
    return DOT.join([*shown, *([f"+{more}"] if more else [])])


def claim_choices(report: Report, claims: Sequence[Claim]) -> Sequence[Choice]:
    """Claims to pick from: their words, and why they are open."""
    return [Choice(claim.id, claim_words(report, claim, PLAIN, OPTION_LIMIT), reasons(claim)) for claim in claims]


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
        row.append(button(turned(page.number - 1), "‹ Previous page"))
    if page.number + 1 < page.pages:
        row.append(button(turned(page.number + 1), "Next page ›"))
    return row


def lists_row(shown: Shown, here: What) -> Row:
    """Buttons to the summary and to the lists, except the one that is being looked at and those that are empty."""
    report = shown.report
    lists: Sequence[tuple[What, str, Sequence[object]]] = (
        (What.CLAIMS, f"All claims ({len(report.claims)})", report.claims),
        (What.SOURCES, f"Sources ({len(report.sources)})", report.sources),
        (What.ACCOUNTS, f"Side by side ({len(report.accounts)})", report.accounts),
        (What.ASIDE, f"Set aside ({len(report.set_aside)})", report.set_aside),
    )
    summary = [] if here is What.CARD else [button(shown.press(What.CARD), "Summary")]
    return [
        *summary,
        *(button(shown.press(what), label) for what, label, items in lists if items and what is not here),
    ]
