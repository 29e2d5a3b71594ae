"""How close stretches of one article are in meaning, by the reader's vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.provenance.reading import Vector

_LEAST = 8
"""Vectors from which their mean tells what all of an article has in common."""


class Closeness:
    """Vectors by position, None where the reader has none.

    What the article is about is in all of them; it is taken away with their mean, so that only what one says beyond
    that makes two of them close.
    """

    def __init__(self, vectors: Sequence[Vector | None]) -> None:
        known = [at for at, vector in enumerate(vectors) if vector is not None]
        rows = np.array([vector for vector in vectors if vector is not None], dtype=np.float32)
        if len(known) < _LEAST:
            known, rows = [], rows[:0]
        rest = rows - rows.mean(axis=0) if known else rows
        lengths = np.linalg.norm(rest, axis=-1, keepdims=True)
        self._rows = dict(zip(known, rest / np.maximum(lengths, 1e-6), strict=True)) if known else {}

    def between(self, first: int, second: int) -> float:
        """The cosine of two of them, -1 to 1; 0 where one is unknown or there are too few to tell."""
        one, other = self._rows.get(first), self._rows.get(second)
        return float(one @ other) if one is not None and other is not None else 0.0
