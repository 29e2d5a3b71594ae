"""Numbers, dates, languages and lists in plain words; knows nothing of reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.report.texts import LANGUAGES, MONTHS, NOUNS, TEXTS, Plural


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form: `count(1, "source")` is "1 source". Nouns are keys of `NOUNS`."""
    return counted(number, NOUNS[noun])


def counted(number: int, noun: Plural) -> str:
    """A number with the right form of a noun."""
    return f"{number:,} {noun.one if number == 1 else noun.many}"


def date_words(day: date) -> str:
    """A date as "4 October 2025"."""
    return TEXTS["date"].format(day=day.day, month=MONTHS[day.month - 1], year=day.year)


def language_name(code: str | None) -> str:
    """The English name of an ISO 639-1 language; the code itself where we have no name, "" for None."""
    return LANGUAGES.get(code, code) if code else ""


def listed(items: Sequence[str], most: int) -> str:
    """Items in a sentence: "Ada, Bo and Cy"; beyond `most` the rest is counted: "Ada, Bo and 3 more"."""
    if len(items) > most:
        return TEXTS["and_more"].format(shown=", ".join(items[:most]), count=f"{len(items) - most:,}")
    if len(items) < 2:
        return "".join(items)
    return TEXTS["and"].join((", ".join(items[:-1]), items[-1]))
