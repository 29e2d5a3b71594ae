"""The answer itself: what the article is, the first claims still to verify, and the way to everything else."""

from __future__ import annotations

from urllib.parse import urlsplit

import discord
from discord import ui

from bot.discord.controls import LABEL_LIMIT, Place, What, button
from bot.discord.layout.compose import Message, Row, compose
from bot.discord.layout.parts import (
    DISCORD,
    LINE_LIMIT,
    PLAIN,
    Shown,
    claim_block,
    claim_choices,
    heading,
    lists_row,
    pick_row,
)
from bot.model import Report
from bot.report.article import NOTE_LIMIT, notices, outlet_notes
from bot.report.counting import count
from bot.report.texts import DOT, TEXTS
from bot.report.words import FAIRNESS, byline, counts_line, title_of

FIRST_CLAIMS = 5
TITLE_LIMIT = 100
URL_LIMIT = 512
"""Characters of an address that a button takes."""


def card(shown: Shown) -> ui.LayoutView:
    """The summary of a report: its first claims still to verify, the rest counted and one press away."""
    report = shown.report
    first = report.open_claims[:FIRST_CLAIMS]
    return compose(
        Message(
            head=heading(
                title_of(report, DISCORD, TITLE_LIMIT),
                DISCORD.short(byline(report, PLAIN), LINE_LIMIT),
                counts_line(report),
                *notices(report, DISCORD),
                _notes(report),
            ),
            lead=_lead(report),
            spaced=True,
            blocks=[claim_block(report, claim, number) for number, claim in enumerate(first, start=1)],
            beyond=len(report.open_claims) - len(first),
            rest=_more,
            rows=(
                pick_row(shown.press(What.PICK_CLAIM), "Open a claim", claim_choices(report, report.open_claims)),
                lists_row(shown, What.CARD),
                _acts_row(shown),
            ),
            closing=f"-# {FAIRNESS}",
        )
    )


def _lead(report: Report) -> str:
    if report.open_claims:
        return f"**{TEXTS['open_heading']}**"
    return TEXTS["none_open" if report.claims else "no_claims"]


def _notes(report: Report) -> str:
    """The outlet's first correction or note, and how many more there are."""
    notes = outlet_notes(report, DISCORD, NOTE_LIMIT)
    if not notes:
        return ""
    more = [count(len(notes) - 1, "more_notes")] if len(notes) > 1 else []
    return f"**{TEXTS['notes_heading']}:** {DOT.join([notes[0], *more])}"


def _more(left_out: int) -> str:
    return f"-# {count(left_out, 'more_open')}: press “All claims”."


def _acts_row(shown: Shown) -> Row:
    only_me = button(shown.press(What.ONLY_ME), "Show only to me")
    export = button(shown.press(What.EXPORT), "Export")
    delete = button(shown.press(What.DELETE), "Delete")
    page = _page_button(shown.report.article.url)
    match shown.place:
        case Place.PUBLIC:
            return [*page, only_me, export, delete]
        case Place.PRIVATE:
            return [*page, export, delete]
        case Place.COPY:
            return [*page, export]


def _page_button(url: str | None) -> Row:
    """The way to the article that was read, by its site's name; none where it has no address that a button takes."""
    if not url or len(url) > URL_LIMIT or not url.isascii() or not url.isprintable() or " " in url:
        return []
    try:
        parts = urlsplit(url)
        site = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return []
    if parts.scheme not in ("http", "https") or not site:
        return []
    label = f"Open {site}" if len(site) < LABEL_LIMIT - 5 else "Open the page"
    return [ui.Button(style=discord.ButtonStyle.link, label=label, url=url)]
