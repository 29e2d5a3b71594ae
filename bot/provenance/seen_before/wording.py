"""Words that news uses for one another, for opposites, and for things of which a thing is one only.

A thesaurus of common news words, made of the `listings`, beside the one of `concepts` and the dictionary of
`meanings`. Words are given and looked up by stem. It knows nothing of claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.provenance.nouns import FEMALE_WORDS, MALE_WORDS
from bot.provenance.seen_before import listings
from bot.provenance.words import stem


def _stems(listed: str) -> frozenset[str]:
    return frozenset(map(stem, listed.split()))


def _numbered(listing: str) -> Mapping[str, frozenset[int]]:
    """The numbers of the lines that each word stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(listing.strip().splitlines()):
        for word in _stems(line):
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _crossed(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """For each word of either side those of the other."""
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        for word in left:
            found[word] |= right
        for word in right:
            found[word] |= left
    return {word: frozenset(others) for word, others in found.items()}


def _two(line: str, between: str | None) -> tuple[frozenset[str], frozenset[str]]:
    left, right = line.split(between)
    return (_stems(left), _stems(right)) if between else (frozenset({left}), frozenset({right}))


_COUNTRY = {
    stem(name): stem(line.split()[0]) for line in listings.COUNTRIES.strip().splitlines() for name in line.split()
}
_SAME_LINES = _numbered(listings.SAME)
_SORT_LINES = _numbered(listings.SORTS)
_OTHER_POLE = _crossed(_two(line, "|") for line in listings.OPPOSITES.strip().splitlines())
_OTHER_SIDE = _crossed(_two(line, None) for line in listings.SIDES.strip().splitlines())
_NONE: frozenset[int] = frozenset()
_NO_WORDS: frozenset[str] = frozenset()

SIDES = frozenset(_OTHER_SIDE)
"""Function words and directions that have an opposite, in lower case."""
JOINING_SIDES = frozenset({"before", "after"})
"""Those that say nothing without what they lead to."""
LIGHT = _stems(listings.LIGHT)
"""Words beyond which a negation reaches: a rejected proposal to build is no building."""
WISHES = _stems(listings.WISHES)
"""Acts whose content is not told as a fact."""
BEFALLING = _stems(listings.BEFALLING)
"""Acts that befall who stands before them as well as who stands after: nothing is told by the order."""
LIGHT_ACTS = _stems(listings.LIGHT_ACTS)
"""Acts that say little alone."""
FEMALE = frozenset(map(stem, FEMALE_WORDS))
MALE = frozenset(map(stem, MALE_WORDS))


def _pattern(phrase: str) -> str:
    first, _, rest = phrase.strip().partition(" ")
    return rf"\b(?:{first}){' ' if rest else ''}{re.escape(rest)}\b"


_PLAIN = [line.partition(":")[::2] for line in listings.PHRASES.strip().splitlines()]
_PHRASE = re.compile("|".join(f"({_pattern(phrase)})" for _, phrase in _PLAIN), re.IGNORECASE)


def in_plain_words(text: str) -> str:
    """A text with phrases in place of which there is a plain word said by that word."""
    return _PHRASE.sub(lambda match: _PLAIN[(match.lastindex or 1) - 1][0], text)


def country(name: str) -> str:
    """The country that a name is of; the name itself where it is of none."""
    return _COUNTRY.get(name, name)


def is_same_in_news(one: str, other: str) -> bool:
    """Whether news uses two words for one another."""
    return not _SAME_LINES.get(one, _NONE).isdisjoint(_SAME_LINES.get(other, _NONE))


def are_poles(one: str, other: str) -> bool:
    """Whether two words stand on the two sides of an opposition."""
    return other in _OTHER_POLE.get(one, _NO_WORDS)


def are_sides(one: str, other: str) -> bool:
    """Whether two function words or directions are opposite."""
    return other in _OTHER_SIDE.get(one, _NO_WORDS)


def sorts(words: Iterable[str]) -> frozenset[int]:
    """The sorts of things of which the words name one."""
    return frozenset(number for word in words for number in _SORT_LINES.get(word, _NONE))
