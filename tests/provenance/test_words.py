"""Word classes, stems, finite verbs and runs of names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span
from bot.provenance.words import (
    content_words,
    has_finite_verb,
    is_date_word,
    is_figure,
    is_finite_verb,
    is_name_like,
    is_placed,
    is_year,
    names,
    stem,
)


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    "group",
    [
        "order orders ordered ordering",
        "vehicle vehicles vehicle's vehicle’s",
        "refuse refuses refused refusing",
        "stop stops stopped stopping",
        "policy policies",
        "carry carried carries carrying",
        "write writes wrote written writing",
        "flee fled fleeing",
        "agree agrees agreed agreeing",
        "church churches",
        "woman women woman's",
        "use used uses using",
    ],
)
def test_forms_of_one_word_share_a_stem(group: str) -> None:
    assert len({stem(word) for word in group.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("crisis", "cry"), ("bus", "buy"), ("need", "ne"), ("sing", "sin"), ("united", "unit")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["10", "4.5%", "$3", "€7.20", "hundred", "Dozens", "third", "1990s"])
def test_figures(word: str) -> None:
    assert is_figure(word)


@pytest.mark.parametrize("word", ["ten-ish", "a", "$", "tons", ""])
def test_not_figures(word: str) -> None:
    assert not is_figure(word)


def test_years_and_dates() -> None:
    assert is_year("2024")
    assert not is_year("1066")
    assert is_date_word("May")
    assert is_date_word("Sept.")
    assert not is_date_word("may")


@pytest.mark.parametrize(
    ("word", "previous"),
    [
        ("is", "ship"),
        ("wouldn’t", "they"),
        ("said", "she"),
        ("arrested", "police"),
        ("confirms", "audio"),
        ("confirm", "sources"),
        ("carries", "it"),
        ("they’re", ""),
        ("fled", "driver"),
    ],
)
def test_finite_verbs(word: str, previous: str) -> None:
    assert is_finite_verb(word, previous)


@pytest.mark.parametrize(
    ("word", "previous"),
    [
        ("arrested", "was"),
        ("armed", "the"),
        ("injured", "by"),
        ("hundred", "several"),
        ("need", "the"),
        ("claims", "to"),
        ("indeed", "and"),
        ("running", "was"),
        ("United", ""),
    ],
)
def test_words_that_are_not_finite(word: str, previous: str) -> None:
    assert not is_finite_verb(word, previous)


def test_has_finite_verb() -> None:
    assert has_finite_verb("The bridge collapsed", whole("The bridge collapsed"))
    assert not has_finite_verb("A bridge of stone", whole("A bridge of stone"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, Police Chief Ann Lee resigned", ["Police Chief Ann Lee"]),
        ("The Bank of England sued Mr. J. Doe’s firm", ["Bank of England", "Mr. J. Doe"]),
        ("Rosa Diaz of Oaxaca met Bob and Alice", ["Rosa Diaz", "Oaxaca", "Bob", "Alice"]),
        ("Maria de la Cruz left", ["Maria de la Cruz"]),
        ("Paris, Texas", ["Paris", "Texas"]),
        ("It rained", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [name.of(text) for name in names(text, whole(text))] == expected


def test_name_like() -> None:
    assert is_name_like("Lagos")
    assert not is_name_like("The")
    assert not is_name_like("lagos")


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("She was named in a bulletin and posting", True),
        ("a bulletin said", False),
        ("Officials of a bulletin said", False),
        ("within a bulletin", False),
    ],
)
def test_a_source_that_a_preposition_places_is_no_subject(text: str, placed: bool) -> None:
    start = text.index("a bulletin")
    assert is_placed(text, Span(start, start + len("a bulletin"))) is placed


def test_content_words_leave_out_function_words_and_marks() -> None:
    text = "The officers were ordered to leave, weren’t they?"
    assert content_words(text, whole(text)) == ("officer", "order", "leav")


@given(st.text(max_size=300))
def test_names_lie_within_in_order_and_never_raise(text: str) -> None:
    found = names(text, whole(text))
    assert all(0 <= name.start < name.end <= len(text) for name in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(max_size=40))
def test_stems_are_stable(word: str) -> None:
    assert stem(word).lower() == stem(word)
