"""Real servers on loopback that answer with whatever bytes a test wants, and count who came."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

Reply = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]

NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def answer(body: bytes | str, *headers: str, status: str = "200 OK", media_type: str | None = "text/html") -> bytes:
    """A whole, well-formed answer."""
    data = body.encode() if isinstance(body, str) else body
    typed = () if media_type is None else (f"Content-Type: {media_type}",)
    head = (f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", *typed, *headers)
    return "\r\n".join((*head, "", "")).encode("utf-8") + data


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return answer("", f"Location: {to}", status=status)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A resolver by which every name leads to one address."""

    address: str

    async def resolve(self, host: str) -> Sequence[str]:
        del host
        return (self.address,)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    host: str
    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class Server:
    """Answers by "host/path" or by "/path"; what it has no reply for, and robots.txt unless told, is not found."""

    address: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    running: int = 0
    most_running: int = 0
    port: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.address, 0, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.connections += 1
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
                await self._answer(await reader.readuntil(b"\r\n\r\n"), writer)
        finally:
            self.running -= 1
            writer.close()

    async def _answer(self, head: bytes, writer: asyncio.StreamWriter) -> None:
        first, *fields = head.decode("ascii").strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in fields)}
        asked = Asked(headers["host"], first.split(" ")[1], headers)
        self.asked.append(asked)
        reply = self.replies.get(asked.host + asked.path) or self.replies.get(asked.path, NOT_FOUND)
        if isinstance(reply, bytes):
            writer.write(reply)
        else:
            await reply(writer)
        await writer.drain()
