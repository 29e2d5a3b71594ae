"""Train the tagger.

usage: python -m training.train FOLDER [--layers 6] [--epochs 5] [--seed 1] [--lessons LESSONS.npz] [--start RUN]

FOLDER holds the run: its settings, a checkpoint every few minutes from which the same command goes on, log.jsonl, and
at the end weights.pt (the running average of the weights). Needs the "training" extra and ../shared. On two CPU cores
an epoch of six layers takes about 14 minutes, or 4 where they have units for bfloat16; a GPU is used if there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from bot.provenance.tagger.pieces import Cutter
from training.base import base_folder
from training.batches import Batch, batches, pad
from training.corpus import all_documents, training_documents
from training.examples import Example, examples
from training.lessons import read_lessons
from training.losses import WEIGHTS, losses, sentence_weights
from training.network import Tagger, base_encoder

PEAK = {"body": 2.5e-4, "embeddings": 1e-4, "heads": 1e-3}
"""Highest learning rate of each part."""
WARM_UP = 0.06
"""Share of the steps in which the rate rises; then it falls to nothing in a straight line."""
MASKED = 0.15
"""Share of pieces hidden from the network in training, in place of dropout, which is slow on processors."""
LAYER_DROP = 0.1
WEIGHT_DECAY = 0.05
AVERAGING = 0.995
"""How much of the running average of the weights is kept at each step (Polyak averaging)."""
SAVE_SECONDS = 240


@dataclass(frozen=True, slots=True)
class Plan:
    """What makes a run what it is."""

    layers: int
    epochs: int
    seed: int
    lessons: str | None = None
    """What teachers say (training.teach), to learn from beside the marks."""
    start: str | None = None
    """The run whose weights are begun with; of more layers than wanted, evenly spread ones are taken."""


class Training:
    """One training run: model, optimiser, running average, and where it stands."""

    def __init__(self, folder: Path, plan: Plan, device: torch.device) -> None:
        torch.manual_seed(plan.seed)
        self.folder, self.plan, self.device = folder, plan, device
        self.halves = device.type == "cuda" or torch.cpu._is_amx_tile_supported()
        """Whether products are worked out in bfloat16: several times as fast where the processor has units for it."""
        attention = "eager" if self.halves and device.type == "cpu" else "sdpa"
        self.model = Tagger(base_encoder(base_folder(), plan.layers, attention=attention))
        if plan.start is not None:
            self.model.load_state_dict(_begin_with(Path(plan.start), plan.layers), strict=False)
        self.model.to(device)
        if self.halves:
            for layer in self.model.encoder.encoder.layer:
                layer.compile(dynamic=True)
        self.model.layer_drop = LAYER_DROP
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.optimiser = torch.optim.AdamW(_groups(self.model), fused=True)
        self.epoch = self.batch = 0

    @property
    def checkpoint(self) -> Path:
        """Where the run is kept."""
        return self.folder / "checkpoint.pt"

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if self.checkpoint.exists():
            kept = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
            self.model.load_state_dict(kept["model"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.average, self.epoch, self.batch = kept["average"], kept["epoch"], kept["batch"]

    def save(self) -> None:
        """Keep the run; a cut in the middle of writing leaves the last checkpoint."""
        new = self.checkpoint.with_suffix(".new")
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "average": self.average,
                "epoch": self.epoch,
                "batch": self.batch,
            },
            new,
        )
        new.rename(self.checkpoint)

    def step(self, batch: Batch, weights: Tensor, progress: float) -> dict[str, float]:
        """One step; returns the losses."""
        rate = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        for group in self.optimiser.param_groups:
            group["lr"] = PEAK[group["name"]] * max(rate, 1e-3)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.halves):
            found = losses(self.model, batch, weights)
        total = torch.stack([found[name] * weight for name, weight in WEIGHTS.items()]).sum()
        self.optimiser.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        with torch.no_grad():
            now = self.model.state_dict()
            keep = min(AVERAGING, 1 - 1 / (10 + 100 * progress * 10))
            floats = [name for name, value in now.items() if value.is_floating_point()]
            torch._foreach_lerp_([self.average[n] for n in floats], [now[n] for n in floats], 1 - keep)
        return {name: float(value.detach()) for name, value in found.items()}


def _begin_with(run: Path, layers: int) -> dict[str, Tensor]:
    """The weights of another run, with as many of its layers as are wanted."""
    state: dict[str, Tensor] = torch.load(run / "weights.pt", map_location="cpu", weights_only=True)
    prefix = "encoder.encoder.layer."
    numbers = {int(name.removeprefix(prefix).split(".")[0]) for name in state if name.startswith(prefix)}
    chosen = np.linspace(0, max(numbers), layers).round().astype(int).tolist()
    kept = {name: value for name, value in state.items() if not name.startswith(prefix)}
    for new, old in enumerate(chosen):
        start = f"{prefix}{old}."
        kept |= {f"{prefix}{new}.{n.removeprefix(start)}": v for n, v in state.items() if n.startswith(start)}
    return kept


def _groups(model: Tagger) -> list[dict[str, object]]:
    """The parameters by learning rate, with weight decay on matrices only."""
    split: dict[tuple[str, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        part = "heads"
        if name.startswith("encoder."):
            part = "embeddings" if "embeddings." in name else "body"
        split.setdefault((part, parameter.ndim > 1), []).append(parameter)
    return [
        {"params": chosen, "name": part, "weight_decay": WEIGHT_DECAY if decays else 0.0, "lr": PEAK[part]}
        for (part, decays), chosen in split.items()
    ]


def train(folder: Path, plan: Plan) -> None:
    """Train from where the folder's checkpoint stands to the end of the plan."""
    folder.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    (folder / "plan.json").write_text(json.dumps(asdict(plan)), encoding="utf-8")
    run = Training(folder, plan, device)
    run.resume()
    cutter = Cutter(Tokenizer.from_file(str(base_folder() / "tokenizer.json")))
    lessons = read_lessons(Path(plan.lessons)) if plan.lessons is not None else None
    documents = training_documents() if lessons is None else all_documents()
    saved = time.monotonic()
    while run.epoch < plan.epochs:
        seed = plan.seed * 1000 + run.epoch
        cut = examples(cutter, documents, seed, lessons)
        weights = sentence_weights(cut).to(device)
        todo = batches(cut, random.Random(seed))
        masking = np.random.default_rng(seed)
        for losses_, pieces in _epoch(run, todo, weights, masking):
            _log(folder, run, len(todo), losses_, pieces)
            if time.monotonic() - saved > SAVE_SECONDS:
                run.save()
                saved = time.monotonic()
        run.epoch, run.batch = run.epoch + 1, 0
        run.save()
        for name in ("weights.pt", f"weights-{run.epoch}.pt"):
            torch.save(run.average, folder / name)


def _epoch(
    run: Training, todo: Sequence[Sequence[Example]], weights: Tensor, masking: np.random.Generator
) -> Iterator[tuple[dict[str, float], int]]:
    """The epoch's remaining steps: losses and pieces read."""
    run.model.train()
    while run.batch < len(todo):
        batch = pad(todo[run.batch], masking, run.device, MASKED)
        progress = (run.epoch + run.batch / len(todo)) / run.plan.epochs
        found = run.step(batch, weights, progress)
        run.batch += 1
        yield found, int(batch.mask.sum())


def _log(folder: Path, run: Training, count: int, found: dict[str, float], pieces: int) -> None:
    line = {"epoch": run.epoch, "batch": run.batch, "of": count, "pieces": pieces, "at": round(time.time(), 1)}
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line | {name: round(value, 4) for name, value in found.items()}) + "\n")


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lessons")
    parser.add_argument("--start")
    chosen = parser.parse_args()
    train(chosen.folder, Plan(chosen.layers, chosen.epochs, chosen.seed, chosen.lessons, chosen.start))


if __name__ == "__main__":
    main()
