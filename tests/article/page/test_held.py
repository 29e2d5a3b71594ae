"""An article that stands only in a page's scripts."""

from __future__ import annotations

import json

import pytest

from bot.article.documents import Document
from bot.article.limits import Limits
from bot.article.page.reader import read_page
from bot.errors import SubmissionError
from bot.model import Article

PARAGRAPHS = (
    "The harbour board of Norfield closed the eastern pier on Monday after divers found cracks in two pillars.",
    "The board said that repairs would take at least nine weeks, and that the ferry leaves from Corran until then.",
    "Fishermen who land their catch there said that nobody had told them, and that the market would lose a third.",
    "An inspection in March had rated the pillars as sound, according to a summary that the board put on its site.",
    "“We looked where we always look,” said Edda Marsh, who led the divers and worked on the pier for thirty years.",
    "The council meets on Thursday to decide whether the summary is to be withdrawn and who pays for the repairs.",
)
NOT_FREE = json.dumps({"@type": "NewsArticle", "isAccessibleForFree": False})
MARKUP = "".join(f"<p>{words}</p>" for words in PARAGRAPHS).replace("sound", '<a href="/march">sound</a>', 1)


def shell(script: str) -> Document:
    page = f"<html><head><title>Pier closed</title></head><body><div id='app'></div>{script}</body></html>"
    return Document(page.encode(), media_type="text/html", charset="utf-8", url="https://news.example.com/pier")


def read(script: str) -> Article:
    return read_page(shell(script), Limits())


@pytest.mark.parametrize(
    "script",
    [
        f"<script type='application/json'>{json.dumps({'body': MARKUP}).replace('<', chr(92) + 'u003c')}</script>",
        f"<script>window.state = {json.dumps({'story': {'html': MARKUP, 'id': 7}})};</script>",
        f"<script>self.push([1, {json.dumps(json.dumps({'contentHtml': MARKUP}))}])</script>",
        f"<script>var short = {json.dumps('<p>a</p>' * 80)}, long = {json.dumps(MARKUP)};</script>",
    ],
    ids=["escaped JSON", "JSON", "JSON in a string", "the longest"],
)
def test_an_article_in_a_script_is_read(script: str) -> None:
    article = read(script)
    assert [block.span.of(article.text) for block in article.blocks] == list(PARAGRAPHS)
    assert [(link.span.of(article.text), link.url) for link in article.links] == [
        ("sound", "https://news.example.com/march")
    ]


def test_posts_in_it_are_posts() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>Cracks as wide as my hand.</p>&mdash; Edda Marsh (@eddamarsh) '
        '<a href="https://twitter.com/eddamarsh/status/1214387633146564608">January 7, 2020</a></blockquote>'
    )
    markup = MARKUP.replace("<p>Fishermen", f"{post}<p>Fishermen")
    article = read(f"<script>window.state = {json.dumps({'html': markup})};</script>")
    assert [(post.author, post.body[0].of(article.text)) for post in article.posts] == [
        ("Edda Marsh", "Cracks as wide as my hand.")
    ]


@pytest.mark.parametrize(
    "script",
    [
        f"<script>var text = {json.dumps(' '.join(PARAGRAPHS))};</script>",
        '<script>var broken = "<p>' + "a" * 900 + "<p><p></script>",
        f"<script type='application/ld+json'>{NOT_FREE}</script>"
        f"<script>window.state = {json.dumps({'html': MARKUP})};</script>",
    ],
    ids=["no paragraphs", "no string", "declared as not free"],
)
def test_anything_else_is_none(script: str) -> None:
    with pytest.raises(SubmissionError):
        read(script)


def test_a_page_that_shows_its_article_is_read_as_shown() -> None:
    shown = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    state = json.dumps({"html": "<p>Other words that nobody sees.</p>" * 60})
    article = read(f"<article>{shown}</article><script>window.state = {state};</script>")
    assert [block.span.of(article.text) for block in article.blocks] == list(PARAGRAPHS)


def test_a_pages_own_marker_stands_for_nothing() -> None:
    shown = "".join(f"<p>{words}</p><whosaid-post n='7'></whosaid-post>" for words in PARAGRAPHS)
    article = read(f"<article>{shown}<whosaid-post n='x'></whosaid-post></article>")
    assert article.posts == ()
    assert [block.span.of(article.text) for block in article.blocks] == list(PARAGRAPHS)
