"""The shipped weights, run by ONNX Runtime on one thread.

The encoder and the label scores are one int8 graph (tagger.onnx); the small heads for links, claims and sentences are
arrays (heads.npz), worked out with numpy on the encoder's vectors. Loaded once per process.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.provenance.tagger.claims import ClaimHead
from bot.provenance.tagger.decode import Linkers
from bot.provenance.tagger.links import Linker
from bot.provenance.tagger.pieces import Cutter, Window
from bot.provenance.tagger.tags import Floats

FOLDER = Path(str(files("bot.provenance"))) / "model"
"""Where the shipped model lies."""


@dataclass(frozen=True, slots=True)
class Output:
    """What the network says of one window."""

    hidden: Floats
    """(pieces, width) vectors."""
    scores: Floats
    """(pieces, LABELS) before the softmax."""


@dataclass(frozen=True, slots=True)
class SentenceHead:
    """Judges a sentence by the mean of its pieces' vectors."""

    weight: Floats
    bias: Floats
    labels: tuple[str, ...]
    """Kinds, with fact as "fact0", "fact1", "fact2" by worth."""

    def probabilities(self, vectors: Floats) -> Floats:
        """(sentences, labels) for (sentences, width) vectors."""
        scores = vectors @ self.weight.T + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Floats = powers / powers.sum(axis=1, keepdims=True)
        return result


class Network:
    """The trained network and its tokenizer; holds no state between windows."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.settings: Mapping[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.cutter = Cutter(Tokenizer.from_file(str(folder / "tokenizer.json")))
        with np.load(folder / "heads.npz") as heads:
            self.linkers = Linkers(Linker.load(heads, "source_link"), Linker.load(heads, "content_link"))
            self.claims = ClaimHead.load(heads)
            self.sentence = SentenceHead(
                np.asarray(heads["sentence.weight"], dtype=np.float32),
                np.asarray(heads["sentence.bias"], dtype=np.float32),
                tuple(self.settings["sentence_labels"]),
            )
        self._session = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), _options(), providers=["CPUExecutionProvider"]
        )

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return str(self.settings["name"])

    def run(self, window: Window) -> Output:
        """Read one window."""
        feed = {"ids": window.ids[None], "shapes": window.shapes[None], "quotes": window.quotes[None]}
        hidden, scores = self._session.run(["hidden", "scores"], feed)
        return Output(hidden[0], scores[0])


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    # One thread a worker: the workers share the cores between them, and spinning threads would fight over them.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


@cache
def shipped() -> Network:
    """The process's one network."""
    return Network()
