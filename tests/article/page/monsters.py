"""Pages that are made to break, stall or deceive whoever reads them; each is built when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

SENTENCE = (
    "The council of Lindhaven approved the harbour budget on Tuesday after a long debate in the old customs house."
)
STORY = f"<article><h1>Lindhaven approves its harbour budget</h1>{f'<p>{SENTENCE}</p>' * 3}</article>"


def page(body: str, head: str = "<title>Lindhaven approves its harbour budget</title>") -> str:
    """A page with this in its body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def nested(tag: str, depth: int, *, closed: bool = True) -> str:
    """A story, a word inside so many tags, and a last paragraph."""
    ends = f"</{tag}>" * depth if closed else ""
    return page(f"{STORY}{f'<{tag}>' * depth}deep{ends}<p>{SENTENCE} It ended at nine.</p>")


def nested_tables(depth: int) -> str:
    """Tables in each other's only cell around a story."""
    return page(f"{'<table><tr><td>' * depth}{STORY}{'</td></tr></table>' * depth}")


def links(count: int) -> str:
    """A story in which so many words lead elsewhere."""
    return page(f"{STORY}<p>{''.join(f'<a href=/story/{n}>word {n}</a> ' for n in range(count))}</p>")


def attributes(count: int) -> str:
    """A story in an element with so many attributes."""
    return page(f"<div {' '.join(f'a{n}=1' for n in range(count))}>{STORY}</div>")


def paragraphs(count: int) -> str:
    """A story of so many paragraphs."""
    return page("<article>" + "".join(f"<p>{SENTENCE} That was vote {n}.</p>" for n in range(count)) + "</article>")


def unclosed(count: int) -> str:
    """So many paragraphs and inline tags that nobody ends."""
    return page(STORY + "<p><b><i>word " * count)


def deep_data(depth: int) -> str:
    """A story whose structured data nests so deep."""
    data = '{"@type":"NewsArticle","x":' * depth + "1" + "}" * depth
    return page(STORY, f'<script type="application/ld+json">{data}</script>')


def deep_array(depth: int) -> str:
    """A story whose structured data is arrays in arrays."""
    return page(STORY, f'<script type="application/ld+json">{"[" * depth}{"]" * depth}</script>')


def wide_data(count: int) -> str:
    """A story whose structured data names so many things."""
    things = ",".join(f'{{"@type":"Thing","name":"thing {n}"}}' for n in range(count))
    return page(STORY, f'<script type="application/ld+json">{{"@graph":[{things}]}}</script>')


def posts(count: int) -> str:
    """A story with so many embedded posts."""
    embed = (
        '<blockquote class="twitter-tweet"><p>The quay is closed.</p>&mdash; Marta Holm (@holm_marta) '
        '<a href="https://twitter.com/holm_marta/status/{}">May 1, 2024</a></blockquote>'
    )
    return page(STORY + "".join(embed.format(n) for n in range(10**9, 10**9 + count)))


HIDING: Mapping[str, tuple[str, str]] = {
    "a comment": ('<!-- <a x=" -->', '<!-- " > -->'),
    "a comment that ends in a quote": ('<!-- <a x=" --><b y="> z">', ""),
    "a script": ("<script>a='<a x=\"'</script>", "<b title='\">'>c</b>"),
    "a title": ('<title><a x="</title>', "<b title='\">'>c</b>"),
    "a section of characters": ('<![CDATA[ <a x=" ]]>', '<![CDATA[" >]]>'),
    "an instruction": ('<?php <a x=" ?>', '<?php " > ?>'),
}
"""What opens a quotation for whoever takes it for a tag, and what closes it behind a monstrous tag."""


def hidden_attributes(count: int, before: str, behind: str) -> str:
    """A story behind an element with so many attributes, between what may hide it."""
    return page(f"{before}<div {' '.join(f'a{n}' for n in range(count))}>{STORY}</div>{behind}")


def in_self_closed(name: str) -> str:
    """A story, and a monstrous and deep element in one that is no markup to browsers and closed to libxml2."""
    monster = f"<div {' '.join(f'a{n}' for n in range(5_000))}>{'<b>' * 5_000}deep"
    return page(f"{STORY}{'<br>' * 50_000}<{name}/>{monster}</{name}><p>{SENTENCE} It ended at nine.</p>")


def crowd(unit: str, count: int) -> str:
    """A story, and a paragraph of so many inline elements."""
    return page(f"<article>{STORY}<p>{unit * count}</p></article>")


