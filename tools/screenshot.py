"""Pictures of the bot's reply to a file, drawn by simcord's preview: `python tools/screenshot.py FILE OUT.png 390`.

With `--url`, the file is a saved page (perhaps compressed), served on loopback as if it were read there, and the
reply is that to the link.

Needs `simcord[screenshot]` beside the project, and a Chromium; `--chromium PATH` names one that playwright did not
install itself.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import gzip
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from aiohttp import web
from playwright.async_api import BrowserType
from simcord.env import Env

from bot.article.fetch.fetcher import Fetcher
from bot.article.fetch.rules import FetchRules
from bot.discord.client import WhosaidBot
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.settings import Settings
from bot.store import Store


class Loopback:
    """Every name is this machine."""

    async def resolve(self, host: str) -> Sequence[str]:  # noqa: ARG002
        """The one address."""
        return ["127.0.0.1"]


@asynccontextmanager
async def serving(page_at: Callable[[str], bytes | None]) -> AsyncIterator[int]:
    """A server on loopback with the page that `page_at` gives for a path, and no robots.txt; gives its port."""

    async def answer(request: web.Request) -> web.Response:
        page = None if request.path == "/robots.txt" else page_at(request.path)
        if page is None:
            raise web.HTTPNotFound
        return web.Response(body=page, content_type="text/html")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def draw(given: dict[str, Any], page: bytes, out: Path, size: tuple[int, int], press: str | None) -> None:
    """Ask the bot about what is given and draw its reply, or the panel behind the button `press`.

    `page` is what any link leads to.
    """
    settings = Settings.model_validate({})
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/whosaid.sqlite3")
        async with (
            serving(lambda _: page) as port,
            Analyst(1, settings.limits, settings.analysis_seconds) as analyst,
            Fetcher(FetchRules(), run=analyst.run, resolver=Loopback(), trusted={"127.0.0.1": port}) as fetcher,
        ):
            env = Env(WhosaidBot(settings, store, analyst, Opener(fetcher)), shard_count=1, settle_timeout=30)
            env.backend.bot_user.name = "Whosaid"
            await env.start()
            channel = env.create_guild().create_text_channel("news")
            reader = env.guild.add_member(env.create_user("reader"))
            result = await reader.slash(channel, "check", **given)
            if press:
                result = await reader.click(result.response, label=press)
            async with env.preview(channel, viewers=[reader]) as preview:
                await preview.screenshot(out, target=result, viewer=reader, viewport=size)
            await env.shutdown()
        await store.close()


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("width", type=int)
    parser.add_argument("--height", type=int, default=2000)
    parser.add_argument("--url", help="where the saved page was read; its site is loopback then")
    parser.add_argument("--press", help="label of a button to press first")
    parser.add_argument("--chromium", help="path of the browser")
    args = parser.parse_args()
    if args.chromium:
        # simcord starts the browser itself and takes no path.
        BrowserType.launch = functools.partialmethod(
            BrowserType.launch, executable_path=args.chromium, args=["--no-sandbox"]
        )
    data = args.file.read_bytes()
    page = gzip.decompress(data) if args.file.suffix == ".gz" else data
    # The server speaks no TLS.
    link = urlunsplit(urlsplit(args.url)._replace(scheme="http")) if args.url else None
    given = {"link": link} if link else {"file": (args.file.name, data)}
    asyncio.run(draw(given, page, args.out, (args.width, args.height), args.press))


if __name__ == "__main__":
    main()
