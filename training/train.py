"""Train the tagger.

usage: python -m training.train FOLDER [--layers 6] [--epochs 5] [--seed 1] [--lessons LESSONS.npz] [--start RUN]

FOLDER holds the run: its settings, a checkpoint every few minutes from which the same command goes on, log.jsonl, and
at the end weights.pt (the running average of the weights). Needs the "training" extra and ../shared. On two CPU cores
an epoch of six layers takes about 14 minutes; a GPU is used if there is one.
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

from bot.provenance.tagger.links import distances, gaps
from bot.provenance.tagger.pieces import Cutter
from bot.provenance.tagger.tags import LABELS
from training.base import base_folder
from training.corpus import all_documents, training_documents
from training.examples import IGNORED, SENTENCE_LABELS, Example, Run, examples
from training.lessons import read_lessons
from training.network import Linker, Tagger, base_encoder

BATCH_PIECES = 3072
PEAK = {"body": 2.5e-4, "embeddings": 1e-4, "heads": 1e-3}
"""Highest learning rate of each part."""
WARM_UP = 0.06
"""Share of the steps in which the rate rises; then it falls to nothing in a straight line."""
MASKED = 0.15
"""Share of pieces hidden from the network in training, in place of dropout, which is slow on processors."""
LAYER_DROP = 0.1
HEAD_DROP = 0.1
"""Dropout before the heads."""
WEIGHT_DECAY = 0.05
AVERAGING = 0.995
"""How much of the running average of the weights is kept at each step (Polyak averaging)."""
WEIGHTS = {"labels": 1.0, "links": 0.25, "sentences": 0.3, "taught labels": 1.0, "taught sentences": 0.3}
BALANCE = 0.4
"""0 weighs every sentence alike, 1 every label."""
SAVE_SECONDS = 240
MASK_ID = 103


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


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length, padded; all arrays (windows, pieces)."""

    examples: Sequence[Example]
    ids: Tensor
    shapes: Tensor
    quotes: Tensor
    mask: Tensor
    labels: Tensor
    taught: Tensor | None
    """(windows, pieces, LABELS) teachers' probabilities, zero where they say nothing."""


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
        taught=_stack_taught(chosen, longest, device),
    )


def _stack_taught(chosen: Sequence[Example], longest: int, device: torch.device) -> Tensor | None:
    if any(e.taught is None for e in chosen):
        return None
    whole = np.zeros((len(chosen), longest, LABELS), dtype=np.float32)
    for row, example in zip(whole, chosen, strict=True):
        if example.taught is not None:
            row[: len(example.taught)] = example.taught
    return torch.from_numpy(whole).to(device)


def all_ends(flat: Tensor, runs: Sequence[Run]) -> Tensor:
    """(runs, 2 * width) first and last vectors of runs, which count over all pieces of the batch."""
    firsts = torch.tensor([low for low, _ in runs], device=flat.device)
    lasts = torch.tensor([high - 1 for _, high in runs], device=flat.device)
    return torch.cat([flat.index_select(0, firsts), flat.index_select(0, lasts)], dim=1)


def means(flat: Tensor, runs: Sequence[Run]) -> Tensor:
    """(runs, width) mean vectors of runs, which count over all pieces of the batch."""
    pieces = torch.cat([torch.arange(low, high, device=flat.device) for low, high in runs])
    lengths = torch.tensor([high - low for low, high in runs], device=flat.device)
    owner = torch.repeat_interleave(torch.arange(len(runs), device=flat.device), lengths)
    sums = torch.zeros(len(runs), flat.shape[1], device=flat.device).index_add(0, owner, flat.index_select(0, pieces))
    return sums / lengths[:, None]


def shifted(runs: Sequence[Run], by: int) -> list[Run]:
    """Runs of one window counted over the batch."""
    return [(low + by, high + by) for low, high in runs]


def link_losses(model: Tagger, flat: Tensor, batch: Batch) -> list[Tensor]:
    """Mean cross-entropy of each window's links, for each kind that it has: cue to source, content to cue."""
    width = batch.ids.shape[1]
    found: list[Tensor] = []
    for linker, pairs_of, targets_of in (
        (model.source_link, lambda e: e.cues, lambda e: e.sources),
        (model.content_link, lambda e: e.contents, lambda e: [run for run, _ in e.cues]),
    ):
        chosen = [(row, e, pairs_of(e), targets_of(e)) for row, e in enumerate(batch.examples)]
        chosen = [each for each in chosen if each[2] and each[3]]
        if not chosen:
            continue
        spans = all_ends(
            flat, [r for row, _, pairs, _ in chosen for r in shifted([run for run, _ in pairs], row * width)]
        )
        targets = all_ends(flat, [r for row, _, _, runs in chosen for r in shifted(runs, row * width)])
        by_span = spans.split([len(pairs) for _, _, pairs, _ in chosen])
        by_target = targets.split([len(runs) for _, _, _, runs in chosen])
        for (_, example, pairs, runs), at_span, at_target in zip(chosen, by_span, by_target, strict=True):
            found.append(link_loss(linker, example, pairs, runs, at_span, at_target))
    return found


