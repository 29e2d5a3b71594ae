"""Every message about the board, settings, digests and privacy holds the longest values, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import discord
import pytest
from discord import ui
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.board import SETTLED, Act, BoardClaim, Event, Evidence, Listing, Order, State, StillOpen, Verdict
from bot.discord.board.controls import MOST_WORDS, Move, Query, Turn, Which
from bot.discord.board.forms import SentenceForm, SettleForm
from bot.discord.client import WhosaidBot
from bot.discord.layout.board import (
    claim_alone,
    claims_list,
    history,
    refused_form,
    suggestion,
    thread_line,
    thread_note,
)
from bot.discord.layout.compose import size
from bot.discord.layout.digest import digest
from bot.discord.layout.privacy import privacy_page
from bot.discord.layout.settings import overview, panel, rows_for
from bot.discord.layout.settings_log import log_page, told_in_log
from bot.discord.layout.setup import setup_step
from bot.discord.privacy import ForgetForm, forget_button
from bot.discord.settings.changing import Done, _done_words
from bot.discord.settings.forms import Field, SettingsForm
from bot.discord.settings.setup import ChannelsForm
from bot.discord.settings.standing import Standing
from bot.model import ClaimKind
from bot.policy import ROWS, Kind, Stored
from bot.speech import SPOKEN, speaking, tr
from bot.store.configuration import INHERIT, Logged
from bot.store.privacy import AboutPerson
from tests.discord.bodies import V2_FLAG, Checker, texts, walk
from tests.discord.test_corrections_layout import _as_callback, _nothing, _too_long

NOW = datetime.now(UTC)
ID = 2**63 - 1
TEXTS = {
    "marks": "@everyone <@1> **x** " * 200,
    "escapes": "*" * 4_000,
    "many emoji": "😀" * 500,
    "right to left": "قال الناطق " * 400,
}


def evidence(words: str) -> list[Evidence]:
    """Ten links and files, with the longest names and addresses that are taken."""
    links = [f"https://{'a' * 60}.{'b' * 60}.example.org/{'c' * 250}{number}" for number in range(5)]
    shown = [Evidence(number, link, None, None, None, ID, NOW) for number, link in enumerate(links)]
    return [*shown, *(Evidence(9 + each, None, words[:120], "a/b", 1, ID, NOW) for each in range(5))]


def claims(words: str) -> list[BoardClaim]:
    """A claim in every state, and one with a proposal; of as many as stand on a page."""
    verdict = Verdict(State.UNVERIFIABLE, words[:500], ID, NOW, evidence(words))
    claim = BoardClaim(
        1, ID, 10**9 - 25, "a" * 10, 1, words, ClaimKind.QUOTATION, 2, State.OPEN, 10**9 - 1, None, None, None, None,
        NOW, NOW, 10**6, ID,
    )  # fmt: skip
    taken = {"state": State.TAKEN, "taken_by": ID, "taken_at": NOW}
    settled = [{"state": state, "verdict": replace(verdict, state=state)} for state in sorted(SETTLED)]
    every = [{}, taken, {**taken, "proposal": verdict}, *settled, {"state": State.UNVERIFIABLE, "verdict": verdict}]
    made = [replace(claim, **each) for each in every]  # type: ignore[arg-type]
    return [replace(each, number=claim.number + at) for at, each in enumerate((made * 3)[:10])]


def board_views(words: str) -> Iterator[ui.LayoutView]:
    every = claims(words)
    for claim in every:
        yield claim_alone(claim, [*Move][1:6], every[:5])
    for claim in every[:2]:
        acts = [Event(NOW, ID, act, State.OPEN, State.MISLEADING, words[:500], evidence(words)) for act in Act]
        for page in (0, 1, 999_999):
            yield history(claim, acts * 3, page)
    for query in (Query(words=words[: MOST_WORDS // 2], page=999_999), Query(Which.ALL, Order.MOST_ASKED, mine=True)):
        yield claims_list(
            Listing(every[:8], 10**6), query, {claim.number: "https://x.example/" * 4 for claim in every}
        )
    yield thread_note([thread_line(claim, act, ID, words[:500]) for claim in every for act in Act][:20])
    links = dict.fromkeys(["a" * 10], f"https://discord.com/channels/{ID}/{ID}/{ID}")
    yield digest(StillOpen(every[:5], every[5:10], 10**6), dict.fromkeys(State, 10**6), links)


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_messages_of_the_board_fit(language: str, words: str) -> None:
    with speaking(language):
        views = list(board_views(words))
        given_back = refused_form("W" * 500, [words[:500], "https://a.example/ " * 105], had_files=True)
        assert Checker(None).problems(map(as_edit, [*views, given_back])) == []
        assert max(size(suggestion(claim)) for claim in claims(words)) <= 100
        said = "".join(texts({"components": view.to_components()}) for view in views)
        assert "<@1>" not in said
        assert "@everyone" not in said


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_the_page_about_privacy_is_whole(language: str) -> None:
    with speaking(language):
        views = [privacy_page(AboutPerson(*[10**9] * 9), days, forget_button()) for days in (0, 3650)]
        said = [texts({"components": view.to_components()}) for view in views]
        assert Checker(None).problems(map(as_edit, views)) == []
        assert [text.count("\n- ") for text in said] == [9, 9]


@pytest.mark.parametrize("language", sorted(SPOKEN))
async def test_messages_and_forms_of_settings_hold_everything(
    env: Env, channel: ChannelHandle, checker: Checker, language: str
) -> None:
    assert channel.guild is not None
    roles = [channel.guild.create_role(f"**{number}** @everyone").id for number in range(25)]
    for number in range(20):
        env.guild.create_text_channel(f"channel-{number}")
    client = cast(WhosaidBot, env.bot)
    guild = client.get_guild(channel.guild.id)
    assert guild is not None
    with speaking(language):
        for place in (None, guild.get_channel(channel.id)):
            for gone in (False, True):
                standing = Standing(guild, place, stored(place.id if place else 0, roles, guild, gone=gone))
                said = _done_words(guild, Done(logged(standing), "W" * 200))
                views = [overview(standing, watches=False), panel(standing, watches=False, is_owner=True, said=said)]
                assert checker.problems(map(as_edit, views)) == []
                for view in views:
                    shown = texts({"components": view.to_components()})
                    assert [each.name for each in rows_for(standing) if not is_said(each.label, shown)] == []
                steps = [setup_step(standing, step, watches=False, said=said) for step in (1, 2, 3)]
                logs = [log_page(guild, logged(standing)[:10], 999, 10**6), told_in_log(guild, logged(standing))]
                assert checker.problems(map(as_edit, [*steps, *logs])) == []
                short = Standing(guild, place, {})
                forms: list[ui.Modal] = [
                    SettingsForm(tr(each.label), [Field(short, each, alone=True)], _nothing) for each in ROWS
                ]
                forms += [ChannelsForm("x" * 90, short, ROWS[:2], _nothing), ForgetForm()]
                turn = Turn(10**9 - 1, 1, Move.SEND_BACK)
                forms += [SettleForm(client.board, turn), SentenceForm(client.board, turn)]
                assert checker.problems(map(_as_callback, forms)) == []
                assert [problem for form in forms for problem in _too_long(form)] == []


def is_said(label: str, shown: str) -> bool:
    """Whether a setting stands in a message with its value: "Label: **value**", spaced as the language has it."""
    return re.search(rf"{re.escape(tr(label))}\W{{1,3}}\*\*", shown) is not None


def stored(scope: int, roles: list[int], guild: discord.Guild, *, gone: bool) -> dict[tuple[int, str], Stored]:
    """The longest value of every setting, of things that are there or gone."""
    channel = guild.channels[0].id
    values = {
        Kind.ROLES: [str(1 if gone else role) for role in roles],
        Kind.CHANNEL: str(1 if gone else channel),
        Kind.DOMAINS: [f"{number}.{'long-' * 11}host.{'example-' * 6}site.org" for number in range(200)],
        Kind.SWITCH: True,
    }
    longest = {each.name: max((choice.value for choice in each.choices), key=len) for each in ROWS if each.choices}
    return {
        (scope, each.name): Stored(longest.get(each.name, values.get(each.kind, each.most)), 10**6) for each in ROWS
    }


def logged(standing: Standing) -> list[Logged]:
    return [
        Logged(1, NOW, ID, scope, name, INHERIT if scope else kept.value, kept.value)
        for (scope, name), kept in standing.stored.items()
    ] * 2


def as_edit(view: ui.LayoutView) -> SimpleNamespace:
    """The view as the body of an edit. Ids are strings in the OpenAPI file; Discord takes numbers too."""
    components = view.to_components()
    for part in walk(components):
        for default in part.get("default_values", ()):
            default["id"] = str(default["id"])
    body = {"components": components, "flags": V2_FLAG, "allowed_mentions": {"parse": []}}
    return SimpleNamespace(method="PATCH", path="/webhooks/1/token/messages/@original", json=body)
