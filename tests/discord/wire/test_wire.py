"""The real bot, a process of its own, against a Discord on the loopback: everything between the two is real."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from bot.store import Job, Store
from tests.discord.bodies import V2_FLAG, texts, walk
from tests.discord.conftest import ARTICLE
from tests.discord.wire.payloads import APPLICATION_ID
from tests.discord.wire.program import bot, database_url
from tests.discord.wire.server import DEFERRED, WAIT, Discord, Interaction

EDIT = r"/webhooks/\d+/[^/]+/messages/@original"
STOP_SECONDS = 10.0
"""What the bot promises to need, at most, from SIGTERM to its end."""
LONG = 120_000


def long_article() -> str:
    """About as long as an article may be, and not the same sentence over and over."""
    towns = ("Tarnbrook", "Eastmere", "Norfield", "Hallow Bridge", "Corran", "Westerby", "Old Quay")
    paragraphs = (
        f"{count} people left {towns[count % 7]} on Monday, officials in {towns[count % 5]} said. “We saw {count} "
        f"lorries,” said Edda Marsh, a driver from {towns[count % 3]}, who denied that the road was closed."
        for count in range(10, 5_000)
    )
    text = ""
    while len(text) < LONG:
        text += f"{next(paragraphs)}\n\n"
    return text[:LONG]


def is_answered(interaction: Interaction) -> bool:
    """Whether the last edit is the report, which can be pressed, and not a stage."""
    return bool(interaction.edits) and any(
        part.get("custom_id") for part in walk(interaction.edits[-1]["components"])
    )


async def unanswered(folder: Path) -> list[Job]:
    store = await Store.open(database_url(folder))
    try:
        return await store.unanswered()
    finally:
        await store.close()


async def test_it_logs_in_and_registers_its_commands_once(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path) as program:
        await discord.until(lambda: discord.gateway.connected)
        assert {command["name"] for command in discord.commands} >= {"check", "about", "privacy", "Check sources"}
        assert f"client_id={APPLICATION_ID}" in program.log
        assert discord.gateway.compressions == ["zlib-stream"]
        program.send(signal.SIGTERM)
        assert await program.ended(STOP_SECONDS) == 0
    async with bot(discord, tmp_path):
        await discord.until(lambda: discord.gateway.identified == 2)
    assert [request.method for request in discord.requests if request.path.endswith("/commands")] == [
        "GET",
        "PUT",
        "GET",
    ]


async def test_the_gateways_address_can_be_set(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path, DISCORD_GATEWAY_URL=discord.gateway.url):
        await discord.until(lambda: discord.gateway.connected)
    assert not [request for request in discord.requests if request.path == "/gateway/bot"]


async def test_an_article_is_acknowledged_and_answered(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path) as program:
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check(ARTICLE)
        await discord.until(lambda: is_answered(interaction))
        program.send(signal.SIGTERM)
        assert await program.ended(STOP_SECONDS) == 0
    sent = [request for request in discord.requests if interaction.token in request.path]
    assert sent[0].path.endswith("/callback")
    assert interaction.callback is not None
    assert interaction.callback["type"] == DEFERRED
    assert interaction.edits[-1]["flags"] & V2_FLAG
    assert "12 people were taken to hospital" in texts(interaction.edits[-1])
    assert await unanswered(tmp_path) == []


async def test_an_attached_file_is_fetched_and_answered(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path):
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check_file(ARTICLE)
        await discord.until(lambda: is_answered(interaction))
    assert "Fire guts mill in Tarnbrook" in texts(interaction.edits[-1])


async def test_too_short_a_text_is_refused_in_a_sentence(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path, WHOSAID_MIN_CHARACTERS="100"):
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check("Nothing much.")
        await discord.until(lambda: any("of at least 100 characters" in texts(edit) for edit in interaction.edits))
    assert not is_answered(interaction)


async def test_a_rate_limit_is_waited_for(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path):
        await discord.until(lambda: discord.gateway.connected)
        limit = discord.limit("PATCH", EDIT, seconds=0.5)
        interaction = await discord.check(ARTICLE)
        await discord.until(lambda: is_answered(interaction))
    refused = [request for request in discord.requests if request.status == 429]
    assert len(refused) == 1
    assert limit.too_early == 0


async def test_what_happens_while_it_is_away_is_answered_after_it_resumed(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path):
        await discord.until(lambda: discord.gateway.connected)
        await discord.gateway.ask_to_reconnect()
        await discord.until(lambda: len(discord.gateway.resumed) == 1)
        first = await discord.check(ARTICLE)
        await discord.until(lambda: is_answered(first))
        await discord.gateway.drop(code=4000)
        second = await discord.check(ARTICLE)
        await discord.until(lambda: is_answered(second))
    assert discord.gateway.resumed == [1, 3]
    assert discord.gateway.identified == 1


async def test_its_heart_beats_while_a_very_long_article_is_read(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path, WHOSAID_ANALYSIS_SECONDS="120") as program:
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check_file(long_article())
        await discord.until(lambda: bool(interaction.edits))
        before = discord.gateway.heartbeats
        await discord.until(lambda: is_answered(interaction))
        assert discord.gateway.heartbeats > before
        assert "heartbeat blocked" not in program.log
    assert discord.gateway.identified == 1
    assert discord.gateway.resumed == []


async def test_a_refused_token_ends_it_with_one_line(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path, token="not-the-token") as program:
        assert await program.ended(WAIT) == 2
        errors = [line for line in program.log.splitlines() if "ERROR" in line]
        assert len(errors) == 1
        assert "Discord refused the token" in errors[0]
        assert "Traceback" not in program.log
        assert "not-the-token" not in program.log


async def test_sigterm_while_it_reads_loses_nothing(discord: Discord, tmp_path: Path) -> None:
    async with bot(discord, tmp_path) as program:
        await discord.until(lambda: discord.gateway.connected)
        interaction = await discord.check_file(long_article())
        await discord.until(lambda: bool(interaction.edits))
        program.send(signal.SIGTERM)
        assert await program.ended(STOP_SECONDS) == 0
    left = await unanswered(tmp_path)
    assert is_answered(interaction) or left
    async with bot(discord, tmp_path, WHOSAID_ANALYSIS_SECONDS="120"):
        await discord.until(lambda: is_answered(interaction))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
async def test_what_could_not_be_answered_is_answered_after_a_restart(
    discord: Discord, tmp_path: Path, number: signal.Signals
) -> None:
    async with bot(discord, tmp_path) as program:
        await discord.until(lambda: discord.gateway.connected)
        discord.limit("PATCH", EDIT, seconds=60)
        interaction = await discord.check(ARTICLE)
        await discord.until(lambda: any(request.status == 429 for request in discord.requests))
        program.send(number)
        assert await program.ended(STOP_SECONDS) == (-9 if number is signal.SIGKILL else 0)
    assert interaction.edits == []
    (job,) = await unanswered(tmp_path)
    assert (job.interaction_token, job.submission.text) == (interaction.token, ARTICLE)
    discord.limits.clear()
    async with bot(discord, tmp_path):
        await discord.until(lambda: is_answered(interaction))
    assert "12 people were taken to hospital" in texts(interaction.edits[-1])
