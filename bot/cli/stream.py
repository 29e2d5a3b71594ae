"""The heart of `extract`: lines in, a record for each out, written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from bot.cli.bar import Bar
from bot.cli.lines import Line, lines_of, record_line
from bot.cli.records import empty_record, to_json
from bot.crew import Answered
from bot.errors import WhosaidError
from bot.pipeline import extract_many
from bot.settings import Settings


def answer_all(lines: Iterable[bytes], out: BinaryIO, bar: Bar, settings: Settings) -> int:
    """Write one record for each line that is not blank; returns how many could not be read."""
    refused = 0
    results = extract_many(
        lines_of(lines),
        record_line,
        limits=settings.limits,
        seconds=settings.analysis_seconds,
        workers=settings.workers,
    )
    for result in results:
        record, error = _answer(result)
        out.write(record.encode() + b"\n")
        out.flush()
        line, _ = result.key
        bar.article_done(line.size)
        if error:
            refused += 1
            bar.say(f"Line {line.number}: {error.message} ({error.code})")
    return refused


def _answer(result: Answered[tuple[Line, str], str]) -> tuple[str, WhosaidError | None]:
    """The record, and what was wrong where it is an empty one."""
    line, text = result.key
    outcome = line.error or result.outcome
    if isinstance(outcome, WhosaidError):
        return to_json(empty_record(line.id, text)), outcome
    return outcome, None
