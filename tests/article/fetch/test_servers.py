"""What hostile and broken servers send, each refused for what it is."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib

import pytest

from bot.article.fetch.exchange import SMALL_BYTES
from bot.article.fetch.rules import FetchRules
from bot.errors import SubmissionError
from tests.article.fetch.conftest import Web, code_of
from tests.article.fetch.loopback import Reply, answer
from tests.article.fetch.replies import (
    HEAD,
    PAGE,
    chunked,
    cut_off,
    deflate_bomb,
    drip,
    encoded,
    flood,
    gzip_bomb,
    never,
    raw_deflate,
)

LINK = "http://news.example.com/page"
IN_A_HURRY = FetchRules(seconds=0.4, read_seconds=0.2)
PATIENT = FetchRules(seconds=60.0, read_seconds=60.0)
BOMB = gzip_bomb()

REFUSED: dict[str, tuple[str, Reply]] = {
    "gzip bomb": ("too_big", encoded(BOMB, "gzip")),
    "deflate bomb": ("too_big", encoded(deflate_bomb(), "deflate")),
    "raw deflate bomb": ("too_big", encoded(raw_deflate(bytes(64 << 20)), "deflate")),
    "bomb of many parts": ("too_big", encoded(gzip.compress(bytes(1 << 20)) * 100, "gzip")),
    "bomb in chunks": ("too_big", chunked(BOMB, head=HEAD + b"Content-Encoding: gzip\r\n")),
    "bomb behind a small length": ("bad_encoding", answer(BOMB[:50], "Content-Encoding: gzip")),
    "declared too big": ("too_big", HEAD + b"Content-Length: 8388609\r\n\r\n"),
    "endless chunks": (
        "too_big",
        flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"400\r\n%b\r\n" % bytes(1024)),
    ),
    "endless chunk extension": ("protocol", flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n4;", b"a" * 1024)),
    "shreds": ("protocol", flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 1_000)),
    "endless trailer": (
        "protocol",
        flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", b"X-Y: z\r\n" * 100),
    ),
    "br": ("bad_encoding", encoded(b"x", "br")),
    "zstd": ("bad_encoding", encoded(b"x", "zstd")),
    "stacked": ("bad_encoding", answer(b"x", "Content-Encoding: gzip", "Content-Encoding: deflate")),
    "gzip cut short": ("bad_encoding", encoded(gzip.compress(PAGE.encode())[:-4], "gzip")),
    "deflate that is none": ("bad_encoding", encoded(b"\xff" * 100, "deflate")),
    "length longer than the body": ("protocol", HEAD + b"Content-Length: 100\r\n\r\nshort"),
    "two lengths": ("protocol", HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
    "negative length": ("protocol", HEAD + b"Content-Length: -1\r\n\r\n"),
    "huge length": ("protocol", HEAD + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n"),
    "last chunk missing": ("protocol", chunked(PAGE.encode(), end=b"")),
    "bad chunk size": ("protocol", HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n"),
    "huge chunk size": ("protocol", HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 100 + b"\r\n"),
    "transfer encoding of gzip": ("protocol", HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    "HTTP/0.9": ("protocol", PAGE.encode()),
    "HTTP/2": ("protocol", b"\x00\x00\x12\x04\x00\x00\x00\x00\x00"),
    "TLS": ("protocol", b"\x15\x03\x01\x00\x02\x02\x28"),
    "SSH": ("protocol", b"SSH-2.0-OpenSSH_9.6\r\n"),
    "nothing": ("protocol", b""),
    "half a head": ("protocol", b"HTTP/1.1 200 OK\r\nContent-Type: te"),
    "reset in the head": ("protocol", cut_off(b"HTTP/1.1 200 OK\r\n")),
    "reset in the body": ("protocol", cut_off(HEAD + b"Content-Length: 100\r\n\r\n<p>")),
    "one huge header": ("protocol", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n"),
    "endless header": ("protocol", flood(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 1_000)),
    "endless headers": ("protocol", flood(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 100)),
    "endless early hints": ("protocol", flood(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50)),
    "header without a colon": ("protocol", b"HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"),
    "header with a NUL": ("protocol", b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n"),
    "status of letters": ("protocol", b"HTTP/1.1 OK\r\n\r\n"),
    "exe": ("bad_type", answer(b"MZ" + bytes(200))),
    "png": ("bad_type", answer(b"\x89PNG\r\n\x1a\n" + bytes(50), media_type="image/png")),
    "png said to be a page": ("bad_type", answer(b"\x89PNG\r\n\x1a\n" + bytes(50))),
    "json": ("bad_type", answer('{"a": 1}', media_type="application/json")),
    "script": ("bad_type", answer("alert(1)", media_type="text/javascript")),
    "video": ("bad_type", answer(bytes(100) + b"x", media_type="video/mp4")),
    "atom": ("bad_type", answer("<feed/>", media_type="application/atom+xml")),
    "unknown bytes": ("bad_type", answer(PAGE, media_type="application/octet-stream")),
    "page to be saved": ("bad_type", answer(PAGE, 'Content-Disposition: attachment; filename="a.html"')),
    "white space": ("empty", answer(" \r\n\t \r\n")),
    "no body": ("empty", answer("")),
    "nothing, packed": ("empty", encoded(gzip.compress(b""), "gzip")),
    "204": ("empty", b"HTTP/1.1 204 No Content\r\n\r\n"),
    "205": ("empty", b"HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n"),
    "101": ("protocol", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    "201": ("http_status", answer(PAGE, status="201 Created")),
    "202": ("http_status", answer(PAGE, status="202 Accepted")),
    "206": ("http_status", answer(PAGE, "Content-Range: bytes 0-9/1000", status="206 Partial Content")),
    "300": ("http_status", answer(PAGE, "Location: /story", status="300 Multiple Choices")),
    "302 to nowhere": ("http_status", answer(PAGE, status="302 Found")),
    "304": ("http_status", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    "400": ("http_status", answer(PAGE, status="400 Bad Request")),
    "407": ("http_status", answer(PAGE, status="407 Proxy Authentication Required")),
    "418": ("http_status", answer(PAGE, status="418 I'm a teapot")),
    "451": ("http_status", answer(PAGE, status="451 Unavailable For Legal Reasons")),
    "502": ("http_status", answer(PAGE, status="502 Bad Gateway")),
    "999": ("http_status", answer(PAGE, status="999 Denied")),
}
SLOW: dict[str, Reply] = {
    "silent": never,
    "slow status": drip(b"", b"H"),
    "slow headers": drip(b"HTTP/1.1 200 OK\r\nX: ", b"a"),
    "slow interim answers": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "slow body": drip(HEAD + b"\r\n", b"a"),
    "slow chunks": drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "slow packed body": drip(
        HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a")[:10], b"\x00\x01\x00\xfe\xffa"
    ),
}

READ: dict[str, tuple[str, Reply]] = {
    "plain": (PAGE, answer(PAGE)),
    "gzip": (PAGE, encoded(gzip.compress(PAGE.encode()), "gzip")),
    "GZIP in capitals": (PAGE, encoded(gzip.compress(PAGE.encode()), "GZIP")),
    "deflate": (PAGE, encoded(zlib.compress(PAGE.encode()), "deflate")),
    "raw deflate": (PAGE, encoded(raw_deflate(PAGE.encode()), "deflate")),
    "chunked": (PAGE, chunked(*(bytes([byte]) for byte in PAGE.encode()))),
    "until it closes": (PAGE, HEAD + b"\r\n" + PAGE.encode()),
    "HTTP/1.0": (PAGE, b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()),
    "after an interim answer": (PAGE, b"HTTP/1.1 100 Continue\r\n\r\n" + answer(PAGE)),
    "203": (PAGE, answer(PAGE, status="203 Non-Authoritative Information")),
    "more than its length": (PAGE, answer(PAGE) + b"<p>more"),
    "no media type": (PAGE, answer(PAGE, media_type=None)),
    "inline": (PAGE, answer(PAGE, "Content-Disposition: inline")),
    "as large as may be": ("<p>" + "a" * (8 * 1024 * 1024 - 3), answer("<p>" + "a" * (8 * 1024 * 1024 - 3))),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_what_is_refused(web: Web, case: str) -> None:
    code, web.site.replies["/page"] = REFUSED[case]
    assert await code_of(await web.fetcher(PATIENT), LINK) == code


@pytest.mark.parametrize("case", SLOW)
async def test_what_takes_too_long(web: Web, case: str) -> None:
    web.site.replies["/page"] = SLOW[case]
    assert await code_of(await web.fetcher(IN_A_HURRY), LINK) == "timeout"


@pytest.mark.parametrize("case", READ)
async def test_what_is_read(web: Web, case: str) -> None:
    body, web.site.replies["/page"] = READ[case]
    document = await (await web.fetcher(PATIENT)).fetch(LINK)
    assert document.data == body.encode()
    assert document.url == LINK


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "did not let me in"),
        (403, "did not let me in"),
        (404, "no such page"),
        (410, "no such page"),
        (429, "asked too often"),
        (500, "a problem of its own"),
        (599, "a problem of its own"),
        (418, "instead of a page"),
    ],
)
async def test_the_status_is_said_plainly(web: Web, status: int, words: str) -> None:
    web.site.replies["/page"] = answer("no", status=f"{status} X")
    fetcher = await web.fetcher(PATIENT)
    with pytest.raises(SubmissionError) as caught:
        await fetcher.fetch(LINK)
    assert words in caught.value.message
    assert str(status) in caught.value.message


@pytest.mark.parametrize("case", [case for case, (code, _) in REFUSED.items() if code == "too_big"])
async def test_memory_stays_bounded(web: Web, case: str) -> None:
    _, web.site.replies["/page"] = REFUSED[case]
    fetcher = await web.fetcher(PATIENT)
    tracemalloc.start()
    try:
        await code_of(fetcher, LINK)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 32 << 20


async def test_large_pages_wait_for_each_other_and_small_ones_do_not(web: Web) -> None:
    large = b"<p>" + bytes(SMALL_BYTES).replace(b"\x00", b"a")
    gate, begun = asyncio.Event(), asyncio.Event()

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % (len(large) + 1) + large)
        await writer.drain()
        begun.set()
        await gate.wait()
        writer.write(b"a")

    web.site.replies |= {"/first": reply, "/second": answer(large)}
    web.site.replies |= {f"/story?{at}": answer(PAGE) for at in range(5)}
    fetcher = await web.fetcher(FetchRules(seconds=60.0, read_seconds=60.0, large_at_once=1))
    first = asyncio.create_task(fetcher.fetch("http://news.example.com/first"))
    await begun.wait()
    for at in range(5):  # rounds of the event loop, in which all of the first that was sent is read
        await fetcher.fetch(f"http://other.example.org/story?{at}")
    second = asyncio.create_task(fetcher.fetch("http://other.example.org/second"))
    while "/second" not in web.site.paths:  # noqa: ASYNC110  (the server tells nobody)
        await asyncio.sleep(0.01)
    assert (await fetcher.fetch("http://other.example.org/story")).data == PAGE.encode()
    assert not second.done()
    gate.set()
    assert (await first).data == large + b"a"
    assert (await second).data == large
