"""The question which of several links is meant: the links in full, and a select; and the links read back from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.discord.controls import MOST_OPTIONS, OPTION_LIMIT, Choice
from bot.discord.intake import Offer, Several
from bot.discord.layout.compose import Message, compose, size
from bot.discord.layout.parts import PLAIN
from bot.discord.link_select import ITSELF, Asked, link_select
from bot.discord.links import place_of
from bot.speech import tr, trn

_LISTED = 3_000
"""Characters of all links that are listed."""

_LINE = re.compile(r"^-# (\d{1,2})\. <(https?://[^\s<>]+)>$", re.MULTILINE)


def question(several: Several, asked: Asked) -> ui.LayoutView:
    """Which of the links is to be checked; those that find no room are counted."""
    listed = _fitting(several.offers, MOST_OPTIONS - (several.itself is not None))
    lines = [_line(number, offer) for number, offer in enumerate(listed, start=1)]
    choices = [_choice(number, offer) for number, offer in enumerate(listed, start=1)]
    if several.itself is not None:
        choices.append(Choice(ITSELF, tr("The message itself"), tr("Its words, without opening a link")))
    return compose(
        Message(
            head=trn(
                "That holds {number} link: check which?",
                "That holds {number} links: check which?",
                len(several.offers),
            ),
            blocks=[["\n".join(lines)]] if lines else [],
            beyond=len(several.offers) - len(listed),
            rest=_more,
            rows=[[link_select(asked, tr("Check this one"), choices)]] if choices else (),
        )
    )


def links_asked(message: discord.Message) -> Mapping[int, str]:
    """The links that a question lists, by their numbers."""
    shown = ui.LayoutView.from_message(message).walk_children()
    texts = (item.content for item in shown if isinstance(item, ui.TextDisplay))
    return {int(number): link for text in texts for number, link in _LINE.findall(text)}


def _fitting(offers: Sequence[Offer], most: int) -> Sequence[Offer]:
    """The first links that one message can hold."""
    room, fitting = _LISTED, []
    for number, offer in enumerate(offers[:most], start=1):
        room -= size(_line(number, offer)) + 1
        if room < 0:
            break
        fitting.append(offer)
    return fitting


def _line(number: int, offer: Offer) -> str:
    return f"-# {number}. <{offer.link}>"


def _choice(number: int, offer: Offer) -> Choice:
    place = PLAIN.short(place_of(offer.link), OPTION_LIMIT)
    if offer.title is None:
        return Choice(number, PLAIN.short(f"{number}. {place}", OPTION_LIMIT), "")
    return Choice(number, PLAIN.short(f"{number}. {offer.title}", OPTION_LIMIT), place)


def _more(hidden: int) -> str:
    more = trn(
        "And {number} more link, which `/check link:` opens.",
        "And {number} more links, which `/check link:` opens.",
        hidden,
    )
    return f"-# {more}"
