"""What a reader would see as one paragraph, heading, row or caption, and what nobody sees."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from bot.article.page.segments import Segment, segments_of
from bot.model import BlockKind


def seen(body: str) -> list[Segment]:
    """The segments of a page with this body."""
    return segments_of(document_fromstring(f"<html><head><title>T</title></head><body>{body}</body></html>"))


def told(body: str) -> list[tuple[str, str]]:
    """Kind and text of each segment."""
    return [(segment.kind.value, segment.text) for segment in seen(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("loose <p>One.</p> more", [("paragraph", "loose"), ("paragraph", "One."), ("paragraph", "more")]),
        ("<p> a\n <b> bold</b>word,\t<i>it</i> </p>", [("paragraph", "a boldword, it")]),
        ("<p>one<br>two<br><br>three</p>", [("paragraph", "one\ntwo"), ("paragraph", "three")]),
        ("<p>one <br/> <br/> two</p>", [("paragraph", "one"), ("paragraph", "two")]),
        ("<h2>Head</h2><h5>Small</h5>", [("heading", "Head"), ("heading", "Small")]),
        ("<ul><li>a thing</li><li><p>b thing</p></li></ul>", [("list_item", "a thing"), ("list_item", "b thing")]),
        ("<blockquote><p>Said.</p><p>So.</p></blockquote>", [("quote", "Said."), ("quote", "So.")]),
        ("<figure><img><figcaption>A <b>dog</b></figcaption></figure>", [("caption", "A dog")]),
        ('<div class="wp-caption-text">A cat</div>', [("caption", "A cat")]),
        (
            "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1999</td><td>12</td></tr></table>",
            [("list_item", "Year | Boats"), ("list_item", "1999 | 12")],
        ),
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<p>A<span hidden>no</span><span style='display: none'>no</span> b</p>", [("paragraph", "A b")]),
        ("<p>A report<a class='sr-only'>(new tab)</a></p>", [("paragraph", "A report")]),
        ("<script>var a='no'</script><style>no</style><noscript>no</noscript><p>Yes.</p>", [("paragraph", "Yes.")]),
        ("<button>Share</button><select><option>no</option></select><p>Yes.</p>", [("paragraph", "Yes.")]),
        (
            "<p>soft\u00adhyphen, zero\u200bwidth, no\u00a0break</p>",
            [("paragraph", "softhyphen, zerowidth, no break")],
        ),
        ("<p>***</p><p>—</p>", []),
        ("<p>日本の<ruby>東京<rt>とうきょう</rt></ruby>で</p>", [("paragraph", "日本の東京とうきょうで")]),
    ],
)
def test_segments(body: str, expected: list[tuple[str, str]]) -> None:
    assert told(body) == expected


def test_a_page_that_is_hidden_until_a_script_shows_it_is_read() -> None:
    assert told("<div style='visibility:hidden'><p>The whole article.</p></div>") == [
        ("paragraph", "The whole article.")
    ]


def test_links_have_offsets_into_the_text() -> None:
    (segment,) = seen("<p>See  <a href='/a'>the <b>first</b></a>, <a href='b'> the second </a>and <a>none</a>.</p>")
    assert segment.text == "See the first, the second and none."
    assert [(anchor.span.of(segment.text), anchor.href) for anchor in segment.anchors] == [
        ("the first", "/a"),
        ("the second", "b"),
    ]
    assert segment.linked == len("the first") + len("the second")


def test_a_link_round_several_paragraphs_is_each_ones() -> None:
    first, second = seen("<a href='/x'><p>One.</p><p>Two.</p></a>")
    assert [anchor.href for segment in (first, second) for anchor in segment.anchors] == ["/x", "/x"]


def test_a_lifted_post_keeps_its_place_and_its_tail() -> None:
    before, post, after = seen("<p>Before.<whosaid-post n='3'></whosaid-post> after</p>")
    assert (before.text, post.post, post.kind, after.text) == ("Before.", 3, BlockKind.POST, "after")


def test_what_stands_in_a_footer_is_an_aside() -> None:
    assert [segment.aside for segment in seen("<p>Yes, yes.</p><footer><p>No.</p></footer><p>Yes.</p>")] == [
        False,
        True,
        False,
    ]


def test_deep_nesting_is_walked_without_recursion() -> None:
    deep = "<div>" * 240 + "Words." + "</div>" * 240
    assert told(deep) == [("paragraph", "Words.")]


def test_a_menu_that_is_never_closed_is_no_aside() -> None:
    words = "The board closed the pier on Monday."
    assert [
        segment.aside for segment in seen(f"<p>Top.</p><nav><a href='/'>Home</a><p>{words}</p><p>{words}</p>")
    ] == [
        False,
        False,
        False,
        False,
    ]
