"""A page with thousands of inline elements in one block is searched by its words."""

from __future__ import annotations

import pytest
from lxml.etree import tostring
from lxml.html import HtmlElement

from bot.article.page.crowds import without_crowds
from bot.article.page.dom import parse
from tests.article.page.monsters import STORY, crowd, page


def words(tree: HtmlElement) -> str:
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "unit",
    ["<span>one</span> two ", "<em>a<i>b</i> c</em> d ", "<b><i>a</i><div>b</div>c</b> d ", "<a href=/x>a</a>"],
)
def test_words_stay_where_they_were(unit: str) -> None:
    tree = parse(crowd(unit, 4_000))
    calm = without_crowds(tree)
    assert words(calm) == words(tree)
    assert len(list(tree.iter("span", "i", "em", "a"))) >= 4_000
    assert len(list(calm.iter("span", "i", "em", "a"))) < 10


def test_what_is_no_text_does_not_become_text() -> None:
    calm = without_crowds(parse(crowd("<i>one</i><script>two</script> ", 4_000)))
    assert "two" not in words(calm)


def test_blocks_stay_in_place() -> None:
    calm = without_crowds(parse(page(f"<div>{'<i>a</i>' * 4_000}<p>b</p>{'<i>c</i>' * 100}</div>")))
    (block,) = calm.iter("div")
    assert (block.text, [(each.tag, each.tail) for each in block]) == ("a" * 4_000, [("p", "c" * 100)])


@pytest.mark.parametrize(
    "markup", [page(STORY), page(f"{STORY}<p>{'<i>a</i>' * 1_000}</p>"), page("<p><i>a</i></p>" * 2_000)]
)
def test_a_page_without_a_crowd_is_left_alone(markup: str) -> None:
    tree = parse(markup)
    before = tostring(tree)
    assert tostring(without_crowds(tree)) == before
