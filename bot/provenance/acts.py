"""Acts told as such: an order, a request or its refusal is an attribution, but nobody's word for a proposition."""

from __future__ import annotations

from bot.model import Mode, Span, Stance
from bot.provenance import nouns, words
from bot.provenance.reading import Found
from bot.provenance.segment import tokens


def adds_no_voice(text: str, found: Found) -> bool:
    """Whether the words stay with whoever reports them: "they were reportedly hit", "was ordered to leave"."""
    if found.mode is Mode.DIRECT or not found.content:
        return False
    return found.source is None or is_act(text, found)


def is_act(text: str, found: Found) -> bool:
    """Whether its source does something by it rather than says so: "told them to go", "denied the request"."""
    if found.mode is Mode.DIRECT or not found.content:
        return False
    if found.stance is Stance.DENIES:
        return _is_refusal(text, found.content[0])
    start = found.content[0].start
    return text[start : start + 3].lower() == "to "


def _is_refusal(text: str, denied: Span) -> bool:
    """Whether what is denied is a request or the like: "denied that request", "denied them access"."""
    said = [t.lower for t in tokens(text, denied) if t.is_word and t.lower not in words.STOP_WORDS]
    return bool(said) and len(said) < 4 and nouns.singular(said[0]) in nouns.REFUSABLE
