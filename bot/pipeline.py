"""The one road: Submission → Article → Report. Everything else hangs off it.

`read_article` and `make_report` are plain functions; `Analyst` runs them in worker processes, so that the event
loop never waits and a poisoned text costs one answer. It knows nothing of Discord, the terminal or the database.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody gave to be checked."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
