"""What is known of a document that a link led to."""

from __future__ import annotations

import pytest

from bot.article.documents import Document, DocumentKind, kind_of
from tests.article.fetch.conftest import Web, code_of
from tests.article.fetch.loopback import answer
from tests.article.fetch.replies import PAGE

PDF = b"%PDF-1.7\n%made for a test"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def fetched(web: Web, path: str, reply: bytes, host: str = "news.example.com") -> Document:
    web.site.replies[path] = reply
    return await (await web.fetcher()).fetch(f"http://{host}{path}")


async def test_a_page(web: Web) -> None:
    document = await fetched(web, "/2031/05/pier", answer(PAGE, media_type="Text/HTML; charset=KOI8-R"))
    assert document == Document(
        data=PAGE.encode(), media_type="text/html", charset="KOI8-R", url="http://news.example.com/2031/05/pier"
    )


async def test_a_charset_that_is_none_is_left_out(web: Web) -> None:
    assert (await fetched(web, "/a", answer(PAGE, media_type='text/html; charset=foo"bar'))).charset is None


@pytest.mark.parametrize(
    ("path", "disposition", "name"),
    [
        ("/files/minutes.pdf", None, "minutes.pdf"),
        ("/files/the%20minutes.PDF?x=1", None, "the minutes.PDF"),
        ("/download?id=7", None, None),
        ("/a.php", None, None),
        ("/download", "attachment; filename=minutes.pdf", "minutes.pdf"),
        ("/a.pdf", "inline; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf", "résumé.pdf"),
    ],
)
async def test_a_file_and_its_name(web: Web, path: str, disposition: str | None, name: str | None) -> None:
    headers = () if disposition is None else (f"Content-Disposition: {disposition}",)
    document = await fetched(web, path, answer(PDF, *headers, media_type="application/pdf"))
    assert document.name == name


@pytest.mark.parametrize(
    ("name", "media_type", "body"),
    [
        ("a.pdf", "application/octet-stream", PDF),
        ("a.docx", WORD, b"PK\x03\x04made for a test"),
        ("a.txt", "text/plain", b"The pier was closed, the harbour master said."),
        ("a.eml", "message/rfc822", b"From: Edda Marsh\r\n\r\nThe pier is closed."),
    ],
)
async def test_files_may_be_sent_to_be_saved(web: Web, name: str, media_type: str, body: bytes) -> None:
    reply = answer(body, f"Content-Disposition: attachment; filename={name}", media_type=media_type)
    assert (await fetched(web, "/download", reply)).data == body


@pytest.mark.parametrize("host", ["cdn.discordapp.com", "media.discordapp.net"])
async def test_pages_attached_in_discord_may_be_sent_to_be_saved(web: Web, host: str) -> None:
    web.name(host, [web.site.address])
    reply = answer(PAGE, "Content-Disposition: attachment; filename=a.html")
    assert (await fetched(web, "/attachments/1/2/a.html?ex=1&is=2&hm=3", reply, host)).name == "a.html"
    assert await code_of(await web.fetcher(), "http://news.example.com/attachments/1/2/a.html?ex=1&is=2&hm=3") == (
        "bad_type"
    )


async def test_a_row_of_comments_is_no_riddle(web: Web) -> None:
    """What a page is has to be told in the process that fetches, so it must be told at once."""
    body = b"<!---->" * 500 + b"The pier is closed."
    document = await fetched(web, "/a", answer(body, media_type="text/html"))
    assert kind_of(document) is DocumentKind.PAGE
    untold = await fetched(web, "/b", answer(body, media_type=None))
    assert kind_of(untold) is DocumentKind.TEXT
    after_comments = await fetched(
        web, "/c", answer(b"<!-- a --> <!-- b -->\n<p>The pier is closed.", media_type=None)
    )
    assert kind_of(after_comments) is DocumentKind.PAGE
