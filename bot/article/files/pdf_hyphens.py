"""Lines of one paragraph → its text, words that a line end cut in two made whole.

Whether a hyphen belongs to the word ("well-known") is told by how the rest of the document writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CUT = re.compile(r"(?P<head>[^\W\d_][\w’'-]*)(?P<hyphen>[-\u2010\u00ad])$")
_TAIL = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010’'][^\W_]+)*")
_LONGEST_WORD = 80
_FEWEST_LINES = 50
_RAREST = 0.02
"""Share of lines that end in a hyphen: below it they are hyphens that words have, not cuts to fill the lines."""

_RANGE = re.compile(r"\w[-\u2010–]$")
"""A hyphen or dash that joins what stands on both sides: "2019–" before "2024"."""

_NO_SPACES = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
"""Chinese and Japanese, which are written without spaces; Korean has them."""


def _cut(line: str) -> re.Match[str] | None:
    """The word at the line's end where a hyphen ends it; only the end is looked at, as a line may be a page long."""
    return _CUT.search(line[-_LONGEST_WORD:])


class Hyphens:
    """The words of one document, as far as they tell which hyphens at line ends are part of a word."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: set[str] = set()
        cuts, cut = 0, False
        for line in lines:
            words = [word.casefold() for word in _WORD.findall(line)]
            ends_cut = _cut(line) is not None
            # What stands on either side of a cut is half a word, or may be.
            self._words.update(words[cut : len(words) - ends_cut])
            cuts, cut = cuts + ends_cut, ends_cut
        self._never_cuts = len(lines) >= _FEWEST_LINES and cuts < len(lines) * _RAREST

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as one run of text."""
        parts: list[str] = []
        for line in lines:
            if parts:
                parts[-1] = self._before(parts[-1], line)
            parts.append(line)
        return "".join(parts)

    def _before(self, line: str, following: str) -> str:
        """The line as it reads before the one that follows: with a space, or with its hyphen judged."""
        cut, tail = _cut(line), _TAIL.match(following)
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
        if not tail[0].islower() or self._never_cuts:
            return True
        before = re.split(r"[-\u2010]", head)[-1].casefold()
        return "-" in head and before in self._words and tail.casefold() in self._words
