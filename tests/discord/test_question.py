"""Several links: the asker is asked which one is meant, and only that one is opened."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.discord.controls import Place
from bot.discord.intake import Given, Offer, Several, from_options
from bot.discord.layout.question import question
from bot.discord.link_select import Asked
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Store
from tests.article.fetch.loopback import Server
from tests.discord.bodies import V2_FLAG, Checker, texts, walk
from tests.discord.conftest import ThreadAnalyst, control_ids, options, shown, shown_in

MILL, PIER = "http://news.example.com/mill", "http://other.example.org/pier"
LINKS = f"{PIER} {MILL} {PIER}?utm_source=chat"
SAID = "12 people were taken to hospital"
REMARK = "Can anybody tell me which of the two is right about the people that were hurt?"


async def test_the_asker_is_asked_and_what_is_picked_is_answered_to_everybody(
    channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    asked = await asker.slash(channel, "check", text=LINKS)

    assert asked.ephemeral
    assert shown(asked).splitlines()[0] == "That holds 2 links: check which?"
    assert f"-# 2. <{MILL}>" in shown(asked)
    assert options(asked) == ["1", "2"]
    assert site.connections == 0

    answered = await asker.select(asked.response, ["2"])

    assert not answered.ephemeral
    assert SAID in shown(answered)
    assert site.paths == ["/mill"]


async def test_the_others_can_be_picked_after_it(channel: ChannelHandle, asker: MemberActor, site: Server) -> None:
    asked = await asker.slash(channel, "check", link=LINKS)
    await asker.select(asked.response, ["2"])

    answered = await asker.select(asked.response, ["1"])

    assert "There is no such page" in shown(answered)
    assert site.paths == ["/mill", "/pier"]


async def test_private_carries_over(channel: ChannelHandle, asker: MemberActor) -> None:
    form = await asker.slash(channel, "check", private=True)
    asked = await asker.submit_modal(form, {control_ids(form.modal)[0]: LINKS})
    before = shown_in(channel)

    answered = await asker.select(asked.response, ["2"])

    assert answered.ephemeral
    assert SAID in shown(answered)
    assert shown_in(channel) == before


async def test_the_links_outlive_a_restart_and_a_messages_words_are_asked_for_again(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
) -> None:
    message = await asker.send(channel, f"{REMARK} {LINKS}")
    asked = await asker.context_menu(channel, "Check sources", message)
    assert options(asked) == ["1", "2", "0"]

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    by_link = await asker.select(asked.response, ["2"])
    itself = await asker.select(asked.response, ["0"])

    assert SAID in shown(by_link)
    assert itself.ephemeral
    assert shown(itself) == "I no longer have the words of that message; use Check sources on it again.\n"


async def test_the_message_itself_can_be_meant(channel: ChannelHandle, asker: MemberActor, site: Server) -> None:
    message = await asker.send(
        channel, f"“Nobody ever warned us about the exits,” said Edda Marsh, a worker. {LINKS}"
    )
    asked = await asker.context_menu(channel, "Check sources", message)

    answered = await asker.select(asked.response, ["0"])

    assert "Nobody ever warned us about the exits" in shown(answered)
    assert site.connections == 0


async def test_only_the_asker_may_choose(
    env: Env, channel: ChannelHandle, asker: MemberActor, passer_by: MemberActor, site: Server
) -> None:
    posted_in = env.bot.get_channel(channel.id)
    assert isinstance(posted_in, discord.TextChannel)
    view = question(_several(MILL, PIER), Asked(asker.id, Place.PUBLIC, 0))
    asked = await posted_in.send(view=view)

    refused = await passer_by.select(asked, ["1"])
    answered = await asker.select(asked, ["1"])

    assert refused.ephemeral
    assert "Only the person who was asked" in shown(refused)
    assert SAID in shown(answered)
    assert site.paths == ["/mill"]


async def test_an_embeds_title_names_its_link(env: Env, channel: ChannelHandle, asker: MemberActor) -> None:
    webhook = env.guild.create_webhook(channel, "bugle")
    embeds = [discord.Embed(title="Fire guts mill", url=MILL), discord.Embed(title="Pier closed", url=PIER)]
    message = await webhook.send("", embeds=embeds)

    asked = await asker.context_menu(channel, "Check sources", message)

    assert asked.response is not None
    (select,) = (part for part in walk(asked.response.components) if part["type"] == 3)
    assert [option["label"] for option in select["options"]] == ["1. Fire guts mill", "2. Pier closed"]
    assert select["options"][0]["description"] == "news.example.com/mill"


async def test_several_links_beside_a_file_are_too_many(channel: ChannelHandle, asker: MemberActor) -> None:
    result = await asker.slash(channel, "check", link=LINKS, file=("a.txt", b"Words."))

    assert result.ephemeral
    assert shown(result) == "Beside files I take one link; give the others on their own.\n"


@pytest.mark.parametrize(
    ("count", "length", "itself"), [(2, 20, True), (24, 20, True), (25, 20, True), (60, 20, False), (9, 900, True)]
)
def test_what_is_not_listed_is_counted_and_every_option_has_its_link(
    checker: Checker, count: int, length: int, itself: bool
) -> None:
    links = [f"https://example.org/{number}-{'x' * length}" for number in range(count)]
    body = _body(_several(*links, itself=itself))

    said = texts(body)
    (select,) = (part for part in walk(body["components"]) if part["type"] == 3)
    listed = [option["value"] for option in select["options"] if option["value"] != "0"]
    assert [link for link in links if f"<{link}>" in said] == links[: len(listed)]
    assert (f"And {count - len(listed)} more link" in said) is (count > len(listed))
    assert ("0" in [option["value"] for option in select["options"]]) is itself
    assert checker.problems([_edit(body)]) == []


@given(st.lists(st.text(min_size=1, max_size=300), min_size=2, max_size=40, unique=True), st.text(max_size=300))
def test_any_links_and_titles_keep_within_the_limits(paths: list[str], title: str) -> None:
    links = [f"https://example.org/{number}/{path}" for number, path in enumerate(paths)]
    given_links = from_options("", " ".join(links), ())
    assume(isinstance(given_links, Several))
    assert isinstance(given_links, Several)
    titled = Several(tuple(Offer(offer.link, title or None) for offer in given_links.offers), Given())

    assert Checker(None).problems([_edit(_body(titled))]) == []


def _several(*links: str, itself: bool = False) -> Several:
    return Several(tuple(map(Offer, links)), Given(texts=(REMARK,)) if itself else None)


def _body(several: Several) -> dict[str, object]:
    view = question(several, Asked(2**63, Place.PRIVATE, 2**63))
    return {"components": view.to_components(), "flags": V2_FLAG, "allowed_mentions": {"parse": []}}


def _edit(body: dict[str, object]) -> SimpleNamespace:
    return SimpleNamespace(method="PATCH", path="/webhooks/1/token/messages/@original", json=body)
