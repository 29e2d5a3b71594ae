"""A walk through the bot in pictures: `python tools/walk.py FOLDER 390`, drawn by simcord's preview.

Set-up, a channel set to offer, an article offered and checked, a claim taken and settled, its return in a second
article, the digest, the settings' log; in one server on a fresh SQLite file, with the real reader. `--language`
walks with people whose Discord is set to another language.

Needs `simcord[screenshot]` beside the project, and a Chromium; `--chromium PATH` names one that playwright did not
install itself.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import tempfile
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import discord
import simcord.interactions
from playwright.async_api import BrowserType
from screenshot import Loopback, serving
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.article.fetch.fetcher import Fetcher
from bot.article.fetch.rules import FetchRules
from bot.discord.client import WhosaidBot
from bot.discord.layout.setup import CHANNELS_FORM, FORMS, KEEPING_FORM, PEOPLE_FORM, SERVER_FORM
from bot.discord.rounds import Rounds
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.policy.table import WEEKDAYS
from bot.settings import Settings
from bot.speech import SPOKEN, speaking, tr
from bot.store import Store
from bot.store.configuration import Change

ARTICLES = {
    "/mill": """Fire guts mill in Tarnbrook

A fire gutted the Corran mill on Weaver Lane in Tarnbrook early on Monday, and 12 people were taken to hospital.

“The alarm never rang,” said Edda Marsh, a night-shift worker who got out through a window.

Two council officials, who asked not to be named, said inspectors had warned the owner about blocked exits in May.

Corran Textiles denied that it had been warned. “Every exit was clear,” spokesman Teo Brandl said on Tuesday.
""",
    "/owner": """Mill owner faces questions after blaze

Police in Tarnbrook are looking into the blaze that destroyed the Corran mill, Chief Inspector Ola Renn said.

Inspectors warned the mill's owner about blocked exits in May, according to a letter read out in the council.

The owner, Corran Textiles, paid a fine of 40,000 crowns two years ago, the Tarnbrook Echo reported.
""",
}
"""Two articles on one event, invented, by the path that they stand at."""

HOST = "http://news.example.com"
LETTER = "https://council.example.org/minutes?item=12"


class Walk:
    """One walk through a server, a picture a station."""

    def __init__(self, env: Env, bot: WhosaidBot, folder: Path, width: int) -> None:
        self._env, self._bot, self._folder, self._width = env, bot, folder, width
        self.server = env.create_guild("Newsroom")
        self.news = self.server.create_text_channel("news")
        self.desk = self.server.create_text_channel("fact-desk")
        manage = discord.Permissions(manage_guild=True)
        self.moderator = self._join("mona", self.server.create_role("Moderators", permissions=manage))
        self.verifiers = self.server.create_role("Verifiers")
        self.verifier = self._join("vera", self.verifiers)
        self.member = self._join("max")
        self._stations = 0

    def _join(self, name: str, *roles: Any) -> MemberActor:
        return self.server.add_member(self._env.create_user(name), roles=list(roles))

    async def draw(self, what: str, target: Any, viewer: MemberActor, channel: ChannelHandle | None = None) -> None:
        """A picture of a message, a panel or a form, as one of the people sees it."""
        self._stations += 1
        path = self._folder / f"{self._stations:02}-{what}.png"
        async with self._env.preview(channel or self.news, viewers=[viewer]) as preview:
            await preview.screenshot(
                path, target=target, viewer=viewer, viewport=(self._width, 2200), allow_incomplete=True
            )
        print(path)  # noqa: T201  (a command that says what it made)

    async def walk(self) -> None:
        """All stations."""
        await self._set_up()
        answer = await self._offered("/mill", "offer", "answer")
        await self._verified(answer)
        await self._offered("/owner", "", "seen-before")
        await self._looked_back()

    async def _set_up(self) -> None:
        message = await self.moderator.slash(self.news, "setup")
        form = await self._form(message, SERVER_FORM)
        await self._fill(self.moderator, form, ["on_request"], ["reply"], None)
        form = await self._form(message, CHANNELS_FORM)
        await self._fill(self.moderator, form, [self.news], ["offer"], ["="])
        await self.draw("setup-where", message, self.moderator)
        await self.moderator.click(message.response, label=tr("Next ›"))
        form = await self._form(message, PEOPLE_FORM)
        await self.draw("setup-form", form, self.moderator)
        await self._fill(self.moderator, form, None, [self.verifiers], ["no"], None)
        await self.draw("setup-who", message, self.moderator)
        await self.moderator.click(message.response, label=tr("Next ›"))
        form = await self._form(message, KEEPING_FORM)
        day = list(WEEKDAYS)[datetime.now(UTC).weekday()]
        await self._fill(self.moderator, form, "365", [day], str(datetime.now(UTC).hour), [self.desk], [self.desk])
        await self.draw("setup-kept", message, self.moderator)

    async def _offered(self, path: str, offer_name: str, answer_name: str) -> discord.Message:
        """Somebody posts a link, it is offered to be checked, and somebody presses."""
        posted = await self.member.send(self.news, f"Have you seen this? {HOST}{path}")
        offer = next(
            each for each in self.news.history() if each.reference and each.reference.message_id == posted.id
        )
        if offer_name:
            await self.draw(offer_name, offer, self.member)
        await self.member.click(offer, label=tr("Check sources"))
        await self._env.settle()
        await self.draw(answer_name, self._now(offer), self.member)
        return self._now(offer)

    def _now(self, message: discord.Message) -> discord.Message:
        return next(each for each in self.news.history() if each.id == message.id)

    async def _verified(self, answer: discord.Message) -> None:
        """The claim about the warning is opened, taken and settled."""
        (claim, *_) = (await self._bot.store.board.search(self.server.id, "inspectors warned")).claims
        panel = await self.verifier.select(answer, [str(claim.claim_id)])
        await self.draw("claim", panel, self.verifier)
        await self.verifier.click(panel.response, label=tr("Take it"))
        form = await self.verifier.click(panel.response, label=tr("Settle…"))
        await self.draw("settle-form", form, self.verifier)
        sentence = "The minutes of May hold the inspectors' letter, which names both exits."
        await self._fill(self.verifier, form, ["confirmed"], sentence, LETTER, None)
        await self._env.settle()
        await self.draw("claim-settled", panel, self.verifier)
        await self.draw("answer-updated", self._now(answer), self.member)

    async def _looked_back(self) -> None:
        await self.draw("claims-list", await self.member.slash(self.news, "claims list"), self.member)
        await Rounds(self._bot).go_round()
        await self._env.settle()
        digest = list(self.desk.history())[-1]
        await self.draw("digest", digest, self.member, self.desk)
        await self.draw("settings", await self.moderator.slash(self.news, "settings panel"), self.moderator)
        await self.draw("settings-log", await self.moderator.slash(self.news, "settings log"), self.moderator)
        await self.draw("privacy", await self.member.slash(self.news, "privacy"), self.member)

    async def _form(self, message: InteractionResult, form: int) -> InteractionResult:
        """Open one of the set-up's forms."""
        return await self.moderator.click(message.response, label=f"{tr(FORMS[form][0])} …")

    async def _fill(self, actor: MemberActor, form: InteractionResult, *values: Any) -> InteractionResult:
        """Send a form off with these values, in order; None leaves a part as it is."""
        ids = [label["component"]["custom_id"] for label in (form.modal or {})["components"]]
        return await actor.submit_modal(
            form, {part: value for part, value in zip(ids, values, strict=True) if value is not None}
        )


