"""Connections that go to public addresses only.

A name is resolved once for each connection, every answer is judged, and the connection goes to a literal address that
was judged: nothing is looked up a second time, so no name can change its mind in between (DNS rebinding). TLS still
verifies the name. A NAT64 prefix of somebody's own network cannot be told from public addresses.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence

import httpcore2

from bot.article.fetch.addresses import is_public, parse_address
from bot.article.fetch.refusals import Refused
from bot.article.fetch.resolver import Resolver
from bot.article.fetch.wire import Meter, MeteredStream

_MOST_TRIED = 3
"""Addresses of one name that are dialled in turn."""


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Dials names at public addresses only.

    `trusted` maps addresses that are taken as public too to the port that is dialled there whatever the link says:
    for tests against a server on loopback. `network` makes the connections to what was judged.
    """

    def __init__(
        self,
        resolver: Resolver,
        trusted: Mapping[str, int],
        meter: Meter,
        network: httpcore2.AsyncNetworkBackend | None = None,
    ) -> None:
        self._resolver = resolver
        self._trusted = trusted
        self._meter = meter
        self._network = network or httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (theirs)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the host; raises SubmissionError (dns, private_ip, unreachable, timeout)."""
        addresses = await self._judged(host, timeout)
        tried = addresses[:_MOST_TRIED]
        share = None if timeout is None else timeout / len(tried)
        refused = Refused.UNREACHABLE
        for address in tried:
            try:
                stream = await self._network.connect_tcp(
                    address, self._trusted.get(address, port), share, local_address, socket_options
                )
            except httpcore2.ConnectTimeout:
                refused = Refused.TIMEOUT
            except httpcore2.ConnectError:
                continue
            else:
                await self._check_peer(stream, address)
                return MeteredStream(stream, self._meter)
        raise refused.error()

    async def _judged(self, host: str, seconds: float | None) -> Sequence[str]:
        """Where the host may be dialled; one answer that is not public makes all of them void."""
        answers = (host,) if parse_address(host) is not None else await self._resolve(host, seconds)
        addresses = tuple(dict.fromkeys(map(self._judge, answers)))
        if not addresses:
            raise Refused.NO_SUCH_SITE.error()
        return addresses

    async def _resolve(self, host: str, seconds: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(seconds):
                return await self._resolver.resolve(host)
        except TimeoutError:
            raise Refused.TIMEOUT.error() from None
        except (OSError, UnicodeError):
            raise Refused.NO_SUCH_SITE.error() from None

    def _judge(self, answer: str) -> str:
        address = parse_address(answer)
        if answer in self._trusted:
            return answer
        if address is None or not is_public(address):
            raise Refused.PRIVATE_ADDRESS.error()
        return str(address)

    async def _check_peer(self, stream: httpcore2.AsyncNetworkStream, dialled: str) -> None:
        """Make sure that who answers is who was dialled, whatever the system did on the way."""
        peer = stream.get_extra_info("server_addr")
        if peer is None or parse_address(str(peer[0])) != parse_address(dialled):
            await stream.aclose()
            raise Refused.PRIVATE_ADDRESS.error()


class ProxyBackend(httpcore2.AsyncNetworkBackend):
    """Dials the egress proxy of whoever hosts this, wherever it stands.

    The proxy looks names up by itself, so only literal addresses in links are judged here; it has to keep out of
    private networks.
    """

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._network = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (theirs)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the proxy; raises httpcore2.ConnectError or ConnectTimeout."""
        stream = await self._network.connect_tcp(host, port, timeout, local_address, socket_options)
        return MeteredStream(stream, self._meter)
