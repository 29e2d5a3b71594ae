"""Our own training data is well formed, and what is measured on is not learned from."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.pages import marked_pages, measured_pages, page_texts
from benchmarks.sentences import TRAIN, is_held_out
from bot.model import SentenceKind
from bot.provenance.tagger.network import FOLDER, shipped
from training.corpus import (
    DATA,
    Document,
    Marked,
    all_documents,
    gold_names,
    is_for_tuning,
    origin,
    read_attributions,
    training_documents,
    tuning_documents,
)
from training.examples import IGNORED, SENTENCE_LABELS, examples

needs_shared = pytest.mark.skipif(not TRAIN.exists(), reason="the labelled news (../shared) is not here")


@pytest.fixture(scope="module")
def passages() -> list[Document]:
    return list(read_attributions(DATA / "passages.jsonl"))


def _spans(marked: Marked) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in (marked.source, marked.cue, *marked.content) if s is not None]


def _ancestors(all_marked: tuple[Marked, ...], at: int) -> set[int]:
    found: set[int] = set()
    parent = all_marked[at].parent
    while parent is not None:
        found.add(parent)
        parent = all_marked[parent].parent
    return found


def test_there_are_enough_passages_with_ids_of_their_own(passages: list[Document]) -> None:
    assert len(passages) >= 300
    assert len({each.id for each in passages}) == len(passages)
    assert len({each.text for each in passages}) == len(passages)


def test_spans_lie_in_the_text_on_words_and_cross_nowhere(passages: list[Document]) -> None:
    for passage in passages:
        marked = passage.attributions or ()
        for each in marked:
            assert each.content, passage.id
            for start, end in _spans(each):
                words = passage.text[start:end]
                assert words
            assert words == words.strip(), (passage.id, words)
        for one, other in combinations(range(len(marked)), 2):
            if one in _ancestors(marked, other) or other in _ancestors(marked, one):
                continue
            shared = marked[one].source  # "she said …, adding …": one speaker, two cues
            crossing = [
                (a, b)
                for a in _spans(marked[one])
                for b in _spans(marked[other])
                if a[0] < b[1] and b[0] < a[1] and not (a == b == shared == marked[other].source)
            ]
            assert not crossing, (passage.id, crossing)


def test_nested_attributions_stand_within_their_parents_words(passages: list[Document]) -> None:
    nested = 0
    for passage in passages:
        for each in passage.attributions or ():
            if each.parent is None:
                continue
            outer = (passage.attributions or ())[each.parent]
            assert all(
                any(part.start <= start and end <= part.end for part in outer.content) for start, end in _spans(each)
            )
            nested += 1
    assert nested >= 100


def test_every_sentence_of_a_passage_is_judged(passages: list[Document]) -> None:
    for passage in passages:
        covered = {at for each in passage.sentences for at in range(each.span.start, each.span.end)}
        left = [at for at, sign in enumerate(passage.text) if at not in covered and not sign.isspace()]
        assert not left, passage.id
        assert all(each.label in SENTENCE_LABELS for each in passage.sentences)


def test_judged_news_sentences_are_told_by_place_only() -> None:
    lines = Path(DATA / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["document", "start", "end", "kind", "worth"]
    seen: set[tuple[str, int]] = set()
    for line in lines[1:]:
        document, start, end, kind, worth = line.split("\t")
        assert int(start) < int(end)
        assert SentenceKind(kind)
        assert worth in "012"
        assert kind == "fact" or worth == "0"
        assert (document, int(start)) not in seen
        seen.add((document, int(start)))
    assert len(seen) > 4000


def test_labels_of_a_passage_read_back_as_its_spans(passages: list[Document]) -> None:
    cut = examples(shipped().cutter, passages[:40], seed=3)
    assert len(cut) >= 40
    for example in cut:
        assert len(example.labels) == len(example.window)
        assert IGNORED not in example.labels
        for low, high in [*example.sources, *(run for run, _ in (*example.cues, *example.contents))]:
            assert example.labels[low] % 2 == 1
            assert all(label == example.labels[low] + 1 for label in example.labels[low + 1 : high])


def test_the_shipped_network_knows_the_labels_that_are_trained() -> None:
    assert shipped().sentence.labels == SENTENCE_LABELS
    assert (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8").startswith("# Model card")


def test_the_shipped_model_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 25_000_000


@needs_shared
def test_nothing_that_is_measured_on_is_learned_from(passages: list[Document]) -> None:
    ours = tuple(each.id for each in passages)
    learned = [each for each in training_documents() if not each.id.startswith(ours)]
    judged = [origin(each) for each in learned if each.sentences]
    assert judged
    assert not [name for name in judged if is_held_out(name) or is_for_tuning(name)]
    assert not [each.id for each in learned if any(each.id.replace("/", "_").startswith(g) for g in gold_names())]
    tuned = tuning_documents()
    assert sum(len(each.sentences) for each in tuned) > 300
    assert not [each.id for each in tuned if is_held_out(origin(each))]


@needs_shared
def test_our_news_annotations_fit_the_pages_they_are_of() -> None:
    pages = dict(page_texts())
    raw = marked_pages()
    assert len(raw) > 50
    for name, each in raw.items():
        assert not is_held_out(name)
        text = pages[name]
        spans = [claim["span"] for claim in each["claims"]]
        for marked in each["attributions"]:
            spans += [marked["source"], marked["cue"], *marked["content"]]
        for start, end in filter(None, spans):
            assert text[start:end].strip() == text[start:end] != ""


@needs_shared
def test_measured_pages_are_not_learned_from() -> None:
    measured = measured_pages()
    assert len(measured) > 10
    assert not [each.id for each in (*all_documents(), *tuning_documents()) if origin(each) in measured]


@needs_shared
def test_our_claims_fit_the_articles_they_are_of() -> None:
    articles = {each.id: each.text for each in all_documents()}
    raw = [json.loads(line) for line in (DATA / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(raw) > 40
    for each in raw:
        assert not is_held_out(each["id"])
        for start, end in (claim["span"] for claim in each["claims"]):
            words = articles[each["id"]][start:end]
            assert words
            assert words.strip() == words
            assert end <= each["end"]


def test_claims_of_passages_lie_in_them(passages: list[Document]) -> None:
    marked = [(each.text, claim) for each in passages for claim in each.claims or ()]
    assert len(marked) > 2000
    assert all(text[c.span.start : c.span.end].strip() == text[c.span.start : c.span.end] for text, c in marked)
    cut = examples(shipped().cutter, passages[:20], seed=3)
    assert any(label == 1 for example in cut for label in example.claims)
