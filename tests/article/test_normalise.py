"""Normalisation: only what nobody can see changes, and every offset finds its way back."""

from __future__ import annotations

import pytest

from bot.article.normalise import normalise, to_given
from bot.model import Span


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\xa0b\u2009c\td", "a b c d"),
        ("ex\xadam\u200bple\ufeff", "example"),
        ("a  \n  b \t\n", "a\n  b"),
        ("a\n\n\n\n\nb\n\n", "a\n\nb"),
        ("“Quotes” — dashes… ‘stay’ 🏳️\u200d🌈", "“Quotes” — dashes… ‘stay’ 🏳️\u200d🌈"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200db", "ab"),
        ("a\x08b\x1b[0m", "ab[0m"),
        ("a\ud800b", "a\ufffdb"),
        ("", ""),
    ],
)
def test_only_the_unseen_changes(given: str, text: str) -> None:
    assert normalise(given).text == text


def test_unchanged_text_has_no_runs() -> None:
    assert normalise("As it was.\n\nTwo paragraphs.").runs == ()
    assert to_given((), Span(3, 5)) == Span(3, 5)


def test_spans_find_the_given_words() -> None:
    given = "\ufeffOne\r\n\r\n\r\ntw\xado three"
    normalised = normalise(given)
    start = normalised.text.index("two")
    back = to_given(normalised.runs, Span(start, start + 3))
    assert given[back.start : back.end] == "tw\xado"
    assert to_given(normalised.runs, Span(start, start)) == Span(back.start, back.start)
