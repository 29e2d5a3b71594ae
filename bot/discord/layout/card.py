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
    settled_words,
)
from bot.model import Report
from bot.report.article import NOTE_LIMIT, notices, outlet_notes
from bot.report.counting import count
from bot.report.texts import DOT, ours
from bot.report.words import FAIRNESS, byline, counts_line, title_of
from bot.speech import tr

TITLE_LIMIT = 100
URL_LIMIT = 512
"""Characters of an address that a button takes."""


def card(shown: Shown) -> ui.LayoutView:
    """The summary of a report: its first claims still to verify, the rest counted and one press away."""
    report = shown.report
    listed = shown.listed
    first = listed[: shown.most]
    return compose(
        Message(
            head=heading(
                title_of(report, DISCORD, TITLE_LIMIT),
                DISCORD.short(byline(report, PLAIN), LINE_LIMIT),
                DOT.join([counts_line(report, shown.settled), *settled_words(shown)]),
                *notices(report, DISCORD),
                _notes(report),
            ),
            lead=_lead(shown),
            spaced=True,
            blocks=[claim_block(shown, claim, number) for number, claim in enumerate(first, start=1)],
            beyond=len(listed) - len(first),
            rest=_more,
            rows=(
                pick_row(
                    shown.press(What.PICK_CLAIM), tr("Open a claim"), claim_choices(report, listed, shown.board)
                ),
                lists_row(shown, What.CARD),
                _acts_row(shown),
            ),
            closing=f"-# {tr(FAIRNESS)}",
        )
    )


def _lead(shown: Shown) -> str:
    if shown.listed:
        return f"**{ours('open_heading')}**"
    if shown.report.open_claims:
        return tr("No claim was found that is weighty enough to be listed here.")
    return ours("none_open" if shown.report.claims else "no_claims")


def _notes(report: Report) -> str:
    """The outlet's first correction or note, and how many more there are."""
    notes = outlet_notes(report, DISCORD, NOTE_LIMIT)
    if not notes:
        return ""
    more = [count(len(notes) - 1, "more_notes")] if len(notes) > 1 else []
    return f"**{ours('notes_heading')}:** {DOT.join([notes[0], *more])}"


def _more(left_out: int) -> str:
    return "-# " + tr("{more}: press “All claims”.", more=count(left_out, "more_open"))


def _acts_row(shown: Shown) -> Row:
    only_me = button(shown.press(What.ONLY_ME), tr("Show only to me"))
    export = button(shown.press(What.EXPORT), tr("Export"))
    delete = button(shown.press(What.DELETE), tr("Delete"))
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
    named = tr("Open {site}", site=site)
    label = named if len(named) <= LABEL_LIMIT else tr("Open the page")
    return [ui.Button(style=discord.ButtonStyle.link, label=label, url=url)]
