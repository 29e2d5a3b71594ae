"""Keeps to what sites ask of robots (RFC 9309).

A robots.txt is a stranger's text that becomes patterns to match, so it is judged by a runner that is handed in, which
can be stopped. How the file is read and how long a host is spared is handed in too.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from cachetools import TLRUCache

from bot.article.fetch.cache import Kept
from bot.article.fetch.exchange import PAGE_STATUSES, Answer
from bot.article.fetch.flights import Flights
from bot.article.fetch.links import Target
from bot.article.fetch.refusals import Failure, Refused
from bot.article.fetch.rules import PRODUCT, Clock
from bot.errors import SubmissionError

log = logging.getLogger(__name__)

MOST_BYTES = 500 * 1024
"""As much of a robots.txt as is read (RFC 9309, section 2.5)."""

KEEP_SECONDS = 24 * 3600.0
"""How long a robots.txt is gone by (RFC 9309, section 2.4)."""

KEEP_FAILURE_SECONDS = 60.0

_CACHE_BYTES = 4 * 1024 * 1024
_OVERHEAD = 1_000

_LEADS_NOWHERE = frozenset(
    {"bad_scheme", "bad_url", "bad_host", "bad_port", "userinfo", "not_allowed", "downgrade", "too_many_redirects"}
)
"""Codes that only a redirect of robots.txt can come to: it is then as if there were none (RFC 9309, 2.3.1.2)."""


class Runner(Protocol):
    """Runs a function where it can be stopped: in a process of its own."""

    async def __call__(self, function: Callable[..., Any], *args: Any) -> Any:
        """`function(*args)`; raises where it fails or overruns."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a robots.txt says about one link."""

    allowed: bool
    crawl_delay: float | None
    """Seconds between two requests, where it asks for some."""


def judge(text: str, url: str) -> Verdict:
    """What the text of a robots.txt says about a link of its site. May take very long on a hostile text."""
    from protego import Protego

    rules = Protego.parse(text)
    return Verdict(rules.can_fetch(url, PRODUCT), rules.crawl_delay(PRODUCT))


class Robots:
    """The robots.txt files of sites, remembered.

    `read(target)` is the last answer of a chain that begins there, of at most MOST_BYTES.
    """

    def __init__(self, read: Callable[[Target], Awaitable[Answer]], run: Runner, clock: Clock) -> None:
        self._read = read
        self._run = run
        self._clock = clock
        self._flights: Flights[str | Failure] = Flights()
        self._known: TLRUCache[str, Kept[str | Failure]] = TLRUCache(
            _CACHE_BYTES,
            ttu=lambda _key, kept, _now: kept.expires_at.timestamp(),
            timer=clock.now,
            getsizeof=_size,
        )

    async def rules_for(self, target: Target) -> str:
        """The text of its site's robots.txt, empty where there is none.

        Raises SubmissionError: robots where the site's server fails, else why the site cannot be reached.
        """
        kept = self._known.get(target.origin)
        found = await self._flights.join(target.origin, lambda: self._learn(target)) if kept is None else kept.value
        if isinstance(found, Failure):
            raise found.error()
        return found

    async def admit(self, target: Target, rules: str) -> float | None:
        """Seconds that the site wants between two requests, where it says; raises SubmissionError (robots)."""
        if not rules or rules.isspace():
            return None
        try:
            verdict: Verdict = await self._run(judge, rules, target.url)
        except Exception:  # whatever became of the runner: what was not judged is not allowed
            log.exception("a robots.txt could not be judged")
            raise Refused.ROBOTS_UNREADABLE.error() from None
        if not verdict.allowed:
            raise Refused.ROBOTS.error()
        return verdict.crawl_delay

    async def aclose(self) -> None:
        """Stop reading."""
        await self._flights.aclose()

    async def _learn(self, target: Target) -> str | Failure:
        found = await self._found(Target(target.scheme, target.host, "/robots.txt"))
        seconds = KEEP_FAILURE_SECONDS if isinstance(found, Failure) else KEEP_SECONDS
        if not (isinstance(found, Failure) and found.is_passing):
            self._known[target.origin] = Kept.until(found, self._clock.now() + seconds)
        return found

    async def _found(self, place: Target) -> str | Failure:
        try:
            answer = await self._read(place)
        except SubmissionError as error:
            return "" if error.code in _LEADS_NOWHERE else Failure.of(error)
        if answer.status >= 500:
            return Failure.of(Refused.ROBOTS_UNREACHABLE.error())
        return answer.body.decode("utf-8-sig", "replace") if answer.status in PAGE_STATUSES else ""


def _size(kept: Kept[str | Failure]) -> int:
    return _OVERHEAD + (len(kept.value) * 4 if isinstance(kept.value, str) else 0)
