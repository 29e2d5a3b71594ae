"""Accounts of the same thing side by side: who says so, who denies, where they differ, what they rest on."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.discord.controls import What
from bot.discord.layout.compose import Block, Message, compose
from bot.discord.layout.parts import (
    DISCORD,
    PLAIN,
    QUOTE_LIMIT,
    Page,
    Shown,
    claim_choices,
    heading,
    labelled,
    lists_row,
    pick_row,
    turn_row,
)
from bot.model import Account, Report
from bot.report.counting import count
from bot.report.texts import ours
from bot.report.words import account_title, beside, denials, difference_words, origins, say_first
from bot.speech import tr

PAGE = 4
MOST_LINES = 4
"""Accounts a page, and lines of one sort in an account."""


def accounts_page(shown: Shown, number: int) -> ui.LayoutView:
    """One page of accounts; the claims that they hold can be opened."""
    report = shown.report
    page = Page.of(report.accounts, number, PAGE)
    on_page = page.cut(report.accounts)
    held = dict.fromkeys(claim for account in on_page for claim in account.claims)
    return compose(
        Message(
            head=heading(ours("accounts_heading"), count(len(report.accounts), "account"), str(page)),
            spaced=True,
            blocks=[_account_block(report, account) for account in on_page],
            rows=(
                pick_row(
                    shown.press(What.PICK_CLAIM),
                    tr("Open a claim held in these"),
                    claim_choices(report, [report.claim(claim) for claim in held]),
                ),
                turn_row(shown, page, What.ACCOUNTS),
                lists_row(shown, What.ACCOUNTS),
            ),
        )
    )


def _account_block(report: Report, account: Account) -> Block:
    title = account_title(report, account, DISCORD, QUOTE_LIMIT)
    first = labelled("says", say_first(report, account, PLAIN))
    others = _lines("beside", beside(report, account, PLAIN))
    denied = _lines("denied_by", denials(report, account, PLAIN))
    differs = _lines("differs", [difference_words(report, item, PLAIN) for item in account.differences])
    rests = labelled("rests_on", origins(report, account, PLAIN))
    return (
        f"**{title}**" + first + others + denied + differs + rests,
        f"**{title}**" + first + denied + rests,
        f"**{account_title(report, account, DISCORD, 120)}**",
    )


def _lines(label: str, plain: Sequence[str]) -> str:
    """One line an item; what is beyond the first few is counted."""
    more = len(plain) - MOST_LINES
    rest = tr("{number} more", number=more)
    counted = f"\n-# {ours(label)}: {rest}" if more > 0 else ""
    return "".join(labelled(label, line) for line in plain[:MOST_LINES]) + counted
