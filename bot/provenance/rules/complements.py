"""What follows a cue: a quotation, a clause, an infinitive, or nothing, once dates and places are passed over.

"said on Tuesday in an interview with a local station that …": everything between the verb and "that" is passed
over; whom it was told to is kept as the addressee.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.provenance.rules.lexicon import ADVERBS, VENUES, Verb
from bot.provenance.rules.lines import Item, Line
from bot.provenance.rules.names import Phrase, phrase_after
from bot.provenance.words import (
    ARTICLES,
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_date_word,
    is_finite_verb,
)


class Follows(Enum):
    """The kind of words that follow."""

    NOTHING = auto()
    COMMA = auto()
    QUOTE = auto()
    COLON = auto()
    THAT = auto()
    WH = auto()
    INFINITIVE = auto()
    CLAUSE = auto()
    """A clause without "that", or a noun phrase."""
    PHRASE = auto()
    """A prepositional phrase that ends the clause."""


_BRING_WORDS = frozenset("zqtcn")
"""The frame letters (see lexicon) of verbs that a quotation or a colon can follow, and so on below."""
_BRING_THAT = frozenset("zta")
_BRING_INFINITIVE = frozenset("ia")
_BRING_CLAUSE = frozenset("znc")


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a cue and where it starts."""

    follows: Follows
    start: int
    cue_end: int
    addressee: Phrase | None = None
    by: Phrase | None = None
    """The agent of a passive ("was told by Smith")."""

    def fits(self, verb: Verb) -> bool:
        """Whether the verb can bring this as its content, to its right."""
        if self.follows is Follows.QUOTE or self.follows is Follows.COLON:
            return not _BRING_WORDS.isdisjoint(verb.frames)
        if self.follows is Follows.THAT or self.follows is Follows.WH:
            return not _BRING_THAT.isdisjoint(verb.frames)
        if self.follows is Follows.INFINITIVE:
            return not _BRING_INFINITIVE.isdisjoint(verb.frames)
        if self.follows is Follows.CLAUSE:
            if verb.takes("a"):
                return self.addressee is not None and verb.takes("z")
            return not _BRING_CLAUSE.isdisjoint(verb.frames)
        return False


_PASSED_WORDS = ADVERBS | frozenset("aloud publicly privately back online there".split())
_LEADERS = frozenset("in on at during via through from with before after of about".split())
_MAX_PASSED = 16
_WH_WORDS = QUESTION_WORDS | {"whether", "if"}
_OPEN_PHRASE = SUBORDINATORS | PREPOSITIONS | {"and", "but", "or"}
_NEXT_SUBJECTS = SUBJECT_PRONOUNS - {"you", "who", "it"}
_NEXT_DETERMINERS = ARTICLES | POSSESSIVES
_SOMEBODY_TOLD = DETERMINERS | OBJECT_PRONOUNS
_PRONOUNS_TOLD = OBJECT_PRONOUNS | SUBJECT_PRONOUNS
_NOBODY_TOLD = _WH_WORDS | {"that", "to"}


def complement_of(line: Line, end: int, verb: Verb) -> Complement:
    """What follows the cue that ends before item `end`."""
    start, by = _pass_over(line, end), None
    if line.low(start) == "by":
        by = phrase_after(line, start + 1, len(line.items))
        start = _pass_over(line, by[1]) if by else start
    addressee = None
    if verb.takes("a") and by is None:
        addressee = _addressee(line, start)
        start = _pass_over(line, addressee[1]) if addressee else start
    elif line.low(start) == "to" and not verb.takes("i"):
        addressee = _told_to(line, start)
        start = _pass_over(line, addressee[1]) if addressee else start
    follows, start = _kind(line, start)
    return Complement(follows, start, end, addressee, by)


def _kind(line: Line, start: int) -> tuple[Follows, int]:
    if start >= len(line.items):
        return Follows.NOTHING, start
    item = line.items[start]
    if item.quote is not None:
        return Follows.QUOTE, start
    if item.text == ":":
        return Follows.COLON, start + 1
    if item.text == ",":
        return _after_comma(line, start)
    if item.text in ".!?;)—–…-":
        return Follows.NOTHING, start
    if item.low == "that":
        return Follows.THAT, start
    if item.low in _WH_WORDS:
        return Follows.WH, start
    if item.low == "to":
        return Follows.INFINITIVE, start
    if item.low in _OPEN_PHRASE or _is_gerund(item.low):
        return Follows.PHRASE, start
    return Follows.CLAUSE, start


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5 and word not in ("nothing", "something", "anything", "everything")


