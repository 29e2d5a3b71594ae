"""Corrected articles are read by the training itself, and tell nothing of who corrected them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.corrections import Corrected, apply
from bot.corrections.training import training_line
from bot.model import Report, SentenceKind, SourceKind
from bot.provenance.tagger.network import shipped
from tests.corrections.cases import ADA, BO, correction, known, missing, named, not_a_claim, own_voice
from tests.samples import OFFICIALS, THORNE, at, sample_report
from training.corpus import Document, Judged, read_attributions
from training.examples import examples

STRUCK, ON_14, SPRINKLERS, TESTED = 1, 2, 3, 8
REPORT = sample_report()


def training_lines(articles: Iterable[Corrected]) -> list[str]:
    seen = Counter[str]()
    lines = [training_line(article, seen) for article in articles]
    return [line for line in lines if line is not None]


def read_back(path: Path, *reports: Report) -> list[Document]:
    all_made = [
        apply(
            report,
            [
                correction(not_a_claim(report, STRUCK, SentenceKind.OPINION), 1, ADA),
                correction(named(report, ON_14, at("A neighbour"), SourceKind.ANONYMOUS), 2, BO),
                correction(own_voice(report, TESTED), 3, None),
                correction(missing(), 4, ADA),
            ],
        )
        for report in reports
    ]
    path.write_text("".join(f"{line}\n" for line in training_lines(all_made)), encoding="utf-8")
    return list(read_attributions(path))


def test_a_corrected_article_reads_back_as_it_was_corrected(tmp_path: Path) -> None:
    [document] = read_back(tmp_path / "corrections.jsonl", REPORT)
    assert document.text == REPORT.article.text
    assert document.claims is not None
    words = {claim.span.of(document.text): claim.label for claim in document.claims}
    assert words["signed by a regional manager"] == "fact2"
    assert "The blaze destroyed 40 lorries" not in words
    assert len(words) == 15
    assert document.sentences == [Judged(at("The blaze destroyed 40 lorries"), "opinion")]
    marked = {each.content[0].of(document.text): each for each in document.attributions or ()}
    source = marked["14 people were taken to hospital"].source
    assert source is not None
    assert source.of(document.text) == "A neighbour"
    assert "Every system was tested and working," not in marked
    nested = marked["Norvane was warned about blocked exits in March"]
    assert (document.attributions or ())[nested.parent or 0].content[0].covers(nested.content[0])


def test_the_training_cuts_it_into_examples(tmp_path: Path) -> None:
    cut = examples(shipped().cutter, read_back(tmp_path / "corrections.jsonl", REPORT), seed=3)
    assert sum(len(example.sentences) for example in cut) == 16
    assert any(example.contents for example in cut)


def test_nobody_is_named_and_ids_are_of_the_words(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    first, second, other = read_back(path, REPORT, REPORT, _reworded())
    assert second.id == f"{first.id}#2"
    assert other.id.partition("#")[0] != first.id
    assert not {str(ADA), str(BO)} & set(path.read_text(encoding="utf-8").split('"'))
    assert str(ADA) not in path.read_text(encoding="utf-8")
    assert {key for line in path.read_text(encoding="utf-8").splitlines() for key in json.loads(line)} == {
        "id",
        "text",
        "attributions",
        "claims",
        "sentences",
    }


def _reworded() -> Report:
    article = REPORT.article.model_copy(update={"text": REPORT.article.text.replace("Share this", "Print this")})
    return REPORT.model_copy(update={"article": article})


def test_what_people_corrected_is_told_from_what_the_reader_found() -> None:
    changes = [correction(missing(), 1), correction(known(REPORT, ON_14, THORNE), 2)]
    [line] = map(json.loads, training_lines([apply(REPORT, changes)]))
    corrected = {REPORT.article.text[slice(*each["span"])]: each for each in line["claims"] if "corrected" in each}
    assert set(corrected) == {"signed by a regional manager", "14 people were taken to hospital"}
    assert corrected["14 people were taken to hospital"]["sources"] == ["Alice Thorne"]


def test_an_attribution_whose_right_source_is_not_near_teaches_nothing() -> None:
    [line] = map(json.loads, training_lines([apply(REPORT, [correction(known(REPORT, SPRINKLERS, OFFICIALS))])]))
    by_words = {REPORT.article.text[slice(*each["content"][0])]: each for each in line["attributions"]}
    she = by_words["The sprinklers never came on,"]["source"]
    assert REPORT.article.text[slice(*she)] == "she"  # the word stays right, whoever she is
    [line] = map(json.loads, training_lines([apply(REPORT, [correction(known(REPORT, ON_14, OFFICIALS))])]))
    assert "14 people were taken to hospital" not in {
        REPORT.article.text[slice(*each["content"][0])] for each in line["attributions"]
    }


@pytest.mark.parametrize(
    "corrections",
    [[], [correction(known(REPORT, ON_14, THORNE).model_copy(update={"claim": 3, "span": at("lorries")}))]],
)
def test_an_article_that_nobody_corrected_is_no_training_data(corrections: list[object]) -> None:
    assert training_lines([apply(REPORT, corrections)]) == []  # type: ignore[arg-type]
