"""The same thing asked for many times at once is done once.

A caller that gives up leaves the others their result; when the last gives up, the work is stopped. This module knows
nothing of what is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.article.fetch.refusals import Refused

T = TypeVar("T")


@dataclass(slots=True)
class _Flight(Generic[T]):
    task: asyncio.Task[T]
    waiting: int = 0


class Flights(Generic[T]):
    """Work in progress, by key."""

    def __init__(self) -> None:
        self._flights: dict[str, _Flight[T]] = {}
        self._tasks: set[asyncio.Task[T]] = set()
        self._closed = False

    async def join(self, key: str, start: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The result of the work that runs under this key, or else of `start`.

        Raises SubmissionError (stopping) where the work is stopped meanwhile.
        """
        if self._closed:
            raise Refused.STOPPING.error()
        flight = self._flights.get(key) or self._take_off(key, start)
        flight.waiting += 1
        try:
            await asyncio.wait({flight.task})
        finally:
            flight.waiting -= 1
            if flight.waiting == 0:
                flight.task.cancel()
                self._land(key, flight)
        if flight.task.cancelled():
            raise Refused.STOPPING.error()
        return flight.task.result()

    async def aclose(self) -> None:
        """Stop all work and wait until it has stopped."""
        self._closed = True
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _take_off(self, key: str, start: Callable[[], Coroutine[Any, Any, T]]) -> _Flight[T]:
        task = asyncio.create_task(start())
        flight = self._flights[key] = _Flight(task)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return flight

    def _land(self, key: str, flight: _Flight[T]) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