def link_loss(
    linker: Linker,
    example: Example,
    pairs: Sequence[tuple[Run, int]],
    targets: Sequence[Run],
    at_span: Tensor,
    at_target: Tensor,
) -> Tensor:
    """Mean cross-entropy of one window's links of one kind."""
    runs = [run for run, _ in pairs]
    scores = linker(
        at_span,
        at_target,
        torch.from_numpy(distances(runs, targets)).to(at_span.device),
        torch.from_numpy(gaps(runs, targets, example.window.paragraphs)).to(at_span.device),
    )
    truth = torch.tensor([at if at >= 0 else len(targets) for _, at in pairs], device=at_span.device)
    return nn.functional.cross_entropy(scores, truth)


def losses(model: Tagger, batch: Batch, label_weights: Tensor) -> dict[str, Tensor]:
    """The batch's loss of each task."""
    hidden = model.encode(batch.ids, batch.shapes, batch.quotes, batch.mask)
    flat = nn.functional.dropout(hidden.flatten(0, 1), HEAD_DROP)
    zero = flat[0].sum() * 0
    result = dict.fromkeys(WEIGHTS, zero)
    if bool((batch.labels != IGNORED).any()):
        result["labels"] = nn.functional.cross_entropy(
            model.labels(flat), batch.labels.flatten(), ignore_index=IGNORED
        )
    if links := link_losses(model, flat, batch):
        result["links"] = torch.stack(links).mean()
    width = batch.ids.shape[1]
    judged = [(shifted([run], row * width)[0], t) for row, e in enumerate(batch.examples) for run, t in e.sentences]
    if judged:
        scores = model.sentence(means(flat, [run for run, _ in judged]))
        truth = torch.tensor([t for _, t in judged], device=flat.device)
        # Summed over a usual number in a batch, so that one lone sentence does not weigh as much as thirty.
        each = nn.functional.cross_entropy(scores, truth, weight=label_weights, reduction="none")
        result["sentences"] = each.sum() / max(len(judged), 16)
    if batch.taught is not None:
        result |= taught_losses(model, flat, batch, batch.taught)
    return result


def taught_losses(model: Tagger, flat: Tensor, batch: Batch, taught: Tensor) -> dict[str, Tensor]:
    """Cross-entropy with what teachers say of each piece and each sentence."""
    said = taught.flatten(0, 1)
    each = -(said * model.labels(flat).log_softmax(dim=1)).sum(dim=1)
    result = {"taught labels": each.sum() / said.sum().clamp(min=1)}
    width = batch.ids.shape[1]
    pairs = [(row, run, told) for row, e in enumerate(batch.examples) for run, told in e.taught_sentences]
    if pairs:
        scores = model.sentence(means(flat, [shifted([run], row * width)[0] for row, run, _ in pairs]))
        truth = torch.from_numpy(np.stack([told for _, _, told in pairs]).astype(np.float32)).to(flat.device)
        result["taught sentences"] = -(truth * scores.log_softmax(dim=1)).sum(dim=1).mean()
    return result


def sentence_weights(all_examples: Sequence[Example]) -> Tensor:
    """A weight for each sentence label: rarer ones count more."""
    counts = np.ones(len(SENTENCE_LABELS))
    for example in all_examples:
        for _, truth in example.sentences:
            counts[truth] += 1
    weights = (counts.sum() / len(counts) / counts) ** BALANCE
    return torch.tensor(weights / (weights * counts).sum() * counts.sum(), dtype=torch.float32)


class Training:
    """One training run: model, optimiser, running average, and where it stands."""

    def __init__(self, folder: Path, plan: Plan, device: torch.device) -> None:
        torch.manual_seed(plan.seed)
        self.folder, self.plan, self.device = folder, plan, device
        self.model = Tagger(base_encoder(base_folder(), plan.layers))
        if plan.start is not None:
            self.model.load_state_dict(_begin_with(Path(plan.start), plan.layers))
        self.model.to(device)
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
