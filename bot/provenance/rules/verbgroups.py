"""The words that stand before a cue verb and belong to it: auxiliaries, adverbs, "was quick to", "went on to"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.provenance.rules.lexicon import ADVERBS
from bot.provenance.rules.lines import Line
from bot.provenance.rules.names import pronoun_length
from bot.provenance.words import BE, DO, HAVE, MODALS

_LED_INTO = frozenset(
    "quick slow happy eager careful first keen pleased proud sorry on continued continues proceeded hastened "
    "appeared seemed used managed wanted wants tried began started going".split()
)
_HELPING = ADVERBS | BE | HAVE | DO | MODALS
_BE = BE | {"s", "re", "m"}
_HAVE = HAVE | {"ve", "d", "s"}
_MODALS = MODALS | {"ll"}
_NEGATIONS = frozenset({"not", "never"})
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries; positions are items of the line."""

    verb: int
    start: int
    """First word of the group."""
    subject_end: int
    """Where the subject ends: `start`, or one more where a pronoun is contracted with the auxiliary ("he's")."""
    be: bool = False
    have: bool = False
    do: bool = False
    modal: bool = False
    negated: bool = False
    infinitive: bool = False
    chain: Group | None = None
    """The verb group that leads into an infinitive ("was quick" in "was quick to call")."""


def group_before(line: Line, verb: int) -> Group:
    """The verb group whose last verb is item `verb`."""
    start = verb
    seen: set[str] = set()
    while start > 0 and verb - start < _MAX_WORDS:
        word = line.low(start - 1)
        if pronoun_length(line, start - 1):
            seen.add(word.partition("'")[2])
            return _group(verb, start - 1, start, seen)
        if word == "to":
            return _infinitive(line, verb, start - 1)
        if not _belongs(word):
            break
        seen.add(word)
        start -= 1
    return _group(verb, start, start, seen)


def _belongs(word: str) -> bool:
    return word in _HELPING or (word.endswith("ly") and word not in ("family", "only"))


def _group(verb: int, start: int, subject_end: int, seen: set[str]) -> Group:
    return Group(
        verb,
        start,
        subject_end,
        be=bool(seen & _BE),
        have=bool(seen & _HAVE),
        do=bool(seen & DO),
        modal=bool(seen & _MODALS),
        negated=bool(seen & _NEGATIONS) or any(word.endswith("n't") for word in seen),
    )


def _infinitive(line: Line, verb: int, to: int) -> Group:
    if line.low(to - 1) not in _LED_INTO:
        return Group(verb, to, to, infinitive=True)
    at = to - 1
    if line.low(at) == "on":
        at -= 1
    lead = group_before(line, at)
    return Group(verb, lead.start, lead.subject_end, infinitive=True, chain=lead, negated=lead.negated)
