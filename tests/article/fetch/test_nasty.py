"""The shared list of hostile links and servers (../shared/web/nasty.jsonl), each refused for the stated reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.article.fetch.links import check_link
from bot.article.fetch.network import GuardedBackend
from bot.article.fetch.rules import FetchRules
from bot.article.fetch.wire import Meter
from bot.errors import SubmissionError
from tests.article.fetch.conftest import Names, Web, code_of
from tests.article.fetch.replies import made
from tests.article.fetch.test_network import Dials

LIST = Path(__file__).resolve().parents[4] / "shared" / "web" / "nasty.jsonl"
SLOW = ("never", "slow_body")


def cases(kind: str) -> dict[str, dict[str, Any]]:
    """The cases of a kind by their ids; none where the list is not beside the checkout."""
    lines = LIST.read_text(encoding="utf-8").splitlines() if LIST.exists() else []
    return {case["id"]: case for case in map(json.loads, lines) if case["kind"] == kind}


LINKS, SERVERS = cases("url"), cases("server")


def case_of(listed: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    """One case; skips the test, saying so, where the list is absent."""
    if not listed:
        pytest.skip("../shared is absent: its list of hostile links and servers cannot be tried")
    return listed[name]


def names_of(case: dict[str, Any]) -> dict[str, list[Any]]:
    """The answers to each look-up: a list of lists where the case says what each in turn is told."""
    return {
        host: answers if answers and isinstance(answers[0], list) else [answers]
        for host, answers in case["dns"].items()
    }


@pytest.mark.parametrize("name", LINKS or ["the list"])
async def test_links(web: Web, dialled: list[str], name: str) -> None:
    case = case_of(LINKS, name)
    web.names.answers = names_of(case)
    if case["expect"]["result"] == "refuse":
        assert await code_of(await web.fetcher(), case["url"]) in case["expect"]["code"]
        assert dialled == []
        return
    target = check_link(case["url"])
    network = Dials()
    with pytest.raises(SubmissionError, match="could not connect"):  # only because a test dials nobody outside
        await GuardedBackend(Names(names_of(case)), {}, Meter(), network).connect_tcp(target.host, target.port)
    assert len(network.dialled) == 1


@pytest.mark.parametrize("name", SERVERS or ["the list"])
async def test_servers(web: Web, name: str) -> None:
    case = case_of(SERVERS, name)
    web.site.replies["/nasty"] = made(case["gen"], "http://news.example.com")
    web.site.replies["/simple"] = web.site.replies["/story"]
    patience = 0.4 if case["gen"]["t"] in SLOW else 60.0
    fetcher = await web.fetcher(FetchRules(seconds=patience))
    expected = case["expect"]
    if expected["result"] == "refuse":
        assert await code_of(fetcher, "http://news.example.com/nasty") in expected["code"]
    else:
        assert (await fetcher.fetch("http://news.example.com/nasty")).data
