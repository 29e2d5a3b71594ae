"""Claims taken, settled, agreed to, sent back and reopened with the buttons in a claim's view."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.board import Act, BoardClaim, State
from bot.discord.client import WhosaidBot
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Store
from tests.discord.boarding import LINK, WHY, answered, explain, on_board, open_claim, settle, told
from tests.discord.conftest import ThreadAnalyst, labels, report_id, shown
from tests.discord.moderating import fill, put
from tests.samples import sample_report


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    return await answered(env, channel, store, sample_report(), asker.id)


@pytest.fixture
async def claim(answer: discord.Message, store: Store, channel: ChannelHandle) -> BoardClaim:  # noqa: ARG001
    return await on_board(store, channel)


async def test_a_claim_is_taken_and_released(
    answer: discord.Message, claim: BoardClaim, store: Store, channel: ChannelHandle, passer_by: MemberActor
) -> None:
    panel = await open_claim(passer_by, answer, claim)
    assert "**#1 · ○ open**" in shown(panel)

    await passer_by.click(panel.response, label="Take it")

    assert f"#1 · ◐ taken by <@{passer_by.id}>" in shown(panel)
    assert "Take it" not in labels(panel)
    await passer_by.click(panel.response, label="Release")
    assert (await on_board(store, channel)).state is State.OPEN


async def test_a_claim_is_settled_with_a_link_and_a_file(
    answer: discord.Message, claim: BoardClaim, store: Store, channel: ChannelHandle, passer_by: MemberActor
) -> None:
    panel = await open_claim(passer_by, answer, claim)

    await settle(passer_by, panel, "misleading", files=[("letter.pdf", b"%PDF-1.7 letter")])

    settled = await on_board(store, channel)
    assert settled.verdict is not None
    assert (settled.state, settled.verdict.sentence) == (State.MISLEADING, WHY)
    assert f"found misleading by <@{passer_by.id}>" in shown(panel)
    assert f"[records.example.org](<{LINK}>), letter.pdf (file)" in shown(panel)
    files = await passer_by.click(panel.response, label="Show files")
    assert files.response is not None
    (file,) = files.response.attachments
    assert files.ephemeral
    assert await file.read() == b"%PDF-1.7 letter"


@pytest.mark.parametrize(
    ("sentence", "links", "files", "says"),
    [
        ("It was so.", "", None, "at least one link or file"),
        ("It was so.", "not a link", None, "cannot be evidence"),
        ("It was so.", "http://127.0.0.1/secret", None, "cannot be evidence"),
        ("It was so.", LINK, [("big.pdf", b"x" * 5001)], "too large"),
        ("   ", LINK, None, "Say in a sentence why"),
    ],
)
async def test_a_verdict_that_is_not_enough_gives_back_what_was_typed(
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    passer_by: MemberActor,
    sentence: str,
    links: str,
    files: list[tuple[str, bytes]] | None,
    says: str,
) -> None:
    panel = await open_claim(passer_by, answer, claim)

    result = await settle(passer_by, panel, sentence=sentence, links=links, files=files)

    assert says in told(result)
    assert all(f"```\n{text}\n```" in told(result) for text in (sentence, links) if text.strip())
    assert ("add them again" in told(result)) is bool(files)
    assert await on_board(store, channel) == claim


async def test_what_was_typed_cannot_break_out_of_its_block(
    answer: discord.Message, claim: BoardClaim, passer_by: MemberActor
) -> None:
    panel = await open_claim(passer_by, answer, claim)

    result = await settle(passer_by, panel, sentence="```\n# @everyone", links="")

    assert told(result).count("```") == 2


async def test_a_second_person_has_to_agree(
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
) -> None:
    await put(store, claim.guild_id, "four_eyes", True)
    panel = await open_claim(passer_by, answer, claim)
    await settle(passer_by, panel, "refuted")
    assert "somebody else has to agree" in shown(panel)
    assert "Agree" not in labels(panel)
    others = await open_claim(asker, answer, claim)

    await asker.click(others.response, label="Agree")

    now = await on_board(store, channel)
    assert now.state is State.REFUTED
    assert now.verdict is not None
    assert now.verdict.by == passer_by.id
    assert [event.act for event in await store.board.history(now)][-2:] == [Act.PROPOSED, Act.AGREED]


async def test_a_verdict_is_sent_back_with_a_sentence(
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
) -> None:
    await put(store, claim.guild_id, "four_eyes", True)
    await settle(passer_by, await open_claim(passer_by, answer, claim))
    panel = await open_claim(asker, answer, claim)

    await explain(asker, panel, "Send back…", "That letter is from another year.")

    now = await on_board(store, channel)
    assert (now.state, now.proposal, now.taken_by) == (State.TAKEN, None, passer_by.id)
    lines = await asker.click(panel.response, label="History")
    assert "“That letter is from another year.”" in shown(lines)
    assert WHY in shown(lines)


async def test_a_settled_claim_is_reopened_and_its_verdict_stays_in_the_history(
    answer: discord.Message, claim: BoardClaim, store: Store, channel: ChannelHandle, passer_by: MemberActor
) -> None:
    panel = await open_claim(passer_by, answer, claim)
    await settle(passer_by, panel)

    await explain(passer_by, panel, "Reopen…", "A new letter came up.")

    assert (await on_board(store, channel)).state is State.OPEN
    lines = await passer_by.click(panel.response, label="History")
    assert all(words in shown(lines) for words in (WHY, LINK, "“A new letter came up.”"))
    back = await passer_by.click(lines.response, label="Back to the claim")
    assert "Take it" in labels(back)


async def test_of_two_at_once_one_takes_it_and_the_other_is_told_who(
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
) -> None:
    panels = [await open_claim(actor, answer, claim) for actor in (asker, passer_by)]
    first = await asker.click(panels[0].response, label="Take it")

    second = await passer_by.click(panels[1].response, label="Take it")

    assert told(first) == ""
    assert f"<@{asker.id}> has it" in told(second)
    assert f"taken by <@{asker.id}>" in shown(panels[1])
    assert (await on_board(store, channel)).taken_by == asker.id


async def test_a_form_that_was_overtaken_changes_nothing_and_loses_nothing(
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
) -> None:
    panel = await open_claim(passer_by, answer, claim)
    form = await passer_by.click(panel.response, label="Settle…")
    await settle(asker, await open_claim(asker, answer, claim), "refuted", "There was no letter.")

    result = await fill(passer_by, form, ["confirmed"], WHY, LINK, None)

    assert f"<@{asker.id}> settled this claim in the meantime" in told(result)
    assert WHY in told(result)
    assert f"```\n{LINK}\n```" in told(result)
    assert f"refuted by <@{asker.id}>" in shown(panel)
    assert (await on_board(store, channel)).state is State.REFUTED


async def test_controls_of_the_board_work_after_a_restart(
    env: Env,
    answer: discord.Message,
    claim: BoardClaim,
    store: Store,
    channel: ChannelHandle,
    passer_by: MemberActor,
    settings: Settings,
    opener: Opener,
) -> None:
    panel = await open_claim(passer_by, answer, claim)

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))  # type: ignore[arg-type]

    await settle(passer_by, panel, "unverifiable")
    assert (await on_board(store, channel)).state is State.UNVERIFIABLE
    lines = await passer_by.click(panel.response, label="History")
    assert "unverifiable" in shown(lines)


async def test_a_claim_whose_report_is_gone_says_so(
    answer: discord.Message, claim: BoardClaim, store: Store, passer_by: MemberActor
) -> None:
    panel = await open_claim(passer_by, answer, claim)
    await store.delete(report_id(answer))

    result = await passer_by.click(panel.response, label="Take it")

    assert "There is no claim #1 on this server's board" in told(result)


async def test_a_settled_claim_stays_without_its_report(
    answer: discord.Message, claim: BoardClaim, store: Store, channel: ChannelHandle, passer_by: MemberActor
) -> None:
    await settle(passer_by, await open_claim(passer_by, answer, claim))
    await store.delete(report_id(answer))

    alone = await passer_by.slash(channel, "claims show", id="1")

    assert WHY in shown(alone)
    assert "no longer kept" in shown(alone)
    await explain(passer_by, alone, "Reopen…", "It came up again.")
    assert "#1 · ○ open" in shown(alone)
