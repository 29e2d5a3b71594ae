"""What is learned from a batch: the loss of each task."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from bot.provenance.tagger.links import Run, distances, gaps
from training.batches import Batch
from training.examples import IGNORED, SENTENCE_LABELS, Example
from training.network import Linker, Tagger

HEAD_DROP = 0.1
"""Dropout before the heads."""
WEIGHTS = {
    "labels": 1.0,
    "links": 0.25,
    "sentences": 0.5,
    "claims": 0.3,
    "taught labels": 1.0,
    "taught claims": 0.3,
    "taught sentences": 0.3,
}
BALANCE = 0.4
"""0 weighs every sentence alike, 1 every label."""


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
    if bool((batch.claims != IGNORED).any()):
        marked = nn.functional.cross_entropy(
            model.claims(flat), batch.claims.flatten(), ignore_index=IGNORED, reduction="sum"
        )
        # Over a usual number of pieces, so that a lone marked window does not weigh as much as a batch of them.
        result["claims"] = marked / max(int((batch.claims != IGNORED).sum()), 1000)
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
    if batch.taught is not None and batch.taught_claims is not None:
        result["taught labels"] = taught_loss(model.labels(flat), batch.taught)
        result["taught claims"] = taught_loss(model.claims(flat), batch.taught_claims)
        result |= taught_sentences_loss(model, flat, batch)
    return result


def taught_loss(scores: Tensor, taught: Tensor) -> Tensor:
    """Mean cross-entropy with what teachers say of each piece."""
    said = taught.flatten(0, 1)
    return -(said * scores.log_softmax(dim=1)).sum() / said.sum().clamp(min=1)


def taught_sentences_loss(model: Tagger, flat: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Cross-entropy with what teachers say of each sentence, if they say something."""
    width = batch.ids.shape[1]
    pairs = [(row, run, told) for row, e in enumerate(batch.examples) for run, told in e.taught_sentences]
    if not pairs:
        return {}
    scores = model.sentence(means(flat, [shifted([run], row * width)[0] for row, run, _ in pairs]))
    truth = torch.from_numpy(np.stack([told for _, _, told in pairs]).astype(np.float32)).to(flat.device)
    return {"taught sentences": -(truth * scores.log_softmax(dim=1)).sum(dim=1).mean()}


def sentence_weights(all_examples: Sequence[Example]) -> Tensor:
    """A weight for each sentence label: rarer ones count more."""
    counts = np.ones(len(SENTENCE_LABELS))
    for example in all_examples:
        for _, truth in example.sentences:
            counts[truth] += 1
    weights = (counts.sum() / len(counts) / counts) ** BALANCE
    return torch.tensor(weights / (weights * counts).sum() * counts.sum(), dtype=torch.float32)
