"""A small web on loopback: one plain and one TLS server, names that lead to them, and who was dialled."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
import trustme

from bot.article.fetch.fetcher import Fetcher
from bot.article.fetch.rules import Clock, FetchRules
from bot.errors import SubmissionError
from tests.article.fetch.loopback import Server, answer
from tests.article.fetch.replies import PAGE

SECURE = "127.0.0.3"
"""Where the TLS server listens."""


@dataclass(slots=True)
class Names:
    """Names and the answers to each look-up in turn, the last one for good; counts the look-ups."""

    answers: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def resolve(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        answers = self.answers.get(host)
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


@dataclass(slots=True)
class Pastime:
    """Time that passes only when somebody sleeps or a test says so."""

    now: float = 1_900_000_000.0
    slept: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds
        await asyncio.sleep(0)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)


async def run_here(function: Callable[..., Any], *args: Any) -> Any:
    """Runs it in this process: what is judged in these tests is ours."""
    return function(*args)


@dataclass(slots=True)
class Web:
    """The servers, the names and the time; makes fetchers that trust the two servers only."""

    site: Server
    secure: Server
    names: Names
    time: Pastime
    authority: ssl.SSLContext
    stack: AsyncExitStack

    async def fetcher(self, rules: FetchRules = FetchRules(seconds=60.0), **given: Any) -> Fetcher:  # noqa: B008
        own: dict[str, Any] = {
            "run": run_here,
            "resolver": self.names,
            "ssl_context": self.authority,
            "clock": self.time.clock,
            "trusted": {self.site.address: self.site.port, self.secure.address: self.secure.port},
        }
        return await self.stack.enter_async_context(Fetcher(rules, **(own | given)))

    def name(self, host: str, *answers: Sequence[str]) -> None:
        """Let the host have these answers, one look-up after the other."""
        self.names.answers[host] = list(answers)


async def code_of(fetcher: Fetcher, link: str) -> str:
    """The code that a link is refused with."""
    with pytest.raises(SubmissionError) as caught:
        await fetcher.fetch(link)
    assert caught.value.message
    return caught.value.code


@dataclass(frozen=True, slots=True)
class Certificates:
    """What the TLS server shows and what the fetcher trusts."""

    server: ssl.SSLContext
    trust: ssl.SSLContext


@pytest.fixture(scope="session")
def certificates() -> Certificates:
    authority = trustme.CA()
    server, trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.issue_cert("secure.example.com").configure_cert(server)
    authority.configure_trust(trust)
    return Certificates(server, trust)


@pytest.fixture
async def web(certificates: Certificates, dialled: list[str]) -> AsyncIterator[Web]:
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(Server())
        secure = await stack.enter_async_context(Server(SECURE, certificates.server))
        site.replies["/story"] = secure.replies["/story"] = answer(PAGE)
        web = Web(site, secure, Names(), Pastime(), certificates.trust, stack)
        web.name("news.example.com", [site.address])
        web.name("other.example.org", [site.address])
        web.name("secure.example.com", [secure.address])
        yield web
    assert set(dialled) <= {site.address, secure.address}
