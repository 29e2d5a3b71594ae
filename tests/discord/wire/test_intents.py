"""What the bot asks the gateway for: to read what people post only where its host wants it and Discord grants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.discord.wire.program import bot
from tests.discord.wire.server import Discord

GUILDS, MESSAGES, CONTENT = 1 << 0, 1 << 9, 1 << 15
GRANTED, GRANTED_TO_FEW = 1 << 18, 1 << 19


async def test_it_does_not_ask_to_read_what_is_posted(discord: Discord, tmp_path: Path) -> None:
    discord.application_flags = GRANTED
    async with bot(discord, tmp_path):
        await discord.until(lambda: discord.gateway.connected)
    assert discord.gateway.intents == GUILDS


@pytest.mark.parametrize("flags", [GRANTED, GRANTED_TO_FEW])
async def test_it_asks_for_it_where_links_are_to_be_watched(discord: Discord, tmp_path: Path, flags: int) -> None:
    discord.application_flags = flags
    async with bot(discord, tmp_path, WHOSAID_WATCH_LINKS="true") as program:
        await discord.until(lambda: discord.gateway.connected)
        assert "Message Content Intent" not in program.log
    assert discord.gateway.intents == GUILDS | MESSAGES | CONTENT


async def test_where_it_is_not_granted_it_says_so_and_connects_without(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path, WHOSAID_WATCH_LINKS="true") as program:
        await discord.until(lambda: discord.gateway.connected)
        (line,) = (line for line in program.log.splitlines() if "WHOSAID_WATCH_LINKS" in line)
        assert "switch on Message Content Intent" in line
    assert discord.gateway.intents == GUILDS
