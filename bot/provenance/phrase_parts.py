"""The parts of a source phrase: its words, its head and what follows, the name in it, and what a reading gives.

Knows where a phrase is cut and which words a name may be made of; does not decide what kind of source it is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.model import SourceKind, Span
from bot.provenance import nouns
from bot.provenance.segment import Token, tokens
from bot.provenance.words import ARTICLES, PARTICIPLES, POSSESSIVES, PREPOSITIONS, TIME_WORDS, is_date_word


class Form(StrEnum):
    """How a phrase points at its source."""

    PRONOUN = "pronoun"
    NAME = "name"
    HANDLE = "handle"
    NOMINAL = "nominal"


class Phrase(NamedTuple):
    """A parsed source phrase; `name` and `role` are spans of the text."""

    span: Span
    form: Form
    kind: SourceKind
    name: Span
    """The words to show: the proper name, or the whole phrase where there is none."""
    named: bool
    head: str
    """Lower-case singular head noun, or the pronoun."""
    role: Span | None = None
    affiliation: Span | None = None
    identified_as: Span | None = None
    gender: str | None = None
    """"f", "m" or None."""
    definite: bool = False
    """Whether it points back ("the department", "the spokesman")."""
    plural: bool = False


PRONOUNS = frozenset(
    "he she they it i we you who which that him her them us me his its their this these those".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your some many several multiple two three four five "
    "six seven eight nine ten dozens scores hundreds thousands millions other another one few most all both any "
    "every each no more at least about".split()
)
_LEADING_DETERMINERS = frozenset("the a an this that his her their its our my".split())
_TRAILERS = TIME_WORDS | frozenset("last this earlier later sometimes often also however then now".split())
_BREAKS = frozenset(
    "of from for in at on with who whom whose that which to by about against near inside outside within without "
    "under over after before during familiar close briefed speaking involved named identified called known as "
    "between among behind following across around including since regarding concerning "
    "said told reporting working living released published posted issued filed obtained seen sent".split()
)
JOINERS = frozenset("of the for and de la le van von der den bin al el da di du y in on &".split())
_BEHIND_PARTICIPLE = PREPOSITIONS | ARTICLES | POSSESSIVES | _TRAILERS | {"that", "exclusively"}
_COMPOUND = ("-based", "-led", "-backed", "-owned", "-run", "-born", "-funded", "-controlled")
"""Endings that make an adjective of a name."""
_NAMES_TOO = frozenset("sun may april june august".split())
"""Days and months that are names as well."""
POSSESSIVE = re.compile(r"[’']s$")
POSSESSIVE_ENDING = re.compile(r"[’']s?$")
_BARE = re.compile(r"[’']s$|[’']$")
_TOUCHING = re.compile(r"[\s.]{1,2}|\s*&\s*")
BODIES = nouns.ORGANISATION_WORDS | nouns.COLLECTIVE_HEADS
_COMPANY = frozenset("his her their colleagues others co-authors coauthors co-workers".split())


def words_of(text: str, span: Span) -> list[Token]:
    """The phrase's words outside brackets, up to an apposition: "Ann Roe, chair of the board" is Ann Roe."""
    found: list[Token] = []
    depth = 0
    for token in tokens(text, span):
        if token.text in ",—–" and depth == 0 and found:
            break
        depth += (token.text in "([") - (token.text in ")]" and depth > 0)
        if depth == 0 and (token.is_word or "@" in token.text):
            found.append(token)
    return found


def without_time(words: list[Token]) -> list[Token]:
    """Without a date or adverb that trails behind: "the top court last week", "the email Wednesday"."""
    end = len(words)
    while end > 1 and (_is_date(words, end - 1) or words[end - 1].lower in _TRAILERS):
        end -= 1
    return words[:end]


def _is_date(words: list[Token], at: int) -> bool:
    """Whether a word is a date's, and not the name of "The Sun" or of Theresa May."""
    word, before = words[at], words[at - 1]
    if word.lower not in _NAMES_TOO or at + 1 < len(words):
        return is_date_word(word.text)
    return not (before.lower == "the" or before.text[:1].isupper())


