"""One process that runs one call at a time and can be killed.

A call that overruns its time, eats its memory or crashes costs itself only: the process is replaced and the next
call finds a fresh one. This module knows nothing of articles; what runs in the process is handed to it.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from bot.errors import AnalysisError, WhosaidError
from bot.speech import noted

T = TypeVar("T")

log = logging.getLogger(__name__)

WORKER_BYTES = 1 << 30
"""What one worker may allocate. A 200,000-character article needs a small part of it."""

START_SECONDS = 30.0
"""What a replacement process may take to be ready, on top of a call's own time."""

_OVERRAN = noted("Reading this article took too long and was stopped. A shorter part of it may work.")
_OUT_OF_MEMORY = noted("Reading this article took too much memory and was stopped. A shorter part of it may work.")
_CRASHED = noted("Reading this article failed on our side. Trying it again will not help; the log says why.")


class Worker:
    """A process, started at the first call, that runs one call at a time.

    `prepare` runs in every new process before its first call; `preload` names modules that all of them need.
    """

    def __init__(self, seconds: float, prepare: Callable[[], object], preload: tuple[str, ...] = ()) -> None:
        self.seconds = seconds
        self._prepare = prepare
        self._context = _context(preload)
        self._pool = self._new_pool()
        self._call: Future[Any] | None = None
        self._stopped = False

    def start(self) -> None:
        """Start the process now rather than at the first call; blocks until it is started, not until it is ready."""
        if not self._pool.active:
            self._renew()

    def submit(self, function: Callable[..., T], *args: object, seconds: float | None = None) -> Future[T]:
        """Start `function(*args)`; only when the call before it has ended or was given up.

        It is killed after `seconds`, or after the worker's own where those are fewer. What the future raises is for
        `failure` to put into words.
        """
        if self._stopped:
            raise RuntimeError("this worker was stopped")
        if not self._pool.active or (self._call is not None and self._call.cancelled()):
            self._renew()
        most = self.seconds if seconds is None else min(seconds, self.seconds)
        call: Future[T] = self._pool.schedule(_guarded, args=(function, *args), timeout=most)
        self._call = call
        return call

    def restart(self) -> None:
        """Kill the process with whatever it is doing and start another; blocks for some tenths of a second."""
        self._renew()
        self.start()

    def stop(self) -> None:
        """Kill the process for good; a call in progress is cancelled. Blocks for some tenths of a second."""
        self._stopped = True
        self._kill()

    def _renew(self) -> None:
        self._kill()
        self._pool = self._new_pool()

    def _kill(self) -> None:
        if self._call is not None:
            self._call.cancel()  # first, so that it does not look like a crash to whoever waits for it
            self._call = None
        self._pool.stop()  # type: ignore[no-untyped-call]  # theirs
        self._pool.join()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(max_workers=1, initializer=_initialise, initargs=(self._prepare,), context=self._context)


def failure(error: BaseException) -> WhosaidError:
    """What the person is told when a call ended in `error`: a WhosaidError passes, all else becomes AnalysisError."""
    match error:
        case WhosaidError():
            return error
        case TimeoutError():
            return AnalysisError("overran", _OVERRAN)
        case MemoryError():
            return AnalysisError("out_of_memory", _OUT_OF_MEMORY)
        case ProcessExpired() | BrokenProcessPool():
            return AnalysisError("crashed", _CRASHED)
        case _:
            return AnalysisError("failed", _CRASHED)


def logged(error: BaseException) -> WhosaidError:
    """`failure`, after the log got the code and, for our own failures, the traceback."""
    told = failure(error)
    if isinstance(told, AnalysisError):
        log.error("reading failed: %s", told.code, exc_info=error)
    return told


def _context(preload: tuple[str, ...]) -> BaseContext:
    """Never fork: the parent has threads and an event loop. A fork server starts replacements fastest."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _initialise(prepare: Callable[[], object]) -> None:
    """Runs first in each process. Its parent alone answers Ctrl-C, and may kill it at once even in a long match."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _bound_memory()
    prepare()


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = WORKER_BYTES if hard == resource.RLIM_INFINITY else min(WORKER_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _guarded(function: Callable[..., T], *args: object) -> T:
    """Let only errors out that are sure to survive the way to the parent; the traceback travels in their cause."""
    try:
        return function(*args)
    except Exception as error:
        raise failure(error) from error
