"""How well two claims about one thing are told from two about different things: `python -m benchmarks.pairs`.

180 invented pairs of claims (pairs.jsonl): 60 that say the same in other words, 60 that tell the same event with
one detail different, both of which belong in one account, and 60 that share names, words or a topic and are about
something else. Twelve pairs at a time make an article. Prints precision and recall of "belongs in one account" by
words alone, as it was, and with the closeness of the reader's vectors, as it is.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model import Article, Block, BlockKind, ClaimKind, Span
from bot.provenance.accounts import PAIR_LIKE
from bot.provenance.drafts import Draft
from bot.provenance.reading import Vector
from bot.provenance.similarity import Matters
from bot.provenance.tagger.network import shipped
from bot.provenance.tagger.reader import TaggerReading

PAIRS = Path(__file__).with_suffix(".jsonl")
_TOGETHER = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and whether they are the "same", tell the same with a detail that "differs", or are "other"."""

    a: str
    b: str
    label: str

    @property
    def belongs(self) -> bool:
        """Whether both belong in one account."""
        return self.label != "other"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A pair with how alike its claims are taken to be."""

    pair: Pair
    by_words: float
    with_closeness: float


def read_pairs() -> list[Pair]:
    """All pairs, in their order."""
    return [Pair(**json.loads(line)) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def likenesses(pairs: Sequence[Pair]) -> Iterator[Likeness]:
    """Each pair's likeness among the claims of the pairs that stand with it in one article."""
    for start in range(0, len(pairs), _TOGETHER):
        chosen = pairs[start : start + _TOGETHER]
        article, spans = _article([claim for pair in chosen for claim in (pair.a, pair.b)], start)
        drafts = [Draft(at, span, ClaimKind.EVENT, 2, 0.5, span) for at, span in enumerate(spans)]
        vectors: Sequence[Vector | None] = TaggerReading(shipped(), article).vectors(spans)
        plain, close = Matters(article, drafts), Matters(article, drafts, vectors)
        for at, pair in enumerate(chosen):
            yield Likeness(pair, plain.like(2 * at, 2 * at + 1), close.like(2 * at, 2 * at + 1))


def _article(claims: Sequence[str], seed: int) -> tuple[Article, list[Span]]:
    """An article of the claims in a mixed order, and where each stands."""
    order = random.Random(seed).sample(range(len(claims)), len(claims))
    places: dict[int, Span] = {}
    text = ""
    for index in order:
        places[index] = Span(len(text), len(text) + len(claims[index]))
        text += f"{claims[index]}\n"
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=places[index]) for index in order)
    return Article(text=text, blocks=blocks), [places[index] for index in range(len(claims))]


def precision_and_recall(scored: Sequence[tuple[bool, float]], least: float) -> tuple[float, float]:
    """Of "belongs in one account", for (whether it does, likeness) pairs."""
    taken = [belongs for belongs, like in scored if like >= least]
    right = sum(taken)
    return right / max(len(taken), 1), right / max(sum(belongs for belongs, _ in scored), 1)


def main() -> None:
    """Print the table."""
    found = list(likenesses(read_pairs()))
    for name, scored in (
        ("words alone", [(each.pair.belongs, each.by_words) for each in found]),
        ("words and vectors", [(each.pair.belongs, each.with_closeness) for each in found]),
    ):
        precision, recall = precision_and_recall(scored, PAIR_LIKE)
        print(f"{name:18} precision {precision:.2f}  recall {recall:.2f}")


if __name__ == "__main__":
    main()
