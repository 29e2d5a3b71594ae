"""The most probable runs of words, against trying all; and the network's claims of real sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.attribution import article_of
from bot.provenance.tagger.claims import LEAST_WORDS, best_runs
from bot.provenance.tagger.links import Run
from bot.provenance.tagger.network import shipped
from bot.provenance.tagger.reader import TaggerReading
from bot.provenance.tagger.tags import Floats, log_softmax
from tests.strategies import EXAMPLES

OUTSIDE, FIRST, FURTHER = 0, 1, 2


def all_runs(start: int, count: int) -> Iterator[list[Run]]:
    """Every way to lay runs of the least length or more into the words from `start` on."""
    yield []
    for low in range(start, count - LEAST_WORDS + 1):
        for high in range(low + LEAST_WORDS, count + 1):
            yield from ([(low, high), *rest] for rest in all_runs(high, count))


def score(scores: Floats, runs: list[Run]) -> float:
    labels = np.full(len(scores), OUTSIDE)
    for low, high in runs:
        labels[low:high] = FURTHER
        labels[low] = FIRST
    return float(scores[np.arange(len(scores)), labels].astype(np.float64).sum())


def sure(labels: str) -> Floats:
    """Log-probabilities that are sure of "o", "f" (first) or "i" for each word."""
    scores = np.zeros((len(labels), 3), dtype=np.float32)
    scores[np.arange(len(labels)), ["ofi".index(each) for each in labels]] = 8
    return log_softmax(scores)


@given(st.integers(0, 2**32 - 1), st.integers(0, 11), st.sampled_from([0.0, 0.3, 0.6]))
@EXAMPLES
def test_the_runs_are_the_best_of_all(seed: int, count: int, spread: float) -> None:
    scores = log_softmax(np.random.default_rng(seed).normal(0, spread, (count, 3)).astype(np.float32))
    found = best_runs(scores)
    assert all(high - low >= LEAST_WORDS for low, high in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    best = max(score(scores, runs) for runs in all_runs(0, count))
    assert score(scores, found) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        ("", []),
        ("ooooo", []),
        ("ofiiio", [(1, 5)]),
        ("fiiifiiii", [(0, 4), (4, 9)]),
        ("ofiooo", []),
        ("ofiiioooio", [(1, 5)]),
    ],
)
def test_what_is_sure_is_read_and_scraps_are_dropped(labels: str, runs: list[Run]) -> None:
    assert best_runs(sure(labels)) == runs


def test_each_proposition_of_a_sentence_is_found() -> None:
    text = (
        "The council spent 4.2 million pounds on the bridge in 2019, and the contractor has since gone bankrupt.\n"
        "What a wonderful evening it was!"
    )
    found = TaggerReading(shipped(), article_of(text)).propositions
    assert [each.span.of(text) for each in found] == [
        "The council spent 4.2 million pounds on the bridge in 2019",
        "the contractor has since gone bankrupt",
    ]
    assert all(0.5 < each.confidence <= 1 for each in found)
