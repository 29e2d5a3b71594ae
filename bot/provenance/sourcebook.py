"""The sources met so far while an article is read, and which of them a new phrase means.

One entry per real-world source. Nothing here knows of attributions or claims: it answers "who is this?".
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from bot.model import RECORDS, Article, SourceKind, Span
from bot.provenance import nouns
from bot.provenance.outlets import is_outlet
from bot.provenance.people import Bodies, People, acronyms, same_person, surname
from bot.provenance.phrase_parts import Form, Phrase
from bot.provenance.phrases import parse

_REACH = 1200
"""How many characters back a pronoun or "the spokesman" may point."""

_REMEMBERED = 4096
"""How many names keep their shortened forms at hand; each is compared with many others."""

_RECENT = 300
"""How many sources back anybody is looked for, beyond their exact name; no article for people has as many."""

_POSSESSIVE = re.compile(r"[’']s\b")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_NO_LETTERS = re.compile(r"[\W_]+")
_ROLE_WORD = re.compile(r"[a-z]+")
_GENERIC_BODIES = frozenset(
    "company firm group organisation organization agency department ministry corporation university school party "
    "team club court commission committee council union charity bank hospital foundation paper newspaper network "
    "outlet government office institute association maker authority administration campaign".split()
)
_TRADES = frozenset("giant carmaker automaker drugmaker chipmaker startup".split())
"""Heads that stand for a named body of which nothing else has been said."""
_GENERIC_PEOPLE = frozenset("man woman boy girl person suspect defendant official author writer speaker".split())
_SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his", "who"})
_PLURALS = frozenset({"they", "them", "their", "these", "those"})
_THINGS = frozenset({"it", "its", "this", "that", "which"})
SPEAKER_PRONOUNS = frozenset({"i", "we", "me", "us"})
"""Pronouns that mean whoever is speaking."""


@dataclass(slots=True)
class Entry:
    """A source under construction; `id` is its position in the book."""

    id: int
    name: str
    kind: SourceKind
    named: bool
    head: str
    role: str | None = None
    affiliation: str | None = None
    identified_as: str | None = None
    gender: str | None = None
    plural: bool = False
    post: int | None = None
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    """In text order."""

    def last_mention(self, before: int) -> int:
        """Where its last mention that ends at or before an offset starts; -1 where none does."""
        at = bisect_left(self.mentions, (before,))
        while at and self.mentions[at - 1].end > before:
            at -= 1
        return self.mentions[at - 1].start if at else -1

    def goes_by(self, alias: str) -> None:
        """Note another name, once."""
        if alias and alias != self.name and alias not in self.aliases:
            self.aliases.append(alias)

    def names(self) -> Iterable[str]:
        """Its name and every alias."""
        yield self.name
        yield from self.aliases


class SourceBook:
    """Entries in the order they were first met."""

    def __init__(self, article: Article, people: People) -> None:
        self.entries: list[Entry] = []
        self._text = article.text
        self._people = people
        self._bodies = Bodies(article)
        self._by_name: dict[str, Entry] = {}

    def entry(self, span: Span, speaker: int | None) -> Entry | None:
        """The source that the words at `span` mean, made if it is new.

        `speaker` is the id of whoever's words they stand in, for "I" and "we". None where a pronoun points nowhere.
        """
        phrase = self._as_person(parse(self._text, span))
        entry = self._known(phrase, speaker)
        if entry is None and phrase.form is not Form.PRONOUN:
            introduced = self._introduction(phrase)
            entry = self._new(introduced or phrase)
            if introduced is not None:
                self._learn(entry, introduced)
        if entry is not None:
            self._learn(entry, phrase)
        return entry

    def _as_person(self, phrase: Phrase) -> Phrase:
        """The phrase, as a name where a lone word is the surname of somebody introduced: "Rogers", "Goldman"."""
        words = phrase.name.of(self._text)
        if phrase.form is not Form.NOMINAL or phrase.name != phrase.span or not words[:1].isupper() or " " in words:
            return phrase
        if self._people.named(words) is None:
            return phrase
        return Phrase(phrase.span, Form.NAME, SourceKind.PERSON, phrase.name, True, words.lower())

    def _introduction(self, phrase: Phrase) -> Phrase | None:
        """Where somebody meant by "the supervisor" was first brought in: "a shift supervisor (unit 12)"."""
        if not phrase.definite or phrase.plural or phrase.kind is not SourceKind.ANONYMOUS or not phrase.head:
            return None
        before = self._text[max(0, phrase.span.start - _REACH) : phrase.span.start]
        pattern = (
            rf"\b(?:an?|one|another)\s+(?:[\w’'-]+\s+){{0,3}}?{re.escape(phrase.head)}\b(?:\s*\([^()\n]{{2,40}}\))?"
        )
        offset = phrase.span.start - len(before)
        spans = [Span(offset + m.start(), offset + m.end()) for m in re.finditer(pattern, before, re.IGNORECASE)]
        return parse(self._text, spans[-1]) if spans else None

    def author(self, name: str, handle: str | None, post: int, span: Span | None) -> Entry:
        """The source that signs a post: somebody met before, or a new entry of kind POST."""
        plain = _untitled(name)
        entry = self._latest(lambda e: e.kind is not SourceKind.POST and self._same_name(e, plain, handle))
        if entry is None:
            entry = next((e for e in self.entries if e.post is not None and self._same_author(e, name, handle)), None)
        if entry is None:
            entry = self._introduced(name) or self._add(name, SourceKind.POST, True, surname(name))
        if handle:
            entry.goes_by(handle)
        if entry.name != name:
            entry.goes_by(name)
        entry.post = post if entry.post is None else entry.post
        if span is not None:
            insort(entry.mentions, span)
        return entry

    def _introduced(self, name: str) -> Entry | None:
        """A person whom the article introduces with a role is a person who posts, not just a post."""
        person = self._people.named(name) if len(name.split()) > 1 else None
        if person is None or person.role is None:
            return None
        entry = self._add(person.full_name(self._text), SourceKind.PERSON, True, surname(name))
        entry.role, entry.gender = person.role.of(self._text), person.gender
        return entry

    def latest_record(self, before: int) -> Entry | None:
        """The recording last cited before this offset."""
        return self._latest(
            lambda e: e.kind is SourceKind.RECORDING and any(m.start < before for m in e.mentions[:1])
        )

    def _same_author(self, entry: Entry, name: str, handle: str | None) -> bool:
        if handle and any(a.lower() == handle.lower() for a in entry.aliases):
            return True
        return entry.name.lower() == name.lower()

    def _same_name(self, entry: Entry, name: str, handle: str | None) -> bool:
        if handle and handle.lower() in (a.lower() for a in entry.names()):
            return True
        if entry.kind is SourceKind.PERSON:
            return len(name.split()) > 1 and same_person(entry.name, name)
        return _squeezed(entry.name) == _squeezed(name)

    def _known(self, phrase: Phrase, speaker: int | None) -> Entry | None:
        if phrase.form is Form.PRONOUN:
            return self._pronoun(phrase, speaker)
        words = self._bodies.full_name(phrase.name.of(self._text))
        exact = self._by_name.get(_plain(words)) if phrase.form is Form.NAME else None
        if exact is not None:
            return exact
        if phrase.form is Form.HANDLE:
            return self._latest(lambda e: _handle_fits(e, words))
        if phrase.form is Form.NAME:
            if phrase.kind is SourceKind.PERSON or len(words.split()) == 1:
                return self._person(words) or self._body(words) or self._by_kind(phrase, words)
            return self._body(words)
        return self._nominal(phrase, words)

    def _by_kind(self, phrase: Phrase, words: str) -> Entry | None:
        """The body that a capitalised "the Board" or "the Observatory" stands for."""
        lower = words.lower()
        if not phrase.definite or lower not in _BODY_WORDS:
            return None
        return self._near(phrase, lambda e: e.kind in _BODIES and lower in _plain(e.name).split())

    def _person(self, words: str) -> Entry | None:
        return self._latest(
            lambda e: e.kind in {SourceKind.PERSON, SourceKind.POST} and e.named and same_person(e.name, words)
        )

    def _body(self, words: str) -> Entry | None:
        return self._latest(
            lambda e: e.kind not in RECORDS and e.kind is not SourceKind.ANONYMOUS and _fits_body(e, words)
        )

    def _nominal(self, phrase: Phrase, words: str) -> Entry | None:
        same = self._latest(lambda e: e.kind is phrase.kind and _plain(e.name) == _plain(words))
        points_back = phrase.definite and phrase.affiliation is None and not phrase.named
        if same is not None or not (points_back or (phrase.plural and " " not in words)):
            return same
        if phrase.kind in RECORDS:
            carried = phrase.head in nouns.OUTLET_REPORTS
            return self._near(
                phrase,
                lambda e: (e.kind in RECORDS or (carried and e.kind is SourceKind.MEDIA)) and e.head == phrase.head,
            )
        if phrase.kind in _BODIES:
            return self._near(phrase, lambda e: self._is_body(e, phrase) or _are_counted(e, phrase))
        if phrase.plural:
            return self._near(phrase, lambda e: e.plural and e.head == phrase.head)
        return self._near(phrase, lambda e: _has_role(e, phrase.head)) or self._near(
            phrase, lambda e: phrase.head in _GENERIC_PEOPLE and e.head == phrase.head
        )

    def _is_body(self, entry: Entry, phrase: Phrase) -> bool:
        if entry.kind not in _BODIES or (phrase.kind is SourceKind.MEDIA and entry.kind is not phrase.kind):
            return False
        if not entry.plural and phrase.head in (entry.head, *_plain(entry.name).split()):
            return True
        fits = phrase.head in _GENERIC_BODIES or (phrase.head in _TRADES and entry.head not in nouns.COLLECTIVE_HEADS)
        return fits and entry.named and not (nouns.COLLECTIVE_HEADS & {_last(entry.name)})

    def _pronoun(self, phrase: Phrase, speaker: int | None) -> Entry | None:
        head = phrase.head
        if head in SPEAKER_PRONOUNS:
            return self.entries[speaker] if speaker is not None else None
        if head in _SINGULAR_PERSON:
            return self._near(
                phrase,
                lambda e: _is_single_person(e) and (not e.gender or not phrase.gender or e.gender == phrase.gender),
            )
        if head in _PLURALS:
            return self._near(phrase, lambda e: e.plural or e.kind is SourceKind.ORGANISATION)
        if head in _THINGS:
            return self._near(phrase, lambda e: e.kind in RECORDS or e.kind in _BODIES)
        return None

    def _near(self, phrase: Phrase, fits: Callable[[Entry], bool]) -> Entry | None:
        """The fitting entry with the latest mention before the phrase, within reach."""
        best: Entry | None = None
        latest = max(0, phrase.span.start - _REACH) - 1
        for entry in self.entries[-_RECENT:]:
            at = entry.last_mention(phrase.span.start)
            if at > latest and fits(entry):
                latest, best = at, entry
        return best

    def _latest(self, fits: Callable[[Entry], bool]) -> Entry | None:
        return next((e for e in reversed(self.entries[-_RECENT:]) if fits(e)), None)

    def _new(self, phrase: Phrase) -> Entry:
        words = self._bodies.full_name(phrase.name.of(self._text))
        kind, name = phrase.kind, words
        person = self._people.named(words) if _may_be_person(phrase) else None
        if person is not None:
            kind, name = SourceKind.PERSON, person.full_name(self._text)
        elif (
            phrase.form is Form.NAME
            and kind is SourceKind.PERSON
            and " " not in words
            and not self._is_titled(phrase)
        ):
            kind = SourceKind.ORGANISATION
        entry = self._add(name, kind, phrase.named, surname(name) if kind is SourceKind.PERSON else phrase.head)
        entry.plural = phrase.plural
        if person is not None:
            entry.role = person.role.of(self._text) if person.role else None
            entry.gender = person.gender
        return entry

    def _is_titled(self, phrase: Phrase) -> bool:
        """Whether a role or an honorific tells that a lone name is a person's: "Dr Roe"."""
        before = self._text[phrase.span.start : phrase.name.start].lower().split()
        return phrase.role is not None or any(word.strip(".") in nouns.TITLES for word in before)

    def _add(self, name: str, kind: SourceKind, named: bool, head: str) -> Entry:
        entry = Entry(len(self.entries), name, kind, named, head)
        self.entries.append(entry)
        if named and kind not in RECORDS:
            self._by_name.setdefault(_plain(name), entry)
        return entry

    def _learn(self, entry: Entry, phrase: Phrase) -> None:
        text = self._text
        insort(entry.mentions, phrase.span)
        if phrase.form in {Form.NAME, Form.HANDLE}:
            entry.goes_by(phrase.name.of(text))
            entry.goes_by(self._bodies.initials(entry.name) or "")
        if _is_surely_body(phrase) and entry.kind is SourceKind.PERSON and entry.role is None:
            entry.kind, entry.gender = phrase.kind, None
        if phrase.form is Form.NAME and entry.kind is SourceKind.POST and phrase.kind is SourceKind.PERSON:
            entry.kind = SourceKind.PERSON
        if phrase.role is not None and phrase.form is not Form.PRONOUN and entry.role is None:
            entry.role = phrase.role.of(text)
        if phrase.affiliation is not None and entry.affiliation is None:
            entry.affiliation = phrase.affiliation.of(text)
        if phrase.identified_as is not None and entry.identified_as is None:
            entry.identified_as = phrase.identified_as.of(text)
        entry.gender = entry.gender or phrase.gender


