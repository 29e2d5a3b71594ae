"""Which word of one claim can stand for which of another. It knows nothing of what follows from it."""

from __future__ import annotations

from functools import lru_cache

from bot.provenance.seen_before.held import Held
from bot.provenance.seen_before.meanings import nearness
from bot.provenance.seen_before.tokens import Token
from bot.provenance.seen_before.wording import country, is_same_in_news

ALIGNED = 0.5
"""From this likeness on a word is taken to stand for another."""
SYNONYM = 0.85
"""From this one on it says the same, and no more general thing."""
_BY_CONCEPT = 0.9
_BY_LETTERS = 0.8
_PREFIX = 5
_LONGER = 6
_SHORT_NAME = 4
_NAME_ENDS = ("", "a", "ia", "y", "e", "o")
_PEOPLE_ENDS = frozenset("n an ian ish ese i ic s es er ers ean".split()) | {""}
_REMEMBERED = 1 << 16


def alike(one: Token, other: Token) -> float:
    """How much two words can stand for each other, 0 to 1."""
    if one.value == other.value:
        return 1.0
    if one.concepts and not set(one.concepts).isdisjoint(other.concepts):
        return _BY_CONCEPT
    return _by_value(one.value, other.value)


@lru_cache(_REMEMBERED)
def _by_value(one: str, other: str) -> float:
    if is_same_in_news(one, other):
        return _BY_CONCEPT
    return nearness(one, other) or (_BY_LETTERS if begin_alike(one, other) else 0.0)


@lru_cache(_REMEMBERED)
def begin_alike(one: str, other: str) -> bool:
    """Whether two words look like forms of one ("derail", "derailment")."""
    short, long = sorted((one, other), key=len)
    if len(short) < _PREFIX or not long.startswith(short[:_PREFIX]):
        return False
    shared = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return shared >= len(short) - 2 and len(long) - shared <= _LONGER


def unmatched(one: Held, other: Held, least: float = ALIGNED) -> list[Token]:
    """The telling words of one claim that nothing in the other stands for."""
    return [token for token in one.telling if not _has(other, token, least)]


def _has(held: Held, token: Token, least: float) -> bool:
    if token.value in held.values or any(alike(token, each) >= least for each in held.telling):
        return True
    return any(begin_alike(token.value, name) for name in held.names)


def is_named_in(name: str, held: Held) -> bool:
    """Whether a claim has a name, or a word that it is a form of."""
    if name in held.values or name.removesuffix("s") in held.values:
        return True
    return any(_is_one_name(name, each) for each in held.names) or any(
        begin_alike(name, token.value) for token in held.telling
    )


@lru_cache(_REMEMBERED)
def _is_one_name(one: str, other: str) -> bool:
    """Whether two words name one thing: a country and its people, or one spelling and another."""
    if country(one) == country(other):
        return True
    short, long = sorted((one, other), key=len)
    begins = (short.removesuffix(end) for end in _NAME_ENDS)
    return any(
        len(begin) >= _SHORT_NAME and long.startswith(begin) and long[len(begin) :] in _PEOPLE_ENDS
        for begin in begins
    )
