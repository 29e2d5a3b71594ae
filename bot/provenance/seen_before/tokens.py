"""A claim's words as tokens that can be compared: what each is, and its value in a normal form.

The order of the words is kept, so that who does what to whom can be read from them. English; of other languages
names, numbers and plain words are read all the same. This module knows nothing of a second claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.model import Span
from bot.provenance.concepts import Word, is_verb_form, read_words
from bot.provenance.nouns import TITLES
from bot.provenance.seen_before.amounts import amount_at, time_at
from bot.provenance.seen_before.meanings import meaning
from bot.provenance.seen_before.wording import SIDES, in_plain_words
from bot.provenance.words import BE, HAVE, MODALS, NEGATIONS, STOP_WORDS, is_finite_verb, stem


class Kind(StrEnum):
    """What a token is."""

    WORD = "w"
    ACT = "v"
    """A word that can be the predicate."""
    PASSIVE = "p"
    """One that is told of whom it is done to."""
    NAME = "n"
    TITLE = "t"
    AMOUNT = "q"
    TIME = "d"
    NOT = "-"
    BY = "b"
    SIDE = "x"
    """A function word of which there is an opposite."""
    SAID = "s"
    """A verb of saying, or "according to"."""
    UNIT = "u"
    MAY = "m"
    """It is not told as a fact: "may", "will"."""
    JOIN = "j"
    """A word that joins a clause to another: "who", "because"."""
    FACT = "~"
    """What follows is told as it was or is."""
    STOP = ","


_TELLING = frozenset({Kind.WORD, Kind.ACT, Kind.PASSIVE, Kind.TITLE})


class Token(NamedTuple):
    """One word or figure."""

    kind: Kind
    value: str
    """A stem, a lower-case name, "sort:value:loose" of an amount, "kind:value" of a time."""
    concepts: tuple[str, ...] = ()
    """Other names that the word goes by: concepts of news, with "=" before them; of a name, "=word" where it is an
    everyday word as well."""

    @property
    def is_telling(self) -> bool:
        """Whether it is a word that says what the claim is about, and no name or figure."""
        return self.kind in _TELLING

    @property
    def is_said(self) -> bool:
        """Whether it is a word or figure, and no mark of how they hang together."""
        return bool(self.value) and self.kind is not Kind.JOIN


_SPEECH = frozenset(
    stem(word) for word in "say tell add note announce report according believe think argue insist".split()
)
_NEGATING = frozenset(
    stem(word)
    for word in (
        "refuse refusal decline reject rejection deny denial fail failure veto forbid prohibit "
        "prohibition ban outlaw lack unable cancel cancelled scrap"
    ).split()
)
_UNREAL = frozenset("may might could should would will shall".split())
_JOINING = frozenset(
    "who which that whose whom where when while because whether how why if since although though as".split()
)
_TELLING_FACTS = (BE | HAVE) - frozenset({"be", "been", "being", "having"})
_ACTS = frozenset({"beat", "beats", "hits", "sues"})
_UNDONE_ENDS = ("ed", "able", "ible", "known", "paid", "aware", "willing")
_UNITS = {
    "$": "dollar", "dollar": "dollar", "usd": "dollar", "€": "euro", "euro": "euro", "eur": "euro", "£": "pound",
    "pound": "pound", "gbp": "pound", "¥": "yen", "yen": "yen", "crown": "crown", "franc": "franc", "yuan": "yuan",
    "rupe": "rupee", "rubl": "rouble", "roubl": "rouble", "rupee": "rupee", "peso": "peso", "₩": "won",
}  # fmt: skip
_SAME_SPELLING = {
    "km": "kilometr", "kilometer": "kilometr", "kg": "kilogram", "kilo": "kilogram", "ton": "tonn", "tons": "tonn",
    "metr": "meter", "m": "meter", "cm": "centimetr", "mile": "mile", "mi": "mile", "tv": "television",
    "mp": "lawmak", "check": "check", "chequ": "check", "pct": "percent",
}  # fmt: skip
_SPLIT = re.compile(
    r"\b(half|ex|under|over|\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|hundred|million|billion|first|second|third|fourth|fifth)[-‑](?=[a-z])",
    re.IGNORECASE,
)
_NOT_ENOUGH = re.compile(r"\bfail(?:s|ed|ing)? (?!to\b)", re.IGNORECASE)


def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a claim's words, in order."""
    plain = _SPLIT.sub(lambda match: match.group(1) + " ", text)
    plain = in_plain_words(_NOT_ENOUGH.sub("flunked ", plain))
    words = read_words(plain, Span(0, len(plain)), {})
    found: list[Token] = []
    at = 0
    while at < len(words):
        token, after = _token_at(words, at)
        if token is not None:
            if token.kind is Kind.ACT and not (found and found[-1].kind in (Kind.FACT, Kind.MAY)):
                found.append(Token(Kind.FACT, ""))
            found.extend(_undone(token, words[at].lower))
        at = after
    return tuple(found)


