"""What two texts share that are written alike, so that one can be found again in the other."""

from __future__ import annotations

import re

_NOT_LETTERS = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """The letters and digits of a text, caseless."""
    return _NOT_LETTERS.sub("", text.casefold())
