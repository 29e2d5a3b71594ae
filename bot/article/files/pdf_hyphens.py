"""Lines of one paragraph → its text, words that a line end cut in two made whole.

Whether a hyphen belongs to the word ("well-known") is told by how the rest of the document writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CUT = re.compile(r"(?P<head>[^\W\d_][\w’'-]*)(?P<hyphen>[-\u2010\u00ad])$")
_TAIL = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010’'][^\W_]+)*")
_RANGE = re.compile(r"\w[-\u2010–]$")
"""A hyphen or dash that joins what stands on both sides: "2019–" before "2024"."""

_NO_SPACES = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
"""Chinese and Japanese, which are written without spaces; Korean has them."""


class Hyphens:
    """The words of one document, as far as they tell which hyphens at line ends are part of a word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(line)}

    def joined(self, lines: Sequence[str]) -> str:
        """The lines as one run of text."""
        parts: list[str] = []
        for line in lines:
            if parts:
                parts[-1] = self._before(parts[-1], line)
            parts.append(line)
        return "".join(parts)

    def _before(self, line: str, following: str) -> str:
        """The line as it reads before the one that follows: with a space, or with its hyphen judged."""
        cut, tail = _CUT.search(line), _TAIL.match(following)
        if cut is not None and tail is not None:
            keeps = cut["hyphen"] != "\u00ad" and self._keeps_hyphen(cut["head"], tail.group())
            return line if keeps else line[:-1]
        unspaced = _NO_SPACES.match(line[-1:]) and _NO_SPACES.match(following)
        in_range = _RANGE.search(line) and following[:1].isalnum()
        return line if unspaced or in_range else f"{line} "

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        whole, hyphened = f"{head}{tail}".casefold(), f"{head}-{tail}".casefold()
        if whole in self._words or hyphened in self._words:
            return whole not in self._words
        return not tail[0].islower() or "-" in head
