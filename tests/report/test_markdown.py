"""A report as a Markdown file: all of it, and nothing of the article becomes markup."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.model import Report
from bot.report import words
from bot.report.escape import visible
from bot.report.markdown import safe_filename, to_markdown
from tests.samples import sample_report
from tests.strategies import EXAMPLES, LARGE_EXAMPLES, hostile_texts, reports

OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "em_open", "em_close",
    "strong_open", "strong_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    "blockquote_open", "blockquote_close",
}  # fmt: skip


def tokens(document: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(document)
    return [item for token in parsed for item in (token, *(token.children or []))]


def shown(document: str) -> str:
    """The words that a renderer shows, without white space and isolating marks."""
    return _squeezed("".join(token.content for token in tokens(document) if token.type == "text"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u2068\u2069]", "", text)


def test_every_claim_source_and_sentence_set_aside_is_in_the_file() -> None:
    report = sample_report()
    text = shown(to_markdown(report))
    for span in [*(claim.span for claim in report.claims), *(item.span for item in report.set_aside)]:
        assert _squeezed(report.words(span)) in text
    for source in report.sources:
        assert _squeezed(source.name) in text
    for claim in report.claims:
        for need in claim.needs:
            assert _squeezed(need.why) in text
            assert _squeezed(need.next_step) in text


def test_open_claims_are_numbered_in_their_order() -> None:
    report = sample_report()
    headings = re.findall(r"^### (\d+)\. “(.+)”$", to_markdown(report), re.MULTILINE)
    assert [int(number) for number, _ in headings] == list(range(1, 15))
    assert [quoted for _, quoted in headings] == [report.words(claim.span) for claim in report.open_claims]


def test_the_sections_stand_in_order_and_only_where_there_is_something() -> None:
    headings = re.findall(r"^## (.+)$", to_markdown(sample_report()), re.MULTILINE)
    assert headings == [
        "Claims still to verify", "Other claims", "Accounts side by side", "Sources", "Posts",
        "Set aside as not checkable",
    ]  # fmt: skip
    bare = sample_report().model_copy(
        update={"claims": (), "accounts": (), "sources": (), "attributions": (), "set_aside": ()}
    )
    assert "No claim that could be checked was found." in to_markdown(bare)
    assert "## Accounts" not in to_markdown(bare)


def test_the_fairness_line_stands_once() -> None:
    assert to_markdown(sample_report()).count(words.FAIRNESS) == 1


def test_stances_other_than_assertion_are_told() -> None:
    assert "- “the sprinklers had been switched off” (denies it)" in to_markdown(sample_report())


@LARGE_EXAMPLES
@given(reports())
def test_nothing_of_an_article_becomes_markup(report: Report) -> None:
    document = to_markdown(report)
    assert {token.type for token in tokens(document)} <= OURS
    strong = document.count("- **")
    assert sum(token.type == "strong_open" for token in tokens(document)) == strong
    text = shown(document)
    for claim in report.claims[:5]:
        assert _squeezed(visible(report.words(claim.span))).strip('“”"«»„') in text


@EXAMPLES
@given(hostile_texts(), st.sampled_from(["md", "json"]))
def test_file_names_are_safe_everywhere(title: str, ext: str) -> None:
    report = sample_report()
    named = report.model_copy(update={"article": report.article.model_copy(update={"title": title})})
    assert re.fullmatch(rf"whosaid-[a-z0-9]+(-[a-z0-9]+)*\.{ext}", safe_filename(named, ext))
    assert len(safe_filename(named, ext)) <= 80


def test_a_file_is_named_after_the_title() -> None:
    long = sample_report().article.model_copy(update={"title": "Warehouse fire inquiry hears of locked doors " * 2})
    named = safe_filename(sample_report().model_copy(update={"article": long}), "md")
    assert named == "whosaid-warehouse-fire-inquiry-hears-of-locked-doors-warehouse-fire.md"
    assert safe_filename(sample_report(), "md") == "whosaid-fire-guts-harbour-street-warehouse-in-eastmere.md"
