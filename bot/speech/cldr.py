"""Numbers, dates, lists and languages' names as the language that is spoken writes them.

By the Unicode CLDR, in Babel's form of it. English is British, as all our words are; Portuguese is Brazil's, the one
that Discord speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from babel.core import Locale, get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.speech.speaking import language

_REGIONS: Final[Mapping[str, str]] = MappingProxyType({"en": "en_GB", "pt": "pt_BR"})


@cache
def locale_of(code: str) -> Locale:
    """The locale that one of our languages is written by."""
    return Locale.parse(_REGIONS.get(code, code))


def number_words(number: int) -> str:
    """A whole number: "1,234" in English, "1.234" in German."""
    return format_decimal(number, locale=locale_of(language()))


def date_words(day: date) -> str:
    """A date: "4 October 2025", "4. Oktober 2025", "2025年10月4日"."""
    return format_date(day, "long", locale_of(language()))


def list_words(items: Sequence[str]) -> str:
    """Items in a sentence: "Ada, Bo and Cy", "Ada, Bo und Cy", "Ada、Bo、Cy"; "" for none."""
    return format_list(items, locale=locale_of(language()))


def language_name(code: str | None) -> str:
    """The name of an ISO 639-1 language; the code itself where it has none, "" for None."""
    if not code:
        return ""
    names: Mapping[str, str] = locale_of(language()).languages
    return names.get(get_global("language_aliases").get(code, code)) or names.get(code, code)
