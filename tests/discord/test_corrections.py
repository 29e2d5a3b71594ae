"""Members correct the reader: each kind, undone again, by who may and by who may not; board and answer follow."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.board import GivenLink, Listed, State, ruling_of
from bot.corrections import Kind
from bot.discord.client import WhosaidBot
from bot.model import Report, SentenceKind, SourceKind
from bot.opening import Opener
from bot.settings import Settings
from bot.store import Standing, Store
from tests.discord.conftest import ThreadAnalyst, labels, post_card, report_id, shown
from tests.discord.correcting import choices, fill, now, pick, told
from tests.discord.moderating import put, take_permission
from tests.samples import LINDQVIST, THORNE, big_report, sample_report
from training.corpus import read_attributions

REPORT = sample_report()
STRUCK, SPRINKLERS = 1, 3
OWN_VOICE = "-1"
MISSED = "signed by a regional manager"
ESTABLISHED = "The cause of the fire has not been established."


@pytest.fixture
def verifiers(env: Env) -> RoleHandle:
    return env.guild.create_role("Verifiers")


@pytest.fixture
async def verifier(
    env: Env,
    channel: ChannelHandle,  # noqa: ARG001  (it stands in the server)
    verifiers: RoleHandle,
    store: Store,
) -> MemberActor:
    """A member with the role that may verify; nobody else may."""
    await put(store, env.guild.id, "verifiers", [str(verifiers.id)])
    return env.guild.add_member(env.create_user("verifier"), roles=[verifiers])


@pytest.fixture
async def answer(env: Env, channel: ChannelHandle, store: Store, asker: MemberActor) -> discord.Message:
    """A report's answer, its claims on the board and the place of the answer known."""
    return await answered(env, channel, store, asker, REPORT)


async def answered(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, report: Report
) -> discord.Message:
    message = await post_card(env, channel, store, report, asker.id)
    listed = [Listed(each.id, report.words(each.span), each.kind, each.worth) for each in report.open_claims]
    await store.board.enrol(report_id(message), env.guild.id, listed, channel.id)
    return message


async def open_claim(actor: MemberActor, answer: discord.Message, claim_id: int) -> InteractionResult:
    """A claim's view, by the list of all claims."""
    panel = await actor.click(answer, label=next(each for each in labels_of(answer) if each.startswith("All claims")))
    while str(claim_id) not in choices(panel, "pickclaim").values():
        panel = await actor.click(panel.response, label="Next page ›")
    return await pick(actor, panel, "pickclaim", str(claim_id))


def labels_of(message: discord.Message) -> list[str]:
    view = discord.ui.LayoutView.from_message(message)
    return [item.label for item in view.walk_children() if isinstance(item, discord.ui.Button) and item.label]


async def question(actor: MemberActor, answer: discord.Message, claim_id: int) -> InteractionResult:
    detail = await open_claim(actor, answer, claim_id)
    return await actor.click(detail.response, label="Correct…")


async def test_what_is_no_claim_is_set_aside_and_put_back(
    store: Store, answer: discord.Message, verifier: MemberActor, passer_by: MemberActor
) -> None:
    report = report_id(answer)
    done = await pick(verifier, await question(verifier, answer, STRUCK), "pickkind", SentenceKind.OPINION)

    assert "Not a claim, but: opinion" in shown(done)
    assert "“The blaze destroyed 40 lorries”" in shown(done)
    corrected = await now(store, report)
    assert STRUCK not in {claim.id for claim in corrected.report.claims}
    assert (corrected.marks[STRUCK].kind, corrected.marks[STRUCK].by) == (Kind.NOT_A_CLAIM, verifier.id)
    assert (await store.board.of_report(report))[STRUCK].state is State.SET_ASIDE
    listed = await passer_by.click(answer, label="All claims (15)")
    assert "40 lorries" not in shown(listed)
    assert "Corrections (1)" in labels(listed)
    aside = await passer_by.click(listed.response, label="Set aside (7)")
    assert "“The blaze destroyed 40 lorries”" in shown(aside)

    undone = await verifier.click(done.response, label="Undo")

    assert shown(undone).startswith("### Undone")
    assert (await now(store, report)).report == REPORT
    assert (await store.board.of_report(report))[STRUCK].state is State.OPEN


