"""Which cue a content belongs to, and which source a cue.

A bilinear score of both spans' vectors plus two learned numbers for how far apart they stand; the best target wins,
or none. The vectors are those of a span's first and last word piece, joined. Several contents may share a cue, and
several cues a source ("she said …, adding that …").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.provenance.tagger.tags import Floats

Run = tuple[int, int]
"""Pieces from, up to."""

LINK_SIZE = 128
"""Width of the space in which spans are compared."""
_EDGES = (1, 2, 3, 5, 8, 12, 18, 28, 45, 80)
"""Distances in pieces at which a new bucket begins, on either side."""
BUCKETS = 2 * (len(_EDGES) + 1)
GAPS = 7
"""Paragraphs between, from three or more before to three or more after."""


def distances(spans: Sequence[Run], targets: Sequence[Run]) -> NDArray[np.int64]:
    """(spans, targets) bucket of how many pieces lie between, the target before or after the span."""
    low, high = np.array(spans, dtype=np.int64).T[:, :, None]
    target_low, target_high = np.array(targets, dtype=np.int64).T[:, None, :]
    after = target_low >= high
    apart = np.where(after, target_low - high, low - target_high).clip(min=0)
    result: NDArray[np.int64] = np.searchsorted(_EDGES, apart, side="right") + np.where(after, len(_EDGES) + 1, 0)
    return result


def gaps(spans: Sequence[Run], targets: Sequence[Run], paragraphs: NDArray[np.int64]) -> NDArray[np.int64]:
    """(spans, targets) how many paragraphs the target stands after the span, from -3 to 3, counted from 0."""
    at_span = paragraphs[[low for low, _ in spans]]
    at_target = paragraphs[[low for low, _ in targets]]
    result: NDArray[np.int64] = np.clip(at_target[None, :] - at_span[:, None], -3, 3) + 3
    return result


def ends(hidden: Floats, runs: Sequence[Run]) -> Floats:
    """(runs, 2 * width) vectors of each run's first and last piece."""
    firsts = hidden[[low for low, _ in runs]]
    lasts = hidden[[high - 1 for _, high in runs]]
    return np.concatenate([firsts, lasts], axis=1)


@dataclass(frozen=True, slots=True)
class Linker:
    """The learned weights of one kind of link."""

    span: Floats
    span_bias: Floats
    target: Floats
    target_bias: Floats
    distance: Floats
    gap: Floats
    none: Floats
    none_bias: float

    @classmethod
    def load(cls, weights: Mapping[str, NDArray[np.float32]], name: str) -> Linker:
        """The linker of that name from a file of arrays."""

        def of(part: str) -> Floats:
            return np.asarray(weights[f"{name}.{part}"], dtype=np.float32)

        return cls(
            span=of("span.weight"),
            span_bias=of("span.bias"),
            target=of("target.weight"),
            target_bias=of("target.bias"),
            distance=of("distance.weight")[:, 0],
            gap=of("gap.weight")[:, 0],
            none=of("none.weight")[0],
            none_bias=float(of("none.bias")[0]),
        )

    def scores(
        self, hidden: Floats, spans: Sequence[Run], targets: Sequence[Run], paragraphs: NDArray[np.int64]
    ) -> Floats:
        """(spans, targets + 1) scores, the last column for none."""
        at_span = ends(hidden, spans)
        none = (at_span @ self.none + self.none_bias)[:, None]
        if not targets:
            return none
        left = at_span @ self.span.T + self.span_bias
        right = ends(hidden, targets) @ self.target.T + self.target_bias
        scores = left @ right.T / np.float32(LINK_SIZE**0.5)
        scores = scores + self.distance[distances(spans, targets)] + self.gap[gaps(spans, targets, paragraphs)]
        return np.concatenate([scores, none], axis=1)
