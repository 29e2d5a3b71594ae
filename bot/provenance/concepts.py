"""Words that news uses for the same thing, and a text's words read through that table.

A general thesaurus of common news actions and things: it names no person, place, outlet or story. `read_words` turns
a span into Words, each with the concepts that it can stand for, so that "boxed in by" and "surrounded by" meet.
This module knows nothing of drafts, sources or accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.model import Span
from bot.provenance.segment import tokens
from bot.provenance.words import (
    NEGATIONS,
    PARTICIPLES,
    STOP_WORDS,
    apostrophe,
    is_finite_verb,
    is_name_like,
    names,
    stem,
)

_ACTIONS = """
surround: surround encircle besiege hem_in box_in hedge_in close_in_on ring_by
shoot: shoot fire gunfire gun_down open_fire gunshot shooting discharge
kill: kill dead death die deadly fatal fatally fatality slay murder toll perish homicide claim_the_life
injure: injure hurt wound injury wounded hospitalise hospitalize
order: order instruct tell_to tell_not direct command instruction directive mandate
refuse: refuse decline deny reject withhold turn_down ignore
no_help: stand_down standdown abandon desert forsake stay_away keep_away pull_back hold_back
leave: leave depart withdraw clear_the_scene clear_out pull_out exit retreat vacate
respond: respond answer come_to react
help: help assist aid backup rescue assistance support back_up
arrest: arrest detain custody apprehend capture detention handcuff
crash: crash ram collide collision slam plough plow smash
resign: resign step_down quit resignation step_aside stand_aside
dismiss: fire sack dismiss oust lay_off layoff dismissal terminate
hire: hire appoint name recruit appointment nominate
rise: rise increase climb grow jump surge soar gain up_by growth
fall: fall drop decline decrease plunge slump shrink sink reduce reduction down_by
buy: buy acquire purchase takeover acquisition take_over
sell: sell sale offload divest
merge: merge merger combine combination
attack: attack assault ambush strike raid storm
bomb: bomb explosion explode blast detonate bombing
burn: burn blaze fire inferno destroy gut
protest: protest demonstrate rally march demonstration
accuse: accuse allege charge indict accusation allegation
convict: convict conviction guilty sentence
acquit: acquit clear_of acquittal exonerate
sue: sue lawsuit suit litigation
pay: pay payment fine settle settlement
cost: cost price worth value
steal: steal theft rob robbery burglary loot
win: win beat defeat victory triumph edge
lose: lose loss
vote: vote ballot poll elect election
approve: approve pass adopt endorse ratify approval clear
ban: ban prohibit outlaw bar forbid
cancel: cancel scrap call_off abandon drop
delay: delay postpone defer put_off
open: open launch start begin unveil
close: close shut shutter shut_down closure
strike: strike walkout walk_out stoppage picket
evacuate: evacuate evacuation flee displace
infect: infect infection case contract catch sicken
diagnose: diagnose diagnosis
cause: cause spark trigger start ignite blame due_to because_of result_from
warn: warn caution alert warning
plan: plan intend propose proposal
build: build construct construction
cut: cut slash trim
lie: mislead deceive lie
leak: leak spill seep
warm: warm heat
ask: ask request call_for appeal plead call
armed: armed carry wield brandish
flee: flee escape run_away
block: block obstruct impede
drown: drown sink capsize
test: test exam inspection inspect
agree: agree deal agreement pact accord
join: join back endorse
receive: receive accept take
hit: hit strike
age: years_old aged
"""
"""Each line: a concept and the words (phrases with _) that can stand for it."""

_SAME_THINGS = """
vehicle: car vehicle automobile
blaze: fire blaze inferno wildfire
protester: protester demonstrator
people: people person individual folk
company: company firm business
child: child kid
film: film movie picture
doctor: doctor physician
lawyer: lawyer attorney solicitor
house: house home dwelling
plane: plane aircraft airplane jet airliner
worker: worker employee staff staffer
ship: ship vessel boat
accord: deal agreement pact accord
quake: earthquake quake tremor
student: student pupil
resident: resident inhabitant
school: school academy
boss: boss chief head
percent: percent percentage % pc
phone: phone cellphone smartphone
investigator: investigator detective
virus: virus disease illness
knife: knife blade
truck: truck lorry
match: match game fixture
goal: goal
euro: euro eur
"""
"""Nouns close enough that using the one for the other is no difference."""

_RELATED_THINGS = """
weapon: weapon gun rifle pistol handgun firearm shotgun revolver
"""
"""Nouns that speak of the same sort of thing, yet tell things apart: not every weapon is a rifle."""

_INTERCHANGEABLE_PEOPLE = """
police: police officer cop agent deputy trooper sheriff policeman constable pd enforcement
someone: man woman suspect driver attacker gunman shooter assailant motorist person people youth teenager boy girl
crowd: crowd mob throng protester demonstrator
casualty: victim casualty
military: soldier troop army military serviceman
union: union worker employee
"""
"""Nouns for people of one sort; using the one for the other is no difference."""

_WEAK = frozenset(
    stem(word)
    for word in (
        "say said report reported according claim statement year day week month time today yesterday morning new "
        "come go get make take take be have do people thing way official officials area incident also would could "
        "department continue include use one two mr mrs ms source sources confirm show describe call"
    ).split()
)
"""Words so common in news that sharing them means little."""

_SPEECH = frozenset(
    stem(word) for word in "say tell report add note confirm announce state claim write tweet post describe".split()
)

_REFUSALS = frozenset(stem(word) for word in "refuse decline fail ignore reject deny withhold".split())
_HELP = frozenset({"=help", "=respond", "=ask"})
_HELP_WITHIN = 4
_MAX_PHRASE = 4
_NAME_PARTS = re.compile(r"[\s-]+")
_DROPPED = re.compile(r"[-‑.*]")
_REMEMBERED = 8192
"""How many spellings keep what they stand for at hand."""


class Word(NamedTuple):
    """One token, its stem, and the concepts that it can stand for (none for function words and marks)."""

    text: str
    lower: str
    """The token in lower case with a typewriter apostrophe."""
    start: int
    end: int
    stem: str
    concepts: tuple[str, ...]
    """Concept names with "=" before them where the table knows the word, else its stem alone."""
    firm: float
    """How firmly it stands for each: 1, or less where it can stand for one or the other."""
    named: bool
    """Whether it looks like part of a name."""
    is_mark: bool
    """Whether the token is a bare mark."""


def _table(*listings: str, mark: str = "=") -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for line in "\n".join(listings).strip().splitlines():
        concept, _, members = line.partition(":")
        for member in members.split():
            key = tuple(stem(part) for part in member.split("_"))
            entry = found.setdefault(key, [])
            if mark + concept not in entry:
                entry.append(mark + concept)
    return {key: tuple(concepts) for key, concepts in found.items()}


_CONCEPTS = _table(_ACTIONS, _SAME_THINGS, _RELATED_THINGS, _INTERCHANGEABLE_PEOPLE)
_INTERCHANGEABLE = _table(_SAME_THINGS, _INTERCHANGEABLE_PEOPLE)
_SAME = _table(_SAME_THINGS)
_PHRASE_STARTS = frozenset(key[0] for key in _CONCEPTS if len(key) > 1)
ACTIONS: frozenset[str] = frozenset("=" + line.partition(":")[0] for line in _ACTIONS.strip().splitlines())
"""The concepts that are actions; a claim is about one of these far more than about the things in it."""


def same_thing(noun: str) -> str:
    """A noun's stem, or the concept of nouns that are used for the same thing ("car" and "vehicle")."""
    return _SAME.get((noun,), (noun,))[0]


