"""The one road: Submission → Article → Report. Everything else hangs off it.

`read_article` and `make_report` are plain functions; `Analyst` runs them in worker processes, so that the event
loop never waits and a poisoned text costs one answer; `extract_many` does the same for a stream of texts, without a
loop. It knows nothing of Discord, the terminal or the database.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Self, TypeVar

from bot.article.documents import Document, DocumentKind, kind_of
from bot.article.limits import Limits
from bot.crew import Answered, answer_many
from bot.errors import AnalysisError, SubmissionError
from bot.model import Article, Report
from bot.provenance.reading import Reader, Reading
from bot.speech import noted
from bot.submission import Submission
from bot.workers import START_SECONDS, Worker, logged

K = TypeVar("K")
T = TypeVar("T")

_PRELOAD = ("bot.article.paste", "bot.provenance.assemble", "bot.provenance.tagger.reader")
_SAMPLE = "The council voted on Monday to close the bridge, a spokesman said. “It is not safe,” he added."
"""Read once by every new worker, so that nobody's article pays for the first use of tables and patterns."""

_PAGES = ("bot.article.page.reader", "bot.article.files.read")
_SAMPLE_PAGE = f"<html><title>Bridge</title><body><article>{f'<p>{_SAMPLE} It will be built again.</p>' * 3}".encode()

_STOPPING = noted("The bot is being restarted before it could read this.")


def read_article(submission: Submission, limits: Limits) -> Article:
    """The submission as one Article; raises SubmissionError where it cannot be read. Its link is not opened here."""
    if not submission.documents:
        return _read_text(submission, limits)
    from bot.article.parts import join_articles

    parts = [read_document(document, limits) for document in submission.documents]
    if len(submission.text.strip()) >= limits.min_characters:  # beside files, fewer words are a remark
        parts.insert(0, _read_text(submission, limits))
    return join_articles(parts, limits)


def read_document(document: Document, limits: Limits) -> Article:
    """A file, or what a link led to, as an Article; raises SubmissionError where it cannot be read."""
    if _is_text(document):  # which needs none of what the other kinds load
        from bot.article.files.text import read_text

        return read_text(document, limits)
    from bot.article.files.read import read_file
    from bot.article.page.reader import read_page

    return read_file(document, limits, read_page=read_page)


def _is_text(document: Document) -> bool:
    try:
        return kind_of(document) is DocumentKind.TEXT
    except SubmissionError:
        return False


def _read_text(submission: Submission, limits: Limits) -> Article:
    from bot.article.paste import read_paste

    return read_paste(
        submission.text, title=submission.title, url=submission.url, outlet=submission.outlet, limits=limits
    )


def make_report(article: Article) -> Report:
    """Who says what in the article, and what is still open."""
    return read_and_report(article)[1]


def read_and_report(article: Article) -> tuple[Reading, Report]:
    """What was read in the article, sentence by sentence, and the report that was made of it.

    Of an article in another language than English only what its form tells is read: posts, quotations, names.
    """
    from bot.provenance import foreign
    from bot.provenance.assemble import report_of

    if foreign.is_foreign(article.language):
        from bot.provenance.foreign.report import read_and_report as read_foreign

        return read_foreign(article)
    reader = _reader()
    reading = reader.read(article)
    return reading, report_of(article, reading, reader.name)


class Analyst:
    """`read_article` and `make_report` in `workers` processes; use as an async context manager.

    Each process is made ready by `prepare`, a module's own function (by default `warm_up_everything`). A call may
    take `seconds`; one that overruns or crashes raises AnalysisError and its process is replaced. Cancelling a call
    kills its process too.
    """

    def __init__(
        self, workers: int, limits: Limits, seconds: float, *, prepare: Callable[[], object] | None = None
    ) -> None:
        self._limits = limits
        self._prepare = prepare or warm_up_everything
        self._workers = tuple(Worker(seconds, self._prepare, (*_PRELOAD, *_PAGES)) for _ in range(workers))
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._restarts: set[asyncio.Task[None]] = set()
        self._closing = False

    async def __aenter__(self) -> Self:
        """Start the workers and wait until they are warm; raises AnalysisError where they cannot start."""
        try:
            await asyncio.gather(*(asyncio.to_thread(worker.start) for worker in self._workers))
            for worker in self._workers:
                self._free.put_nowait(worker)
            await asyncio.gather(*(self.run(self._prepare) for _ in self._workers))
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
        return await self.run(read_article, submission, self._limits)

    async def report(self, article: Article) -> Report:
        """`make_report` in a worker; raises AnalysisError."""
        return await self.run(make_report, article)

    async def run(self, function: Callable[..., T], *args: object) -> T:
        """`function(*args)`, a module's own, in a worker; raises what it raises, or AnalysisError."""
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
            raise logged(error) from error

    def _restart(self, worker: Worker) -> None:
        """Replace the worker's process without making anybody wait, then hand it out again."""

        async def restart() -> None:
            await asyncio.to_thread(worker.restart)
            self._free.put_nowait(worker)

        task = asyncio.get_running_loop().create_task(restart())
        self._restarts.add(task)
        task.add_done_callback(self._restarts.discard)


def extract_many(
    items: Iterable[tuple[K, str]],
    shape: Callable[[K, str, Report, Reading], T],
    *,
    limits: Limits,
    seconds: float,
    workers: int | None = None,
) -> Iterator[Answered[tuple[K, str], T]]:
    """Read many texts, each with a key of its own, on all cores (or `workers`); results come in the given order.

    `shape(key, text, report, reading)` makes the result in the worker process, so it must be a module's own function.
    A text that cannot be read, overruns its `seconds` or crashes its worker costs its own result only.
    """
    calls = (((key, text), (shape, key, text, limits)) for key, text in items)
    return answer_many(calls, _extract, prepare=warm_up, preload=_PRELOAD, seconds=seconds, workers=workers)


def read_many(
    items: Iterable[tuple[K, tuple[Any, ...]]],
    read: Callable[..., T],
    *,
    seconds: float,
    workers: int | None = None,
) -> Iterator[Answered[K, T]]:
    """`read(*arguments)` for each key and its arguments, as `extract_many` does with texts, where pages are read."""
    return answer_many(items, read, prepare=warm_up_pages, preload=_PAGES, seconds=seconds, workers=workers)


def warm_up_everything() -> None:
    """Make ready for articles of any kind."""
    warm_up()
    warm_up_pages()


def warm_up_pages() -> None:
    """Load the page reader and read a small page, so that the next one is not the first."""
    read_document(Document(_SAMPLE_PAGE, media_type="text/html"), Limits())


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
