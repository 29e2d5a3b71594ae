"""What was fetched, remembered for a while: in memory, and behind it wherever else it may be kept.

Knows nothing of fetching.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Protocol, TypeVar

from cachetools import TLRUCache

from bot.article.documents import Document
from bot.article.fetch.links import LONGEST
from bot.article.fetch.refusals import Failure
from bot.article.fetch.rules import Clock, FetchRules

T = TypeVar("T")

log = logging.getLogger(__name__)

Outcome = Document | Failure
"""What a link led to, or why it was not opened."""

_OVERHEAD = LONGEST + 2_000
"""Bytes that an entry takes besides a document's data, at most: its key, its addresses and sentences."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """Something that is remembered until a time, in UTC."""

    value: T
    expires_at: datetime

    @classmethod
    def until(cls, value: T, seconds: float) -> Kept[T]:
        """`value`, kept until a time in Unix seconds."""
        return cls(value, datetime.fromtimestamp(seconds, UTC))


class PageStore(Protocol):
    """A second, slower and longer memory, such as a database. Keys are canonical links of up to 4,096 characters."""

    async def get(self, key: str) -> Kept[Outcome] | None:
        """What is kept under the key and has not expired."""
        ...

    async def put(self, key: str, kept: Kept[Outcome]) -> None:
        """Keep it under the key, in place of what was kept there."""
        ...


class Pages:
    """What links led to. A store that fails costs a fetch, not an answer."""

    def __init__(self, rules: FetchRules, clock: Clock, store: PageStore | None) -> None:
        self._rules = rules
        self._clock = clock
        self._store = store
        self._memory: TLRUCache[str, Kept[Outcome]] = TLRUCache(
            rules.cache_bytes,
            ttu=lambda _key, kept, _now: kept.expires_at.timestamp(),
            timer=clock.now,
            getsizeof=_size,
        )

    async def get(self, key: str) -> Outcome | None:
        """What the link led to not long ago."""
        kept = self._memory.get(key)
        if kept is None and self._store is not None:
            kept = await self._from_store(key, self._store)
        return None if kept is None else kept.value

    async def put(self, key: str, outcome: Outcome) -> None:
        """Remember it, a failure for a shorter time."""
        rules = self._rules
        seconds = rules.keep_failure_seconds if isinstance(outcome, Failure) else rules.keep_seconds
        kept = Kept.until(outcome, self._clock.now() + seconds)
        self._remember(key, kept)
        if self._store is not None:
            try:
                await self._store.put(key, kept)
            except Exception:
                log.exception("a fetched page could not be stored")

    async def _from_store(self, key: str, store: PageStore) -> Kept[Outcome] | None:
        try:
            kept = await store.get(key)
        except Exception:
            log.exception("a stored page could not be read")
            return None
        if kept is None or kept.expires_at.timestamp() <= self._clock.now():
            return None
        self._remember(key, kept)
        return kept

    def _remember(self, key: str, kept: Kept[Outcome]) -> None:
        if _size(kept) <= self._rules.cache_bytes:
            self._memory[key] = kept


def _size(kept: Kept[Outcome]) -> int:
    return _OVERHEAD + (len(kept.value.data) if isinstance(kept.value, Document) else 0)
