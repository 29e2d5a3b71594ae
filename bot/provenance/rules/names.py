"""Whose words: the noun phrase before or after a cue, found by walking to where a phrase must end.

There is no tagger: a phrase is bounded by marks, conjunctions, auxiliaries and verbs, all closed lists. A phrase is
a pair of item positions in a Line.
"""

from __future__ import annotations

from bot.provenance.rules.lexicon import ADVERBS, FORMS, PEOPLE_PLURALS, Form
from bot.provenance.rules.lines import Line
from bot.provenance.segment import ABBREVIATIONS
from bot.provenance.words import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    INDEFINITES,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_date_word,
)

Phrase = tuple[int, int]

PRONOUN_SUBJECTS = SUBJECT_PRONOUNS - {"who"}
_MARKS = frozenset(',;:()[]—–-…“”"')
_STOPS = (SUBORDINATORS | AUXILIARIES) - {"since", "after", "before", "will", "may", "might"} | frozenset(
    "that but yet so or nor than to not what which how why whom".split()
)
_APPOSITION_OPENERS = ARTICLES | {"who", "which", "whose", "of", "his", "her", "their", "its", "also", "now"}
_NO_APPOSITION = SUBORDINATORS | {"and", "but"}
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
_LONE_NOUNS = INDEFINITES | PEOPLE_PLURALS | {"it"}
_CANNOT_CLOSE = PREPOSITIONS | ARTICLES | POSSESSIVES | ADVERBS | {"and", "&"}
_LONE_AFTER = PRONOUN_SUBJECTS | {"him", "her", "them", "us", "me"}
_MAX_WORDS = 25
_CONTRACTED = ("'s", "'re", "'ve", "'d", "'ll", "'m")


def subject_before(line: Line, end: int, low: int) -> Phrase | None:
    """The noun phrase that ends right before item `end`, its title and apposition included; None where none does."""
    last = end - 1
    if last < low:
        return None
    word = line.low(last)
    if word in PRONOUN_SUBJECTS or pronoun_length(line, last):
        return last, end
    if _is_who(line, last):
        return _antecedent(line, last, low)
    if word in (",", ")", "—", "–"):
        return _before_apposition(line, last, low)
    return _walk_left(line, end, low)


def pronoun_length(line: Line, index: int) -> int:
    """Letters of the pronoun in a contraction such as "he's", 0 where the item is none."""
    head, mark, tail = line.low(index).partition("'")
    return len(head) if mark and "'" + tail in _CONTRACTED and head in SUBJECT_PRONOUNS else 0


def _is_who(line: Line, index: int) -> bool:
    """Whether an item is the pronoun, not the World Health Organization, whose capitals stand amid small letters."""
    if line.low(index) != "who":
        return False
    around = line.items[max(0, index - 3) : index + 4]
    return line.items[index].text != "WHO" or not any(map(str.islower, "".join(item.text for item in around)))


def _antecedent(line: Line, who: int, low: int) -> Phrase | None:
    end = who - 1 if line.low(who - 1) == "," else who
    return _walk_left(line, end, low)


def _before_apposition(line: Line, close: int, low: int) -> Phrase | None:
    opener = {")": "(", ",": ",", "—": "—", "–": "–"}[line.low(close)]
    at = close - 1
    while at > low and close - at <= _MAX_WORDS + 8:
        if line.items[at].quote is not None and len(line.items[at].text.split()) > 4:
            return None
        if line.low(at) == opener:
            head = subject_before(line, at, low) if line.low(at - 1) == ")" else _walk_left(line, at, low)
            if head is not None and (opener == "(" or _opens_apposition(line, at + 1)):
                return (head[0], close + 1) if opener == "(" else (head[0], close)
            if opener == "(":
                return None
        at -= 1
    return None


def _opens_apposition(line: Line, start: int) -> bool:
    first = line.items[start]
    if first.low in _APPOSITION_OPENERS:
        return True
    return first.text[0].isdigit() or (first.is_word and first.low not in _NO_APPOSITION)


def _walk_left(line: Line, end: int, low: int) -> Phrase | None:
    start = end
    while start > low and end - start < _MAX_WORDS:
        if line.low(start - 1) == ")" and start < end and (opened := _opening(line, start - 1, low)) is not None:
            start = opened
        elif _ends_phrase(line, start - 1, end):
            break
        else:
            start -= 1
    if start > low and start < end and _is_verbal(line, start - 1):
        relative = _relative_before(line, start - 1, low)
        if relative is not None:
            start = relative
    return _trimmed(line, start, end)


def _opening(line: Line, close: int, low: int) -> int | None:
    """The "(" that belongs to the ")" at `close`, if it is near."""
    return next((at for at in range(close - 1, max(low, close - 12), -1) if line.low(at) == "("), None)


def _relative_before(line: Line, verb: int, low: int) -> int | None:
    """Where the phrase begins whose relative clause the walk has run into ("people who know him said")."""
    for at in range(verb, max(low, verb - 5), -1):
        if line.low(at) in ("who", "that", "which"):
            head = _walk_left(line, at, low)
            return head[0] if head else None
    return None


