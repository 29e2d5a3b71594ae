"""How much a fetch may take and where it may go: one value, made from the settings and passed on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot import __version__

PRODUCT = "Whosaid"
"""The product token by which robots.txt files call us (RFC 9309, section 2.2.1)."""

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchRules:
    """Limits, in seconds and bytes, and the domains that links may lead to."""

    seconds: float = 15.0
    """For the whole of one link, redirects included; waiting for a turn at a busy site does not count."""
    connect_seconds: float = 5.0
    read_seconds: float = 8.0
    """Between one piece of an answer and the next."""
    max_bytes: int = 8 * _MIB
    """Of a document, before and after its encoding is undone."""
    large_at_once: int = 2
    """Documents beyond half a MiB that come in at once; others wait, on their own time."""
    redirects: int = 5
    allowed: frozenset[str] = frozenset()
    """Domains, in lower case and A-labels, that links may lead to, names under them included; empty for all."""
    denied: frozenset[str] = frozenset()
    """Domains that links may not lead to, names under them included; wins over `allowed`."""
    agent: str = f"{PRODUCT}/{__version__}"
    keep_seconds: float = 600.0
    """How long a document is remembered."""
    keep_failure_seconds: float = 60.0
    cache_bytes: int = 12 * _MIB
    fetches_at_once: int = 16
    fetches_at_once_per_host: int = 2
    gap_seconds: float = 0.5
    """Between the starts of two requests to one host."""
    patience_seconds: float = 20.0
    """For a turn, at a host that others are asking too."""
    proxy: str | None = field(default=None, repr=False)
    """An egress proxy, "http://proxy:3128", user and password in it if it needs them. It then looks names up, and it
    must keep out of private networks: only literal addresses can be judged here."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, in Unix seconds, and a way to let it pass."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
