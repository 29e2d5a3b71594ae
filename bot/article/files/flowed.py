"""Undoes format=flowed, in which e-mail programs wrap lines so that they can be joined again (RFC 3676).

Text in, text out.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r">*")
_SIGNATURE = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """The text with its soft line breaks undone; `delete_space` where the part says DelSp=yes.

    Quoting marks stay, one before each joined line; lines of different quoting are never joined.
    """
    lines: list[str] = []
    quoted, goes_on = "", False
    for line in text.splitlines():
        marks = _QUOTED.match(line)
        depth = marks.group() if marks is not None else ""
        words = line[len(depth) :].removeprefix(" ")
        soft = words.endswith(" ") and words != _SIGNATURE
        shown = words[:-1] if soft and delete_space else words
        if goes_on and depth == quoted and words != _SIGNATURE:
            lines[-1] += shown
        else:
            lines.append(f"{depth} {shown}" if depth else shown)
        quoted, goes_on = depth, soft
    return "\n".join(lines)