def _token_at(words: Sequence[Word], at: int) -> tuple[Token | None, int]:
    if words[at].text in _UNITS:
        return Token(Kind.UNIT, _UNITS[words[at].text]), at + 1
    time = time_at(words, at)
    if time is not None:
        return Token(Kind.TIME, time[0]), time[1]
    amount = amount_at(words, at)
    if amount is not None:
        read = amount[0]
        return Token(Kind.AMOUNT, f"{read.sort}:{read.value:.10g}:{int(read.loose)}"), amount[1]
    return _word(words, at), at + 1


def _word(words: Sequence[Word], at: int) -> Token | None:
    word = words[at]
    before = words[at - 1].lower if at else ""
    if word.stem in _UNITS:
        return Token(Kind.UNIT, _UNITS[word.stem])
    if word.is_mark:
        return Token(Kind.STOP, "") if word.text in ",;:—–" else None
    if word.lower in NEGATIONS:
        return Token(Kind.NOT, "")
    if word.lower == "last" and before in BE and at + 1 < len(words) and is_verb_form(words[at + 1].lower):
        return Token(Kind.NOT, "")  # "was last seen in May" is "has not been seen since May"
    hanging = _hanging(word.lower, before)
    if hanging is not None:
        return hanging
    if word.lower.removesuffix("'s") in STOP_WORDS or not word.stem:
        return None
    return _telling(words, at, before)


def _hanging(lower: str, before: str) -> Token | None:
    """A word that tells how others hang together; None for any other."""
    if lower in SIDES:
        return Token(Kind.SIDE, lower)
    if lower in _UNREAL or (lower == "to" and before in BE):
        return Token(Kind.MAY, lower)
    if lower == "by":
        return Token(Kind.BY, "")
    if lower in _TELLING_FACTS:
        return Token(Kind.FACT, "")
    return Token(Kind.JOIN, lower) if lower in _JOINING else None


def _telling(words: Sequence[Word], at: int, before: str) -> Token:
    word = words[at]
    lower = word.lower.removesuffix("'s")
    value = _SAME_SPELLING.get(word.stem, word.stem)
    if lower in TITLES:
        return Token(Kind.TITLE, value)
    if _is_name(words, at):
        return Token(Kind.NAME, value or lower, ("=word",) if meaning(word.stem).senses else ())
    is_passive = is_verb_form(word.lower) and any(
        each.lower in BE | {"get", "got"} for each in words[max(0, at - 3) : at]
    )
    if value in _SPEECH:
        return Token(Kind.SAID, value, ("=passive",) if is_passive else ())
    concepts = tuple(concept for concept in word.concepts if concept.startswith("="))
    if is_passive:
        return Token(Kind.PASSIVE, value, concepts)
    is_perfect = is_verb_form(word.lower) and any(each.lower in HAVE for each in words[max(0, at - 2) : at])
    is_act = is_perfect or before in MODALS or is_finite_verb(word.text, before) or lower in _ACTS
    return Token(Kind.ACT if is_act else Kind.WORD, value, concepts)


def _is_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word is part of a name; the first of a claim is one unless it is a common word by itself."""
    word = words[at]
    if not word.named:
        return False
    if at and words[at - 1].text not in {"“", '"', ":", "."}:
        return True
    follows = at + 1 < len(words) and words[at + 1].named
    return follows or not meaning(word.stem).senses


def _undone(token: Token, lower: str) -> tuple[Token, ...]:
    """A word with "un" before it as the plain word, negated ("unanswered"); any other as it is."""
    plain = token.value.removeprefix("un")
    if token.kind in (Kind.NAME, Kind.TITLE) or plain == token.value or not lower.endswith(_UNDONE_ENDS):
        return (token,)
    return (Token(Kind.NOT, ""), token._replace(value=plain)) if meaning(plain).senses else (token,)


def is_negating(token: Token) -> bool:
    """Whether a token turns what it stands before into its opposite."""
    return token.kind is Kind.NOT or (token.kind in (Kind.WORD, Kind.ACT, Kind.PASSIVE) and token.value in _NEGATING)


def is_english(text: str) -> bool:
    """Whether most of a text's lower-case words are English ones; a text without any is taken not to be."""
    words = [word for word in _PLAIN.findall(text) if word.islower()]
    known = sum(word in STOP_WORDS or bool(meaning(stem(word)).senses) for word in words)
    stops = sum(word in _ENGLISH_ONLY for word in words)
    return bool(words) and known >= _KNOWN * len(words) and (stops > 0 or known == len(words) or len(words) < 4)


_PLAIN = re.compile(r"[^\W\d_]{2,}")
_KNOWN = 0.75
_ENGLISH_ONLY = STOP_WORDS - frozenset(
    "a an as at in on is me he so no do or be per des la via her us we am was".split()
)