def _after_comma(line: Line, comma: int) -> tuple[Follows, int]:
    following = line.items[comma + 1] if comma + 1 < len(line.items) else None
    if following is not None and following.quote is not None:
        return Follows.QUOTE, comma + 1
    if following is not None and following.low == "that":
        return Follows.THAT, comma + 1
    return Follows.COMMA, comma


def _pass_over(line: Line, start: int) -> int:
    """Past adverbs, dates and phrases that say where or when it was said."""
    at = start
    while at < len(line.items) and at - start < _MAX_PASSED:
        passed = _passed(line, at)
        if passed == at:
            break
        at = passed
    return at


def _passed(line: Line, at: int) -> int:
    item = line.items[at]
    if item.low in _PASSED_WORDS or (item.low.endswith("ly") and item.low.islower() and not item.is_capital):
        return at + 1
    if is_date_word(item.text):
        return at + (
            2
            if line.low(at + 1)[:1].isdigit() or line.low(at + 1) in ("morning", "night", "evening", "afternoon")
            else 1
        )
    if item.low in ("last", "this", "earlier", "late") and line.low(at + 1) in VENUES:
        return at + 2
    if item.low in _LEADERS:
        return _phrase_end(line, at)
    return at


def _phrase_end(line: Line, leader: int) -> int:
    """The end of a phrase of place or time, where that is sure: before "that", a quotation, a colon or a comma."""
    venue_end = leader
    for at in range(leader + 1, min(len(line.items), leader + 14)):
        item = line.items[at]
        if item.quote is not None or item.low == "that" or item.text in ":":
            return at
        if item.text in ",.;!?—–" and not _inside_abbreviation(line, at):
            return at
        if item.low in _NEXT_SUBJECTS or is_finite_verb(item.text, line.low(at - 1)):
            return venue_end
        if venue_end > leader and item.low in _NEXT_DETERMINERS and line.low(at - 1) not in PREPOSITIONS:
            return venue_end
        if item.low in VENUES or is_date_word(item.text):
            venue_end = at + 1
    return max(venue_end, leader)


def _inside_abbreviation(line: Line, at: int) -> bool:
    return line.items[at].text == "." and at + 1 < len(line.items) and line.items[at + 1].is_capital


def _told_to(line: Line, to: int) -> Phrase | None:
    """ "to @handle", "to reporters", "to a judge" after a verb of saying."""
    item = line.items[to + 1] if to + 1 < len(line.items) else None
    if item is None or item.quote is not None or not _names_somebody(item):
        return None
    return _addressee(line, to + 1)


def _names_somebody(item: Item) -> bool:
    """Whether a word after "to" begins somebody's name or description, and is no infinitive."""
    return item.is_capital or item.low in _SOMEBODY_TOLD or item.low.endswith("s")


_ADDRESS_ENDS = PREPOSITIONS | SUBORDINATORS | SUBJECT_PRONOUNS | frozenset("that whether how what why there".split())


def _addressee(line: Line, start: int) -> Phrase | None:
    if start >= len(line.items):
        return None
    first = line.items[start]
    if first.quote is not None or not (first.text[0].isalnum() or first.text[0] in "@#") or first.low in _NOBODY_TOLD:
        return None
    if first.low in _PRONOUNS_TOLD:
        return start, start + 1
    at = start + 1
    while at < len(line.items) and at - start < 12:
        item = line.items[at]
        if item.quote is not None or item.text in ":,.;—–!?" or (is_date_word(item.text) and at - start > 1):
            break
        if item.low in _ADDRESS_ENDS and item.low not in ("of", "for"):
            break
        if item.low in DETERMINERS or is_finite_verb(item.text, line.low(at - 1)):
            return (start, at) if item.low in DETERMINERS else (start, _first_of_two(line, start, at))
        at += 1
    return start, at


def _first_of_two(line: Line, start: int, verb: int) -> int:
    """Where the told one ends and the subject of the next clause begins ("told CNN Smith was ill")."""
    if not line.items[start].is_capital and line.low(start) not in DETERMINERS:
        return start + 1
    if line.items[start].text.isupper():
        return start + 1
    return max(start + 1, verb - 1 - (line.items[verb - 2].is_capital and line.items[verb - 1].is_capital))
