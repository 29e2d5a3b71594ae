"""`bot extract` in a process of its own: how long it takes, and what it and its workers use meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Container, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
MIB = 1 << 20
_TICKS = os.sysconf("SC_CLK_TCK")
_EXTRACT_ENDS = (0, 1)
"""1 where some lines could not be read."""
_EVERY = 0.02
"""Seconds between two looks at the processes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took, from its start to its end."""

    seconds: float
    processor_seconds: float
    """Of all its processes together. Less than `seconds` on one core where something else ran beside it."""
    peak_mib: float
    """The largest resident memory of any process that it started: of one worker."""
    complaints: tuple[str, ...]
    """Its lines on standard error."""


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, and those it starts meanwhile, to one core."""
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(everywhere)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, everywhere)


def extract(articles: Path, records: Path, workers: int) -> Cost:
    """Run `bot extract` over a file; one worker gets one core for everything. Lines may be short, long or slow.

    Raises CalledProcessError where it did not answer every line.
    """
    command = [sys.executable, "-m", "bot", "extract", str(articles)]
    environment = {
        **os.environ,
        "WHOSAID_WORKERS": str(workers),
        "WHOSAID_ANALYSIS_SECONDS": "600",
        "WHOSAID_MIN_CHARACTERS": "1",
        "WHOSAID_MAX_CHARACTERS": "2000000",
    }
    with nullcontext() if workers > 1 else one_core():
        cost = run(command, records, environment, _EXTRACT_ENDS)
    if _lines(records) != _lines(articles):  # it ended before it had read everything
        raise subprocess.CalledProcessError(1, command, stderr="\n".join(cost.complaints))
    return cost


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def run(command: list[str], output: Path, environment: dict[str, str], ends: Container[int] = (0,)) -> Cost:
    """Run a program in the repository's root, its standard output into a file.

    Raises CalledProcessError, with what it said on standard error, where its exit code is none of `ends`.
    """
    with output.open("wb") as out, output.with_suffix(".errors").open("w+b") as errors:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=errors)
        watch = _Watch(process.pid)
        code = process.wait()
        seconds = perf_counter() - start
        watch.end()
        errors.seek(0)
        said = errors.read().decode()
    if code not in ends:
        raise subprocess.CalledProcessError(code, command, stderr=said)
    return Cost(seconds, watch.processor_seconds, watch.peak_mib, tuple(said.splitlines()))


@dataclass(slots=True)
class _Watch:
    """Looks at a process and all that it starts, again and again, until it is told to end."""

    pid: int
    ticks: dict[int, int] = field(default_factory=dict)
    peaks: dict[int, float] = field(default_factory=dict)
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop looking."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    @property
    def processor_seconds(self) -> float:
        """Of all processes seen."""
        return sum(self.ticks.values()) / _TICKS

    @property
    def peak_mib(self) -> float:
        """Of the largest process that was started; of the program itself where it started none."""
        started = [peak for pid, peak in self.peaks.items() if pid != self.pid]
        return max(started or self.peaks.values(), default=0.0)

    def _look_on(self) -> None:
        while not self._over.wait(_EVERY):
            for pid in (self.pid, *descendants(self.pid)):
                try:
                    self.ticks[pid], self.peaks[pid] = processor_ticks(pid), peak_mib(pid)
                except (OSError, ValueError):  # it ended meanwhile
                    continue


def processor_ticks(pid: int) -> int:
    """Processor time that a process has used, user and system, in clock ticks."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def peak_mib(pid: int | str = "self") -> float:
    """A process's largest resident memory so far; `ru_maxrss` would count that of its starter too."""
    return _kib(Path(f"/proc/{pid}/status"), "VmHWM") * 1024 / MIB


def resident_mib(pid: int, how: str) -> float:
    """Memory of a process in MiB: "Rss" with all pages it uses, "Pss" with shared pages split between their users."""
    return _kib(Path(f"/proc/{pid}/smaps_rollup"), how) * 1024 / MIB


def _kib(table: Path, name: str) -> int:
    lines = table.read_text(encoding="utf-8").splitlines()
    (kib,) = (line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kib)


def descendants(pid: int) -> list[int]:
    """Ids of the processes that this one started, and those that they started."""
    try:
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text(encoding="ascii").split()
        ]
    except OSError:  # it ended meanwhile
        return []
    return children + [below for child in children for below in descendants(child)]
