"""Dates as bylines and posts spell them: "Oct 4, 2025", "4 October 2025", "2025-10-04", "3:15 PM · Oct 4, 2025"

One function reads a date where it stands; nothing here searches a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES: tuple[str, ...] = (
    "january jan januar januari janvier enero ene gennaio gen janeiro января янв",
    "february feb februar februari février févr fevrier febrero febbraio fevereiro fev февраля фев",
    "march mar märz mrz maart mars marzo março марта",
    "april apr avril avr abril abr aprile апреля апр",
    "may mai mei mayo maggio maio мая",
    "june jun juni juin junio giugno giu junho июня",
    "july jul juli juillet juil julio luglio lug julho июля",
    "august aug augustus août aout agosto ago августа авг",
    "september sept sep septembre septiembre settembre set setembro сентября сен",
    "october oct oktober okt octobre octubre ottobre ott outubro out октября окт",
    "november nov novembre noviembre novembro ноября ноя",
    "december dec dezember dez december décembre déc decembre diciembre dic dicembre dezembro декабря дек",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?"
)
_ZONE = r"(?:\s?(?:[A-Z]{2,4}|Z|[+-]\d{2}:?\d{2}))?\b"
_BEFORE = rf"(?:(?:{_CLOCK})(?-i:{_ZONE})\s*(?:[·•|,–-]|on)?\s*)?"
_AFTER = rf"(?:,?\s*(?:[·•|]|at|um|à|T)?\s*(?:{_CLOCK})(?-i:{_ZONE}))?"

_FULL = re.compile(
    rf"{_BEFORE}{_WEEKDAY}(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|(?P<cjk>\d{4}年\d{1,2}月\d{1,2}日)"
    r"|(?P<m1>[^\W\d_]{3,10})\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y1>(?:19|20)\d{2})"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th|º|er)?\.?\s+(?:de\s+|of\s+)?(?P<m2>[^\W\d_]{3,10})\.?,?\s+(?:de\s+)?"
    r"(?P<y2>(?:19|20)\d{2})(?:\s+г\.)?"
    r"|(?P<n1>\d{1,2})(?P<sep>[./])(?P<n2>\d{1,2})(?P=sep)(?P<y3>(?:19|20)?\d{2})\b"
    rf"){_AFTER}",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    rf"{_BEFORE}{_WEEKDAY}(?:"
    r"(?P<m>[^\W\d_]{3,10})\.?\s+(?P<d>\d{1,2})\b(?!\s*,?\s*\d{4})"
    r"|(?P<age>\d{1,3}\s?(?:s|m|min|h|hr|hrs|d|w|mo|y|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?:\s+ago\b)?"
    r"|yesterday\b|just now\b)"
    rf"){_AFTER}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as read: the day where the words tell it in full, and the offset after it."""

    day: date | None
    end: int


def read_date(text: str, at: int) -> When | None:
    """The full date that starts at this offset, times around it included; None where none does.

    The day is None where the order of day and month cannot be told ("10/04/2025") or the numbers name no day.
    """
    match = _FULL.match(text, at)
    if match is None:
        return None
    named = match["m1"] or match["m2"]
    if named and named.casefold() not in _MONTHS:
        return None
    return When(_day(match), match.end())


def read_rough_date(text: str, at: int) -> When | None:
    """A full date, or one that does not tell the year or the day: "Oct 4", "4h", "2 hours ago", "Yesterday"."""
    full = read_date(text, at)
    if full is not None:
        return full
    match = _PARTIAL.match(text, at)
    if match is None or (match["m"] and match["m"].casefold() not in _MONTHS):
        return None
    return When(None, match.end())


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["cjk"]:
            year, month, day = map(int, re.findall(r"\d+", match["cjk"]))
            return date(year, month, day)
        if match["m1"]:
            return date(int(match["y1"]), _MONTHS[match["m1"].casefold()], int(match["d1"]))
        if match["m2"]:
            return date(int(match["y2"]), _MONTHS[match["m2"].casefold()], int(match["d2"]))
        return _numeric(match)
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> date | None:
    """A date in numbers: dots put the day first; slashes tell only where one number is no month or both are equal."""
    first, second, year = int(match["n1"]), int(match["n2"]), match["y3"]
    if len(year) != 4:
        return None
    if match["sep"] == "." or first > 12 or first == second:
        return date(int(year), second, first)
    return date(int(year), first, second) if second > 12 else None
