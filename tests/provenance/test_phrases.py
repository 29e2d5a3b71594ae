"""Source phrases: what they say of name, role and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import SourceKind, Span
from bot.provenance.outlets import is_outlet
from bot.provenance.phrase_parts import Form, Phrase
from bot.provenance.phrases import parse


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
        ("a memo leaked to this newspaper", SourceKind.DOCUMENT, False),
        ("a photograph shared on a phone", SourceKind.IMAGE, False),
        ("text messages between the two men", SourceKind.DOCUMENT, False),
        ("the ferry's privacy policy", SourceKind.DOCUMENT, False),
        ("data previously gathered by divers", SourceKind.DATASET, False),
        ("the latest forecast", SourceKind.DATASET, False),
        ("an advert", SourceKind.RECORDING, False),
        ("satellite imagery", SourceKind.IMAGE, False),
        ("senior figures in the party", SourceKind.ANONYMOUS, False),
        ("the victim's family", SourceKind.ANONYMOUS, False),
        ("a group of retired nurses", SourceKind.ANONYMOUS, False),
        ("a coalition of 40 charities", SourceKind.ORGANISATION, False),
        ("CNN reporters", SourceKind.ANONYMOUS, False),
        ("the Guardian's Paul Ray", SourceKind.PERSON, True),
        ("Eyewitness Mary Poe", SourceKind.PERSON, True),
        ("footage released", SourceKind.RECORDING, False),
        ("harbour inspectors", SourceKind.ANONYMOUS, False),
        ("a company spokesman", SourceKind.ANONYMOUS, False),
        ("the local newspaper", SourceKind.MEDIA, False),
        ("state news agencies", SourceKind.MEDIA, False),
        ("the media", SourceKind.ANONYMOUS, False),
        ("the Office for Harbour Statistics", SourceKind.ORGANISATION, True),
        ("the Riverton Bureau of Investigation", SourceKind.ORGANISATION, True),
        ("the US Department of Justice", SourceKind.ORGANISATION, True),
        ("the Justice Department", SourceKind.ORGANISATION, True),
        ("the Cole County Sheriff's Office", SourceKind.ORGANISATION, True),
        ("Pilots Without Planes", SourceKind.ORGANISATION, True),
        ("The Sun", SourceKind.MEDIA, True),
        ("April May", SourceKind.PERSON, True),
    ],
)
def test_kinds(phrase: str, kind: SourceKind, named: bool) -> None:
    parsed = _parse(f"Then {phrase} spoke.", phrase)
    assert (parsed.kind, parsed.named) == (kind, named)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("New modelling spoke.", SourceKind.DATASET),
        ("Draft legislation spoke.", SourceKind.DOCUMENT),
        ("Local media spoke.", SourceKind.MEDIA),
        ("Slides from the briefing spoke.", SourceKind.DOCUMENT),
        ("Heavy equipment spoke.", SourceKind.ANONYMOUS),
        ("Families spoke.", SourceKind.ANONYMOUS),
        ("Hundreds of marchers spoke.", SourceKind.ANONYMOUS),
    ],
)
def test_a_sentence_s_first_word_is_no_name(sentence: str, kind: SourceKind) -> None:
    phrase = sentence.removesuffix(" spoke.")
    parsed = _parse(sentence, phrase)
    assert (parsed.name.of(sentence), parsed.kind, parsed.named) == (phrase, kind, False)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("The group, Northwind Alliance, formed last year", "Northwind Alliance", SourceKind.ORGANISATION),
        ("The union, Forward", "Forward", SourceKind.ORGANISATION),
        ("The company behind the app, Snapper Inc.", "Snapper Inc", SourceKind.ORGANISATION),
        ("A parent company, the Basin Water Trust", "Basin Water Trust", SourceKind.ORGANISATION),
        ("A local group, Save Our River", "Save Our River", SourceKind.ORGANISATION),
        ("An activist group called Rising Tide", "Rising Tide", SourceKind.ORGANISATION),
        ("The oil giant Petrona", "Petrona", SourceKind.ORGANISATION),
        ("State broadcaster KRT", "KRT", SourceKind.MEDIA),
        ("Local TV station KXQZ", "KXQZ", SourceKind.MEDIA),
        ("Its general secretary, Uma Rao", "Uma Rao", SourceKind.PERSON),
        ("The Secretary of State, Ana Torres", "Ana Torres", SourceKind.PERSON),
        ("One resident, Joe Hart", "Joe Hart", SourceKind.PERSON),
    ],
)
def test_a_name_beside_what_it_names_is_the_name(phrase: str, name: str, kind: SourceKind) -> None:
    sentence = f"{phrase}, said so."
    parsed = _parse(sentence, phrase)
    assert (parsed.name.of(sentence), parsed.kind, parsed.named) == (name, kind, True)


def test_a_role_before_the_name_is_kept() -> None:
    sentence = "Its general secretary, Uma Rao, said so."
    parsed = _parse(sentence, "Its general secretary, Uma Rao")
    assert parsed.role is not None
    assert parsed.role.of(sentence) == "general secretary"


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The committee, Roe said, met on Monday.", "The committee"),
        ("A team from a lab in Greenbelt, Maryland, said so.", "A team from a lab in Greenbelt, Maryland"),
        ("The mayor, a Democrat, said so.", "The mayor, a Democrat"),
        ("The mayor, Monday, said so.", "The mayor, Monday"),
    ],
)
def test_not_every_capital_behind_a_comma_is_a_name(sentence: str, phrase: str) -> None:
    assert not _parse(sentence, phrase).named


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("a report in the Coastal Herald of Riverton", "Coastal Herald"),
        ("a story published by Reuters", "Reuters"),
        ("a Coastal Times investigation", "Coastal Times"),
        ("The Wrap's report", "The Wrap"),
    ],
)
def test_an_outlet_s_report_is_the_outlet(phrase: str, name: str) -> None:
    sentence = f"{phrase} said so."
    parsed = _parse(sentence, phrase)
    assert (parsed.name.of(sentence), parsed.kind) == (name, SourceKind.MEDIA)


def test_another_body_s_report_is_a_document() -> None:
    assert _parse("A report by the Audit Office said so.", "A report by the Audit Office").kind is SourceKind.DOCUMENT
    assert _parse("A study in the Lancet said so.", "A study in the Lancet").kind is SourceKind.DOCUMENT


@pytest.mark.parametrize(
    ("sentence", "word", "form"),
    [
        ("It spreads, says WHO.", "WHO", Form.NAME),
        ("US said so.", "US", Form.NAME),
        ("WHO SAID SO?", "WHO", Form.PRONOUN),
        ("He who said so.", "who", Form.PRONOUN),
    ],
)
def test_initials_are_told_from_pronouns(sentence: str, word: str, form: Form) -> None:
    assert _parse(sentence, word).form is form


def test_those_with_somebody_are_left_out_of_the_name() -> None:
    sentence = "Ines Koch and her team said so."
    parsed = _parse(sentence, "Ines Koch and her team")
    assert (parsed.name.of(sentence), parsed.kind) == ("Ines Koch", SourceKind.PERSON)


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
