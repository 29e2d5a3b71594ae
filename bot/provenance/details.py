"""The details that a claim gives and that another may give differently.

Four kinds, each an exact span with a key that says what it is a detail of:

- filler: what stands after a predicate and its preposition ("surrounded by" → "10 cars", "armed with" → "a knife");
- count: a figure with the thing counted and the action that it is counted under ("killed" → "at least 30 people");
- time: a weekday, date, year or clock time with the action that it dates;
- kind: which of several that share a noun ("Harbour Police" of "Harbour Police divers") with the actions around it.

Only English word order and the word tables are used, no parser: where the surroundings are unclear, no detail is
given. This module knows nothing of who speaks and compares nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model import Slot, Span, Wording
from bot.provenance.concepts import ACTIONS, Word, is_predicate, is_speech, is_weak, same_thing
from bot.provenance.quantities import Quantity, quantity_at, quantity_start
from bot.provenance.words import (
    ARTICLES,
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    MONTHS,
    NEGATIONS,
    PARTICIPLES,
    PREPOSITIONS,
    PRESENT_VERBS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIME_WORDS,
    is_finite_verb,
    is_year,
)
from bot.speech import noted


class DetailKind(StrEnum):
    """What sort of detail it is; only details of one kind are compared."""

    FILLER = "filler"
    COUNT = "count"
    TIME = "time"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail of one claim."""

    kind: DetailKind
    key: tuple[str, ...]
    """What it is a detail of; details with the same key can be held against each other."""
    span: Span
    """The words that give it."""
    about: Wording
    """What it tells, in a few plain words: "surrounded by", "how many people"."""
    heads: frozenset[str] = frozenset()
    """The nouns that the words name, one name for nouns of the same thing."""
    names: frozenset[str] = frozenset()
    """The stems of the names among the words."""
    quantity: Quantity | None = None
    value: str = ""
    """For a time: its normal form."""
    subject: tuple[Word, ...] = ()
    """For a filler: the words before the predicate, which say of whom it is told."""


_STRONG = frozenset('.;:!?—–()"“”')
_PLURALS = frozenset("people men women children police staff troops dead others".split())
_CASUALTY_NOUNS = frozenset({"=people", "people", "person", "victim", "other", ""})
_CASUALTIES = frozenset({"=kill", "=injure", "=infect"})
_LISTING = frozenset({"follow", "accompany"})
"""Verbs whose "by" goes on with a list and tells no detail of what stands before."""
_AGE = "=age"
_TRENDS = frozenset({"=rise", "=fall"})
_BASELINES = frozenset({"from", "than", "compared", "against", "versus"})
_AFTER_NOUN = frozenset(
    "following including reportedly allegedly last next earlier later yesterday today tomorrow tonight ago".split()
)
_CALENDAR = DAYS | MONTHS
_TIMES = _CALENDAR | TIME_WORDS
_CLAUSE_OPENERS = SUBORDINATORS - {"that"}
_PASSED = AUXILIARIES | RELATIVES
_BOUNDS = SUBORDINATORS | RELATIVES
_NO_NOUNS = PREPOSITIONS | AUXILIARIES | COORDINATORS
_ENDS_PHRASE = (
    (PRONOUNS - DETERMINERS)
    | AUXILIARIES
    | RELATIVES
    | COORDINATORS
    | SUBORDINATORS
    | (PREPOSITIONS - {"of", "about"})
    | _AFTER_NOUN
)
_GENERAL = frozenset("federal state local national city county regional foreign former senior new late chief".split())
_BECAUSE = {"=kill": {"of", "from"}, "=cause": {"by", "of", "to"}}
_DAY = re.compile(r"\d{1,2}\b")
_DIGITS = re.compile(r"[0-9]+")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
_SUBJECT_WORDS = 14
_NOUN_PHRASE_WORDS = 8


def details(text: str, words: Sequence[Word]) -> Iterator[Detail]:
    """All the details that a claim's words give."""
    yield from _fillers(words)
    yield from _counts(text, words)
    yield from _times(text, words)
    yield from _kinds(text, words)


