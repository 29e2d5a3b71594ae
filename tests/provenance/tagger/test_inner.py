"""What stands within others' words: which contents are looked into, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import Span
from bot.provenance.tagger.inner import LEAST_INSIDE, settle_inner, worth_a_look
from bot.provenance.tagger.network import shipped
from bot.provenance.tagger.reader import TrainedReader
from tests.provenance.reading_of import article_of, at, found

TEXT = (
    "Ines Roe said that a harbour pilot told her that the tug had lost power twice. "
    "“It was a quiet night on the river,” said Ole Dahl."
)
OUTER = "a harbour pilot told her that the tug had lost power twice"
INNER = "the tug had lost power twice"


def test_only_contents_with_a_word_that_may_attribute_are_looked_into() -> None:
    article = article_of(TEXT)
    outer = found(article, "Ines Roe", OUTER)
    inner = found(article, "a harbour pilot", INNER, cue="told")
    quiet = found(article, "Ole Dahl", "It was a quiet night on the river", after="twice.")
    assert worth_a_look(TEXT, [quiet, inner, outer]) == [at(article, OUTER)]
    short = found(article, "a harbour pilot", "told her that")
    assert worth_a_look(TEXT, [short]) == []


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({}, True),
        ({"confidence": LEAST_INSIDE - 0.01}, False),
        ({"source": None}, False),
        ({"cue": None}, False),
        ({"content": (Span(19, 19 + len(OUTER)),)}, False),  # the outer words once more
    ],
)
def test_what_is_sure_and_a_part_of_the_outer_words_stands(changed: dict[str, object], stands: bool) -> None:
    article = article_of(TEXT)
    outer, span = found(article, "Ines Roe", OUTER), at(article, OUTER)
    inner = replace(found(article, "a harbour pilot", INNER, cue="told"), **changed)  # type: ignore[arg-type]
    assert settle_inner([outer], [span], [inner]) == [outer, *([inner] if stands else [])]


def test_what_rules_read_within_stays_where_the_network_reads_it_too_and_is_not_doubled() -> None:
    article = article_of(TEXT)
    outer, span = found(article, "Ines Roe", OUTER), at(article, OUTER)
    inner = found(article, "a harbour pilot", INNER, cue="told")
    unsure = replace(inner, confidence=0.3)
    assert settle_inner([outer, inner], [span], [unsure]) == [outer, inner]
    assert settle_inner([outer, inner], [span], [inner]) == [outer, inner]
    assert settle_inner([outer, inner], [span], []) == [outer]
    assert settle_inner([outer, inner], [], []) == [outer, inner]


def test_a_chain_of_three_is_read_to_its_first_hand() -> None:
    article = article_of(
        "The minister told parliament that the commander had reported that two patrol boats were sunk on Friday."
    )
    read = TrainedReader(shipped()).read(article).attributions
    assert [made.source and made.source.of(article.text) for made in read] == ["The minister", "the commander"]
    assert [made.parent for made in read] == [None, 0]
