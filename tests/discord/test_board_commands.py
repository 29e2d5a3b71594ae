"""`/claims`: lists, search, suggestions while typing, and what cannot be found."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.board import State
from bot.discord.board.controls import MOST_WORDS, Query, Turn, Which
from bot.store import Store
from tests.discord.boarding import LINK, WHY, answered, on_board, settle
from tests.discord.conftest import labels, options, shown
from tests.discord.moderating import fill
from tests.samples import big_report


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    """60 claims on the board."""
    return await answered(env, channel, store, big_report(), asker.id)


async def test_a_list_is_turned_to_its_end_and_leads_to_the_answer(
    answer: discord.Message, channel: ChannelHandle, passer_by: MemberActor
) -> None:
    panel = await passer_by.slash(channel, "claims list", order="oldest")
    assert panel.ephemeral
    assert "60 claims · oldest first" in shown(panel)
    assert answer.jump_url in shown(panel)
    seen = options(panel)
    while "Next page ›" in labels(panel):
        panel = await passer_by.click(panel.response, label="Next page ›")
        seen += options(panel)

    assert seen == [str(number) for number in range(1, 61)]


async def test_lists_are_by_state_and_by_person(
    answer: discord.Message,  # noqa: ARG001
    channel: ChannelHandle,
    asker: MemberActor,
    passer_by: MemberActor,
) -> None:
    await passer_by.slash(channel, "claims take", id="3")
    await asker.slash(channel, "claims take", id="4")
    await settle(passer_by, await passer_by.slash(channel, "claims show", id="5"), "refuted")

    assert options(await passer_by.slash(channel, "claims mine")) == ["3"]
    assert set(options(await passer_by.slash(channel, "claims list", state="taken"))) == {"3", "4"}
    assert options(await passer_by.slash(channel, "claims list", state="taken", mine=True)) == ["3"]
    settled = await passer_by.slash(channel, "claims list", state="settled")
    assert options(settled) == ["5"]
    assert WHY in shown(settled)
    assert "There are none." in shown(await passer_by.slash(channel, "claims list", state="confirmed"))


async def test_a_claim_is_opened_from_a_list_that_stays(
    answer: discord.Message,  # noqa: ARG001
    channel: ChannelHandle,
    passer_by: MemberActor,
) -> None:
    panel = await passer_by.slash(channel, "claims list")
    before = shown(panel)

    opened = await passer_by.select(panel.response, ["60"])

    assert opened.ephemeral
    assert "#60 · ○ open" in shown(opened)
    assert shown(panel) == before


async def test_a_search_finds_words_of_claims_and_of_verdicts_and_turns_its_pages(
    answer: discord.Message,  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    passer_by: MemberActor,
) -> None:
    words = (await on_board(store, channel, 7)).words
    found = await passer_by.slash(channel, "claims search", words=" ".join(words.split()[:3]))
    assert "7" in options(found) or "Next page ›" in labels(found)
    await settle(passer_by, await passer_by.slash(channel, "claims show", id="9"), sentence="The quaysides ledger.")

    assert options(await passer_by.slash(channel, "claims search", words="QUAYSIDES ledger")) == ["9"]
    assert options(await passer_by.slash(channel, "claims search", words="#12"))[0] == "12"
    every = await passer_by.slash(channel, "claims search", words="a")
    first = set(options(every))
    turned = await passer_by.click(every.response, label="Next page ›")
    assert "page 2 of" in shown(turned)
    assert not first & set(options(turned))


async def test_while_typing_claims_are_suggested_by_number_and_by_words(
    answer: discord.Message,  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    passer_by: MemberActor,
) -> None:
    await passer_by.slash(channel, "claims take", id="2")
    claim = await on_board(store, channel, 2)

    by_number = await passer_by.autocomplete(channel, "claims show", "id", "2")
    by_words = await passer_by.autocomplete(channel, "claims show", "id", claim.words[:40])
    to_take = await passer_by.autocomplete(channel, "claims take", "id", "2")

    assert by_number[0]["value"] == "2"
    assert by_number[0]["name"].startswith("#2 · ◐ taken · “")
    assert "2" in [choice["value"] for choice in by_words]
    assert "2" not in [choice["value"] for choice in to_take]
    assert all(len(choice["name"]) <= 100 for choice in [*by_number, *by_words, *to_take])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("999", "There is no claim #999 on this server's board"),
        ("2147483648", "That is no claim's number"),
        ("the mill", "That is no claim's number"),
    ],
)
@pytest.mark.parametrize("command", ["show", "take", "settle", "reopen", "history"])
async def test_what_is_no_claim_is_said_in_one_sentence(
    env: Env,  # noqa: ARG001
    channel: ChannelHandle,
    passer_by: MemberActor,
    command: str,
    typed: str,
    says: str,
) -> None:
    result = await passer_by.slash(channel, f"claims {command}", id=typed)

    assert result.ephemeral
    assert says in shown(result)


async def test_a_claim_is_settled_and_reopened_by_command(
    answer: discord.Message,  # noqa: ARG001
    store: Store,
    channel: ChannelHandle,
    passer_by: MemberActor,
) -> None:
    form = await passer_by.slash(channel, "claims settle", id="#3")
    refused = await fill(passer_by, form, ["confirmed"], WHY, "", None)
    assert "at least one link or file" in shown(refused)
    assert WHY in shown(refused)
    done = await fill(
        passer_by, await passer_by.slash(channel, "claims settle", id="3"), ["confirmed"], WHY, LINK, None
    )
    assert f"#3 · ✓ confirmed by <@{passer_by.id}>" in shown(done)

    await fill(passer_by, await passer_by.slash(channel, "claims reopen", id="3"), "Another ledger came up.")

    assert (await on_board(store, channel, 3)).state is State.OPEN
    assert "Another ledger" in shown(await passer_by.slash(channel, "claims history", id="3"))


def test_custom_ids_are_short_enough_and_read_back() -> None:
    from bot.discord.board.controls import CONTROLS, Move, Order

    turn, query, _ = (each.__discord_ui_compiled_template__ for each in CONTROLS)
    longest = Query(Which.UNVERIFIABLE, Order.MOST_ASKED, True, ":.\n" + "ä" * (MOST_WORDS - 3), 999_999)
    press = Turn(999_999_999, 999_999_999, Move.SEND_BACK, 999_999)

    assert len(longest.custom_id) <= 100
    assert Query.parse(query.fullmatch(longest.custom_id)) == longest  # type: ignore[arg-type]
    assert Turn.parse(turn.fullmatch(press.custom_id)) == press  # type: ignore[arg-type]
    assert query.fullmatch(replace(longest, words="").custom_id)
