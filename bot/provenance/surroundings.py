"""What stands around one claim, and the words that its reasons and next steps are made with.

The slots are the claim's and the sources' own words, clipped; templates in `needs` put them in sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from string import Formatter

from bot.model import RECORDS, Account, Article, Difference, Post, Slot, Source, SourceKind, Span, Wording
from bot.provenance import nouns, words
from bot.provenance.drafts import Draft
from bot.provenance.segment import Token, tokens
from bot.speech import noted

_QUOTED = 60
_NEVER_COUNTS = words.SMALL_NUMBERS | words.ORDINALS | {"911", "999", "112", "24/7"}
"""Small numbers in words seldom need their data; emergency numbers are names."""
_BEFORE_NAMES = frozenset({"-", "no", "id", "number", "unit", "room", "flight", "route", "section", "article"})
_PLURALS = frozenset({"people", "men", "women", "children", "dead", "police", "more", "of"})
_AFTER_TIMES = frozenset({"a", "p", "a.m", "p.m", "a.m.", "p.m.", "am", "pm", "-", "o'clock"})
_CLOCK_OR_RANK = re.compile(r"\d+(?:st|nd|rd|th|s)|\d{1,2}[:.]\d{2}")
_TWO_WORDS = re.compile(r"(?:\s+[\w’%-]+){0,2}")
_MONTHS_OR_NAMES = words.MONTHS | _BEFORE_NAMES
_MONTHS_OR_TIMES = words.MONTHS | _AFTER_TIMES
_MEASURE = frozenset({"percent", "per", "million", "billion", "trillion", "thousand", "dollars", "euros", "pounds"})


@dataclass(frozen=True)
class Surroundings:
    """All that the reasons of one claim are decided from."""

    article: Article
    draft: Draft
    sources: Sequence[Source]
    denied_by: tuple[int, ...]
    accounts: tuple[Account, ...]
    """The accounts that hold this claim."""
    post: Post | None = None
    """The post that its words stand in."""

    @property
    def words(self) -> str:
        """The claim's words, short enough for a sentence."""
        return _clip(self.draft.span.of(self.article.text))

    @cached_property
    def roots(self) -> list[Source]:
        """The first-hand origins of this claim itself."""
        return [self.sources[i] for i in self.draft.roots]

    @property
    def record(self) -> Source | None:
        """The record that it rests on and that the article neither links nor gives in full."""
        return next((s for s in self.roots if s.kind in RECORDS and not s.linked), None)

    @cached_property
    def cited_record(self) -> Source | None:
        """A record named within the claim's own words, cited as a source elsewhere and not linked."""
        return _named_records(_Same(self.sources)).first_within(self.draft.span)

    @cached_property
    def figure(self) -> Span | None:
        """The number in it that wants its data."""
        return _figure(self.article.text, self.draft.span)

    @cached_property
    def difference(self) -> Difference | None:
        """The detail in which accounts differ and this claim gives a version."""
        for account in self.accounts:
            for difference in account.differences:
                if any(v.claim == self.draft.id for v in difference.variants):
                    return difference
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Sources as the key of a cache: the same ones only, so that nobody compares them one by one."""

    sources: Sequence[Source]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.sources is self.sources

    def __hash__(self) -> int:
        return id(self.sources)


@dataclass(frozen=True, slots=True)
class _NamedRecords:
    """Where the records that the article does not link are mentioned, in text order."""

    mentions: Sequence[tuple[Span, int]]
    """Each with its source's place among the sources."""
    sources: Sequence[Source]

    def first_within(self, span: Span) -> Source | None:
        """The first source that has a mention within a span; None where none has."""
        at = bisect_left(self.mentions, (Span(span.start, 0), 0))
        within: list[int] = []
        while at < len(self.mentions) and self.mentions[at][0].start <= span.end:
            mention, source = self.mentions[at]
            if mention.end <= span.end:
                within.append(source)
            at += 1
        return self.sources[min(within)] if within else None


@lru_cache(maxsize=1)
def _named_records(given: _Same) -> _NamedRecords:
    """Made once an article, not once a claim."""
    records = (
        (at, source) for at, source in enumerate(given.sources) if source.kind in RECORDS and not source.linked
    )
    mentions = sorted((mention, at) for at, source in records for mention in source.mentions)
    return _NamedRecords(mentions, given.sources)


def _clip(said: str) -> str:
    said = " ".join(said.split())
    if len(said) <= _QUOTED:
        return said
    return said[:_QUOTED].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _figure(text: str, span: Span) -> Span | None:
    """The first number that counts or measures something: no date, time, year, ordinal or name like "911"."""
    found = tokens(text, span)
    for at, token in enumerate(found):
        if words.is_figure(token.text) and _counts(found, at):
            return Span(token.start, token.end)
    return None


