"""The bot in a simulated Discord, on a real store; every body that it sends in any test is checked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord.interactions
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.discord.client import WhosaidBot
from bot.discord.controls import Place
from bot.discord.layout.card import card
from bot.discord.layout.parts import Shown
from bot.model import Article, Report
from bot.opening import Opener
from bot.pipeline import make_report, read_article
from bot.settings import Settings
from bot.store import Owner, Store
from bot.submission import Submission
from tests.article.fetch.loopback import Server, answer
from tests.discord.bodies import Checker, texts, walk
from tests.discord.site import opener_for, page

ARTICLE = """Fire guts mill in Tarnbrook

A fire gutted the Corran mill on Weaver Lane in Tarnbrook early on Monday, and 12 people were taken to hospital.

“The alarm never rang,” said Edda Marsh, a night-shift worker who got out through a window.

Two council officials, who asked not to be named, said inspectors had warned the owner about blocked exits in May.

Corran Textiles denied that it had been warned. “Every exit was clear,” spokesman Teo Brandl said on Tuesday.
"""


class ThreadAnalyst:
    """The pipeline's plain functions in a thread, for tests that are not about worker processes."""

    def __init__(self, settings: Settings) -> None:
        self._limits = settings.limits

    async def read(self, submission: Submission) -> Article:
        return await asyncio.to_thread(read_article, submission, self._limits)

    async def report(self, article: Article) -> Report:
        return await asyncio.to_thread(make_report, article)

    async def run(self, function: Callable[..., Any], *args: object) -> Any:
        return await asyncio.to_thread(function, *args)


@pytest.fixture
def most_bytes() -> int:
    """Of the files that are taken."""
    return 5000


@pytest.fixture
def settings(most_bytes: int) -> Settings:
    return Settings.model_validate({"WHOSAID_MAX_FILE_BYTES": most_bytes, "WHOSAID_MAX_CHARACTERS": 12000})


ON_BOTH = (
    "test_board", "test_corrections", "test_digest", "test_privacy", "test_rounds", "test_settings", "test_setup",
)  # fmt: skip
"""Tests that run on an SQLite file and on PostgreSQL: those of what moderators and verifiers do together."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    name = metafunc.module.__name__.rpartition(".")[2]
    if "store_url" in metafunc.fixturenames and name.startswith(ON_BOTH):
        metafunc.parametrize("store_url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database."""
    if getattr(request, "param", "sqlite") == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite+aiosqlite:///{tmp_path / 'whosaid.sqlite3'}"


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    store = await Store.open(store_url)
    yield store
    await store.close()


@pytest.fixture
def analyst(settings: Settings) -> ThreadAnalyst:
    return ThreadAnalyst(settings)


@pytest.fixture
async def site() -> AsyncIterator[Server]:
    """A website that holds the article at /mill, whatever name it is asked under."""
    async with Server() as site:
        site.replies["/mill"] = answer(page(ARTICLE), media_type="text/html; charset=utf-8")
        yield site


@pytest.fixture
async def opener(site: Server) -> AsyncIterator[Opener]:
    async with opener_for(site) as opener:
        yield opener


@pytest.fixture
def bot(settings: Settings, store: Store, analyst: ThreadAnalyst, opener: Opener) -> WhosaidBot:
    return WhosaidBot(settings, store, analyst, opener)


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture
def locales() -> dict[int, str]:
    """What language each person's Discord is set to, by their ids; American English where it is not said."""
    return {}


@pytest.fixture(autouse=True)
def _told_as_discord_tells_it(monkeypatch: pytest.MonkeyPatch, locales: dict[int, str]) -> None:
    """Interactions say that the bot was added to the server they come from, and what language the person reads."""
    simulated = simcord.interactions.base_payload

    def base_payload(*args: Any, guild_id: int | None, user_id: int, **more: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = simulated(*args, guild_id=guild_id, user_id=user_id, **more)
        if guild_id is not None:
            payload["authorizing_integration_owners"] = {"0": str(guild_id)}
        payload["locale"] = locales.get(user_id, payload["locale"])
        return record, payload

    monkeypatch.setattr(simcord.interactions, "base_payload", base_payload)


@pytest.fixture
async def env(bot: WhosaidBot, checker: Checker) -> AsyncIterator[Env]:
    """The running environment; when the test is done, all that was sent must have been fit to be sent."""
    env = Env(bot, shard_count=1, settle_timeout=30)
    await env.start()
    yield env
    await env.shutdown()
    env.raise_errors()
    assert checker.problems(env.http_requests) == []


@pytest.fixture
def channel(env: Env) -> ChannelHandle:
    return env.create_guild().create_text_channel("news")


@pytest.fixture
def asker(env: Env, channel: ChannelHandle) -> MemberActor:
    assert channel.guild is not None
    return channel.guild.add_member(env.create_user("asker"))


@pytest.fixture
def passer_by(env: Env, channel: ChannelHandle) -> MemberActor:
    assert channel.guild is not None
    return channel.guild.add_member(env.create_user("passer-by"))


@pytest.fixture
def moderator(env: Env, channel: ChannelHandle) -> MemberActor:
    """A member who may manage the server."""
    assert channel.guild is not None
    role = channel.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    return channel.guild.add_member(env.create_user("moderator"), roles=[role])


@pytest.fixture
def helpers(channel: ChannelHandle) -> RoleHandle:
    """A role without any permission of its own."""
    assert channel.guild is not None
    return channel.guild.create_role("Helpers")


@pytest.fixture
def helper(env: Env, channel: ChannelHandle, helpers: RoleHandle) -> MemberActor:
    assert channel.guild is not None
    return channel.guild.add_member(env.create_user("helper"), roles=[helpers])


async def post_card(
    env: Env, channel: ChannelHandle, store: Store, report: Report, asker: int, guild: int | None = None
) -> discord.Message:
    """A report's public answer as it stands in a channel after somebody asked for it (in another server: `guild`)."""
    asked_in = guild or (channel.guild.id if channel.guild else None)
    kept = await store.keep(report, Owner(asker, asked_in, channel.id))
    posted_in = env.bot.get_channel(channel.id)
    assert isinstance(posted_in, discord.TextChannel)
    return await posted_in.send(view=card(Shown(kept, report, Place.PUBLIC)))


def report_id(answer: discord.Message) -> str:
    """The report's id, as the controls of an answer carry it."""
    view = discord.ui.LayoutView.from_message(answer)
    button = next(item for item in view.walk_children() if isinstance(item, discord.ui.Button))
    assert button.custom_id is not None
    return button.custom_id.split(":")[2]


def shown_in(channel: ChannelHandle) -> list[int]:
    """The messages that everybody sees in a channel."""
    return [message.id for message in channel.history() if not message.flags.ephemeral]


def shown(result: InteractionResult) -> str:
    """All the text of what a person got in answer."""
    assert result.response is not None
    return texts({"components": result.response.components, "content": result.response.content})


def labels(result: InteractionResult) -> list[str]:
    """The labels of the buttons under an answer, in order."""
    assert result.response is not None
    return [part["label"] for part in walk(result.response.components) if part["type"] == 2]


def options(result: InteractionResult) -> list[str]:
    """The values that can be picked in an answer's select."""
    assert result.response is not None
    selects = [part for part in walk(result.response.components) if part["type"] == 3]
    return [option["value"] for select in selects for option in select["options"]]


def control_ids(form: dict[str, Any] | None) -> list[str]:
    """The custom ids of a form's controls, in order."""
    assert form is not None
    return [label["component"]["custom_id"] for label in form["components"]]
