"""Hand-made scores of a window into the attributions that they stand for."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from bot.provenance.tagger.decode import Linked, Linkers, attributions
from bot.provenance.tagger.links import BUCKETS, GAPS, LINK_SIZE, Linker
from bot.provenance.tagger.pieces import Window
from bot.provenance.tagger.tags import LABELS, OUTSIDE, Floats, Role, begin, inside

_WIDTH = 16
"""The first half of a vector holds the number of a content's cue, the second half that of a cue's source."""
_HALF = _WIDTH // 2
_ROLES = {"s": Role.SOURCE, "k": Role.CUE, "c": Role.CONTENT}

Keys = Mapping[int, tuple[int | None, int | None]]
"""Piece → the number that it shares with its cue or contents, and with its source or cues."""


def _linker(first: int) -> Linker:
    """Ties spans whose first pieces hold the same number from `first` on; to none otherwise."""
    project = np.zeros((LINK_SIZE, 2 * _WIDTH), dtype=np.float32)
    project[np.arange(_HALF), np.arange(first, first + _HALF)] = 1
    nothing = np.zeros(LINK_SIZE, dtype=np.float32)
    return Linker(
        span=project,
        span_bias=nothing,
        target=project,
        target_bias=nothing,
        distance=np.zeros(BUCKETS, dtype=np.float32),
        gap=np.zeros(GAPS, dtype=np.float32),
        none=np.zeros(2 * _WIDTH, dtype=np.float32),
        none_bias=0.01,
    )


LINKERS = Linkers(source=_linker(_HALF), content=_linker(0))


def decoded(labels: str, keys: Keys, sure: float = 12.0) -> list[Linked]:
    """The attributions of a window; a letter a piece, capital where a span begins, `|` between paragraphs."""
    marks = np.array([letter == "|" for letter in labels])
    words = np.where(marks, -1, np.cumsum(~marks) - 1)
    zero = np.zeros(len(labels), dtype=np.int64)
    window = Window(zero, zero, zero, words, words + 1, words, np.cumsum(marks) - 1)
    scores = np.zeros((len(labels), LABELS), dtype=np.float32)
    for at, letter in enumerate(labels):
        role = _ROLES.get(letter.lower())
        label = OUTSIDE if role is None else begin(role) if letter.isupper() else inside(role)
        scores[at, label] = sure
    hidden: Floats = np.zeros((len(labels), _WIDTH), dtype=np.float32)
    for at, (content_key, source_key) in keys.items():
        if content_key is not None:
            hidden[at, content_key] = 1
        if source_key is not None:
            hidden[at, _HALF + source_key] = 1
    return attributions(window, hidden, scores, LINKERS)


def parts(found: list[Linked]) -> list[tuple[object, ...]]:
    return [(each.contents, each.cue, each.source) for each in found]


def test_source_cue_and_content() -> None:
    found = decoded("|SsKCcc.|", {1: (None, 0), 3: (0, 0), 4: (0, None)})
    assert parts(found) == [(((4, 7),), (3, 4), (1, 3))]
    assert found[0].confidence == pytest.approx(1, abs=0.01)


def test_two_contents_share_a_cue() -> None:
    found = decoded("|CcKS.Ccc|", {1: (2, None), 3: (2, 1), 4: (None, 1), 6: (2, None)})
    assert parts(found) == [(((1, 3), (6, 9)), (3, 4), (4, 5))]


def test_a_content_that_was_begun_twice_is_one() -> None:
    (linked,) = decoded("SskkCcCcoC", {2: (0, None), 4: (0, None), 6: (0, None), 9: (0, None)})
    assert linked.contents == ((4, 8), (9, 10))


def test_two_cues_share_a_source() -> None:
    found = decoded("|SKCcKCc|", {1: (None, 0), 2: (0, 0), 3: (0, None), 5: (1, 0), 6: (1, None)})
    assert parts(found) == [(((3, 5),), (2, 3), (1, 2)), (((6, 8),), (5, 6), (1, 2))]


def test_each_cue_takes_its_own_source_however_near_the_other() -> None:
    keys: Keys = {1: (None, 1), 2: (0, 0), 3: (0, None), 5: (None, 0), 6: (1, 1), 7: (1, None)}
    found = decoded("|SKCcSKCc|", keys)
    assert parts(found) == [(((3, 5),), (2, 3), (5, 6)), (((7, 9),), (6, 7), (1, 2))]


def test_a_cue_without_a_source() -> None:
    assert parts(decoded("|KCc|", {1: (0, None), 2: (0, None)})) == [(((2, 4),), (1, 2), None)]


def test_a_cue_without_a_content_is_no_attribution() -> None:
    assert decoded("|SK...|", {1: (None, 0), 2: (None, 0)}) == []


def test_a_source_alone_is_no_attribution() -> None:
    assert decoded("|Ss...|", {}) == []


def test_a_content_without_a_cue_takes_the_nearest_free_source_of_its_paragraph() -> None:
    assert parts(decoded("|S..Ss.Cc|", {})) == [(((7, 9),), None, (4, 6))]
    assert parts(decoded("|Cc.S..S|", {})) == [(((1, 3),), None, (4, 5))]


def test_a_source_that_a_cue_took_is_not_free() -> None:
    found = decoded("|S..SKC.Cc|", {4: (None, 0), 5: (0, 0), 6: (0, None)})
    assert parts(found) == [(((6, 7),), (5, 6), (4, 5)), (((8, 10),), None, (1, 2))]


def test_a_source_in_another_paragraph_is_not_taken_without_a_cue() -> None:
    assert parts(decoded("|Ss|Cc|", {})) == [(((4, 6),), None, None)]


def test_contents_without_a_cue_stay_apart() -> None:
    assert parts(decoded("|Cc|Cc|", {})) == [(((1, 3),), None, None), (((4, 6),), None, None)]


def test_an_empty_window_holds_nothing() -> None:
    assert decoded("||", {}) == []
    assert decoded("|...|", {}) == []


def test_confidence_is_that_of_contents_and_cue() -> None:
    keys: Keys = {1: (0, None), 2: (0, None)}
    (sure,), (unsure,) = decoded("|KC|", keys), decoded("|KC|", keys, sure=1.0)
    assert unsure.confidence == pytest.approx(np.e / (np.e + LABELS - 1), abs=1e-4)
    assert unsure.confidence < sure.confidence <= 1
