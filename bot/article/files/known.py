"""What a file's metadata says of title, authors and dates, as far as somebody seems to have meant it.

Programs fill these fields with file names, account names and the names of templates; what looks like that is dropped.
Knows no file format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST = 300
"""Characters of a title or an author's name."""

_MOST_AUTHORS = 20
_OPENING = 2000
_FIRST_YEAR = 1980
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_PROGRAM = re.compile(r"(?:microsoft|openoffice|libreoffice)[\w .]{0,40}\s-\s", re.IGNORECASE)
"""How a printer driver opens a title made of a window's: "Microsoft Word - draft 3"."""

_UNMEANT_TITLE = re.compile(
    r"(?:microsoft|ms)\s(?:office\s)?(?:word|powerpoint|excel|publisher)|powerpoint[\s-]presentation"
    r"|(?:untitled|unbenannt|ohne titel|sans titre|sin título|senza titolo|без названия)\b.{0,12}"
    r"|(?:word\s)?(?:document|dokument|documento?|документ)\s?\d{0,4}|(?:slide|folie|doc|page|layout|scan|img|pdf)[\s_-]?\d+"
    r"|(?:file|https?|about|data):\S*|[a-z]:\\.*|\S*/\S*/\S*|[\w-]*\d{4,}[\w-]*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\.(?:docx?|dotx?|docm|pdf|rtf|odt|txt|md|tex|dvi|ps|indd|idml|qxp|qxd|pages|pptx?|xlsx?|html?|xml|eml|tmp|jpe?g|png)\b\W*$",
    re.IGNORECASE,
)
_UNMEANT_AUTHOR = re.compile(
    r"(?:microsoft|ms|windows|office|pc|home|default|local|guest)?\s?(?:office)?\s?"
    r"(?:users?|owner|admin(?:istrator)?|author|autor|guest|default|unknown|anonymous|root|test|scanner|microsoft"
    r"|benutzer|utente|usuario|utilisateur|пользователь)\d*"
    r"|python-docx|none|null|n/?a|pc|hp|dell|lenovo|asus|acer|\W*",
    re.IGNORECASE,
)
_BETWEEN_AUTHORS = re.compile(r"\s*(?:[;|/\n]|\s&\s|\sand\s)\s*")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file says of itself; None or empty where it does not say so plausibly."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None


def one_line(written: str | None) -> str | None:
    """The words on one line, without what nobody can see, at most `LONGEST` characters; None where none are left."""
    words = _SPACES.sub(" ", (written or "")[: LONGEST * 4]).strip()
    return words[:LONGEST].rstrip() or None


def plausible_title(written: str | None, text: str) -> str | None:
    """A title that a person seems to have given: no file name, no template's name, and no single word that the
    opening of the text does not show too.
    """
    title = one_line(written)
    if title is None or _PROGRAM.match(title) or _UNMEANT_TITLE.fullmatch(title):
        return None
    if _FILE_NAME.search(title) or sum(map(str.isalpha, title)) < 3:
        return None
    if " " in title or (len(title) > 1 and not title.isascii()):
        return title
    return title if title.casefold() in text[:_OPENING].casefold() else None


def plausible_authors(written: Iterable[str]) -> tuple[str, ...]:
    """The names in metadata fields, each once and in order, without account names, addresses and programs' names."""
    found: dict[str, None] = {}
    for field in written:
        for part in _BETWEEN_AUTHORS.split(field[: LONGEST * 4]):
            name = one_line(part)
            if name is not None and _could_be_name(name):
                found.setdefault(name)
    return tuple(found)[:_MOST_AUTHORS]


def plausible_date(written: object) -> date | None:
    """The day of a date or time in metadata; None before personal computers and after tomorrow (UTC)."""
    day = written.date() if isinstance(written, datetime) else written
    if not isinstance(day, date):
        return None
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return day if day.year >= _FIRST_YEAR and day <= tomorrow else None


def _could_be_name(name: str) -> bool:
    if _UNMEANT_AUTHOR.fullmatch(name) or re.search(r"[@\\/<>{}]|https?:|www\.", name):
        return False
    letters = sum(map(str.isalpha, name))
    if letters < 2 or letters * 2 < len(name):
        return False
    return " " in name or not name[0].islower()
