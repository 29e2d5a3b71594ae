"""Every control under an answer, for everybody who may press it, before and after a restart."""

from __future__ import annotations

import json

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.discord.client import WhosaidBot
from bot.model import Report
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Store
from tests.discord.conftest import ThreadAnalyst, labels, options, post_card, report_id, shown, shown_in
from tests.samples import big_report, sample_report


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    return await post_card(env, channel, store, sample_report(), asker.id)


@pytest.fixture
async def big_answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    return await post_card(env, channel, store, big_report(), asker.id)


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("All claims (15)", "1 other claim is traced to its source"),
        ("Sources (11)", "Marta Lindqvist"),
        ("Side by side (2)", "the number of people treated"),
        ("Set aside (6)", "It is a disgrace"),
    ],
)
async def test_a_button_opens_a_panel_for_the_one_who_presses(
    channel: ChannelHandle, answer: discord.Message, passer_by: MemberActor, label: str, says: str
) -> None:
    before = shown_in(channel)

    panel = await passer_by.click(answer, label=label)

    assert panel.ephemeral
    assert says in shown(panel)
    assert shown_in(channel) == before


@pytest.mark.parametrize(("label", "pages"), [("All claims (60)", 10), ("Sources (40)", 4), ("Set aside (80)", 8)])
async def test_pages_turn_in_place_to_the_end_and_back(
    big_answer: discord.Message, passer_by: MemberActor, label: str, pages: int
) -> None:
    panel = await passer_by.click(big_answer, label=label)
    assert panel.response is not None
    first, message_id = shown(panel), panel.response.id

    for number in range(2, pages + 1):
        panel = await passer_by.click(panel.response, label="Next page ›")
        assert f"page {number} of {pages}" in shown(panel)
    assert "Next page ›" not in labels(panel)
    for _ in range(pages - 1):
        panel = await passer_by.click(panel.response, label="‹ Previous page")

    assert shown(panel) == first
    assert "‹ Previous page" not in labels(panel)
    assert panel.response is not None
    assert panel.response.id == message_id


async def test_every_claim_is_on_one_page(big_answer: discord.Message, passer_by: MemberActor) -> None:
    panel = await passer_by.click(big_answer, label="All claims (60)")
    seen = options(panel)
    while "Next page ›" in labels(panel):
        panel = await passer_by.click(panel.response, label="Next page ›")
        seen += options(panel)

    assert seen == [str(claim.id) for claim in big_report().claims]


async def test_a_picked_claim_is_shown_with_its_chain_and_context(
    answer: discord.Message, passer_by: MemberActor
) -> None:
    warned = claim_id(sample_report(), "Norvane was warned about blocked exits in March")

    detail = await passer_by.select(answer, [warned])

    assert detail.ephemeral
    assert "Two city officials (not named) → the Eastmere Courier → Dane Okafor" in shown(detail)
    assert "More to come" in shown(detail)
    assert "Ask for a record of the warning in March." in shown(detail)


async def test_claims_can_be_read_one_after_the_other_and_left(
    answer: discord.Message, passer_by: MemberActor
) -> None:
    first = str(sample_report().claims[0].id)
    detail = await passer_by.select(answer, [first])

    second = await passer_by.click(detail.response, label="Next claim ›")
    assert "Claim 2 of 15" in shown(second)
    again = await passer_by.click(second.response, label="‹ Previous claim")
    assert "Claim 1 of 15" in shown(again)
    listed = await passer_by.click(again.response, label="All claims (15)")
    assert "page 1 of 3" in shown(listed)
    summary = await passer_by.click(listed.response, label="Summary")
    assert "Claims still to verify" in shown(summary)
    assert labels(summary)[-1] == "Export"


async def test_a_source_is_shown_with_its_words(answer: discord.Message, passer_by: MemberActor) -> None:
    panel = await passer_by.click(answer, label="Sources (11)")

    detail = await passer_by.select(panel.response, ["0"])

    assert "Deputy Fire Chief" in shown(detail)
    assert "“14 people were taken to hospital”" in shown(detail)
    back = await passer_by.click(detail.response, label="Sources (11)")
    assert shown(back) == shown(panel)


async def test_an_account_leads_to_its_claims(answer: discord.Message, passer_by: MemberActor) -> None:
    panel = await passer_by.click(answer, label="Side by side (2)")

    detail = await passer_by.select(panel.response, options(panel)[:1])

    assert "Claim " in shown(detail)


async def test_show_only_to_me_takes_the_answer_down_for_the_asker(
    channel: ChannelHandle, answer: discord.Message, asker: MemberActor
) -> None:
    result = await asker.click(answer, label="Show only to me")

    [card] = result.followups
    assert card.ephemeral
    assert answer.id not in shown_in(channel)
    deletion = await asker.click(card, label="Delete")
    assert deletion.modal is not None


async def test_show_only_to_me_gives_others_a_copy(
    channel: ChannelHandle, answer: discord.Message, passer_by: MemberActor
) -> None:
    before = shown_in(channel)

    result = await passer_by.click(answer, label="Show only to me")

    [card] = result.followups
    assert card.ephemeral
    assert shown_in(channel) == before


async def test_export_gives_markdown_and_json(answer: discord.Message, passer_by: MemberActor) -> None:
    result = await passer_by.click(answer, label="Export")

    assert result.ephemeral
    assert result.response is not None
    markdown, data = result.response.attachments
    assert markdown.filename.endswith(".md")
    assert "Norvane was warned about blocked exits in March" in (await markdown.read()).decode()
    assert Report.model_validate(json.loads(await data.read())) == sample_report()


async def test_controls_work_after_a_restart(
    env: Env, settings: Settings, store: Store, opener: Opener, answer: discord.Message, passer_by: MemberActor
) -> None:
    panel = await passer_by.click(answer, label="Sources (11)")

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))

    turned = await passer_by.click(panel.response, label="Next page ›")
    assert "page 2 of 2" in shown(turned)
    detail = await passer_by.select(answer, [str(sample_report().claims[0].id)])
    assert "Claim 1 of 15" in shown(detail)


@pytest.mark.parametrize("label", ["All claims (15)", "Export", "Delete", "Show only to me"])
async def test_a_stale_control_says_so(
    answer: discord.Message, passer_by: MemberActor, store: Store, label: str
) -> None:
    await store.delete(report_id(answer))

    result = await passer_by.click(answer, label=label)

    [said] = result.followups or [result.response]
    assert said.ephemeral
    assert "no longer kept" in str(said.components)


def claim_id(report: Report, words: str) -> str:
    """The id of the claim with these words, as a select has it."""
    return str(next(claim.id for claim in report.claims if report.words(claim.span) == words))