def _fillers(words: Sequence[Word]) -> Iterator[Detail]:
    for index, word in enumerate(words):
        at = _preposition_after(words, index)
        if at is None or _is_negated(words, index):
            continue
        phrase = noun_phrase(words, at + 1)
        if not phrase or _is_time_or_manner(phrase):
            continue
        heads = _heads(phrase)
        names = _name_stems(phrase)
        if not heads and not names:
            continue
        yield from (
            Detail(
                kind=DetailKind.FILLER,
                key=(words[at].lower, concept),
                span=Span(phrase[0].start, phrase[-1].end),
                about=Wording(text=f"{_written(words[index:at])} {words[at].lower}"),
                heads=heads,
                names=names,
                quantity=_first_quantity(phrase),
                subject=_subject(words, index),
            )
            for concept in word.concepts
        )


def _preposition_after(words: Sequence[Word], index: int) -> int | None:
    """Where the preposition stands that ties a filler to the predicate at `index`; None where none does."""
    word = words[index]
    if not word.concepts or word.named or is_speech(word) or word.stem in _LISTING:
        return None
    wanted = {"by", "with"} if _is_participle(word) else set()
    for concept in word.concepts:
        wanted |= _BECAUSE.get(concept, set())
    if not wanted:
        return None
    for at in range(index + 1, min(index + 3, len(words))):
        if words[at].lower in wanted:
            return at
        if words[at].concepts or words[at].is_mark:
            return None
    return None


def _is_participle(word: Word) -> bool:
    return word.lower.endswith("ed") or word.lower in PARTICIPLES


def _is_negated(words: Sequence[Word], index: int) -> bool:
    return any(word.lower in NEGATIONS for word in words[max(0, index - 3) : index])


def noun_phrase(words: Sequence[Word], index: int) -> list[Word]:
    """The words of the noun phrase that starts at an index, "of" and what follows it included; may be empty."""
    phrase: list[Word] = []
    for word in words[index : index + _NOUN_PHRASE_WORDS]:
        if _ends_phrase(word, phrase[-1].lower if phrase else ""):
            break
        phrase.append(word)
    while phrase and (phrase[-1].lower in DETERMINERS or phrase[-1].lower == "of" or phrase[-1].is_mark):
        phrase.pop()
    return phrase


def _ends_phrase(word: Word, previous: str) -> bool:
    lower = word.lower
    if word.is_mark:
        return word.text not in "-$€£%"
    if lower in _ENDS_PHRASE or (word.named and lower in _CALENDAR):
        return True
    if not previous or previous in ARTICLES:
        return False
    return is_finite_verb(word.text, previous) or _is_gerund(lower) or "=accuse" in word.concepts


def _is_time_or_manner(phrase: Sequence[Word]) -> bool:
    first = phrase[0]
    if _is_gerund(first.lower) or (first.lower in PRONOUNS and first.lower not in DETERMINERS):
        return True
    quantity = _first_quantity(phrase)
    if quantity is not None and quantity.unit == "%":
        return True
    return any(word.lower in _TIMES or is_year(word.text) for word in phrase)


def _is_gerund(lower: str) -> bool:
    """Whether a word in -ing is a form of a common verb ("by voting"), not a noun ("by lightning")."""
    base = lower.removesuffix("ing")
    return base != lower and not PRESENT_VERBS.isdisjoint({base, base + "e", base[:-1]})


def _first_quantity(phrase: Sequence[Word]) -> Quantity | None:
    for index in range(len(phrase)):
        found = quantity_at(phrase, index)
        if found is not None:
            return found[0]
    return None


def _heads(phrase: Sequence[Word]) -> frozenset[str]:
    """The last common noun before "of" and the last of the phrase."""
    lowers = [word.lower for word in phrase]
    cut = lowers.index("of") if "of" in lowers else len(phrase)
    ends = [part[-1] for part in (phrase[:cut], phrase[cut + 1 :]) if part]
    return frozenset(
        same_thing(word.stem) for word in ends if word.concepts and not word.named and not word.text[0].isdigit()
    )


def _name_stems(phrase: Sequence[Word]) -> frozenset[str]:
    return frozenset(concept for word in phrase if word.named for concept in word.concepts)


def _subject(words: Sequence[Word], index: int) -> tuple[Word, ...]:
    """The words of the predicate's clause that stand before it; all before it where they are but a pronoun."""
    start = index
    while start and index - start < _SUBJECT_WORDS:
        before = words[start - 1]
        if before.text in _STRONG or before.text == "," or before.lower in _CLAUSE_OPENERS:
            break
        start -= 1
    clause = words[start:index]
    return tuple(clause if any(word.concepts and not _is_adverb(word) for word in clause) else words[:index])


