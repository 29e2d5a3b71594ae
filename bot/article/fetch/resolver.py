"""Names → addresses, through the system's resolver; what the answers are worth is judged elsewhere."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

_THREADS = 8


class Resolver(Protocol):
    """Looks names up."""

    async def resolve(self, host: str) -> Sequence[str]:
        """Every address of the host, as text; none or an OSError where it has none."""
        ...


class SystemResolver:
    """The machine's own resolver, in threads of its own: a name server that hangs holds up look-ups only."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="resolver")

    async def resolve(self, host: str) -> Sequence[str]:
        """Every address of the host, IPv4 first: not every host has a way out over IPv6."""
        look_up = asyncio.get_running_loop().run_in_executor(self._threads, _look_up, host)
        return await look_up

    def close(self) -> None:
        """Take no more look-ups; does not wait for those that hang."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    ordered = sorted(found, key=lambda entry: entry[0] != socket.AF_INET)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in ordered))
