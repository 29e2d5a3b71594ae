"""Links to single posts: which platform's post a link leads to, in one canonical form, and whose it is.

A link counts only where its host is the platform's own, so that "twitter.com.evil.example" is nobody's.
`bot.article.platforms` reads links in running text more loosely. Nothing here follows a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.article.page.embeds.address import Permalink, read_address
from bot.article.page.embeds.networks import READERS, bare_host, bluesky_record, mastodon

_WRAPPING = ("url", "href", "src")


def read_permalink(link: str) -> Permalink | None:
    """The post that a link leads to; None where it leads to no single post of a known platform.

    The link may be relative to a scheme ("//x.com/…") or an AT URI ("at://did:…/app.bsky.feed.post/…"); embedding
    addresses (platform.twitter.com/embed/Tweet.html?id=…, t.me/…?embed=1) count as links to their posts.
    """
    link = link.strip()
    if link.startswith("at://"):
        return bluesky_record(link.removeprefix("at://"))
    address = read_address(link)
    if address is None:
        return None
    reader = READERS.get(bare_host(address.host))
    if reader is not None:
        return reader(address)
    return None if _looks_like_another(address.host) else mastodon(address)


def wrapped_links(link: str) -> Iterator[str]:
    """The addresses that another site's address carries in its query (oEmbed proxies: "…/oembed?url=…").

    A platform's own addresses carry none that count: its buttons name the page they stand on.
    """
    address = read_address(link) if "?" in link else None
    if address is not None and bare_host(address.host) not in READERS:
        for name in _WRAPPING:
            yield from address.query.get(name, ())


def _looks_like_another(host: str) -> bool:
    """Whether a host carries a platform's name without being the platform's."""
    return any(f".{own}." in f".{host}." for own in READERS)
