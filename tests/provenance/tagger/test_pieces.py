"""Text into windows and back: offsets, bounds, nothing lost, quote states and shapes."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from bot.model import Span
from bot.provenance.tagger.network import FOLDER, shipped
from bot.provenance.tagger.pieces import QUOTES, SHAPES, WINDOW, Cutter, Paragraph, Window
from tests.provenance.reading_of import article_of
from tests.strategies import EXAMPLES, hostile_texts

_VOCABULARY = Tokenizer.from_file(str(FOLDER / "tokenizer.json")).get_vocab()
_DROPPED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn"})
"""What BERT's uncased normaliser takes out of a text beside white space: controls and combining marks."""

_PARAGRAPHS = st.lists(
    st.one_of(
        hostile_texts(),
        st.sampled_from(
            ["", " ", "\n", "\u200b", "e\u0301", "x" * 5000, "word " * 700, "Ω" * 120, "한국어 " * 90, "🇺🇸👩‍👩‍👧"]
        ),
        st.sampled_from(["“", "‘No,’ she said. " * 60, "שלום מרחבا " * 40, "a.b!c? " * 150, "1,234.5% " * 50]),
    ),
    max_size=8,
)


def cutter() -> Cutter:
    return shipped().cutter


def cut(*paragraphs: str) -> tuple[str, list[Span], list[Window]]:
    article = article_of(*paragraphs)
    spans = [block.span for block in article.blocks]
    return article.text, spans, cutter().windows(article.text, spans)


def read(windows: list[Window]) -> list[tuple[int, int, int, int, int]]:
    """Id, start, end, shape and quote state of every piece that stands for words."""
    columns = [(w.ids, w.starts, w.ends, w.shapes, w.quotes) for w in windows]
    kept = [np.stack(column, axis=1)[w.words >= 0] for column, w in zip(columns, windows, strict=True)]
    return [tuple(row) for row in np.concatenate(kept).tolist()] if kept else []


def pieces(paragraph: Paragraph) -> list[tuple[int, int, int, int, int]]:
    columns = (paragraph.ids, paragraph.starts, paragraph.ends, paragraph.shapes, paragraph.quotes)
    return [tuple(row) for row in np.stack(columns, axis=1).tolist()]


@given(_PARAGRAPHS)
@EXAMPLES
def test_words_are_covered_once_and_in_order(paragraphs: list[str]) -> None:
    text, spans, _ = cut(*paragraphs)
    covered: set[int] = set()
    for paragraph in cutter().paragraphs(text, spans):
        for before, after in pairwise(zip(paragraph.words, paragraph.starts, paragraph.ends, strict=True)):
            assert before[1] <= after[1]
            assert before[2] <= after[2]
            assert before[0] == after[0] or (after[0] == before[0] + 1 and before[2] <= after[1])
        assert (paragraph.starts < paragraph.ends).all()
        for start, end in zip(paragraph.starts, paragraph.ends, strict=True):
            assert any(span.covers(Span(start, end)) for span in spans)
            covered.update(range(start, end))
    left = {text[at] for span in spans for at in range(*span) if at not in covered and not text[at].isspace()}
    assert {unicodedata.category(character) for character in left} <= _DROPPED | {"Zs", "Zl", "Zp"}


@given(_PARAGRAPHS, st.integers(8, WINDOW))
@EXAMPLES
def test_windows_hold_every_paragraph_and_are_never_too_long(paragraphs: list[str], first: int) -> None:
    article = article_of(*paragraphs)
    spans = [block.span for block in article.blocks]
    windows = cutter().windows(article.text, spans, first=first)
    whole = [piece for paragraph in cutter().paragraphs(article.text, spans) for piece in pieces(paragraph)]
    assert read(windows) == whole
    assert all(3 <= len(window) <= WINDOW for window in windows)
    assert windows == [] if not whole else windows
    for before, after in pairwise(windows[1:]):
        assert len(before) + len(after) > WINDOW


@given(_PARAGRAPHS)
@EXAMPLES
def test_a_window_is_well_formed(paragraphs: list[str]) -> None:
    _, _, windows = cut(*paragraphs)
    for window in windows:
        columns = (
            window.ids,
            window.shapes,
            window.quotes,
            window.starts,
            window.ends,
            window.words,
            window.paragraphs,
        )
        assert {len(column) for column in columns} == {len(window)}
        assert {column.dtype for column in columns} == {np.dtype(np.int64)}
        marks = window.words < 0
        assert (window.starts[marks] == -1).all()
        assert (window.ends[marks] == -1).all()
        assert (window.shapes[marks] == 0).all()
        assert (window.quotes[marks] == 0).all()
        assert marks.sum() == window.paragraphs[-1] + 2
        assert marks[0]
        assert marks[-1]
        assert set(np.diff(window.words[~marks]).tolist()) <= {0, 1}
        assert window.words[~marks][0] == 0
        assert ((window.shapes[~marks] > 0) & (window.shapes < SHAPES)[~marks]).all()
        assert ((window.quotes >= 0) & (window.quotes < QUOTES)).all()
        assert window.ids[0] == _VOCABULARY["[CLS]"]
        assert window.ids[-1] == _VOCABULARY["[SEP]"]


def test_paragraphs_share_a_window_with_a_mark_between_them() -> None:
    text, spans, (window,) = cut("The dam had burst.", "", "  ", "Nobody was hurt.")
    assert [text[a:b] for a, b in zip(window.starts, window.ends, strict=True) if a >= 0] == [
        *("The", "dam", "had", "burst", ".", "Nobody", "was", "hurt", ".")
    ]
    assert window.words.tolist() == [-1, 0, 1, 2, 3, 4, -1, 5, 6, 7, 8, -1]
    assert window.paragraphs.tolist() == [0] * 6 + [1] * 6
    assert len(spans) == 4


