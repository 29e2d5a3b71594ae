"""The network's claims of one window: runs of words that each carry one checkable proposition.

Three labels for a word (outside, first, further), those of its first piece. The runs are those that make the labels
most probable together, among runs of at least four words: a semi-Markov search (Sarawagi and Cohen 2004), for a claim
that is a scrap is none, however the single words look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.provenance.tagger.links import Run
from bot.provenance.tagger.pieces import Window
from bot.provenance.tagger.tags import Floats, log_softmax

LEAST_WORDS = 4
_LEAST_LIKELY = -3.5
"""Log-probability below which a word is not tried as a run's first one, nor as one that ends the run before it."""


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """The learned weights: (3, width) and (3,)."""

    weight: Floats
    bias: Floats

    @classmethod
    def load(cls, weights: Mapping[str, NDArray[np.float32]]) -> ClaimHead:
        """The head from a file of arrays."""
        weight, bias = weights["claims.weight"], weights["claims.bias"]
        return cls(np.asarray(weight, dtype=np.float32), np.asarray(bias, dtype=np.float32))

    def log_probabilities(self, hidden: Floats) -> Floats:
        """(pieces, 3) for (pieces, width) vectors."""
        return log_softmax(hidden @ self.weight.T + self.bias)

    def runs(self, window: Window, hidden: Floats) -> list[tuple[Run, float]]:
        """The claims in order, in whole words, each with the mean probability that its pieces are in one."""
        edges = np.flatnonzero(np.diff(window.words, prepend=-2))
        scores = self.log_probabilities(hidden)
        by_word = scores[edges]
        by_word[window.words[edges] < 0, 1:] = -1e4
        pieces = [*edges.tolist(), len(window)]
        inside = 1 - np.exp(scores[:, 0])
        runs = [(pieces[low], pieces[high]) for low, high in best_runs(by_word)]
        return [(run, float(inside[run[0] : run[1]].mean())) for run in runs]


def best_runs(scores: Floats) -> list[Run]:
    """The most probable runs of words; `scores` is (words, 3) log-probabilities.

    Linear in the words but for the few likely first words before each likely end.
    """
    count = len(scores)
    outside, first, further = (column.tolist() for column in scores.T)
    until = np.concatenate([[0.0], np.cumsum(scores[:, 2], dtype=np.float64)]).tolist()
    breaks = np.append(np.logaddexp(scores[1:, 0], scores[1:, 1]) > _LEAST_LIKELY, True).tolist()
    best = [0.0]
    began = [-1] * (count + 1)
    """Where the run that ends before a word began; -1 where none does."""
    starts: list[tuple[int, float]] = []
    for end in range(1, count + 1):
        at = end - 1
        if first[at] > _LEAST_LIKELY:
            starts.append((at, best[at] + first[at] - until[at + 1]))
        elif further[at] < -1e3:
            starts.clear()
        score = best[at] + outside[at]
        if breaks[at]:
            for start, before in starts:
                if end - start >= LEAST_WORDS and before + until[end] > score:
                    score, began[end] = before + until[end], start
        best.append(score)
    found: list[Run] = []
    end = count
    while end > 0:
        if began[end] >= 0:
            found.append((began[end], end))
            end = began[end]
        else:
            end -= 1
    return found[::-1]