def _ends_phrase(line: Line, index: int, end: int) -> bool:
    item = line.items[index]
    if item.quote is not None:
        # A nickname or a title may be part of a name, speech may not.
        return len(item.text.split()) > 4 or item.closing in (",", ".", "!", "?")
    if item.text == ".":
        return line.low(index - 1) not in ABBREVIATIONS and len(line.low(index - 1)) > 1
    if item.low == "and":
        return not _joins_names(line, index)
    if item.low in _STOPS or item.text in _MARKS or item.text in "!?":
        return True
    if _is_who(line, index):
        return index + 1 >= end
    return _is_verbal(line, index)


def _joins_names(line: Line, index: int) -> bool:
    before, after = line.items[index - 1], line.items[index + 1]
    if index == 0 or after.low in SUBJECT_PRONOUNS:
        return False
    return (before.is_capital and after.is_capital) or (
        before.low.endswith("s") and after.low.endswith("s") and not after.is_capital
    )


def _is_verbal(line: Line, index: int) -> bool:
    item = line.items[index]
    if not item.text[0].islower():
        return False
    if item.low in AUXILIARIES or item.low in IRREGULAR_PASTS:
        return line.low(index - 1) not in ARTICLES
    if line.low(index + 1) == "by":
        return False
    if any(form in (Form.PRESENT, Form.PAST) for _, form in FORMS.get(item.low, ())):
        return line.low(index - 1) not in _BEFORE_NOUNS and not line.low(index - 1).endswith("'s")
    return item.low.endswith("n't") or pronoun_length(line, index) > 0


_CANNOT_OPEN = ADVERBS | frozenset({"and", "but", "as", "since", "after", "before", ".", "&"})


def _trimmed(line: Line, start: int, end: int) -> Phrase | None:
    """Without what cannot open a noun phrase: adverbs, "And", "On Monday"."""
    while start < end:
        item = line.items[start]
        if item.low in _CANNOT_OPEN or (item.low.endswith("ly") and not item.is_capital):
            start += 1
        elif item.low in PREPOSITIONS:
            start += 1
            while start < end and (is_date_word(line.items[start].text) or line.low(start) in ("last", "this")):
                start += 1
        elif is_date_word(item.text) and start + 1 < end:
            start += 1
        else:
            break
    return (start, end) if start < end and _is_noun_phrase(line, start, end) else None


def _is_noun_phrase(line: Line, start: int, end: int) -> bool:
    last = line.items[end - 1]
    if end - start == 1:
        return last.is_capital or last.low in _LONE_NOUNS or last.low.endswith("s")
    if last.low in _CANNOT_CLOSE:
        return False
    return last.is_word or last.text == "." or last.quote is not None


_RIGHT_STOPS = SUBORDINATORS | frozenset(
    "that but adding saying noting calling told in on at during via when as after before".split()
)


def phrase_after(line: Line, start: int, end: int) -> Phrase | None:
    """The noun phrase that begins at item `start`, title and apposition included."""
    if start >= end or not _opens_phrase(line, start):
        return None
    if line.low(start) in _LONE_AFTER:
        return start, start + 1
    at = start + 1
    while at < end and at - start < _MAX_WORDS and not _stops_right(line, at, end):
        at += 1
    while at > start and line.items[at - 1].text in ",—–;:":
        at -= 1
    if at == end and line.items[at - 1].text in ".!?" and not _is_initial(line.items[at - 2].text):
        at -= 1
    return (start, at) if at > start else None


def _is_initial(text: str) -> bool:
    """Whether a full stop behind it belongs to it: "R" of "Ann R.", "U.S" of "the U.S."."""
    return text.isupper() and (len(text) == 1 or "." in text)


def _opens_phrase(line: Line, start: int) -> bool:
    item = line.items[start]
    if item.quote is not None:
        return False
    return item.text[0].isalnum() or item.text[0] in "@#"


def _stops_right(line: Line, at: int, end: int) -> bool:
    item = line.items[at]
    if item.quote is not None:
        return len(item.text.split()) > 3
    if item.text in (";", ":", "—", "–", "…"):
        return True
    if item.text == ",":
        return not _continues_phrase(line, at + 1, end)
    if item.low == "to":
        following = line.items[min(at + 1, end - 1)]
        return following.low not in DETERMINERS and (not following.is_capital or following.low == "not")
    if item.low in _RIGHT_STOPS:
        # "director of policy at the institute" goes on, "told reporters at the rally" has ended.
        return item.low not in ("in", "at", "on") or is_date_word(line.items[min(at + 1, end - 1)].text)
    return is_date_word(item.text) or (item.low in AUXILIARIES and item.low != "may") or _is_verbal(line, at)


def _continues_phrase(line: Line, at: int, end: int) -> bool:
    """Whether what follows a comma is an apposition of the name before it."""
    if at >= end:
        return False
    item = line.items[at]
    if item.low in ARTICLES or item.text[0].isdigit() or item.low in ("who", "whose", "of"):
        return True
    return item.is_capital and item.low not in SUBJECT_PRONOUNS
