"""Words as said → the sources behind them: a full name and the surname after it are one, as is a post's author.

Compares names by their words alone; knows nothing of claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.model import Article, Source, SourceKind, Span
from bot.provenance.foreign.names import FullNames, kind_of
from bot.provenance.foreign.reader import Said
from bot.provenance.foreign.subjects import Speaker


@dataclass(slots=True)
class _Entry:
    """A source under construction."""

    name: str
    kind: SourceKind
    role: str | None = None
    affiliation: str | None = None
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    post: int | None = None

    def goes_by(self, name: str | None) -> None:
        if name and name != self.name and name not in self.aliases:
            self.aliases.append(name)


def resolve_sources(
    article: Article, said: Sequence[Said], names: FullNames
) -> tuple[tuple[Source, ...], tuple[int | None, ...]]:
    """The sources in the order in which they first speak, and for each of the given words the id of who says them."""
    book = _Book(article, names)
    speakers = tuple(book.speaker(each) for each in said)
    return book.sources(), speakers


class _Book:
    def __init__(self, article: Article, names: FullNames) -> None:
        self._article, self._names = article, names
        self._entries: list[_Entry] = []
        self._by_name: dict[str, int] = {}

    def speaker(self, said: Said) -> int | None:
        """The id of who says these words; None where nobody is named beside them."""
        if said.post is not None:
            return self._author(said.post)
        return self._named(said.speaker) if said.speaker is not None else None

    def sources(self) -> tuple[Source, ...]:
        """The finished sources."""
        return tuple(
            Source(
                id=number,
                name=entry.name,
                kind=entry.kind,
                named=True,
                role=entry.role,
                affiliation=entry.affiliation,
                aliases=tuple(entry.aliases),
                mentions=tuple(sorted(set(entry.mentions))),
                post=entry.post,
            )
            for number, entry in enumerate(self._entries)
        )

    def _named(self, speaker: Speaker) -> int:
        text, words = self._article.text, speaker.name.words
        full = words if speaker.name.is_full else self._names.full(words)
        kind = kind_of(full)
        name = " ".join(speaker.name.span.of(text).split()) if full == words else " ".join(full)
        number = self._entry(name, SourceKind.PERSON if speaker.name.is_titled else kind)
        entry = self._entries[number]
        entry.mentions.append(speaker.name.span)
        entry.goes_by(" ".join(speaker.name.span.of(text).split()))
        entry.role = entry.role or _words(text, speaker.role)
        entry.affiliation = entry.affiliation or _words(text, speaker.affiliation)
        return number

    def _author(self, index: int) -> int | None:
        post = self._article.posts[index]
        name = post.author or post.handle
        if name is None:
            return None
        number = self._by_name.get((post.handle or name).lower())
        number = self._entry(name, SourceKind.POST) if number is None else number
        entry = self._entries[number]
        entry.post = index if entry.post is None else entry.post
        entry.goes_by(name)
        entry.goes_by(post.handle)
        if post.handle:
            self._by_name.setdefault(post.handle.lower(), number)
        span = post.author_span or post.handle_span
        entry.mentions += [span] if span is not None else []
        return number

    def _entry(self, name: str, kind: SourceKind) -> int:
        known = self._by_name.get(name.lower())
        if known is None:
            known = self._by_name[name.lower()] = len(self._entries)
            self._entries.append(_Entry(name, kind))
        elif self._entries[known].kind is SourceKind.POST:
            self._entries[known].kind = kind
        return known


def _words(text: str, span: Span | None) -> str | None:
    return " ".join(span.of(text).split()) if span is not None else None
