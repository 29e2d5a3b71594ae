"""Reports in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Claim, ClaimKind, Platform, Reason, Report, SentenceKind, Source, SourceKind, Stance
from bot.report import texts, words
from bot.report.counting import count, date_words, language_name, listed
from bot.report.escape import Style, visible
from bot.report.people import is_unnamed, name_of, source_line, source_words, words_of
from tests.report import discord_markdown
from tests.samples import sample_report
from tests.strategies import LARGE_EXAMPLES, reports

PLAIN = Style.PLAIN
REPORT = sample_report()


def claim_with(start: str) -> Claim:
    return next(claim for claim in REPORT.claims if REPORT.words(claim.span).startswith(start))


def source(name: str) -> Source:
    return next(item for item in REPORT.sources if item.name == name)


# Labels


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (texts.REASONS, Reason),
        (texts.CLAIM_KINDS, ClaimKind),
        (texts.SOURCE_KINDS, SourceKind),
        (texts.STANCES, Stance),
        (texts.PLATFORMS, Platform),
        (texts.SET_ASIDE, SentenceKind),
    ],
)
def test_every_code_has_words(table: Mapping[StrEnum, object], codes: type[StrEnum]) -> None:
    assert set(table) == set(codes)


@pytest.mark.parametrize("table", [texts.REASONS, texts.CLAIM_KINDS, texts.SOURCE_KINDS, texts.STANCES])
def test_signs_tell_codes_apart_without_colour(table: Mapping[StrEnum, texts.Label]) -> None:
    signs = [label.sign for label in table.values()]
    assert len(set(signs)) == len(signs)
    assert all(len(sign) == 1 and label.word for sign, label in zip(signs, table.values(), strict=True))


@pytest.mark.parametrize("table", [texts.REASONS, texts.CLAIM_KINDS, texts.SOURCE_KINDS])
def test_labels_are_inert_in_discord_and_markdown(table: Mapping[StrEnum, texts.Label]) -> None:
    for label in table.values():
        assert discord_markdown.acted_on(str(label)) == set()
        assert Style.DISCORD.text(str(label)) == Style.COMMONMARK.text(str(label)) == str(label)


def test_nothing_of_ours_judges() -> None:
    labels = [*texts.REASONS.values(), *texts.CLAIM_KINDS.values(), *texts.SOURCE_KINDS.values()]
    shown = [*texts.TEXTS.values(), *(label.word for label in labels)]
    judging = re.compile(r"\b(true|false|fake|lie|lies|lying|wrong|misleading|debunk\w*|credible|reliable|biased)\b")
    assert [text for text in shown if judging.search(text.casefold())] == [words.FAIRNESS]


def test_no_text_is_left_unused() -> None:
    root = Path(texts.__file__).parents[1]
    code = "".join(path.read_text("utf-8") for path in root.rglob("*.py") if path != Path(texts.__file__))
    unused = [key for key in (*texts.TEXTS, *texts.NOUNS) if f'"{key}"' not in code and f"'{key}'" not in code]
    assert unused == []


# Counts, dates, languages


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 sources"), (1, "1 source"), (2, "2 sources"), (1200, "1,200 sources")]
)
def test_counts_take_the_right_form(number: int, expected: str) -> None:
    assert count(number, "source") == expected


@pytest.mark.parametrize("noun", texts.NOUNS)
def test_every_count_shows_its_number(noun: str) -> None:
    assert (count(1, noun).count("1"), count(1200, noun).count("1,200")) == (1, 1)


def test_dates_languages_and_lists() -> None:
    assert date_words(date(2025, 10, 4)) == "4 October 2025"
    assert (language_name("de"), language_name("xx"), language_name(None)) == ("German", "xx", "")
    assert listed([], 3) == ""
    assert listed(["Ada"], 3) == "Ada"
    assert listed(["Ada", "Bo", "Cy"], 3) == "Ada, Bo and Cy"
    assert listed(["Ada", "Bo", "Cy", "Di", "Ed"], 2) == "Ada, Bo and 3 more"


def test_the_head_of_a_report() -> None:
    assert words.title_of(REPORT, PLAIN) == "Fire guts Harbour Street warehouse in Eastmere"
    assert words.byline(REPORT, PLAIN) == "The Eastmere Ledger · Rosa Quint · 5 March 2026 · English"
    assert words.counts_line(REPORT) == "11 sources (1 unnamed) · 1 post · 15 claims (14 still open)"
    assert "1 opinion" in words.set_aside_counts(REPORT)


def test_a_report_without_a_title_is_called_by_its_first_words() -> None:
    article = REPORT.article.model_copy(update={"title": None, "blocks": REPORT.article.blocks[1:]})
    untitled = REPORT.model_copy(update={"article": article})
    assert words.title_of(untitled, PLAIN, 40) == "A fire gutted the Norvane Logistics…"


# Who says so


def test_a_person_speaks_with_role_and_house() -> None:
    assert words.say_who(REPORT, claim_with("9 employees"), PLAIN) == "Paul Reyes (spokesman, Norvane Logistics)"


def test_a_chain_goes_from_the_origin_to_the_one_who_posted_it() -> None:
    claim = claim_with("Norvane was warned")
    expected = "Two city officials (not named) → the Eastmere Courier → Dane Okafor (post on X)"
    assert words.say_who(REPORT, claim, PLAIN) == expected
    assert words.chain_words(REPORT, claim, PLAIN) == f"{expected} → this article"


def test_the_article_speaks_for_itself() -> None:
    claim = claim_with("The blaze destroyed")
    assert words.say_who(REPORT, claim, PLAIN) == "the article itself, naming no source"
    assert words.chain_steps(REPORT, claim, PLAIN) == ("this article",)


def test_a_record_that_is_not_shown_is_told_by_the_article() -> None:
    told = words.say_who(REPORT, claim_with("3,200 pallets"), PLAIN)
    assert told == "memo (signed by a regional manager), as the article tells it"


def test_a_record_that_is_linked_says_so() -> None:
    linked = tuple(item.model_copy(update={"linked": True}) for item in REPORT.sources)
    report = REPORT.model_copy(update={"sources": linked})
    assert words.say_who(report, claim_with("3,200 pallets"), PLAIN).endswith("(linked)")


def test_an_author_speaks_in_a_post_only_where_the_words_stand_in_it() -> None:
    author = source("Dane Okafor").id
    in_post = claim_with("Norvane was warned").model_copy(update={"sources": (author,), "chain": (author,)})
    elsewhere = claim_with("The east gate").model_copy(update={"sources": (author,), "chain": (author,)})
    assert words.say_who(REPORT, in_post, PLAIN).endswith("(crime reporter, The Courier), in a post on X")
    assert words.say_who(REPORT, elsewhere, PLAIN) == "Dane Okafor (crime reporter, The Courier)"


def test_independent_speakers_are_kept_apart() -> None:
    both = claim_with("14 people").model_copy(update={"sources": (source("Marta Lindqvist").id, source("memo").id)})
    said = words.say_who(REPORT, both, PLAIN)
    assert said == "Marta Lindqvist (Deputy Fire Chief); memo (signed by a regional manager), as the article tells it"


def test_denials_and_reasons() -> None:
    claim = claim_with("the sprinkler system")
    assert words.say_denied(REPORT, claim, PLAIN) == "Norvane Logistics and Paul Reyes"
    assert words.say_open(claim) == "⇄ denied · ▤ record not shown"
    assert words.say_why(claim, PLAIN).startswith("Norvane Logistics denies it.")
    assert len(words.next_steps(claim, PLAIN)) == 2
    assert words.say_denied(REPORT, claim_with("14 people"), PLAIN) == ""


def test_reasons_beyond_a_number_are_counted() -> None:
    claim = claim_with("Norvane was warned")
    assert words.say_open(claim, 2) == "◌ unnamed source · ⇢ second hand · and 1 more"
    assert words.say_open(claim, 3) == words.say_open(claim) == "◌ unnamed source · ⇢ second hand · ✂ cut short"


def test_a_step_is_said_once() -> None:
    claim = claim_with("14 people")
    twice = claim.model_copy(update={"needs": (*claim.needs, *claim.needs)})
    assert words.next_steps(twice, PLAIN) == words.next_steps(claim, PLAIN)


def test_origins_are_counted_once_each() -> None:
    claim = claim_with("Norvane was warned")
    assert words.roots_words(REPORT, claim.roots, PLAIN) == "1 independent origin: Two city officials"
    assert words.roots_words(REPORT, (), PLAIN) == "the article shows no first-hand origin"


# Sources and accounts


def test_who_is_unnamed() -> None:
    assert [item.name for item in REPORT.sources if is_unnamed(item)] == ["Two city officials"]


def test_sources_in_a_line() -> None:
    assert source_words(source("Alice Thorne"), PLAIN) == "Alice Thorne (Mayor)"
    assert (
        source_line(REPORT, source("Paul Reyes"), PLAIN) == "person · spokesman · Norvane Logistics · cited 2 times"
    )
    post = source_line(REPORT, source("Dane Okafor"), PLAIN)
    assert "post on X, 4 March 2026 · also as @DaneOkafor" in post
    assert "through the Eastmere Courier → Dane Okafor" in source_line(REPORT, source("Two city officials"), PLAIN)
    assert source_line(REPORT, source("Alice Thorne"), PLAIN) == "person · Mayor"


def test_what_a_source_said_is_in_article_order() -> None:
    said = [REPORT.words(span) for span in words_of(REPORT, source("Marta Lindqvist").id)]
    assert said == ["14 people were taken to hospital", "The sprinklers never came on,"]


def test_an_account_holds_versions_side_by_side() -> None:
    account = REPORT.accounts[0]
    assert words.account_title(REPORT, account, PLAIN) == "“14 people were taken to hospital”"
    assert words.say_first(REPORT, account, PLAIN) == "Marta Lindqvist"
    assert words.beside(REPORT, account, PLAIN) == ["Paul Reyes: “9 employees were treated for smoke”"]
    assert words.difference_words(REPORT, account.differences[0], PLAIN) == (
        "the number of people treated: “14 people” (Marta Lindqvist) ≠ “9 employees” (Paul Reyes)"
    )
    assert words.origins(REPORT, account, PLAIN) == "2 independent origins"


def test_an_account_names_who_denies_it_with_their_words() -> None:
    account = REPORT.accounts[1]
    denied = words.denials(REPORT, account, PLAIN)
    assert denied[1] == "Paul Reyes: “Every system was tested and working”"
    assert not any("switched off on 20 February" in line for line in denied)
    silent = account.model_copy(update={"denials": ()})
    assert words.denials(REPORT, silent, PLAIN) == ["Norvane Logistics and Paul Reyes"]


# Whatever the article


@LARGE_EXAMPLES
@given(reports(), st.sampled_from(Style))
def test_any_report_has_words_and_they_are_inert(report: Report, style: Style) -> None:
    for line in _all_words(report, style):
        assert "\n" not in line
        if style is Style.DISCORD:
            assert discord_markdown.acted_on(line) == set()


@LARGE_EXAMPLES
@given(reports())
def test_names_and_quotes_are_the_articles_own_words(report: Report) -> None:
    for claim in report.claims[:5]:
        assert words.claim_words(report, claim, PLAIN)[1:-1] in visible(report.article.text)
    for item in report.sources[:5]:
        assert name_of(item, PLAIN).removesuffix("…") in visible(item.name)


def _all_words(report: Report, style: Style) -> list[str]:
    found = [words.title_of(report, style), words.byline(report, style), words.counts_line(report)]
    for claim in report.claims[:4]:
        found += [words.say_who(report, claim, style), words.say_denied(report, claim, style)]
        found += [words.chain_words(report, claim, style), words.claim_words(report, claim, style, 120)]
        found += [words.say_why(claim, style), *words.next_steps(claim, style)]
        found += [words.roots_words(report, claim.roots, style), words.say_open(claim)]
    for item in report.sources[:4]:
        found += [source_words(item, style), source_line(report, item, style)]
    for account in report.accounts[:4]:
        found += [words.account_title(report, account, style), words.say_first(report, account, style)]
        found += [*words.beside(report, account, style), *words.denials(report, account, style)]
        found += [words.difference_words(report, item, style) for item in account.differences]
    return found