def _is_adverb(word: Word) -> bool:
    return word.lower.endswith("ly") or is_weak(word.stem)


def _written(words: Sequence[Word]) -> str:
    return " ".join(word.lower for word in words)


def _counts(text: str, words: Sequence[Word]) -> Iterator[Detail]:
    """The counts of a claim but for things counted twice in it ("46 percent to 44 percent"), which need a parser."""
    found = list(_quantities(words))
    counted = Counter(_unit_of(words, after, quantity) for _, after, quantity in found)
    for index, after, quantity in found:
        if counted[_unit_of(words, after, quantity)] == 1:
            yield from _count(text, words, index, after, quantity)


def _quantities(words: Sequence[Word]) -> Iterator[tuple[int, int, Quantity]]:
    """Each quantity with where its number starts and ends."""
    index = 0
    while index < len(words):
        found = quantity_at(words, index)
        if found is not None:
            yield index, found[1], found[0]
        index = index + 1 if found is None else found[1]


def _unit_of(words: Sequence[Word], after: int, quantity: Quantity) -> str:
    noun_at = None if quantity.unit else _counted_noun(words, after)
    return quantity.unit if noun_at is None else same_thing(words[noun_at].stem)


def _count(text: str, words: Sequence[Word], index: int, after: int, quantity: Quantity) -> Iterator[Detail]:
    noun_at = _counted_noun(words, after) if not quantity.unit else None
    end = after if noun_at is None else noun_at + 1
    if index and words[index - 1].lower in _BASELINES and not _is_bound(words, index):
        return
    predicates = _counting_predicates(words, index, end, bool(quantity.unit))
    noun = "" if noun_at is None else same_thing(words[noun_at].stem)
    for concept, written in predicates:
        if not quantity.unit and noun in _CASUALTY_NOUNS and concept not in _CASUALTIES and not noun:
            continue
        unit = quantity.unit or ("" if concept in _CASUALTIES and noun in _CASUALTY_NOUNS else noun)
        start = quantity_start(text, words[0].start, words[index].start)
        shown = words[noun_at].lower if noun_at is not None else written
        yield Detail(
            kind=DetailKind.COUNT,
            key=(unit, concept),
            span=Span(start, words[end - 1].end),
            about=_count_about(quantity.unit, shown, written),
            quantity=quantity,
        )


def _count_about(unit: str, noun: str, predicate: str) -> Wording:
    if unit == "%":
        # Translators: what accounts differ on, a label; {word} is an English word of the article.
        return _about(noted("what percentage ({word})"), predicate)
    if unit:
        return _about(noted("how much money ({word})"), predicate)
    return _about(noted("how many {word}"), noun)


def _about(text: str, word: str) -> Wording:
    return Wording(text=text, slots=(Slot(name="word", said=(word,)),))


def _is_bound(words: Sequence[Word], index: int) -> bool:
    return words[index - 1].lower == "than" and index > 1 and words[index - 2].lower in {"more", "fewer", "less"}


def _counted_noun(words: Sequence[Word], after: int) -> int | None:
    """Where the plural noun stands that a number counts, within a few words of it ("hundreds of people")."""
    after += after < len(words) and words[after].lower == "of"
    for at in range(after, min(after + 4, len(words))):
        word = words[at]
        if word.is_mark or word.lower in _NO_NOUNS:
            return None
        if word.lower in _PLURALS or (word.lower.endswith("s") and word.stem != word.lower and not word.named):
            return at if not set(word.concepts) & _CASUALTIES else None
    return None


def _counting_predicates(words: Sequence[Word], index: int, end: int, measured: bool) -> list[tuple[str, str]]:
    """The action that a quantity is counted under, as (concept, as written); none where none is near."""
    if _AGE in words[end - 1].concepts:
        return _as_actions(words[end - 1])
    right = _predicate_right(words, end)
    left = _predicate_left(words, index, trends=measured)
    adjacent = left is not None and left >= index - 2
    at = left if adjacent or right is None else right
    if at is None:
        return []
    further = _predicate_left(words, at, trends=True) if measured and at == left else None
    return _as_actions(words[at]) + (_as_actions(words[further]) if further is not None else [])


