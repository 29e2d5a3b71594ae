"""The article told from what stands around it: found again in the page, mended, and trimmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from bot.article.page.body import chosen, find_body, standfirst
from bot.article.page.keys import key_of
from bot.article.page.segments import Segment, segments_of
from bot.article.page.trim import trimmed

FIRST = "The harbour board of Norfield closed the eastern pier on Monday after divers found cracks in two pillars."
SECOND = (
    "The board said repairs would take at least nine weeks and that the ferry would leave from Corran until then."
)
THIRD = "Fishermen who land their catch there said that nobody had told them, and that the market would lose a third."
FOURTH = (
    "An inspection in March had rated the pillars as sound, according to a summary that the board put on its site."
)
LEAD = "Cracks in two pillars keep the ferry away for nine weeks at least."


def page(body: str) -> HtmlElement:
    return document_fromstring(f"<html><head><title>Pier closed</title></head><body>{body}</body></html>")


def texts(segments: list[Segment], at: list[int]) -> list[str]:
    return [segments[index].text for index in at]


def article_of(body: str, title: str = "Pier closed in Norfield") -> list[str]:
    """What is left of a page when its article was found and trimmed."""
    tree = page(body)
    segments = segments_of(tree)
    return texts(segments, trimmed(segments, find_body(tree, segments), title))


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{each}</p>" for each in words)


WHOLE = paragraphs(FIRST, SECOND, THIRD, FOURTH)


def test_the_article_is_told_from_menus_and_footers() -> None:
    menu = "<nav><ul><li><a href='/a'>News</a></li><li><a href='/b'>Sport</a></li></ul></nav>"
    footer = "<footer><p>Norfield Post, Quay Lane 4. All rights reserved.</p></footer>"
    assert article_of(f"{menu}<article><h1>Pier closed in Norfield</h1>{WHOLE}</article>{footer}") == [
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
    ]


@pytest.mark.parametrize(
    "beside",
    [
        "<p><a href='/x'>Ferry operator doubles its fares for the second time this year</a></p>",
        "<p>Read more: <a href='/x'>Ferry operator doubles its fares</a></p>",
        "<p>Lesen Sie auch: <a href='/x'>Fährbetreiber verdoppelt die Preise</a></p>",
        "<h3>More on this</h3><ul><li><a href='/x'>Fares double</a></li><li><a href='/y'>Market moves</a></li></ul>",
        "<div class='newsletter-signup'><p>The day's stories in your inbox, every evening at six.</p></div>",
        "<div class='RelatedStories'><p>Why the market in Corran never came back after the flood of 1998.</p></div>",
    ],
)
def test_what_leads_elsewhere_is_taken_out(beside: str) -> None:
    body = f"<article>{paragraphs(FIRST, SECOND)}{beside}{paragraphs(THIRD, FOURTH)}</article>"
    assert article_of(body) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize("tail", ["(Reporting by Ada Crane; editing by Bo Lind)", "With files from the Coast Agency"])
def test_credits_at_the_end_are_taken_off(tail: str) -> None:
    assert article_of(f"<article>{WHOLE}<p>{tail}</p></article>") == [FIRST, SECOND, THIRD, FOURTH]


def test_where_the_article_comes_from_stays() -> None:
    origin = "This article was originally published by the Coast Agency."
    assert article_of(f"<article>{WHOLE}<p>{origin}</p></article>")[-1] == origin


def test_a_box_that_holds_most_of_the_article_is_no_box() -> None:
    body = f"<article><div class='related-content'>{WHOLE}</div></article>"
    assert article_of(body) == [FIRST, SECOND, THIRD, FOURTH]


def test_a_link_within_a_sentence_takes_nothing_out() -> None:
    linked = f"<p>{SECOND[:60]}<a href='/report'>{SECOND[60:]}</a></p>"
    assert article_of(f"<article><p>{FIRST}</p>{linked}<p>{THIRD}</p><p>{FOURTH}</p></article>")[1] == SECOND


def segments(*words: str) -> list[Segment]:
    return segments_of(page(paragraphs(*words)))


def test_paragraphs_are_found_in_order_and_once() -> None:
    found = segments("Menu", FIRST, SECOND, THIRD, FIRST, "Menu")
    assert chosen(found, [key_of(FIRST), key_of(SECOND), key_of(THIRD)]) == [1, 2, 3]


def test_a_paragraph_that_was_cut_or_joined_is_found() -> None:
    found = segments(FIRST, SECOND, THIRD)
    assert chosen(found, [key_of(FIRST + SECOND), key_of(THIRD)]) == [0, 1, 2]
    assert chosen(found, [key_of(FIRST), key_of(SECOND[:70]), key_of(SECOND[70:]), key_of(THIRD)]) == [0, 1, 2]


def test_a_paragraph_that_was_dropped_between_two_is_taken_back() -> None:
    assert chosen(segments(FIRST, SECOND, THIRD), [key_of(FIRST), key_of(THIRD)]) == [0, 1, 2]


def test_an_article_that_was_cut_into_parts_is_whole() -> None:
    parts = "".join(
        f"<div class='part'><p>{words}</p></div>" for words in (FIRST, SECOND, THIRD, FOURTH, FIRST[::-1])
    )
    found = segments_of(page(parts))
    assert chosen(found, [key_of(words) for words in (FIRST, SECOND, THIRD, FOURTH)]) == [0, 1, 2, 3, 4]


@given(st.lists(st.sampled_from("abcdef"), max_size=30), st.lists(st.sampled_from("abcdef"), max_size=30))
def test_what_is_chosen_rises_and_holds_a_longest_common_run(left: list[str], right: list[str]) -> None:
    found = segments(*(letter * 30 for letter in left)) if left else []
    at = chosen(found, [letter * 30 for letter in right])
    assert at == sorted(set(at))
    assert set(at) <= set(range(len(left)))
    if len(set(left)) == len(left) and len(set(right)) == len(right):
        assert len(at) >= _longest_common(left, right)


def _longest_common(left: list[str], right: list[str]) -> int:
    row = [0] * (len(right) + 1)
    for one in left:
        above = row[:]
        for at, other in enumerate(right):
            row[at + 1] = above[at] + 1 if one == other else max(above[at + 1], row[at])
    return row[-1]


@pytest.mark.parametrize(
    ("lead", "description"),
    [
        (f"<p class='article-lead'>{LEAD}</p>", ""),
        (f"<div class='standfirst'><p>{LEAD}</p></div>", ""),
        (f"<p class='x1'>{LEAD}</p>", LEAD),
        (f"<p class='x1'>{LEAD}</p>", f"{LEAD[:50]}…"),
        (f"<p class='x1'>Norfield. {LEAD}</p>", LEAD),
    ],
)
def test_the_paragraph_that_sums_the_article_up_belongs_to_it(lead: str, description: str) -> None:
    found = segments_of(page(f"<h1>Pier closed</h1>{lead}<p>Ada Crane</p>{WHOLE}"))
    assert standfirst(found, [3, 4, 5, 6], key_of("Pier closed"), key_of(description)) == 1


@pytest.mark.parametrize(
    "beside",
    [
        f"<p class='x1'>{LEAD}</p>",
        f"<figcaption class='lead-image__description'>{LEAD}</figcaption>",
        f"<p class='paywall__intro'>{LEAD}</p>",
        f"<p class='lead'><a href='/other'>{LEAD}</a></p>",
        "<p class='lead'>Short.</p>",
    ],
)
def test_another_paragraph_above_the_text_does_not(beside: str) -> None:
    found = segments_of(page(f"<h1>Pier closed</h1>{beside}{WHOLE}"))
    assert (
        standfirst(found, [2, 3, 4, 5], key_of("Pier closed"), key_of("Something else that is long enough.")) is None
    )
