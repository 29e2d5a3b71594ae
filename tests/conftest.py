"""What tests of several folders watch: whom this process tries to connect to."""

from __future__ import annotations

import socket
import sys
from typing import Any

import pytest


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
