"""Numbers, dates, languages and lists in plain words; knows nothing of reports."""

from __future__ import annotations

from collections.abc import Sequence

from bot.report.texts import NOUNS
from bot.speech.cldr import date_words, language_name, list_words

__all__ = ["count", "date_words", "language_name", "listed"]


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form: `count(1, "source")` is "1 source". Nouns are keys of `NOUNS`."""
    return NOUNS[noun](number)


def listed(items: Sequence[str], most: int) -> str:
    """Items in a sentence: "Ada, Bo and Cy"; beyond `most` the rest is counted: "Ada, Bo and 3 more"."""
    left_out = len(items) - most
    return list_words([*items[:most], count(left_out, "more")] if left_out > 0 else items)
