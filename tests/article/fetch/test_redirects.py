"""Redirects: each address is checked like a link that somebody pasted."""

from __future__ import annotations

import pytest

from bot.article.fetch.rules import FetchRules
from tests.article.fetch.conftest import Web, code_of
from tests.article.fetch.loopback import answer, redirect
from tests.article.fetch.replies import PAGE

START = "http://news.example.com/start"
REFUSED = {
    "http://169.254.169.254/latest/meta-data/": "private_ip",
    "http://127.0.0.1/": "private_ip",
    "http://127.0.0.2/": "private_ip",
    "//127.0.0.2/": "private_ip",
    "http://[::ffff:127.0.0.2]/": "private_ip",
    "http://[fd00:ec2::254]/": "private_ip",
    "http://[64:ff9b::7f00:2]/": "private_ip",
    "http://inside.example.com/": "private_ip",
    "http://inside.example.com:80/": "private_ip",
    "https://half.example.com/": "private_ip",
    "http://2130706434/": "bad_host",
    "http://0x7f000002/": "bad_host",
    "http://localhost/": "bad_host",
    "http://metadata.google.internal/": "bad_host",
    "http://[fe80::1%25lo]/": "bad_host",
    "http://%31%32%37.0.0.2/": "bad_host",
    "http://news.example.com:8080/": "bad_port",
    "http://news.example.com:22/": "bad_port",
    "http://news.example.com:99999/": "bad_url",
    "http://user:pw@news.example.com/": "userinfo",
    "http://news.example.com@127.0.0.2/": "userinfo",
    "http://news.example.com\\@127.0.0.2/": "bad_url",
    "/a b": "bad_url",
    "http:/story": "bad_url",
    "/" + "a" * 5_000: "bad_url",
    "http:///story": "bad_host",
    "javascript:alert(1)": "bad_scheme",
    "data:text/html,<p>a": "bad_scheme",
    "file:///etc/passwd": "bad_scheme",
    "ftp://news.example.com/a": "bad_scheme",
    "gopher://127.0.0.2:6379/_PING": "bad_scheme",
    "http://nowhere.example.net/": "dns",
    "/start": "too_many_redirects",
    "#part": "too_many_redirects",
    "": "too_many_redirects",
}


@pytest.mark.parametrize(("to", "code"), REFUSED.items())
async def test_where_no_redirect_may_lead(web: Web, dialled: list[str], to: str, code: str) -> None:
    web.name("inside.example.com", ["127.0.0.2"])
    web.name("half.example.com", [web.secure.address, "127.0.0.2"])
    web.site.replies["/start"] = redirect(to)
    assert await code_of(await web.fetcher(), START) == code
    assert set(dialled) == {web.site.address}
    assert web.site.paths == ["/start"]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize(
    "to", ["/story", "story#top", "//news.example.com/story", "HTTP://NEWS.example.com:80/story"]
)
async def test_redirects_are_followed(web: Web, status: str, to: str) -> None:
    web.site.replies["/start"] = redirect(to, status)
    document = await (await web.fetcher()).fetch(START)
    assert document.url == "http://news.example.com/story"
    assert document.data == PAGE.encode()


async def test_an_address_outside_ascii_is_encoded(web: Web) -> None:
    web.site.replies["/start"] = redirect("/fähre?von=Köln")
    web.site.replies["/f%C3%A4hre?von=K%C3%B6ln"] = answer(PAGE)
    assert (await (await web.fetcher()).fetch(START)).url == "http://news.example.com/f%C3%A4hre?von=K%C3%B6ln"


async def test_two_ways_at_once_are_none(web: Web) -> None:
    web.site.replies["/start"] = answer("", "Location: /story", "location: /other", status="302 Found")
    fetcher = await web.fetcher()
    assert await code_of(fetcher, START) == "protocol"
    web.site.replies["/twice"] = answer("", "Location: /story", "location: /story", status="302 Found")
    assert (await fetcher.fetch("http://news.example.com/twice")).data == PAGE.encode()


async def test_five_redirects_and_no_more(web: Web) -> None:
    web.site.replies |= {f"/{at}": redirect(f"/{at + 1}") for at in range(7)}
    web.site.replies["/6"] = answer(PAGE)
    fetcher = await web.fetcher()
    assert (await fetcher.fetch("http://news.example.com/1")).data == PAGE.encode()
    assert await code_of(fetcher, "http://news.example.com/0") == "too_many_redirects"


async def test_a_circle_is_left(web: Web) -> None:
    web.site.replies |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert await code_of(await web.fetcher(), "http://news.example.com/a") == "too_many_redirects"
    assert web.site.paths == ["/a", "/b"]


async def test_a_secure_site_may_not_lead_to_an_insecure_one(web: Web) -> None:
    web.secure.replies["/start"] = redirect("http://news.example.com/story")
    assert await code_of(await web.fetcher(), "https://secure.example.com/start") == "downgrade"
    assert web.site.asked == []


async def test_an_insecure_site_may_lead_to_a_secure_one(web: Web) -> None:
    web.site.replies["/start"] = redirect("https://secure.example.com/story")
    assert (await (await web.fetcher()).fetch(START)).url == "https://secure.example.com/story"


async def test_a_name_that_changes_its_mind_is_not_followed(web: Web, dialled: list[str]) -> None:
    web.name("turncoat.example.com", [web.site.address], [web.site.address], ["127.0.0.2"])
    web.site.replies["/start"] = redirect("/story")
    assert await code_of(await web.fetcher(), "http://turncoat.example.com/start") == "private_ip"
    assert web.names.asked == ["turncoat.example.com"] * 3  # robots.txt, the start, the story
    assert web.site.connections == 2
    assert set(dialled) == {web.site.address}


async def test_one_connection_is_one_look_up(web: Web, dialled: list[str]) -> None:
    await (await web.fetcher()).fetch("http://news.example.com/story")
    assert len(web.names.asked) == len(dialled) == web.site.connections == 2


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (FetchRules(denied=frozenset({"example.org"})), "not_allowed"),
        (FetchRules(denied=frozenset({"other.example.org"})), "not_allowed"),
        (FetchRules(allowed=frozenset({"example.com"})), "not_allowed"),
        (FetchRules(allowed=frozenset({"example.com", "org"}), denied=frozenset({"example.org"})), "not_allowed"),
        (FetchRules(allowed=frozenset({"example.com", "example.org"}), denied=frozenset({"ample.org"})), None),
    ],
)
async def test_domains_are_checked_at_every_step(web: Web, rules: FetchRules, code: str | None) -> None:
    web.site.replies["/start"] = redirect("http://other.example.org/story")
    fetcher = await web.fetcher(rules)
    if code is None:
        assert (await fetcher.fetch(START)).url == "http://other.example.org/story"
        return
    assert await code_of(fetcher, START) == code
    assert await code_of(fetcher, "http://other.example.org/story") == code
    assert {asked.host for asked in web.site.asked} == {"news.example.com"}