_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.MEDIA})
_BODY_WORDS = nouns.COLLECTIVE_HEADS | nouns.ORGANISATION_WORDS


def _is_surely_body(phrase: Phrase) -> bool:
    """Whether its words say that a name is a body's: "the union, Unite"."""
    return phrase.form is Form.NAME and phrase.kind in _BODIES and phrase.head in nouns.COLLECTIVE_HEADS


def _may_be_person(phrase: Phrase) -> bool:
    return phrase.form is Form.NAME and phrase.kind is not SourceKind.MEDIA and not _is_surely_body(phrase)


def _are_counted(entry: Entry, phrase: Phrase) -> bool:
    """Whether "the group" can be "a group of nurses"."""
    return entry.kind is SourceKind.ANONYMOUS and entry.plural and not phrase.plural and entry.head == phrase.head


def _is_single_person(entry: Entry) -> bool:
    if entry.plural:
        return False
    return entry.kind in {SourceKind.PERSON, SourceKind.POST} or (
        entry.kind is SourceKind.ANONYMOUS and nouns.is_person_head(entry.head)
    )


def _has_role(entry: Entry, head: str) -> bool:
    if entry.plural:
        return False
    words = set(_ROLE_WORD.findall((entry.role or "").lower()))
    return head in words or (head == entry.head and entry.kind in {SourceKind.ANONYMOUS, SourceKind.PERSON})


