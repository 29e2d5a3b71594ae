"""How well claims that were seen before are found again, and how fast: `python -m benchmarks.seen_before`.

Invented pairs of claims, half of which say the same (other wording, voice, order, a title in place of a name, a dozen
for 12) and half not (another number, person, place, date, direction, speaker, a negation, another proposition):
`tuning.jsonl` is what the weights were fitted on, `held_back.jsonl` was written before the matcher and is never
tuned on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.provenance.seen_before import LEAST, prints, sameness_of

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
    return [Pair(**json.loads(line)) for line in lines]


def sameness(pairs: Sequence[Pair]) -> list[float]:
    """How surely each pair is taken to say the same."""
    made = prints([text for pair in pairs for text in (pair.a, pair.b)])
    return [sameness_of(made[2 * at], pair.a, made[2 * at + 1], pair.b) for at, pair in enumerate(pairs)]


def scores(pairs: Sequence[Pair], found: Sequence[float]) -> Scores:
    """Precision and recall at the sameness from which claims are taken to say the same."""
    taken = [pair.same for pair, sure in zip(pairs, found, strict=True) if sure >= LEAST]
    return Scores(sum(taken) / max(len(taken), 1), sum(taken) / max(sum(pair.same for pair in pairs), 1))


def main() -> None:
    """Print the table, and what is got wrong by what the pairs differ in."""
    for name in ("tuning", "held_back"):
        pairs = read(name)
        found = sameness(pairs)
        figures = scores(pairs, found)
        wrong = Counter(
            f"{'same' if pair.same else 'not'}: {pair.how}"
            for pair, sure in zip(pairs, found, strict=True)
            if (sure >= LEAST) != pair.same
        )
        print(f"{name:10} {len(pairs)} pairs  precision {figures.precision:.2f}  recall {figures.recall:.2f}  "
              f"F1 {figures.f1:.2f}")  # fmt: skip
        print("           wrong: " + ", ".join(f"{what} {count}" for what, count in wrong.most_common()))


if __name__ == "__main__":
    main()
