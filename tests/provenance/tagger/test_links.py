"""Scores of links against a slow plain computation; distances and gaps by example."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.provenance.tagger.links import BUCKETS, GAPS, LINK_SIZE, Linker, Run, distances, ends, gaps
from bot.provenance.tagger.tags import Floats
from tests.strategies import EXAMPLES

_WIDTH = 12
_COUNT = 90
_RUNS = st.lists(
    st.integers(0, _COUNT - 1).flatmap(lambda low: st.tuples(st.just(low), st.integers(low + 1, _COUNT))), max_size=6
)


def arrays(seed: int) -> dict[str, Floats]:
    """Weights under the names in which they are shipped."""
    random = np.random.default_rng(seed)
    shapes = {
        "span.weight": (LINK_SIZE, 2 * _WIDTH),
        "span.bias": (LINK_SIZE,),
        "target.weight": (LINK_SIZE, 2 * _WIDTH),
        "target.bias": (LINK_SIZE,),
        "distance.weight": (BUCKETS, 1),
        "gap.weight": (GAPS, 1),
        "none.weight": (1, 2 * _WIDTH),
        "none.bias": (1,),
    }
    return {f"one.{name}": random.normal(0, 1, shape).astype(np.float32) for name, shape in shapes.items()}


def bucket(span: Run, target: Run) -> int:
    """How far apart, told one edge after the other; the upper half is for targets that stand after."""
    after = target[0] >= span[1]
    apart = target[0] - span[1] if after else max(span[0] - target[1], 0)
    level = sum(apart >= edge for edge in (1, 2, 3, 5, 8, 12, 18, 28, 45, 80))
    return level + (BUCKETS // 2 if after else 0)


def slow_score(weights: dict[str, Floats], hidden: Floats, span: Run, target: Run, paragraphs: list[int]) -> float:
    """One link's score in plain Python."""

    def project(run: Run, name: str) -> list[float]:
        vector = [*hidden[run[0]].tolist(), *hidden[run[1] - 1].tolist()]
        rows = zip(weights[f"one.{name}.weight"].tolist(), weights[f"one.{name}.bias"].tolist(), strict=True)
        return [sum(w * x for w, x in zip(row, vector, strict=True)) + bias for row, bias in rows]

    left, right = project(span, "span"), project(target, "target")
    gap = max(-3, min(3, paragraphs[target[0]] - paragraphs[span[0]]))
    return (
        sum(a * b for a, b in zip(left, right, strict=True)) / LINK_SIZE**0.5
        + float(weights["one.distance.weight"][bucket(span, target), 0])
        + float(weights["one.gap.weight"][gap + 3, 0])
    )


@given(st.integers(0, 2**32 - 1), _RUNS.filter(bool), _RUNS)
@EXAMPLES
def test_scores_are_those_of_the_plain_computation(seed: int, runs: list[Run], targets: list[Run]) -> None:
    weights = arrays(seed)
    random = np.random.default_rng(seed)
    hidden = random.normal(0, 1, (_COUNT, _WIDTH)).astype(np.float32)
    paragraphs = np.sort(random.integers(0, 8, _COUNT))
    scores = Linker.load(weights, "one").scores(hidden, runs, targets, paragraphs)
    assert scores.shape == (len(runs), len(targets) + 1)
    for row, span in zip(scores.tolist(), runs, strict=True):
        vector = np.concatenate([hidden[span[0]], hidden[span[1] - 1]])
        none = float(weights["one.none.weight"][0] @ vector + weights["one.none.bias"][0])
        plain = [slow_score(weights, hidden, span, target, paragraphs.tolist()) for target in targets]
        assert row == pytest.approx([*plain, none], rel=1e-3, abs=1e-2)


@given(_RUNS.filter(bool), _RUNS.filter(bool))
@EXAMPLES
def test_every_distance_has_its_bucket(runs: list[Run], targets: list[Run]) -> None:
    assert distances(runs, targets).tolist() == [[bucket(run, target) for target in targets] for run in runs]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ((98, 100), 0),
        ((90, 99), 1),
        ((90, 98), 2),
        ((90, 97), 3),
        ((90, 96), 3),
        ((90, 95), 4),
        ((10, 20), 10),
        ((10, 21), 9),
        ((101, 103), 0),
        ((104, 106), 11),
        ((105, 106), 12),
        ((183, 190), 20),
        ((184, 190), 21),
    ],
)
def test_distances_from_a_span(target: Run, expected: int) -> None:
    """The span is pieces 100 to 104: before it, within it, after it."""
    assert distances([(100, 104)], [target]).tolist() == [[expected]]
    assert 0 <= expected < BUCKETS


def test_gaps_are_paragraphs_between_and_stop_at_three() -> None:
    paragraphs = np.array([0, 0, 1, 2, 3, 7])
    targets = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]
    assert gaps([(0, 1), (3, 4), (5, 6)], targets, paragraphs).tolist() == [
        [3, 3, 4, 5, 6, 6],
        [1, 1, 2, 3, 4, 6],
        [0, 0, 0, 0, 0, 3],
    ]
    assert GAPS == 7


def test_a_span_is_its_first_and_its_last_piece() -> None:
    hidden = np.arange(12, dtype=np.float32).reshape(6, 2)
    assert ends(hidden, [(1, 2), (2, 5)]).tolist() == [[2, 3, 2, 3], [4, 5, 8, 9]]


def test_without_targets_there_is_only_none() -> None:
    hidden = np.ones((4, _WIDTH), dtype=np.float32)
    linker = Linker.load(arrays(1), "one")
    assert linker.scores(hidden, [(0, 2), (3, 4)], [], np.zeros(4, dtype=np.int64)).shape == (2, 1)


def test_weights_of_another_name_are_not_taken() -> None:
    with pytest.raises(KeyError):
        Linker.load(arrays(1), "other")
