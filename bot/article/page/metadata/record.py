"""What a page says about itself, as plain values; knows nothing of where on the page any of it stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import ClaimReview


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    """One entry of a live blog."""

    headline: str | None
    body: str | None
    """Its text; paragraphs are parted by line ends."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; None or empty where it does not say so believably."""

    title: str | None = None
    """The headline, one line of at most 300 characters, without the outlet's name after it."""
    authors: tuple[str, ...] = ()
    """People, or agencies and desks where no person is named; each once, at most 20."""
    outlet: str | None = None
    """Its own name where that fits the host that the page was read from, else the host's registrable domain."""
    published: date | None = None
    """Day of the first publication, in the zone that the page writes it in."""
    modified: date | None = None
    """Day of the last change, never before `published`."""
    canonical_url: str | None = None
    """The address that the page gives as its own, where it is http(s) and of the same site."""
    language: str | None = None
    """ISO 639-1 code."""
    section: str | None = None
    free: bool | None = None
    """Whether all of it is for everybody to read, where the page says so (schema.org/isAccessibleForFree)."""
    paywall_selectors: tuple[str, ...] = ()
    """CSS selectors of the parts that are not for everybody, as declared: untrusted, possibly invalid."""
    kinds: frozenset[str] = frozenset()
    """schema.org types of what the page is mainly about: "NewsArticle", "LiveBlogPosting", "VideoObject"."""
    body: str | None = None
    """The article's text where the page's data repeats it; paragraphs are parted by line ends."""
    updates: tuple[LiveUpdate, ...] = ()
    """Of a live blog, in the order given, at most 200."""
    reviews: tuple[ClaimReview, ...] = ()
    """The checks of claims that it declares, at most 20."""
