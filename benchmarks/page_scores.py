"""How an article that was read from a page is scored against what is known of that page.

Body: F1 over 4-gram shingles of words, counted with their numbers, each page weighing the same; the usual score of
scrapinghub/article-extraction-benchmark. Title, authors and day: as a share of pages that are right. Posts: each
field of each embedded post. Links: of the paragraphs that the body is known to have, those to another site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from tld import get_fld

from bot.model import Article, BlockKind, Post, Span

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_LINK = re.compile(
    r"(?:https?://|pic\.twitter\.com/|(?:t\.co|youtu\.be|bit\.ly)/)\S+?(?=pic\.twitter\.com|https?://|\s|$)"
)
_SIGNATURE = re.compile(r"\s*[—–-]\s*[^—–]{1,80}\(@\w+\).*$", re.DOTALL)
_EMBED = re.compile(r"twitter-|instagram-|bluesky-|tiktok-|reddit-")
_FEWEST_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of what is in both, only in what was made, only in what is right; they add up to 1."""

    both: float
    surplus: float
    missing: float


def overlap(right: str, made: str) -> Overlap:
    """How far two texts are made of the same 4-grams of words."""
    wanted, got = _shingles(right), _shingles(made)
    both = (wanted & got).total()
    surplus, missing = got.total() - both, wanted.total() - both
    whole = (both + surplus + missing) or 1
    return Overlap(both / whole, surplus / whole, missing / whole)


def f1(overlaps: Iterable[Overlap]) -> float:
    """The F1 of all pages together, each weighing the same."""
    found = list(overlaps)
    both = sum(each.both for each in found)
    return 2 * both / ((2 * both + sum(each.surplus + each.missing for each in found)) or 1)


def same_title(right: str, made: str | None) -> bool:
    """Whether two titles are equal but for case, punctuation and spaces, or one holds the other."""
    wanted, got = plain(right), plain(made or "")
    return bool(got) and (wanted == got or wanted in got or got in wanted)


def same_authors(right: Sequence[str], made: Iterable[str]) -> bool:
    """Whether the names are the same but for case and order."""
    return {name.casefold().strip() for name in right} == {name.casefold().strip() for name in made}


def same_day(right: str, made: date | None) -> bool:
    """Whether it is the calendar day, in the zone that it was written in."""
    return made is not None and datetime.fromisoformat(right).date() == made


def plain(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def is_right_post(right: dict[str, Any], made: Post, text: str) -> bool:
    """Whether author, handle, number in the permalink, day (where they are known) and words are those of a post."""
    words = plain(_LINK.sub(" ", " ".join(span.of(text) for span in made.body)))
    wanted = plain(_LINK.sub(" ", _SIGNATURE.sub("", right["text"])))
    return (
        (not right["author"] or _in_author(right["author"], made.author))
        and (not right["handle"] or plain(right["handle"]) == plain(made.handle or ""))
        and (not right["sid"] or right["sid"] in (made.permalink or ""))
        and (not right["date"] or made.published is not None)
        and words == wanted
    )


def _in_author(right: str, made: str | None) -> bool:
    """Emoji and flags aside; the known name has the words before its dash with it in some places."""
    return bool(made) and plain(right).endswith(plain(made or ""))


def find_post(right: dict[str, Any], article: Article) -> Post | None:
    """The article's post with this number."""
    return next((post for post in article.posts if right["sid"] and right["sid"] in (post.permalink or "")), None)


def outbound(tree: HtmlElement, url: str, body: str) -> list[str]:
    """The addresses on other sites that are linked to in those paragraphs of a page which its known body holds."""
    words = plain(body)
    site = get_fld(url, fail_silently=True)
    found: list[str] = []
    for paragraph in tree.iter("p"):
        if any(_EMBED.search(each.get("class") or "") for each in paragraph.iterancestors("blockquote")):
            continue  # a post's links are the post's
        own = plain("".join(paragraph.itertext()))
        if len(own) < _FEWEST_LETTERS or own not in words:
            continue
        for link in paragraph.iter("a"):
            address = urljoin(url, (link.get("href") or "").strip())
            leads = urlsplit(address).scheme in ("http", "https") and plain("".join(link.itertext()))
            if leads and get_fld(address, fail_silently=True) not in (None, site):
                found.append(address)
    return found


def is_in_place(post: Post, article: Article, source: str) -> bool:
    """Whether the paragraphs around a post in an article are those around it in the page's source.

    Its place in the source is one of those of the number in its permalink, a paragraph's that of its first words.
    """
    number = (post.permalink or "").rstrip("/").rsplit("/", 1)[-1]
    before, after = _last_place(article, post, source), _next_place(article, post, source)
    return any((before or 0) < at < (after or len(source)) for at in _places(number, source))


def _places(words: str, source: str) -> Iterator[int]:
    """Everywhere that these words stand."""
    at = source.find(words) if words else -1
    while at >= 0:
        yield at
        at = source.find(words, at + 1)


def _last_place(article: Article, post: Post, source: str) -> int | None:
    above = [span for span in _paragraphs(article) if span.end <= post.span.start]
    places = (_place(span.of(article.text), source) for span in reversed(above))
    return next((place for place in places if place is not None), None)


def _next_place(article: Article, post: Post, source: str) -> int | None:
    below = [span for span in _paragraphs(article) if span.start >= post.span.end]
    places = (_place(span.of(article.text), source) for span in below)
    return next((place for place in places if place is not None), None)


def _paragraphs(article: Article) -> list[Span]:
    return [block.span for block in article.blocks if block.kind is BlockKind.PARAGRAPH]


def _place(words: str, source: str) -> int | None:
    """Where a paragraph's first words last stand (its data may hold them too); None where markup parts them."""
    place = source.rfind(words[:40])
    return place if place >= 0 else None


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    count = max(1, len(tokens) - _SHINGLE + 1) if tokens else 0
    return Counter(tuple(tokens[at : at + _SHINGLE]) for at in range(count))
