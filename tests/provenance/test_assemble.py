"""A whole report holds together, whatever the text."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.article.limits import Limits
from bot.article.paste import read_paste
from bot.errors import SubmissionError
from bot.model import Reason, Report, SentenceKind, Span, report_schema
from bot.provenance.assemble import make_report
from bot.provenance.cited import cited_records
from bot.provenance.tagger.network import shipped
from bot.provenance.tagger.reader import TrainedReader
from tests.provenance.reading_of import article_of

_SENTENCES = (
    "Mayor Olga Brandt said that witnesses told her that the siren failed twice.",
    "“It was our gate,” said Per Holm, a spokesman for the port. “We left it open.”",
    "She denied that 14 barges had been lost.",
    "Two officials told the Coastal Herald that the order came from the owner.",
    "The audit report shows that funds were moved in 2019.",
    "In a call between a dispatcher and a chief (unit 12), the crew is told to wait.",
    "The tide is lovely, and who would not agree?",
    "He was named in a customs bulletin last week.",
    "The dam is safe. — Gil Moreau (@dam_watch) May 3, 2025",
    "Share this article",
    "According to the port authority, the harbour will reopen on Friday.",
    "It is an evolving situation…",
    "@everyone **look** [here](https://x.example)",
)

_texts = st.lists(st.sampled_from(_SENTENCES) | st.text(max_size=60), min_size=1, max_size=12).flatmap(
    lambda parts: st.sampled_from((" ", "\n\n", "\n")).map(lambda joint: joint.join(parts))
)


def _report(text: str) -> Report | None:
    try:
        return make_report(read_paste(text, limits=Limits(min_characters=1)), TrainedReader(shipped()))
    except SubmissionError:
        return None


def _spans(report: Report) -> list[Span]:
    spans = [c.span for c in report.claims] + [s.span for s in report.set_aside]
    spans += [m for s in report.sources for m in s.mentions]
    spans += [part for a in report.attributions for part in a.content]
    return spans + [v.span for a in report.accounts for d in a.differences for v in d.variants]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_texts)
def test_every_part_of_a_report_points_at_something(text: str) -> None:
    report = _report(text)
    if report is None:
        return
    size, sources = len(report.article.text), range(len(report.sources))
    assert all(0 <= s.start < s.end <= size for s in _spans(report))
    assert [s.id for s in report.sources] == list(sources)
    assert sorted(c.id for c in report.claims) == list(range(len(report.claims)))
    for claim in report.claims:
        assert {*claim.sources, *claim.chain, *claim.roots, *claim.denied_by} <= set(sources)
        assert all(0 <= a < len(report.attributions) for a in claim.attributions)
    for source in report.sources:
        assert source.id not in source.via
        assert set(source.via) <= set(sources)
    for account in report.accounts:
        assert {*account.asserted_by, *account.denied_by, *account.roots} <= set(sources)
        assert all(report.claim(c).id == c for c in (*account.claims, *account.denials))
    assert [c.rank for c in report.claims] == sorted((c.rank for c in report.claims), reverse=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_texts)
def test_the_json_form_fits_the_published_schema_and_comes_back(text: str) -> None:
    report = _report(text)
    if report is None:
        return
    raw = report.model_dump_json()
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(raw))
    assert Report.model_validate_json(raw) == report


def test_the_same_rules_whoever_speaks() -> None:
    line = "{} denied that 14 barges had been lost, and said the gate was open."
    reports = [_report(line.format(name)) for name in ("Mayor Olga Brandt", "Mayor Piet Visser")]
    shapes = [[(c.worth, [n.reason for n in c.needs]) for c in r.claims] for r in reports if r]
    assert shapes[0] == shapes[1]
    assert shapes[0]
    # A name may move the network's score a little; what is listed, and for which reasons, it must not move.
    ranks = [[c.rank for c in r.claims] for r in reports if r]
    assert ranks[0] == pytest.approx(ranks[1], abs=0.2)


def test_what_only_a_post_says_is_told_so() -> None:
    report = _report("The port was shut at noon.\n\nTwo cranes fell at 9 a.m. — Gil Moreau (@dam_watch) May 3, 2025")
    assert report is not None
    needs = {report.words(c.span): [n.reason for n in c.needs] for c in report.claims}
    assert Reason.POST_ONLY in needs["Two cranes fell at 9 a.m"]
    assert all(Reason.POST_ONLY not in reasons for words, reasons in needs.items() if "cranes" not in words)


def test_a_signature_is_neither_claim_nor_set_aside() -> None:
    report = _report("The dam is safe after 3 inspections. — Gil Moreau (@dam_watch) May 3, 2025")
    assert report is not None
    assert not any("Moreau" in report.words(s.span) for s in report.set_aside)
    assert not any("Moreau" in report.words(c.span) for c in report.claims)


def test_questions_and_calls_are_set_aside() -> None:
    report = _report("The port authority said 14 barges sank. Who left the gate open? Call your councillor today.")
    assert report is not None
    assert {s.kind for s in report.set_aside} == {SentenceKind.QUESTION, SentenceKind.CALL}


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("She was named in a customs bulletin last week.", "a customs bulletin"),
        ("The crash was recorded on the dashcam video of a bus.", "the dashcam video"),
        ("The sum is listed in the @EPA compliance memo.", "the @EPA compliance memo"),
        ("He was seen in a market on Friday.", None),
        ("It was published by a man who knew.", None),
    ],
)
def test_records_cited_in_passing(sentence: str, record: str | None) -> None:
    article = article_of(sentence)
    assert [s.of(article.text) for s in cited_records(article)] == ([record] if record else [])
