"""How much two claims speak of the same thing.

Each draft becomes a bag of weighted concepts (names, numbers, stems, known news actions); concepts that are rare in
the article weigh more. `Matters` compares two drafts, says how far one is held in another, and finds each draft's
nearest neighbours through an inverted index, so that thousands of drafts never meet pair by pair. This module knows
nothing of who speaks.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model import Article, Span
from bot.provenance.closeness import Closeness
from bot.provenance.concepts import ACTIONS, Word, acronyms, is_predicate, is_speech, is_weak, read_words
from bot.provenance.drafts import Draft
from bot.provenance.reading import Vector
from bot.provenance.words import DAYS, MONTHS, stem

_ACTION_WEIGHT = 1.3
_NAME_WEIGHT = 0.8
_NUMBER_WEIGHT = 0.4
_WEAK_WEIGHT = 0.25
_ONLY_IN_LESSER = 0.5
_ONLY_IN_GREATER = 0.2
_CLOSE_WEIGHT = 0.25
_COMMON = 48
"""A concept in more drafts than this leads to no neighbours; it still counts when two drafts are compared."""
_NEIGHBOURS = 16
_SAME_TOPIC_ALIKE = 0.8
_OTHER_NAMES = 0.6
"""Two claims that name wholly different people or places are this much less alike than their other words say."""

_CONTRASTS = (
    "north south east west northern southern eastern western northeast northwest",
    "first second third fourth fifth last",
    "male female boy girl",
    "morning afternoon evening night",
    "yesterday today tomorrow",
    "earlier later",
    "fewer more",
    "he him his she her hers",
)
_PRONOUN_SIDES = {"him": "he", "his": "he", "her": "she", "hers": "she"}
_SIDES = {word: number for number, line in enumerate(_CONTRASTS) for word in line.split()}
_CALENDAR = frozenset(stem(word) for word in DAYS | MONTHS)


@dataclass(frozen=True, slots=True)
class Bag:
    """A text's concepts with their weights: rarity in the article, times how firmly a word stands for the concept."""

    weights: Mapping[str, float]
    proper: frozenset[str]
    """The names among them, but for those of days and months."""
    acts: frozenset[str]
    """The concepts that are what happens, not whom or what it happens to."""
    telling: frozenset[str]
    """The concepts that say something by being shared: neither common words nor numbers."""
    total: float
    """The weight of all that it holds."""


class Matters:
    """The subject matter of an article's drafts, ready to be compared.

    Similarity is Tversky's ratio (Features of Similarity, 1977) over idf-weighted concepts: what both hold, against
    that plus part of what only one holds. What only the shorter holds counts more, so a brief retelling of a long
    claim is still alike, and a long claim that happens to mention the same names is not.
    """

    def __init__(self, article: Article, drafts: Sequence[Draft], vectors: Sequence[Vector | None] = ()) -> None:
        self.text = article.text
        self._closeness = Closeness(vectors)
        self.acronyms = acronyms(article.text, [block.span for block in article.blocks])
        self.words = tuple(self.read(draft.span) for draft in drafts)
        self._sides = tuple(_sides(words) for words in self.words)
        held = [_held(words) for words in self.words]
        self._posting: dict[str, list[int]] = defaultdict(list)
        for draft_id, concepts in enumerate(held):
            for concept in concepts:
                self._posting[concept].append(draft_id)
        self._rarity = {concept: _rarity(len(drafts), len(ids)) for concept, ids in self._posting.items()}
        self._unseen = _rarity(len(drafts), 0)
        self.bags = tuple(self._weigh(*pair) for pair in zip(self.words, held, strict=True))

    def read(self, span: Span) -> tuple[Word, ...]:
        """The words of any span of the article, with their concepts."""
        return read_words(self.text, span, self.acronyms)

    def bag(self, words: Sequence[Word]) -> Bag:
        """The weighted concepts of any words of the article, weighed like those of the drafts."""
        return self._weigh(words, _held(words))

    def spread(self, concept: str) -> int:
        """In how many drafts a concept occurs."""
        return len(self._posting.get(concept, ()))

    def like(self, first: int, second: int) -> float:
        """How alike two drafts are, 0 to 1; 0 where a contrast ("in the north", "in the south") holds them apart.

        Closeness in meaning adds to what their words share and makes nothing alike alone: sentences that stand
        together are close whatever they say.
        """
        if _opposed(self._sides[first], self._sides[second]):
            return 0.0
        by_words = likeness(self.bags[first], self.bags[second])
        close = max(self._closeness.between(first, second), 0.0)
        return min(by_words + _CLOSE_WEIGHT * close, 1.0) if by_words else 0.0

    def neighbours(self, bag: Bag) -> list[int]:
        """The drafts that share most with a bag, best first; linear in the postings it touches."""
        shared: dict[int, float] = defaultdict(float)
        for concept, weight in bag.weights.items():
            posting = self._posting.get(concept, ())
            if len(posting) <= _COMMON:
                for draft_id in posting:
                    shared[draft_id] += weight
        nearest = sorted((-weight, draft_id) for draft_id, weight in shared.items())
        return [draft_id for _, draft_id in nearest[:_NEIGHBOURS]]

    def _weigh(self, words: Sequence[Word], held: Mapping[str, float]) -> Bag:
        pairs = zip(words, ["", *(word.lower for word in words)], strict=False)
        names = frozenset(concept for word in words if word.named for concept in word.concepts)
        acts = frozenset(concept for word, before in pairs if is_predicate(word, before) for concept in word.concepts)
        weights = {concept: firm * self._weight(concept, concept in names) for concept, firm in held.items()}
        telling = frozenset(concept for concept in weights if not is_weak(concept) and not concept.isdigit())
        return Bag(weights, names - _CALENDAR, acts, telling, sum(weights.values()))

    def _weight(self, concept: str, named: bool) -> float:
        return self._rarity.get(concept, self._unseen) * _kind_weight(concept, named)


