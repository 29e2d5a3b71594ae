"""The subject of a verb of saying: who is named behind it or in front of it.

Capitals tell a name in most languages; in German, where every noun has one, articles and known roles decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Span
from bot.provenance.foreign.lexicon import Lexicon
from bot.provenance.foreign.names import FullNames, Name, name_in, read_run
from bot.provenance.segment import Token

MOST_NAME = 4
"""Words of a name."""
_MOST_RUN = 9
"""Tokens of a name with the role in front."""
_MOST_BETWEEN = 7
"""Words between a verb and the name that they lead to."""
_MOST_AFFILIATION = 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody named beside a quotation."""

    name: Name
    role: Span | None
    """What the words beside the name say that somebody is."""
    affiliation: Span | None
    """What stands in brackets behind the name: "(SPD)"."""


class SubjectReader:
    """Finds subjects among the tokens of one article."""

    def __init__(self, lexicon: Lexicon, names: FullNames) -> None:
        self._lexicon, self._names = lexicon, names

    def behind(self, found: Sequence[Token], start: int) -> tuple[Speaker | None, int]:
        """Who is named behind a verb, and the position after the last token that belongs to it.

        A role may lead to the name ("la portavoz de la policía, Ana Ruiz"); a name that a preposition or a German
        genitive ties to the role does not speak, and one to whom, where or when it was told ends the search.
        """
        at, apposed = start, False
        role_start: int | None = None
        while at < len(found) and at - start <= _MOST_BETWEEN:
            if found[at].text == "," and role_start is not None and not apposed:
                apposed, at = True, at + 1
                continue
            end = read_run(found, at)
            if end == at and (apposed or self._ends(found[at])):
                break
            name = name_in(found[at:end], self._lexicon) if end > at else None
            if name is not None and self._may_speak(found, start, at, name, apposed=apposed):
                return _speaker(found, at, end, name, role_start)
            if apposed:
                break
            if role_start is None and (end > at or self._follows_article(found, start, at)):
                role_start = at
            at = max(end, at + 1)
        return None, at

    def _ends(self, token: Token) -> bool:
        """Whether no subject stands behind a token: a mark, a pronoun, or whom, where or when it was told."""
        return not token.is_word or token.low in self._lexicon.pronouns or token.low in self._lexicon.elsewhere

    def _follows_article(self, found: Sequence[Token], start: int, at: int) -> bool:
        return at > start and found[at - 1].low in self._lexicon.articles

    def _may_speak(self, found: Sequence[Token], start: int, at: int, name: Name, *, apposed: bool) -> bool:
        """Whether a name behind a verb can be its subject."""
        lexicon = self._lexicon
        if len(name.words) > MOST_NAME:
            return False
        if apposed:
            return name.is_full
        before = found[at - 1] if at > start else None
        if before is not None and before.low in lexicon.of:
            return False
        if not lexicon.capitalises_nouns:
            return at == start or name.is_full or name.is_titled or self._names.has(name.words)
        return self._may_speak_in_german(found, start, at, name)

    def _may_speak_in_german(self, found: Sequence[Token], start: int, at: int, name: Name) -> bool:
        """The same where every noun has a capital: an article in front tells a noun, a noun before it a genitive."""
        articles = self._lexicon.articles
        between = [token for token in found[start:at] if token.low not in self._lexicon.when]
        if not between:
            return name.is_full or name.is_titled or self._names.has(name.words)
        if any(token.text[0].isupper() for token in between):
            return False
        has_article = any(token.low in articles for token in between)
        return name.is_full and (name.is_titled or not has_article)

    def in_front(self, found: Sequence[Token], cue_at: int) -> Speaker | None:
        """The name right before a verb: "Die Bürgermeisterin Anna Berger sagte"."""
        first = max(0, cue_at - _MOST_RUN)
        start = next((at for at in range(first, cue_at) if read_run(found, at) == cue_at), cue_at)
        if start == cue_at:
            return None
        name = name_in(found[start:cue_at], self._lexicon)
        if name is None or name.span.end != found[cue_at - 1].end or len(name.words) > MOST_NAME:
            return None
        if start and found[start - 1].low in (self._lexicon.of | self._lexicon.elsewhere):
            return None
        if not self._is_known(name, opens=start == 0):
            return None
        return Speaker(name, name.role, None)

    def _is_known(self, name: Name, *, opens: bool) -> bool:
        """Whether capitals before a verb name somebody: the first of three that open a sentence may be a noun."""
        if not name.is_full:
            return self._names.has(name.words)
        return not opens or len(name.words) == 2 or name.is_titled or self._names.is_sure(name.words)


def span_of(found: Sequence[Token], start: int, end: int) -> Span:
    """From the first to the last of some tokens, by their positions; half open."""
    return Span(found[start].start, found[end - 1].end)


def _speaker(found: Sequence[Token], at: int, end: int, name: Name, role_start: int | None) -> tuple[Speaker, int]:
    affiliation, after = _in_brackets(found, end)
    role = name.role
    if role is None and role_start is not None:
        last = at - 1 if found[at - 1].text != "," else at - 2
        role = span_of(found, role_start, last + 1)
    return Speaker(name, role, affiliation), after


def _in_brackets(found: Sequence[Token], at: int) -> tuple[Span | None, int]:
    """What stands in brackets right behind a name, where it is a name itself; an age is skipped."""
    if at >= len(found) or found[at].text != "(":
        return None, at
    close = next(
        (i for i in range(at + 1, min(at + 3 + _MOST_AFFILIATION, len(found))) if found[i].text == ")"), None
    )
    if close is None:
        return None, at
    inner = found[at + 1 : close]
    if not inner or not all(token.is_word or token.text in "/&.-" for token in inner):
        return None, close + 1
    named = inner[0].text[0].isupper() and not any(token.text[0].isdigit() for token in inner)
    return (span_of(found, at + 1, close) if named else None), close + 1
