"""Whether two claims say the same: what contradicts decides alone, all else is weighed.

The weights (`weights.json`) are those of a logistic regression over the features of tuning pairs, made by
`training/seen_before.py`. Texts that are not English are held to a higher bar, by their letters, names and figures.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path

from bot.provenance.seen_before.agreement import Features, compare
from bot.provenance.seen_before.contradictions import contradictions
from bot.provenance.seen_before.prints import Print, nearness_of

FILE = Path(str(files("bot.provenance"))) / "seen_before" / "weights.json"
LEAST = 0.5
"""From this sameness on two claims are taken to say the same."""
_MOST_CHARACTERS = 600
_GRAMS_ALIKE = 0.93
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Scale:
    """A logistic regression."""

    weights: Mapping[str, float]
    offset: float

    def __call__(self, values: Mapping[str, float]) -> float:
        return 1 / (1 + exp(-self.offset - sum(self.weights[name] * values[name] for name in self.weights)))


@cache
def _scale() -> _Scale:
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    return _Scale(raw["weights"], raw["offset"])


def sameness(one: Print, words: str, other: Print, other_words: str) -> float:
    """How surely two claims say the same, 0 to 1, whichever of them comes first."""
    if words == other_words:
        return 1.0
    if not (one.english and other.english):
        return _by_letters(words, other_words)
    features = judged_by(*((one, other) if words < other_words else (other, one)))
    close = nearness_of(one.vector, other.vector)
    return 0.0 if features is None else _scale()({**features._asdict(), "close": close})


def judged_by(one: Print, other: Print) -> Features | None:
    """What two claims are weighed by; None where they contradict each other."""
    found = contradictions(one.held, other.held)
    return None if found.any else compare(one.held, other.held, found)


def _by_letters(one: str, other: str) -> float:
    """1 where the letters are all but the same and no figure, name or short word (which may deny) differs."""
    ours, theirs = (_WORD.findall(text[:_MOST_CHARACTERS]) for text in (one, other))
    apart = [*(Counter(ours) - Counter(theirs)), *(Counter(theirs) - Counter(ours))]
    if any(word[:1].isupper() or len(word) < 6 or any(map(str.isdigit, word)) for word in apart if len(apart) > 0):
        return 0.0
    alike = _dice(_grams("".join(ours)), _grams("".join(theirs)))
    return alike if alike >= _GRAMS_ALIKE else 0.0


def _grams(text: str) -> Counter[str]:
    lower = text.casefold()
    return Counter(lower[at : at + 3] for at in range(max(1, len(lower) - 2)))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
