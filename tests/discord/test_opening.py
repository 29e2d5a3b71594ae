"""Links that are given to /check and its form: opened, refused in a sentence, and opened again after a restart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.discord.layout.notices import refusal
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Job, Owner, Store
from bot.submission import Submission
from tests.article.fetch.loopback import Server, answer
from tests.discord.bodies import messages, texts
from tests.discord.conftest import ARTICLE, ThreadAnalyst, control_ids, shown
from tests.discord.site import page

MILL = "http://news.example.com/mill"
SAID = "12 people were taken to hospital"


def stages(env: Env, since: int) -> Iterator[str]:
    """What was shown one after the other."""
    for request in env.http_requests[since:]:
        yield from (texts(body).strip() for body in messages(request))


async def test_a_link_is_opened_read_and_answered_in_stages(
    env: Env, channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    before = len(env.http_requests)

    result = await asker.slash(channel, "check", link=MILL)

    assert SAID in shown(result)
    assert not result.ephemeral
    assert site.paths == ["/mill"]
    assert list(stages(env, before))[:3] == [
        "Opening the page…",
        "Reading the article…",
        "Finding who says what…",
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"text": MILL},
        {"text": f"<{MILL}>"},
        {"text": f"[Fire guts mill]({MILL})"},
        {"link": f"<{MILL}?utm_source=chat>"},
        {"link": MILL, "text": f"{MILL}#top"},
    ],
    ids=lambda options: " ".join(options.values()),
)
async def test_a_link_alone_is_opened_however_it_is_given(
    channel: ChannelHandle, asker: MemberActor, site: Server, options: dict[str, str]
) -> None:
    result = await asker.slash(channel, "check", private=True, **options)

    assert result.ephemeral
    assert SAID in shown(result)
    assert site.paths == ["/mill"]


async def test_a_link_alone_in_the_form_is_opened(channel: ChannelHandle, asker: MemberActor, site: Server) -> None:
    form = await asker.slash(channel, "check", private=True)

    result = await asker.submit_modal(form, {control_ids(form.modal)[0]: MILL})

    assert result.ephemeral
    assert SAID in shown(result)
    assert site.paths == ["/mill"]


async def test_words_are_the_article_and_a_link_beside_them_only_says_where_they_stand(
    channel: ChannelHandle, asker: MemberActor, site: Server
) -> None:
    with_link_inside = await asker.slash(channel, "check", text=f"{ARTICLE}\n{MILL}")
    with_link_beside = await asker.slash(channel, "check", text=ARTICLE, link=MILL)

    assert SAID in shown(with_link_inside)
    assert SAID in shown(with_link_beside)
    assert site.asked == []
    exported = await asker.click(with_link_beside.response, label="Export")
    report = json.loads(await exported.response.attachments[1].read())
    assert report["article"]["url"] == MILL


async def test_a_file_and_a_link_are_one_article(channel: ChannelHandle, asker: MemberActor) -> None:
    notes = (
        "“The sprinklers had been switched off since spring,” said Jon Vale, an electrician who works at the mill."
    )

    result = await asker.slash(channel, "check", link=MILL, file=("notes.txt", notes.encode()))

    exported = await asker.click(result.response, label="Export")
    report = (await exported.response.attachments[0].read()).decode()
    assert "sprinklers" in report
    assert SAID in report


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("ftp://news.example.com/mill", "begin with http"),
        ("http://news.example.com:8080/mill", "port that websites do not use"),
        ("http://127.0.0.2/mill", "private address"),
        ("the mill story", "well-formed link"),
        ("https://discord.com/channels/1/2/3", "use Apps → Check sources on the message"),
    ],
)
async def test_a_link_that_is_never_opened_is_refused_at_once(
    channel: ChannelHandle, asker: MemberActor, site: Server, link: str, says: str
) -> None:
    for options in ({"link": link}, {"link": link, "text": ARTICLE}):
        result = await asker.slash(channel, "check", **options)

        assert result.ephemeral
        assert says in shown(result)
    assert site.connections == 0


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (answer("", status="404 Not Found"), ["There is no such page", "paste the article's text"]),
        (answer("", status="503 Service Unavailable"), ["a problem of its own", "paste the article's text"]),
        (answer(b"\x89PNG", media_type="image/png"), ["something that I cannot read"]),
        (
            answer("User-agent: *\nDisallow: /", media_type="text/plain"),
            ["asks robots not to", "paste the article's"],
        ),
        (answer(page("Fire\n\nThe mill burnt.")), ["no article to be read in this page"]),
    ],
    ids=["gone", "failing", "picture", "robots", "short"],
)
async def test_what_cannot_be_opened_or_read_is_told_in_a_sentence(
    channel: ChannelHandle, asker: MemberActor, site: Server, store: Store, reply: bytes, says: list[str]
) -> None:
    site.replies = {"/robots.txt": reply} if b"User-agent" in reply else {"/other": reply}

    result = await asker.slash(channel, "check", link="http://news.example.com/other")

    for words in says:
        assert words in shown(result)
    assert shown(result).lower().count("paste") <= 1
    assert await store.unanswered() == []


async def test_a_link_that_was_left_unanswered_is_opened_after_a_restart(
    env: Env,
    channel: ChannelHandle,
    asker: MemberActor,
    settings: Settings,
    store: Store,
    opener: Opener,
    site: Server,
) -> None:
    result = await asker.slash(channel, "check", text="Too short.")
    assert env.bot.application_id is not None
    left = Job(
        id=None,
        application_id=env.bot.application_id,
        interaction_token=result._interaction.token,
        submission=Submission(link=MILL),
        owner=Owner(asker.id, None, None),
        private=False,
        accepted_at=datetime.now(UTC),
    )
    await store.accept(left)

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))
    await env.settle()

    assert SAID in shown(result)
    assert site.paths == ["/mill"]
    assert await store.unanswered() == []


async def test_before_anything_is_opened_it_says_whose_bot_it_is(
    env: Env, settings: Settings, store: Store, opener: Opener
) -> None:
    told: list[str] = []

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener, told.append))

    assert told == [f"https://discord.com/users/{env.bot.application_id}"]


@pytest.mark.parametrize(
    ("code", "sentence", "shown"),
    [
        ("tls", "No proof of its name.", "No proof of its name.\n-# Paste the article's words with `/check`."),
        ("login", "This page asks to log in; paste its text.", "This page asks to log in; paste its text."),
        ("private_ip", "That link leads to a private address.", "That link leads to a private address."),
    ],
)
def test_how_else_is_said_once_and_where_it_helps(code: str, sentence: str, shown: str) -> None:
    assert refusal(code, sentence) == shown
