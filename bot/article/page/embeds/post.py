"""A social-media post as a page embeds it: what its markup gives, before it becomes part of an article's text.

Nothing here reads markup; the other modules of this package do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import Platform


@dataclass(frozen=True, slots=True)
class EmbeddedPost:
    """One embedded post; a field is None or empty where the embed does not give it."""

    platform: Platform
    paragraphs: tuple[str, ...] = ()
    """Its own words, one string a paragraph with white space collapsed, without signature, media links and the
    links after the words; a video's title where the post is a video."""
    author: str | None = None
    """Display name without emoji and flags: "Anna Roe"."""
    handle: str | None = None
    """With its leading @: the permalink's where that names one, else the one that the signature shows."""
    signed_as: str | None = None
    """The handle that the signature shows, where that is not the permalink's (`handle`)."""
    published: date | None = None
    """The day, in the zone that the embed writes it in (in UTC where only the post's number tells)."""
    date_words: str | None = None
    """The date as the embed writes it: "January 7, 2020"."""
    permalink: str | None = None
    """https, the platform's present host, without tracking: "https://x.com/anna_roe/status/1214387633146564608"."""
    media: tuple[str, ...] = ()
    """Links to pictures and video as written: "pic.twitter.com/aBc123"."""
    quoted_links: tuple[str, ...] = ()
    """Links after its words, as written: "https://t.co/aBc123"."""
    quoted: EmbeddedPost | None = None
    """The post that it shows as quoted, where the embed holds it."""
    truncated: bool = False
    """Whether the words are visibly cut ("… One…")."""
