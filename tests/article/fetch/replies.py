"""What hostile and broken servers answer, made rather than stored."""

from __future__ import annotations

import asyncio
import base64
import gzip
import zlib
from collections.abc import Awaitable, Callable
from typing import Any

from tests.article.fetch.loopback import Reply, answer, redirect

PAGE = "<!doctype html><title>Pier closed</title><p>The pier at Ostby was closed on Monday, the harbour master said."
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB_MIB = 64


def gzip_bomb(mib: int = BOMB_MIB) -> bytes:
    """Zeros, by the MiB, as gzip: a thousandth of their size."""
    return _packed(zlib.compressobj(9, zlib.DEFLATED, 31), mib)


def deflate_bomb(mib: int = BOMB_MIB) -> bytes:
    """The same with zlib's header."""
    return _packed(zlib.compressobj(9), mib)


def raw_deflate(data: bytes) -> bytes:
    """Deflate without zlib's header, as some servers send it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def encoded(body: bytes, encoding: str) -> bytes:
    """An answer that says how its body is encoded."""
    return answer(body, f"Content-Encoding: {encoding}")


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n", head: bytes = HEAD) -> bytes:
    """An answer in chunks."""
    return (
        head + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(b"%x\r\n%b\r\n" % (len(c), c) for c in chunks) + end
    )


async def never(_: asyncio.StreamWriter) -> None:
    """Takes the request and says nothing."""
    await asyncio.Event().wait()


def drip(start: bytes, piece: bytes) -> Reply:
    """Sends a piece over and over, slowly enough that each read ends in time."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.05)

    return reply


def flood(start: bytes, piece: bytes) -> Reply:
    """Sends a piece over and over, as fast as it is taken."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()

    return reply


def cut_off(start: bytes) -> Reply:
    """Sends some bytes and resets the connection."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        writer.transport.abort()

    return reply


def made(gen: dict[str, Any], own_origin: str) -> Reply:
    """The reply that a line of the list of nasty inputs describes."""
    return _GENERATORS[gen["t"]](gen | {"own": own_origin})


def _packed(packer: Any, mib: int) -> bytes:
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(mib)) + packer.flush()


def _body(gen: dict[str, Any]) -> Reply:
    return answer(base64.b64decode(gen["b64"]), media_type=gen["ct"])


_GENERATORS: dict[str, Callable[[dict[str, Any]], Reply]] = {
    "gzip": lambda _: encoded(gzip.compress(PAGE.encode()), "gzip"),
    "redirect": lambda gen: redirect(gen["to"].replace("SELF", gen["own"])),
    "gzip_bomb2": lambda _: encoded(gzip.compress(gzip_bomb()), "gzip, gzip"),
    "hdr_enc": lambda gen: encoded(b"this is not what it says", gen["enc"]),
    "raw": lambda gen: gen["head"].encode("latin-1"),
    "endless": lambda _: flood(HEAD + b"\r\n", b"<p>more and more</p>" * 1_000),
    "never": lambda _: never,
    "slow_body": lambda _: drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"a"),
    "many_headers": lambda _: HEAD + b"".join(b"X-%d: y\r\n" % at for at in range(100_000)) + b"\r\n",
    "many_100": lambda _: flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "body": _body,
}


def waiting_for(event: asyncio.Event, reply: bytes) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    """Answers when the event is set."""

    async def answered(writer: asyncio.StreamWriter) -> None:
        await event.wait()
        writer.write(reply)

    return answered