def _counts(found: Sequence[Token], at: int) -> bool:
    word, lower = found[at].text, found[at].lower
    previous = found[at - 1].lower if at else ""
    following = [t.lower for t in found[at + 1 : at + 4]]
    if word.endswith("%") or previous in {"$", "€", "£"} or (following and following[0] in _MEASURE):
        return True
    if lower in _NEVER_COUNTS or words.is_year(word) or previous in _MONTHS_OR_NAMES:
        return False
    if _CLOCK_OR_RANK.fullmatch(lower) or (following and following[0] in _MONTHS_OR_TIMES):
        return False
    return lower.endswith("s") or "," in word or not following or _counted(following)


def _counted(following: Sequence[str]) -> bool:
    """Whether a plural, a participle or nothing more follows: "14 empty barges", "30 injured", "42."."""
    for word in following:
        if not word[0].isalnum():
            return word == "."
        if words.is_finite_verb(word) and not word.endswith("ed"):
            return False
        if word.endswith(("s", "ed")) or word in {
            "people",
            "men",
            "women",
            "children",
            "dead",
            "police",
            "more",
            "of",
        }:
            return not word.endswith("ss")
    return False


def is_anonymous(source: Source) -> bool:
    """Whether the source has no name that somebody could ask for."""
    return source.kind is SourceKind.ANONYMOUS or (source.kind is SourceKind.PERSON and not source.named)


Said = tuple[str, ...] | Wording
"""What stands at a slot: words of the article, several as a list, or words of ours."""

# Translators: these stand in other sentences, in the place of a name: "Only the article says so here."
_THE_ARTICLE = Wording(text=noted("the article"))
_THE_SOURCE = Wording(text=noted("the source"))
_THE_RECORD = Wording(text=noted("the record"))
_THE_POST = Wording(text=noted("the post"))
_ITS_AUTHOR = Wording(text=noted("its author"))


def _named(sources: Sequence[Source], ids: Sequence[int]) -> Said:
    return tuple(sources[i].name for i in ids) or _THE_ARTICLE


def _unlinked(around: Surroundings) -> Said:
    record = around.record or around.cited_record
    return (record.name,) if record else _THE_RECORD


def _origin(around: Surroundings) -> Said:
    return (around.sources[around.draft.chain[-1]].name,) if around.draft.chain else _THE_SOURCE


def _nearest(around: Surroundings) -> Said:
    chain = [around.sources[i] for i in around.draft.chain]
    station = next((s for s in reversed(chain[:-1]) if s.kind not in RECORDS), chain[0] if chain else None)
    return (station.name,) if station else _THE_ARTICLE


def _anonymous_name(around: Surroundings) -> Said:
    return next(((s.name,) for s in around.roots if is_anonymous(s)), _THE_SOURCE)


def _figure_words(around: Surroundings) -> str:
    at = around.figure
    if at is None:
        return around.words
    text = around.article.text
    end = _TWO_WORDS.match(text, at.end, around.draft.span.end)
    start = at.start - (at.start > 0 and text[at.start - 1] in "$€£")
    return text[start : end.end() if end else at.end]


def _versions(around: Surroundings) -> str:
    difference = around.difference
    if difference is None:
        return ""
    seen = dict.fromkeys(_clip(v.span.of(around.article.text)) for v in difference.variants)
    return " / ".join(f"“{v}”" for v in seen)


def _post_words(around: Surroundings) -> Said:
    post = around.post
    if post is None:
        return _THE_POST
    known = post.handle or post.author
    who = Slot(name="who", said=(known,) if known else _ITS_AUTHOR)
    # Translators: stands in other sentences: "Open the post by @ada of 2025-10-04 and read it to the end."
    if post.published is None:
        return Wording(text=noted("the post by {who}"), slots=(who,))
    day = Slot(name="date", said=(post.published.isoformat(),))
    return Wording(text=noted("the post by {who} of {date}"), slots=(who, day))


def are_many(around: Surroundings) -> bool:
    """Whether those who deny it are several, or one that is many ("two aides")."""
    if len(around.denied_by) != 1:
        return len(around.denied_by) > 1
    last = around.sources[around.denied_by[0]].name.split()[-1].lower()
    return nouns.singular(last) != last and nouns.is_person_head(nouns.singular(last))


def _detail(around: Surroundings) -> Said:
    difference = around.difference
    if difference is None:
        return ("",)
    return difference.about_wording or (difference.about,)


_SLOTS: dict[str, Callable[[Surroundings], Said]] = {
    "words": lambda a: (a.words,),
    "speaker": lambda a: _named(a.sources, a.draft.sources),
    "deniers": lambda a: _named(a.sources, a.denied_by),
    "detail": _detail,
    "versions": lambda a: (_versions(a),),
    "anonymous": _anonymous_name,
    "record": _unlinked,
    "origin": _origin,
    "station": _nearest,
    "post": _post_words,
    "figure": lambda a: (_figure_words(a),),
}


def wording(text: str, around: Surroundings) -> Wording:
    """A template of ours with the words for its slots."""
    return Wording(text=text, slots=tuple(Slot(name=name, said=_SLOTS[name](around)) for name in _places(text)))


@cache
def _places(text: str) -> tuple[str, ...]:
    """The names of a template's slots, in order, each once."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name))
