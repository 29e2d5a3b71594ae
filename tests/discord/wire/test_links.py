"""The real bot opens links, through a proxy on the loopback that stands for the whole web."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.article.fetch.loopback import Server, answer
from tests.discord.bodies import texts
from tests.discord.conftest import ARTICLE
from tests.discord.site import page
from tests.discord.wire.payloads import APPLICATION_ID
from tests.discord.wire.program import bot
from tests.discord.wire.server import Discord
from tests.discord.wire.test_wire import STOP_SECONDS, is_answered, unanswered

MILL = "http://news.example.com/mill"
SAID = "12 people were taken to hospital"


@pytest.fixture
async def proxy() -> AsyncIterator[Server]:
    async with Server() as proxy:
        proxy.replies[MILL] = answer(page(ARTICLE), media_type="text/html; charset=utf-8")
        yield proxy


def through(proxy: Server) -> dict[str, str]:
    return {"WHOSAID_PROXY": f"http://{proxy.address}:{proxy.port}"}


async def test_a_link_is_opened_in_the_name_of_the_bots_profile(
    discord: Discord, proxy: Server, tmp_path: Path
) -> None:
    async with bot(discord, tmp_path, **through(proxy)):
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check(MILL)
        await discord.until(lambda: is_answered(interaction))
    assert SAID in texts(interaction.edits[-1])
    assert [asked.path for asked in proxy.asked] == ["http://news.example.com/robots.txt", MILL]
    agents = {asked.headers["user-agent"] for asked in proxy.asked}
    assert len(agents) == 1
    assert agents.pop().endswith(f" (+https://discord.com/users/{APPLICATION_ID})")


async def test_the_contact_can_be_another(discord: Discord, proxy: Server, tmp_path: Path) -> None:
    contact = "https://bots.example.org/whosaid"
    async with bot(discord, tmp_path, **through(proxy), WHOSAID_CONTACT=contact):
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check(MILL)
        await discord.until(lambda: is_answered(interaction))
    assert all(asked.headers["user-agent"].endswith(f" (+{contact})") for asked in proxy.asked)


async def test_a_link_that_was_being_opened_is_opened_after_a_restart(
    discord: Discord, proxy: Server, tmp_path: Path
) -> None:
    asked = asyncio.Event()

    async def never(_: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.Event().wait()

    page_of_the_mill, proxy.replies[MILL] = proxy.replies[MILL], never
    async with bot(discord, tmp_path, **through(proxy), WHOSAID_FETCH_SECONDS="60") as program:
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check(MILL)
        await asked.wait()
        program.send(signal.SIGTERM)
        assert await program.ended(STOP_SECONDS) == 0
    assert [job.submission.link for job in await unanswered(tmp_path)] == [MILL]
    proxy.replies[MILL] = page_of_the_mill
    async with bot(discord, tmp_path, **through(proxy)) as program:
        await discord.until(lambda: is_answered(interaction))
        program.send(signal.SIGTERM)
        assert await program.ended(STOP_SECONDS) == 0
    assert SAID in texts(interaction.edits[-1])
    assert await unanswered(tmp_path) == []
