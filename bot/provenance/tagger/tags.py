"""Labels of word pieces, and the way from the network's scores to spans.

Seven labels: outside, and beginning or inside of a source, a cue or a content. The best allowed sequence is found
with the Viterbi algorithm (Forney 1973): an inside label may only follow its own beginning or inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Role(IntEnum):
    """What a span is in an attribution."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


OUTSIDE = 0
HANDICAP = 0.7
"""What is taken off the log-probability of a piece's being outside: trained on what people marked, and people
overlook some, the network is too shy; what it is less sure of is weighed again with the rules (see merge)."""
LABELS = 1 + 2 * len(Role)
"""Outside, then beginning and inside of each role."""


def begin(role: Role) -> int:
    """The label of a span's first piece."""
    return 1 + 2 * role


def inside(role: Role) -> int:
    """The label of a span's further pieces."""
    return 2 + 2 * role


@dataclass(frozen=True, slots=True)
class Tagged:
    """A run of pieces with one role: `low` up to, not including, `high`."""

    role: Role
    low: int
    high: int
    confidence: float
    """Mean probability of its labels, 0 to 1."""


def _forbidden() -> Floats:
    """(LABELS, LABELS): from → to, 0 where allowed."""
    table = np.zeros((LABELS, LABELS), dtype=np.float32)
    for role in Role:
        for before in range(LABELS):
            if before not in (begin(role), inside(role)):
                table[before, inside(role)] = -1e4
    return table


_TRANSITIONS = _forbidden()


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_labels(log_probabilities: Floats) -> NDArray[np.int64]:
    """The best allowed label of each piece; `log_probabilities` is (pieces, LABELS)."""
    count = len(log_probabilities)
    back = np.zeros((count, LABELS), dtype=np.int64)
    score = log_probabilities[0] + _TRANSITIONS[OUTSIDE]
    for at in range(1, count):
        through = score[:, None] + _TRANSITIONS
        back[at] = through.argmax(axis=0)
        score = through.max(axis=0) + log_probabilities[at]
    labels = np.zeros(count, dtype=np.int64)
    labels[-1] = int(score.argmax())
    for at in range(count - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels


def spans(log_probabilities: Floats, words: NDArray[np.int64]) -> list[Tagged]:
    """The spans of a window in order, each widened to whole words.

    `log_probabilities` is (pieces, LABELS); `words` numbers each piece's word, -1 for marks, which are in no span.
    """
    scores = log_probabilities.copy()
    scores[:, OUTSIDE] -= HANDICAP
    scores[words < 0, OUTSIDE] += 1e4
    labels = best_labels(scores)
    found: list[Tagged] = []
    begins = np.flatnonzero((labels != OUTSIDE) & (labels % 2 == 1))
    for low in begins.tolist():
        role = Role((int(labels[low]) - 1) // 2)
        high = low + 1
        while high < len(labels) and labels[high] == inside(role):
            high += 1
        chosen = log_probabilities[np.arange(low, high), labels[low:high]]
        confidence = float(np.exp(chosen).mean())
        last_end = found[-1].high if found else 0
        while low > last_end and words[low - 1] == words[low]:
            low -= 1
        while high < len(labels) and words[high] == words[high - 1]:
            high += 1
        if low < high and low >= last_end:
            found.append(Tagged(role, low, high, confidence))
    return found
