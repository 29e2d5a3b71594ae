"""Source phrases: what they say of name, role and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import SourceKind, Span
from bot.provenance.phrases import Form, Phrase, is_outlet, parse


def _parse(sentence: str, phrase: str) -> Phrase:
    start = sentence.index(phrase)
    return parse(sentence, Span(start, start + len(phrase)))


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("Deputy Secretary of Public Works Ana Torres", "Ana Torres", "Deputy Secretary of Public Works"),
        ("Ohio Governor J.D. Barlow", "J.D. Barlow", "Ohio Governor"),
        ("harbour board spokesman Piet Visser", "Piet Visser", "harbour board spokesman"),
        ("Norwegian Finance Minister Siri Dahl", "Siri Dahl", "Norwegian Finance Minister"),
        ("Rep. Mona Lee (D-Vt.)", "Mona Lee", "Rep"),
        ("Northwind Co. executive Tom Ames", "Tom Ames", "Northwind Co. executive"),
        ("Ana Torres", "Ana Torres", None),
        ("Torres's", "Torres", None),
    ],
)
def test_people_have_a_name_and_a_role(phrase: str, name: str, role: str | None) -> None:
    parsed = _parse(f"Then {phrase} spoke.", phrase)
    assert (parsed.kind, parsed.named) == (SourceKind.PERSON, True)
    text = f"Then {phrase} spoke."
    assert parsed.name.of(text) == name
    assert (parsed.role and parsed.role.of(text)) == role


def test_a_role_may_follow_the_name() -> None:
    sentence = "It is safe, said Ines Koch, a hydrologist at the Lower Basin Institute, on Monday."
    parsed = _parse(sentence, "Ines Koch")
    assert parsed.role is not None
    assert parsed.role.of(sentence) == "hydrologist at the Lower Basin Institute"


@pytest.mark.parametrize(
    ("phrase", "kind", "named"),
    [
        ("The dashcam footage", SourceKind.RECORDING, False),
        ("a screenshot of the Riverton dispatch log", SourceKind.IMAGE, True),
        ("an @EPA compliance memo", SourceKind.DOCUMENT, True),
        ("A Meridian poll", SourceKind.DATASET, True),
        ("court filings", SourceKind.DOCUMENT, False),
        ("three people familiar with the deal", SourceKind.ANONYMOUS, False),
        ("Treasury officials", SourceKind.ANONYMOUS, False),
        ("a shift supervisor (badge no. 41)", SourceKind.PERSON, False),
        ("the Riverton Fire Department", SourceKind.ORGANISATION, True),
        ("Canada's health ministry", SourceKind.ORGANISATION, True),
        ("the company", SourceKind.ORGANISATION, False),
        ("The Coastal Herald", SourceKind.MEDIA, True),
        ("@CoastalNews", SourceKind.MEDIA, True),
        ("reports", SourceKind.ANONYMOUS, False),
    ],
)
def test_kinds(phrase: str, kind: SourceKind, named: bool) -> None:
    parsed = _parse(f"Then {phrase} spoke.", phrase)
    assert (parsed.kind, parsed.named) == (kind, named)


def test_what_stands_for_a_name_is_kept() -> None:
    sentence = "Then a shift supervisor (badge no. 41) spoke."
    parsed = _parse(sentence, "a shift supervisor (badge no. 41)")
    assert parsed.identified_as is not None
    assert parsed.identified_as.of(sentence) == "badge no. 41"


@pytest.mark.parametrize("word", ["he", "She", "they", "It", "we", "who"])
def test_pronouns_are_pronouns(word: str) -> None:
    assert _parse(f"{word} spoke.", word).form is Form.PRONOUN


def test_outlets_are_told_from_people() -> None:
    assert is_outlet("Reuters")
    assert is_outlet("Coastal Herald")
    assert not is_outlet("Ana Torres")


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_span_of_any_text_is_read(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    parsed = parse(text, Span(start, end))
    for part in (parsed.name, parsed.role, parsed.affiliation, parsed.identified_as):
        assert part is None or 0 <= part.start <= part.end <= len(text)
