"""Claims of articles from channels that somebody may not read are not shown to him, wherever he looks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env

from bot.board import BoardClaim, State
from bot.discord.board.doors import Door, Roles
from bot.discord.client import WhosaidBot
from bot.discord.rounds import Rounds
from bot.store import Store
from tests.discord.boarding import LINK, WHY, on_board, settle, told
from tests.discord.bodies import texts
from tests.discord.clock import Clock
from tests.discord.conftest import ARTICLE, labels, options, report_id, shown
from tests.discord.moderating import fill, put, take_permission
from tests.discord.test_board_answers import AGAIN

HIDDEN, SEEN = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
NO_CLAIM = "There is no claim #1 on this server's board"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.fixture
def inside(channel: ChannelHandle, helpers: RoleHandle) -> ChannelHandle:
    """A channel that helpers see and others do not."""
    assert channel.guild is not None
    overwrites = {channel.guild.default_role: HIDDEN, helpers: SEEN, channel.guild.roles["TestBot"]: SEEN}
    return channel.guild.create_text_channel("inside", overwrites=overwrites)


@pytest.fixture
async def secret(inside: ChannelHandle, store: Store, helper: MemberActor) -> Sequence[BoardClaim]:
    """The claims of an article that a helper had checked in that channel, #1 the latest of them."""
    await helper.slash(inside, "check", text=ARTICLE)
    return (await store.board.page(helper.guild.id)).claims


async def test_lists_and_searches_of_others_are_as_if_they_were_not_there(
    secret: Sequence[BoardClaim], channel: ChannelHandle, helper: MemberActor, passer_by: MemberActor
) -> None:
    words = secret[0].words
    for command, options_ in (("claims list", {}), ("claims search", {"words": words[:40]})):
        assert "There are none." in shown(await passer_by.slash(channel, command, **options_))
        assert str(secret[0].number) in options(await helper.slash(channel, command, **options_))

    await passer_by.slash(channel, "check", text=AGAIN)

    listed = await passer_by.slash(channel, "claims list")
    mine = {str(claim.number) for claim in secret}
    assert options(listed)
    assert not mine & set(options(listed))
    assert f"{len(options(listed))} claim" in shown(listed)
    assert mine < set(options(await helper.slash(channel, "claims list", state="all", order="oldest")))


async def test_no_claim_is_suggested_to_others_while_they_type(
    secret: Sequence[BoardClaim], channel: ChannelHandle, helper: MemberActor, passer_by: MemberActor
) -> None:
    for typed in ("", "1", secret[0].words[:30]):
        assert await passer_by.autocomplete(channel, "claims show", "id", typed) == []
        assert await helper.autocomplete(channel, "claims show", "id", typed)


@pytest.mark.parametrize("command", ["show", "take", "settle", "reopen", "history"])
async def test_by_number_there_is_no_such_claim_for_others(
    secret: Sequence[BoardClaim],  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    passer_by: MemberActor,
    command: str,
) -> None:
    result = await passer_by.slash(channel, f"claims {command}", id="1")

    assert NO_CLAIM in shown(result)
    assert (await on_board(store, channel)).version == 1


@pytest.mark.parametrize("label", ["Take it", "Settle…", "History"])
async def test_a_button_drawn_before_the_channel_was_closed_does_nothing(
    env: Env,
    secret: Sequence[BoardClaim],  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    helper: MemberActor,
    label: str,
) -> None:
    panel = await helper.slash(channel, "claims show", id="1")
    await take_permission(env, helper, [])

    result = await helper.click(panel.response, label=label)

    assert NO_CLAIM in told(result) + shown(result)
    assert (await on_board(store, channel)).version == 1


async def test_lists_and_forms_from_before_the_channel_was_closed_show_nothing_and_change_nothing(
    env: Env, secret: Sequence[BoardClaim], store: Store, channel: ChannelHandle, helper: MemberActor
) -> None:
    listed = await helper.slash(channel, "claims list")
    form = await helper.slash(channel, "claims settle", id="1")
    await take_permission(env, helper, [])

    picked = await helper.select(listed.response, [str(secret[0].number)])
    filled = await fill(helper, form, ["confirmed"], WHY, LINK, None)

    assert "There is no claim" in shown(picked)
    assert NO_CLAIM in told(filled) + shown(filled)
    assert (await on_board(store, channel)).state is State.OPEN


