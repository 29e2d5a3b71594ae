"""A loopback Discord for every test; whatever reached it must have been fit to be sent."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.discord.bodies import Checker
from tests.discord.wire.server import Discord, running

TOKEN = "MTQxOTcwMDAwMDAwMDAwMDAwMg.wire.test"


@pytest.fixture
async def discord(checker: Checker) -> AsyncIterator[Discord]:
    """A Discord that wants a heartbeat every 300 ms."""
    async with running(TOKEN, heartbeat_ms=300) as discord:
        yield discord
    assert checker.problems(discord.requests) == []
