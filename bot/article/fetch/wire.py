"""What comes in over one connection, counted: a server cannot send more than was allowed for.

It knows nothing of addresses or of HTTP, save that a head comes before a body.
"""

from __future__ import annotations

import ssl
from typing import Any

import httpcore2

from bot.article.fetch.refusals import Refused

HEAD_BYTES = 256 * 1024
"""All that may come before the body: heads of interim answers ("100 Continue") and the head itself."""


class Meter:
    """Counts the bytes of one exchange; to be told when the head has been read."""

    def __init__(self) -> None:
        self._left = HEAD_BYTES
        self._excess = Refused.PROTOCOL

    def allow_body(self, most: int) -> None:
        """From now on a body of `most` bytes may come, and an eighth more for how it is cut into chunks."""
        self._left = most + most // 8 + HEAD_BYTES
        self._excess = Refused.TOO_BIG

    def count(self, size: int) -> None:
        """Count what came; raises SubmissionError (protocol, too_big) where it is more than allowed."""
        self._left -= size
        if self._left < 0:
            raise self._excess.error()


class MeteredStream(httpcore2.AsyncNetworkStream):
    """A connection whose incoming bytes are counted, before and after TLS is put on."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (theirs)
        """What came, at most `max_bytes`; raises SubmissionError where too much did."""
        data = await self._stream.read(max_bytes, timeout)
        self._meter.count(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (theirs)
        """Send the bytes."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  (theirs)
    ) -> httpcore2.AsyncNetworkStream:
        """The same connection under TLS; raises SubmissionError (tls) where the server is not who it should be."""
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except (httpcore2.ConnectError, ssl.SSLError, ValueError):
            raise Refused.TLS.error() from None
        return MeteredStream(stream, self._meter)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself, as httpcore asks for it."""
        return self._stream.get_extra_info(info)
