"""Fit the table of weights by which bot.provenance.rules.sentences judges a sentence.

usage: python -m training.fit_sentences [TRAIN.tsv]

TRAIN.tsv (default ../shared/data/sentences/train.tsv): id, kind, worth, before, text; see the guide named in its
README. Needs the "training" extra (numpy, scikit-learn). Nothing is drawn at random: folds are a hash of the document
id, so that the sentences of one document stay together. The third of the documents that benchmarks/sentences.py
measures on is left out, so that its figures are honest.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from benchmarks.sentences import TRAIN, Example, bucket, is_held_out, read_examples
from bot.provenance.rules import sentences
from bot.provenance.rules.sentences_features import features

STRENGTH = 1.0
"""Inverse of the L2 penalty."""
BALANCE = 0.7
"""0 weighs every sentence alike, 1 every label."""
BAG_SCALE = 0.3
"""Single words count less than what they stand for."""
LEAST_SEEN = 3
SMALLEST = 0.04
"""A row of weights with nothing larger is left out of the table."""
FOLDS = 5

Values = dict[str, float]
Floats = NDArray[np.float64]


def label(example: Example) -> str:
    """The label that is fitted: the kind, with worth for facts."""
    return f"fact{example.worth}" if example.kind == "fact" else example.kind


def scale(name: str) -> float:
    """How much a feature's value counts in the fit."""
    return BAG_SCALE if name.startswith(("w:", "first:")) else 1.0


def columns(rows: Sequence[Values]) -> dict[str, int]:
    """Feature → column for those seen often enough."""
    seen = Counter(name for row in rows for name in row)
    return {name: at for at, name in enumerate(sorted(n for n, count in seen.items() if count >= LEAST_SEEN))}


def matrix(rows: Sequence[Values], at: dict[str, int]) -> csr_matrix:
    """One line a sentence, one column a feature."""
    cells = [
        (line, at[name], value * scale(name))
        for line, row in enumerate(rows)
        for name, value in row.items()
        if name in at
    ]
    lines, places, values = zip(*cells, strict=True)
    return csr_matrix((values, (lines, places)), shape=(len(rows), len(at)))


def fit(rows: Sequence[Values], labels: Sequence[str]) -> tuple[LogisticRegression, dict[str, int]]:
    """The regression and its columns."""
    at = columns(rows)
    counts = Counter(labels)
    weights = [(len(labels) / len(counts) / counts[each]) ** BALANCE for each in labels]
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix(rows, at), labels, sample_weight=weights)
    return model, at


def out_of_fold(rows: Sequence[Values], labels: Sequence[str], folds: Sequence[int]) -> tuple[Floats, list[str]]:
    """Each sentence's label probabilities from a fit that has not seen its document, and the labels' order."""
    order = sorted(set(labels))
    result = np.zeros((len(rows), len(order)))
    for fold in range(FOLDS):
        inside = [i for i, each in enumerate(folds) if each != fold]
        outside = [i for i, each in enumerate(folds) if each == fold]
        model, at = fit([rows[i] for i in inside], [labels[i] for i in inside])
        result[outside] = model.predict_proba(matrix([rows[i] for i in outside], at))
    return result, order


def platt(probability: Floats, truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset that turn the log-odds of worth 2 into a calibrated probability."""
    bounded = probability.clip(1e-6, 1 - 1e-6)
    odds = np.log(bounded / (1 - bounded)).reshape(-1, 1)
    model = LogisticRegression(C=1e6).fit(odds, truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_cut(share: Floats, truth: NDArray[np.bool_], allowed: NDArray[np.bool_]) -> float:
    """The share of fact's probability at which F1 of `truth` is highest."""
    cuts = [float(cut) for cut in np.arange(0.2, 0.95, 0.01)]
    return max(cuts, key=lambda cut: float(f1_score(truth, allowed & (share >= cut))))


def table(examples: Sequence[Example]) -> dict[str, object]:
    """The table of weights in its JSON form."""
    rows = [features(example.text, in_quote=example.in_quote) for example in examples]
    labels = [label(example) for example in examples]
    by_fold, order = out_of_fold(rows, labels, [bucket(example.document, "fold", FOLDS) for example in examples])
    facts = [order.index(name) for name in ("fact0", "fact1", "fact2")]
    fact = by_fold[:, facts].sum(axis=1)
    is_fact = fact >= np.delete(by_fold, facts, axis=1).max(axis=1)
    truth = np.array(labels)
    slope, offset = platt(by_fold[:, facts[2]], truth == "fact2")
    some = best_cut(by_fold[:, facts[1:]].sum(axis=1) / fact, np.isin(truth, ["fact1", "fact2"]), is_fact)
    high = best_cut(by_fold[:, facts[2]] / fact, truth == "fact2", is_fact)
    model, at = fit(rows, labels)
    weights = {name: [round(float(w) * scale(name), 3) for w in model.coef_[:, place]] for name, place in at.items()}
    return {
        "labels": [str(name) for name in model.classes_],
        "bias": [round(float(each), 3) for each in model.intercept_],
        "slope": round(slope, 3),
        "offset": round(offset, 3),
        "worth_cuts": [round(some, 2), round(high, 2)],
        "weights": {name: row for name, row in weights.items() if max(map(abs, row)) >= SMALLEST},
    }


def write(fitted: dict[str, object], path: Path) -> None:
    """Write the table, one feature a line, so that a new fit can be compared with the old one."""
    text = json.dumps(fitted, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write the shipped table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", nargs="?", type=Path, default=TRAIN)
    examples = [example for example in read_examples(parser.parse_args().train) if not is_held_out(example.document)]
    write(table(examples), Path(sentences.__file__).with_name(sentences.TABLE))


if __name__ == "__main__":
    main()
