"""The message menu on messages that point elsewhere: what is opened, what is read itself, and what does not count."""

from __future__ import annotations

import json
from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import to_discord_message

from tests.article.fetch.loopback import Server, answer
from tests.discord.conftest import ARTICLE, options, shown
from tests.discord.site import asked_at

MILL = "http://news.example.com/mill"
POST = "https://x.com/roe_reports/status/1234567890123456789"
GIF = "https://tenor.com/view/wave-1"
CALL = "https://discord.com/channels/1/2/3"
SAID = "12 people were taken to hospital"
POSTED = "The harbour master says 30 boats were lost in the storm on Monday and that nobody warned the fishermen."


async def posted(
    env: Env, channel: ChannelHandle, author: MemberActor, content: str, *embeds: dict[str, Any]
) -> discord.Message:
    """A person's message with the embeds that Discord made of its links."""
    message = env.backend.create_message(channel.id, author.id, content, embeds=list(embeds))
    return to_discord_message(env, message)


@pytest.mark.parametrize(
    "content",
    [
        MILL,
        f"Is this true? <{MILL}>",
        f"[Fire guts mill]({MILL}) {GIF}",
        f"{MILL} {MILL}?utm_source=chat {CALL}",
        f"{'word ' * 39}{MILL}",
    ],
)
async def test_few_words_and_a_link_are_the_page_behind_it(
    channel: ChannelHandle, asker: MemberActor, site: Server, content: str
) -> None:
    message = await asker.send(channel, content)

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.paths == ["/mill"]


async def test_many_words_are_read_themselves(channel: ChannelHandle, asker: MemberActor, site: Server) -> None:
    message = await asker.send(channel, f"{ARTICLE}\n{MILL}")

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.connections == 0


async def test_the_page_is_opened_and_not_its_preview(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    preview = {"type": "article", "url": MILL, "title": "Fire guts mill", "description": "The mayor wept. " * 20}
    message = await posted(env, channel, asker, MILL, preview)

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.paths == ["/mill"]


async def test_an_embed_that_was_sent_with_a_link_and_few_words_is_the_page_behind_it(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    webhook = env.guild.create_webhook(channel, "bugle")
    message = await webhook.send("", embed=discord.Embed(title="Fire guts mill", url=MILL, description="Read on."))

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.paths == ["/mill"]


@pytest.mark.parametrize("link", [POST, "https://fixer.example/roe_reports/status/1234567890123456789"])
async def test_a_post_is_read_from_its_embed(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server, link: str
) -> None:
    author = {"name": "Anna Roe (@roe_reports)"}
    message = await posted(
        env, channel, asker, f"wow {link}", {"type": "rich", "url": POST, "author": author, "description": POSTED}
    )

    result = await asker.context_menu(channel, "Check sources", message)

    assert "30 boats were lost" in shown(result)
    assert site.connections == 0


async def test_of_a_post_without_its_words_the_network_is_asked(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    asked = asked_at(POST)
    assert asked is not None
    signed = f'&mdash; Anna Roe (@roe_reports) <a href="{POST}">May 1, 2024</a>'
    told = {"html": f'<blockquote class="twitter-tweet"><p lang="en">{POSTED}</p>{signed}</blockquote>'}
    site.replies[asked.removeprefix("http://")] = answer(json.dumps(told), media_type="application/json")
    message = await posted(env, channel, asker, POST, {"type": "rich", "url": POST, "title": "X"})

    result = await asker.context_menu(channel, "Check sources", message)

    assert "30 boats were lost" in shown(result)
    assert len(site.paths) == 1


async def test_a_picture_by_its_embed_does_not_count(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    picture = "http://pictures.example.org/4711"
    message = await posted(env, channel, asker, f"{picture} {MILL}", {"type": "image", "url": picture})

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.paths == ["/mill"]


@pytest.mark.parametrize("content", [GIF, CALL, f"{GIF} {CALL}"])
async def test_links_that_lead_to_no_page_are_not_opened(
    channel: ChannelHandle, asker: MemberActor, site: Server, content: str
) -> None:
    message = await asker.send(channel, content)

    result = await asker.context_menu(channel, "Check sources", message)

    assert "paste the article's words" in shown(result) or "too short" in shown(result)
    assert site.connections == 0


async def test_the_link_of_a_message_that_is_answered_or_forwarded_is_opened(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    assert env.bot.user is not None
    message = await asker.send(channel, f"{MILL} {env.bot.user.mention}")  # who is mentioned sees the words
    answer_to_it = await asker.send(channel, "Is that so?", reply_to=message)
    elsewhere = env.guild.create_text_channel("elsewhere")
    forwarded = await asker.forward(message, elsewhere)

    answered = await asker.context_menu(channel, "Check sources", answer_to_it)
    result = await asker.context_menu(elsewhere, "Check sources", forwarded)

    assert SAID in shown(answered)
    assert "Already checked" in shown(result)  # the same link, in the same server
    assert site.paths == ["/mill"]


async def test_a_link_to_a_file_in_discord_is_opened_and_one_to_a_picture_is_not(
    channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    site.replies["/attachments/1/2/mill.txt"] = answer(ARTICLE, media_type="text/plain; charset=utf-8")
    attached = "http://cdn.discordapp.com/attachments/1/2/"
    message = await asker.send(channel, f"{attached}photo.png {attached}mill.txt")

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.paths == ["/attachments/1/2/mill.txt"]


@pytest.mark.parametrize(
    ("words", "choices"),
    [("", ["1", "2"]), ("which one?", ["1", "2"]), ("may " * 10, ["1", "2", "0"]), ("may " * 39, ["1", "2", "0"])],
)
async def test_several_links_are_asked_about(
    channel: ChannelHandle, asker: MemberActor, site: Server, words: str, choices: list[str]
) -> None:
    message = await asker.send(channel, f"{words}{MILL} http://other.example.org/pier {GIF}")

    result = await asker.context_menu(channel, "Check sources", message)

    assert result.ephemeral
    assert options(result) == choices
    assert site.connections == 0


async def test_a_file_goes_before_a_link(channel: ChannelHandle, asker: MemberActor, site: Server) -> None:
    message = await asker.send(channel, "http://other.example.org/pier", attachments=[("a.md", ARTICLE.encode())])

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
    assert site.connections == 0


async def test_a_picture_beside_a_link_is_ignored(channel: ChannelHandle, asker: MemberActor) -> None:
    message = await asker.send(channel, MILL, attachments=[("photo.png", b"\x89PNG")])

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)
