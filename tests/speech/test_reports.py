"""Reports in another language: every word of ours is, and no word of the article."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bot.article.limits import Limits
from bot.model import Difference, Need, Report
from bot.pipeline import make_report, read_article
from bot.report.markdown import to_markdown
from bot.report.words import difference_about, need_step, need_why
from bot.speech import speaking
from bot.submission import Submission
from tests.samples import sample_report
from tests.speech.conftest import Teach

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
FOREIGN = "« Le pont est fermé », a déclaré Anne Martin. « Il n'est plus sûr du tout pour les piétons. » " * 3
STORIES = {"seed": SEED.read_text(encoding="utf-8"), "foreign": FOREIGN}


@cache
def report_of(story: str) -> Report:
    return make_report(read_article(Submission(STORIES[story]), Limits()))


def needs(report: Report) -> list[Need]:
    return [need for claim in report.claims for need in claim.needs]


def differences(report: Report) -> list[Difference]:
    return [difference for account in report.accounts for difference in account.differences]


def plain(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "").replace(" und ", " and ")


@pytest.mark.parametrize("story", STORIES)
def test_needs_and_differences_are_said_as_they_are_in_english(story: str, bracketed: str) -> None:
    report = report_of(story)
    assert needs(report)
    with speaking(bracketed):
        for need in needs(report):
            assert need_why(need).startswith("⟦")
            assert need_step(need).startswith("⟦")
            assert (plain(need_why(need)), plain(need_step(need))) == (plain(need.why), plain(need.next_step))
        for difference in differences(report):
            assert plain(difference_about(difference)) == plain(difference.about)


def test_needs_of_an_old_report_are_told_in_english(bracketed: str) -> None:
    kept = sample_report()
    assert Report.model_validate_json(kept.model_dump_json()) == kept
    with speaking(bracketed):
        assert [need_why(need) for need in needs(kept)] == [need.why for need in needs(kept)]


@pytest.mark.parametrize("story", STORIES)
def test_a_report_says_nothing_of_ours_past_the_catalogue(story: str, bracketed: str) -> None:
    report = report_of(story)
    with speaking(bracketed):
        written = to_markdown(report)
    left = written
    while (stripped := re.sub("⟦[^⟦⟧]*⟧", " ", left)) != left:
        left = stripped
    article = report.article.model_dump_json().replace("\\n", " ")
    known = set(re.findall(r"\w+", f"{article} Englisch Französisch und Oktober November"))
    assert [word for word in re.findall(r"\w+", left) if word not in known and not word.isdigit()] == []


def test_counts_and_labels_are_the_languages_own(teach: Teach) -> None:
    teach(
        "fr",
        'msgid "{number} source"\nmsgid_plural "{number} sources"\nmsgstr[0] "{number} voix"\n'
        'msgstr[1] "{number} voix"\n\n'
        'msgid "Next step"\nmsgstr "À faire"\n\nmsgid "denied"\nmsgstr "démenti"\n',
    )
    report = report_of("seed")
    with speaking("fr"):
        written = to_markdown(report)
    assert f"{len(report.sources)} voix" in written
    assert "À faire: " in written
    assert "**⇄ démenti:**" in written
