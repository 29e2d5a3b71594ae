"""The mark on what people corrected."""

from __future__ import annotations

from bot.corrections import Correction, Mark
from bot.discord.layout.standing import day, person
from bot.speech import tr


def by_words(made: Mark | Correction) -> str:
    """Who corrected it, and when."""
    return tr("Corrected by {who}, {day}", who=person(made.by), day=day(made.at))


def mark_line(mark: Mark | None) -> str:
    """A line of small print under a claim that somebody corrected; "" under others."""
    return f"\n-# {by_words(mark)}" if mark is not None else ""
