"""Recaps: passages that retell what a recording or document holds.

"In a conversation between a caller and a dispatcher, …" after a recording was cited tells what is on that recording:
everybody quoted there is heard through it, and its plain sentences are its content, not the article's own knowledge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Article, BlockKind, Span

_EXCHANGE = re.compile(
    r"(?:In|During|On|Over)\s+(?:a|an|the|one|another|that)\s+(?:[\w’'\-]+\s+){0,3}?"
    r"(?:conversation|call|exchange|back-and-forth|dialogue)\s+(?:between|with|among)\b"
)
_SHOWN = re.compile(
    r"(?:In|On|Throughout)\s+(?:a|an|the|one|another|that)\s+(?:[\w’'\-]+\s+){0,3}?"
    r"(?:recording|audio|video|clip|footage|tape|voicemail|livestream|broadcast)\b"
)


@dataclass(frozen=True, slots=True)
class Recap:
    """A passage and whether it retells an exchange heard on a record that was cited before."""

    span: Span
    needs_record: bool
    """True for an exchange, which is only a recap where a record was cited before it."""


def find_recaps(article: Article) -> tuple[Recap, ...]:
    """The paragraphs that open as a recap, in order; whether a record stands behind each is for the caller."""
    found = []
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        exchange = _EXCHANGE.match(article.text, block.span.start)
        if exchange or _SHOWN.match(article.text, block.span.start):
            found.append(Recap(block.span, bool(exchange)))
    return tuple(found)
