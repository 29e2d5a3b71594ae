"""What tells a platform's embeds: names of elements, classes and attributes; and the permalink that attributes carry.

An element may be an embed by its name ("amp-twitter"), by a class that a platform's script looks for
("twitter-tweet"), or by an attribute with a post's number or link. One element is looked at, and nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from bot.article.page.embeds.address import Permalink
from bot.article.page.embeds.permalinks import read_permalink, wrapped_links
from bot.model import Platform

_MARKS = {
    "twitter-tweet": Platform.X,
    "twitter-video": Platform.X,
    "twitter-tweet-rendered": Platform.X,
    "bluesky-embed": Platform.BLUESKY,
    "truthsocial-embed": Platform.TRUTH_SOCIAL,
    "text-post-media": Platform.THREADS,
    "mastodon-embed": Platform.MASTODON,
    "mastodon-toot": Platform.MASTODON,
    "fb-post": Platform.FACEBOOK,
    "fb-video": Platform.FACEBOOK,
    "instagram-media": Platform.INSTAGRAM,
    "tiktok-embed": Platform.TIKTOK,
    "reddit-embed-bq": Platform.REDDIT,
    "reddit-card": Platform.REDDIT,
    "reddit-embed": Platform.REDDIT,
    "tgme_widget_message": Platform.TELEGRAM,
}
"""Classes (or, with lazy loaders, values of other attributes) that a platform's script looks for."""

_MARK = re.compile("|".join(map(re.escape, _MARKS)))

TAGS = {
    "twitter-widget": Platform.X,
    "amp-twitter": Platform.X,
    "amp-bluesky": Platform.BLUESKY,
    "amp-facebook": Platform.FACEBOOK,
    "fb:post": Platform.FACEBOOK,
    "fb:video": Platform.FACEBOOK,
    "amp-instagram": Platform.INSTAGRAM,
    "amp-tiktok": Platform.TIKTOK,
    "amp-reddit": Platform.REDDIT,
    "amp-youtube": Platform.YOUTUBE,
    "lite-youtube": Platform.YOUTUBE,
    "youtube-video": Platform.YOUTUBE,
}
"""Elements that are a platform's embed by their name."""

_NUMBERS = (
    (Platform.INSTAGRAM, ("data-shortcode",), "https://www.instagram.com/p/{}/"),
    (Platform.TIKTOK, ("data-video-id", "data-src"), "https://www.tiktok.com/embed/v2/{}"),
    (Platform.YOUTUBE, ("videoid", "data-videoid", "video-id"), "https://www.youtube.com/watch?v={}"),
    (Platform.TELEGRAM, ("data-telegram-post", "data-post"), "https://t.me/{}"),
    (Platform.BLUESKY, ("data-uri",), "{}"),
)
"""Attributes that hold a post's number or key, and the link that it makes."""

_LINK_NAMES = re.compile(
    r"(?:^|[-_])(?:src|href|url|uri|link|permalink|cite|embed|post|tweet)(?:[-_]|$)", re.IGNORECASE
)
_TWEET_NAMES = re.compile(r"(?:tweet|twitter)[-_]?(?:status)?[-_]?(?:id)?$", re.IGNORECASE)
_TWEET_NUMBER = re.compile(r"\d{5,20}", re.ASCII)
_NUMBERED = re.compile(r"[\w./-]{5,80}")
_NUMBER_NAMES = ("tweet", "twitter-", "twitter_", "twitterid", "telegram-post")
"""Parts of the names of attributes that hold a post's number."""

MOST_ATTRIBUTES = 60
"""Of one element that are looked at."""


def may_hold_marks(markup: str) -> bool:
    """Whether a class or an attribute that marks an embed may stand somewhere in this markup."""
    return any(mark in markup for mark in (*_MARKS, *_NUMBER_NAMES))


def marked_platform(element: HtmlElement) -> Platform | None:
    """The platform whose embed an element is by its name or a mark on it; None for any other element."""
    if element.tag in TAGS:
        return TAGS[element.tag]
    if element.tag == "script":
        return Platform.TELEGRAM if element.get("data-telegram-post") else None
    if _tweet_number(element) is not None:
        return Platform.X
    if _MARK.search(" ".join(element.values()[:MOST_ATTRIBUTES])) is None:
        return None
    return next((_MARKS[token] for token in _tokens(element) if token in _MARKS), None)


def attribute_permalink(element: HtmlElement, platform: Platform | None = None) -> Permalink | None:
    """The post, of one platform where one is given, that an element's attributes lead to; None where to none."""
    for link in _attribute_links(element, platform):
        permalink = read_permalink(link)
        if permalink is not None and platform in {None, permalink.platform}:
            return permalink
    return None


def _tokens(element: HtmlElement) -> Iterator[str]:
    for value in element.values()[:MOST_ATTRIBUTES]:
        if len(value) < 400:
            yield from value.split()


def _tweet_number(element: HtmlElement) -> str | None:
    """The number of X's that an attribute holds ("data-tweet-id", "tweetid")."""
    for name, value in element.items()[:MOST_ATTRIBUTES]:
        if _TWEET_NUMBER.fullmatch(value) and _TWEET_NAMES.search(name):
            return value
    return None


def _attribute_links(element: HtmlElement, platform: Platform | None) -> Iterator[str]:
    # Links come before numbers: they may name the account.
    for name, value in element.items()[:MOST_ATTRIBUTES]:
        if "/" in value and _LINK_NAMES.search(name):
            yield value
            yield from wrapped_links(value)
    tweet = _tweet_number(element) if platform is Platform.X else None
    if tweet is not None:
        yield f"https://x.com/i/status/{tweet}"
    for kind, names, form in _NUMBERS:
        for name in names if kind is platform else ():
            number = element.get(name) or ""
            if _NUMBERED.fullmatch(number) or number.startswith("at://"):
                yield form.format(number)
