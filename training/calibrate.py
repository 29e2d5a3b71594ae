"""Fit how label probabilities become worth and score, on judged sentences that no weight was trained on.

usage: python -m training.calibrate [MODEL_FOLDER]

Writes the scale into the folder's settings.json: Platt scaling of the probability of worth 2, and the shares of
fact's probability at which F1 of worth 1 or more, and of worth 2, is highest.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from benchmarks.attribution import article_of
from bot.provenance.sentences import FACTS
from bot.provenance.tagger.network import FOLDER, Network
from bot.provenance.tagger.reader import TaggerReading
from training.corpus import Document, tuning_documents

Floats = NDArray[np.float64]


def read(network: Network, documents: Sequence[Document]) -> tuple[Floats, list[str]]:
    """(sentences, labels) probabilities of the judged sentences, and what they were judged to be."""
    rows: list[Floats] = []
    truths: list[str] = []
    for document in documents:
        judged = sorted(document.sentences, key=lambda each: each.span)
        vectors = TaggerReading(network, article_of(document.text)).vectors([each.span for each in judged])
        read = [(vector, each.label) for vector, each in zip(vectors, judged, strict=True) if vector is not None]
        if read:
            rows.append(network.sentence.probabilities(np.array([vector for vector, _ in read])).astype(np.float64))
            truths += [truth for _, truth in read]
    return np.concatenate(rows), truths


def platt(probability: Floats, truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset that turn the log-odds of worth 2 into a calibrated probability."""
    bounded = probability.clip(1e-6, 1 - 1e-6)
    odds = np.log(bounded / (1 - bounded)).reshape(-1, 1)
    model = LogisticRegression(C=1e6).fit(odds, truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_cut(share: Floats, truth: NDArray[np.bool_], allowed: NDArray[np.bool_]) -> float:
    """The share of fact's probability at which F1 of `truth` is highest."""
    cuts = [float(cut) for cut in np.arange(0.2, 0.96, 0.02)]
    return max(cuts, key=lambda cut: float(f1_score(truth, allowed & (share >= cut))))


def fit(probabilities: Floats, truths: Sequence[str], labels: Sequence[str]) -> dict[str, float]:
    """The scale in its JSON form."""
    facts = [labels.index(name) for name in FACTS]
    fact = probabilities[:, facts].sum(axis=1)
    others = np.delete(probabilities, facts, axis=1)
    is_fact = fact >= others.max(axis=1)
    truth = np.array(truths)
    slope, offset = platt(probabilities[:, facts[2]], truth == "fact2")
    return {
        "slope": round(slope, 3),
        "offset": round(offset, 3),
        "some": round(
            best_cut(probabilities[:, facts[1:]].sum(axis=1) / fact, np.isin(truth, FACTS[1:]), is_fact), 2
        ),
        "high": round(best_cut(probabilities[:, facts[2]] / fact, truth == "fact2", is_fact), 2),
    }


def main() -> None:
    """Fit and write the scale of one model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder = parser.parse_args().folder
    network = Network(folder)
    probabilities, truths = read(network, tuning_documents())
    scale = fit(probabilities, truths, network.sentence.labels)
    path = folder / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8")) | {"scale": scale}
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    print(f"{len(truths)} sentences: {scale}")


if __name__ == "__main__":
    main()
