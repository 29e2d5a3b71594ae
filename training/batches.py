"""Examples into padded batches of about one length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.examples import IGNORED, Example
from training.lessons import Halves

BATCH_PIECES = 3072
MASK_ID = 103


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length, padded; all arrays (windows, pieces)."""

    examples: Sequence[Example]
    ids: Tensor
    shapes: Tensor
    quotes: Tensor
    mask: Tensor
    labels: Tensor
    claims: Tensor
    taught: Tensor | None
    """(windows, pieces, LABELS) teachers' probabilities, zero where they say nothing."""
    taught_claims: Tensor | None
    """(windows, pieces, 3) the same of claims."""


def batches(all_examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """The examples in batches of at most BATCH_PIECES pieces, padding counted, in random order."""
    order = sorted(all_examples, key=lambda e: len(e.window) + rng.random() * 16)
    found: list[list[Example]] = []
    held: list[Example] = []
    for example in order:
        longest = max(len(example.window), max((len(e.window) for e in held), default=0))
        if held and longest * (len(held) + 1) > BATCH_PIECES:
            found.append(held)
            held = []
        held.append(example)
    found.append(held)
    rng.shuffle(found)
    return found


def pad(chosen: Sequence[Example], rng: np.random.Generator, device: torch.device, masked: float) -> Batch:
    """A batch's arrays, with some pieces hidden."""
    longest = max(len(e.window) for e in chosen)

    def stack(rows: list[np.ndarray], fill: int) -> Tensor:
        whole = np.full((len(rows), longest), fill, dtype=np.int64)
        for row, values in zip(whole, rows, strict=True):
            row[: len(values)] = values
        return torch.from_numpy(whole).to(device)

    ids = []
    for example in chosen:
        hidden = (rng.random(len(example.window)) < masked) & (example.window.words >= 0)
        ids.append(np.where(hidden, MASK_ID, example.window.ids))
    return Batch(
        chosen,
        ids=stack(ids, 0),
        shapes=stack([e.window.shapes for e in chosen], 0),
        quotes=stack([e.window.quotes for e in chosen], 0),
        mask=stack([np.ones(len(e.window)) for e in chosen], 0),
        labels=stack([np.where(e.window.words >= 0, e.labels, IGNORED) for e in chosen], IGNORED),
        claims=stack([np.where(e.window.words >= 0, e.claims, IGNORED) for e in chosen], IGNORED),
        taught=_stack_taught([e.taught for e in chosen], longest, device),
        taught_claims=_stack_taught([e.taught_claims for e in chosen], longest, device),
    )


def _stack_taught(taught: Sequence[Halves | None], longest: int, device: torch.device) -> Tensor | None:
    said = [each for each in taught if each is not None]
    if len(said) < len(taught):
        return None
    whole = np.zeros((len(said), longest, said[0].shape[1]), dtype=np.float32)
    for row, each in zip(whole, said, strict=True):
        row[: len(each)] = each
    return torch.from_numpy(whole).to(device)
