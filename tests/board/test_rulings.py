"""What a verdict has to rest on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from bot.board import LONGEST_SENTENCE, MOST_EVIDENCE, BoardError, Given, GivenFile, GivenLink, State, links_in
from bot.board.rulings import checked_sentence
from tests.board.boards import LINK, ruling
from tests.strategies import hostile_texts

PICTURE = GivenFile("photo.png", "image/png", b"\x89PNG")


def test_a_verdict_keeps_its_evidence_in_order_each_once() -> None:
    found = ruling(sentence="  It was\n closed. ", evidence=[LINK, PICTURE, GivenLink(f" <{LINK.url}> "), PICTURE])
    assert found.sentence == "It was closed."
    assert found.evidence == (LINK, PICTURE)


@pytest.mark.parametrize(
    ("state", "sentence", "evidence", "code"),
    [
        (State.OPEN, "So.", [LINK], "no_verdict"),
        (State.SET_ASIDE, "So.", [LINK], "no_verdict"),
        (State.CONFIRMED, " \n\u2028\x00\ud83c", [LINK], "no_sentence"),
        (State.CONFIRMED, "\u200b\u202e\u200d\u2060", [LINK], "no_sentence"),
        (State.CONFIRMED, "x" * (LONGEST_SENTENCE + 1), [LINK], "long_sentence"),
        (State.CONFIRMED, "So.", [], "no_evidence"),
        (State.CONFIRMED, "So.", [GivenLink(f"https://a.example.org/{n}") for n in range(11)], "too_much_evidence"),
        (State.CONFIRMED, "So.", [LINK, GivenLink("ftp://a.example.org/x")], "bad_evidence_link"),
        (State.CONFIRMED, "So.", [GivenLink("records.example.org/1")], "bad_evidence_link"),
        (State.CONFIRMED, "So.", [GivenLink("https://127.0.0.1/x")], "bad_evidence_link"),
        (State.CONFIRMED, "So.", [GivenLink("https://me:secret@a.example.org/")], "bad_evidence_link"),
        (State.CONFIRMED, "So.", [GivenFile("empty.txt", "text/plain", b"")], "empty_file"),
        (State.CONFIRMED, "So.", [GivenFile("large.bin", "", b"x" * 1_001)], "file_too_big"),
    ],
)
def test_what_is_not_enough_is_refused(state: State, sentence: str, evidence: Sequence[Given], code: str) -> None:
    with pytest.raises(BoardError) as caught:
        ruling(state, sentence, evidence)
    assert caught.value.code == code
    assert "records.example.org" not in caught.value.message


def test_a_bad_link_is_told_by_its_place() -> None:
    with pytest.raises(BoardError, match="Link 2 cannot"):
        ruling(
            evidence=[PICTURE, *links_in("https://a.example.org/1\n  javascript:alert(1) https://a.example.org/3")]
        )


def test_the_longest_sentence_and_the_most_evidence_fit() -> None:
    links = [GivenLink(f"https://a.example.org/{number}") for number in range(MOST_EVIDENCE)]
    assert len(ruling(sentence="x" * LONGEST_SENTENCE, evidence=links).evidence) == MOST_EVIDENCE


def test_a_files_name_and_kind_are_made_harmless() -> None:
    (found,) = ruling(evidence=[GivenFile("../../\x00etc/passwd\n.txt", "text/html; charset=x", b"x")]).evidence
    assert found == GivenFile(".._.._etc_passwd .txt", "text/html", b"x")
    (found,) = ruling(evidence=[GivenFile("photo\u202egnp.html", "text/html", b"x")]).evidence
    assert found == GivenFile("photognp.html", "text/html", b"x")
    (found,) = ruling(evidence=[GivenFile("\x01", "no kind at all", b"x")]).evidence
    assert found == GivenFile("file", "application/octet-stream", b"x")


@given(hostile_texts())
def test_a_sentence_is_one_line_of_what_was_typed(text: str) -> None:
    try:
        sentence = checked_sentence(text)
    except BoardError:
        return
    assert sentence == " ".join(sentence.split())
    assert 0 < len(sentence) <= LONGEST_SENTENCE
    assert checked_sentence(sentence) == sentence
