"""A newspaper's website on loopback, and an opener that finds it under any name and goes nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.article.fetch.fetcher import Fetcher
from bot.article.fetch.rules import FetchRules
from bot.article.page.oembed import oembed_url
from bot.opening import Opener
from tests.article.fetch.loopback import Everywhere, Server

RULES = FetchRules(seconds=60.0, connect_seconds=30.0, read_seconds=30.0, gap_seconds=0.0)


def page(article: str) -> str:
    """An article's plain text, its title first, as a page."""
    title, *paragraphs = article.strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head>"
        f"<body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


@asynccontextmanager
async def opener_for(site: Server) -> AsyncIterator[Opener]:
    """An opener for whom every name is the site's."""
    names, trusted = Everywhere(site.address), {site.address: site.port}
    async with Fetcher(RULES, run=_run_here, resolver=names, trusted=trusted) as fetcher:
        yield Opener(fetcher, asked_at=asked_at)


def asked_at(link: str) -> str | None:
    """Where a network is asked about a post, without TLS, which the site does not speak."""
    address = oembed_url(link)
    return address and address.replace("https:", "http:", 1)


async def _run_here(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)
