"""/check, its form and /about: what people get for what they give."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.errors import AnalysisError
from bot.store import Store
from tests.discord.bodies import messages, texts
from tests.discord.conftest import ARTICLE, control_ids, labels, shown

TITLE = "Fire guts mill in Tarnbrook"
FIRST, SECOND, THIRD, FILE = range(4)
"""The controls of the form, in order."""


async def test_a_text_is_answered_to_everybody(channel: ChannelHandle, asker: MemberActor) -> None:
    result = await asker.slash(channel, "check", text=ARTICLE)

    assert not result.ephemeral
    assert TITLE in shown(result)
    assert "12 people were taken to hospital" in shown(result)
    assert labels(result)[-3:] == ["Show only to me", "Export", "Delete"]


async def test_it_defers_first_and_shows_its_stages(env: Env, channel: ChannelHandle, asker: MemberActor) -> None:
    before = len(env.http_requests)

    await asker.slash(channel, "check", text=ARTICLE)

    sent = env.http_requests[before:]
    assert (sent[0].path.endswith("/callback"), sent[0].json["type"]) == (True, 5)
    stages = [texts(body) for request in sent[1:] for body in messages(request)]
    assert stages[:2] == ["Reading the article…\n", "Finding who says what…\n"]
    assert TITLE in stages[2]
    assert len(stages) == 3


async def test_a_file_is_read(channel: ChannelHandle, asker: MemberActor) -> None:
    data = b"\xff\xfe" + ARTICLE.encode("utf-16-le")

    result = await asker.slash(channel, "check", file=("Mill.TXT", data))

    assert TITLE in shown(result)


async def test_private_is_private_from_the_start(channel: ChannelHandle, asker: MemberActor) -> None:
    result = await asker.slash(channel, "check", text=ARTICLE, private=True)

    assert result.ephemeral
    assert TITLE in shown(result)
    assert labels(result)[-2:] == ["Export", "Delete"]


async def test_it_works_in_direct_messages(env: Env) -> None:
    result = await env.create_user("asker").slash("check", text=ARTICLE)

    assert TITLE in shown(result)


async def test_it_is_offered_everywhere(env: Env) -> None:
    registered = next(request.json for request in env.http_requests if request.method == "PUT")

    everywhere = {"check", "about", "privacy", "Check sources"}
    assert {command["name"] for command in registered} == everywhere | {"claims", "settings", "setup"}
    for command in registered:
        is_everywhere = command["name"] in everywhere
        assert command["contexts"] == ([0, 1, 2] if is_everywhere else [0])
        assert command["integration_types"] == ([0, 1] if is_everywhere else [0])


async def test_without_anything_a_form_is_shown_and_read(channel: ChannelHandle, asker: MemberActor) -> None:
    form = await asker.slash(channel, "check")
    ids = control_ids(form.modal)
    first, rest = ARTICLE[:200], ARTICLE[200:]

    result = await asker.submit_modal(form, {ids[FIRST]: first, ids[THIRD]: rest})

    assert TITLE in shown(result)
    assert not result.ephemeral


async def test_a_full_input_goes_on_in_the_next_without_a_gap(channel: ChannelHandle, asker: MemberActor) -> None:
    long = " ".join([ARTICLE] * 20)[:7000]
    form = await asker.slash(channel, "check", private=True)
    ids = control_ids(form.modal)

    result = await asker.submit_modal(form, {ids[FIRST]: long[:4000], ids[SECOND]: long[4000:]})

    assert result.ephemeral
    exported = await asker.click(result.response, label="Export")
    markdown = (await exported.response.attachments[0].read()).decode()
    assert TITLE in markdown


async def test_a_file_in_the_form_is_read(channel: ChannelHandle, asker: MemberActor) -> None:
    form = await asker.slash(channel, "check")

    result = await asker.submit_modal(form, {control_ids(form.modal)[FILE]: ("a.md", ARTICLE.encode())})

    assert TITLE in shown(result)


async def test_an_empty_form_is_refused(channel: ChannelHandle, asker: MemberActor) -> None:
    form = await asker.slash(channel, "check")

    result = await asker.submit_modal(form, {})

    assert "There is no text in what you sent" in shown(result)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"PK", "I read web pages, .txt, .md, .html, .pdf, .docx and .eml files"),
        ("a.txt", b"x" * 5001, "5,001 bytes and the limit is 5,000"),
    ],
)
async def test_a_file_that_cannot_be_taken_is_refused_to_the_asker_only(
    channel: ChannelHandle, asker: MemberActor, name: str, data: bytes, says: str
) -> None:
    result = await asker.slash(channel, "check", file=(name, data))

    assert result.ephemeral
    assert says in shown(result)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Too short.", "at least 40"),
        ("\x00\x01\x02\x03" * 30, "raw data"),
        (" \n " * 30, "There is no text"),
    ],
)
async def test_a_text_that_cannot_be_read_is_refused_in_a_sentence(
    channel: ChannelHandle, asker: MemberActor, store: Store, text: str, says: str
) -> None:
    result = await asker.slash(channel, "check", text=text)

    assert says in shown(result)
    assert await store.unanswered() == []


async def test_a_text_that_is_too_long_is_refused(channel: ChannelHandle, asker: MemberActor) -> None:
    form = await asker.slash(channel, "check")
    ids = control_ids(form.modal)
    inputs = {ids[index]: (ARTICLE * 20)[:4000] for index in (FIRST, SECOND, THIRD)}

    result = await asker.submit_modal(form, {**inputs, ids[FILE]: ("a.txt", ARTICLE.encode())})

    assert "the limit is 12,000" in shown(result)


async def test_hostile_words_reach_nobody(channel: ChannelHandle, asker: MemberActor) -> None:
    hostile = ARTICLE.replace("The alarm never rang", "@everyone <@1> [win](https://evil.example) ||`The alarm`||")

    result = await asker.slash(channel, "check", text=hostile)

    assert "@everyone" not in shown(result)
    assert "](https://evil.example)" not in shown(result)
    assert "<@1>" not in shown(result)


async def test_a_failure_is_told_with_a_number_and_logged_with_it(
    channel: ChannelHandle,
    asker: MemberActor,
    store: Store,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise RuntimeError("the cause")

    monkeypatch.setattr(store, "keep_for", fails)
    with caplog.at_level(logging.ERROR):
        result = await asker.slash(channel, "check", text=ARTICLE)

    number = shown(result).rsplit("number ", 1)[1].split(".")[0]
    record = next(record for record in caplog.records if number in record.getMessage())
    assert record.exc_info is not None
    assert "the cause" in str(record.exc_info[1])
    assert "the cause" not in shown(result)
    assert await store.unanswered() == []


async def test_an_overrun_is_told_in_its_own_words(
    channel: ChannelHandle, asker: MemberActor, analyst: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def overruns(*_: object) -> None:
        raise AnalysisError("overrun", "Reading this took too long.")

    monkeypatch.setattr(analyst, "report", overruns)

    result = await asker.slash(channel, "check", text=ARTICLE)

    assert shown(result) == "Reading this took too long.\n"


async def test_about_tells_what_it_is_and_what_becomes_of_texts(channel: ChannelHandle, asker: MemberActor) -> None:
    result = await asker.slash(channel, "about")

    assert result.ephemeral
    assert "Privacy" in shown(result)
