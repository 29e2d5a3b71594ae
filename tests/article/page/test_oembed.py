"""oEmbed: where the platforms answer without a key, and what is made of their answers and of hostile ones."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.article.page.oembed import oembed_url, read_oembed

LINK = "https://twitter.com/anna_roe/status/1214387633146564608"
CANONICAL = "https://x.com/anna_roe/status/1214387633146564608"
MARKUP = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The old bridge is shut. <a href="https://t.co/aBc1">'
    f'https://t.co/aBc1</a></p>&mdash; Anna Roe (@anna_roe) <a href="{LINK}?ref_src=twsrc%5Etfw">January 7, 2020</a>'
    "</blockquote>\n\n"
)
CLIP = "https://www.youtube.com/watch?v=aBcDeFgHiJk"


@pytest.mark.parametrize(
    ("link", "endpoint", "asks"),
    [
        (LINK, "https://publish.x.com/oembed", CANONICAL),
        ("https://bsky.app/profile/anna.example.com/post/3lbq7mx?x=1", "https://embed.bsky.app/oembed",
         "https://bsky.app/profile/anna.example.com/post/3lbq7mx"),
        ("https://social.example/@anna/113079171241665414", "https://social.example/api/oembed",
         "https://social.example/@anna/113079171241665414"),
        ("https://www.tiktok.com/@anna/video/7362946149227056416", "https://www.tiktok.com/oembed",
         "https://www.tiktok.com/@anna/video/7362946149227056416"),
        ("https://www.reddit.com/r/townfolk/comments/di3n1k/shut/", "https://www.reddit.com/oembed",
         "https://www.reddit.com/r/townfolk/comments/di3n1k/"),
        ("https://youtu.be/aBcDeFgHiJk", "https://www.youtube.com/oembed", CLIP),
    ],
)  # fmt: skip
def test_endpoints(link: str, endpoint: str, asks: str) -> None:
    url = oembed_url(link)
    assert url is not None
    parts = urlsplit(url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == endpoint
    assert parse_qs(parts.query)["url"] == [asks]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/TownHall/posts/12345",
        "https://www.instagram.com/p/CjcAbCdEfG/",
        "https://www.threads.net/@anna/post/C-GMXpGM4KR",
        "https://truthsocial.com/@anna/113079171241665414",
        "https://t.me/town_news/512",
        "https://www.tiktok.com/embed/v2/7362946149227056416",
        "https://twitter.com.evil.example/anna_roe/status/12",
        "https://news.example.com/bridge",
    ],
)
def test_no_endpoint(link: str) -> None:
    assert oembed_url(link) is None


def test_a_post() -> None:
    answer = {"url": LINK, "author_name": "Anna Roe", "html": MARKUP, "type": "rich", "version": "1.0"}
    post = read_oembed(json.dumps(answer).encode(), LINK)
    assert post is not None
    assert post.paragraphs == ("The old bridge is shut.",)
    assert (post.author, post.handle, post.published) == ("Anna Roe", "@anna_roe", date(2020, 1, 7))
    assert (post.permalink, post.quoted_links) == (CANONICAL, ("https://t.co/aBc1",))


def test_a_video() -> None:
    answer = {
        "title": "The bridge\n at night",
        "author_name": "Town TV 🌉",
        "html": '<iframe src="https://www.youtube.com/embed/aBcDeFgHiJk?feature=oembed"></iframe>',
    }
    post = read_oembed(json.dumps(answer).encode(), CLIP)
    assert post is not None
    assert (post.paragraphs, post.author, post.permalink) == (("The bridge at night",), "Town TV", CLIP)


def test_an_answer_without_markup() -> None:
    post = read_oembed(b'{"author_name": "Anna Roe", "html": null}', LINK)
    assert post is not None
    assert (post.author, post.permalink, post.paragraphs) == ("Anna Roe", CANONICAL, ())


def test_an_answer_about_another_post() -> None:
    assert read_oembed(json.dumps({"html": MARKUP}).encode(), LINK.replace("608", "609")) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[1]",
        b'"words"',
        b"{",
        b"\xff\xfe{",
        b"[" * 200_000,
        b'{"a":' * 40_000,
        b'{"html": ' + b"9" * 10_000 + b"}",
        b'{"html": "' + b"a" * 400_000 + b'"}',
    ],
)
def test_what_is_no_answer(data: bytes) -> None:
    assert read_oembed(data, LINK) is None


@pytest.mark.parametrize(
    "markup", [7, ["x"], {"a": 1}, "", "\ud800", "<div>" * 10_000, "<a " + "b=1 " * 12_000 + ">"]
)
def test_odd_markup_leaves_the_rest(markup: object) -> None:
    post = read_oembed(json.dumps({"html": markup, "author_name": ["x"]}).encode(), LINK)
    assert post is not None
    assert (post.permalink, post.author, post.paragraphs) == (CANONICAL, None, ())
