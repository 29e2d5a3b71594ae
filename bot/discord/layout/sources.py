"""The sources page by page, and one source with its words."""

from __future__ import annotations

from discord import ui

from bot.discord.controls import What, button
from bot.discord.layout.compose import Block, Message, Row, compose
from bot.discord.layout.parts import (
    DISCORD,
    LINE_LIMIT,
    PLAIN,
    Page,
    Shown,
    heading,
    lists_row,
    pick_row,
    source_choices,
    turn_row,
)
from bot.model import Report, Source, Span
from bot.report.counting import count
from bot.report.people import is_unnamed, name_of, source_line, words_of
from bot.report.texts import ours
from bot.speech import tr

PAGE = 10
WORDS_PAGE = 6


def sources_page(shown: Shown, number: int) -> ui.LayoutView:
    """One page of the sources in the order in which the article first names them."""
    sources = shown.report.sources
    page = Page.of(sources, number, PAGE)
    on_page = page.cut(sources)
    return compose(
        Message(
            head=heading(ours("sources_heading"), _sources_line(shown.report), str(page)),
            blocks=[_source_block(shown.report, source) for source in on_page],
            rows=(
                pick_row(
                    shown.press(What.PICK_SOURCE),
                    tr("See what one of them says"),
                    source_choices(shown.report, on_page),
                ),
                turn_row(shown, page, What.SOURCES),
                lists_row(shown, What.SOURCES),
            ),
        )
    )


def source_detail(shown: Shown, source_id: int, number: int) -> ui.LayoutView:
    """One source: who it is, and page by page every passage that the article attributes to it."""
    report = shown.report
    source = report.source(source_id)
    said = words_of(report, source_id)
    page = Page.of(said, number, WORDS_PAGE)
    about = DISCORD.short(source_line(report, source, PLAIN), LINE_LIMIT)
    found = count(len(said), "passage") if said else tr("The article gives no words of its own for this source.")
    return compose(
        Message(
            head=heading(name_of(source, DISCORD, 150), about, found, str(page)),
            blocks=[_passage(report, span) for span in page.cut(said)],
            rows=(turn_row(shown, page, What.SOURCE, source_id), _ways_out(shown, source_id)),
        )
    )


def _sources_line(report: Report) -> str:
    unnamed = sum(1 for source in report.sources if is_unnamed(source))
    whole = count(len(report.sources), "source")
    return f"{whole}, {count(unnamed, 'unnamed')}" if unnamed else whole


def _source_block(report: Report, source: Source) -> Block:
    return (
        f"**{name_of(source, DISCORD)}**\n-# {DISCORD.short(source_line(report, source, PLAIN), LINE_LIMIT)}",
        f"**{name_of(source, DISCORD)}**",
    )


def _passage(report: Report, span: Span) -> Block:
    return tuple(DISCORD.quote(report.words(span), limit) for limit in (500, 80))


def _ways_out(shown: Shown, source_id: int) -> Row:
    return [
        button(shown.press(What.CARD), tr("Summary")),
        button(
            shown.press(What.SOURCES, source_id // PAGE), tr("Sources ({number})", number=len(shown.report.sources))
        ),
    ]
