"""Export trained weights to the form that is shipped: an int8 ONNX graph, the small heads, tokenizer and settings.

usage: python -m training.export RUN_FOLDER [MODEL_FOLDER]

MODEL_FOLDER is bot/provenance/model unless given. Quantisation is dynamic, signed, by channel, with seven-bit
weights: processors without VNNI add two products in sixteen bits, which eight-bit weights overrun.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from bot.provenance.tagger.network import FOLDER
from training.base import base_folder
from training.examples import SENTENCE_LABELS
from training.network import Tagger, base_encoder

OPSET = 17


class Shipped(nn.Module):
    """What goes into the graph: no padding, one window or several of one length."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor) -> tuple[Tensor, Tensor]:
        """(windows, pieces, width) vectors and (windows, pieces, labels) scores."""
        hidden = self.tagger.encode(ids, shapes, quotes)
        return hidden, self.tagger.labels(hidden)


def load(run: Path) -> Tagger:
    """The averaged weights of a training run."""
    plan = json.loads((run / "plan.json").read_text(encoding="utf-8"))
    tagger = Tagger(base_encoder(base_folder(), plan["layers"], attention="eager"))
    tagger.load_state_dict(torch.load(run / "weights.pt", map_location="cpu", weights_only=True))
    return tagger.eval()


def write_graph(tagger: Tagger, path: Path) -> None:
    """Write the graph in 32-bit floats."""
    sample = torch.ones(1, 16, dtype=torch.long)
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "quotes", "hidden", "scores")}
    torch.onnx.export(
        Shipped(tagger),
        (sample, sample * 0, sample * 0),
        str(path),
        input_names=["ids", "shapes", "quotes"],
        output_names=["hidden", "scores"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write the graph with int8 weights."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder, "ready.onnx")
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(ready, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def write_heads(tagger: Tagger, path: Path) -> None:
    """Write the heads for links, claims and sentences in 16-bit floats."""
    parts = ("source_link.", "content_link.", "sentence.", "claims.")
    state = {name: value for name, value in tagger.state_dict().items() if name.startswith(parts)}
    np.savez_compressed(path, **{name: value.numpy().astype(np.float16) for name, value in state.items()})


def write_tokenizer(path: Path) -> None:
    """Write the vocabulary without the padding and the cut that the base model's file sets."""
    raw = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    raw["padding"] = raw["truncation"] = None
    path.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def export(run: Path, folder: Path) -> None:
    """Write everything but the model card; settings that are already there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    tagger = load(run)
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch, "tagger.onnx")
        write_graph(tagger, graph)
        quantise(graph, folder / "tagger.onnx")
    write_heads(tagger, folder / "heads.npz")
    write_tokenizer(folder / "tokenizer.json")
    settings = folder / "settings.json"
    kept = json.loads(settings.read_text(encoding="utf-8")) if settings.exists() else {}
    kept |= {"name": kept.get("name", "tagger-2"), "sentence_labels": SENTENCE_LABELS}
    settings.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    chosen = parser.parse_args()
    export(chosen.run, chosen.folder)


if __name__ == "__main__":
    main()
