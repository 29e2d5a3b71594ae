"""The best allowed labels and the spans that they make, against trying every sequence."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.provenance.tagger.tags import (
    LABELS,
    OUTSIDE,
    Floats,
    Role,
    Tagged,
    begin,
    best_labels,
    inside,
    log_softmax,
    spans,
)
from tests.strategies import EXAMPLES

S, IS, C, IC, T, IT = (make(role) for role in Role for make in (begin, inside))


def allowed(labels: tuple[int, ...]) -> bool:
    """Whether no inside label stands without its own beginning or inside before it."""
    return all(
        label not in map(inside, Role) or (before != OUTSIDE and (before - 1) // 2 == (label - 1) // 2)
        for before, label in pairwise((OUTSIDE, *labels))
    )


def scores_of(seed: int, count: int, spread: float) -> Floats:
    return np.random.default_rng(seed).normal(0, spread, (count, LABELS)).astype(np.float32)


def sure(*labels: int, by: float = 8.0) -> Floats:
    """Log-probabilities that are sure of these labels."""
    scores = np.zeros((len(labels), LABELS), dtype=np.float32)
    scores[np.arange(len(labels)), labels] = by
    return log_softmax(scores)


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.sampled_from([0.1, 1.0, 5.0, 60.0]))
@EXAMPLES
def test_the_best_sequence_is_the_best_of_all_allowed(seed: int, count: int, spread: float) -> None:
    probabilities = log_softmax(scores_of(seed, count, spread)).astype(np.float64)
    best = max(
        probabilities[np.arange(count), labels].sum()
        for labels in product(range(LABELS), repeat=count)
        if allowed(labels)
    )
    labels = best_labels(probabilities.astype(np.float32))
    assert allowed(tuple(labels.tolist()))
    assert probabilities[np.arange(count), labels].sum() == pytest.approx(best, abs=1e-3)


@given(st.integers(0, 2**32 - 1), st.integers(1, 200), st.sampled_from([0.1, 5.0, 60.0]))
@EXAMPLES
def test_no_inside_without_its_beginning(seed: int, count: int, spread: float) -> None:
    assert allowed(tuple(best_labels(log_softmax(scores_of(seed, count, spread))).tolist()))


@st.composite
def word_numbers(draw: st.DrawFn) -> NDArray[np.int64]:
    """Words of one to four pieces, marks between some of them and at both ends."""
    numbers = [-1]
    for word, (size, marked) in enumerate(draw(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=12))):
        numbers += [word] * size + [-1] * marked
    return np.array([*numbers, -1])


@given(word_numbers(), st.integers(0, 2**32 - 1), st.sampled_from([0.1, 2.0, 10.0, 60.0]))
@EXAMPLES
def test_spans_are_whole_words_apart_and_in_order(words: NDArray[np.int64], seed: int, spread: float) -> None:
    scores = log_softmax(scores_of(seed, len(words), spread))
    before = scores.copy()
    found = spans(scores, words)
    assert (scores == before).all()
    assert all(one.high <= other.low for one, other in pairwise(found))
    for tagged in found:
        held = words[tagged.low : tagged.high]
        assert len(held)
        assert (held >= 0).all()
        assert words[tagged.low - 1] != held[0]
        assert words[tagged.high] != held[-1]
        assert 0 <= tagged.confidence <= 1


def test_spans_by_example() -> None:
    scores = sure(OUTSIDE, S, IS, C, T, IT, IT, OUTSIDE, T, OUTSIDE)
    words = np.array([-1, 0, 1, 2, 3, 4, 5, 6, 7, -1])
    assert [(t.role, t.low, t.high) for t in spans(scores, words)] == [
        (Role.SOURCE, 1, 3),
        (Role.CUE, 3, 4),
        (Role.CONTENT, 4, 7),
        (Role.CONTENT, 8, 9),
    ]


def test_neighbours_of_one_role_stay_two() -> None:
    found = spans(sure(OUTSIDE, T, IT, T, IT, OUTSIDE), np.array([-1, 0, 1, 2, 3, -1]))
    assert [(t.low, t.high) for t in found] == [(1, 3), (3, 5)]


def test_a_span_grows_to_whole_words_and_the_next_one_within_that_word_goes() -> None:
    words = np.array([-1, 0, 0, 0, 1, 1, -1])
    assert [
        (t.role, t.low, t.high) for t in spans(sure(OUTSIDE, OUTSIDE, S, OUTSIDE, C, OUTSIDE, OUTSIDE), words)
    ] == [
        (Role.SOURCE, 1, 4),
        (Role.CUE, 4, 6),
    ]
    assert [(t.role, t.low, t.high) for t in spans(sure(OUTSIDE, S, C, OUTSIDE, OUTSIDE, T, OUTSIDE), words)] == [
        (Role.SOURCE, 1, 4),
        (Role.CONTENT, 4, 6),
    ]


def test_marks_are_in_no_span_however_sure_the_network_is() -> None:
    scores = sure(T, T, IT, IT, IT, IT, by=60.0)
    found = spans(scores, np.array([-1, 0, 1, -1, 2, -1]))
    assert next((t.low, t.high) for t in found) == (1, 3)
    assert all(not {0, 3, 5} & set(range(t.low, t.high)) for t in found)


def test_confidence_is_the_mean_probability_of_the_labels() -> None:
    scores = np.log(np.full((4, LABELS), 0.1 / (LABELS - 1), dtype=np.float32))
    scores[[0, 3], OUTSIDE] = np.log(0.9)
    scores[1, T], scores[2, IT] = np.log(0.9), np.log(0.7)
    (tagged,) = spans(scores, np.array([-1, 0, 1, -1]))
    assert tagged == Tagged(Role.CONTENT, 1, 3, pytest.approx(0.8, abs=1e-5))


def test_log_softmax_gives_probabilities_without_overflow() -> None:
    scores = np.array([[1e4, 0, -1e4], [3, 3, 3]], dtype=np.float32)
    assert np.exp(log_softmax(scores)).sum(axis=1) == pytest.approx([1, 1])
    assert log_softmax(scores)[1] == pytest.approx([-np.log(3)] * 3)


def test_nothing_to_label_is_nothing() -> None:
    assert spans(sure(T, T), np.array([-1, -1])) == []
