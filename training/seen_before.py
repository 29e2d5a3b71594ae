"""Fits what the comparing of claims weighs by: `python -m training.seen_before`.

`vectors.npz` maps the shipped encoder's mean vectors to those of the base model it was made from, on PolNeAR's
training sentences (ridge regression onto the first components): tagging has taught the encoder to forget part of what
sentences mean, and this finds what it still knows. `weights.json` is a logistic regression over the features of the
tuning pairs (`benchmarks/seen_before/tuning.jsonl`, and those of `benchmarks/pairs.jsonl` at a lower weight). The
pairs that are held back are not looked at. Needs the `training` extra; `--weights` fits the second alone, without it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.pairs import read_pairs
from benchmarks.seen_before import Pair, read
from bot.model import Span
from bot.provenance.seen_before import judging, prints, read_print, vectors
from bot.provenance.seen_before.agreement import Features
from bot.provenance.seen_before.prints import WIDTH, nearness_of
from bot.provenance.segment import sentences

_TEXTS = Path("../shared/data/attribution/train.jsonl")
_MOST = 12_000
_LENGTHS = range(30, 260)
_RIDGE = 100.0
_L2 = 5.0
_NOT_SAME = 0.8
"""Weight of a pair that is not the same: near misses are written more densely than they come up."""
_LESSER = 0.4
"""The same in the second file, which has two of them to each pair that is the same."""
_STEPS = 50
Array = NDArray[Any]


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", action="store_true", help="fit the weights alone")
    if not parser.parse_args().weights:
        fit_vectors()
    fit_weights()


def fit_vectors() -> None:
    """Learn the map of vectors."""
    texts = list(_sentences())
    ours = np.array([vectors.mean_vector(text) for text in texts], dtype=np.float32)
    write_map(ours, _base_vectors(texts))


def write_map(ours: Array, theirs: Array) -> None:
    """Fit the map from our vectors to the first components of theirs, and write it."""
    middle, spread = ours.mean(axis=0), ours.std(axis=0) + 1e-3
    rest = theirs - theirs.mean(axis=0)
    parts = np.linalg.svd(rest, full_matrices=False)[2][:WIDTH]
    scaled = (ours - middle) / spread
    matrix = np.linalg.solve(scaled.T @ scaled + _RIDGE * np.eye(scaled.shape[1]), scaled.T @ (rest @ parts.T))
    kept = {"middle": middle, "spread": spread, "matrix": matrix}
    np.savez_compressed(vectors.FILE, **{name: array.astype(np.float16) for name, array in kept.items()})
    print(f"{len(ours):,} sentences, {vectors.FILE.stat().st_size:,} bytes")


def _sentences() -> Iterator[str]:
    found: dict[str, None] = {}
    for line in _TEXTS.read_text(encoding="utf-8").splitlines():
        for paragraph in json.loads(line)["text"].split("\n"):
            spans = sentences(paragraph, Span(0, len(paragraph)))
            found |= dict.fromkeys(span.of(paragraph) for span in spans if len(span.of(paragraph)) in _LENGTHS)
    texts = list(found)
    random.Random(0).shuffle(texts)
    yield from texts[:_MOST]


def _base_vectors(texts: Sequence[str]) -> Array:
    """The base model's own sentence vectors: the mean of its last layer, of length 1."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    from training.base import base_folder

    tokenizer, model = AutoTokenizer.from_pretrained(base_folder()), AutoModel.from_pretrained(base_folder()).eval()
    found = []
    with torch.inference_mode():
        for start in range(0, len(texts), 64):
            read = tokenizer(list(texts[start : start + 64]), padding=True, return_tensors="pt")
            inside = read["attention_mask"][..., None]
            mean = (model(**read).last_hidden_state * inside).sum(1) / inside.sum(1)
            found.append(torch.nn.functional.normalize(mean).numpy())
    return np.concatenate(found)


def fit_weights() -> None:
    """Learn the weights of the features."""
    near = read("tuning")
    far = [Pair(each.a, each.b, each.label == "same", each.label) for each in read_pairs()]
    rows, same, counts = [], [], []
    for pair in (*near, *far):
        one, other = (read_print(each) for each in prints(sorted((pair.a, pair.b))))
        features = judging.judged_by(one, other) if one and other else None
        if one and other and features is not None:
            rows.append([*features, nearness_of(one.vector, other.vector)])
            same.append(pair.same)
            counts.append(1.0 if pair.same else _LESSER if pair.how in {"differs", "other"} else _NOT_SAME)
    weights, offset = _logistic(np.array(rows), np.array(same, dtype=float), np.array(counts))
    kept = {
        "weights": {name: round(float(w), 4) for name, w in zip((*Features._fields, "close"), weights, strict=True)}
    }
    text = json.dumps({**kept, "offset": round(offset, 4)}, indent=1)
    judging.FILE.write_text(text + "\n", encoding="utf-8")
    print(text)


def _logistic(rows: Array, same: Array, counts: Array) -> tuple[Array, float]:
    """Weights and offset, by Newton's method, the weights held small on the features' own scale."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = np.column_stack([(rows - middle) / spread, np.ones(len(rows))])
    held = np.append(np.full(rows.shape[1], _L2), 1e-6)
    found = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (counts * (likely - same)) + held * found
        bend = scaled.T @ (scaled * (counts * likely * (1 - likely))[:, None]) + np.diag(held)
        found -= np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)


if __name__ == "__main__":
    main()
