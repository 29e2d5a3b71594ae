"""The amounts and times that a claim gives, in one scale, so that "a dozen" meets 12 and "72 hours" three days.

`amount_at` and `time_at` read what starts at a word; amounts of different sorts (a share, a span of time, a number of
things) are never compared. This module knows nothing of what is counted and of two claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.provenance.concepts import Word
from bot.provenance.quantities import quantity_at
from bot.provenance.words import DAYS, MONTHS, is_date_word, is_year


class Sort(StrEnum):
    """What an amount is an amount of; only amounts of one sort are held against each other."""

    COUNT = "c"
    SHARE = "s"
    """Percent."""
    TIMES = "x"
    """How many times as much."""
    SPAN = "t"
    """Hours."""
    PLACE = "p"
    """First, second."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount."""

    sort: Sort
    value: float
    loose: bool = False
    """Whether it is given as approximate or as a bound."""

    def agrees_with(self, other: Amount) -> bool:
        """Whether both could be one amount, told with ordinary care; a share may be told as a multiple."""
        if self.sort is not other.sort:
            return self._as_share() is not None and self._as_share() == other._as_share()
        if self.value == other.value:
            return True
        if self.sort is Sort.SHARE and abs(self.value - other.value) <= _POINTS:
            return True
        apart = abs(self.value - other.value) / max(self.value, other.value)
        if self.sort is Sort.PLACE:
            return False
        return apart <= _LOOSELY if self.loose or other.loose else apart <= _ROUNDED and self._is_rounded(other)

    def is_held_against(self, other: Amount) -> bool:
        """Whether the two are of sorts that can contradict each other."""
        return self.sort is other.sort or {self.sort, other.sort} == {Sort.SHARE, Sort.TIMES}

    def _as_share(self) -> float | None:
        """The growth in percent that a share or a multiple tells."""
        if self.sort is Sort.TIMES:
            return abs(self.value - 1) * 100
        return self.value if self.sort is Sort.SHARE else None

    def _is_rounded(self, other: Amount) -> bool:
        """Whether one is the other without its last figures."""
        return min(_figures(self.value), _figures(other.value)) <= 2


_POINTS = 0.4
"""A third is 33.3 and 33 percent."""
_LOOSELY = 0.06
_ROUNDED = 0.015
_HOURS = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "fortnight": 336.0,
    "month": 730.0,
    "year": 8760.0,
    "decade": 87600.0,
    "century": 876000.0,
    "millennium": 8760000.0,
    "millennia": 8760000.0,
}
_SHARES = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "seventh": 100 / 7,
    "eighth": 12.5,
    "tenth": 10.0,
}
_TIMES = {
    "double": 2.0,
    "doubled": 2.0,
    "doubles": 2.0,
    "doubling": 2.0,
    "twice": 2.0,
    "twofold": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "triples": 3.0,
    "tripling": 3.0,
    "trebled": 3.0,
    "threefold": 3.0,
    "thrice": 3.0,
    "quadrupled": 4.0,
    "fourfold": 4.0,
    "halved": 0.5,
    "halving": 0.5,
}
_PLACES = {
    word: float(place)
    for place, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_ARTICLES = frozenset({"a", "an", "one"})
_SPAN_LEADS = frozenset("for in within of half past last after over during every".split())
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]\d\d)?([ap])m")
_NOUNS = {
    "pair": 2.0,
    "couple": 2.0,
    "duo": 2.0,
    "brace": 2.0,
    "twin": 2.0,
    "trio": 3.0,
    "hat-trick": 3.0,
    "quartet": 4.0,
}
_SCALED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn|tn)")
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_PARTS_OF_DAY = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "night",
    "night": "night",
    "overnight": "night",
    "tonight": "night",
}
_RELATIVE = frozenset({"today", "yesterday", "tomorrow"})
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_TURNS = frozenset({"last", "next"})
_TURNED = frozenset({"week", "month", "year", "season"})
_MONTH_NUMBERS = {
    month[:3]: str(number)
    for number, month in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}


def amount_at(words: Sequence[Word], index: int) -> tuple[Amount, int] | None:
    """The amount that starts at a word, and the index after it; None where none does."""
    return (
        _share_at(words, index)
        or _times_at(words, index)
        or _span_of_one(words, index)
        or _place_at(words, index)
        or _counted_at(words, index)
    )


