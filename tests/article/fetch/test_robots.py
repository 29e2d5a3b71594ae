"""What sites ask of robots is kept to."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from typing import Any

import pytest

from bot.article.fetch.robots import KEEP_FAILURE_SECONDS, KEEP_SECONDS, MOST_BYTES, judge
from bot.article.fetch.rules import FetchRules
from bot.errors import AnalysisError, SubmissionError
from bot.workers import Worker
from tests.article.fetch.conftest import Web, code_of, run_here
from tests.article.fetch.loopback import Reply, answer, redirect
from tests.article.fetch.replies import HEAD, PAGE, cut_off, encoded, flood, never

LINK = "http://news.example.com/story"


def robots(text: str | bytes, *headers: str, status: str = "200 OK") -> bytes:
    return answer(text, *headers, status=status, media_type="text/plain")


FORBIDDING = {
    "us by name": "User-agent: whosaid\nDisallow: /",
    "all": "User-agent: *\nDisallow: /",
    "the folder": "User-agent: *\nAllow: /\nDisallow: /sto",
    "a pattern": "User-agent: *\nDisallow: /*ory$",
    "after a BOM": "\ufeffUser-agent: *\nDisallow: /",
    "in capitals, with remarks": "USER-AGENT: * # all\r\nDISALLOW: /story # this",
    "in a group of many": "User-agent: a\nUser-agent: Whosaid\nUser-agent: b\nDisallow: /",
}
ALLOWING = {
    "nothing said": "",
    "only remarks": "# welcome",
    "an empty rule": "User-agent: *\nDisallow:",
    "others": "User-agent: OtherBot\nDisallow: /",
    "us, though not others": "User-agent: *\nDisallow: /\n\nUser-agent: Whosaid\nAllow: /",
    "another folder": "User-agent: *\nDisallow: /story/",
    "the longer rule": "User-agent: *\nDisallow: /\nAllow: /story",
    "a page instead": PAGE,
}


@pytest.mark.parametrize("case", FORBIDDING)
async def test_what_is_forbidden_is_not_asked_for(web: Web, case: str) -> None:
    web.site.replies["/robots.txt"] = robots(FORBIDDING[case])
    assert await code_of(await web.fetcher(), LINK) == "robots"
    assert web.site.paths == []


@pytest.mark.parametrize("case", ALLOWING)
async def test_what_is_allowed_is_opened(web: Web, case: str) -> None:
    web.site.replies["/robots.txt"] = robots(ALLOWING[case])
    assert (await (await web.fetcher()).fetch(LINK)).data == PAGE.encode()


ABSENT: dict[str, Reply] = {
    "404": robots("User-agent: *\nDisallow: /", status="404 Not Found"),
    "401": robots("User-agent: *\nDisallow: /", status="401 Unauthorized"),
    "403": robots("User-agent: *\nDisallow: /", status="403 Forbidden"),
    "429": robots("", status="429 Too Many Requests"),
    "204": b"HTTP/1.1 204 No Content\r\n\r\n",
    "a circle": redirect("/robots.txt"),
    "a bad link": redirect("ftp://news.example.com/robots.txt"),
    "a name inside": redirect("http://localhost/robots.txt"),
}
UNREACHABLE: dict[str, tuple[str, Reply]] = {
    "500": ("robots", robots("User-agent: *\nAllow: /", status="500 Internal Server Error")),
    "503": ("robots", robots("", status="503 Service Unavailable")),
    "599": ("robots", robots("", status="599 X")),
    "silent": ("timeout", never),
    "reset": ("protocol", cut_off(b"")),
    "garbled": ("protocol", b"SSH-2.0-x\r\n"),
    "badly packed": ("bad_encoding", encoded(b"User-agent", "gzip")),
    "private": ("private_ip", redirect("http://inside.example.com/robots.txt")),
}


@pytest.mark.parametrize("case", ABSENT)
async def test_where_there_is_none_all_is_allowed(web: Web, case: str) -> None:
    web.site.replies["/robots.txt"] = ABSENT[case]
    assert (await (await web.fetcher()).fetch(LINK)).data == PAGE.encode()


@pytest.mark.parametrize("case", UNREACHABLE)
async def test_where_it_cannot_be_read_nothing_is_opened(web: Web, case: str) -> None:
    web.name("inside.example.com", ["127.0.0.2"])
    code, web.site.replies["/robots.txt"] = UNREACHABLE[case]
    assert await code_of(await web.fetcher(FetchRules(seconds=60.0, read_seconds=0.2)), LINK) == code
    assert web.site.paths == []


async def test_a_server_that_fails_is_told_apart_from_a_site_that_forbids(web: Web) -> None:
    messages = set()
    for host, reply in (("a", robots("", status="500 X")), ("b", robots(FORBIDDING["all"]))):
        web.name(f"{host}.example.com", [web.site.address])
        web.site.replies[f"{host}.example.com/robots.txt"] = reply
        with pytest.raises(SubmissionError) as caught:
            await (await web.fetcher()).fetch(f"http://{host}.example.com/story")
        messages.add(caught.value.message)
    assert len(messages) == 2


async def test_it_is_followed_to_where_it_was_moved_and_unpacked(web: Web) -> None:
    web.site.replies["/robots.txt"] = redirect("http://other.example.org/moved.txt")
    web.site.replies["other.example.org/moved.txt"] = robots(
        gzip.compress(FORBIDDING["all"].encode()), "Content-Encoding: gzip"
    )
    assert await code_of(await web.fetcher(), LINK) == "robots"
    assert web.site.paths == ["/moved.txt"]


@pytest.mark.parametrize(("before", "code"), [(MOST_BYTES - 40, "robots"), (MOST_BYTES, None)])
async def test_only_its_beginning_is_read(web: Web, before: int, code: str | None) -> None:
    text = "#" * (before - 1) + "\nUser-agent: *\nDisallow: /\n"
    web.site.replies["/robots.txt"] = flood(HEAD + b"\r\n" + text.encode(), b"# more and more\n" * 1_000)
    fetcher = await web.fetcher()
    if code is None:
        await fetcher.fetch(LINK)
    else:
        assert await code_of(fetcher, LINK) == code


async def test_every_host_on_the_way_is_asked(web: Web) -> None:
    web.site.replies["/start"] = redirect("http://other.example.org/story")
    web.site.replies["other.example.org/robots.txt"] = robots(FORBIDDING["all"])
    assert await code_of(await web.fetcher(), "http://news.example.com/start") == "robots"
    assert [(asked.host, asked.path) for asked in web.site.asked] == [
        ("news.example.com", "/robots.txt"),
        ("news.example.com", "/start"),
        ("other.example.org", "/robots.txt"),
    ]


async def test_dots_and_tracking_do_not_walk_around_a_rule(web: Web) -> None:
    web.site.replies["/robots.txt"] = robots("User-agent: *\nDisallow: /story")
    fetcher = await web.fetcher()
    for way in ("/a/../story", "/%2e/story", "/a/%2E%2e/story?utm_source=x"):
        assert await code_of(fetcher, f"http://news.example.com{way}") == "robots"
    assert web.site.paths == []


async def test_it_is_read_once_a_day(web: Web) -> None:
    web.site.replies |= {f"/{at}": answer(PAGE) for at in range(20)}
    web.site.replies["/robots.txt"] = robots("User-agent: *\nDisallow: /no")
    fetcher = await web.fetcher()
    await asyncio.gather(*(fetcher.fetch(f"http://news.example.com/{at}") for at in range(10)))

    def readings() -> int:
        return sum(asked.path == "/robots.txt" for asked in web.site.asked)

    assert readings() == 1
    web.time.now += KEEP_SECONDS - 60
    await fetcher.fetch("http://news.example.com/10")
    assert readings() == 1
    web.time.now += 120
    await fetcher.fetch("http://news.example.com/11")
    assert readings() == 2


async def test_a_failure_is_soon_tried_again(web: Web) -> None:
    web.site.replies["/robots.txt"] = robots("", status="500 X")
    fetcher = await web.fetcher()
    assert await code_of(fetcher, LINK) == "robots"
    del web.site.replies["/robots.txt"]
    assert await code_of(fetcher, "http://news.example.com/other") == "robots"
    assert len(web.site.asked) == 1
    web.time.now += KEEP_FAILURE_SECONDS
    assert (await fetcher.fetch(LINK)).data == PAGE.encode()


@pytest.mark.parametrize("error", [AnalysisError("overran", "It took too long."), RuntimeError("gone")])
async def test_what_cannot_be_judged_is_not_opened(web: Web, error: Exception) -> None:
    async def fail(*_: Any) -> Any:
        raise error

    web.site.replies["/robots.txt"] = robots("User-agent: *\nAllow: /")
    assert await code_of(await web.fetcher(run=fail), LINK) == "robots"
    assert web.site.paths == []


async def test_a_hostile_one_costs_a_worker_its_time_and_nobody_else(web: Web) -> None:
    worker = Worker(2.0, list)

    async def run(function: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.wrap_future(worker.submit(function, *args))

    agents = "".join(f"User-agent: a{at}\n" for at in range(8_000))
    web.site.replies["/robots.txt"] = robots(agents + "Disallow: /*a$\n" * 20_000)
    web.site.replies["other.example.org/robots.txt"] = robots("User-agent: *\nAllow: /")
    fetcher = await web.fetcher(run=run)
    try:
        assert await code_of(fetcher, LINK) == "robots"
        assert (await fetcher.fetch("http://other.example.org/story")).data == PAGE.encode()
    finally:
        await asyncio.to_thread(worker.stop)
    assert {asked.host for asked in web.site.asked if asked.path == "/story"} == {"other.example.org"}


async def test_only_the_runner_judges(web: Web) -> None:
    ran: list[tuple[Any, ...]] = []

    async def keep(function: Callable[..., Any], *args: Any) -> Any:
        ran.append((function, *args))
        return await run_here(function, *args)

    web.site.replies["/robots.txt"] = robots("User-agent: *\nDisallow:")
    await (await web.fetcher(run=keep)).fetch(LINK)
    assert ran == [(judge, "User-agent: *\nDisallow:", LINK)]


@pytest.mark.parametrize(("asked", "gap"), [("2", 2.0), ("60", 5.0), ("soon", 0.5)])
async def test_a_crawl_delay_is_kept_within_bounds(web: Web, asked: str, gap: float) -> None:
    web.site.replies["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {asked}\nDisallow: /no")
    web.site.replies["/start"] = redirect("/story")
    await (await web.fetcher()).fetch("http://news.example.com/start")
    assert web.time.slept[-1] == gap
