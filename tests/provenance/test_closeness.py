"""Closeness in meaning: what it is of vectors, and what it adds to shared words."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.pairs import likenesses, precision_and_recall, read_pairs
from bot.model import ClaimKind
from bot.provenance.accounts import PAIR_LIKE
from bot.provenance.closeness import Closeness
from bot.provenance.drafts import Draft
from bot.provenance.reading import Vector
from bot.provenance.similarity import Matters
from tests.provenance.reading_of import article_of, at

COMMON = np.array([9.0, 9.0, 9.0], dtype=np.float32)


def vectors(*own: tuple[float, float, float]) -> list[Vector | None]:
    return [COMMON + np.array(each, dtype=np.float32) for each in own]


def test_what_all_have_in_common_makes_nothing_close() -> None:
    spread = vectors(*[(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)] * 2)
    closeness = Closeness(spread)
    assert closeness.between(0, 6) == pytest.approx(1)
    assert closeness.between(0, 1) == pytest.approx(-1)
    assert closeness.between(0, 2) == pytest.approx(0, abs=1e-6)


def test_nothing_is_told_of_what_is_unknown_or_of_few() -> None:
    many = [*vectors(*[(1, 0, 0), (0, 1, 0)] * 5), None]
    assert Closeness(many).between(0, 2) == pytest.approx(1)
    assert Closeness(many).between(0, 10) == 0
    assert Closeness(many[:7]).between(0, 2) == 0
    assert Closeness([]).between(0, 1) == 0
    assert Closeness(vectors(*[(0, 0, 0)] * 9)).between(0, 1) == 0


def test_close_meaning_adds_to_shared_words_and_does_nothing_alone() -> None:
    lines = [
        "The ferry hit the quay at Norrby on Sunday.",
        "The Norrby ferry was damaged when it struck the quay wall.",
        "A vessel ran into the harbour.",
        *(f"Mayor Anna Berg opened school number {number} in the hills." for number in range(7)),
    ]
    article = article_of(*lines)
    drafts = [Draft(i, s, ClaimKind.EVENT, 2, 0.5, s) for i, s in enumerate(at(article, line) for line in lines)]
    same = vectors(*[(1, 0, 0)] * 3, *[(0, 1, 0)] * 7)
    plain, close = Matters(article, drafts), Matters(article, drafts, same)
    assert 0 < plain.like(0, 1) < close.like(0, 1) <= 1
    assert plain.like(0, 2) == close.like(0, 2) == 0
    assert plain.like(0, 3) == close.like(0, 3) == 0


def test_the_shipped_vectors_bring_more_pairs_together_that_belong_and_hardly_more_that_do_not() -> None:
    found = list(likenesses(read_pairs()))
    plain = precision_and_recall([(each.pair.belongs, each.by_words) for each in found], PAIR_LIKE)
    close = precision_and_recall([(each.pair.belongs, each.with_closeness) for each in found], PAIR_LIKE)
    assert len(found) == 180
    assert close[0] > plain[0] - 0.03
    assert close[1] > plain[1] + 0.02
