"""What moderators decided about asking: off, roles, sites, and how often in an hour."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord import gate
from bot.discord.client import WhosaidBot
from bot.errors import WhosaidError
from bot.speech import language
from bot.store import Job, Owner, Store
from bot.submission import Submission
from tests.article.fetch.loopback import Server, redirect
from tests.discord.conftest import ARTICLE, control_ids, shown, shown_in
from tests.discord.moderating import put

MILL = "http://news.example.com/mill"
SAID = "12 people were taken to hospital"


async def asked_before(store: Store, owner: Owner, minutes: float, times: int = 1) -> None:
    """Somebody asked so many minutes ago."""
    at = datetime.now(UTC) - timedelta(minutes=minutes)
    for _ in range(times):
        job = Job(None, 1, "token", Submission("Words."), owner, private=False, accepted_at=at)
        await store.finish(await store.accept(job))


async def test_where_it_is_off_every_entrance_says_so_to_the_asker_only(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    message = await asker.send(channel, ARTICLE)
    form = await asker.slash(channel, "check")
    question = await asker.slash(channel, "check", link=f"{MILL} http://other.example.org/pier")
    await put(store, env.guild.id, "mode", "off", channel.id)

    results = [
        await asker.slash(channel, "check", text=ARTICLE),
        await asker.slash(channel, "check"),
        await asker.context_menu(channel, "Check sources", message),
        await asker.submit_modal(form, {control_ids(form.modal)[0]: ARTICLE}),
        await asker.select(question.response, ["1"]),
    ]

    for result in results:
        assert "switched me off" in shown(result)
        assert result.ephemeral
    assert shown_in(channel) == [message.id]


async def test_only_members_with_a_role_may_ask_and_moderators(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    readers = env.guild.create_role("readers")
    moderators = env.guild.create_role("moderators", permissions=discord.Permissions(manage_guild=True))
    reader = env.guild.add_member(env.create_user("reader"), roles=[readers])
    moderator = env.guild.add_member(env.create_user("moderator"), roles=[moderators])
    await put(store, env.guild.id, "askers", [str(readers.id)])

    refused = await asker.slash(channel, "check")

    assert "only members with certain roles" in shown(refused)
    for allowed in (reader, moderator):
        assert (await allowed.slash(channel, "check")).modal is not None


async def test_too_often_is_told_with_the_time_when_it_goes_on(
    env: Env, channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, store: Store
) -> None:
    await put(store, env.guild.id, "per_person", 2)
    await asked_before(store, Owner(asker.id, env.guild.id, channel.id), minutes=59.5)
    first = await asker.slash(channel, "check", text=ARTICLE, private=True)

    refused = await asker.slash(channel, "check", text=f"{ARTICLE} More.")

    assert SAID in shown(first)
    assert refused.ephemeral
    (again,) = re.findall(r"<t:(\d+):R>", shown(refused))
    assert 0 < int(again) - datetime.now(UTC).timestamp() <= 30
    assert SAID in shown(await passer_by.slash(channel, "check", text=ARTICLE))


async def test_moderators_are_counted_too(env: Env, channel: ChannelHandle, store: Store) -> None:
    role = env.guild.create_role("moderators", permissions=discord.Permissions(manage_guild=True))
    moderator = env.guild.add_member(env.create_user("moderator"), roles=[role])
    await put(store, env.guild.id, "per_person", 1)
    await asked_before(store, Owner(moderator.id, env.guild.id, channel.id), minutes=1)

    assert "most for one member" in shown(await moderator.slash(channel, "check", text=ARTICLE))


async def test_a_channel_has_its_own_limit(
    env: Env, channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, store: Store
) -> None:
    other = env.guild.create_text_channel("other")
    await put(store, env.guild.id, "per_channel", 1, channel.id)
    await asked_before(store, Owner(passer_by.id, env.guild.id, channel.id), minutes=1)

    assert "in this channel within an hour" in shown(await asker.slash(channel, "check", text=ARTICLE))
    assert SAID in shown(await asker.slash(other, "check", text=ARTICLE))


async def test_zero_is_no_limit_and_an_hour_slides(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store
) -> None:
    owner = Owner(asker.id, env.guild.id, channel.id)
    await asked_before(store, owner, minutes=61, times=30)
    assert SAID in shown(await asker.slash(channel, "check", text=ARTICLE))

    await asked_before(store, owner, minutes=1, times=60)
    assert "most for one member" in shown(await asker.slash(channel, "check", text=ARTICLE))
    await put(store, env.guild.id, "per_person", 0)
    await put(store, env.guild.id, "per_channel", 0)
    assert "most" not in shown(await asker.slash(channel, "check", text=ARTICLE))


async def test_many_at_once_are_no_way_around_it(env: Env, bot: WhosaidBot, store: Store) -> None:
    guild = env.create_guild().id
    await put(store, guild, "per_person", 3)
    policy, owner, enough = await bot.policies.of(guild, None), Owner(1, guild, 2), asyncio.Event()

    async def ask() -> bool:
        try:
            async with bot.gate.entered(policy, owner):
                await enough.wait()
                return True
        except WhosaidError:
            return False

    asking = [asyncio.ensure_future(ask()) for _ in range(6)]
    await asyncio.wait(asking, return_when=asyncio.ALL_COMPLETED, timeout=0.5)
    enough.set()

    assert [await each for each in asking] == [True] * 3 + [False] * 3


@pytest.mark.parametrize(("name", "value"), [("deny_domains", ["example.com"]), ("allow_domains", ["example.org"])])
async def test_a_site_that_moderators_do_not_want_is_not_opened(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store, site: Server, name: str, value: list[str]
) -> None:
    await put(store, env.guild.id, name, value)

    result = await asker.slash(channel, "check", link=MILL)

    assert result.ephemeral
    assert "Links to news.example.com are not opened here" in shown(result)
    assert site.connections == 0


async def test_a_link_that_leads_to_such_a_site_is_not_read(
    env: Env, channel: ChannelHandle, asker: MemberActor, store: Store, site: Server
) -> None:
    await put(store, env.guild.id, "deny_domains", ["example.com"])
    site.replies["/short"] = redirect(MILL)

    result = await asker.slash(channel, "check", link="http://sho.rt.example.org/short")

    assert "Links to news.example.com are not opened here" in shown(result)
    assert SAID not in shown(result)


async def test_limits_hold_in_direct_messages_too(env: Env, store: Store) -> None:
    person = env.create_user("asker")
    await asked_before(store, Owner(person.id, None, person.dm_channel.id), minutes=1, times=20)

    assert "most for one member" in shown(await person.slash("check", text=ARTICLE))


@pytest.mark.parametrize(
    ("locale", "set_to", "spoken"), [("de", "auto", "de"), ("de", "fr", "fr"), ("ru", "auto", "en")]
)
async def test_a_refusal_is_in_the_language_of_the_place_or_the_readers_own(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    store: Store,
    locales: dict[int, str],
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    set_to: str,
    spoken: str,
) -> None:
    monkeypatch.setattr(gate, "tr", lambda _: f"This is {language()}.")
    locales[asker.id] = locale
    await put(store, env.guild.id, "language", set_to)
    await put(store, env.guild.id, "mode", "off")

    assert shown(await asker.slash(channel, "check", text=ARTICLE)).strip() == f"This is {spoken}."