async def test_a_settled_claim_stays_on_the_board(
    env: Env, store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    entry = (await store.board.of_report(report_id(answer)))[STRUCK]
    evidence = [GivenLink("https://records.example.com/fire")]
    ruling = ruling_of(State.CONFIRMED, "It is on record.", evidence, max_file_bytes=1)
    await store.board.settle(env.guild.id, entry.number, actor_id=verifier.id, seen=entry.version, ruling=ruling)

    await pick(verifier, await question(verifier, answer, STRUCK), "pickkind", SentenceKind.FACT)

    assert (await store.board.of_report(report_id(answer)))[STRUCK].state is State.CONFIRMED


async def test_a_claim_goes_over_to_another_source_and_says_who_said_so(
    store: Store, answer: discord.Message, verifier: MemberActor, passer_by: MemberActor
) -> None:
    asked = await question(verifier, answer, SPRINKLERS)
    assert choices(asked, "picksource")["The article itself"] == OWN_VOICE
    assert str(LINDQVIST) not in choices(asked, "picksource").values()
    done = await pick(verifier, asked, "picksource", str(THORNE))

    assert "Said by Alice Thorne" in shown(done)
    assert (await now(store, report_id(answer))).report.claim(SPRINKLERS).sources == (THORNE,)
    theirs = await open_claim(passer_by, answer, SPRINKLERS)
    assert "Alice Thorne" in shown(theirs)
    assert f"Corrected by <@{verifier.id}>" in shown(theirs)
    assert not {"Correct…", "Undo the correction"} & set(labels(theirs))
    mine = await open_claim(verifier, answer, SPRINKLERS)
    await verifier.click(mine.response, label="Undo the correction")
    assert (await now(store, report_id(answer))).report == REPORT


async def test_a_claim_of_the_articles_own_voice(
    store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    done = await pick(verifier, await question(verifier, answer, SPRINKLERS), "picksource", OWN_VOICE)
    assert "Said by the article itself" in shown(done)
    assert (await now(store, report_id(answer))).report.claim(SPRINKLERS).sources == ()


async def test_an_overlooked_source_is_named_in_the_articles_words(
    store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    asked = await question(verifier, answer, SPRINKLERS)
    form = await verifier.click(asked.response, label="Somebody who is not listed…")
    done = await fill(verifier, form, " “a  neighbour”", [SourceKind.ANONYMOUS])

    assert "Said by A neighbour" in shown(done)
    corrected = (await now(store, report_id(answer))).report
    [source] = corrected.claim(SPRINKLERS).sources
    assert (corrected.source(source).name, corrected.source(source).named) == ("A neighbour", False)
    opened = await verifier.click(done.response, label="Open the claim")
    assert "A neighbour" in shown(opened)
    again = await pick(verifier, await question(verifier, answer, STRUCK), "picksource", str(source))
    assert "Said by A neighbour" in shown(again)


async def test_a_missing_claim_is_cut_out_of_its_sentence_and_listed(
    store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    listed = await verifier.click(answer, label="All claims (15)")
    asked = await verifier.click(listed.response, label="Missing claim…")
    assert ESTABLISHED in shown(asked)
    value = next(value for label, value in choices(asked, "picksentence").items() if ESTABLISHED in label)
    form = await pick(verifier, asked, "picksentence", value)
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == ESTABLISHED
    done = await fill(verifier, form, ESTABLISHED, ["1"])

    assert "A claim that was missing" in shown(done)
    corrected = await now(store, report_id(answer))
    [new] = [claim for claim in corrected.report.claims if claim.id > 14]
    assert corrected.report.words(new.span) == ESTABLISHED.rstrip(".")
    assert new.worth == 1
    assert (await store.board.of_report(report_id(answer)))[new.id].words == ESTABLISHED.rstrip(".")
    opened = await verifier.click(done.response, label="Open the claim")
    assert f"Corrected by <@{verifier.id}>" in shown(opened)
    await verifier.click(opened.response, label="Undo the correction")
    assert (await now(store, report_id(answer))).report == REPORT
    assert (await store.board.of_report(report_id(answer)))[new.id].state is State.SET_ASIDE


async def test_words_can_be_typed_that_stand_beside_a_claim(
    store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    form = await typing(verifier, answer)
    await fill(verifier, form, f"{MISSED},", ["2"])
    corrected = (await now(store, report_id(answer))).report
    assert MISSED in [corrected.words(claim.span) for claim in corrected.claims]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("A fire gutted @everyone", "The article does not have these words."),
        ("The sprinklers never came on", "These words are already part of a claim in the list."),
        ("…", "These are no words of the article."),
    ],
)
async def test_what_was_typed_is_given_back_where_it_is_not_taken(
    store: Store, answer: discord.Message, verifier: MemberActor, typed: str, says: str
) -> None:
    refused = await fill(verifier, await typing(verifier, answer), typed, ["2"])

    assert says in told(refused)
    assert typed in told(refused)
    assert (await now(store, report_id(answer))).report == REPORT


@pytest.mark.usefixtures("verifier")
async def test_who_may_not_verify_is_not_asked(answer: discord.Message, passer_by: MemberActor) -> None:
    detail = await open_claim(passer_by, answer, STRUCK)
    assert "Correct…" not in labels(detail)
    listed = await passer_by.click(answer, label="All claims (15)")
    assert "Missing claim…" not in labels(listed)


async def test_a_role_that_was_taken_away_ends_it_at_every_press_and_form(
    env: Env, store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    asked = await question(verifier, answer, SPRINKLERS)
    detail = await open_claim(verifier, answer, STRUCK)
    form = await verifier.click(asked.response, label="Somebody who is not listed…")
    typed = await typing(verifier, answer)
    await take_permission(env, verifier, [])

    refusals = [
        await pick(verifier, asked, "pickkind", SentenceKind.OPINION),
        await pick(verifier, asked, "picksource", OWN_VOICE),
        await verifier.click(asked.response, label="Somebody who is not listed…"),
        await verifier.click(detail.response, label="Correct…"),
        await fill(verifier, form, "A neighbour", [SourceKind.PERSON]),
        await fill(verifier, typed, MISSED, ["2"]),
    ]

    assert all("only members with certain roles can verify claims" in told(each) for each in refusals)
    assert (await now(store, report_id(answer))).report == REPORT


async def test_a_stale_undo_of_somebody_without_the_role_changes_nothing(
    env: Env, store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    done = await pick(verifier, await question(verifier, answer, STRUCK), "pickkind", SentenceKind.OPINION)
    made = await verifier.click(done.response, label="Corrections (1)")
    await take_permission(env, verifier, [])

    assert "only members with certain roles" in told(await pick(verifier, made, "pickmade", "1"))
    assert STRUCK in (await now(store, report_id(answer))).marks


async def test_two_verifiers_at_once_lose_nothing(
    env: Env, store: Store, answer: discord.Message, verifier: MemberActor, verifiers: RoleHandle
) -> None:
    other = env.guild.add_member(env.create_user("other"), roles=[verifiers])
    mine, theirs = await question(verifier, answer, STRUCK), await question(other, answer, SPRINKLERS)
    form = await typing(other, answer)
    await pick(verifier, mine, "pickkind", SentenceKind.OPINION)

    late = await pick(other, theirs, "picksource", OWN_VOICE)
    typed = await fill(other, form, MISSED, ["2"])

    assert "Somebody else corrected this report in the meantime" in told(late)
    assert "Somebody else corrected this report in the meantime" in told(typed)
    assert MISSED in told(typed)
    assert set((await now(store, report_id(answer))).marks) == {STRUCK}
    again = await question(other, answer, SPRINKLERS)
    await pick(other, again, "picksource", OWN_VOICE)
    assert set((await now(store, report_id(answer))).marks) == {STRUCK, SPRINKLERS}


async def test_what_was_corrected_is_listed_with_who_did_and_undone_from_there(
    store: Store, answer: discord.Message, verifier: MemberActor, passer_by: MemberActor
) -> None:
    report = report_id(answer)
    await pick(verifier, await question(verifier, answer, STRUCK), "pickkind", SentenceKind.CALL)
    await fill(verifier, await typing(verifier, answer), MISSED, ["2"])

    listed = await passer_by.click(answer, label="All claims (15)")
    made = await passer_by.click(listed.response, label="Corrections (2)")

    assert shown(made).index("A claim that was missing") < shown(made).index("Not a claim, but: call to act")
    assert shown(made).count(f"Corrected by <@{verifier.id}>") == 2
    first = choices(made, "pickmade")["The blaze destroyed 40 lorries"]
    assert "only members with certain roles" in told(await pick(passer_by, made, "pickmade", first))
    theirs = await verifier.click(answer, label="All claims (15)")
    mine = await verifier.click(theirs.response, label="Corrections (2)")
    await pick(verifier, mine, "pickmade", first)
    assert [each.change.kind for each in (await now(store, report)).held] == [Kind.MISSING_CLAIM]


async def test_sources_and_sentences_are_turned_page_by_page(
    env: Env, channel: ChannelHandle, store: Store, asker: MemberActor, verifier: MemberActor
) -> None:
    answer = await answered(env, channel, store, asker, big_report())
    asked = await question(verifier, answer, 0)
    seen = [*choices(asked, "picksource").values()]
    asked = await verifier.click(asked.response, label="Next page ›")
    seen += choices(asked, "picksource").values()
    assert seen == [OWN_VOICE, *(str(number) for number in range(1, 40))]
    await pick(verifier, asked, "picksource", "39")
    assert (await now(store, report_id(answer))).report.claim(0).sources == (39,)
    listed = await verifier.click(answer, label="All claims (60)")
    sentences = await verifier.click(listed.response, label="Missing claim…")
    found = len(choices(sentences, "picksentence"))
    while "Next page ›" in labels(sentences):
        sentences = await verifier.click(sentences.response, label="Next page ›")
        found += len(choices(sentences, "picksentence"))
    assert found == 80


async def test_another_server_sees_the_report_as_it_was_read(
    env: Env, channel: ChannelHandle, store: Store, answer: discord.Message, verifier: MemberActor, asker: MemberActor
) -> None:
    await pick(verifier, await question(verifier, answer, STRUCK), "pickkind", SentenceKind.OPINION)
    elsewhere = await post_card(env, channel, store, REPORT, asker.id, guild=env.guild.id + 1)

    listed = await verifier.click(elsewhere, label="All claims (15)")

    assert "Missing claim…" not in labels(listed)
    assert "Corrections (1)" not in labels(listed)


async def test_controls_work_after_a_restart(
    env: Env, settings: Settings, store: Store, opener: Opener, answer: discord.Message, verifier: MemberActor
) -> None:
    asked = await question(verifier, answer, STRUCK)

    await env.restart_bot(WhosaidBot(settings, store, ThreadAnalyst(settings), opener))

    done = await pick(verifier, asked, "pickkind", SentenceKind.QUESTION)
    assert "Not a claim, but: question" in shown(done)
    await verifier.click(done.response, label="Undo")
    assert (await now(store, report_id(answer))).report == REPORT


async def test_a_report_that_is_gone_is_not_corrected(
    store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    asked = await question(verifier, answer, STRUCK)
    await store.delete(report_id(answer))
    assert "no longer kept" in told(await pick(verifier, asked, "pickkind", SentenceKind.OPINION))


async def typing(actor: MemberActor, answer: discord.Message) -> InteractionResult:
    """The form for words of a missing claim that are typed."""
    listed = await actor.click(answer, label="All claims (15)")
    asked = await actor.click(listed.response, label="Missing claim…")
    return await actor.click(asked.response, label="Type the words…")


async def test_the_answer_in_the_channel_follows(
    env: Env, channel: ChannelHandle, store: Store, answer: discord.Message, verifier: MemberActor
) -> None:
    await store.finish(0, report_id(answer), Standing(channel.id, answer.id))
    first = REPORT.claims[0]
    assert REPORT.words(first.span) in card_in(channel, answer)

    await pick(verifier, await question(verifier, answer, first.id), "pickkind", SentenceKind.OPINION)
    await env.settle()

    assert REPORT.words(first.span) not in card_in(channel, answer)
    assert "14 claims" in card_in(channel, answer)


def card_in(channel: ChannelHandle, answer: discord.Message) -> str:
    """What everybody sees of an answer."""
    (found,) = (message for message in channel.history() if message.id == answer.id)
    return "\n".join(
        item.content
        for item in discord.ui.LayoutView.from_message(found).walk_children()
        if isinstance(item, discord.ui.TextDisplay)
    )


async def test_a_moderator_gets_what_was_corrected_as_training_data(
    env: Env, channel: ChannelHandle, answer: discord.Message, verifier: MemberActor, tmp_path: Path
) -> None:
    role = env.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    moderator = env.guild.add_member(env.create_user("moderator"), roles=[role])
    assert "Nothing was corrected" in shown(await moderator.slash(channel, "claims export"))
    await pick(verifier, await question(verifier, answer, STRUCK), "pickkind", SentenceKind.OPINION)

    given = await moderator.slash(channel, "claims export")
    refused = await verifier.slash(channel, "claims export")

    assert given.ephemeral
    assert given.response is not None
    (file,) = given.response.attachments
    path = tmp_path / file.filename
    path.write_bytes(await file.read())
    (document,) = read_attributions(path)
    assert [judged.label for judged in document.sentences] == ["opinion"]
    assert str(verifier.id).encode() not in path.read_bytes()
    assert refused.ephemeral
    assert "Only members who may manage this server" in shown(refused)
