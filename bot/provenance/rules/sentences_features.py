"""A sentence as named features, for the table of weights that judges it.

Features are small whole numbers or 0..1 shares under readable names; nothing is learnt or weighed here. This module
knows the words of one sentence (and whether a quotation was open before it), nothing of the article around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model import Span
from bot.provenance import words
from bot.provenance.rules.sentences_lexicon import LEXICONS, LISTS_OF
from bot.provenance.segment import Token, tokens

_QUOTES = frozenset('“”"„«»') | {"''", "``"}
_MARKS = {
    "!": "mark_exclaim",
    "?": "mark_question",
    ":": "mark_colon",
    ";": "mark_semicolon",
    "…": "mark_ellipsis",
    "(": "mark_parenthesis",
    "|": "mark_bar",
    "—": "mark_dash",
    "–": "mark_dash",
    "©": "mark_credit",
}
_FUTURE_YEAR = re.compile(r"\bby (?:19|20)\d\d\b|\bnext (?:week|month|year|summer|spring|fall|winter)\b", re.I)
_GOING_TO = re.compile(r"\b(?:going|about|set|slated|poised|expected|likely|due|scheduled) to \w", re.I)
_MONEY = re.compile(r"[$€£¥]\s?\d|\b(?:dollars|euros|pounds)\b", re.I)
_PERCENT = re.compile(r"\d\s?%|\bper ?cent\b", re.I)
_LINK = re.compile(r"https?://|www\.|\.com\b|@\w")
_BYLINE = re.compile(
    r"^(?:By|Photo|Image|Picture|Video|Credit|Source|Updated|Published|Posted|Read|See|Related|Tags)\b"
)
_LENGTHS = ((3, "length_3"), (6, "length_6"), (10, "length_10"), (18, "length_18"), (30, "length_30"))
_COPULAS = words.BE | {"seems", "seem", "looks", "feels", "sounds", "it's", "that's", "he's", "she's", "they're"}
_TAIL_WORDS = 14
_HEAD_WORDS = 12


def features(sentence: str, *, in_quote: bool = False) -> dict[str, float]:
    """Name → value for one sentence; `in_quote` tells that a quotation opened before it and has not closed."""
    found = list(tokens(sentence, Span(0, len(sentence))))
    asserted, frame = split_frame(found)
    values: dict[str, float] = {"in_quote": float(in_quote)}
    values.update(_shape(sentence, found))
    values.update(_patterns(sentence))
    values.update(_lexical(asserted))
    values.update(_verbs(asserted))
    values.update({f"frame:{words.stem(token.text)}": 1.0 for token in frame if token.lower in LEXICONS["speech"]})
    values.update({f"w:{word}": 1.0 for word in _bag(asserted)})
    return {name: value for name, value in values.items() if value}


def split_frame(found: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens that assert something, and those of the attribution around them ("…, he said"; "X said that …")."""
    start, end = 0, len(found)
    for index in range(len(found) - 2, max(1, len(found) - _TAIL_WORDS), -1):
        if found[index].text in {",", "”", '"', "''"} and _is_tail(found[index + 1 :]):
            end = index
            break
    for index in range(1, min(_HEAD_WORDS, end - 3)):
        if found[index].text in {",", ":", "“", '"'} and found[0].lower != "according":
            break
        if found[0].lower == "according" and found[index].text == ",":
            start = index + 1
            break
        if found[index].lower in LEXICONS["speech"] and found[index].lower not in {"according", "found", "called"}:
            start = index + 1 + (found[index + 1].lower in {"that", ",", ":"})
            break
    return list(found[start:end]), [*found[:start], *found[end:]]


def _is_tail(tail: Sequence[Token]) -> bool:
    return any(token.lower in LEXICONS["speech"] for token in tail[:6])


def _shape(sentence: str, found: Sequence[Token]) -> Iterator[tuple[str, float]]:
    bare = [token for token in found if words.is_word(token)]
    count = max(1, len(bare))
    for limit, name in _LENGTHS:
        yield name, float(len(bare) <= limit)
    capitals = sum(token.text[0].isupper() for token in bare)
    yield "capitals_share", capitals / count
    yield "title_case", float(count > 3 and capitals / count > 0.7)
    yield "all_capitals", float(sentence.isupper() and count > 1)
    yield "no_stop", float(sentence.rstrip("”\"’')] ")[-1:] not in {".", "!", "?", "…"})
    yield "lower_start", float(sentence[:1].islower())
    yield "starts_quote", float(sentence[:1] in _QUOTES)
    yield "has_quote", float(any(token.text in _QUOTES for token in found))
    for token in found:
        if token.text in _MARKS:
            yield _MARKS[token.text], 1.0
    names = words.names(sentence, Span(0, len(sentence)))
    yield "names", min(4, len(names)) / 2
    yield "no_names", float(not names)


def _patterns(sentence: str) -> Iterator[tuple[str, float]]:
    yield "future_date", float(bool(_FUTURE_YEAR.search(sentence)))
    yield "going_to", float(bool(_GOING_TO.search(sentence)))
    yield "money_figure", float(bool(_MONEY.search(sentence)))
    yield "percent", float(bool(_PERCENT.search(sentence)))
    yield "link", float(bool(_LINK.search(sentence)))
    yield "byline", float(bool(_BYLINE.match(sentence)))


def _lexical(asserted: Sequence[Token]) -> Iterator[tuple[str, float]]:
    lowered = [words.apostrophe(token.text) for token in asserted]
    hits = Counter(name for word in lowered for name in LISTS_OF.get(word, ()))
    for name, count in hits.items():
        yield name, min(3, count) / 2
    opening = [word for token, word in zip(asserted, lowered, strict=True) if words.is_word(token)][:1]
    for word in opening:
        yield "imperative_start", float(word in LEXICONS["imperative_start"])
        yield "discourse_start", float(word in LEXICONS["discourse_start"])
        yield "question_start", float(word in words.QUESTION_WORDS or word in words.FINITE_AUXILIARIES)
        yield f"first:{word if word in words.STOP_WORDS else 'other'}", 1.0


def _verbs(asserted: Sequence[Token]) -> Iterator[tuple[str, float]]:
    previous, finite, past, figures = "", 0, 0, 0
    for token in asserted:
        lower = words.apostrophe(token.text)
        if words.is_finite_verb(token.text, previous):
            finite += 1
            past += lower.endswith("ed") or lower in words.IRREGULAR_PASTS or lower in {"was", "were", "had", "did"}
        figures += words.is_figure(token.text) and not words.is_year(token.text)
        if previous in _COPULAS and lower in {"a", "the", "not", "so", "very", "too"}:
            yield f"is_{lower}", 1.0
        if words.is_year(token.text):
            yield "year", 1.0
        if words.is_date_word(token.text):
            yield "date_word", 1.0
        previous = lower
    yield "no_finite_verb", float(not finite)
    yield "past_verbs", min(3, past) / 2
    yield "no_past_verb", float(not past)
    yield "figures", min(3, figures) / 2
    yield "any_figure", float(figures > 0)


def _bag(asserted: Sequence[Token]) -> set[str]:
    bag = {words.stem(token.text) for token in asserted if words.is_word(token) and not token.text[0].isdigit()}
    lowered = [words.apostrophe(token.text) for token in asserted]
    pairs = pairwise(lowered)
    return bag | {f"{one}_{two}" for one, two in pairs if one in words.STOP_WORDS or two in words.STOP_WORDS}