async def test_what_somebody_took_is_his_only_while_he_sees_it(
    env: Env,
    secret: Sequence[BoardClaim],  # noqa: ARG001
    channel: ChannelHandle,
    helper: MemberActor,
) -> None:
    await helper.slash(channel, "claims take", id="1")
    assert options(await helper.slash(channel, "claims mine")) == ["1"]

    await take_permission(env, helper, [])

    assert "There are none." in shown(await helper.slash(channel, "claims mine"))


async def test_a_settled_claim_comes_back_only_before_people_who_see_where_it_was_settled(
    secret: Sequence[BoardClaim], inside: ChannelHandle, channel: ChannelHandle, helper: MemberActor
) -> None:
    warned = next(claim for claim in secret if "warned" in claim.words)
    await settle(helper, await helper.slash(inside, "claims show", id=str(warned.number)), "refuted")

    outside = await helper.slash(channel, "check", text=AGAIN)
    within = await helper.slash(inside, "check", text=f"{AGAIN}\nThe owner has not answered.")

    assert "Seen before" not in shown(outside)
    assert f"#{warned.number} · ✗ refuted" in shown(within)
    every = next(label for label in labels(outside) if label.startswith("All claims"))
    alone = await helper.click(outside.response, label=every)
    assert f"#{warned.number} · ✗ refuted" in shown(alone)


async def test_what_was_checked_in_a_closed_channel_is_checked_anew_elsewhere(
    secret: Sequence[BoardClaim], inside: ChannelHandle, channel: ChannelHandle, helper: MemberActor
) -> None:
    await settle(helper, await helper.slash(inside, "claims show", id="1"), "refuted")

    result = await helper.slash(channel, "check", text=ARTICLE)

    assert WHY not in shown(result)
    assert "refuted" not in shown(result)
    assert result.response is not None
    assert report_id(result.response.message) != secret[0].report_id
    assert "Already checked" in shown(await helper.slash(inside, "check", text=ARTICLE))


async def test_claims_belong_to_the_channel_that_their_answer_was_sent_to(
    channel: ChannelHandle, inside: ChannelHandle, store: Store, helper: MemberActor, passer_by: MemberActor
) -> None:
    await put(store, helper.guild.id, "replies", "channel")
    await put(store, helper.guild.id, "reply_channel", str(inside.id))

    await passer_by.slash(channel, "check", text=ARTICLE)

    assert NO_CLAIM in shown(await passer_by.slash(channel, "claims show", id="1"))
    assert "#1 · ○ open" in shown(await helper.slash(channel, "claims show", id="1"))


async def test_claims_of_a_channel_that_is_gone_are_for_who_manages_the_server(
    env: Env,
    secret: Sequence[BoardClaim],
    inside: ChannelHandle,
    channel: ChannelHandle,
    helper: MemberActor,
    moderator: MemberActor,
) -> None:
    assert "There are none." in shown(await moderator.slash(channel, "claims list"))
    place = env.bot.get_channel(inside.id)
    assert isinstance(place, discord.TextChannel)
    await place.delete()
    await env.settle()

    assert NO_CLAIM in shown(await helper.slash(channel, "claims show", id="1"))
    assert "#1 · ○ open" in shown(await moderator.slash(channel, "claims show", id="1"))
    assert f"{len(secret)} claims" in shown(await moderator.slash(channel, "claims list"))


@pytest.mark.parametrize("private", [False, True])
async def test_a_public_threads_claims_are_its_channels_and_a_private_threads_its_own(
    env: Env, channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, private: bool
) -> None:
    place = env.bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    kind = discord.ChannelType.private_thread if private else discord.ChannelType.public_thread
    thread = await place.create_thread(name="Aside", type=kind)
    await thread.add_user(discord.Object(asker.id))
    (aside,) = channel.threads

    await asker.slash(aside, "check", text=ARTICLE)

    assert "#1 · ○ open" in shown(await asker.slash(aside, "claims show", id="1"))
    outside = shown(await passer_by.slash(channel, "claims show", id="1"))
    assert (NO_CLAIM in outside) is private
    assert ("#1 · ○ open" in outside) is not private


