"""What is said once of an article: its language, that only its beginning was there, the outlet's notes, its links."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from bot.discord.controls import Place
from bot.discord.layout.card import card
from bot.discord.layout.parts import Shown
from bot.discord.layout.sources import source_detail
from bot.model import Block, BlockKind, ClaimReview, Link, Report, Span
from bot.report.article import NOTE_LIMIT, link_lines, notices, outlet_notes
from bot.report.escape import Style
from bot.report.markdown import to_markdown
from bot.report.people import signature, source_line
from bot.report.terminal import render
from bot.report.words import byline, counts_line, say_who
from tests.discord.bodies import texts
from tests.samples import OKAFOR, sample_report

PLAIN = Style.PLAIN
GERMAN = (
    "This article is in German. I read English fully; of other languages I give posts, quotations, named sources and "
    "links only."
)
BEGINNING = "The page shows only the beginning of this article; claims further down are not in it."


def changed(**fields: Any) -> Report:
    """The sample report on an article with other fields."""
    report = sample_report()
    return report.model_copy(update={"article": report.article.model_copy(update=fields)})


def noted(*notes: str) -> Report:
    """The sample report on an article that ends with notes of its outlet."""
    article = sample_report().article
    text, blocks = article.text, list(article.blocks)
    for note in notes:
        blocks.append(Block(kind=BlockKind.NOTE, span=Span(len(text) + 2, len(text) + 2 + len(note))))
        text += "\n\n" + note
    return changed(text=text, blocks=tuple(blocks))


def signed(signed_as: str | None) -> Report:
    """The sample report, its post signed by another handle."""
    return changed(posts=(sample_report().article.posts[0].model_copy(update={"signed_as": signed_as}),))


def printed(report: Report, *, everything: bool = False) -> str:
    stream = io.StringIO()
    render(report, Console(file=stream, width=100), all_claims=everything)
    return " ".join(stream.getvalue().split())


def carded(report: Report) -> str:
    """The card's words as they are seen, without the marks that disarm them."""
    return sent(report).replace("\\", "")


def sent(report: Report) -> str:
    return texts({"components": card(Shown("abcdefghij", report, Place.PUBLIC)).to_components()})


def everywhere(report: Report) -> list[str]:
    """The report at a terminal, as Markdown and as Discord's card."""
    return [printed(report), to_markdown(report), carded(report)]


@pytest.mark.parametrize("shown", everywhere(changed(language="de")), ids=["terminal", "markdown", "card"])
def test_another_language_is_said_once_by_name_before_the_claims(shown: str) -> None:
    assert shown.count(GERMAN) == 1
    assert shown.index(GERMAN) < shown.index("Claims still to verify")


@pytest.mark.parametrize("language", ["en", None])
def test_english_and_a_language_that_nothing_tells_need_no_notice(language: str | None) -> None:
    assert notices(changed(language=language), PLAIN) == ()


def test_the_byline_names_the_language_alone() -> None:
    assert byline(changed(language="fr"), PLAIN).endswith("· French")


@pytest.mark.parametrize(
    "shown",
    everywhere(
        changed(reviews=(ClaimReview(claim="The pier is safe.", rating="Not so"), ClaimReview(claim="It fell.")))
    ),
    ids=["terminal", "markdown", "card"],
)
def test_that_a_page_is_itself_a_check_is_told_without_its_verdict(shown: str) -> None:
    told = " ".join(shown.split())
    assert "This page is itself a fact-check; it looks into “The pier is safe" in told.replace("\\", "")
    assert "1 more claim" in told
    assert "Not so" not in told


@pytest.mark.parametrize("shown", everywhere(changed(beginning_only=True)), ids=["terminal", "markdown", "card"])
def test_that_only_the_beginning_was_there_is_said_once(shown: str) -> None:
    assert shown.count(BEGINNING) == 1


NOTES = ("Correction: The fire was on Tuesday, not on Monday.", "Editor’s note: Names were added.", "Third note.")


@pytest.mark.parametrize("shown", everywhere(noted(*NOTES)), ids=["terminal", "markdown", "card"])
def test_the_outlets_notes_are_quoted_under_their_heading(shown: str) -> None:
    assert f"“{NOTES[0]}”" in shown
    assert shown.index("The outlet’s own notes") < shown.index(NOTES[0]) < shown.index("Claims still to verify")


def test_notes_that_are_left_out_are_counted() -> None:
    report = noted(*NOTES)
    assert "1 more note" in printed(report)
    assert NOTES[2] in printed(report, everything=True)
    assert "2 more notes" in carded(report)
    assert all(note in to_markdown(report) for note in NOTES)


def test_a_long_note_is_cut_but_in_the_export() -> None:
    report = noted("Correction: " + "many words " * 60 + "end.")
    assert max(map(len, outlet_notes(report, PLAIN))) <= NOTE_LIMIT
    assert "words end.”" in to_markdown(report)
    assert "words end." not in carded(report)


def test_notes_cannot_act() -> None:
    shown = sent(noted("Correction: @everyone see https://bad.example and <@123456789012345678>."))
    assert "@everyone" not in shown
    assert "<@1" not in shown
    assert "https://" not in shown


def test_a_post_signed_by_another_than_its_link_says_so() -> None:
    report = signed("@quint")
    words = "signed @quint, but the link is @DaneOkafor’s"
    assert words in source_line(report, report.source(OKAFOR), PLAIN)
    assert to_markdown(report).count(words) == 2  # with its source and with the post
    detail = source_detail(Shown("abcdefghij", report, Place.COPY), OKAFOR, 0)
    assert "but the link is" in texts({"components": detail.to_components()})
    assert signature(signed(None), 0, PLAIN) == ""


LINKS = (
    Link(span=Span(0, 4), url="https://one.example/a?b=1"),
    Link(span=Span(5, 9), url="https://one.example/a?b=1"),
    Link(span=Span(10, 17), url="https://two.example"),
)


def test_links_stand_once_each_with_the_words_that_carry_them() -> None:
    report = changed(links=LINKS, language="de")
    assert link_lines(report, PLAIN) == ["“Fire” (https://one.example/a?b=1)", "“Harbour” (https://two.example)"]
    assert "· 2 links ·" in counts_line(report)
    assert "Links 2 “Fire” (https://one.example/a?b=1)" in printed(report)


def test_links_of_an_article_read_in_full_wait_for_all_and_the_export() -> None:
    report = changed(links=LINKS)
    assert "Links" not in printed(report)
    assert "two.example" in printed(report, everything=True)
    assert "## Links" in to_markdown(report)
    assert "link" not in counts_line(report)


def test_an_unnamed_quotation_in_another_language_is_not_the_articles_own_voice() -> None:
    report = changed(language="de")
    quoted = next(claim for claim in report.claims if not claim.sources)
    unnamed = quoted.model_copy(update={"attributions": (0,)})
    assert say_who(report, unnamed, PLAIN) == "somebody quoted, with no name right beside the words"
