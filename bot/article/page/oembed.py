"""The platforms' public oEmbed addresses for single posts, and what their answers say of a post.

Only endpoints that need no key are known (https://oembed.com/ describes the format). Nothing here fetches: whoever
may look something up asks for `oembed_url` and hands the bytes of the answer to `read_oembed`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from bot.article.names import clean_name
from bot.article.page.dom import parse
from bot.article.page.embeds import EmbeddedPost, lift, post_of_link
from bot.model import Platform

_ENDPOINTS = {
    Platform.X: "https://publish.x.com/oembed",
    Platform.BLUESKY: "https://embed.bsky.app/oembed",
    Platform.TIKTOK: "https://www.tiktok.com/oembed",
    Platform.REDDIT: "https://www.reddit.com/oembed",
    Platform.YOUTUBE: "https://www.youtube.com/oembed",
}
_FURTHER = {
    Platform.X: {"omit_script": "true", "dnt": "true", "hide_thread": "true"},
    Platform.YOUTUBE: {"format": "json"},
}
_TITLED = frozenset({Platform.YOUTUBE, Platform.TIKTOK, Platform.REDDIT})
"""Where the answer's title is in the poster's words."""

_LARGEST = 256 * 1024
_LONGEST_MARKUP = 64 * 1024
_LONGEST_TITLE = 5_000
_LONGEST_NAME = 120


def oembed_url(link: str) -> str | None:
    """Where the platform of a single post's link answers for it without a key; None where it does not."""
    post = post_of_link(link)
    if post is None or post.permalink is None or "tiktok.com/embed/" in post.permalink:
        return None
    endpoint = _ENDPOINTS.get(post.platform)
    if post.platform is Platform.MASTODON:
        endpoint = f"https://{urlsplit(post.permalink).hostname}/api/oembed"
    if endpoint is None:
        return None
    return f"{endpoint}?{urlencode({'url': post.permalink, **_FURTHER.get(post.platform, {})})}"


def read_oembed(data: bytes, link: str) -> EmbeddedPost | None:
    """The post that an oEmbed answer for `link` describes; None where it is no such answer, or of another post."""
    asked = post_of_link(link)
    answer = _answer(data)
    if asked is None or answer is None:
        return None
    embedded = _embedded(_words(answer, "html", _LONGEST_MARKUP))
    if embedded is not None and not _is_same(embedded, asked):
        return None
    return _completed(embedded or asked, answer)


def _answer(data: bytes) -> Mapping[str, object] | None:
    if len(data) > _LARGEST:
        return None
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _words(answer: Mapping[str, object], name: str, longest: int) -> str:
    value = answer.get(name)
    return value if isinstance(value, str) and len(value) <= longest else ""


def _embedded(markup: str) -> EmbeddedPost | None:
    """The one post in an answer's markup."""
    if not markup.strip():
        return None
    posts = lift(parse(markup))
    return posts[0] if posts else None


def _is_same(embedded: EmbeddedPost, asked: EmbeddedPost) -> bool:
    """Whether an answer is about the post that was asked for; links to it may name its account or not."""
    keys = [(post.permalink or "").rstrip("/").rsplit("/", 1)[-1].casefold() for post in (embedded, asked)]
    return embedded.platform is asked.platform and keys[0] == keys[1]


def _completed(post: EmbeddedPost, answer: Mapping[str, object]) -> EmbeddedPost:
    """The post with what the answer says beside its markup."""
    author = " ".join(_words(answer, "author_name", _LONGEST_NAME).split())
    named = clean_name(author, 0, len(author))
    title = " ".join(_words(answer, "title", _LONGEST_TITLE).split())
    if not post.paragraphs and title and post.platform in _TITLED:
        post = replace(post, paragraphs=(title,))
    if post.author is None and named is not None:
        post = replace(post, author=named.words)
    return post
