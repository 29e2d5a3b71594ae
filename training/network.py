"""The network that is trained: MiniLM with heads for labels, links and sentences.

Kept in one torch module so that training and export see the same thing; the shipped form of it is run by
bot.provenance.tagger.network.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from bot.provenance.tagger.links import BUCKETS, GAPS, LINK_SIZE
from bot.provenance.tagger.pieces import QUOTES, SHAPES
from bot.provenance.tagger.tags import LABELS
from training.examples import SENTENCE_LABELS


class Linker(nn.Module):
    """Scores what a span belongs to: a bilinear form of both spans' ends, plus how far apart they stand."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.span = nn.Linear(2 * width, LINK_SIZE)
        self.target = nn.Linear(2 * width, LINK_SIZE)
        self.distance = nn.Embedding(BUCKETS, 1)
        self.gap = nn.Embedding(GAPS, 1)
        self.none = nn.Linear(2 * width, 1)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.gap.weight)

    def forward(self, spans: Tensor, targets: Tensor, distances: Tensor, gaps: Tensor) -> Tensor:
        """(spans, targets + 1) scores, the last column for none; `distances` and `gaps` are (spans, targets)."""
        scores: Tensor = self.span(spans) @ self.target(targets).T / LINK_SIZE**0.5
        scores = scores + self.distance(distances).squeeze(-1) + self.gap(gaps).squeeze(-1)
        return torch.cat([scores, self.none(spans)], dim=1)


class Tagger(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, width)
        self.quote = nn.Embedding(QUOTES, width)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)
        self.labels = nn.Linear(width, LABELS)
        self.source_link = Linker(width)
        self.content_link = Linker(width)
        self.sentence = nn.Linear(width, len(SENTENCE_LABELS))
        self.claims = nn.Linear(width, 3)
        """Outside, beginning or inside of a claim."""
        self.layer_drop = 0.0
        """Share of layers left out at random in each step of training (Fan et al. 2020)."""

    def encode(self, ids: Tensor, shapes: Tensor, quotes: Tensor, mask: Tensor | None = None) -> Tensor:
        """(windows, pieces, width) vectors of the pieces; `mask` is 1 for pieces, 0 for padding."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes) + self.quote(quotes)
        if mask is None:
            mask = torch.ones_like(ids)
        with self._some_layers():
            hidden: Tensor = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden

    @contextmanager
    def _some_layers(self) -> Iterator[None]:
        """While it lasts, the encoder lacks the layers that are left out of this step."""
        everything = self.encoder.encoder.layer
        if self.training and self.layer_drop:
            kept = [layer for layer in everything if torch.rand(()) >= self.layer_drop]
            self.encoder.encoder.layer = nn.ModuleList(kept)
        try:
            yield
        finally:
            self.encoder.encoder.layer = everything


def base_encoder(folder: Path, layers: int, *, attention: str = "sdpa") -> BertModel:
    """The base model's lowest layers, without dropout: pieces are masked in training instead."""
    encoder = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation=attention,
    )
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    return encoder
