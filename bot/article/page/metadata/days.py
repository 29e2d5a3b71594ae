"""Calendar days from a page's dates, in the zone that the page writes them in; none that no article can have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.article.dates import read_date
from bot.article.page.metadata.wording import line

_EARLIEST = date(1990, 1, 1)
_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)(?:T?\d{4,6}.*)?|(?P<epoch>\d{10}(?:\d{3})?)"
)
_LONGEST = 60
_MOST = 30
"""How many dates of one page are looked at."""


def first_day(candidates: Iterable[object]) -> date | None:
    """The first of these that tells a day from 1990 to tomorrow."""
    for candidate, _ in zip(candidates, range(_MOST), strict=False):
        day = read_day(candidate)
        if day is not None:
            return day
    return None


def read_day(value: object) -> date | None:
    """The day that a date names: ISO 8601, compact, RFC 5322, seconds since 1970, or as bylines spell it."""
    words = line(value, _LONGEST)
    if words is None:
        return None
    try:
        day = _numbered(words) or _spelled(words)
    except (ValueError, OverflowError):
        return None
    return day if day is not None and is_believable(day) else None


def is_believable(day: date) -> bool:
    """Whether an article can have come out on that day; somewhere it is already tomorrow."""
    return _EARLIEST <= day <= datetime.now(UTC).date() + timedelta(days=1)


def _numbered(words: str) -> date | None:
    match = _ISO.match(words) or _COMPACT.fullmatch(words)
    if match is None:
        return None
    if match.groupdict().get("epoch"):
        return datetime.fromtimestamp(int(match["epoch"][:10]), UTC).date()
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def _spelled(words: str) -> date | None:
    when = read_date(words, 0)
    if when is not None:
        return when.day
    return parsedate_to_datetime(words).date() if words[-1:].isalnum() and ":" in words else None
