"""Quote marks of several languages, nesting, apostrophes, and marks left open."""

from __future__ import annotations

import pytest

from bot.model import Span
from bot.provenance.rules.quotes import find_quotations


def inner_texts(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("«Eins» und »zwei«", ["Eins", "zwei"]),
        ("„Eins“ und „zwei”", ["Eins", "zwei"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("'We won the race,' said Roe.", ["We won the race,"]),
        ("The workers’ union and the dogs’ owner", []),
        ("She's sure it isn't Bob's", []),
        ("He is 6'2\" tall", []),
        ("“It never closes", ["It never closes"]),
        ("Roe called it ‘a farce’ today", ["a farce"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner_texts(text) == expected


def test_an_open_quotation_says_so() -> None:
    text = "“It never closes"
    (quotation,) = find_quotations(text, Span(0, len(text)))
    assert quotation.open_ended
    assert quotation.outer == Span(0, len(text))
