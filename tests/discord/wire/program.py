"""`python -m bot run` as whoever hosts it runs it: a process of its own, its environment and its log."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import setting_names
from tests.discord.wire.server import Discord

ROOT = Path(__file__).parents[3]


class Program:
    """The running bot."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log

    @property
    def log(self) -> str:
        """Everything that it has written so far."""
        return self._log.read_text(encoding="utf-8")

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def ended(self, seconds: float) -> int:
        """Its exit code, or minus the signal that ended it; raises TimeoutError where it goes on."""
        return await asyncio.wait_for(self._process.wait(), seconds)


@asynccontextmanager
async def bot(discord: Discord, folder: Path, token: str | None = None, **more: str) -> AsyncIterator[Program]:
    """The bot, pointed at a loopback Discord, with its database and log in `folder`; killed in the end if need be.

    `more` are settings; DISCORD_GATEWAY_URL is unset unless it is among them.
    """
    settings = {
        "DISCORD_TOKEN": token or discord.token,
        "DISCORD_API_URL": discord.api_url,
        "WHOSAID_DATABASE_URL": database_url(folder),
        "WHOSAID_WORKERS": "1",
        **more,
    }
    others = {name: value for name, value in os.environ.items() if name not in setting_names()}
    log = folder / "bot.log"
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", stdout=output, stderr=output, stdin=asyncio.subprocess.DEVNULL,
            cwd=folder, env={**others, "PYTHONPATH": str(ROOT), **settings},
        )  # fmt: skip
    program = Program(process, log)
    try:
        yield program
    except BaseException as error:
        error.add_note(program.log)
        raise
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def database_url(folder: Path) -> str:
    """The store that a bot started in `folder` uses."""
    return f"sqlite:///{folder / 'whosaid.sqlite3'}"
