"""One request and its answer: over a guarded connection, measured, decoded, and put into plain refusals.

Knows nothing of redirects, robots or caches. Each exchange has a connection of its own, so nothing of one site's
answer can reach another's.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote, urlsplit

import httpcore2

from bot.article.fetch.encodings import OFFERED, Decoder, decoder_for
from bot.article.fetch.headers import Headers
from bot.article.fetch.links import Target
from bot.article.fetch.network import GuardedBackend, ProxyBackend
from bot.article.fetch.refusals import Refused
from bot.article.fetch.resolver import Resolver
from bot.article.fetch.rules import FetchRules
from bot.article.fetch.wire import Meter
from bot.errors import SubmissionError

ACCEPTED = "text/html, application/xhtml+xml, application/pdf;q=0.9, text/*;q=0.9, */*;q=0.5"
PAGE_STATUSES = frozenset({200, 203})
"""Statuses whose body is what was asked for."""

SMALL_BYTES = 512 * 1024
"""What every body may take of memory; one that grows beyond waits until few others are as large."""

_MOST_CHUNKS = 20_000
"""Chunks that a body may come in; taking one apart costs more than the few bytes in it."""

_CHUNKS_IN_A_ROW = 256
"""Chunks that are read before others get a turn: a single packet may hold thousands."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Headers
    body: bytes
    """Decoded; empty where the status is not one of a page."""


class Exchange:
    """Asks servers, one request at a time each."""

    def __init__(
        self, rules: FetchRules, resolver: Resolver, ssl_context: ssl.SSLContext, trusted: Mapping[str, int]
    ) -> None:
        self._rules = rules
        self._resolver = resolver
        self._ssl_context = ssl_context
        self._trusted = trusted
        self._large = asyncio.Semaphore(rules.large_at_once)

    async def get(self, target: Target, agent: str, most: int, *, cut: bool = False) -> Answer:
        """The answer to a GET; a body longer than `most` bytes is refused or, with `cut`, read up to there.

        Raises SubmissionError: dns, private_ip, unreachable, tls, timeout, protocol, bad_encoding, too_big.
        """
        meter = Meter()
        with _refusing():
            async with self._pool(meter) as pool, self._request(pool, target, agent) as response:
                meter.allow_body(most)
                headers = Headers.of(response.headers)
                wanted = response.status in PAGE_STATUSES
                body = await self._body(response, headers, most, cut) if wanted else b""
                return Answer(response.status, headers, body)

    def _request(
        self, pool: httpcore2.AsyncConnectionPool, target: Target, agent: str
    ) -> AbstractAsyncContextManager[httpcore2.Response]:
        rules = self._rules
        return pool.stream(
            "GET",
            httpcore2.URL(scheme=target.scheme, host=target.host, target=target.request_target.encode("ascii")),
            headers={
                "Host": target.authority,
                "User-Agent": agent,
                "Accept": ACCEPTED,
                "Accept-Encoding": OFFERED,
                "Connection": "close",
            },
            extensions={
                "timeout": {
                    "connect": rules.connect_seconds,
                    "read": rules.read_seconds,
                    "write": rules.read_seconds,
                    "pool": rules.connect_seconds,
                }
            },
        )

    def _pool(self, meter: Meter) -> httpcore2.AsyncConnectionPool:
        if self._rules.proxy is None:
            guarded = GuardedBackend(self._resolver, self._trusted, meter)
            return httpcore2.AsyncConnectionPool(ssl_context=self._ssl_context, network_backend=guarded)
        proxy = urlsplit(self._rules.proxy)
        known = proxy.username is not None
        return httpcore2.AsyncHTTPProxy(
            httpcore2.URL(scheme=proxy.scheme, host=proxy.hostname or "", port=proxy.port, target=b"/"),
            (unquote(proxy.username or ""), unquote(proxy.password or "")) if known else None,
            ssl_context=self._ssl_context,
            network_backend=ProxyBackend(meter),
        )

    async def _body(self, response: httpcore2.Response, headers: Headers, most: int, cut: bool) -> bytes:
        """The body, decoded, as far as it is wanted."""
        decoder = decoder_for(headers.all("Content-Encoding"))
        if not cut and (headers.content_length or 0) > most:
            raise Refused.TOO_BIG.error()
        body = BytesIO()
        async with AsyncExitStack() as held, aclosing(_pieces(response, decoder)) as pieces:
            async for piece in pieces:
                taken = piece[: most - body.tell()]
                if len(taken) < len(piece) and not cut:
                    raise Refused.TOO_BIG.error()
                if body.tell() <= SMALL_BYTES < body.tell() + len(taken):
                    await held.enter_async_context(self._large)
                body.write(taken)
                if len(taken) < len(piece):
                    break
        return body.getvalue()


async def _pieces(response: httpcore2.Response, decoder: Decoder) -> AsyncGenerator[bytes]:
    """The body decoded as it comes; raises SubmissionError: bad_encoding, and protocol for a body in shreds."""
    count = 0
    async with aclosing(response.aiter_stream()) as chunks:
        async for chunk in chunks:
            for piece in decoder.feed(chunk):
                yield piece
            count += 1
            if count > _MOST_CHUNKS:
                raise Refused.PROTOCOL.error()
            if count % _CHUNKS_IN_A_ROW == 0:
                await asyncio.sleep(0)
    decoder.finish()


@contextmanager
def _refusing() -> Iterator[None]:
    """Put what goes wrong on a connection into refusals."""
    try:
        yield
    except SubmissionError:
        raise
    except httpcore2.TimeoutException:
        raise Refused.TIMEOUT.error() from None
    except (httpcore2.ConnectError, httpcore2.ProxyError):
        raise Refused.UNREACHABLE.error() from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError):
        raise Refused.PROTOCOL.error() from None
