"""What teachers said finds its way to the pieces of any later window, and through the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.model import Span
from bot.provenance.tagger.network import shipped
from training.corpus import Document
from training.lessons import PARTS, Lesson, read_lessons, write
from training.teach import lesson

TEXT = "The mayor said the bridge is shut.\nNobody had told the school, a teacher said.\nWho pays for it?"


def _lesson() -> Lesson:
    return lesson([shipped(), shipped()], Document("one", TEXT))


def test_a_lesson_tells_of_every_piece_and_sentence_what_the_network_says() -> None:
    said = _lesson()
    assert len(said.starts) == len(said.labels) == len(said.claims) > 20
    for probabilities in (said.labels, said.claims, said.sentences):
        assert np.allclose(probabilities.astype(np.float32).sum(axis=1), 1, atol=0.01)
    assert [Span(*map(int, pair)).of(TEXT) for pair in said.spans] == TEXT.split("\n")


def test_windows_cut_elsewhere_are_taught_the_same() -> None:
    said, paragraphs = _lesson(), Document("one", TEXT).paragraphs
    for first in (12, 20, 192):
        for window in shipped().cutter.windows(TEXT, paragraphs, first=first):
            labels, claims = said.of(window)
            for at, (start, word) in enumerate(zip(window.starts, window.words, strict=True)):
                known = np.flatnonzero(said.starts == start)
                if word < 0:
                    assert not labels[at].any()
                    assert not claims[at].any()
                else:
                    assert np.array_equal(labels[at], said.labels[known[0]])
                    assert np.array_equal(claims[at], said.claims[known[0]])


def test_lessons_come_back_from_their_file(tmp_path: Path) -> None:
    said = {"one": _lesson(), "none": lesson([shipped()], Document("none", ""))}
    write(tmp_path / "lessons.npz", said)
    back = read_lessons(tmp_path / "lessons.npz")
    assert list(back) == ["one", "none"]
    for name, each in said.items():
        for part in PARTS:
            assert np.array_equal(getattr(back[name], part), getattr(each, part))
