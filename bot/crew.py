"""Many calls on many workers, answered in order: what `extract` and `article` read their lines with."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from bot.errors import WhosaidError
from bot.workers import START_SECONDS, Worker, logged

K = TypeVar("K")
T = TypeVar("T")

_IN_FLIGHT = 4
"""Calls that wait or run, a worker, so that no worker ever waits for the one that takes the results."""


@dataclass(frozen=True, slots=True)
class Answered(Generic[K, T]):
    """What came of one call: its result, or why there is none."""

    key: K
    outcome: T | WhosaidError


def answer_many(
    calls: Iterable[tuple[K, tuple[Any, ...]]],
    function: Callable[..., T],
    *,
    prepare: Callable[[], object],
    preload: tuple[str, ...],
    seconds: float,
    workers: int | None = None,
) -> Iterator[Answered[K, T]]:
    """`function(*arguments)` for each key and its arguments, on all cores (or `workers`), in the given order.

    The function runs in worker processes that `prepare` made ready, so it must be a module's own. A call that fails,
    overruns its `seconds` or crashes its worker costs its own result only. `calls` is read no further ahead than the
    workers need.
    """
    count = workers or os.cpu_count() or 1
    crew = tuple(Worker(seconds, prepare, preload) for _ in range(count))
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        free.put(worker)

    def answer(key: K, arguments: tuple[Any, ...]) -> Answered[K, T]:
        worker = free.get()
        try:
            return Answered(key, worker.submit(function, *arguments).result(seconds + START_SECONDS))
        except Exception as error:
            return Answered(key, logged(error))
        finally:
            free.put(worker)

    waiting: deque[Future[Answered[K, T]]] = deque()
    with ThreadPoolExecutor(count) as threads:
        try:
            for key, arguments in calls:
                waiting.append(threads.submit(answer, key, arguments))
                while waiting and (waiting[0].done() or len(waiting) >= count * _IN_FLIGHT):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for result in waiting:
                result.cancel()
            for worker in crew:
                worker.stop()
