"""Quantities in words or figures: how many, how exactly, and whether two of them agree.

"at least 30", "nearly $2.5 million", "a dozen", "multiple", "4.5%". This module knows nothing of what is counted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.provenance.concepts import Word

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: dict[str, float] = {word: float(value) for value, word in enumerate(_UNITS)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_VAGUE = {
    "several": (2.0, 9.0),
    "multiple": (2.0, 9.0),
    "various": (2.0, 9.0),
    "many": (4.0, math.inf),
    "numerous": (4.0, math.inf),
    "scores": (30.0, 120.0),
    "dozens": (20.0, 120.0),
    "hundreds": (150.0, 1200.0),
    "thousands": (1500.0, 12000.0),
    "millions": (1.5e6, 12e6),
}
"""Words for a quantity that is left open, and the range that they would still fit."""

_LOOSENERS = frozenset(
    "least most over about around nearly almost roughly approximately some estimated than many under below up to "
    "close exceeding".split()
)
_LEADS = re.compile(
    r"(?:at (?:least|most)|(?:more|fewer|less|greater) than|as many as|up to|close to|an estimated|over|under|about|"
    r"around|nearly|almost|roughly|approximately|some|only|just|exactly)(?: (?:a|an))?$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?%?")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
_CURRENCIES = "$€£¥₩"
_TOLERANCE = 0.1
"""How far apart, of the greater, two quantities may lie where at least one of them is only approximate."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount between `low` and `high`; the two are equal unless the word is vague."""

    low: float
    high: float
    loose: bool
    """Whether it is given as approximate or as a bound."""
    unit: str = ""
    """A currency sign, "%" or nothing."""

    @property
    def vague(self) -> bool:
        """Whether the words leave the number open ("multiple")."""
        return self.low != self.high

    def agrees_with(self, other: Quantity) -> bool:
        """Whether both could be meant for one number by people who speak with ordinary care.

        "nearly 450" agrees with 449, "dozens" with 42; "at least 30" does not agree with 42, which says more.
        """
        if self.vague or other.vague:
            return self.low <= other.high and other.low <= self.high
        if self.low == other.low:
            return True
        apart = abs(self.low - other.low) / max(self.low, other.low)
        return (self.loose or other.loose) and apart <= _TOLERANCE


def quantity_at(words: Sequence[Word], index: int) -> tuple[Quantity, int] | None:
    """The quantity whose number starts at `index` and the index after it, or None where none starts."""
    unit = words[index].text if words[index].text in _CURRENCIES else ""
    at = index + bool(unit)
    if at >= len(words):
        return None
    vague = _VAGUE.get(words[at].lower)
    if vague and not unit:
        return Quantity(*vague, loose=True), at + 1
    value, after = _number(words, at)
    if value is None:
        return None
    if not unit and _is_calendar_year(words[at].text):
        return None
    if not unit and (words[at].text.endswith("%") or (after < len(words) and _is_percent(words[after]))):
        unit, after = "%", after + (not words[at].text.endswith("%"))
    return Quantity(value, value, _is_loose(words, index), unit), after


def quantity_start(text: str, low: int, start: int) -> int:
    """Where the words that loosen or bound a number begin ("at least" before "30"), not before `low`."""
    lead = _LEADS.search(text[max(low, start - 24) : start].rstrip())
    if lead is None or (lead.start() and text[max(low, start - 24) + lead.start() - 1].isalnum()):
        return start
    return max(low, start - 24) + lead.start()


def _is_percent(word: Word) -> bool:
    return word.lower in {"percent", "percentage", "pc", "%"} or word.lower == "per"


def _is_calendar_year(text: str) -> bool:
    """Whether a figure is more likely a year than an amount ("the 2014 attacks"; amounts take a comma)."""
    return _CALENDAR_YEAR.fullmatch(text) is not None


def _is_loose(words: Sequence[Word], index: int) -> bool:
    return any(word.lower in _LOOSENERS for word in words[max(0, index - 2) : index])


def _number(words: Sequence[Word], index: int) -> tuple[float | None, int]:
    """The number at an index, scales included ("two hundred", "2.5 million"), and the index after it."""
    value = _plain_number(words[index].lower)
    after = index + 1
    if value is None and words[index].lower == "dozen":
        return 12.0, after
    while value is not None and after < len(words):
        scale = _SCALES.get(words[after].lower) or _SHORT_SCALES.get(words[after].lower)
        if scale is None:
            break
        value, after = value * scale, after + 1
    return value, after


@lru_cache(4096)
def _plain_number(word: str) -> float | None:
    figure = _FIGURE.fullmatch(word)
    if figure:
        return float(figure.group(1).replace(",", "") + (figure.group(2) or ""))
    if word in _VALUES:
        return _VALUES[word]
    tens, hyphen, unit = word.partition("-")
    if hyphen and tens in _TENS and unit in _UNITS[1:10]:
        return _VALUES[tens] + _VALUES[unit]
    return None
