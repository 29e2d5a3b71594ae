"""The message menu: every place in a message where an article's words can stand."""

from __future__ import annotations

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from tests.discord.conftest import ARTICLE, shown

TITLE, BODY = ARTICLE.split("\n\n", 1)
SAID = "12 people were taken to hospital"


async def test_a_message_is_read(channel: ChannelHandle, asker: MemberActor) -> None:
    message = await asker.send(channel, ARTICLE)

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)


async def test_a_text_file_on_a_message_is_read_and_other_files_are_not(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    files = [("photo.png", b"\x89PNG"), ("mill.txt", ARTICLE.encode())]
    message = await asker.send(channel, "", attachments=files)

    result = await asker.context_menu(channel, "Check sources", message)

    assert SAID in shown(result)


async def test_an_embed_is_read_with_its_title_and_fields(
    env: Env, channel: ChannelHandle, asker: MemberActor
) -> None:
    embed = discord.Embed(title=TITLE, url="https://news.example/mill", description=BODY)
    embed.set_author(name="Tarnbrook Bugle").add_field(name="More", value="The mayor said 3 crews were sent.")
    webhook = env.guild.create_webhook(channel, "bugle")
    message = await webhook.send("", embed=embed)

    result = await asker.context_menu(channel, "Check sources", message)

    assert TITLE in shown(result)
    assert SAID in shown(result)


async def test_a_forwarded_message_is_read(env: Env, channel: ChannelHandle, asker: MemberActor) -> None:
    message = await asker.send(channel, ARTICLE)
    elsewhere = env.guild.create_text_channel("elsewhere")
    forwarded = await asker.forward(message, elsewhere)

    result = await asker.context_menu(elsewhere, "Check sources", forwarded)

    assert SAID in shown(result)


async def test_the_message_that_is_answered_is_read_where_discord_shows_it(
    env: Env, channel: ChannelHandle, asker: MemberActor
) -> None:
    assert env.bot.user is not None
    message = await asker.send(channel, f"{ARTICLE}\n{env.bot.user.mention}")  # who is mentioned sees the words
    answer = await asker.send(channel, "Is that so?", reply_to=message)

    result = await asker.context_menu(channel, "Check sources", answer)

    assert SAID in shown(result)


async def test_where_discord_does_not_show_what_is_answered_the_reader_is_told(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    message = await asker.send(channel, ARTICLE)
    answer = await asker.send(channel, "Is that so?", reply_to=message)

    result = await asker.context_menu(channel, "Check sources", answer)

    assert result.ephemeral
    assert "use Check sources on that one" in shown(result)


async def test_a_message_without_words_is_refused(channel: ChannelHandle, asker: MemberActor) -> None:
    message = await asker.send(channel, "", attachments=[("photo.png", b"\x89PNG")])

    result = await asker.context_menu(channel, "Check sources", message)

    assert "There is no text" in shown(result)
