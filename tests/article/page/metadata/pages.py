"""Small pages for the tests, with invented names and texts."""

from __future__ import annotations

import json

from lxml import html
from lxml.html import HtmlElement

from bot.article.page.metadata import Metadata, read_metadata

URL = "https://www.arlandtimes.co.uk/local/bridge-opens"


def page(head: str = "", body: str = "", *, lang: str = "en-GB") -> HtmlElement:
    """A page as a tree; without a heading of its own."""
    return html.document_fromstring(
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}<p>Text.</p></body></html>'
    )


def linked(*things: object) -> str:
    """JSON-LD scripts, one for each thing; a string stands as it is."""
    written = (thing if isinstance(thing, str) else json.dumps(thing, ensure_ascii=False) for thing in things)
    return "".join(f'<script type="application/ld+json">{each}</script>' for each in written)


def article(**fields: object) -> dict[str, object]:
    """A NewsArticle with these fields."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge opens at last", **fields}


def read(head: str = "", body: str = "", *, url: str | None = URL, lang: str = "en-GB") -> Metadata:
    """What a page with this head and body says about itself."""
    return read_metadata(page(head, body, lang=lang), url)
