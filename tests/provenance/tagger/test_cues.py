"""What a cue of any wording says that its source does: a table of invented sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from bot.model import CueKind, Span, Stance
from bot.provenance.tagger.cues import classify
from tests.provenance.tagger import cue_cases
from tests.strategies import EXAMPLES, hostile_texts

_MARKS = re.compile(r"[{}\[\]<>]")
_GROUPS = (
    (cue_cases.SAYS, CueKind.SPEECH, Stance.ASSERTS),
    (cue_cases.RECORDS, CueKind.RECORD, Stance.ASSERTS),
    (cue_cases.PERCEIVES, CueKind.PERCEPTION, Stance.ASSERTS),
    (cue_cases.BELIEVES, CueKind.BELIEF, Stance.ASSERTS),
    (cue_cases.DOUBTS, CueKind.BELIEF, Stance.QUESTIONS),
    (cue_cases.DISBELIEVES, CueKind.BELIEF, Stance.DENIES),
    (cue_cases.DENIES, CueKind.DENIAL, Stance.DENIES),
    (cue_cases.CALLS_FALSE, CueKind.SPEECH, Stance.DENIES),
    (cue_cases.ASKS, CueKind.QUESTION, Stance.QUESTIONS),
    (cue_cases.DECLINES, CueKind.SPEECH, Stance.DECLINES),
)
CASES = [(line, kind, stance) for listed, kind, stance in _GROUPS for line in listed.strip().splitlines()]


def marked(line: str) -> tuple[str, Span | None, Span, Span]:
    """The plain text with its source, cue and first content; marks of one kind that come twice are one hull."""
    places: dict[str, int] = {}
    for shift, mark in enumerate(_MARKS.finditer(line)):
        at = mark.start() - shift
        if mark.group() in "}])>" or mark.group() not in places:
            places.setdefault(mark.group(), at)
        if mark.group() in "}]":
            places[mark.group()] = at
    source = Span(places["{"], places["}"]) if "{" in places else None
    return _MARKS.sub("", line), source, Span(places["["], places["]"]), Span(places["<"], places[">"])


@pytest.mark.parametrize(("line", "kind", "stance"), CASES, ids=[line for line, _, _ in CASES])
def test_what_the_source_does(line: str, kind: CueKind, stance: Stance) -> None:
    text, source, cue, content = marked(line)
    assert classify(text, cue, source, content) == (kind, stance)


def test_the_table_is_large_and_says_everything_once() -> None:
    assert len(CASES) >= 60
    assert len({line for line, _, _ in CASES}) == len(CASES)
    assert {kind for _, kind, _ in CASES} == set(CueKind) - {CueKind.NONE}
    assert {stance for _, _, stance in CASES} == set(Stance)


def test_without_a_cue_words_are_asserted() -> None:
    text = "Roe was blunt. “We have lost the whole town.”"
    said = text.index("We")
    assert classify(text, None, Span(0, 3), Span(said, len(text) - 1)) == (CueKind.NONE, Stance.ASSERTS)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The report", CueKind.RECORD),
        ("The video", CueKind.RECORD),
        ("The mayor", CueKind.SPEECH),
        ("Acme", CueKind.SPEECH),
        ("He", CueKind.SPEECH),
    ],
)
def test_who_speaks_decides_whether_a_record_does(source: str, kind: CueKind) -> None:
    for cue in ("says", "shows", "found", "alleges", "notes"):
        text, place, at, content = marked(f"{{{source}}} [{cue}] <that the exits were blocked>.")
        assert classify(text, at, place, content) == (kind, Stance.ASSERTS)


@given(hostile_texts(), hostile_texts(), hostile_texts())
@EXAMPLES
def test_any_words_get_an_answer(cue: str, source: str, content: str) -> None:
    text = f"{source}\n{cue}\n{content}"
    said = len(source) + 1
    told = said + len(cue) + 1
    kind, stance = classify(text, Span(said, told - 1), Span(0, len(source)), Span(told, len(text)))
    assert kind is not CueKind.NONE
    assert isinstance(stance, Stance)