async def test_a_digest_tells_only_of_what_everybody_sees_who_reads_it(
    env: Env,
    bot: WhosaidBot,
    secret: Sequence[BoardClaim],
    channel: ChannelHandle,
    inside: ChannelHandle,
    helper: MemberActor,
    store: Store,
) -> None:
    clock = Clock()
    await put(store, helper.guild.id, "digest_day", DAYS[clock.now.weekday()])
    await put(store, helper.guild.id, "digest_hour", clock.now.hour)
    await put(store, helper.guild.id, "digest_channel", str(channel.id))
    await settle(helper, await helper.slash(channel, "claims show", id="1"))
    await helper.slash(channel, "check", text=AGAIN)
    public = len(options(await helper.slash(channel, "claims list"))) - (len(secret) - 1)

    await Rounds(bot, clock).go_round()
    await put(store, helper.guild.id, "digest_channel", str(inside.id))
    await store.servers.give_digest_back(helper.guild.id, clock.now)
    await Rounds(bot, clock).go_round()

    (outside,), (within,) = (digests(env, place) for place in (channel, inside))
    assert f"Still open: {public} claim" in outside
    assert "✓ confirmed" not in outside
    assert not any(claim.words[:30] in outside for claim in secret)
    assert f"Still open: {public + len(secret) - 1} claims" in within
    assert "✓ confirmed: 1" in within


def digests(env: Env, channel: ChannelHandle) -> list[str]:
    path = f"/channels/{channel.id}/messages"
    sent = [texts(each.json) for each in env.http_requests if (each.method, each.path) == ("POST", path)]
    return [text for text in sent if "Still open" in text]


async def test_doors_are_as_discord_has_them(
    env: Env,
    inside: ChannelHandle,  # noqa: ARG001
    helpers: RoleHandle,
    moderator: MemberActor,
) -> None:
    guild = env.bot.get_guild(moderator.guild.id)
    assert guild is not None
    moderator.guild.create_role("Rulers", permissions=discord.Permissions(administrator=True))
    moderator.guild.create_text_channel("open to most", overwrites={helpers: HIDDEN})
    await env.settle()
    roles = Roles.of(guild)
    for place in guild.channels:
        door = Door.of(place, roles)
        for role in guild.roles:
            assert door.lets_in(role.id) == place.permissions_for(role).view_channel


PEOPLES = [1, 2, 3, 4]
"""Roles that people can have; 0 is everybody's."""
sets = st.frozensets(st.sampled_from(PEOPLES))


@given(st.data(), sets, sets, st.booleans())
def test_all_who_see_one_channel_see_the_other_whatever_roles_they_have(
    data: st.DataObject, seeing: frozenset[int], ruling: frozenset[int], by_default: bool
) -> None:
    roles = Roles(0, frozenset({0, *PEOPLES}), seeing | ({0} if by_default else set()), ruling)
    here, there = (data.draw(doors(roles)) for _ in range(2))
    every = chain.from_iterable(combinations(PEOPLES, number) for number in range(len(PEOPLES) + 1))

    assert there.keeps_nobody_of(here) == all(there.lets_in(*own) for own in every if here.lets_in(*own))


def doors(roles: Roles) -> st.SearchStrategy[Door]:
    none: frozenset[int] = frozenset()
    said = st.dictionaries(st.sampled_from(PEOPLES), st.booleans())
    return st.builds(
        lambda everyone, said: Door(
            roles,
            everyone,
            frozenset(role for role, may in said.items() if may),
            frozenset(role for role, may in said.items() if not may),
            none,
            none,
        ),
        st.sampled_from([None, True, False]),
        said,
    )


def test_people_who_are_let_in_or_kept_out_by_themselves_count() -> None:
    roles = Roles(0, frozenset({0}), frozenset({0}), frozenset())
    none: frozenset[int] = frozenset()
    ada = frozenset({9})
    open_, closed = Door(roles, None, none, none, none, none), Door(roles, False, none, none, none, none)
    by_name, without = Door(roles, False, none, none, ada, none), Door(roles, None, none, none, none, ada)

    assert open_.keeps_nobody_of(by_name)
    assert by_name.keeps_nobody_of(by_name)
    assert not closed.keeps_nobody_of(by_name)
    assert not without.keeps_nobody_of(open_)
    assert without.keeps_nobody_of(without)
