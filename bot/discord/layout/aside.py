"""What was set aside as not checkable, and what each passage is instead."""

from __future__ import annotations

from discord import ui

from bot.discord.controls import What
from bot.discord.layout.compose import Block, Message, compose
from bot.discord.layout.parts import DISCORD, Page, Shown, heading, lists_row, turn_row
from bot.model import Report, SetAside
from bot.report.texts import SET_ASIDE, ours
from bot.report.words import set_aside_counts

PAGE = 10


def aside_page(shown: Shown, number: int) -> ui.LayoutView:
    """One page of what was set aside, in article order."""
    aside = shown.report.set_aside
    page = Page.of(aside, number, PAGE)
    return compose(
        Message(
            head=heading(ours("aside_heading"), set_aside_counts(shown.report), str(page)),
            blocks=[_aside_block(shown.report, item) for item in page.cut(aside)],
            rows=(turn_row(shown, page, What.ASIDE), lists_row(shown, What.ASIDE)),
        )
    )


def _aside_block(report: Report, item: SetAside) -> Block:
    kind = SET_ASIDE[item.kind].one
    return tuple(f"{DISCORD.quote(report.words(item.span), limit)}\n-# {kind}" for limit in (240, 60))
