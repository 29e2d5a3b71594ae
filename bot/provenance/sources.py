"""Attributions as read → the sources behind them, one per real-world source, with the way each was heard.

Knows nothing of claims. The order of things: post authors and phrases are resolved in text order (a pronoun points
back), then the stations on the way (`via`) follow from nesting, addressed outlets and recaps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import RECORDS, Article, Source, SourceKind, Span
from bot.provenance.acts import is_act
from bot.provenance.cited import cited_records
from bot.provenance.people import People
from bot.provenance.phrases import parse
from bot.provenance.reading import Found
from bot.provenance.recaps import Recap, find_recaps
from bot.provenance.sourcebook import Entry, SourceBook
from bot.provenance.within import Places, touching


@dataclass(frozen=True, slots=True)
class Resolution:
    """The sources, and for each attribution (same order as given) who it is and through whom."""

    sources: tuple[Source, ...]
    speakers: tuple[int | None, ...]
    stations: tuple[tuple[int, ...], ...]
    """Per attribution: the sources it was heard through, nearest to the speaker first."""
    recaps: tuple[tuple[Span, int], ...]
    """Passages that retell a record, in text order, each with the record's source id."""

    def retold(self, span: Span) -> int | None:
        """The source id of the record that the passage around a span retells; None where none does."""
        record = _recap_at(self.recaps, span.start)
        return record[1] if record is not None and record[0].covers(span) else None


@dataclass(slots=True)
class _State:
    article: Article
    found: Sequence[Found]
    book: SourceBook
    speakers: list[int | None]
    stations: list[tuple[int, ...]]
    posts: Mapping[Span, int]
    """First words → index of the post."""
    recaps: list[tuple[Span, int]] = field(default_factory=list)
    cited: dict[int, list[tuple[int, ...]]] = field(default_factory=lambda: defaultdict(list))
    """Source id → for each time that it is cited in passing, whom it was heard through."""


def resolve_sources(article: Article, found: Sequence[Found]) -> Resolution:
    """Resolve every attribution's source phrase; raises nothing for odd input."""
    book = SourceBook(article, People(article))
    posts = {post.body[0]: index for index, post in enumerate(article.posts) if post.body}
    state = _State(article, found, book, [None] * len(found), [()] * len(found), posts)
    recaps = list(find_recaps(article))
    for at in _reading_order(found):
        while recaps and recaps[0].span.start <= _position(found[at]):
            _open_recap(state, recaps.pop(0))
        _resolve(state, at)
    for recap in recaps:
        _open_recap(state, recap)
    _cite(state)
    heard = _heard(state)
    links = Places(link.span for link in article.links)
    return Resolution(
        tuple(_finish(entry, heard[entry.id], links) for entry in book.entries),
        tuple(state.speakers),
        tuple(state.stations),
        tuple(state.recaps),
    )


def _cite(state: _State) -> None:
    """Add the records that are cited in passing, each heard through whoever's words it is cited in."""
    taken = Places(mention for entry in state.book.entries for mention in entry.mentions)
    cited = [span for span in cited_records(state.article) if not taken.touch(span)]
    parts = ((at, part) for at, found in enumerate(state.found) for part in found.content)
    for span, at_it in zip(cited, touching(cited, parts), strict=True):
        entry = state.book.entry(span, None)
        if entry is not None:
            state.cited[entry.id].append(_heard_through(state, span, at_it, entry.id))


def _heard_through(state: _State, span: Span, at_it: Sequence[int], own: int) -> tuple[int, ...]:
    """The speaker of the innermost attribution around a span, and whom that one was heard through."""
    holding = [at for at in at_it if any(part.covers(span) for part in state.found[at].content)]
    inner = min(holding, key=lambda at: sum(p.end - p.start for p in state.found[at].content), default=None)
    speaker = state.speakers[inner] if inner is not None else None
    if inner is None or speaker is None or speaker == own:
        return ()
    return (speaker, *state.stations[inner])


def _position(found: Found) -> int:
    return found.source.start if found.source else found.content[0].start if found.content else 0


def _reading_order(found: Sequence[Found]) -> list[int]:
    """Indices in text order of the source phrase, every parent before its children."""
    order: list[int] = []
    done: set[int] = set()
    for at in sorted(range(len(found)), key=lambda i: (_position(found[i]), i)):
        line: list[int] = []
        step: int | None = at
        while step is not None and step not in done and step not in line:
            line.append(step)
            step = found[step].parent
        order.extend(reversed(line))
        done.update(line)
    return order


