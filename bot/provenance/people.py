"""Who is named in full where: an index of the people that an article introduces.

News names people in full once and by surname afterwards; the introduction may stand anywhere, also where the person
says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.model import Article, BlockKind, SourceKind, Span
from bot.provenance import words
from bot.provenance.phrases import Form, parse


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
        self._counts: Counter[Person] = Counter()
        for person in _introductions(article):
            self._add(person)

    def _add(self, person: Person) -> None:
        known = self._by_surname.setdefault(surname(person.full_name(self._text)), [])
        for at, other in enumerate(known):
            if other.full_name(self._text).lower() == person.full_name(self._text).lower():
                fuller = Person(other.name, other.role or person.role, other.gender or person.gender)
                self._counts[fuller] = self._counts.pop(other) + 1
                known[at] = fuller
                return
        known.append(person)
        self._counts[person] = 1

    def named(self, name: str) -> Person | None:
        """The person that a full name or a surname stands for; None where none, or several equally, would fit."""
        known = self._by_surname.get(surname(name), [])
        if len(name.split()) == 1:
            counts = [self._counts[p] for p in known]
            return known[counts.index(max(counts))] if known and counts.count(max(counts)) == 1 else None
        return next((p for p in known if same_person(name, p.full_name(self._text))), None)


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
