"""The report on an article in another language: posts, quotations, sources; nothing judged, nothing invented."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.article.paste import read_paste
from bot.model import BlockKind, ClaimKind, Mode, Reason, SourceKind
from bot.pipeline import make_report
from bot.provenance.foreign.report import READER, read_and_report
from tests.provenance.foreign.reports import article, report, said
from tests.strategies import EXAMPLES, hostile_texts

GERMAN = (
    "Damm im Oberen Tal gebrochen\n\n"
    "Nach tagelangem Regen ist am Dienstag der Damm im Oberen Tal gebrochen. 40 Häuser wurden zerstört.\n\n"
    "„Das Wasser stieg in einer Stunde um zwei Meter“, sagte Einsatzleiterin Anna Berger am Abend.\n\n"
    "„Wir haben seit Jahren vor diesem Tag gewarnt.“\n\n"
    "Der Damm hält nicht mehr, alle müssen sofort aus dem Tal … pic.twitter.com/Ab12Cd — Jonas Roth (@jonas_roth) "
    "March 4, 2026\n\n"
    "Der Betreiber wies alle Vorwürfe zurück."
)


def test_a_pasted_article_in_german_is_read_by_its_form() -> None:
    made = make_report(read_paste(GERMAN))
    assert (made.reader, made.article.language) == (READER, "de")
    assert said(made) == [
        ("Das Wasser stieg in einer Stunde um zwei Meter", "Anna Berger"),
        ("Wir haben seit Jahren vor diesem Tag gewarnt.", None),
        ("Der Damm hält nicht mehr, alle müssen sofort aus dem Tal …", "Jonas Roth"),
    ]
    assert [source.kind for source in made.sources] == [SourceKind.PERSON, SourceKind.POST]
    assert {claim.kind for claim in made.claims} == {ClaimKind.QUOTATION}
    assert {item.mode for item in made.attributions} == {Mode.DIRECT}
    assert (made.accounts, made.set_aside) == ((), ())


def test_reasons_and_steps_are_those_that_form_alone_shows() -> None:
    made = make_report(read_paste(GERMAN))
    reasons = {made.words(claim.span)[:8]: [need.reason for need in claim.needs] for claim in made.claims}
    assert reasons == {
        "Das Wass": [Reason.SINGLE_SOURCE],
        "Wir habe": [Reason.UNATTRIBUTED],
        "Der Damm": [Reason.POST_ONLY, Reason.TRUNCATED, Reason.SINGLE_SOURCE],
    }
    for claim in made.claims:
        assert all("gives no source" not in need.why for need in claim.needs)


def test_figures_and_our_words_are_not_read_with_english_tables() -> None:
    made = report("nl", "“We are us: our 40 percent is 30 euros”, zegt Jan de Wit.")
    assert [need.reason for claim in made.claims for need in claim.needs] == [Reason.SINGLE_SOURCE]


def test_the_same_words_again_are_restated() -> None:
    made = report(
        "fr", "« Nous avons prévenu tout le monde », dit Claire Morel.", "« Nous avons prévenu tout le monde ! »"
    )
    assert len(made.claims) == 2  # nobody is named for the second
    twice = report("fr", *["« Nous avons prévenu tout le monde », dit Claire Morel."] * 2)
    assert [len(claim.restated) for claim in twice.claims] == [1]


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.FURNITURE])
def test_what_is_not_the_articles_prose_is_not_read(kind: BlockKind) -> None:
    given = article("es", "“Avisamos a todo el mundo a tiempo”, dijo Pedro Luna.", kinds={0: kind})
    assert read_and_report(given)[1].attributions == ()


def test_a_block_that_is_a_quotation_needs_no_marks() -> None:
    given = article("it", "Abbiamo avvertito tutti in tempo.", kinds={0: BlockKind.QUOTE})
    assert said(read_and_report(given)[1]) == [("Abbiamo avvertito tutti in tempo.", None)]


def test_an_article_whose_language_is_not_told_goes_to_the_full_reader() -> None:
    told = read_paste("The council closed the bridge on Monday, a spokesman said in a statement to reporters.")
    assert make_report(told.model_copy(update={"language": None})).reader != READER
    assert make_report(told).reader != READER


@EXAMPLES
@given(hostile_texts())
def test_any_text_is_read_and_every_span_is_the_articles(text: str) -> None:
    for language in ("de", "sv", "ja", "xx"):
        made = report(language, text)
        spans = [span for item in made.attributions for span in (*item.content, item.cue, item.source_span) if span]
        assert all(made.words(span).strip() for span in spans)
        assert [claim.id for claim in sorted(made.claims, key=lambda claim: claim.id)] == list(
            range(len(made.claims))
        )