def _lower(words: Sequence[Word], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""


def _share_at(words: Sequence[Word], index: int) -> tuple[Amount, int] | None:
    """ "half", "a quarter", "two thirds", "one in four"."""
    word, following = _lower(words, index), _lower(words, index + 1)
    if (
        word == "half"
        and _lower(words, index + 1) in {"a", ""}
        and _lower(words, index + 2) in {"million", "billion"}
    ):
        return Amount(Sort.COUNT, 5e5 if _lower(words, index + 2) == "million" else 5e8), index + 3
    if word == "half" and following in {"million", "billion"}:
        return Amount(Sort.COUNT, 5e5 if following == "million" else 5e8), index + 2
    if word == "half" and _lower(words, index - 1) != "a":
        return Amount(Sort.SHARE, 50.0), index + 1
    if word in _ARTICLES and following in _SHARES and following != "half" and _lower(words, index + 2) != "time":
        return Amount(Sort.SHARE, _SHARES[following]), index + 2
    counted = quantity_at(words, index)
    if counted is None or counted[0].vague:
        return None
    amount, after = counted
    if _lower(words, after).removesuffix("s") in _SHARES and _lower(words, after).endswith("s") and amount.low < 10:
        return Amount(Sort.SHARE, round(amount.low * _SHARES[_lower(words, after)[:-1]], 1)), after + 1
    return _one_in(words, amount.low, after)


def _one_in(words: Sequence[Word], low: float, after: int) -> tuple[Amount, int] | None:
    of = after + 1 if _lower(words, after) == "out" else after
    if low > 10 or _lower(words, of) not in ({"of"} if of > after else {"in"}):
        return None
    whole = quantity_at(words, of + 1)
    if whole is None or whole[0].vague or not low < whole[0].low <= 100 or _lower(words, whole[1]) in _HOURS:
        return None
    return Amount(Sort.SHARE, round(100 * low / whole[0].low, 1)), whole[1]


def _times_at(words: Sequence[Word], index: int) -> tuple[Amount, int] | None:
    if _lower(words, index) in _TIMES:
        return Amount(Sort.TIMES, _TIMES[_lower(words, index)]), index + 1
    counted = quantity_at(words, index)
    if counted is None or counted[0].vague or _lower(words, counted[1]) != "times":
        return None
    compared = _lower(words, counted[1] + 1) in {"as", "more", "the", "higher", "larger", "bigger"}
    return (Amount(Sort.TIMES, counted[0].low), counted[1] + 1) if compared else None


def _span_of_one(words: Sequence[Word], index: int) -> tuple[Amount, int] | None:
    """ "for a week", "the past decade"."""
    word, before = _lower(words, index), _lower(words, index - 1)
    if word in _ARTICLES and before in _SPAN_LEADS and _lower(words, index + 1) in _HOURS:
        return Amount(Sort.SPAN, _HOURS[_lower(words, index + 1)]), index + 2
    if word in {"decade", "century"} and before in {"past", "last"}:
        return Amount(Sort.SPAN, _HOURS[word]), index + 1
    return None


def _place_at(words: Sequence[Word], index: int) -> tuple[Amount, int] | None:
    word = _lower(words, index)
    if word not in _PLACES or (word == "second" and _lower(words, index - 1) in {"a", "per"}):
        return None
    return Amount(Sort.PLACE, _PLACES[word]), index + 1


def _counted_at(words: Sequence[Word], index: int) -> tuple[Amount, int] | None:
    scaled = _SCALED.fullmatch(_lower(words, index))
    if scaled:
        return Amount(Sort.COUNT, float(scaled.group(1)) * _SCALES[scaled.group(2)]), index + 1
    if _lower(words, index) in _NOUNS:
        return Amount(Sort.COUNT, _NOUNS[_lower(words, index)]), index + 1
    counted = quantity_at(words, index)
    if counted is None or counted[0].vague:
        return None
    quantity, after = counted
    if words[index].lower == "one" and _lower(words, after) not in {"of", "person", "people", "man", "woman"}:
        return None
    if quantity.unit == "%":
        return Amount(Sort.SHARE, quantity.low, quantity.loose), after + (_lower(words, after) in {"cent", "points"})
    unit = _lower(words, after).removesuffix("s")
    if unit in _HOURS and _lower(words, after + 1) != "old":
        return Amount(Sort.SPAN, round(quantity.low * _HOURS[unit], 4), quantity.loose), after + 1
    return Amount(Sort.COUNT, quantity.low, quantity.loose), after


def time_at(words: Sequence[Word], index: int) -> tuple[str, int] | None:
    """A date's part that a word gives, as "kind:value", and the index after it; None where it gives none."""
    word = words[index]
    lower = word.lower.removesuffix("'s")
    if is_year(word.text) or is_year(word.text.removesuffix("s")):
        return f"year:{word.text[:4]}", index + 1
    if is_date_word(word.text.removesuffix("'s").removesuffix("’s")):
        short = lower.rstrip(".")[:3]
        return (f"month:{_MONTH_NUMBERS[short]}" if lower.rstrip(".") in MONTHS else f"weekday:{short}"), index + 1
    if _is_day(words, index):
        return f"day:{int(re.sub('[^0-9]', '', word.text))}", index + 1
    clock = _CLOCK.match(lower + _lower(words, index + 1).replace(".", "") if lower[:1].isdigit() else "")
    if clock:
        return f"clock:{int(clock.group(1))}{clock.group(2)}", index + 2 - (lower.endswith("m"))
    if lower in _TURNS and _lower(words, index + 1) in _TURNED:
        return f"turn:{lower} {_lower(words, index + 1)}", index + 2
    if lower in _RELATIVE:
        return f"relative:{lower}", index + 1
    if lower in _PARTS_OF_DAY:
        return f"part:{_PARTS_OF_DAY[lower]}", index + 1
    return (f"season:{lower}", index + 1) if lower in _SEASONS else None


def _is_day(words: Sequence[Word], index: int) -> bool:
    if not re.fullmatch(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?", words[index].lower):
        return False
    beside = (_lower(words, index - 1), _lower(words, index + 1))
    named = {word.text.lower() for word in words[max(index - 1, 0) : index + 2] if is_date_word(word.text)}
    return any(word in MONTHS - DAYS and word in named for word in beside)


def _figures(value: float) -> int:
    """How many figures stand before the zeros at the end."""
    written = f"{value:.6g}".replace(".", "").strip("0")
    return len(written.split("e")[0]) or 1
