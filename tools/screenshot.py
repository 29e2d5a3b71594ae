"""Pictures of the bot's reply to a file, drawn by simcord's preview: `python tools/screenshot.py FILE OUT.png 390`.

Needs `simcord[screenshot]` beside the project, and a Chromium; `--chromium PATH` names one that playwright did not
install itself.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import tempfile
from pathlib import Path

from playwright.async_api import BrowserType
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.pipeline import Analyst
from bot.settings import Settings
from bot.store import Store


async def draw(article: bytes, out: Path, width: int, height: int, press: str | None) -> None:
    """Ask the bot about an article and draw its reply, or the panel behind the button `press`."""
    settings = Settings.model_validate({})
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/whosaid.sqlite3")
        async with Analyst(1, settings.limits, settings.analysis_seconds) as analyst:
            env = Env(WhosaidBot(settings, store, analyst), shard_count=1, settle_timeout=30)
            env.backend.bot_user.name = "Whosaid"
            await env.start()
            channel = env.create_guild().create_text_channel("news")
            reader = env.guild.add_member(env.create_user("reader"))
            result = await reader.slash(channel, "check", file=("article.txt", article))
            if press:
                result = await reader.click(result.response, label=press)
            async with env.preview(channel, viewers=[reader]) as preview:
                await preview.screenshot(out, target=result, viewer=reader, viewport=(width, height))
            await env.shutdown()
        await store.close()


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("width", type=int)
    parser.add_argument("--height", type=int, default=2000)
    parser.add_argument("--press", help="label of a button to press first")
    parser.add_argument("--chromium", help="path of the browser")
    args = parser.parse_args()
    if args.chromium:
        # simcord starts the browser itself and takes no path.
        BrowserType.launch = functools.partialmethod(
            BrowserType.launch, executable_path=args.chromium, args=["--no-sandbox"]
        )
    asyncio.run(draw(args.file.read_bytes(), args.out, args.width, args.height, args.press))


if __name__ == "__main__":
    main()