MONSTERS: Mapping[str, Callable[[], str]] = {
    "50,000 nested b": lambda: nested("b", 50_000),
    "50,000 nested div": lambda: nested("div", 50_000),
    "50,000 open div": lambda: nested("div", 50_000, closed=False),
    "50,000 nested blockquote": lambda: nested("blockquote", 50_000),
    "10,000 nested ul": lambda: nested("ul><li", 10_000, closed=False),
    "50,000 nested span": lambda: nested("span", 50_000),
    "50,000 nested unknown": lambda: nested("x-y", 50_000),
    "50,000 nested a": lambda: nested("a href=/x", 50_000, closed=False),
    "3,000 nested tables": lambda: nested_tables(3_000),
    "60,000 links": lambda: links(60_000),
    "200,000 attributes": lambda: attributes(200_000),
    "20,000 tags of 100 attributes": lambda: page(
        STORY + f"<i {' '.join(f'a{n}=1' for n in range(100))}>x</i>" * 20_000
    ),
    **{
        f"200,000 attributes behind {name}": partial(hidden_attributes, 200_000, *hiding)
        for name, hiding in HIDING.items()
    },
    "3,000 tags of 600 attributes parted by slashes": lambda: page(
        STORY + f"<i {'/'.join(f'{n:x}' for n in range(600))}>x</i>" * 3_000
    ),
    "1,500 tags of 2,000 attributes without values": lambda: page(
        STORY + f"<i {' '.join(f'{n:x}' for n in range(2_000))}>x</i>" * 1_500
    ),
    "25,000 tags in each other's quotes": lambda: page(STORY + f"<a b='>{'x' * 200}' " * 25_000 + ">"),
    "1,000 classes of 6,000 characters": lambda: page(f"<p class='{'ab-' * 2_000}'>{SENTENCE}</p>" * 1_000),
    "self-closed script": lambda: in_self_closed("script"),
    "self-closed textarea": lambda: in_self_closed("textarea"),
    "20,000 spans side by side": lambda: crowd("<span>word</span> ", 20_000),
    "20,000 spans in twenty": lambda: crowd(f"<em>{'<span>word</span> ' * 900}</em>", 20),
    "10,000 spans around blocks": lambda: crowd(f"<em>{'<i>word</i> ' * 900}<div>word</div></em>", 11),
    "10,000 paragraphs": lambda: paragraphs(10_000),
    "one paragraph of 1,000,000 words": lambda: page(f"<article><p>{'word ' * 1_000_000}</p></article>"),
    "20,000 unclosed": lambda: unclosed(20_000),
    "100,000 empty elements": lambda: page(STORY + "<br>" * 100_000),
    "20,000 headings": lambda: page(STORY + "<h2>A heading</h2>" * 20_000),
    "20,000 table cells": lambda: page(f"{STORY}<table><tr>{'<td>cell' * 20_000}</table>"),
    "20,000 inputs": lambda: page(STORY + "<input type=password>" * 20_000),
    "20,000 misnested": lambda: page(STORY + "<b><i>word </b></i>" * 20_000),
    "20,000 end tags": lambda: page(STORY + "<b>" * 150 + "</i></p></br>" * 20_000),
    "500,000 less-than signs": lambda: page(STORY + "<" * 500_000),
    "1,000,000 tag beginnings": lambda: page(STORY) + "<a " * 1_000_000,
    "1,000,000 open quotes": lambda: page(STORY) + "<a b=\"<a b='" * 1_000_000,
    "1,000,000 equals signs": lambda: page(f"{STORY}<a {'=' * 1_000_000}>x</a>"),
    "1,000,000 comment beginnings": lambda: page(STORY) + "<!--" * 1_000_000,
    "900,000 references": lambda: page(f"{STORY}<p>{'&#1;&#xD800;&amp' * 300_000}</p>"),
    "200,000 entity names": lambda: page(f"{STORY}<p>{'&' * 100_000}{'&x;' * 200_000}</p>"),
    "data 200,000 deep": lambda: deep_data(200_000),
    "arrays 200,000 deep": lambda: deep_array(200_000),
    "data of 100,000 things": lambda: wide_data(100_000),
    "20,000 data scripts": lambda: page(
        STORY, '<script type="application/ld+json">{"@type":"Thing"}</script>' * 20_000
    ),
    "data that never ends": lambda: page(STORY, '<script type="application/ld+json">' + '{"a":"' * 300_000),
    "a number of 1,000,000 digits": lambda: page(
        STORY, f'<script type="application/ld+json">{{"@type":"NewsArticle","wordCount":{"9" * 1_000_000}}}</script>'
    ),
    "5,000 posts": lambda: posts(5_000),
    "20,000 meta elements": lambda: page(STORY, "<meta property='article:author' content='Marta Holm'>" * 20_000),
    "a title of 1,000,000 characters": lambda: page(STORY, f"<title>{'T' * 1_000_000}</title>"),
    "an open title": lambda: page(STORY, "<title>" * 100_000),
    "an open script": lambda: page(f"{STORY}<script>" + "<p>x" * 500_000),
    "a picture of 8,000,000 characters": lambda: page(f'{STORY}<img src="data:image/png;base64,{"A" * 8_000_000}">'),
    "300,000 line ends": lambda: page(f"<article><p>{SENTENCE}{chr(10) * 300_000}{SENTENCE}</p></article>"),
    "a style of 1,000,000 rules": lambda: page(STORY, f"<style>{'a{b:c}' * 1_000_000}</style>"),
    "a class of 100,000 names": lambda: page(f"<div class='{'paywall ' * 100_000}'>{STORY}</div>"),
    "selectors for subscribers": lambda: page(
        STORY + "<div class=a>" * 190 + "<b></b>" * 20_000,
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":['
        + ",".join(['{"isAccessibleForFree":false,"cssSelector":".a"}'] * 5_000)
        + "]}</script>",
    ),
}
"""Each is read, or refused, in bounded time and memory."""
