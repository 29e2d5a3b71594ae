"""Web addresses as the rules of `networks` read them, and what a rule makes of one.

What a browser would not open as it stands, or only with a warning (user names, odd ports), is no address here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from bot.model import Platform

_LONGEST = 2048
_ODD = re.compile(r"[\x00-\x20\x7f\\<>\"]")
_PORTS = frozenset({None, 80, 443})
_MOST_FIELDS = 60


@dataclass(frozen=True, slots=True)
class Permalink:
    """A link to one post."""

    platform: Platform
    url: str
    """The canonical form: https, the platform's present host, nothing that only tracks."""
    id: str
    """What the platform tells its posts apart by: "1214387633146564608"; two links to one post share it."""
    handle: str | None = None
    """Whose post it is, with the leading @, where the link names the account."""


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a link that a rule reads."""

    host: str
    path: str
    """Percent-decoded, without a slash at its end."""
    query: dict[str, list[str]]

    def value(self, name: str) -> str:
        """The first value of a query parameter; empty where there is none."""
        return self.query.get(name, [""])[0]


def read_address(link: str) -> Address | None:
    """The parts of an http(s) link or of one that is relative to a scheme ("//x.com/…"); None for any other."""
    if not link or len(link) > _LONGEST or _ODD.search(link):
        return None
    try:
        parts = urlsplit(f"https:{link}" if link.startswith("//") else link)
        if parts.scheme not in {"http", "https"} or "@" in parts.netloc or parts.port not in _PORTS:
            return None
    except ValueError:
        return None
    return Address(parts.hostname, _path(parts), _query(parts.query)) if parts.hostname else None


def _path(parts: SplitResult) -> str:
    # "twitter.com/#!/user/status/1" was the form of 2010 to 2012.
    path = parts.fragment[1:] if parts.fragment.startswith("!/") else parts.path
    return unquote(path).rstrip("/") or "/"


def _query(words: str) -> dict[str, list[str]]:
    """A query's parameters; none of a monstrous one."""
    try:
        return parse_qs(words, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
