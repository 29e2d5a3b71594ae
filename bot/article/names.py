"""Display names of posts' authors: where one stands before a handle, and what of it is the name."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.model import Span

LONGEST_NAME = 64
"""Characters; the networks' own limits are 30 to 64."""

_EMOJI_SET = (
    r"\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    r"\u3297\u3299\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f\u00a9\u00ae\u2122"
)
EMOJI = re.compile(rf"[{_EMOJI_SET}]+")
_EDGE = re.compile(rf"[\s{_EMOJI_SET}|·•,]+")
_BADGES = re.compile(r"\s*(?:Verified account|Verified|✓|☑)\s*$")
_NOT_A_NAME = re.compile(r"https?:|www\.|\.com/|[.!?…]\s+(?:[a-z]|\S+\s+\S+\s+\S+\s+\S+\s)|[:;?!]\s|[\"“”]\s")


class Named(NamedTuple):
    """A name or handle and where it stands."""

    words: str
    span: Span


def clean_name(text: str, start: int, end: int) -> Named | None:
    """The name in this stretch, without emoji, flags and badges; None where no name is left.

    Where an emoji stands inside the name the span covers it and the name leaves it out.
    """
    badge = _BADGES.search(text, start, end)
    if badge is not None:
        end = badge.start()
    opening = _EDGE.match(text, start, end)
    start = opening.end() if opening is not None else start
    while end > start and _EDGE.fullmatch(text[end - 1]):
        end -= 1
    words = text[start:end]
    name = " ".join(EMOJI.sub(" ", words).split())
    if not any(map(str.isalnum, name)):
        return None
    return Named(name, Span(start, end))


def could_be_name(words: str) -> bool:
    """Whether these words before a handle can be one display name rather than the end of a sentence."""
    words = words.strip()
    return 0 < len(words) <= LONGEST_NAME and len(words.split()) <= 9 and not _NOT_A_NAME.search(words)
