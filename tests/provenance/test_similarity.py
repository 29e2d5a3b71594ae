"""How alike two claims are."""

from __future__ import annotations

import pytest

from bot.provenance.similarity import Matters, held_in
from tests.provenance.stories import story

CLAIMS = (
    "The crew of the Orla was told to stand down",
    "sailors on the Orla were ordered not to respond",
    "The Orla was painted green last spring",
    "Prices in the north rose sharply in spring",
    "prices in the south rose sharply in spring",
    "The Orla is a ship of the Tarn Line",
    "the TL sold a ship",
)


@pytest.fixture(scope="module")
def matters() -> Matters:
    told = story(". ".join(CLAIMS) + ".", (), [(claim, "") for claim in CLAIMS])
    return Matters(told.article, told.drafts)


def test_a_claim_is_wholly_like_itself(matters: Matters) -> None:
    assert matters.like(0, 0) == pytest.approx(1.0)


def test_likeness_does_not_depend_on_the_order(matters: Matters) -> None:
    for first in range(len(CLAIMS)):
        for second in range(len(CLAIMS)):
            assert matters.like(first, second) == pytest.approx(matters.like(second, first))


def test_other_words_for_the_same_actions_are_alike(matters: Matters) -> None:
    assert matters.like(0, 1) > 0.4


def test_a_shared_name_alone_is_not_enough(matters: Matters) -> None:
    assert matters.like(0, 2) == 0.0
    assert matters.like(0, 5) == 0.0


def test_opposites_hold_apart_what_is_otherwise_the_same(matters: Matters) -> None:
    assert matters.like(3, 4) == 0.0


def test_an_acronym_stands_for_the_name_that_the_article_spells_out(matters: Matters) -> None:
    assert {"tarn", "lin"} <= matters.bags[6].weights.keys()


def test_what_a_claim_holds_of_another_is_a_share(matters: Matters) -> None:
    assert held_in(matters.bags[0], matters.bags[0]) == pytest.approx(1.0)
    assert held_in(matters.bags[0], matters.bags[3]) == 0.0
    assert held_in(matters.bag(()), matters.bags[0]) == 0.0


def test_the_nearest_neighbour_is_the_retelling(matters: Matters) -> None:
    assert matters.neighbours(matters.bags[0])[:2] == [0, 1]