def _handle_fits(entry: Entry, handle: str) -> bool:
    bare = handle.lstrip("@").lower()
    return any(n.lower() == handle.lower() or (len(bare) > 3 and _squeezed(n) == bare) for n in entry.names())


def _same_body(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    if a == b or _squeezed(a.lstrip("@")) == _squeezed(b.lstrip("@")):
        return True
    if is_outlet(one) and is_outlet(other):
        return False
    return a.endswith(f" {b}") or f" {_turned(a)}".endswith(f" {_turned(b)}")


def _fits_body(entry: Entry, name: str) -> bool:
    """Whether a body goes by a name: one of its own, initials of one, or what its own initials may stand for.

    Initials that the article has explained stand for nothing else: the American Bankers are not the American Bar.
    """
    names = tuple(entry.names())
    if any(_same_body(known, name) for known in names):
        return True
    apart = [known for known in names if not (is_outlet(known) and is_outlet(name))]
    is_explained = any(" " in known for known in names)
    return any(_stands_for(name, known) for known in apart) or (
        not is_explained and any(_stands_for(known, name) for known in apart)
    )


_TURNED = re.compile(r"(.+) (department|ministry)")


@lru_cache(_REMEMBERED)
def _turned(plain: str) -> str:
    """The long form of a plain name: "justice department" → "department of justice"."""
    match = _TURNED.fullmatch(plain)
    return f"{match[2]} of {match[1]}" if match else plain


def _stands_for(initials: str, name: str) -> bool:
    """Whether one name is the other's initials: "DoJ", "W.H.O."."""
    bare = initials.replace(".", "")
    return bare[-1:].isupper() and bare.upper() in acronyms(name)


@lru_cache(_REMEMBERED)
def _plain(name: str) -> str:
    return _ARTICLE.sub("", _POSSESSIVE.sub("", name.lower())).strip()


@lru_cache(_REMEMBERED)
def _squeezed(name: str) -> str:
    return _NO_LETTERS.sub("", name.lower())


def _untitled(name: str) -> str:
    """A poster's name without a title in front of the first and last name: "Governor Ann Roe" → "Ann Roe"."""
    words = name.split()
    titles = next((i for i, word in enumerate(words) if word.strip(".").lower() not in nouns.TITLES), 0)
    return " ".join(words[titles:]) if len(words) - titles > 1 else name


def _last(name: str) -> str:
    return nouns.singular(_plain(name).split()[-1]) if _plain(name) else ""
