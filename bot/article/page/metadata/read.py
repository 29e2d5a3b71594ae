"""A page's tree → what the page says about itself: its data first, then its meta elements, then what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from bot.article.page.metadata import tags as names
from bot.article.page.metadata.authors import authors_of
from bot.article.page.metadata.days import first_day, is_believable
from bot.article.page.metadata.declared import (
    body_of,
    declared_free,
    kinds_of,
    names_of,
    paywall_selectors_of,
    reviews_of,
    updates_of,
)
from bot.article.page.metadata.elements import elements
from bot.article.page.metadata.languages import language_code
from bot.article.page.metadata.linked_data import LinkedData, read_linked_data
from bot.article.page.metadata.outlets import home_of
from bot.article.page.metadata.record import Metadata
from bot.article.page.metadata.sites import canonical_of
from bot.article.page.metadata.tags import Tags, read_tags
from bot.article.page.metadata.titles import title_of
from bot.article.page.metadata.wording import LONGEST_NAME, line

_CANONICAL = XPath("(//link[@rel='canonical'][@href])[position() <= 3]")
_TIMES = XPath(
    "((//h1)[1]/following::time[@datetime] | //article//time[@datetime] | //main//time[@datetime])[position() <= 3]"
)
_MOST_SEARCHED = 20_000
"""Elements of a page that htmldate, which copies and serialises it, is given."""


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """What the page says about itself; `url` is where it was read, None for a saved page.

    Everything is taken from the tree, which is not changed; nothing is fetched, and no page makes it raise.
    """
    data, tags = read_linked_data(tree, url), read_tags(tree)
    home = home_of(_outlet_names(data, tags), url)
    published = _published(data, tags, tree, url)
    modified = first_day((*data.first("dateModified"), *tags.values(names.MODIFIED)))
    return Metadata(
        title=title_of(data, tags, tree, home),
        authors=authors_of(data, tags, tree, home),
        outlet=home.outlet,
        published=published,
        modified=modified if modified is None or published is None or modified >= published else None,
        canonical_url=canonical_of(_own_addresses(data, tags, tree), url),
        language=_language(data, tags, tree),
        section=next(filter(None, (line(value, LONGEST_NAME) for value in _sections(data, tags))), None),
        free=declared_free(data, tags),
        paywall_selectors=paywall_selectors_of(data),
        kinds=kinds_of(data, tags),
        body=body_of(data),
        updates=updates_of(data),
        reviews=reviews_of(data),
    )


def _outlet_names(data: LinkedData, tags: Tags) -> Iterator[str]:
    for key in ("publisher", "sourceOrganization", "provider"):
        for value in data.first(key):
            yield from names_of(value, LONGEST_NAME)
    yield from tags.values(names.OUTLETS)


def _published(data: LinkedData, tags: Tags, tree: HtmlElement, url: str | None) -> date | None:
    told = first_day((*data.first("datePublished"), *tags.values(names.PUBLISHED), *data.first("uploadDate")))
    return told or first_day(each.get("datetime") for each in elements(_TIMES, tree)) or _searched(tree, url)


def _searched(tree: HtmlElement, url: str | None) -> date | None:
    """The date that htmldate finds in the page's address, elements and words; given a tree it fetches nothing."""
    if next(islice(tree.iter(), _MOST_SEARCHED, None), None) is not None:
        return None
    # Whatever an arbitrary page makes a library for arbitrary pages raise, the page then tells no date.
    with suppress(Exception):
        found = find_date(tree, extensive_search=False, original_date=True, url=url)
        day = datetime.strptime(found, "%Y-%m-%d").date() if found else None
        return day if day is not None and is_believable(day) else None
    return None


def _own_addresses(data: LinkedData, tags: Tags, tree: HtmlElement) -> Iterator[str | None]:
    for link in elements(_CANONICAL, tree):
        yield link.get("href")
    yield tags.first("og:url")
    for value in data.first("url"):
        yield value if isinstance(value, str) else None


def _language(data: LinkedData, tags: Tags, tree: HtmlElement) -> str | None:
    root = tree.getroottree().getroot()
    given = (root.get("lang"), root.get("xml:lang"), *data.first("inLanguage"), *tags.values(names.LANGUAGES))
    return next(filter(None, map(language_code, given)), None)


def _sections(data: LinkedData, tags: Tags) -> Iterator[object]:
    yield from data.first("articleSection")
    yield from tags.values(names.SECTIONS)
