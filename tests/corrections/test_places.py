"""Words that somebody types are found as the article has them; sentences without a claim are found, too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corrections.places import find_words, unlisted, without_stop
from bot.model import Report
from tests.corrections.cases import MISSED
from tests.samples import TEXT, at, sample_report
from tests.strategies import EXAMPLES, LARGE_EXAMPLES, hostile_texts, reports


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The sprinklers never came on", "The sprinklers never came on"),
        ("  “the sprinklers\n never  came on” ", "The sprinklers never came on"),
        ("Mayor's office...", "mayor's office…"),
        ("mayor’s office…", "mayor's office…"),
        ('hospital. "The sprinklers', "hospital. “The sprinklers"),
        ("(@DaneOkafor)", "(@DaneOkafor)"),
    ],
)
def test_words_are_found_whatever_the_keyboard_made_of_them(typed: str, words: str) -> None:
    found = find_words(TEXT, typed)
    assert found is not None
    assert found.of(TEXT) == words


@pytest.mark.parametrize("typed", ["", " ", "“”", "The sprinklers never came", "sprinklers always came on", "a.c"])
def test_words_that_are_not_there_are_not_found(typed: str) -> None:
    found = find_words(TEXT.replace("came on", "come on"), typed)
    assert found is None


def test_of_several_places_the_one_in_the_sentence_is_meant() -> None:
    second = at("Two city officials", after="NEW:")
    assert find_words(TEXT, "Two city officials") == at("Two city officials")
    assert find_words(TEXT, "Two city officials", at("NEW: Two city officials confirm")) == second
    assert find_words(TEXT, "Mayor Alice", at("NEW: Two city officials confirm")) == at("Mayor Alice")


@EXAMPLES
@given(hostile_texts(), st.data())
def test_what_is_copied_from_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    copied = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = find_words(text, copied)
    if any(sign.isalnum() for sign in copied):
        assert found is not None
    assert found is None or found.of(text).strip() == found.of(text)


def test_a_full_stop_is_no_part_of_a_claim() -> None:
    assert without_stop(TEXT, at("signed by a regional manager, ")).of(TEXT) == "signed by a regional manager"
    assert without_stop(TEXT, MISSED) == MISSED


def test_sentences_without_a_claim_are_offered() -> None:
    report = sample_report()
    words = [report.words(span) for span in unlisted(report)]
    assert words[0].startswith("Two city officials") is False  # it holds a claim that is restated there
    assert "The cause of the fire has not been established." in words
    assert not [each for each in words if "40 lorries" in each or each == "Share this story"]


@LARGE_EXAMPLES
@given(reports())
def test_no_sentence_that_is_offered_touches_a_claim(report: Report) -> None:
    claims = [span for claim in report.claims for span in (claim.span, *claim.restated)]
    assert not [span for span in unlisted(report) if any(span.overlaps(other) for other in claims)]
