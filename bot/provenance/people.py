"""Who is named in full where: indexes of the people and the bodies that an article introduces.

News names people in full once and by surname afterwards, bodies once and by their initials afterwards; the
introduction may stand anywhere, also where nobody says anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.model import Article, BlockKind, SourceKind, Span
from bot.provenance import words
from bot.provenance.phrase_parts import Form
from bot.provenance.phrases import parse

_BRACKETED = re.compile(r"\s\(([A-Z][A-Za-z.]{1,9})\)")
_NAME_WORD = re.compile(r"[\w.’'&-]+")
_LONGEST_NAME = 120
"""Characters before a bracket in which the full name is looked for."""
_NOT_IN_NAMES = re.compile(
    r"[,;:.]\s+(?=[a-z])|[;:()“”\"]|\s(?!(?:of|the|for|and|de|la|des|du|on|in|to|against)\s)[a-z]"
)
_HYPHENS = re.compile(r"[\s-]+")
_COUNTRY = frozenset({"US", "UK", "EU"})
_SHORT_WORDS = frozenset({"of", "for", "on", "in", "to", "de", "du", "against"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person as first named in full."""

    name: Span
    role: Span | None
    gender: str | None

    def full_name(self, text: str) -> str:
        """The name as written."""
        return self.name.of(text)


class People:
    """Full names by surname, first introduction first."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._by_surname: dict[str, list[Person]] = {}
        self._places: dict[str, int] = {}
        """Lower-cased full name → place among those of its surname."""
        self._counts: Counter[Person] = Counter()
        for person in _introductions(article):
            self._add(person)

    def _add(self, person: Person) -> None:
        name = person.full_name(self._text)
        known = self._by_surname.setdefault(surname(name), [])
        at = self._places.setdefault(name.lower(), len(known))
        if at == len(known):
            known.append(person)
            self._counts[person] = 1
            return
        other = known[at]
        known[at] = Person(other.name, other.role or person.role, other.gender or person.gender)
        self._counts[known[at]] = self._counts.pop(other) + 1

    def named(self, name: str) -> Person | None:
        """The person that a full name or a surname stands for; None where none, or several equally, would fit."""
        known = self._by_surname.get(surname(name), [])
        if len(name.split()) == 1:
            counts = [self._counts[p] for p in known]
            return known[counts.index(max(counts))] if known and counts.count(max(counts)) == 1 else None
        return next((p for p in known if same_person(name, p.full_name(self._text))), None)


class Bodies:
    """Bodies by the initials in brackets behind their full name, first introduction first."""

    def __init__(self, article: Article) -> None:
        self._names: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        for name, initials in _abbreviated(article.text):
            if initials not in self._names:
                self._names[initials] = name
                self._initials.setdefault(name.lower(), initials)

    def full_name(self, name: str) -> str:
        """The full name where `name` is initials that the article explains, else `name`."""
        return self._names.get(name.replace(".", ""), name)

    def initials(self, name: str) -> str | None:
        """The initials that the article gives a body, if it does."""
        return self._initials.get(name.lower())


def _abbreviated(text: str) -> Iterator[tuple[str, str]]:
    """Each full name with the initials in brackets behind it, in text order."""
    for match in _BRACKETED.finditer(text):
        initials = match.group(1).replace(".", "")
        if sum(map(str.isupper, initials)) < 2:
            continue
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _LONGEST_NAME)
        name = _explained(text, Span(start, match.start()), initials)
        if name is not None:
            yield name, initials


def _explained(text: str, before: Span, initials: str) -> str | None:
    """The words right before initials that they stand for, None where the letters fit none."""
    at = [m.start() for m in _NAME_WORD.finditer(text, before.start, before.end) if m.group()[0].isupper()]
    names = [text[start : before.end] for start in at if text[start].upper() == initials[0].upper()]
    whole = [name for name in names if _NOT_IN_NAMES.search(name) is None and len(name.split()) > 1]
    strict = next((name for name in whole if initials.upper() in acronyms(name)), None)
    return strict or next((name for name in reversed(whole) if _fits_loosely(name, initials)), None)


def _fits_loosely(name: str, initials: str) -> bool:
    """Whether the initials are first letters of some of the words, in order: CDC of "… Control and Prevention"."""
    firsts = iter(word[0].upper() for word in _HYPHENS.split(name) if word)
    return all(letter in firsts for letter in initials.upper())


@lru_cache(4096)
def acronyms(name: str) -> frozenset[str]:
    """The initials, in capitals, that a body of this name may go by: "of" and the like count or not, "and" never."""
    words = [word.replace(".", "") for word in _HYPHENS.split(name)]
    words = [word for word in words if word and word.lower() not in {"the", "and", "&"}]
    if len(words) < 2:
        return frozenset()
    found = {"".join(_letters(w) for w in words if w[0].isupper())}
    if all(w[0].isupper() or w in _SHORT_WORDS for w in words):
        found.add("".join(_letters(w) for w in words))
    if words[0] in _COUNTRY and words[1] not in _COUNTRY:
        found |= acronyms(" ".join(words[1:]))
    return frozenset(letters for letters in found if len(letters) > 1)


def _letters(word: str) -> str:
    return word if word in _COUNTRY else word[0].upper()


def _introductions(article: Article) -> Iterator[Person]:
    for block in article.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        for run in words.names(article.text, block.span):
            if not _has_two_words(article.text, run):
                continue
            phrase = parse(article.text, run)
            full = _has_two_words(article.text, phrase.name)
            if phrase.form is Form.NAME and phrase.kind is SourceKind.PERSON and full:
                yield Person(phrase.name, phrase.role, phrase.gender)


def _has_two_words(text: str, name: Span) -> bool:
    return len(name.of(text).split(maxsplit=1)) > 1


@lru_cache(4096)
def surname(name: str) -> str:
    """The last word of a name in lower case, generational suffixes aside."""
    parts = [p.strip(".,") for p in name.lower().split()]
    while len(parts) > 1 and parts[-1] in {"jr", "sr", "ii", "iii", "iv"}:
        parts.pop()
    return parts[-1] if parts else ""


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: same surname, and first names that do not contradict each other."""
    if surname(one) != surname(other):
        return False
    first, second = one.lower().split()[:-1], other.lower().split()[:-1]
    if not first or not second:
        return True
    a, b = first[0].strip("."), second[0].strip(".")
    return a == b or a.startswith(b) or b.startswith(a)
