"""The one road: Submission → Article → Report. Everything else hangs off it.

`read_article` and `make_report` are plain functions; `Analyst` runs them in worker processes, so that the event
loop never waits and a poisoned text costs one answer; `extract_many` does the same for a stream of texts, without a
loop. It knows nothing of Discord, the terminal or the database.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from queue import SimpleQueue
from typing import Generic, Self, TypeVar

from bot.article.limits import Limits
from bot.errors import AnalysisError, WhosaidError
from bot.model import Article, Report
from bot.provenance.reading import Reader, Reading
from bot.workers import START_SECONDS, Worker, failure

K = TypeVar("K")
T = TypeVar("T")

log = logging.getLogger(__name__)

_PRELOAD = ("bot.article.paste", "bot.provenance.assemble", "bot.provenance.tagger.reader")
_SAMPLE = "The council voted on Monday to close the bridge, a spokesman said. “It is not safe,” he added."
"""Read once by every new worker, so that nobody's article pays for the first use of tables and patterns."""

_STOPPING = "The bot is being restarted before it could read this."
_IN_FLIGHT = 4
"""Articles that wait or are read, a worker, so that no worker ever waits for the one that reads the results."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody gave to be checked."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None


def read_article(submission: Submission, limits: Limits) -> Article:
    """The submission as an Article; raises SubmissionError where it cannot be read."""
    from bot.article.paste import read_paste

    return read_paste(
        submission.text, title=submission.title, url=submission.url, outlet=submission.outlet, limits=limits
    )


def make_report(article: Article) -> Report:
    """Who says what in the article, and what is still open."""
    return read_and_report(article)[1]


def read_and_report(article: Article) -> tuple[Reading, Report]:
    """What was read in the article, sentence by sentence, and the report that was made of it."""
    from bot.provenance.assemble import report_of

    reader = _reader()
    reading = reader.read(article)
    return reading, report_of(article, reading, reader.name)


class Analyst:
    """`read_article` and `make_report` in `workers` processes; use as an async context manager.

    A call may take `seconds`; one that overruns or crashes raises AnalysisError and its process is replaced.
    Cancelling a call kills its process too.
    """

    def __init__(self, workers: int, limits: Limits, seconds: float) -> None:
        self._limits = limits
        self._workers = tuple(Worker(seconds, warm_up, _PRELOAD) for _ in range(workers))
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._restarts: set[asyncio.Task[None]] = set()
        self._closing = False

    async def __aenter__(self) -> Self:
        """Start the workers and wait until they are warm; raises AnalysisError where they cannot start."""
        try:
            await asyncio.gather(*(asyncio.to_thread(worker.start) for worker in self._workers))
            for worker in self._workers:
                self._free.put_nowait(worker)
            await asyncio.gather(*(self._run(warm_up) for _ in self._workers))
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Kill the workers; calls still waiting or running raise AnalysisError."""
        self._closing = True
        await asyncio.gather(*self._restarts)
        await asyncio.gather(*(asyncio.to_thread(worker.stop) for worker in self._workers))

    async def read(self, submission: Submission) -> Article:
        """`read_article` in a worker; raises SubmissionError or AnalysisError."""
        return await self._run(read_article, submission, self._limits)

    async def report(self, article: Article) -> Report:
        """`make_report` in a worker; raises AnalysisError."""
        return await self._run(make_report, article)

    async def _run(self, function: Callable[..., T], *args: object) -> T:
        worker = await self._free.get()
        try:
            result = await self._call(worker, function, *args)
        except asyncio.CancelledError:
            self._restart(worker)
            raise
        except BaseException:
            self._free.put_nowait(worker)
            raise
        self._free.put_nowait(worker)
        return result

    async def _call(self, worker: Worker, function: Callable[..., T], *args: object) -> T:
        if self._closing:
            raise AnalysisError("stopping", _STOPPING)
        try:
            async with asyncio.timeout(worker.seconds + START_SECONDS):
                return await asyncio.wrap_future(worker.submit(function, *args))
        except asyncio.CancelledError:
            if self._closing and not _is_cancelled():
                raise AnalysisError("stopping", _STOPPING) from None
            raise
        except Exception as error:
            raise _logged(error) from error

    def _restart(self, worker: Worker) -> None:
        """Replace the worker's process without making anybody wait, then hand it out again."""

        async def restart() -> None:
            await asyncio.to_thread(worker.restart)
            self._free.put_nowait(worker)

        task = asyncio.get_running_loop().create_task(restart())
        self._restarts.add(task)
        task.add_done_callback(self._restarts.discard)


@dataclass(frozen=True, slots=True)
class Extracted(Generic[K, T]):
    """What came of one text: the shaped report, or why there is none."""

    key: K
    text: str
    outcome: T | WhosaidError


def extract_many(
    items: Iterable[tuple[K, str]],
    shape: Callable[[K, str, Report, Reading], T],
    *,
    limits: Limits,
    seconds: float,
    workers: int | None = None,
) -> Iterator[Extracted[K, T]]:
    """Read many texts, each with a key of its own, on all cores (or `workers`); results come in the given order.

    `shape(key, text, report, reading)` makes the result in the worker process, so it must be a module's own function.
    A text that cannot be read, overruns its `seconds` or crashes its worker costs its own result only. `items` is
    read no further ahead than the workers need.
    """
    count = workers or os.cpu_count() or 1
    crew = tuple(Worker(seconds, warm_up, _PRELOAD) for _ in range(count))
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        free.put(worker)

    def extract(key: K, text: str) -> Extracted[K, T]:
        worker = free.get()
        try:
            call = worker.submit(_extract, shape, key, text, limits)
            return Extracted(key, text, call.result(seconds + START_SECONDS))
        except Exception as error:
            return Extracted(key, text, _logged(error))
        finally:
            free.put(worker)

    waiting: deque[Future[Extracted[K, T]]] = deque()
    with ThreadPoolExecutor(count) as threads:
        try:
            for key, text in items:
                waiting.append(threads.submit(extract, key, text))
                while waiting and (waiting[0].done() or len(waiting) >= count * _IN_FLIGHT):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for result in waiting:
                result.cancel()
            for worker in crew:
                worker.stop()


def warm_up() -> None:
    """Load the reader and read a few words, so that the next article is not the first."""
    make_report(read_article(Submission(_SAMPLE), Limits()))


@cache
def _reader() -> Reader:
    """The process's one reader."""
    from bot.provenance.tagger.network import shipped
    from bot.provenance.tagger.reader import TrainedReader

    return TrainedReader(shipped())


def _extract(shape: Callable[[K, str, Report, Reading], T], key: K, text: str, limits: Limits) -> T:
    reading, report = read_and_report(read_article(Submission(text), limits))
    return shape(key, text, report, reading)


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _logged(error: Exception) -> WhosaidError:
    """The error as the person may see it; the log gets the code and, for our own failures, the traceback."""
    told = failure(error)
    if isinstance(told, AnalysisError):
        log.error("reading failed: %s", told.code, exc_info=error)
    return told
