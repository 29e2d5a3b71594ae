"""Quiet messages: the offer to check a link, that something was checked before, where an answer stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

import discord
from discord import ui
from discord.utils import format_dt

from bot.discord.controls import MOST_OPTIONS, Place, Press, What, button
from bot.discord.layout.compose import Message, compose, size
from bot.discord.offer_buttons import Wish, Wished, offer_button
from bot.speech import tr
from bot.store import Kept

_LISTED = 3_000
"""Characters of all links that are listed."""

_LINE = re.compile(r"^-# (?:\d{1,2}\. )?<(https?://[^\s<>]+)>$", re.MULTILINE)


def offer(links: Sequence[str], message_id: int) -> ui.LayoutView | None:
    """The offer to check what a message links to; None where no message could hold the links."""
    lines = _lines(links)
    if not lines:
        return None
    check = offer_button(Wished(Wish.CHECK, str(message_id)), tr("Check sources"))
    return compose(Message(head="\n".join(lines), rows=[[check]]))


def already(kept: Kept, answer: str, page: str | None) -> ui.LayoutView:
    """That the same was checked before, with the answer's link; `page` is the link that was given."""
    opened = button(Press(kept.report_id, Place.PUBLIC, What.CARD), tr("Open it"))
    again = offer_button(Wished(Wish.AGAIN, kept.report_id), tr("Check again"))
    head = tr("Already checked {when}: {answer}", when=format_dt(kept.created_at, "R"), answer=answer)
    return compose(Message(head="\n".join([head, *_lines([page] if page else [])]), rows=[[opened, again]]))


def moved(answer: str) -> ui.LayoutView:
    """Where the answer stands instead."""
    return compose(Message(head=tr("The answer is here: {answer}", answer=answer)))


def links_offered(message: discord.Message) -> tuple[str, ...]:
    """The links that an offer, or the word that something was checked before, names."""
    shown = ui.LayoutView.from_message(message).walk_children()
    return tuple(link for item in shown if isinstance(item, ui.TextDisplay) for link in _LINE.findall(item.content))


def _lines(links: Sequence[str]) -> Sequence[str]:
    """The links in small print, without a preview: as many as one message holds and a select can list."""
    lines: list[str] = []
    for number, link in enumerate(links[:MOST_OPTIONS], start=1):
        line = f"-# {number}. <{link}>" if len(links) > 1 else f"-# <{link}>"
        if size("\n".join([*lines, line])) > _LISTED:
            break
        lines.append(line)
    return lines
