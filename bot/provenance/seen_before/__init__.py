"""Whether two claims' words, from two articles, say the same thing.

`prints` makes what is kept of claims (in a worker: it runs the network); `is_same` and `sameness_of` compare two of
them with their words, anywhere. Pure: no database, no Discord, nothing of articles and reports.
"""

from __future__ import annotations

from bot.provenance.seen_before.judging import LEAST, sameness
from bot.provenance.seen_before.prints import VERSION, Print, prints, read_print

__all__ = ["LEAST", "VERSION", "Print", "is_same", "prints", "read_print", "sameness", "sameness_of"]


def sameness_of(one: bytes, words: str, other: bytes, other_words: str) -> float:
    """How surely two claims say the same, 0 to 1, from the prints and words of both; 0 where a print is not read."""
    first, second = read_print(one), read_print(other)
    return 0.0 if first is None or second is None else sameness(first, words, second, other_words)


def is_same(one: bytes, words: str, other: bytes, other_words: str) -> bool:
    """Whether two claims are taken to say the same."""
    return sameness_of(one, words, other, other_words) >= LEAST
