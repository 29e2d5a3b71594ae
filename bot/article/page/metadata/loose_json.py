"""JSON as pages carry it: wrapped in comments, several values in a row, trailing commas, stray quotes and controls.

Values that no repair makes readable are left out, never guessed at. Work is linear in the text's length, numbers stay
the strings they are written as, and nesting deeper than the parser takes is refused by it at no cost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_WRAPPING = re.compile(r"(?:\s|\ufeff|;|,|//[ \t]*|/\*|\*/|<!--|-->|<!\[CDATA\[|\]\]>)+")
"""What stands before, between or after values: separators and the comments that once hid scripts."""
_TOKEN = re.compile(r'"(?P<string>(?:[^"\\]++|\\.)*+)"?|,(?=\s*+[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])|\\')
_QUOTE = re.compile(r'(?P<before>[\[{,:]\s*+)?(?<!\\)"(?=(?P<after>\s*+(?:[\]},:]|\Z))?)')
_MOST_VALUES = 50
_LONGEST_REPAIRED = 500_000

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _: None, strict=False)


def read_values(written: str) -> Iterator[object]:
    """The JSON values in a script's text, in order; what cannot be read ends the reading."""
    at = _past_wrapping(written, 0)
    for _ in range(_MOST_VALUES):
        if at >= len(written):
            return
        found = _decode(written, at)
        if found is None:
            yield from _repaired(written[at:])
            return
        value, end = found
        yield value
        at = _past_wrapping(written, end)


def _repaired(written: str) -> Iterator[object]:
    """The first value of a broken text, by the mildest repair that makes it readable."""
    if len(written) <= _LONGEST_REPAIRED:
        found = _decode(_TOKEN.sub(_mended, written), 0)
        if found is None:
            found = _decode(_TOKEN.sub(_mended, _QUOTE.sub(_escaped_inside, written)), 0)
        if found is not None:
            yield found[0]


def _decode(written: str, at: int) -> tuple[object, int] | None:
    try:
        return _DECODER.raw_decode(written, at)
    except (ValueError, RecursionError):
        return None


def _past_wrapping(written: str, at: int) -> int:
    match = _WRAPPING.match(written, at)
    return match.end() if match is not None else at


def _mended(match: re.Match[str]) -> str:
    """A string whose escapes are JSON's; nothing for a comma that nothing follows."""
    if match["string"] is None:
        return ""
    return '"' + _BAD_ESCAPE.sub(lambda escape: escape.group() if escape[1] else "", match["string"]) + '"'


def _escaped_inside(match: re.Match[str]) -> str:
    """A quote mark that neither opens nor closes a value is part of one."""
    if match["before"] is not None or match["after"] is not None:
        return match.group()
    return '\\"'
