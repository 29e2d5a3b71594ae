"""How claims are searched: every word that is typed stands somewhere in a claim's words or its verdict's sentence.

It knows how texts are compared, and nothing of where they are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

MOST_TERMS: Final = 12
"""Words of a search; more do not narrow it further."""

HIGHEST_NUMBER: Final = 2**31 - 1
"""Of a claim on a board."""

_LONGEST = 500
"""Characters of a search; databases refuse patterns that are much longer."""
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
"""What no claim holds, and databases do not take."""
_DOTTED_I = "i\u0307"
"""What is left of a Turkish İ without case; whoever searches for it types an i."""
_NUMBER = re.compile(r"\s*#?\s*([0-9]{1,10})\s*")


def folded(*texts: str | None) -> str:
    """Texts as they are compared, without case and compatibility forms, each on a line of its own."""
    return "\n".join(_folded(text) for text in texts if text)


def terms(search: str) -> Sequence[str]:
    """The words that have to be there, folded, the longest first: it is the rarest; none twice."""
    words = dict.fromkeys(_UNKEPT.sub("", _folded(search[:_LONGEST])).split())
    return sorted(words, key=len, reverse=True)[:MOST_TERMS]


def number_in(search: str) -> int | None:
    """The number of a claim where that is all that is searched: "#142", "142"; None for anything else."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", search))
    number = int(found[1]) if found else 0
    return number if 0 < number <= HIGHEST_NUMBER else None


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace(_DOTTED_I, "i")
    return unicodedata.normalize("NFKC", folded)