def _open_recap(state: _State, recap: Recap) -> None:
    if recap.needs_record:
        record = state.book.latest_record(recap.span.start)
        if record is not None:
            state.recaps.append((recap.span, record.id))


def _resolve(state: _State, at: int) -> None:
    found = state.found[at]
    speaker = state.speakers[found.parent] if found.parent is not None else None
    entry = _speaker_entry(state, found, speaker)
    state.speakers[at] = entry.id if entry else None
    state.stations[at] = _stations(state, found, entry)


def _speaker_entry(state: _State, found: Found, speaker: int | None) -> Entry | None:
    post = _post_of(state, found)
    if post is not None:
        return _post_author(state, post)
    if found.source is not None and not (found.parent is not None and is_act(state.article.text, found)):
        entry = state.book.entry(found.source, speaker)
        if entry is not None:
            return entry
    record = _recap_record(state, _position(found))
    return state.book.entries[record] if record is not None and found.parent is None else None


def _post_of(state: _State, found: Found) -> int | None:
    """The index of the post whose own words this attribution is."""
    if found.cue is not None or not found.content:
        return None
    index = state.posts.get(found.content[0])
    if index is None:
        return None
    post = state.article.posts[index]
    return index if found.source in (post.author_span, post.handle_span, None) else None


def _post_author(state: _State, index: int) -> Entry | None:
    post = state.article.posts[index]
    name = post.author or post.handle
    if name is None:
        return None
    span = post.author_span or post.handle_span
    return state.book.author(name, post.handle, index, span)


def _recap_record(state: _State, position: int) -> int | None:
    recap = _recap_at(state.recaps, position)
    return recap[1] if recap is not None and position < recap[0].end else None


def _recap_at(recaps: Sequence[tuple[Span, int]], position: int) -> tuple[Span, int] | None:
    """The last of the recaps (ordered, disjoint) that starts at or before a position."""
    at = bisect_right(recaps, position, key=lambda recap: recap[0].start)
    return recaps[at - 1] if at else None


def _stations(state: _State, found: Found, entry: Entry | None) -> tuple[int, ...]:
    own = entry.id if entry else None
    way: list[int] = []
    outlet = _addressed_outlet(state, found)
    if outlet is not None:
        way.append(outlet)
    if found.parent is not None:
        parent = state.speakers[found.parent]
        way.extend(([] if parent is None else [parent]) + list(state.stations[found.parent]))
    else:
        record = _recap_record(state, _position(found))
        if record is not None:
            way.append(record)
    return tuple(dict.fromkeys(step for step in way if step != own))


def _addressed_outlet(state: _State, found: Found) -> int | None:
    """The outlet that was told ("told Channel 5", "confirm to @DailyX"): it carried the words on."""
    text = state.article.text
    if found.addressee is None or parse(text, found.addressee).kind is not SourceKind.MEDIA:
        return None
    if found.addressee.of(text).lower().startswith(("this ", "our ")):
        return None
    entry = state.book.entry(found.addressee, None)
    return entry.id if entry else None


def _heard(state: _State) -> Mapping[int, list[tuple[int, ...]]]:
    """Source id → the stations of each way on which it was heard: cited first, then speaking."""
    heard = state.cited
    for speaker, stations in zip(state.speakers, state.stations, strict=True):
        if speaker is not None:
            heard[speaker].append(stations)
    return heard


def _finish(entry: Entry, heard: Sequence[tuple[int, ...]], links: Places) -> Source:
    mentions = sorted(set(entry.mentions))
    return Source(
        id=entry.id,
        name=_shown_name(entry.name),
        kind=entry.kind,
        named=entry.named,
        role=_shown_role(entry),
        affiliation=entry.affiliation,
        aliases=tuple(entry.aliases),
        identified_as=entry.identified_as,
        mentions=tuple(mentions),
        via=min(heard, key=len, default=()),
        post=entry.post,
        linked=entry.kind in RECORDS and any(map(links.touch, mentions)),
    )


def _shown_name(name: str) -> str:
    return " ".join(name.split())


def _shown_role(entry: Entry) -> str | None:
    role = " ".join(entry.role.split()) if entry.role else None
    return None if role == entry.name and entry.kind is SourceKind.ANONYMOUS else role
