"""How the reader's propositions cut, drop and add to what the rules cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import Span
from bot.provenance.claims import draft_claims
from bot.provenance.marks import Marks
from bot.provenance.reading import Judgement, Proposition, SentenceKind
from bot.provenance.sources import resolve_sources
from tests.provenance.reading_of import article_of, at, found, reading

SENTENCE = "The port lost 12 million euros in May, leaving 300 dockers without work, and what a sad day it was"


def marks(text: str, *spans: tuple[str, float]) -> Marks:
    article = article_of(text)
    return Marks(text, [Proposition(at(article, words), confidence) for words, confidence in spans])


def cut(read: Marks, text: str = SENTENCE, part: str = SENTENCE) -> list[str]:
    start = text.index(part)
    return [span.of(text) for span in read.cut(Span(start, start + len(part)))]


def test_a_reader_that_marks_nothing_leaves_the_rules_cut() -> None:
    assert cut(Marks(SENTENCE, None)) == [SENTENCE]
    assert Marks(SENTENCE, None).others([]) == []


def test_several_sure_propositions_take_the_place_of_their_clause() -> None:
    both = ("The port lost 12 million euros in May", "leaving 300 dockers without work")
    assert cut(marks(SENTENCE, *((words, 0.9) for words in both))) == list(both)


@pytest.mark.parametrize(
    ("words", "confidence"),
    [
        ("leaving 300 dockers without work", 0.6),  # not sure enough
        ("300 dockers", 0.95),  # too few words
        ("leaving dockers without any work", 0.95),  # neither verb nor figure
    ],
)
def test_a_clause_stays_whole_where_one_of_two_cannot_stand(words: str, confidence: float) -> None:
    text = SENTENCE.replace("300 dockers without work", "dockers without any work") if "any" in words else SENTENCE
    read = marks(text, ("The port lost 12 million euros in May", 0.9), (words, confidence))
    assert cut(read, text, text) == [text]


def test_what_was_marked_and_cannot_stand_stays_with_the_claim_before_it() -> None:
    text = "The port lost 12 million euros in May, 300 dockers, and in June its ferry sank near the quay"
    read = marks(
        text,
        ("The port lost 12 million euros in May", 0.9),
        ("300 dockers", 0.9),
        ("in June its ferry sank near the quay", 0.9),
    )
    assert cut(read, text, text) == [
        "The port lost 12 million euros in May, 300 dockers",
        "in June its ferry sank near the quay",
    ]


def test_what_holds_no_proposition_is_dropped() -> None:
    read = marks(SENTENCE, ("The port lost 12 million euros in May", 0.9))
    assert cut(read, part="and what a sad day it was") == []
    assert cut(read, part="The port lost 12 million euros in May") == ["The port lost 12 million euros in May"]
    assert cut(marks(SENTENCE)) == []


def test_the_others_are_the_sure_ones_that_touch_nothing_listed() -> None:
    read = marks(SENTENCE, ("The port lost 12 million euros in May", 0.9), ("leaving 300 dockers without work", 0.8))
    listed = Span(0, 12)
    assert [span.of(SENTENCE) for span in read.others([listed])] == ["leaving 300 dockers without work"]
    assert read.others([Span(0, len(SENTENCE))]) == []


def test_a_proposition_that_no_cutting_came_upon_is_listed_in_its_speakers_voice() -> None:
    article = article_of("Ada Bell said she hoped the ferry that lost 40 cars in 2019 would sail again.")
    said = "she hoped the ferry that lost 40 cars in 2019 would sail again"
    overlooked = Proposition(at(article, "ferry that lost 40 cars in 2019"), 0.9)
    read = reading(article, found(article, "Ada Bell", said), worth=0)
    seen = replace(
        read, propositions=(overlooked,), judge=lambda _: Judgement(SentenceKind.FACT, worth=2, score=0.8, fact=0.9)
    )
    resolution = resolve_sources(article, read.attributions)
    assert draft_claims(article, read, resolution) == ()
    (draft,) = draft_claims(article, seen, resolution)
    assert (draft.span, draft.worth, draft.sources) == (overlooked.span, 2, (0,))
    doubted = replace(seen, judge=lambda _: Judgement(SentenceKind.FACT, worth=2, score=0.8, fact=0.5))
    assert draft_claims(article, doubted, resolution) == ()