def related(noun: str, other: str) -> bool:
    """Whether two nouns can be meant for the same people ("officers" and "police", "a gunman" and "a man")."""
    return bool(set(_INTERCHANGEABLE.get((noun,), ())) & set(_INTERCHANGEABLE.get((other,), ())))


def is_weak(concept: str) -> bool:
    """Whether a stem is so common in news that sharing it says little."""
    return concept in _WEAK


def is_speech(word: Word) -> bool:
    """Whether the word is a verb of saying, which is about the telling and not about what is told."""
    return word.stem in _SPEECH and ACTIONS.isdisjoint(word.concepts)


def acronyms(text: str, spans: Iterable[Span]) -> Mapping[str, tuple[str, ...]]:
    """The acronyms that an article's own names spell: {"NPA": ("national", "port", "authority")} with stems."""
    found: dict[str, tuple[str, ...]] = {}
    for span in spans:
        for name in names(text, span):
            parts = [part for part in _NAME_PARTS.split(name.of(text)) if part[:1].isupper()]
            if 2 <= len(parts) <= 6:
                initials = "".join(part[0] for part in parts).upper()
                found.setdefault(initials, tuple(normal(part) for part in parts))
    return found


@lru_cache(_REMEMBERED)
def normal(word: str) -> str:
    """A word's stem with hyphens and full stops dropped: "semi-automatic" and "semiautomatic" meet."""
    lower = apostrophe(word).lstrip("@#").removesuffix("'s")
    return stem(_DROPPED.sub("", lower)) if any(map(str.isalpha, lower)) else lower.replace(",", "")


