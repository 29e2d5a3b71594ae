"""What a claim means, as a small vector: the encoder's vectors of its words, averaged and brought into a space in
which sentences of one meaning lie near.

The map into that space (`vectors.npz`) is made by `training/seen_before.py`. It loads the network and so belongs in a
worker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from bot.model import Span
from bot.provenance.seen_before.prints import Vector
from bot.provenance.tagger.network import shipped
from bot.provenance.tagger.tags import Floats

FILE = Path(str(files("bot.provenance"))) / "seen_before" / "vectors.npz"
_MOST_CHARACTERS = 1_000
"""What is read of a claim; its meaning is told long before."""
_LONGEST = 127


@dataclass(frozen=True, slots=True)
class _Map:
    """From the encoder's mean vector to the space of meanings."""

    middle: Floats
    spread: Floats
    matrix: Floats

    def __call__(self, vectors: Floats) -> Floats:
        placed = ((vectors - self.middle) / self.spread) @ self.matrix
        lengths = np.linalg.norm(placed, axis=1, keepdims=True)
        result: Floats = np.asarray(placed / np.maximum(lengths, 1e-6), dtype=np.float32)
        return result


@cache
def _map() -> _Map:
    with np.load(FILE) as arrays:
        return _Map(*(arrays[name].astype(np.float32) for name in ("middle", "spread", "matrix")))


def vectors_of(texts: Sequence[str]) -> list[Vector | None]:
    """The vector of each text, WIDTH numbers of a byte; None where the network reads nothing in it."""
    means = [mean_vector(text) for text in texts]
    known = [mean for mean in means if mean is not None]
    placed: Iterator[Any] = iter(np.rint(_map()(np.array(known)) * _LONGEST).astype(np.int8) if known else ())
    return [next(placed) if mean is not None else None for mean in means]


def mean_vector(text: str) -> Floats | None:
    """The mean of the encoder's vectors of a text's words."""
    network, read = shipped(), text[:_MOST_CHARACTERS]
    windows = network.cutter.windows(read, [Span(0, len(read))])
    if not windows:
        return None
    window = windows[0]
    mean: Floats = network.run(window).hidden[window.words >= 0].mean(axis=0, dtype=np.float32)
    return mean
