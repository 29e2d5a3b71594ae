"""Politeness: how many requests run at once, how closely they follow each other, and whom not to ask for a while.

Hosts are told apart by name. This module knows nothing of what is asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from cachetools import LRUCache

from bot.article.fetch.refusals import Failure, Refused
from bot.article.fetch.rules import Clock, FetchRules

LONGEST_GAP = 5.0
"""Seconds between two requests, however many a site's Crawl-delay asks for."""

LONGEST_HOLD = 600.0
"""Seconds that a host is left alone, however long its Retry-After says."""

_MOST_HOSTS = 1_000
"""Hosts that are remembered; beyond that the one that was asked longest ago is forgotten."""


@dataclass(slots=True)
class _Host:
    running: asyncio.Semaphore
    gap: float
    next_start: float = 0.0
    held: Failure | None = None
    held_until: float = 0.0


class Turns:
    """Hands out turns to ask a host."""

    def __init__(self, rules: FetchRules, clock: Clock) -> None:
        self._rules = rules
        self._clock = clock
        self._running = asyncio.Semaphore(rules.fetches_at_once)
        self._hosts: LRUCache[str, _Host] = LRUCache(_MOST_HOSTS)

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """A turn at the host, first come first served.

        Raises SubmissionError: busy where the wait is too long, or what the host is held for.
        """
        host = self._host(name)
        self._refuse_held(host)
        try:
            async with asyncio.timeout(self._rules.patience_seconds) as patience:
                async with host.running, self._running:
                    await self._space(host)
                    self._refuse_held(host)
                    patience.reschedule(None)
                    yield
        except TimeoutError:
            if patience.expired():
                raise Refused.BUSY.error() from None
            raise

    def slow_down(self, name: str, gap: float) -> None:
        """Leave as many seconds between two requests as the host asks for, within bounds."""
        self._host(name).gap = max(self._rules.gap_seconds, min(gap, LONGEST_GAP))

    def hold(self, name: str, why: Failure, seconds: float) -> None:
        """Do not ask the host for some seconds, within bounds; who wants to is told why."""
        host = self._host(name)
        host.held = why
        host.held_until = self._clock.now() + min(seconds, LONGEST_HOLD)

    async def _space(self, host: _Host) -> None:
        now = self._clock.now()
        start = max(now, min(host.next_start, now + host.gap * self._rules.fetches_at_once_per_host))
        host.next_start = start + host.gap
        if start > now:
            await self._clock.sleep(start - now)

    def _refuse_held(self, host: _Host) -> None:
        if host.held is not None and self._clock.now() < host.held_until:
            raise host.held.error()

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            running = asyncio.Semaphore(self._rules.fetches_at_once_per_host)
            host = self._hosts[name] = _Host(running, self._rules.gap_seconds)
        return host
