"""Pages with embeds in them, and one look at what was lifted."""

from __future__ import annotations

from lxml.html import HtmlElement

from bot.article.page.dom import parse
from bot.article.page.embeds import EmbeddedPost, lift

URL = "https://news.example.com/2024/bridge"


def page(embed: str) -> HtmlElement:
    """An article with this markup between two paragraphs."""
    return parse(f"<html><body><article><p>Before it.</p>{embed}<p>After it.</p></article></body></html>")


def lifted(embed: str) -> tuple[EmbeddedPost, ...]:
    """The posts in an article with this markup."""
    return lift(page(embed))


def only(embed: str) -> EmbeddedPost:
    """The one post in an article with this markup."""
    posts = lifted(embed)
    assert len(posts) == 1
    return posts[0]
