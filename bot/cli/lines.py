"""JSON Lines in and out: a line's id and text, and the record that answers it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from bot.cli.records import record_of, to_json
from bot.errors import SubmissionError
from bot.model import Report
from bot.provenance.reading import Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read; `error` says why no text could be taken from it."""

    number: int
    """From 1, blank lines counted."""
    size: int
    """In bytes, with its line end."""
    id: object = None
    error: SubmissionError | None = None


def lines_of(file: Iterable[bytes]) -> Iterator[tuple[Line, str]]:
    """Each line that is not blank with its text, which is empty where the line has an error."""
    for number, data in enumerate(file, start=1):
        if not data.isspace():
            yield _read(number, data)


def record_line(line: Line, text: str, report: Report, reading: Reading) -> str:
    """The record that answers a line, as JSON."""
    return to_json(record_of(line.id, text, report, reading.sentences))


def _read(number: int, data: bytes) -> tuple[Line, str]:
    given: dict[str, object] = {}
    try:
        given = _object_in(data)
        return Line(number, len(data), given["id"]), _text_of(given)
    except SubmissionError as error:
        return Line(number, len(data), given.get("id"), error), ""


def _finite(number: str) -> float:
    """A number that JSON can give back; 1e999 cannot be."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value


def _object_in(data: bytes) -> dict[str, object]:
    try:
        given = json.loads(data, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        raise SubmissionError("not_json", "This line is not JSON.") from None
    if not isinstance(given, dict) or "id" not in given:
        raise SubmissionError("no_id", 'This line is not an object with an "id" and a "text".')
    return given


def _text_of(given: dict[str, object]) -> str:
    text = given.get("text")
    if not isinstance(text, str):
        raise SubmissionError("no_text", 'This line\'s "text" is missing or is not a string.')
    return text


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(constant)
