"""What teachers said of each document, kept in one file of arrays between teaching and training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.provenance.tagger.pieces import Ints, Window

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the teachers say of one document."""

    starts: Ints
    """(pieces,) character offsets, rising."""
    labels: Halves
    """(pieces, LABELS) probabilities."""
    claims: Halves
    """(pieces, 3) probabilities: outside a claim, its first piece, its further ones."""
    spans: Ints
    """(sentences, 2) character offsets."""
    sentences: Halves
    """(sentences, sentence labels) probabilities."""

    def of(self, window: Window) -> tuple[Halves, Halves]:
        """(pieces, LABELS) and (pieces, 3) probabilities of a window's pieces; zero for marks."""
        at = np.searchsorted(self.starts, window.starts).clip(max=len(self.starts) - 1)
        known = ((window.words >= 0) & (self.starts[at] == window.starts))[:, None]
        return np.where(known, self.labels[at], np.float16(0)), np.where(known, self.claims[at], np.float16(0))


PARTS = ("starts", "labels", "claims", "spans", "sentences")


def write(path: Path, lessons: dict[str, Lesson]) -> None:
    """Write the lessons as one file of arrays."""
    arrays: dict[str, NDArray[np.generic]] = {"names": np.array(list(lessons))}
    for number, each in enumerate(lessons.values()):
        for part in PARTS:
            arrays[f"{number}.{part}"] = getattr(each, part)
    np.savez_compressed(path, **arrays)


def read_lessons(path: Path) -> dict[str, Lesson]:
    """Document id → what the teachers say of it."""
    with np.load(path) as kept:
        return {
            str(name): Lesson(*(kept[f"{number}.{part}"] for part in PARTS))
            for number, name in enumerate(kept["names"])
        }
