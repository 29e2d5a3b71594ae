"""Where a connection goes: every answer judged, the judged address dialled, nothing looked up twice."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore2
import pytest

from bot.article.fetch.network import GuardedBackend
from bot.article.fetch.resolver import SystemResolver
from bot.article.fetch.wire import Meter
from bot.errors import SubmissionError
from tests.article.fetch.conftest import Names


class Elsewhere(httpcore2.AsyncNetworkStream):
    """A connection that turns out to be to somebody else."""

    closed = False

    def get_extra_info(self, info: str) -> Any:
        return ("10.0.0.1", 80) if info == "server_addr" else None

    async def aclose(self) -> None:
        self.closed = True


class Dials(httpcore2.AsyncNetworkBackend):
    """Keeps what would be dialled: tests connect to nothing outside."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream | None = None) -> None:
        self.dialled: list[tuple[str, int]] = []
        self._stream = stream

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore2.AsyncNetworkStream:
        self.dialled.append((host, port))
        if self._stream is None:
            raise httpcore2.ConnectError("nobody there")
        return self._stream


async def dialled(host: str, names: dict[str, list[Sequence[str]]], port: int = 443) -> list[tuple[str, int]] | str:
    """What is dialled for a host, or the code that it is refused with."""
    network = Dials()
    backend = GuardedBackend(Names(names), {}, Meter(), network)
    with pytest.raises(SubmissionError) as caught:
        await backend.connect_tcp(host, port, 5.0)
    return network.dialled if caught.value.code == "unreachable" else caught.value.code


@pytest.mark.parametrize(
    "answers",
    [
        ["10.0.0.1"],
        ["8.8.8.8", "192.168.0.1"],
        ["8.8.8.8", "fd00::1"],
        ["2606:4700::1111", "::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["2002:7f00:1::"],
        ["fe80::1%eth0"],
        ["0.0.0.0"],  # noqa: S104
        ["not an address"],
        ["8.8.8.8", ""],
    ],
)
async def test_one_bad_answer_voids_all(answers: list[str]) -> None:
    assert await dialled("news.example.com", {"news.example.com": [answers]}) == "private_ip"


async def test_the_judged_addresses_are_dialled_in_turn() -> None:
    answers = ["8.8.8.8", "8.8.8.8", "::ffff:1.1.1.1", "2606:4700:0::1111", "9.9.9.9"]
    found = await dialled("news.example.com", {"news.example.com": [answers]}, 80)
    assert found == [("8.8.8.8", 80), ("1.1.1.1", 80), ("2606:4700::1111", 80)]


async def test_a_literal_address_is_judged_and_not_looked_up() -> None:
    names = Names()
    network = Dials()
    backend = GuardedBackend(names, {}, Meter(), network)
    for literal in ("8.8.8.8", "::ffff:8.8.8.8"):
        with pytest.raises(SubmissionError, match="could not connect"):
            await backend.connect_tcp(literal, 443)
    assert network.dialled == [("8.8.8.8", 443)] * 2
    assert await dialled("127.0.0.1", {}) == "private_ip"
    assert names.asked == []


async def test_a_name_without_answers_is_no_site() -> None:
    assert await dialled("news.example.com", {}) == "dns"
    assert await dialled("news.example.com", {"news.example.com": [[]]}) == "dns"


async def test_a_name_server_that_hangs_is_given_up() -> None:
    class Hanging:
        async def resolve(self, host: str) -> Sequence[str]:
            await asyncio.Event().wait()
            return (host,)

    with pytest.raises(SubmissionError) as caught:
        await GuardedBackend(Hanging(), {}, Meter(), Dials()).connect_tcp("news.example.com", 443, 0.01)
    assert caught.value.code == "timeout"


async def test_an_answer_from_elsewhere_is_not_taken() -> None:
    stream = Elsewhere()
    backend = GuardedBackend(Names({"news.example.com": [["8.8.8.8"]]}), {}, Meter(), Dials(stream))
    with pytest.raises(SubmissionError) as caught:
        await backend.connect_tcp("news.example.com", 443)
    assert caught.value.code == "private_ip"
    assert stream.closed


async def test_the_system_resolver_gives_literal_addresses_and_errors() -> None:
    resolver = SystemResolver()
    assert await resolver.resolve("127.0.0.1") == ("127.0.0.1",)
    assert "127.0.0.1" in await resolver.resolve("localhost")
    with pytest.raises(socket.gaierror):
        await resolver.resolve("[")
    resolver.close()