def test_nothing_to_read_is_no_window() -> None:
    assert cut() == ("", [], [])
    assert cut("", " ", "\u200b")[2] == []


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text, _, windows = cut("The old dam above the town had burst on Sunday. " * 60)
    assert len(windows) > 2
    for window in windows:
        assert text[window.ends[-2] - 1] == "."
        assert text[window.starts[1] :].startswith("The old dam")


def test_a_long_sentence_is_cut_all_the_same() -> None:
    _, _, windows = cut("so " * 1000)
    assert [len(window) for window in windows[:-1]] == [WINDOW] * (len(windows) - 1)
    assert len(read(windows)) == 1000


class _Counting:
    """A tokenizer that counts what it is asked."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        self.calls = 0
        self.characters = 0

    def encode(self, text: str, *, add_special_tokens: bool) -> Any:
        self.calls += 1
        self.characters += len(text)
        return self._tokenizer.encode(text, add_special_tokens=add_special_tokens)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)


@pytest.mark.parametrize("paragraph", ["“It burst,” said Roe. ", "a ", "‘", "x" * 400 + " ", "’s “no” "])
def test_each_character_is_cut_once(paragraph: str) -> None:
    counting = _Counting()
    article = article_of(*([paragraph * 20] * 40), paragraph * 2000)
    spans = [block.span for block in article.blocks]
    windows = Cutter(counting).windows(article.text, spans)  # type: ignore[arg-type]
    assert (counting.calls, counting.characters) == (len(spans), sum(span.end - span.start for span in spans))
    assert len(windows) <= 2 * sum(map(len, windows)) / WINDOW + 1


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    class Bare(_Counting):
        def token_to_id(self, mark: str) -> None:
            del mark

    with pytest.raises(ValueError, match="CLS"):
        Cutter(Bare())  # type: ignore[arg-type]


def states(text: str) -> dict[int, str]:
    """Quote state → the words that stand there."""
    (paragraph,) = cutter().paragraphs(text, [Span(0, len(text))])
    found: dict[int, list[str]] = {}
    for start, end, state in zip(paragraph.starts, paragraph.ends, paragraph.quotes, strict=True):
        found.setdefault(int(state), []).append(text[start:end])
    return {state: " ".join(words) for state, words in found.items()}


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("“The dam is old,” he said.", "The dam is old ,", "he said ."),
        ('"The dam is old," he said.', "The dam is old ,", "he said ."),
        ("''The dam is old,'' he said.", "The dam is old ,", "he said ."),
        ("``The dam is old,'' he said.", "The dam is old ,", "he said ."),
        ("«The dam is old,» he said.", "The dam is old ,", "he said ."),
        ("„The dam is old,” he said.", "The dam is old ,", "he said ."),
        ("„The dam is old,“ he said.", "The dam is old ,", "he said ."),
        ("He said “no” and “never” to it.", "no never", "He said and to it ."),
        ("He said the dam is “old.", "old .", "He said the dam is"),
        ("“The dam is old", "The dam is old", None),
        ("“He said ‘no’ to me,” she said.", "He said ‘ no ’ to me ,", "she said ."),
        ("The old dam” he said.", None, "The old dam ” he said ."),
    ],
)
def test_words_in_double_marks(text: str, inside: str | None, outside: str | None) -> None:
    found = states(text)
    assert (found.get(1), found.get(0)) == (inside, outside)
    assert 2 not in found


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("‘The dam is old,’ he said.", "The dam is old ,", "he said ."),
        ("'The dam is old,' he said.", "The dam is old ,", "he said ."),
        ("‘It’s a very old dam,’ he said.", "It ’ s a very old dam ,", "he said ."),
        ("He called it ‘a joke’ today.", "a joke", "He called it today ."),
    ],
)
def test_words_in_single_marks(text: str, inside: str, outside: str) -> None:
    found = states(text)
    assert (found[2], found[0]) == (inside, outside)
    assert 1 not in found


@pytest.mark.parametrize(
    "text",
    [
        "She's sure it isn't Bob's dam.",
        "She’s sure it isn’t Bob’s dam.",
        "The workers’ union and the dogs’ owner met.",
        "The workers' union and the dogs' owner met.",
        "He is 6'2 tall.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert set(states(text)) <= {0, 3}
    assert "dam" not in states(text).get(3, "")
    assert {1, 2}.isdisjoint(states(text))


def test_a_single_mark_left_open_quotes_nothing() -> None:
    assert states("He said ‘the dam is old") == {0: "He said the dam is old", 3: "‘"}


def test_quotations_end_with_their_paragraph() -> None:
    _, _, (window,) = cut("“The dam is old", "Nobody said so.")
    assert window.quotes[window.paragraphs == 1].tolist() == [0] * int((window.paragraphs == 1).sum())


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("dam", 1),
        ("ph.d", 1),
        ("Roe", 2),
        ("A", 2),
        ("Østergård", 2),
        ("NATO", 3),
        ("iPhone", 4),
        ("McKinley", 4),
        ("40", 5),
        ("9th", 1),
        ("—", 6),
        ("$", 6),
        ("你", 7),
    ],
)
def test_how_a_word_is_written(word: str, shape: int) -> None:
    (paragraph,) = cutter().paragraphs(word, [Span(0, len(word))])
    assert paragraph.shapes[0] == shape


def test_all_pieces_of_a_word_have_its_shape() -> None:
    text = "Østergårdsen antidisestablishmentarianism XYZQW"
    (paragraph,) = cutter().paragraphs(text, [Span(0, len(text))])
    by_word = [set(paragraph.shapes[paragraph.words == word].tolist()) for word in range(3)]
    assert by_word == [{2}, {1}, {3}]
    assert len(paragraph.ids) > 3
