"""JSON as pages carry it, and as no page should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.page.metadata.loose_json import read_values
from tests.article.page.metadata.pages import article, linked, read


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ('{"a": 1.50}', [{"a": "1.50"}]),
        ('{"a": 1}{"b": 2}\n;[3]', [{"a": "1"}, {"b": "2"}, ["3"]]),
        ('<!-- {"a": "b"} -->', [{"a": "b"}]),
        ('//<![CDATA[\n{"a": "b"}\n//]]>', [{"a": "b"}]),
        ('/*<![CDATA[*/{"a": "b"}/*]]>*/', [{"a": "b"}]),
        ('\ufeff{"a": ["b", "c",], }', [{"a": ["b", "c"]}]),
        ('{"a": "line\none\ttab\x01"}', [{"a": "line\none\ttab\x01"}]),
        ('{"a": "it\\\'s, ]"}', [{"a": "it's, ]"}]),
        ('{"a": "he said "no" to it", "b": "c"}', [{"a": 'he said "no" to it', "b": "c"}]),
        ('{"a": NaN}', [{"a": None}]),
        ("", []),
        ("var x = 1;", []),
        ('{"a": "b"', []),
    ],
)
def test_readable_values(written: str, values: list[object]) -> None:
    assert list(read_values(written)) == values


@pytest.mark.parametrize(
    "written", ["[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000, '{"a":' + '"\\' * 200_000]
)
def test_bottomless_nesting_and_quotes_are_left_out(written: str) -> None:
    assert list(read_values(written)) == []
    assert read(linked(written, article())).title == "Bridge opens at last"


def test_a_number_of_a_million_digits_stays_words() -> None:
    assert list(read_values(f"[{'9' * 1_000_000}, 1e999999]")) == [["9" * 1_000_000, "1e999999"]]
    assert read(
        linked(f'{{"@type": "NewsArticle", "headline": "Bridge", "datePublished": {"9" * 1_000_000}}}')
    ).title == ("Bridge")


@given(st.text(alphabet='{}[]",:\\ab1 \n<!-/*', max_size=80))
def test_no_text_makes_it_raise(written: str) -> None:
    list(read_values(written))