def head_part(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """The words up to the first preposition or relative that does not belong to a name, and the rest."""
    for at, word in enumerate(words):
        if at == 0 or not word.text.islower():
            continue
        if _adds_company(words, at) or _opens_clause(words, at):
            return words[:at], words[at:]
        if word.lower not in _BREAKS:
            continue
        if not _joins_name(words, at) or nouns.record_kind(words[at - 1].lower):
            return words[:at], words[at:]
    return words, []


def _joins_name(words: list[Token], at: int) -> bool:
    """Whether a preposition stands within a name: "Bank of Riverton", "Society for the Protection of Bees"."""
    before, word, following = words[at - 1], words[at], words[at + 1 : at + 3]
    if word.lower not in JOINERS or not is_proper(before) or word.start - before.end > 2:
        return False
    if len(following) > 1 and following[0].lower == "the" and word.lower in {"of", "for"} and bare(before) in BODIES:
        following = following[1:]
    return bool(following) and is_proper(following[0])


def _adds_company(words: list[Token], at: int) -> bool:
    """Whether those who are with somebody follow: "Roe and his team", "Roe and colleagues"."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].lower == "and" and is_proper(words[at - 1]) and following in _COMPANY


def _opens_clause(words: list[Token], at: int) -> bool:
    """Whether a participle says more of the noun before it: "a memo leaked to", "data previously gathered by"."""
    if words[at].lower.endswith("ly") and at + 1 < len(words):
        return _is_participle_of(words[at - 1], words[at + 1 : at + 3])
    return _is_participle_of(words[at - 1], words[at : at + 2])


def _is_participle_of(before: Token, words: list[Token]) -> bool:
    """Whether the first of two words is a participle that says more of the noun before it, and the second lets it."""
    word, noun = words[0].lower, bare(before)
    following = words[1] if len(words) > 1 else None
    if following is not None and following.lower not in _BEHIND_PARTICIPLE and not is_date_word(following.text):
        return False
    if nouns.record_kind(word) or nouns.is_person_head(nouns.singular(word)):
        return False
    person_or_record = nouns.record_kind(noun) is not None or nouns.is_person_head(nouns.singular(noun))
    if word.endswith("ing"):
        return len(word) > 5 and person_or_record
    past = word in PARTICIPLES or (word.endswith("ed") and len(word) > 4)
    return past and (person_or_record or nouns.singular(noun) in nouns.COLLECTIVE_HEADS)


def is_proper(word: Token) -> bool:
    """Whether a word is written as a name is: a capital or a handle, and no date's."""
    if word.lower in _NAMES_TOO:
        return word.text[:1].isupper()
    if word.lower.endswith(_COMPOUND):
        return False
    return (word.text[:1].isupper() or word.text[:1] == "@") and not is_date_word(word.text)


def bare(word: Token) -> str:
    """A word in small letters, without a possessive ending or a full stop."""
    return _without_possessive(word.lower)


@lru_cache(8192)
def _without_possessive(lower: str) -> str:
    return _BARE.sub("", lower).rstrip(".")


def without_determiner(words: list[Token]) -> list[Token]:
    """Without the determiners in front: "the top court" → "top court"."""
    at = 0
    while at < len(words) - 1 and words[at].lower in _LEADING_DETERMINERS:
        at += 1
    return words[at:]


def name_run(text: str, words: list[Token]) -> list[Token]:
    """The last run of capitalised words (joined by "of", "the", "de" …), without a leading sentence capital."""
    best: list[Token] = []
    run: list[Token] = []
    for word in words:
        joins = bool(run) and word.lower in JOINERS and text[run[-1].end : word.start] == " "
        touching = not run or _TOUCHING.fullmatch(text, run[-1].end, word.start) is not None
        if (is_proper(word) and word.lower not in DETERMINERS and word.lower not in PRONOUNS and touching) or joins:
            run.append(word)
        else:
            best, run = (
                _trim_joiners(run) or best,
                [word] if is_proper(word) and word.lower not in DETERMINERS else [],
            )
    return _trim_joiners(run) or best


def _trim_joiners(run: list[Token]) -> list[Token]:
    while run and run[-1].lower in JOINERS and not run[-1].text[:1].isupper():
        run = run[:-1]
    return run


def gender_of(words: list[str]) -> str | None:
    """ "f" or "m" where a word tells, else None."""
    if any(w in nouns.FEMALE_WORDS for w in words):
        return "f"
    if any(w in nouns.MALE_WORDS for w in words):
        return "m"
    return None
