"""Worker processes: what a call costs when it fails, overruns, crashes, eats memory or is given up."""

from __future__ import annotations

import multiprocessing
import os
import re
import select
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool

import pytest
from pebble import ProcessExpired

from bot.errors import AnalysisError, SubmissionError, WhosaidError
from bot.workers import WORKER_BYTES, Worker, failure

WAIT = 60.0
"""Seconds after which a test gives up; nothing is measured by it."""


def prepare() -> None:
    os.environ["PREPARED"] = "yes"


def cannot_prepare() -> None:
    raise ImportError("a file of the reader is missing")


def refuse(code: str, message: str) -> None:
    raise SubmissionError(code, message)


def fail() -> None:
    class Unpicklable(Exception):
        def __init__(self, one: int, two: int) -> None:
            super().__init__(str(one + two))

    raise Unpicklable(1, 2)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang_in_python() -> None:
    time.sleep(WAIT)


def hang_in_a_match() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def eat_memory() -> int:
    return len(bytearray(WORKER_BYTES + 1))


def survive_ctrl_c() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def prepared() -> str:
    return os.environ.get("PREPARED", "no")


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(WAIT, prepare)
    yield worker
    worker.stop()


@pytest.fixture
def hasty() -> Iterator[Worker]:
    worker = Worker(0.2, prepare)
    yield worker
    worker.stop()


def told(call: Future[object]) -> WhosaidError:
    error = call.exception(WAIT)
    assert error is not None
    return failure(error)


def process_of(worker: Worker) -> int:
    return worker.submit(os.getpid).result(WAIT)


def test_calls_run_one_after_another_in_one_prepared_process(worker: Worker) -> None:
    assert process_of(worker) == process_of(worker) != os.getpid()
    assert worker.submit(prepared).result(WAIT) == "yes"
    assert "PREPARED" not in os.environ


def test_an_error_for_the_person_passes_with_code_and_message(worker: Worker) -> None:
    error = told(worker.submit(refuse, "too_short", "That is too short."))
    assert isinstance(error, SubmissionError)
    assert (error.code, error.message) == ("too_short", "That is too short.")


def test_any_other_error_is_an_analysis_error_with_its_traceback(worker: Worker) -> None:
    call: Future[None] = worker.submit(fail)
    error = call.exception(WAIT)
    assert isinstance(error, AnalysisError)
    assert error.code == "failed"
    assert "Unpicklable: 3" in str(error.__cause__)
    assert process_of(worker) > 0


def test_a_crash_costs_its_own_call_only(worker: Worker) -> None:
    first = process_of(worker)
    assert told(worker.submit(die)).code == "crashed"
    assert process_of(worker) != first


@pytest.mark.parametrize("hang", [hang_in_python, hang_in_a_match])
def test_an_overrun_is_stopped_and_the_process_replaced(hasty: Worker, hang: Callable[[], None]) -> None:
    assert told(hasty.submit(hang)).code == "overran"
    assert process_of(hasty) > 0


def test_memory_is_bounded(worker: Worker) -> None:
    assert told(worker.submit(eat_memory)).code == "out_of_memory"
    assert process_of(worker) > 0


def test_a_worker_killed_while_idle_is_replaced(worker: Worker) -> None:
    first = process_of(worker)
    os.kill(first, signal.SIGKILL)
    wait_until_gone(first)
    outcome = worker.submit(os.getpid)
    error = outcome.exception(WAIT)
    assert error is None or isinstance(error, BrokenProcessPool | ProcessExpired)
    assert process_of(worker) != first


def test_ctrl_c_on_the_terminal_is_the_parents_to_answer(worker: Worker) -> None:
    assert worker.submit(survive_ctrl_c).result(WAIT) == process_of(worker)


def test_a_call_given_up_ends_with_its_process(worker: Worker) -> None:
    first = process_of(worker)
    call = worker.submit(hang_in_python)
    call.cancel()
    assert process_of(worker) != first
    wait_until_gone(first)


def test_restart_kills_what_runs(worker: Worker) -> None:
    first = process_of(worker)
    call = worker.submit(hang_in_a_match)
    worker.restart()
    with pytest.raises(CancelledError):
        call.result(WAIT)
    wait_until_gone(first)
    assert process_of(worker) != first


def test_a_stopped_worker_takes_no_call_and_leaves_no_process() -> None:
    worker = Worker(WAIT, prepare)
    process = process_of(worker)
    call = worker.submit(hang_in_python)
    worker.stop()
    assert call.cancelled()
    wait_until_gone(process)
    with pytest.raises(RuntimeError):
        worker.submit(os.getpid)


def test_stopping_works_while_a_large_call_is_on_its_way() -> None:
    worker = Worker(WAIT, prepare)
    worker.start()
    call = worker.submit(len, "x" * 2_000_000)
    worker.stop()
    assert call.done()


def test_a_worker_that_cannot_be_prepared_fails_its_calls() -> None:
    worker = Worker(WAIT, cannot_prepare)
    try:
        assert told(worker.submit(os.getpid)).code == "crashed"
    finally:
        worker.stop()


def test_nothing_is_forked_from_the_parent(worker: Worker) -> None:
    process = process_of(worker)
    kinds = {child.pid: type(child).__name__ for child in multiprocessing.active_children()}
    assert kinds[process] in ("ForkServerProcess", "SpawnProcess")


def wait_until_gone(process: int) -> None:
    """Wait until the process has ended."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        assert select.select([handle], [], [], WAIT)[0], "the process still runs"
    finally:
        os.close(handle)
