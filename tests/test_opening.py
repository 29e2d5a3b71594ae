"""Links of submissions opened over real connections to loopback: pages, files, and networks asked about a post."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.article.documents import Document
from bot.article.fetch.fetcher import Fetcher
from bot.article.fetch.rules import FetchRules
from bot.article.limits import Limits
from bot.article.page.oembed import oembed_url
from bot.errors import SubmissionError
from bot.model import BlockKind
from bot.opening import Opener
from bot.pipeline import read_article
from bot.submission import Submission
from tests.article.fetch.loopback import Everywhere, Server, answer
from tests.article.page.harbour_page import OPENING, TITLE, whole
from tests.article.page.test_single_post import LINK as POST
from tests.article.page.test_single_post import MARKUP, MORE, WORDS

RULES = FetchRules(seconds=60.0, connect_seconds=30.0, read_seconds=30.0, gap_seconds=0.0)
PAGE = "http://news.example.com/quay"
NOTES = "The harbour master said on Friday that the second pillar had been cracked since the winter."
LIMITS = Limits()


async def _run_here(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


@dataclass(frozen=True, slots=True)
class Site:
    """A server under every name, and openers that find it."""

    server: Server
    fetcher: Fetcher

    def opener(self) -> Opener:
        """One that asks the server about posts, at /oembed, without TLS."""
        return Opener(self.fetcher, asked_at=asked_at)


def asked_at(link: str) -> str | None:
    """The server's address that answers about a post; None for what is no post."""
    known = oembed_url(link)
    return known and f"http://posts.example.org/oembed?{urlsplit(known).query}"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(Server())
        fetcher = Fetcher(
            RULES,
            run=_run_here,
            resolver=Everywhere(server.address),
            trusted={server.address: server.port},
        )
        yield Site(server, await stack.enter_async_context(fetcher))


def post_path() -> str:
    """What is asked of the server about the post."""
    parts = urlsplit(asked_at(POST) or "")
    return f"{parts.path}?{parts.query}"


def json_answer(given: object) -> bytes:
    return answer(json.dumps(given), media_type="application/json")


async def test_without_a_link_a_submission_stays_as_it_is_and_nobody_is_asked(site: Site) -> None:
    given = Submission("Words.", title="Quay", url=PAGE, documents=(Document(NOTES.encode(), name="notes.txt"),))
    assert await site.opener().open(given) is given
    assert site.server.connections == 0


async def test_a_page_becomes_the_document_and_then_the_article(site: Site) -> None:
    site.server.replies["/quay"] = answer(whole())
    opened = await site.opener().open(Submission(link=PAGE))
    assert opened.link is None
    (document,) = opened.documents
    assert (document.data, document.url, document.media_type) == (whole().encode(), PAGE, "text/html")
    article = read_article(opened, LIMITS)
    assert (article.title, article.url) == (TITLE, PAGE)
    assert OPENING in article.text
    assert site.server.paths == ["/quay"]


async def test_what_the_link_leads_to_comes_after_the_other_documents(site: Site) -> None:
    site.server.replies["/quay"] = answer(whole())
    given = Submission(
        "The words that came with it are words as well.",
        title="Quay",
        outlet="Post",
        documents=(Document(NOTES.encode(), name="notes.txt"), Document(NOTES.encode(), name="more.txt")),
        link=PAGE,
    )
    opened = await site.opener().open(given)
    assert [document.name or document.url for document in opened.documents] == ["notes.txt", "more.txt", PAGE]
    assert (opened.text, opened.title, opened.outlet) == (given.text, "Quay", "Post")
    text = read_article(opened, LIMITS).text
    assert text.index(given.text) < text.index(NOTES) < text.index(OPENING)


async def test_what_a_network_answers_about_a_post_becomes_the_article(site: Site) -> None:
    site.server.replies[post_path()] = json_answer({"html": MARKUP, "author_name": "Dora Quill"})
    article = read_article(await site.opener().open(Submission(link=POST)), LIMITS)
    assert article.text == f"{WORDS}\n\n{MORE}\n— Dora Quill (@dora_quill) January 7, 2020"
    assert {block.kind for block in article.blocks} == {BlockKind.POST}
    assert (article.url, article.authors) == (POST, ("Dora Quill",))
    assert site.server.paths == [post_path()], "the post's own page is not opened"


@pytest.mark.parametrize(
    "reply",
    [
        answer("", status="404 Not Found"),
        answer("", status="429 Too Many Requests"),
        answer(b"\x89PNG\r\n", media_type="image/png"),
        answer("{}", "Content-Encoding: unheard-of", media_type="application/json"),
        b"not HTTP\r\n\r\n",
    ],
    ids=["gone", "too often", "picture", "packed", "garbled"],
)
async def test_where_the_network_does_not_answer_the_post_s_page_is_opened(site: Site, reply: bytes) -> None:
    path, page = "/dora_quill/status/1214387633146564608", whole().encode()
    site.server.replies |= {post_path(): reply, path: answer(page)}
    opened = await site.opener().open(Submission(link=POST.replace("https", "http")))
    assert [document.data for document in opened.documents] == [page]
    assert site.server.paths == [post_path(), path]


async def test_where_the_network_forbids_robots_it_is_not_asked(site: Site) -> None:
    path, page = "/dora_quill/status/1214387633146564608", whole().encode()
    site.server.replies |= {
        "posts.example.org/robots.txt": answer("User-agent: *\nDisallow: /oembed", media_type="text/plain"),
        post_path(): json_answer({"html": MARKUP}),
        path: answer(page),
    }
    opened = await site.opener().open(Submission(link=POST.replace("https", "http")))
    assert [document.data for document in opened.documents] == [page]
    assert site.server.paths == [path]


async def test_where_neither_answers_it_is_said_why_the_page_was_not_opened(site: Site) -> None:
    with pytest.raises(SubmissionError) as refused:
        await site.opener().open(Submission(link=POST.replace("https", "http")))
    assert refused.value.code == "http_status"
    assert site.server.paths == [post_path(), "/dora_quill/status/1214387633146564608"]


async def test_an_answer_without_words_is_told_when_it_is_read(site: Site) -> None:
    site.server.replies[post_path()] = json_answer({"html": "", "author_name": "Dora Quill"})
    opened = await site.opener().open(Submission(link=POST))
    with pytest.raises(SubmissionError) as refused:
        read_article(opened, LIMITS)
    assert refused.value.code == "post_only"


async def test_a_link_that_may_not_be_opened_is_refused(site: Site) -> None:
    for link, code in (("http://127.0.0.9/quay", "private_ip"), ("ftp://news.example.com/quay", "bad_scheme")):
        with pytest.raises(SubmissionError) as refused:
            await site.opener().open(Submission(link=link))
        assert refused.value.code == code
    assert site.server.connections == 0


async def test_unless_told_otherwise_networks_are_asked_where_they_answer() -> None:
    asked = Asked()
    await Opener(asked).open(Submission(link=POST))
    (link,) = asked.links
    assert link.startswith("https://publish.x.com/oembed?")
    assert parse_qs(urlsplit(link).query)["url"] == [POST]


class Asked:
    """Takes down what would be fetched; what is asked for stands outside the machine."""

    def __init__(self) -> None:
        self.links: list[str] = []

    async def fetch(self, link: str) -> Document:
        self.links.append(link)
        return Document(b"{}", url=link)
