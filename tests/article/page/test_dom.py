"""Markup that would stop, overflow or stall a parser becomes a tree like any other; sane markup stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.article.page.dom import parse
from bot.article.page.markup import MAX_ALL_ATTRIBUTES, MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS
from tests.article.page.monsters import MONSTERS, SENTENCE, attributes, nested, nested_tables

IMPLIED = 6
"""Elements that a parser puts in by itself: html, head, body, a paragraph …"""


def words(tree: HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def depth(tree: HtmlElement) -> int:
    level = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


@pytest.mark.parametrize("monster", MONSTERS.values(), ids=MONSTERS.keys())
def test_every_tree_is_bounded(monster: Callable[[], str]) -> None:
    tree = parse(monster())
    sizes = [len(element.attrib) for element in tree.iter()]
    assert tree.tag == "html"
    assert len(sizes) <= MAX_ELEMENTS + IMPLIED
    assert max(sizes) <= MAX_ATTRIBUTES
    assert sum(sizes) <= MAX_ALL_ATTRIBUTES + MAX_ATTRIBUTES
    assert depth(tree) <= MAX_DEPTH + IMPLIED


@pytest.mark.parametrize("tag", ["b", "div", "span", "blockquote", "font", "x-y", "section", "table><tr><td"])
def test_what_stands_behind_deep_nesting_is_kept(tag: str) -> None:
    assert words(parse(nested(tag, 5_000, closed=False))).endswith("It ended at nine.")


def test_what_stands_in_deep_tables_is_kept() -> None:
    assert SENTENCE in words(parse(nested_tables(3_000)))


def test_the_parser_itself_loses_what_stands_behind_deep_nesting() -> None:
    """Why the guard is there: should this fail one day, the parser needs less help."""
    assert "It ended" not in words(document_fromstring(nested("b", 5_000)))


def test_words_beyond_the_last_element_are_kept() -> None:
    tree = parse("<p>" + "<i>x</i>" * MAX_ELEMENTS + f"<p>{SENTENCE}</p>")
    assert words(tree).endswith(SENTENCE)


def test_the_first_attributes_of_a_monstrous_tag_are_kept() -> None:
    (element,) = parse(attributes(5_000)).iter("div")
    assert len(element.attrib) == MAX_ATTRIBUTES
    assert element.get("a0") == "1"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("de\0bate", "debate"),
        ("a\x01b\x0bc\ufffed", "abcd"),
        ("a\ud800b", "a\ufffdb"),
        ("&#xD800;&#x110000;&#0;", "\ufffd\ufffd\ufffd"),
        ("a&#1;b&#11;c&#xFFFE;", "a\ufffdb\ufffdc\ufffd"),
        ("one\ftwo&#12;three", "one two\ufffdthree"),
        ("&#228;&#xe4;&auml;&#128512;", "äää😀"),
        ("one<!-- two -->three", "onethree"),
        ("one<!-->two", "onetwo"),
        ("one<!-- two --!>three", "onethree"),
        ("one<!-- two", "one"),
        ("<!--[if IE]>old<![endif]-->new", "new"),
        ("<!--[if !IE]><!-->new<!--<![endif]-->", "new"),
        ("<![if !IE]>new<![endif]>", "new"),
        ("<?php echo 'x' ?>shown", "shown"),
        ("<![CDATA[hidden]]>shown", "shown"),
        ("a < b and b > c", "a < b and b > c"),
        ("1 <2 </ 3", "1 <2"),
        ("<p title='a > b'>shown</p>", "shown"),
        ("<p title=it's>shown</p>", "shown"),
        ('<p title="open>shown</p>', ""),
        ("shown<p ", "shown"),
        ("<textarea><b>not bold</b></textarea>", "<b>not bold</b>"),
        ("<iframe><p>no markup</p></iframe>", "<p>no markup</p>"),
    ],
)  # fmt: skip
def test_what_a_page_shows(markup: str, shown: str) -> None:
    blocks = [text.strip() for text in parse(f"<body>{markup}").xpath("//text()") if text.strip()]
    assert " ".join(blocks) == shown


@pytest.mark.parametrize(
    "nothing", ["", " \n", "\0", "<!-- -->", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE html>"]
)
def test_nothing_is_an_empty_page(nothing: str) -> None:
    tree = parse(nothing)
    assert tree.tag == "html"
    assert words(tree) == ""


def test_scripts_stay_for_those_who_read_them() -> None:
    tree = parse('<script type="application/ld+json">{"a": "<b>&amp;</b><!-- x -->"}</script><p>shown')
    assert tree.findtext(".//script") == '{"a": "<b>&amp;</b><!-- x -->"}'


def test_a_declared_charset_is_not_applied_twice() -> None:
    assert words(parse("<meta charset='iso-8859-1'><p>Größe – “ja”")) == "Größe – “ja”"


@pytest.mark.parametrize(
    "markup",
    [
        "<div><p>one<p>two<ul><li>three<li>four</ul></div><p>five",
        "<table><tr><td>one<td>two<tr><td>three</table><p>four",
        "<dl><dt>one<dd>two<dt>three<dd>four</dl>",
        "<p>one <b>two <i>three</i></b> four</p>",
        "<select><option>one<option>two</select>",
        "<div><table><tr><td></div>one</td></tr></table>two</div>",
        "<ul><li>one<ul><li>two</ul><li>three</ul>",
        "<h2>one</h2><blockquote><p>two</p></blockquote><figure><img src=x><figcaption>three</figcaption></figure>",
    ],
)
def test_sane_markup_makes_the_tree_that_the_parser_makes(markup: str) -> None:
    html = f"<html><body>{markup}</body></html>"
    usual = document_fromstring(html, parser=HTMLParser())
    assert [(e.tag, (e.text or "").strip(), (e.tail or "").strip()) for e in parse(html).iter()] == [
        (e.tag, (e.text or "").strip(), (e.tail or "").strip()) for e in usual.iter()
    ]


def test_an_inline_end_tag_ends_no_block() -> None:
    tree = parse("<div id=all><b><div id=inner>one</b>two</div>three</div>")
    assert words(tree.get_element_by_id("inner")) == "onetwo"
    assert words(tree.get_element_by_id("all")) == "onetwothree"


def test_what_follows_the_end_of_the_body_is_shown() -> None:
    assert words(parse("<html><body><p>one</p></body></html><p>two</p>")) == "onetwo"


def test_only_the_first_of_several_documents_counts() -> None:
    tree = parse("<html lang=en><body class=a>one<html lang=de><body class=b>two")
    assert tree.get("lang") == "en"
    assert words(tree) == "onetwo"


_TAGS = st.sampled_from("p b i div li ul ol td tr table a font section dd dl option nobr html".split())
_ODD = st.sampled_from(
    "<p> </p> <b> </b> <div> </div> <li> </li> <ul> </ul> <table> </table> <tr> <td> </td> <a> </a> <html> <body> "
    "</body> <head> <svg> <title> </title> <script> </script> <!-- --> <? <! </ < > = \" ' & &# &#x "
    "&amp; / word".split()
)


@given(st.lists(st.one_of(_ODD, st.text(max_size=3)), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_soup_is_parsed_and_can_be_written(pieces: list[str]) -> None:
    tree = parse("".join(pieces))
    assert tree.tag == "html"
    etree.tostring(tree, encoding="utf-8")
    for text in tree.xpath("//text()"):
        text.encode("utf-8")
        etree.Element("x").text = str(text)


@given(st.lists(_TAGS, max_size=900))
@settings(max_examples=100, deadline=None)
def test_no_order_of_tags_loses_words_or_nests_deep(tags: list[str]) -> None:
    tree = parse("".join(f"<{tag}>w" for tag in tags))
    assert "".join(tree.text_content().split()) == "w" * len(tags)
    assert depth(tree) <= MAX_DEPTH + IMPLIED
