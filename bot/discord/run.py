"""The running bot: from settings to a connected client, until a signal or an error ends it, cleanly within 10 s.

Everything that can be wrong with the settings or the connection ends in one plain line.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import AsyncExitStack, suppress

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.article.fetch.fetcher import Fetcher
from bot.discord.client import WhosaidBot
from bot.errors import SettingsError, WhosaidError
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.settings import Settings
from bot.store import Store

log = logging.getLogger(__name__)

FINISH_SECONDS = 8.0
"""How long answers that are being worked on may take after a signal."""
CLOSE_SECONDS = 1.0

_UNSET = (
    "DISCORD_TOKEN is not set: copy the bot's token from https://discord.com/developers/applications "
    "(your application → Bot → Reset Token) into .env."
)
_REFUSED = (
    "Discord refused the token: reset it in the developer portal (Bot → Reset Token) and set DISCORD_TOKEN anew."
)
_INTENTS = "Discord refused the connection because an intent is switched off in the developer portal (Bot → Intents)."
_UNREACHABLE = "Discord cannot be reached at {url}: {reason}."


def run_bot(settings: Settings) -> int:
    """Run the bot until SIGTERM or SIGINT; the exit code is 0 then, 2 for unusable settings, 1 for other failures."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        asyncio.run(_run(settings))
    except SettingsError as error:
        log.error("%s", error.message)
        return 2
    except WhosaidError as error:
        log.error("%s", error.message)
        return 1
    return 0


async def _run(settings: Settings) -> None:
    if settings.discord_token is None:
        raise SettingsError("no_token", _UNSET)
    point_at(settings)
    async with AsyncExitStack() as stack:
        store = await Store.open(settings.database_url)
        stack.push_async_callback(store.close)
        analyst = await stack.enter_async_context(
            Analyst(settings.workers, settings.limits, settings.analysis_seconds)
        )
        fetcher = await stack.enter_async_context(
            Fetcher(settings.fetch_rules, run=analyst.run, store=store.pages, contact=settings.contact)
        )

        def introduce(profile: str) -> None:
            fetcher.contact = settings.contact or profile

        bot = WhosaidBot(settings, store, analyst, Opener(fetcher), introduce)
        await _serve(bot, settings.discord_token.get_secret_value(), settings.discord_api_url)


def point_at(settings: Settings) -> None:
    """Make discord.py speak to the addresses in the settings; it has no other way than these two for all clients."""
    Route.BASE = settings.discord_api_url
    if settings.discord_gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


async def _serve(bot: WhosaidBot, token: str, url: str) -> None:
    """Stay connected until told to stop; raises WhosaidError where that cannot be."""
    stopped = _stop_signal()
    connection = asyncio.create_task(_connect(bot, token, url), name="whosaid-connection")
    waiting = asyncio.create_task(stopped.wait(), name="whosaid-stop")
    try:
        await asyncio.wait({connection, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not connection.done():
            log.info("stopping")
            await bot.desk.close(FINISH_SECONDS)
    finally:
        waiting.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(bot.close(), CLOSE_SECONDS)
        connection.cancel() if not connection.done() else None
        await asyncio.wait({connection}, timeout=CLOSE_SECONDS)
    if connection.done() and not connection.cancelled():
        connection.result()


def _stop_signal() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set.

    Not on Windows, whose event loop has no signal handlers: Ctrl-C ends the command there by KeyboardInterrupt.
    """
    stopped = asyncio.Event()
    if sys.platform != "win32":
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped


async def _connect(bot: WhosaidBot, token: str, url: str) -> None:
    """Log in and stay connected; every way in which Discord can refuse becomes one sentence."""
    try:
        await bot.start(token)
    except discord.LoginFailure:
        raise SettingsError("token_refused", _REFUSED) from None
    except discord.PrivilegedIntentsRequired:
        raise SettingsError("intents_refused", _INTENTS) from None
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise WhosaidError("unreachable", _UNREACHABLE.format(url=url, reason=error)) from error