class _Spelling(NamedTuple):
    """What a token stands for by itself."""

    stem: str
    concepts: tuple[str, ...]
    named: bool
    refuses: bool


@lru_cache(_REMEMBERED)
def _spelling(word: str) -> _Spelling:
    lower, stemmed = apostrophe(word), normal(word)
    is_function_word = lower.removesuffix("'s") in STOP_WORDS or not any(map(str.isalnum, word))
    concepts = () if is_function_word else _CONCEPTS.get((stemmed,), (stemmed,))
    return _Spelling(stemmed, concepts, is_name_like(word), lower in NEGATIONS or stemmed in _REFUSALS)


def read_words(text: str, span: Span, known: Mapping[str, tuple[str, ...]]) -> tuple[Word, ...]:
    """The tokens of a span with their concepts, in order; `known` are the article's acronyms."""
    raw = tokens(text, span)
    spelled = [_spelling(token.text) for token in raw]
    stems = [spelling.stem for spelling in spelled]
    found: list[Word] = []
    phrase_end = 0
    for index, (token, spelling) in enumerate(zip(raw, spelled, strict=True)):
        concepts: tuple[str, ...] = ()
        firm = 1.0
        if index >= phrase_end:
            phrase_end = index + max(1, _phrase_at(stems, index))
            concepts = _concepts(token.text, spelling, tuple(stems[index:phrase_end]), known)
            firm = 1.0 if token.text in known else 1 / max(1, len(concepts))
            if spelling.refuses and _is_of_help(stems, index):
                concepts = (*concepts, "=no_help")
        found.append(
            Word(
                text=token.text,
                lower=token.low,
                start=token.start,
                end=token.end,
                stem=spelling.stem,
                concepts=concepts,
                firm=firm,
                named=spelling.named,
                is_mark=not token.is_word,
            )
        )
    return tuple(found)


def _phrase_at(stems: Sequence[str], index: int) -> int:
    """The length of the longest known phrase that starts here, 0 where none does."""
    if stems[index] not in _PHRASE_STARTS:
        return 0
    for length in range(min(_MAX_PHRASE, len(stems) - index), 1, -1):
        if tuple(stems[index : index + length]) in _CONCEPTS:
            return length
    return 0


def _concepts(
    word: str, spelling: _Spelling, phrase: tuple[str, ...], known: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    if len(phrase) > 1:
        return _CONCEPTS[phrase]
    if word in known and word.isupper():
        return tuple(concept for part in known[word] for concept in _CONCEPTS.get((part,), (part,)))
    return spelling.concepts


def _is_of_help(stems: Sequence[str], index: int) -> bool:
    """Whether a refusal here is of help or an answer: "did not respond", "denied the request"."""
    following = stems[index + 1 : index + 1 + _HELP_WITHIN]
    return any(not _HELP.isdisjoint(_CONCEPTS.get((stem,), ())) for stem in following)


def is_verb_form(lower: str) -> bool:
    """Whether a word has the form of a participle."""
    return lower.endswith(("ed", "ing")) or lower in PARTICIPLES


def is_predicate(word: Word, previous: str = "") -> bool:
    """Whether a word can be the predicate of its clause: a known action, a finite verb, or a form in -ed."""
    if word.is_mark or word.named or is_speech(word):
        return False
    if not ACTIONS.isdisjoint(word.concepts):
        return True
    return bool(word.concepts) and (is_finite_verb(word.text, previous) or is_verb_form(word.lower))
