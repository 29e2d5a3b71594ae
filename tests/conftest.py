"""What tests of several folders use: a PostgreSQL server, and whom this process tries to connect to."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.store import postgres


class Dialled:
    """Every address that this process tries to connect to, as the interpreter itself reports it."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "socket.connect" and args[0].family in (socket.AF_INET, socket.AF_INET6):
            self.addresses.append(args[1][0])


@pytest.fixture(scope="session")
def _dialled() -> Dialled:
    return Dialled()


@pytest.fixture
def dialled(_dialled: Dialled) -> list[str]:
    """The addresses that this process dialled in this test."""
    _dialled.addresses.clear()
    return _dialled.addresses


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a database on a server started for this session, with {} for the database's name."""
    pytest.importorskip("asyncpg", reason="the postgres extra is not installed")
    try:
        postgres.find_binaries()
    except postgres.NoPostgresError as error:
        pytest.skip(str(error))
    with postgres.server() as address:
        yield address


@pytest.fixture
async def postgres_url(postgres_server: str) -> str:
    """A fresh database on the server."""
    import asyncpg  # type: ignore[import-untyped]

    name = f"test_{secrets.token_hex(6)}"
    connection = await asyncpg.connect(postgres_server.format("postgres"))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return postgres_server.format(name)
