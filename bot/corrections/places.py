"""Where words that somebody types stand in the article, and which of its sentences hold no claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Article, BlockKind, Report, Span
from bot.provenance.segment import sentences
from bot.provenance.within import Places

_SINGLE, _DOUBLE, _DASHES = "'‘’‚‛′`´", '"“”„‟«»″', "-‐‑‒–—−"
_ALIKE = {sign: f"[{re.escape(signs)}]" for signs in (_SINGLE, _DOUBLE, _DASHES) for sign in signs}
_ALIKE["…"] = r"(?:…|\.\.\.)"
_AROUND = _SINGLE + _DOUBLE + " \t\r\n"
_NO_STATEMENTS = frozenset({BlockKind.FURNITURE, BlockKind.HEADING})
_LEAST = 8
"""Characters of a sentence that could hold a claim."""


def find_words(text: str, typed: str, near: Span | None = None) -> Span | None:
    """Where the typed words stand in the text, white space, kinds of quote marks and dashes aside; None if nowhere.

    Quote marks around them are taken off. Of several places the first within `near` is meant, else the first of all;
    a difference in capitals is forgiven where they stand nowhere as typed.
    """
    words = typed.replace("...", "…").strip(_AROUND).split()
    if not words:
        return None
    pattern = r"\s+".join("".join(_ALIKE.get(sign, re.escape(sign)) for sign in word) for word in words)
    for flags in (0, re.IGNORECASE):
        for place in (*([near] if near is not None else []), Span(0, len(text))):
            found = re.compile(pattern, flags).search(text, place.start, place.end)
            if found is not None:
                return Span(*found.span())
    return None


def without_stop(text: str, span: Span) -> Span:
    """The span without marks and white space that end a sentence and are no part of what it says."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" \t\r\n.,;:")))


def unlisted(report: Report) -> Sequence[Span]:
    """The sentences of the article that touch no claim, in order."""
    listed = Places(span for claim in report.claims for span in (claim.span, *claim.restated))
    return [span for span in _statements(report.article) if not listed.touch(span)]


def _statements(article: Article) -> Sequence[Span]:
    return [
        span
        for block in article.blocks
        if block.kind not in _NO_STATEMENTS
        for span in sentences(article.text, block.span)
        if span.end - span.start >= _LEAST
    ]
