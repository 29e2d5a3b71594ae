"""The shipped reader on sentences of several kinds, on any text, and on long ones."""

from __future__ import annotations

import tracemalloc
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.article.limits import Limits
from bot.article.paste import read_paste
from bot.errors import SubmissionError
from bot.model import Article, CueKind, Mode, SentenceKind, Span, Stance
from bot.provenance.reading import Found, Reading
from bot.provenance.sentences import cut_sentences
from bot.provenance.tagger.network import Network, Output, shipped
from bot.provenance.tagger.pieces import WINDOW, Window
from bot.provenance.tagger.reader import MOST_PIECES, TaggerReading, TrainedReader
from bot.provenance.tagger.tags import LABELS
from tests.provenance.reading_of import article_of
from tests.samples import PARAGRAPHS
from tests.strategies import EXAMPLES, articles, hostile_texts


@pytest.fixture(scope="module", name="reader")
def _reader() -> TrainedReader:
    return TrainedReader(shipped())


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and one attribution that a careful reader finds in it."""

    text: str
    source: str | None
    content: tuple[str, ...]
    mode: Mode = Mode.INDIRECT
    kind: CueKind = CueKind.SPEECH
    stance: Stance = Stance.ASSERTS


CASES = [
    Case(
        "“The bridge will open in May,” Dana Roe told reporters on Monday.",
        "Dana Roe",
        ("The bridge will open in May",),
        Mode.DIRECT,
    ),
    Case(
        "The fire chief said the warehouse had no working sprinklers when the blaze began.",
        "The fire chief",
        ("the warehouse had no working sprinklers when the blaze began.",),
    ),
    Case(
        "The councillor called the plan “a waste of public money” and walked out.",
        "The councillor",
        ("the plan “a waste of public money”",),
        Mode.MIXED,
    ),
    Case(
        "“We kept hitting the door and it would not move,” said Ines Haddad.",
        "Ines Haddad",
        ("We kept hitting the door and it would not move",),
        Mode.DIRECT,
    ),
    Case(
        "The company had ignored three warnings, according to a report by the city inspector.",
        "a report by the city inspector",
        ("The company had ignored three warnings",),
        kind=CueKind.RECORD,
    ),
    Case(
        "Norvane Logistics, the inspector said, had been warned about the blocked exits twice.",
        "the inspector",
        ("Norvane Logistics", "had been warned about the blocked exits twice."),
    ),
    Case(
        "Dana Roe: We will rebuild the bridge before the winter",
        "Dana Roe",
        ("We will rebuild the bridge before the winter",),
    ),
    Case(
        "The minister asked whether the dam had been inspected since the flood.",
        "The minister",
        ("whether the dam had been inspected since the flood.",),
        kind=CueKind.QUESTION,
        stance=Stance.QUESTIONS,
    ),
    Case(
        "The leaked memo states that the alarm was switched off in February to save money.",
        "The leaked memo",
        ("that the alarm was switched off in February to save money.",),
        kind=CueKind.RECORD,
    ),
    Case(
        "The mayor denied that the city had known about the blocked exits.",
        "The mayor",
        ("that the city had known about the blocked exits.",),
        kind=CueKind.DENIAL,
        stance=Stance.DENIES,
    ),
]


def words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span is not None else None


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_who_says_what(reader: TrainedReader, case: Case) -> None:
    (found,) = reader.read(article_of(case.text)).attributions
    assert tuple(span.of(case.text) for span in found.content) == case.content
    assert words(case.text, found.source) == case.source
    assert (found.mode, found.cue_kind, found.stance) == (case.mode, case.kind, case.stance)


def test_words_in_nobodys_mouth(reader: TrainedReader) -> None:
    assert reader.read(article_of("The rain fell on the town all day.", "A van hit the gate.")).attributions == ()


POST = (
    "NEW: Two city officials confirm to @EastCourier that Norvane was warned about blocked exits in March. "
    "— Dane Okafor (@DaneOkafor) March 4, 2026"
)


def test_a_post_is_its_authors_and_holds_what_it_reports(reader: TrainedReader) -> None:
    article = read_paste(f"A fire gutted the warehouse early on Tuesday.\n\n{POST}\n\nNobody was hurt in the fire.")
    whole, within = reader.read(article).attributions
    assert words(article.text, whole.source) == "Dane Okafor"
    assert (whole.cue, whole.cue_kind, whole.mode) == (None, CueKind.NONE, Mode.DIRECT)
    assert words(article.text, within.source) == "Two city officials"
    assert within.parent == 0
    assert within.content[0].of(article.text).startswith("that Norvane was warned")
    kinds = {
        sentence.kind for sentence in reader.read(article).sentences if "Okafor" in sentence.span.of(article.text)
    }
    assert kinds == {SentenceKind.FURNITURE}


def test_furniture_and_headings_are_not_judged(reader: TrainedReader) -> None:
    article = read_paste("\n\n".join(PARAGRAPHS))
    kinds = {sentence.span.of(article.text): sentence.kind for sentence in reader.read(article).sentences}
    assert kinds[PARAGRAPHS[0]] is SentenceKind.FURNITURE
    assert kinds[PARAGRAPHS[-1]] is SentenceKind.FURNITURE
    assert kinds["The blaze destroyed 40 lorries."] is SentenceKind.FACT


def test_an_article_is_read_whole(reader: TrainedReader) -> None:
    article = read_paste("\n\n".join(PARAGRAPHS))
    found = reader.read(article).attributions
    sources = {words(article.text, made.source) for made in found}
    assert {"Norvane Logistics", "Reyes", "Dane Okafor", "The city's inspection register"} <= sources
    assert well_formed(article, reader.read(article))


def well_formed(article: Article, reading: Reading) -> bool:
    """Whether all spans lie in the text, contents are in order, and each sentence is there once."""
    whole = Span(0, len(article.text))
    for at, made in enumerate(reading.attributions):
        parts = [*made.content, *(span for span in (made.cue, made.source, made.addressee) if span is not None)]
        assert made.content
        assert all(whole.covers(span) and span.start < span.end for span in parts)
        assert all(one.end <= other.start for one, other in pairwise(made.content))
        assert made.parent is None or made.parent < at
        assert 0 <= made.confidence <= 1
    starts = [made.content[0].start for made in reading.attributions]
    assert starts == sorted(starts)
    assert [(each.span, each.block) for each in reading.sentences] == [
        (each.span, each.block) for each in cut_sentences(article)
    ]
    for sentence in reading.sentences:
        assert sentence.worth in range(3)
        assert sentence.worth == 0 or sentence.kind is SentenceKind.FACT
        assert 0 <= sentence.score <= 1
    return True


_NEWS = st.sampled_from(
    [
        *(
            "Roe said the dam had burst. ",
            "“It burst,” said Roe. ",
            "said ",
            "“",
            "” ",
            "‘",
            "’ ",
            ", ",
            "that ",
            "\n",
        ),
        *("according to ", "Q: ", "the report shows ", "He denied it. ", "— Ann Roe (@annroe) May 4, 2025\n\n", ": "),
    ]
)
_PASTED = st.one_of(hostile_texts(), st.lists(st.one_of(_NEWS, hostile_texts(2)), max_size=30).map("".join))


@settings(EXAMPLES, max_examples=40)
@given(_PASTED)
def test_any_pasted_text_is_read(text: str) -> None:
    try:
        article = read_paste(text, limits=Limits(min_characters=1))
    except SubmissionError:
        article = article_of(*text.split("\n\n"))
    reader = TrainedReader(shipped())
    reading = reader.read(article)
    assert well_formed(article, reading)
    covered = {at for sentence in reading.sentences for at in range(*sentence.span)}
    within = [at for block in article.blocks for at in range(*block.span)]
    assert all(at in covered for at in within if not article.text[at].isspace())


@settings(EXAMPLES, max_examples=25)
@given(articles())
def test_odd_articles_never_raise(article: Article) -> None:
    plain = article.model_copy(update={"posts": ()})
    reading = TrainedReader(shipped()).read(plain)
    assert all(Span(0, len(plain.text)).covers(span) for made in reading.attributions for span in made.content)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "“", ".", "’", "🇺🇸", "x" * 3000, "said " * 400])
def test_odd_texts_are_read(reader: TrainedReader, text: str) -> None:
    article = article_of(text)
    assert well_formed(article, reader.read(article))
    assert well_formed(article_of(), reader.read(article_of()))


def test_the_same_text_reads_the_same(reader: TrainedReader) -> None:
    article = read_paste("\n\n".join(PARAGRAPHS))
    readings = [each.read(article) for each in (reader, reader, TrainedReader(shipped()))]
    assert len({each.attributions for each in readings}) == 1
    assert len({each.sentences for each in readings}) == 1


@dataclass
class _Watched:
    """A network that finds nothing, gives each window's pieces its number, and counts the outputs still held."""

    real: Network
    most_held: int = 0
    windows: list[Window] = field(default_factory=list)
    _given: list[weakref.ref[Any]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def run(self, window: Window) -> Output:
        self.windows.append(window)
        width = len(self.real.sentence.weight[0])
        hidden = np.full((len(window), width), len(self.windows), dtype=np.float32)
        self._given.append(weakref.ref(hidden))
        self.most_held = max(self.most_held, sum(each() is not None for each in self._given))
        return Output(hidden, np.zeros((len(window), LABELS), dtype=np.float32))


def watched(article: Article) -> tuple[_Watched, TaggerReading]:
    network = _Watched(shipped())
    return network, TaggerReading(network, article)  # type: ignore[arg-type]


def test_a_long_text_is_read_window_by_window() -> None:
    article = article_of(*(["The old dam above the town had burst on Sunday, the mayor said at noon. " * 10] * 200))
    assert len(article.text.split()) >= 28_000
    shipped()
    tracemalloc.start()
    network, reading = watched(article)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(network.windows) > 100
    assert network.most_held <= 2
    pieces = sum(int((window.words >= 0).sum()) for window in network.windows)
    assert pieces < 2 * len(article.text.split())
    columns = 9 * 8 * sum(map(len, network.windows))
    assert held < 1.2 * (2 * pieces * len(shipped().sentence.weight[0]) + 16 * pieces + columns)
    assert all(vector is not None for vector in reading.vectors([each.span for each in cut_sentences(article)]))


def test_a_text_of_a_piece_a_character_is_read_up_to_a_bound() -> None:
    article = article_of(*(["水" * 150] * 1000))
    network, reading = watched(article)
    assert MOST_PIECES - WINDOW < sum(map(len, network.windows)) <= MOST_PIECES
    first, last = reading.vectors([article.blocks[0].span, article.blocks[-1].span])
    assert first is not None
    assert last is None


def test_every_sentence_has_the_vector_of_the_window_that_holds_most_of_it() -> None:
    long = " ".join(["old"] * 250)
    article = article_of("The dam burst. It was old.", f"It was {long}. It fell.", "Nobody was hurt.")
    network, reading = watched(article)
    assert len(network.windows) == 3
    vectors = reading.vectors([each.span for each in cut_sentences(article)])
    assert [vector[0] for vector in vectors if vector is not None] == [1, 1, 2, 3, 3]


def test_the_vector_of_a_stretch_is_the_mean_of_its_pieces() -> None:
    article = article_of("The dam burst on Sunday.", "Nobody was hurt.")
    (window,) = shipped().cutter.windows(article.text, [block.span for block in article.blocks])
    hidden = shipped().run(window).hidden
    reading = TaggerReading(shipped(), article)
    (part, across, nothing) = reading.vectors([Span(4, 13), Span(14, 32), Span(24, 26)])
    assert part == pytest.approx(hidden[2:4].mean(axis=0), abs=1e-2)
    assert across == pytest.approx(hidden[[4, 5, 6, 8]].mean(axis=0), abs=1e-2)
    assert nothing is None


def test_furniture_is_not_read_and_of_a_post_only_its_own_words() -> None:
    article = read_paste(f"A fire gutted the warehouse early on Tuesday.\n\n{POST}\n\nShare this story")
    network, _ = watched(article)
    read = "".join(_read_words(article, network.windows))
    assert "Norvane" in read
    assert "Okafor" not in read
    assert "Share" not in read


def _read_words(article: Article, windows: list[Window]) -> Iterator[str]:
    for window in windows:
        yield from (article.text[a:b] for a, b in zip(window.starts, window.ends, strict=True) if a >= 0)


def test_the_name_is_the_models(reader: TrainedReader) -> None:
    settings_of: Mapping[str, Any] = shipped().settings
    assert reader.name == settings_of["name"]
    assert shipped() is shipped()


def test_parents_hold_what_stands_within_them(reader: TrainedReader) -> None:
    text = "“She told us the dam had burst on Sunday,” Poe said."
    found: tuple[Found, ...] = reader.read(article_of(text)).attributions
    outer, inner = found
    assert (words(text, outer.source), words(text, inner.source)) == ("Poe", "She")
    assert inner.parent == 0


def test_any_stretch_of_a_sentence_is_judged(reader: TrainedReader) -> None:
    article = article_of("The mayor said 40 lorries burned on Tuesday, but what a wonderful morning it was.", "* * *")
    reading = reader.read(article)
    sentence = reading.sentences[0]
    whole, part = reading.judge(sentence.span), reading.judge(Span(15, 43))
    assert whole is not None
    assert part is not None
    assert (whole.kind, whole.worth) == (sentence.kind, sentence.worth)
    assert whole.score == pytest.approx(sentence.score, abs=1e-4)
    assert part.kind is SentenceKind.FACT
    assert part != whole
    assert reading.judge(Span(len(article.text), len(article.text))) is None
