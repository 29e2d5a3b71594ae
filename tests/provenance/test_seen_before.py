"""Claims that were seen before: what says the same, what does not, and what a print is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.seen_before import read, sameness, scores
from bot.provenance.seen_before import is_same, prints, read_print, sameness_of
from bot.provenance.seen_before.contradictions import contradictions
from bot.provenance.seen_before.held import Held
from bot.provenance.seen_before.prints import VERSION
from bot.provenance.seen_before.shelf import Shelf
from bot.provenance.seen_before.statements import Mood, statement_of
from bot.provenance.seen_before.tokens import read_tokens

LONGEST = 700


def same(one: str, other: str) -> bool:
    """Whether two claims are taken to say the same, whichever comes first."""
    made = prints([one, other])
    there, back = is_same(made[0], one, made[1], other), is_same(made[1], other, made[0], one)
    assert there == back
    return there


@pytest.mark.parametrize(
    ("name", "least"),
    [("tuning", 0.8), ("held_back", 0.85)],
)
def test_pairs_are_told_apart(name: str, least: float) -> None:
    pairs = read(name)
    found = scores(pairs, sameness(pairs))
    assert found.precision >= least
    assert found.recall >= least


@pytest.mark.parametrize(
    "other",
    [
        "Twelve sailors were rescued when the trawler Ottilie sank off Marrow Head on Tuesday.",
        "On Tuesday a dozen seamen were saved after the sinking of the trawler Ottilie near Marrow Head.",
    ],
)
def test_the_same_in_other_words(other: str) -> None:
    assert same("A dozen sailors were rescued on Tuesday when the trawler Ottilie sank off Marrow Head.", other)


@pytest.mark.parametrize(
    "other",
    [
        "Ten sailors were rescued on Tuesday when the trawler Ottilie sank off Marrow Head.",
        "A dozen sailors were rescued on Tuesday when the trawler Brunhild sank off Marrow Head.",
        "A dozen sailors were rescued on Thursday when the trawler Ottilie sank off Marrow Head.",
        "A dozen sailors were rescued on Tuesday when the trawler Ottilie sank off Cape Doran.",
        "No sailors were rescued on Tuesday when the trawler Ottilie sank off Marrow Head.",
        "A dozen sailors drowned on Tuesday when the trawler Ottilie sank off Marrow Head.",
    ],
)
def test_another_number_name_day_or_a_denial_is_another_claim(other: str) -> None:
    assert not same("A dozen sailors were rescued on Tuesday when the trawler Ottilie sank off Marrow Head.", other)


def test_what_is_told_beside_a_statement_is_not_the_statement() -> None:
    fire = "A fire gutted the Corran mill on Weaver Lane in Tarnbrook early on Monday"
    assert not same("Police in Tarnbrook are looking into the blaze that destroyed the Corran mill", fire)
    assert same(
        "Inspectors warned the mill's owner about blocked exits in May",
        "inspectors had warned the owner about blocked exits in May",
    )


@pytest.mark.parametrize(
    ("words", "predicate", "mood"),
    [
        ("Police are looking into the blaze that destroyed the mill.", "investigat", Mood.POSSIBLE),
        ("The man who found the coins has resigned.", "resign", Mood.FACT),
        ("After the storm had passed, ferries will resume.", "resum", Mood.TO_COME),
        ("Officials said that the bridge collapsed.", "collaps", Mood.FACT),
        ("The tunnel may be closed.", "clos", Mood.POSSIBLE),
    ],
)
def test_what_a_claim_states_in_the_main(words: str, predicate: str, mood: Mood) -> None:
    stated = statement_of(read_tokens(words))
    assert stated.act is not None
    assert (stated.act.value, stated.mood) == (predicate, mood)


def test_those_of_a_whole_who_did_leave_those_who_did_not() -> None:
    some = "Only four of the 19 lifeboats could be launched."
    assert contradictions(*held(some, "Of the 19 lifeboats 14 could not be launched.")).any
    assert not contradictions(*held(some, "Of the 19 lifeboats 15 could not be launched.")).any


def held(*texts: str) -> list[Held]:
    """What the texts say."""
    return [Held(read_tokens(text)) for text in texts]


def test_who_does_it_to_whom_matters() -> None:
    assert not same("Ostrava beat Kielce in the final.", "Kielce beat Ostrava in the final.")
    assert same("Ostrava beat Kielce in the final.", "Kielce were beaten by Ostrava in the final.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La ministra Ruiz no dimitió el lunes.", "La ministra Ruiz dimitió el lunes."),
        ("Die Brücke wurde 1932 gebaut.", "Die Brücke wurde 1923 gebaut."),
        ("首相は辞任した。", "首相は辞任しない。"),
        ("Le maire de Tarn a démissionné.", "The mayor of Tarn has resigned."),
    ],
)
def test_other_languages_are_held_to_a_high_bar(one: str, other: str) -> None:
    assert same(one, one)
    assert not same(one, other)


def test_another_version_and_what_is_no_print_say_nothing() -> None:
    words = "The bridge at Ostrel was closed."
    (made,) = prints([words])
    for broken in (b"", bytes([VERSION + 1]) + made[1:], made[:40], b"\xff" * 300):
        assert read_print(broken) is None
        assert sameness_of(broken, words, made, words) == 0.0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=700), min_size=1, max_size=3))
def test_any_text_has_a_small_print(texts: list[str]) -> None:
    for text, made in zip(texts, prints(texts), strict=True):
        assert len(made) <= LONGEST
        assert read_print(made) is not None
        assert is_same(made, text, made, text)


def test_a_shelf_finds_the_same_claims_however_it_grew() -> None:
    places = "Aldern Brixholt Carrow Dunmere Eskil Farrow Glenby".split()
    texts = [f"{3 * n} boats were sold to {places[n % len(places)]} for {n + 500} crowns." for n in range(60)]
    made = [(at, known) for at, known in enumerate(map(read_print, prints(texts)), 1) if known]
    whole, grown = Shelf().with_more(made), Shelf()
    for each in made:
        grown = grown.with_more([each])
    assert (len(grown), grown.last, grown.since(57)) == (60, 60, {58, 59, 60})
    assert len(grown.parts) < 8
    for at, known in made:
        assert whole.candidates(known, 3)[0] == grown.candidates(known, 3)[0] == at
    assert Shelf().candidates(made[0][1], 3) == []
