"""Records that are cited in passing, without a frame of speech: "was named in a customs bulletin"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import RECORDS, Article, BlockKind, Span
from bot.provenance import nouns
from bot.provenance.phrases import parse

_CITED = re.compile(
    r"\b(?:named|listed|identified|described|mentioned|cited|included|recorded|documented|detailed|outlined|logged"
    r"|published|reported|quoted|shown|seen|captured|heard|written|noted|filed|stated|contained)"
    r"(?:\s+\w+ly)?\s+(?:in|on|by)\s+"
    r"(?P<record>(?:an?|the|his|her|its|their|this|that|another)\b)"
)


def cited_records(article: Article) -> Iterator[Span]:
    """Noun phrases of records that a passive cites, in order."""
    for block in article.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        at = block.span.start
        while match := _CITED.search(article.text, at, block.span.end):
            at = match.start("record")
            span = _up_to_record(article.text, Span(at, block.span.end))
            if span is not None and parse(article.text, span).kind in RECORDS:
                yield span
                at = span.end


_WORDS = re.compile(r"[@\w’'.-]+")


def _up_to_record(text: str, span: Span) -> Span | None:
    """From the determiner to the last of the record nouns that stand together: "the dashcam video of"."""
    end = None
    for count, match in enumerate(_WORDS.finditer(text, span.start, min(span.end, span.start + 90))):
        word = match.group().rstrip(".").lower()
        if count and nouns.record_kind(word):
            end = match.start() + len(word)
        elif end is not None or count > 6 or word in {"of", "for", "and", "that", "who", "which"}:
            break
    return Span(span.start, end) if end is not None else None
