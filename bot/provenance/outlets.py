"""Outlets in source phrases: which names are outlets', and whose report "a Reuters report" is.

Knows outlets by name alone; knows nothing of other names, and does not say what an unnamed newspaper is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model import SourceKind, Span
from bot.provenance import nouns
from bot.provenance.phrase_parts import POSSESSIVE, POSSESSIVE_ENDING, Form, Phrase, bare, is_proper, name_run
from bot.provenance.segment import Token

_IN_OUTLET = frozenset("in by from".split())
_CARRIED = frozenset("published aired broadcast carried printed".split())
_LETTERS = re.compile(r"[^\W_]+")
_OUTLET_ENDING = re.compile(r"[a-z](?:News|Times|Post|TV|Herald|Tribune)$")


def outlet_report(text: str, span: Span, core: list[Token], rest: list[Token]) -> Phrase | None:
    """The outlet whose report a phrase is: "a Reuters report", "a story in the Coastal Herald"; None for others."""
    head = bare(core[-1])
    if head not in nouns.OUTLET_REPORTS:
        return None
    owner = name_run(text, core[:-1])
    outlet = owner if owner and owner[-1] == core[-2] and outlet_run(text, owner) else _carrier(text, rest)
    return named_outlet(text, span, outlet)._replace(head=head) if outlet else None


def _carrier(text: str, rest: list[Token]) -> list[Token]:
    """The outlet behind a report: "in the Argus Leader of Sioux Falls", "published by Reuters"; empty where none."""
    start = 1 if rest and rest[0].lower in _CARRIED else 0
    if start >= len(rest) or rest[start].lower not in _IN_OUTLET:
        return []
    start += 2 if start + 1 < len(rest) and rest[start + 1].lower == "the" else 1
    run: list[Token] = []
    for word in rest[start:]:
        if not is_proper(word):
            break
        run.append(word)
    return run if run and outlet_run(text, run) else []


def outlet_run(text: str, run: list[Token]) -> bool:
    """Whether a run of words is an outlet's name, with or without the article before it."""
    return is_outlet(text[run[0].start : run[-1].end]) or _outlet_with_article(text, run)


def _outlet_with_article(text: str, run: list[Token]) -> bool:
    """Whether the article is part of the outlet's name: "The Wrap", "The Verge"."""
    start = run[0].start - 4
    if start < 0 or text[start : run[0].start] not in {"The ", "the "}:
        return False
    return "the" + _squeezed(text[run[0].start : run[-1].end]) in nouns.OUTLETS


def _squeezed(name: str) -> str:
    return "".join(_LETTERS.findall(POSSESSIVE.sub("", name))).lower()


@lru_cache(4096)
def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's: a known one, or one that ends in News, Times, Post …"""
    words = _LETTERS.findall(POSSESSIVE.sub("", name))
    lower = [w.lower() for w in words if w.lower() not in {"the", "of"}]
    if not lower:
        return False
    if "".join(words).lower() in nouns.OUTLETS:
        return True
    joined = "".join(lower)
    stem = joined.removesuffix("com")
    if joined in nouns.OUTLETS or stem in nouns.OUTLETS:
        return True
    if len(lower) == 1:
        return _OUTLET_ENDING.search(words[-1]) is not None
    return (
        lower[-1] in nouns.OUTLET_WORDS
        or lower[0] in {"daily", "radio"}
        or (lower[0] in {"fox", "cnn", "bbc", "abc", "nbc", "cbs", "sky"} and len(lower) <= 3)
    )


def named_outlet(text: str, span: Span, run: list[Token]) -> Phrase:
    start = run[0].start - 4 * _outlet_with_article(text, run)
    name = Span(start, start + len(POSSESSIVE_ENDING.sub("", text[start : run[-1].end])))
    return Phrase(span, Form.NAME, SourceKind.MEDIA, name, True, bare(run[-1]))
