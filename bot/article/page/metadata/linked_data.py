"""The schema.org things that a page declares in JSON-LD, and which of them the page is about.

Knows JSON-LD's shapes (several scripts, @graph, @id references, one or many) and schema.org's names; what the values
are worth is for others to judge. Everything is walked without recursion and within bounds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from bot.article.page.metadata.loose_json import read_values
from bot.article.page.metadata.sites import same_page

Thing = Mapping[str, object]

_MOST_SCRIPTS = 60
_MOST_CHARACTERS = 4_000_000
_MOST_NODES = 30_000
_MOST_ITEMS = 500
_HELD = ("@graph", "mainEntity", "mainEntityOfPage", "about", "itemReviewed", "subjectOf", "review", "hasPart")
"""Where a thing that a page is about may stand within another."""
_DEEPEST = 4
"""How many of those may stand within one another."""

_ARTICLES = ("Article", "Posting", "Report", "Review", "Blog", "Newsletter")
"""How the names of schema.org's kinds of written work end (NewsArticle, LiveBlogPosting, ClaimReview)."""
_WORKS = ("VideoObject", "AudioObject", "PodcastEpisode", "Recipe", "Book", "Event", "Product", "QAPage", "Question")
_FRAMES = ("WebPage", "ItemPage", "AboutPage", "ProfilePage", "CollectionPage", "ImageGallery", "MediaGallery")
_RANKS = (*((kind, 0) for kind in _ARTICLES), *((kind, 1) for kind in _WORKS), *((kind, 2) for kind in _FRAMES))
_PAGE = 2
_NO_SUBJECT = 3


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The declared things: those the page may be about, best first, and all that have an @id."""

    subjects: tuple[Thing, ...]
    by_id: Mapping[str, Thing]

    @property
    def main(self) -> Thing | None:
        """What the page is mainly about."""
        return self.subjects[0] if self.subjects else None

    def values(self, thing: Thing, key: str) -> Iterator[object]:
        """What a thing says under a key: one or many, lists within lists laid out, references followed."""
        waiting = deque([thing.get(key)])
        for _ in range(_MOST_ITEMS):
            if not waiting:
                return
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extendleft(reversed(value[:_MOST_ITEMS]))
            elif isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
                yield self.by_id.get(value["@id"], value)
            elif value is not None:
                yield value

    def things(self, thing: Thing, key: str) -> Iterator[Thing]:
        """As `values`, only things."""
        return (value for value in self.values(thing, key) if isinstance(value, dict))

    def first(self, key: str) -> Iterator[object]:
        """What the page's subjects say under a key, the best subject's words first."""
        return (value for subject in self.subjects for value in self.values(subject, key))


def read_linked_data(tree: HtmlElement, url: str | None) -> LinkedData:
    """All that the page's scripts declare; `url` helps to tell the page's own article from others it lists."""
    values = list(_declared(tree))
    by_id = {str(thing["@id"]): thing for thing in _every_thing(values) if isinstance(thing.get("@id"), str)}
    ranked = [thing for thing in _candidates(values) if _rank(thing) < _NO_SUBJECT]
    ranked.sort(key=lambda thing: (_rank(thing), _is_elsewhere(thing, url), not thing.get("headline")))
    return LinkedData(tuple(thing for thing in ranked if _is_of(thing, ranked[0])), by_id)


def types_of(thing: Thing) -> tuple[str, ...]:
    """Its schema.org types without their address: ("NewsArticle",)."""
    given = thing.get("@type")
    names = given[:20] if isinstance(given, list) else [given]
    bare = (name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].strip() for name in names if isinstance(name, str))
    return tuple(name for name in bare if name.isalnum() and len(name) <= 60)


def is_article(thing: Thing) -> bool:
    """Whether it is a written work: an article, a post, a report, a review."""
    return _rank(thing) == 0


def _declared(tree: HtmlElement) -> Iterator[object]:
    left = _MOST_CHARACTERS
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    for script in islice(scripts, _MOST_SCRIPTS):
        written = script.text or ""
        left -= len(written)
        if left < 0:
            return
        yield from read_values(written)


def _every_thing(values: list[object]) -> Iterator[Thing]:
    """All things at any depth, those that say most last: under one @id they win over mere references."""
    waiting = deque(values)
    found: list[Thing] = []
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        value = waiting.popleft()
        if isinstance(value, dict):
            found.append(value)
            waiting.extend(each for each in value.values() if isinstance(each, dict | list))
        elif isinstance(value, list):
            waiting.extend(each for each in value[:_MOST_ITEMS] if isinstance(each, dict | list))
    return iter(sorted(found, key=len))


def _candidates(values: list[object]) -> Iterator[Thing]:
    """The things at the top and those held by one that a page may be about, each once."""
    waiting = deque((value, 0) for value in values)
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.popleft()
        if isinstance(value, list):
            waiting.extend((each, depth) for each in value[:_MOST_ITEMS])
        elif isinstance(value, dict):
            yield value
            if depth < _DEEPEST:
                waiting.extend((value[key], depth + 1) for key in _HELD if isinstance(value.get(key), dict | list))


def _rank(thing: Thing) -> int:
    """0 for written works, 1 for other works, 2 for pages, more for what no page is about."""
    ranks = (rank for kind in types_of(thing) for ending, rank in _RANKS if kind.endswith(ending))
    return min(ranks, default=_NO_SUBJECT)


def _is_elsewhere(thing: Thing, url: str | None) -> bool:
    """Whether the thing gives addresses of its own and none is the page's."""
    addresses = _addresses(thing)
    return url is not None and bool(addresses) and not any(same_page(address, url) for address in addresses)


def _is_of(thing: Thing, main: Thing) -> bool:
    """Whether a thing tells of the same work as the main one, or of the page around it: not of a film within it."""
    if _rank(thing) == _rank(main):
        return thing.get("headline") in (None, main.get("headline"))
    return _rank(thing) == _PAGE


def _addresses(thing: Thing) -> list[str]:
    page = thing.get("mainEntityOfPage")
    inner = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return [address for address in (thing.get("url"), thing.get("@id"), inner) if isinstance(address, str)]
