"""How much memory the opening of links takes in the bot's own process: `python -m benchmarks.fetch_memory`.

A server on loopback, in a process of its own, answers every link with a page as large as is taken, many at once, and
each document is let go when it is there. The figure is the growth of this process's peak resident memory, from before
anything of the fetcher was loaded.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

MIB = 1 << 20
_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n"
_NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_PIECE = b"<p>Words of a page that is as large as a page may be.</p>" * 1000


def serve(to_parent: Connection, size: int) -> None:
    """Answer robots.txt with 404 and all else with `size` bytes of a page, until killed."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        if b" /robots.txt " in asked:
            writer.write(_NO_ROBOTS)
        else:
            writer.write(_HEAD.format(size).encode())
            for at in range(0, size, len(_PIECE)):
                writer.write(_PIECE[: size - at])
                await writer.drain()
        await writer.drain()
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        to_parent.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


class Loopback:
    """Every name is this machine."""

    async def resolve(self, host: str) -> Sequence[str]:  # noqa: ARG002
        """The one address."""
        return ["127.0.0.1"]


async def _here(function: Callable[..., Any], *arguments: object) -> Any:
    return function(*arguments)


async def fetch_all(port: int, count: int) -> int:
    """Open `count` links at once; how many gave a document."""
    from bot.article.fetch.fetcher import Fetcher
    from bot.article.fetch.rules import FetchRules

    rules = FetchRules(seconds=120, read_seconds=60, patience_seconds=600)
    async with Fetcher(rules, run=_here, resolver=Loopback(), trusted={"127.0.0.1": port}) as fetcher:

        async def is_opened(number: int) -> bool:
            document = await fetcher.fetch(f"http://site{number}.example.com/page")
            return len(document.data) == 8 * MIB

        return sum(await asyncio.gather(*map(is_opened, range(count))))


def peak() -> float:
    """This process's peak resident memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=64, help="links that are opened at once")
    options = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, 8 * MIB), daemon=True)
    server.start()
    try:
        port = ours.recv()
        before = peak()
        opened = asyncio.run(fetch_all(port, options.links))
        print(f"{opened} of {options.links} pages of 8 MiB at once: +{peak() - before:.0f} MiB (goal: 64)")
    finally:
        server.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