def page_at(path: str) -> bytes | None:
    """The article at a path, as a page."""
    if path not in ARTICLES:
        return None
    title, *paragraphs = ARTICLES[path].strip().split("\n\n")
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    head = f"<html><head><meta charset='utf-8'><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def as_a_member_of_its_servers() -> None:
    """Let simulated interactions say, as Discord's do, that the bot was added to the server they come from.

    And let the application be one that may read what people post.
    """
    simulated = simcord.interactions.base_payload

    def base_payload(*args: Any, guild_id: int | None, **more: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = simulated(*args, guild_id=guild_id, **more)
        if guild_id is not None:
            payload["authorizing_integration_owners"] = {"0": str(guild_id)}
        return record, payload

    simcord.interactions.base_payload = base_payload
    flags = discord.ApplicationFlags(gateway_message_content_limited=True)
    discord.AppInfo.flags = property(lambda _: flags)  # type: ignore[assignment]


async def walk(folder: Path, width: int, language: str) -> None:
    """Walk once."""
    settings = Settings.model_validate({"WHOSAID_WATCH_LINKS": True})
    as_a_member_of_its_servers()
    with tempfile.TemporaryDirectory() as data:
        store = await Store.open(f"sqlite+aiosqlite:///{data}/whosaid.sqlite3")
        async with (
            serving(page_at) as port,
            Analyst(1, settings.limits, settings.analysis_seconds) as analyst,
            Fetcher(FetchRules(), run=analyst.run, resolver=Loopback(), trusted={"127.0.0.1": port}) as fetcher,
        ):
            bot = WhosaidBot(settings, store, analyst, Opener(fetcher))
            env = Env(bot, shard_count=1, settle_timeout=60)
            env.backend.bot_user.name = "Whosaid"
            env.backend.clock.advance((datetime.now(UTC) - env.backend.clock.now()).total_seconds())
            await env.start()
            through = Walk(env, bot, folder, width)
            if language != "en":
                change = Change(0, "language", language, None)
                await store.settings.change(through.server.id, [change], actor_id=None)
            with speaking(language):
                await through.walk()
            await env.shutdown()
        await store.close()


def main() -> None:
    """Read the command line and walk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("width", type=int)
    parser.add_argument("--language", choices=SPOKEN, default="en")
    parser.add_argument("--chromium", help="path of the browser")
    args = parser.parse_args()
    if args.chromium:
        # simcord starts the browser itself and takes no path.
        BrowserType.launch = functools.partialmethod(
            BrowserType.launch, executable_path=args.chromium, args=["--no-sandbox"]
        )
    args.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(walk(args.folder, args.width, args.language))


if __name__ == "__main__":
    main()
