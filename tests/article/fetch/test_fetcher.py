"""Links opened: remembered, asked for once, politely, under TLS and through a proxy."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot import __version__
from bot.article.fetch.cache import Kept, Outcome
from bot.article.fetch.refusals import Failure
from bot.article.fetch.rules import FetchRules
from bot.errors import SubmissionError
from tests.article.fetch.conftest import Web, code_of
from tests.article.fetch.loopback import Server, answer, redirect
from tests.article.fetch.replies import PAGE, waiting_for

LINK = "http://news.example.com/story"


@dataclass(slots=True)
class Shelf:
    """A store in memory."""

    kept: dict[str, Kept[Outcome]] = field(default_factory=dict)

    async def get(self, key: str) -> Kept[Outcome] | None:
        return self.kept.get(key)

    async def put(self, key: str, kept: Kept[Outcome]) -> None:
        self.kept[key] = kept


class BrokenShelf:
    """A store that always fails."""

    async def get(self, key: str) -> Kept[Outcome] | None:
        raise OSError(f"cannot read {key}")

    async def put(self, key: str, kept: Kept[Outcome]) -> None:
        raise OSError(f"cannot keep {key} until {kept.expires_at}")


async def test_who_asks_is_said_and_nothing_else(web: Web) -> None:
    web.site.replies["/start"] = answer("", "Location: /story", "Set-Cookie: a=b", status="302 Found")
    fetcher = await web.fetcher()
    await fetcher.fetch("http://news.example.com/start")
    for asked in web.site.asked:
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked.headers["user-agent"] == f"Whosaid/{__version__}"
        assert asked.headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("contact", "told"),
    [("https://bot.example.org", " (+https://bot.example.org)"), (" a@b ", " (+a@b)"), ("a\r\nX: y", ""), ("ä", "")],
)
async def test_a_contact_may_be_set_later(web: Web, contact: str, told: str) -> None:
    fetcher = await web.fetcher()
    fetcher.contact = contact
    await fetcher.fetch(LINK)
    assert web.site.asked[-1].headers["user-agent"] == f"Whosaid/{__version__}{told}"


async def test_the_surroundings_are_not_trusted(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.2:9")
    assert (await (await web.fetcher()).fetch(LINK)).data == PAGE.encode()


async def test_a_page_is_remembered_for_ten_minutes(web: Web) -> None:
    fetcher = await web.fetcher()
    first = await fetcher.fetch(LINK)
    web.time.now += 590
    assert await fetcher.fetch("HTTP://News.Example.com:80/story?utm_source=feed#top") == first
    assert web.site.paths == ["/story"]
    web.time.now += 20
    await fetcher.fetch(LINK)
    assert web.site.paths == ["/story", "/story"]


async def test_a_failure_is_remembered_for_a_minute(web: Web) -> None:
    fetcher = await web.fetcher()
    link = "http://news.example.com/later"
    assert await code_of(fetcher, link) == "http_status"
    web.site.replies["/later"] = answer(PAGE)
    web.time.now += 50
    assert await code_of(fetcher, link) == "http_status"
    assert web.site.paths == ["/later"]
    web.time.now += 20
    assert (await fetcher.fetch(link)).data == PAGE.encode()


async def test_memory_is_bounded_in_bytes(web: Web) -> None:
    web.site.replies |= {f"/{at}": answer("<p>" + "a" * 40_000) for at in range(3)}
    fetcher = await web.fetcher(FetchRules(seconds=60.0, cache_bytes=100_000))
    for at in (0, 1, 2, 2, 0):
        await fetcher.fetch(f"http://news.example.com/{at}")
    assert web.site.paths == ["/0", "/1", "/2", "/0"]
    small = await web.fetcher(FetchRules(seconds=60.0, cache_bytes=10_000))
    for _ in range(2):
        await small.fetch("http://news.example.com/1")
    assert web.site.paths[4:] == ["/1", "/1"]


async def test_a_store_outlives_the_fetcher(web: Web) -> None:
    shelf = Shelf()
    first = await (await web.fetcher(store=shelf)).fetch(LINK + "?fbclid=x")
    assert await code_of(await web.fetcher(store=shelf), "http://news.example.com/none") == "http_status"
    assert set(shelf.kept) == {LINK, "http://news.example.com/none"}
    later = await web.fetcher(store=shelf)
    assert await later.fetch(LINK) == first
    assert await code_of(later, "http://news.example.com/none") == "http_status"
    assert web.site.paths == ["/story", "/none"]
    web.time.now += 700
    assert await (await web.fetcher(store=shelf)).fetch(LINK) == first
    assert web.site.paths == ["/story", "/none", "/story"]


async def test_what_a_store_gives_is_remembered_until_its_own_time(web: Web) -> None:
    shelf = Shelf({LINK: Kept.until(Failure("gone", "It is gone."), web.time.now + 5)})
    fetcher = await web.fetcher(store=shelf)
    assert await code_of(fetcher, LINK) == "gone"
    shelf.kept.clear()
    assert await code_of(fetcher, LINK) == "gone"
    web.time.now += 5
    assert (await fetcher.fetch(LINK)).data == PAGE.encode()


async def test_a_store_that_fails_costs_no_answer(web: Web) -> None:
    assert (await (await web.fetcher(store=BrokenShelf())).fetch(LINK)).data == PAGE.encode()


async def test_ten_askers_are_one_fetch(web: Web) -> None:
    fetcher = await web.fetcher()
    links = [f"{LINK}?utm_campaign={at}" for at in range(10)]
    documents = await asyncio.gather(*map(fetcher.fetch, links))
    assert len(set(map(id, documents))) == 1
    assert web.site.paths == ["/story"]
    assert web.site.connections == 2


async def test_each_of_many_askers_is_refused_by_an_error_of_its_own(web: Web) -> None:
    fetcher = await web.fetcher()
    link = "http://news.example.com/none"
    errors = await asyncio.gather(*(fetcher.fetch(link) for _ in range(3)), return_exceptions=True)
    assert {str(error) for error in errors} == {str(errors[0])}
    assert len(set(map(id, errors))) == 3
    assert web.site.paths == ["/none"]


async def test_giving_up_closes_the_connection(web: Web) -> None:
    asked, gone = asyncio.Event(), asyncio.Event()

    async def reply(writer: asyncio.StreamWriter) -> None:
        asked.set()
        while not writer.transport.is_closing():
            writer.write(b" ")
            await asyncio.sleep(0.01)
        gone.set()

    web.site.replies["/page"] = reply
    fetcher = await web.fetcher()
    asking = [asyncio.create_task(fetcher.fetch("http://news.example.com/page")) for _ in range(2)]
    await asked.wait()
    for task in asking:
        task.cancel()
    await asyncio.wait_for(gone.wait(), 30)
    assert web.site.paths == ["/page"]


async def test_closing_tells_who_waits(web: Web) -> None:
    asked = asyncio.Event()

    async def reply(_: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.Event().wait()

    web.site.replies["/page"] = reply
    fetcher = await web.fetcher()
    asking = asyncio.create_task(fetcher.fetch("http://news.example.com/page"))
    await asked.wait()
    await fetcher.aclose()
    with pytest.raises(SubmissionError) as caught:
        await asking
    assert caught.value.code == "stopping"
    assert await code_of(fetcher, LINK) == "stopping"


async def test_a_host_is_asked_by_two_at_a_time(web: Web) -> None:
    gate = asyncio.Event()
    web.site.replies |= {f"/{at}": waiting_for(gate, answer(PAGE)) for at in range(6)}
    fetcher = await web.fetcher()
    asking = [asyncio.create_task(fetcher.fetch(f"http://news.example.com/{at}")) for at in range(6)]
    while len(web.site.paths) < 2:  # noqa: ASYNC110  (the server is not told of those that wait)
        await asyncio.sleep(0.01)
    gate.set()
    await asyncio.gather(*asking)
    assert web.site.most_running == 2
    assert web.time.slept == [0.5] * len(web.time.slept)


@pytest.mark.parametrize(("status", "after"), [("429 Too Many Requests", "120"), ("503 Unavailable", "99999")])
async def test_a_host_that_wants_to_be_left_alone_is(web: Web, status: str, after: str) -> None:
    web.site.replies["/busy"] = answer("", f"Retry-After: {after}", status=status)
    fetcher = await web.fetcher()
    link = "http://news.example.com/busy"
    assert await code_of(fetcher, link) == "http_status"
    web.site.replies["/busy"] = answer(PAGE)
    web.time.now += min(float(after), 600.0) - 1
    assert await code_of(fetcher, link) == "http_status"
    assert await code_of(fetcher, LINK) == "http_status"
    assert web.site.paths == ["/busy"]
    web.time.now += 61
    assert (await fetcher.fetch(link)).data == PAGE.encode()


async def test_waiting_for_a_turn_is_not_held_against_a_link(web: Web) -> None:
    gate = asyncio.Event()
    web.site.replies["/slow"] = waiting_for(gate, answer(PAGE))
    fetcher = await web.fetcher(FetchRules(seconds=1.0, read_seconds=1.0, fetches_at_once_per_host=1))
    await fetcher.fetch(LINK)  # robots.txt is known from here on
    slow = asyncio.create_task(fetcher.fetch("http://news.example.com/slow"))
    while "/slow" not in web.site.paths:  # noqa: ASYNC110  (the server tells nobody)
        await asyncio.sleep(0.01)
    web.site.replies["/next"] = answer(PAGE)
    following = asyncio.create_task(fetcher.fetch("http://news.example.com/next"))
    with pytest.raises(SubmissionError, match="too long to answer"):
        await slow
    assert (await following).data == PAGE.encode()


async def test_a_secure_page(web: Web) -> None:
    document = await (await web.fetcher()).fetch("https://secure.example.com/story")
    assert document.url == "https://secure.example.com/story"


@pytest.mark.parametrize("host", ["other.example.com", "secure.example.org"])
async def test_a_certificate_for_another_name_is_refused(web: Web, host: str) -> None:
    web.name(host, [web.secure.address])
    assert await code_of(await web.fetcher(), f"https://{host}/story") == "tls"
    assert web.secure.asked == []


async def test_a_certificate_of_nobody_known_is_refused(web: Web) -> None:
    fetcher = await web.fetcher(ssl_context=None)
    assert await code_of(fetcher, "https://secure.example.com/story") == "tls"


async def test_a_server_without_tls_is_refused(web: Web) -> None:
    async def blurt(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer("Speak plainly.", status="400 Bad Request"))
        writer.close()

    server = await asyncio.start_server(blurt, "127.0.0.1", 0)
    async with server:
        trusted = {"127.0.0.1": server.sockets[0].getsockname()[1]}
        assert await code_of(await web.fetcher(trusted=trusted), "https://news.example.com/story") == "tls"


async def test_nobody_there(web: Web) -> None:
    async with Server() as gone:
        pass
    assert await code_of(await web.fetcher(trusted={gone.address: gone.port}), LINK) == "unreachable"


async def test_the_next_address_is_tried_where_one_does_not_answer(web: Web) -> None:
    async with Server(web.secure.address) as gone:
        pass
    web.name("news.example.com", [gone.address, web.site.address])
    fetcher = await web.fetcher(trusted={gone.address: gone.port, web.site.address: web.site.port})
    assert (await fetcher.fetch(LINK)).data == PAGE.encode()


async def test_refused_links_reach_nobody(web: Web, dialled: list[str]) -> None:
    fetcher = await web.fetcher()
    web.name("inside.example.com", ["127.0.0.2"])
    for link in (
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://localhost/",
        "http://inside.example.com/",
        "ftp://a.b/",
    ):
        await code_of(fetcher, link)
    assert dialled == []
    assert web.names.asked == ["inside.example.com"]


async def test_through_a_proxy_which_looks_names_up(web: Web) -> None:
    site = "http://elsewhere.example.net"
    web.site.replies |= {f"{site}/story": answer(PAGE), f"{site}/start": redirect("http://169.254.169.254/")}
    rules = FetchRules(seconds=60.0, proxy=f"http://anna:s%20cret@127.0.0.1:{web.site.port}")
    assert "cret" not in repr(rules)
    fetcher = await web.fetcher(rules)
    assert (await fetcher.fetch(f"{site}/story")).url == f"{site}/story"
    assert web.site.asked[-1].headers["proxy-authorization"] == "Basic YW5uYTpzIGNyZXQ="
    assert await code_of(fetcher, f"{site}/start") == "private_ip"
    assert await code_of(fetcher, "http://127.0.0.2/") == "private_ip"
    assert await code_of(fetcher, "https://elsewhere.example.net/story") == "unreachable"
    assert web.site.asked[-1].path == "elsewhere.example.net:443"
    assert web.names.asked == []