def _as_actions(word: Word) -> list[tuple[str, str]]:
    """The actions that a word can stand for, else its stem, each with the word as written."""
    actions = [concept for concept in word.concepts if concept in ACTIONS] or list(word.concepts)
    return [(concept, word.lower) for concept in actions if not is_weak(concept)]


def _predicate_right(words: Sequence[Word], end: int) -> int | None:
    for at in range(end, min(end + 5, len(words))):
        word = words[at]
        if is_predicate(word, words[at - 1].lower):
            return at
        skipped = word.lower in _PASSED or word.lower.endswith("ly") or is_speech(word)
        if not skipped:
            return None
    return None


def _predicate_left(words: Sequence[Word], index: int, trends: bool) -> int | None:
    """The nearest predicate before an index in its clause, a known action rather than another verb."""
    other: int | None = None
    for at in range(index - 1, max(-1, index - 10), -1):
        word = words[at]
        if word.text in _STRONG or word.lower in _BOUNDS or is_speech(word):
            break
        actions = set(word.concepts) & ACTIONS
        if (actions - _TRENDS and not word.named) or (trends and actions and not word.named):
            return at
        if other is None and not actions and is_predicate(word, words[at - 1].lower if at else ""):
            other = at
    return other


def _times(text: str, words: Sequence[Word]) -> Iterator[Detail]:
    for index in range(len(words)):
        found = _time_at(text, words, index)
        if found is None:
            continue
        sort, value, end = found
        at = _predicate_left(words, index, trends=True)
        if at is None:
            continue
        for concept in words[at].concepts:
            yield Detail(
                kind=DetailKind.TIME,
                key=(sort, concept),
                span=Span(words[index].start, end),
                about=_about(noted("when ({word})"), words[at].lower),
                value=value,
            )


def _time_at(text: str, words: Sequence[Word], index: int) -> tuple[str, str, int] | None:
    """The time that starts at an index: its sort, its normal form, and where it ends in the text."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if word.lower in DAYS and word.named:
        return "weekday", word.lower[:3], word.end
    if word.lower in MONTHS and word.named and following is not None and _DAY.match(following.text):
        return "date", f"{word.lower[:3]} {int(_DIGITS.findall(following.text)[0])}", following.end
    if is_year(word.text) and index and words[index - 1].lower in {"in", "since", "until", "by"}:
        return "year", word.text, word.end
    clock = _CLOCK.match(text, word.start, words[-1].end) if word.text[0].isdigit() else None
    if clock:
        return "clock", f"{int(clock.group(1))}:{clock.group(2) or '00'}{clock.group(3).lower()}", clock.end()
    return None


def _kinds(text: str, words: Sequence[Word]) -> Iterator[Detail]:
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and words[end].named:
            end += 1
        if end > index and end < len(words):
            yield from _kind(text, words, index, end)
        index = max(end, index + 1)


def _kind(text: str, words: Sequence[Word], index: int, end: int) -> Iterator[Detail]:
    head = words[end]
    previous = words[end - 1]
    if not head.concepts or is_predicate_like(head, previous) or previous.lower.endswith("'s"):
        return
    names = _name_stems(words[index:end]) - _GENERAL
    if not names or _only_opens_sentence(text, words[index:end]):
        return
    for concept in _actions_before(words, index):
        yield Detail(
            kind=DetailKind.KIND,
            key=(same_thing(head.stem), concept),
            span=Span(words[index].start, head.end),
            about=_about(noted("which {word}"), head.lower),
            heads=frozenset({same_thing(head.stem)}),
            names=names,
        )


def is_predicate_like(word: Word, previous: Word) -> bool:
    """Whether a word after a name is more likely what the name does than the noun that the name tells apart."""
    return is_finite_verb(word.text, previous.text) or word.lower.endswith("ing") or word.text[:1].isdigit()


def _only_opens_sentence(text: str, run: Sequence[Word]) -> bool:
    if len(run) > 1 or run[0].text.isupper():
        return False
    before = text[: run[0].start].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:\n"


def _actions_before(words: Sequence[Word], index: int) -> list[str]:
    """The actions within the few words before a noun phrase, in its clause."""
    found: list[str] = []
    for at in range(index - 1, max(-1, index - 6), -1):
        if words[at].text in _STRONG or words[at].lower in _BOUNDS:
            break
        found += [concept for concept in words[at].concepts if concept in ACTIONS and not words[at].named]
    return list(dict.fromkeys(found))
