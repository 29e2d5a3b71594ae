"""How the bot refuses to start: one plain line and an exit code."""

from __future__ import annotations

import logging

import pytest

from bot.discord.run import run_bot
from bot.settings import Settings


def test_without_a_token_it_says_where_to_get_one(caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings.model_validate({"DISCORD_TOKEN": ""})

    with caplog.at_level(logging.ERROR):
        code = run_bot(settings)

    assert code == 2
    [record] = caplog.records
    assert record.exc_info is None
    assert "DISCORD_TOKEN is not set" in record.getMessage()
    assert "\n" not in record.getMessage()
