"""Every message of any report keeps within Discord's limits, loses nothing and lets nothing act."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.discord.controls import Place
from bot.discord.layout import accounts, aside, claims, sources
from bot.discord.layout.card import card
from bot.discord.layout.compose import MOST_TEXT, Message, compose, size
from bot.discord.layout.notices import about
from bot.discord.layout.parts import Page, Shown
from bot.model import Report
from tests.discord.bodies import V2_FLAG, Checker, texts, walk
from tests.samples import big_report, sample_report
from tests.strategies import reports

EDIT = "/webhooks/1/token/messages/@original"


def every_view(report: Report, most: int = 3) -> Iterator[ui.LayoutView]:
    """The card in each place and, of each list and each kind of detail, the first pages and one beyond the end."""
    for place in Place:
        yield card(Shown("abcdefghij", report, place))
    shown = Shown("abcdefghij", report, Place.COPY)
    for number in (*range(most), 999):
        yield claims.claims_page(shown, number)
        yield sources.sources_page(shown, number)
        yield accounts.accounts_page(shown, number)
        yield aside.aside_page(shown, number)
    for claim in report.claims[:most]:
        yield claims.claim_detail(shown, claim.id)
    for source in report.sources[:most]:
        yield sources.source_detail(shown, source.id, 0)
        yield sources.source_detail(shown, source.id, 1)


def as_edit(view: ui.LayoutView) -> SimpleNamespace:
    """The view as the body of an edit, as it would be sent."""
    body = {"components": view.to_components(), "flags": V2_FLAG, "allowed_mentions": {"parse": []}}
    return SimpleNamespace(method="PATCH", path=EDIT, json=body)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_any_report_keeps_within_the_limits(report: Report) -> None:
    assert Checker(None).problems(map(as_edit, every_view(report))) == []


@pytest.mark.parametrize("report", [sample_report(), big_report()], ids=["sample", "big"])
def test_reports_are_valid_by_the_openapi_file(checker: Checker, report: Report) -> None:
    if checker.spec is None:
        pytest.skip("shared/discord/openapi.json is not there")
    assert checker.problems(map(as_edit, [*every_view(report), about()])) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_every_item_stands_on_exactly_one_page(report: Report) -> None:
    shown = Shown("abcdefghij", report, Place.COPY)
    for items, size_, build in (
        (report.claims, claims.PAGE, claims.claims_page),
        (report.sources, sources.PAGE, sources.sources_page),
        (report.accounts, accounts.PAGE, accounts.accounts_page),
        (report.set_aside, aside.PAGE, aside.aside_page),
    ):
        blocks = sum(_blocks(build(shown, number)) for number in range(Page.of(items, 0, size_).pages))
        assert blocks == len(items)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_the_card_counts_what_it_does_not_show(report: Report) -> None:
    parts = list(walk(card(Shown("abcdefghij", report, Place.PUBLIC)).to_components()))
    said = [part["content"] for part in parts if part["type"] == 10]
    listed = sum(text.startswith("**") for text in said[2:-1])
    counted = next((text for text in said if text.startswith("-# ") and "All claims" in text), "-# 0")
    assert listed + int(counted.split()[1].replace(",", "")) == len(report.open_claims)


def test_the_fullest_versions_that_fit_are_shown() -> None:
    blocks = [["x" * 1500, "x" * 10], ["y" * 1500, "y" * 10], ["z" * 1500, "z" * 10]]

    shown = texts({"components": compose(Message(head="head", blocks=blocks)).to_components()})

    assert [shown.count(letter) for letter in "xyz"] == [1500, 1500, 10]


def test_what_fits_in_no_version_is_left_out_and_counted() -> None:
    blocks = [["x" * 1500]] * 4

    message = Message(head="head", blocks=blocks, beyond=3, rest=lambda hidden: f"{hidden} more")
    shown = texts({"components": compose(message).to_components()})

    assert shown.count("x") == 3000
    assert "5 more" in shown


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=2000), min_size=1, max_size=3), max_size=60))
def test_any_blocks_keep_within_the_limits(blocks: list[list[str]]) -> None:
    filled = [[text or "-" for text in block] for block in blocks]

    parts = list(walk(compose(Message("head", blocks=filled, rest=lambda hidden: f"{hidden} more")).to_components()))

    assert len(parts) <= 40
    assert sum(size(part["content"]) for part in parts if part["type"] == 10) <= MOST_TEXT


def _blocks(view: ui.LayoutView) -> int:
    """How many texts a message shows besides its head."""
    return sum(part["type"] == 10 for part in walk(view.to_components())) - 1


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://www.news.example.com/pier?id=7", "Open news.example.com"),
        (f"https://{'a' * 60}.{'b' * 60}.example.com/", "Open the page"),
        (f"https://news.example.com/{'a' * 600}", None),
        ("https://news.example.com/two words", None),
        ("javascript:alert(1)", None),
        ("https://[bad", None),
        ("", None),
        (None, None),
    ],
)
def test_the_card_leads_back_to_the_article(url: str | None, label: str | None) -> None:
    report = sample_report()
    article = report.article.model_copy(update={"url": url})
    view = card(Shown("abcdefghij", report.model_copy(update={"article": article}), Place.PUBLIC))
    buttons = [item for item in view.walk_children() if isinstance(item, ui.Button) and item.url]
    assert [(item.label, item.url) for item in buttons] == ([(label, url)] if label else [])
