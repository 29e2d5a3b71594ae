"""A progress bar on standard error, and the lines that have to be said beside it."""

from __future__ import annotations

import sys
import time
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


class Bar:
    """Shows how many articles are done; only where standard error is a terminal and the output goes elsewhere."""

    def __init__(self, total_bytes: int | None) -> None:
        """`total_bytes` is what there is to read, None where nobody knows."""
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty() or sys.stdout.isatty(),
        )
        self._task = self._progress.add_task("starting", total=total_bytes)
        self._started = time.monotonic()
        self._articles = 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def article_done(self, size: int) -> None:
        """One more article, of so many bytes."""
        self._articles += 1
        speed = self._articles / max(time.monotonic() - self._started, 0.001)
        self._progress.update(self._task, advance=size, description=f"{self._articles:,} articles, {speed:.1f}/s")

    def say(self, sentence: str) -> None:
        """A line on standard error, above the bar."""
        self._progress.console.print(sentence, markup=False, highlight=False, soft_wrap=True)
