"""What trained models make of every text that is learned from, for a smaller one to learn from them.

usage: python -m training.teach LESSONS.npz MODEL_FOLDER [MODEL_FOLDER …]

Writes the mean of the models' probabilities: of each word piece's labels and of each sentence's label, over the
training documents and over the news pages that nobody marked (Hinton et al. 2015, knowledge distillation). Runs the
exported models, a few minutes for each.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.model import Span
from bot.provenance.segment import sentences
from bot.provenance.tagger.network import Network
from bot.provenance.tagger.pieces import Ints
from bot.provenance.tagger.tags import LABELS, log_softmax
from training.corpus import Document, all_documents
from training.examples import larger_part
from training.lessons import Halves, Lesson, write


def lesson(networks: Sequence[Network], document: Document) -> Lesson:
    """The mean of what the networks say of one document."""
    spans = [span for line in document.paragraphs for span in sentences(document.text, line)]
    starts: list[Ints] = []
    labels: list[Halves] = []
    claims: list[Halves] = []
    judged: dict[Span, Halves] = {}
    for window in networks[0].cutter.windows(document.text, document.paragraphs):
        outputs = [network.run(window) for network in networks]
        inside = np.flatnonzero(window.words >= 0)
        starts.append(window.starts[inside])
        labels.append(_mean([np.exp(log_softmax(output.scores[inside])) for output in outputs]))
        claims.append(
            _mean(
                [np.exp(n.claims.log_probabilities(o.hidden[inside])) for n, o in zip(networks, outputs, strict=True)]
            )
        )
        for span in spans:
            run = larger_part(window, span)
            if run is not None:
                vectors = [output.hidden[run[0] : run[1]].mean(axis=0, keepdims=True) for output in outputs]
                judged[span] = _mean(
                    [n.sentence.probabilities(vector)[0] for n, vector in zip(networks, vectors, strict=True)]
                )
    kinds = len(networks[0].sentence.labels)
    return Lesson(
        np.concatenate([np.zeros(0, dtype=np.int64), *starts]),
        np.concatenate([np.zeros((0, LABELS), dtype=np.float16), *labels]),
        np.concatenate([np.zeros((0, 3), dtype=np.float16), *claims]),
        np.array(list(judged), dtype=np.int64).reshape(-1, 2),
        np.array(list(judged.values()), dtype=np.float16).reshape(-1, kinds),
    )


def _mean(rows: Sequence[NDArray[np.float32]]) -> Halves:
    return np.mean(rows, axis=0).astype(np.float16)


def main() -> None:
    """Write what the models of the command line say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lessons", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    chosen = parser.parse_args()
    networks = [Network(folder) for folder in chosen.folders]
    found: dict[str, Lesson] = {}
    for document in all_documents():
        found.setdefault(document.id, lesson(networks, document))
    write(chosen.lessons, found)
    print(f"{len(found)} documents, {sum(len(each.spans) for each in found.values())} sentences")


if __name__ == "__main__":
    main()
