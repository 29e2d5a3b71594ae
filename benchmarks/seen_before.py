"""How well claims that were seen before are found again, and how fast: `python -m benchmarks.seen_before`.

Invented pairs of claims, half of which say the same (other wording, voice, order, a title in place of a name, a dozen
for 12) and half not (another number, person, place, date, direction, speaker, a negation, another proposition):
`tuning.jsonl` is what the weights were fitted on, `held_back.jsonl` was written before the matcher and is never
tuned on, `strangers.jsonl` was written by somebody who knew neither the matcher nor the other pairs.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.bench import conditions
from benchmarks.board import CLAIMS, EACH_REPORT, GUILD, cost, make, words_of
from benchmarks.processes import resident_mib
from bot.provenance.seen_before import LEAST, prints, read_print, sameness_of
from bot.provenance.seen_before.prints import print_of, written
from bot.store import Store

_VECTORS = 400
_FOLDER = Path(__file__).with_suffix("")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, whether they say the same, and in what they differ."""

    a: str
    b: str
    same: bool
    how: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Of "says the same"."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def read(name: str) -> list[Pair]:
    """The pairs of a file, in their order."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [Pair(row["a"], row["b"], row["same"], row.get("how") or row["kind"]) for row in rows]


def sameness(pairs: Sequence[Pair]) -> list[float]:
    """How surely each pair is taken to say the same."""
    made = prints([text for pair in pairs for text in (pair.a, pair.b)])
    return [sameness_of(made[2 * at], pair.a, made[2 * at + 1], pair.b) for at, pair in enumerate(pairs)]


def scores(pairs: Sequence[Pair], found: Sequence[float]) -> Scores:
    """Precision and recall at the sameness from which claims are taken to say the same."""
    taken = [pair.same for pair, sure in zip(pairs, found, strict=True) if sure >= LEAST]
    return Scores(sum(taken) / max(len(taken), 1), sum(taken) / max(sum(pair.same for pair in pairs), 1))


def made_up(texts: Sequence[str]) -> list[bytes]:
    """Prints for a board: the words of each are its own, the vectors of a few stand for those of all.

    The network would need an hour for a hundred thousand, and how fast they are searched does not hang on it.
    """
    vectors = [each.vector for each in map(read_print, _few()) if each is not None]
    return [written(print_of(text, vectors[random.Random(text).randrange(len(vectors))])) for text in texts]


@cache
def _few() -> Sequence[bytes]:
    return prints([words_of(-number) for number in range(_VECTORS)])


@dataclass(frozen=True, slots=True)
class Times:
    """What asking for one report's claims takes, in milliseconds, and what is held in memory for it."""

    first: float
    """With reading every print from the database."""
    median: float
    high: float
    """The 95th percentile."""
    processor: float
    mib: float
    """By which the process grew."""


async def times(file: Path, count: int = CLAIMS) -> Times:
    """Ask for the claims of one report on a board of so many."""
    store = await Store.open(await make(file, count, made_up))
    before = resident_mib(os.getpid(), "Rss")
    words = [words_of(number) for number in range(count // 2, count // 2 + EACH_REPORT)]
    asked = list(zip(made_up(words), words, strict=True))

    async def ask() -> object:
        return await store.seen.like(GUILD, asked, not_of=None)

    start = time.perf_counter()
    await ask()
    first = 1_000 * (time.perf_counter() - start)
    each = await cost(ask)
    grown = resident_mib(os.getpid(), "Rss") - before
    await store.close()
    return Times(first, each.median, each.high, each.processor, grown)


def main() -> None:
    """Print how well pairs are told apart, what is got wrong, and the times."""
    for name in ("tuning", "held_back", "strangers"):
        _print_scores(name, read(name))
    with tempfile.TemporaryDirectory() as folder:
        taken = asyncio.run(times(Path(folder) / "board.sqlite3"))
    print(
        f"{EACH_REPORT} claims among {CLAIMS:,}: median {taken.median:.0f} ms, 95 % {taken.high:.0f} ms, processor "
        f"{taken.processor:.0f} ms; the first time {taken.first:,.0f} ms; {taken.mib:.0f} MiB held"
    )
    print(conditions())


def _print_scores(name: str, pairs: Sequence[Pair]) -> None:
    found = sameness(pairs)
    figures = scores(pairs, found)
    wrong = Counter(
        f"{'same' if pair.same else 'not'}: {pair.how}"
        for pair, sure in zip(pairs, found, strict=True)
        if (sure >= LEAST) != pair.same
    )
    print(
        f"{name:10} {len(pairs)} pairs  precision {figures.precision:.2f}  recall {figures.recall:.2f}  "
        f"F1 {figures.f1:.2f}"
    )
    print("           wrong: " + ", ".join(f"{what} {count}" for what, count in wrong.most_common()))


if __name__ == "__main__":
    main()
