"""A clock that shows what a test sets it to."""

from __future__ import annotations

from datetime import UTC, datetime


class Clock:
    """Stands still, at first at the present moment."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now
