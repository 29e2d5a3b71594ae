"""Quotation marks of many languages: where they open and close, and what is no quotation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span
from bot.provenance.foreign.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [each.inner.of(text) for each in find_quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sie sagt: „Wir bleiben.“ Dann ging sie.", ["Wir bleiben."]),
        ("„Wir bleiben”, sagt sie.", ["Wir bleiben"]),
        ("»Wir bleiben«, sagt sie, »und zwar hier.«", ["Wir bleiben", "und zwar hier."]),
        ("«Wir bleiben», sagt sie.", ["Wir bleiben"]),
        ("Elle dit : «\u00a0Nous restons\u00a0», puis «\u00a0ici\u00a0».", ["Nous restons", "ici"]),
        ("“Nos quedamos”, dijo.", ["Nos quedamos"]),
        ("“Nós ficamos,” disse.", ["Nós ficamos"]),
        ('"Restiamo qui", dice, "e basta".', ["Restiamo qui", "e basta"]),
        ("”Vi stannar här”, säger hon. ”Länge.”", ["Vi stannar här", "Länge."]),
        ("彼女は「ここに残ります」と述べた。", ["ここに残ります"]),
        ("„Zůstaneme tady,“ řekla.", ["Zůstaneme tady"]),
        ("Il dit : « Elle a dit « non » hier » et part.", ["Elle a dit « non » hier"]),
        ("„Er rief »Halt« und lief“, sagt sie.", ["Er rief »Halt« und lief"]),
    ],
)
def test_quotations_are_found(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "„Das Zitat hört nie auf, sagt sie.",
        'Ein Brett von 12" Länge und eines von 14" Länge.',
        "Une fin seule », puis rien.",
        "„“ und «»",
        "",
    ],
)
def test_what_is_not_closed_or_empty_is_none(text: str) -> None:
    assert quoted(text) == []


def test_a_mark_that_was_never_closed_takes_nothing_along() -> None:
    assert quoted('Er sagt "ja. Und dann "nein", sagt sie.') == ["nein"]


@given(st.text(st.sampled_from('aB .,“”„«»"「」『』\n–'), max_size=80))
def test_any_text_gives_quotations_in_order_within_it(text: str) -> None:
    found = find_quotations(text, Span(0, len(text)))
    assert all(each.outer.covers(each.inner) for each in found)
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(found))
    assert all(each.inner.of(text) == each.inner.of(text).strip() != "" for each in found)