def _rarity(drafts: int, holding: int) -> float:
    return math.log((drafts + 4) / (holding + 0.5))


def likeness(first: Bag, second: Bag) -> float:
    """How alike two bags are, 0 to 1; 0 unless they share two telling concepts.

    Where none of those is what happens, the bags share a topic only, and must be all but the same to be alike.
    """
    telling = first.telling & second.telling
    if len(telling) < 2:
        return 0.0
    weights = second.weights
    shared = sum(min(weight, weights[concept]) for concept, weight in first.weights.items() if concept in weights)
    only = sorted((first.total - shared, second.total - shared))
    ratio = shared / (shared + _ONLY_IN_LESSER * only[0] + _ONLY_IN_GREATER * only[1])
    if ratio < _SAME_TOPIC_ALIKE and telling.isdisjoint(first.acts) and telling.isdisjoint(second.acts):
        return 0.0
    return ratio * (_OTHER_NAMES if _named_apart(first, second) else 1.0)


def _named_apart(first: Bag, second: Bag) -> bool:
    """Whether both name somebody or something and nothing that both name is the same."""
    ours, theirs = first.proper, second.proper
    return bool(ours and theirs) and ours.isdisjoint(theirs) and not is_short_for(ours, theirs)


def is_short_for(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the names of one side can be an acronym of the other's ("DOJ", "Justice Department")."""
    for short, full in ((first, second), (second, first)):
        if len(short) != 1:
            continue
        letters = set("".join(short))
        if len(letters) <= 6 and {name.lstrip("=")[:1] for name in full} <= letters:
            return True
    return False


def contrasted(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Whether one side says north where the other says south, or the like, for each such pair of opposites."""
    return _opposed(_sides(first), _sides(second))


def _opposed(first: Mapping[int, set[str]], second: Mapping[int, set[str]]) -> bool:
    return any(taken.isdisjoint(second.get(pair, taken)) for pair, taken in first.items())


def _sides(words: Sequence[Word]) -> dict[int, set[str]]:
    """For each set of opposites that the words touch, the ones that they hold."""
    held: dict[int, set[str]] = defaultdict(set)
    for word in words:
        if word.lower in _SIDES:
            held[_SIDES[word.lower]].add(_PRONOUN_SIDES.get(word.lower, word.lower))
    return held


def held_in(part: Bag, whole: Bag) -> float:
    """The share of a bag's weight that another holds too, 0 to 1."""
    shared = sum(min(weight, whole.weights.get(concept, 0.0)) for concept, weight in part.weights.items())
    return shared / part.total if part.total else 0.0


def _held(words: Sequence[Word]) -> dict[str, float]:
    """Each concept with the firmness of its best word; verbs of saying are about the telling and are left out."""
    held: dict[str, float] = {}
    for word in words:
        if not is_speech(word):
            for concept in word.concepts:
                held[concept] = max(held.get(concept, 0.0), word.firm)
    return held


def _kind_weight(concept: str, named: bool) -> float:
    if is_weak(concept):
        return _WEAK_WEIGHT
    if concept in ACTIONS:
        return _ACTION_WEIGHT
    if concept[:1].isdigit():
        return _NUMBER_WEIGHT
    return _NAME_WEIGHT if named else 1.0
