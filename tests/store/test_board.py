"""The board in the database: numbers, acts, history, lists and search, whoever else writes at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bot.board import (
    EVERYWHERE,
    SETTLED,
    Act,
    BoardClaim,
    BoardError,
    Event,
    GivenFile,
    Order,
    Places,
    StaleClaimError,
    State,
)
from bot.board.rules import replay, standing_of
from bot.store import Owner, Store
from bot.store.board import let_go
from bot.store.database import Database
from bot.store.tables import claim_events
from tests.board.boards import LINK, PEOPLE, Wish, listed, ruling, wishes
from tests.samples import sample_report

GUILD, ELSEWHERE = 1419700000000000001, 1419700000000000002
ADA, BO, CY = PEOPLE
WORDS = ("The bridge is SHUT.", "100% of it_was lost.", "Ärzte sagten „nein“.", "Bridge tolls rose by 7.")


@pytest.fixture
async def stores(url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two bots on one database."""
    both = (await Store.open(url), await Store.open(url))
    yield both
    for store in both:
        await store.close()


async def report_in(store: Store, guild_id: int = GUILD) -> str:
    return await store.keep(sample_report(), Owner(ADA, guild_id, None))


async def board_of(store: Store, *words: str, guild_id: int = GUILD) -> list[BoardClaim]:
    """A report's claims on the board, in order."""
    return list((await store.board.enrol(await report_in(store, guild_id), guild_id, listed(*words))).values())


async def acts(store: Store, claim: BoardClaim) -> list[Act]:
    return [event.act for event in await store.board.history(claim)]


async def test_claims_are_numbered_per_server_and_put_there_once(store: Store) -> None:
    await board_of(store, "elsewhere", guild_id=ELSEWHERE)
    report_id = await report_in(store)
    first = await store.board.enrol(report_id, GUILD, listed("a", "b"))
    again = await store.board.enrol(report_id, GUILD, listed("other words", "b", "c"))
    assert [(claim.number, claim.words) for claim in again.values()] == [(1, "a"), (2, "b"), (3, "c")]
    assert [again[key] for key in first] == list(first.values())
    assert await store.board.of_report(report_id) == again
    assert await store.board.get(GUILD, 3) == again[2]
    assert await store.board.get(ELSEWHERE, 2) is None
    assert await store.board.get(GUILD, 2**40) is None
    assert await store.board.enrol("nothing", GUILD, listed("a")) == {}


async def test_numbers_have_no_gaps_and_no_doubles_when_reports_come_at_once(stores: tuple[Store, Store]) -> None:
    reports = [await report_in(stores[0]) for _ in range(6)]
    enrolments = [
        stores[turn % 2].board.enrol(report_id, GUILD, listed("a", "b", "c"))
        for turn, report_id in enumerate(reports * 2)
    ]
    found = await asyncio.gather(*enrolments)
    assert found[:6] == found[6:]
    assert sorted(claim.number for each in found[:6] for claim in each.values()) == list(range(1, 19))


async def test_two_people_and_a_verdict_that_is_sent_back_once(store: Store) -> None:
    (claim,) = await board_of(store, WORDS[0])
    board = store.board
    claim = await board.take(GUILD, 1, actor_id=ADA, seen=claim.version)
    proposed = await board.settle(GUILD, 1, actor_id=ADA, seen=claim.version, ruling=ruling(), four_eyes=True)
    assert (proposed.state, proposed.taken_by, proposed.verdict) == (State.TAKEN, ADA, None)
    assert proposed.proposal is not None
    assert (proposed.proposal.by, proposed.proposal.state) == (ADA, State.REFUTED)
    back = await board.send_back(GUILD, 1, actor_id=BO, seen=proposed.version, sentence=" The link is  another. ")
    assert (back.state, back.taken_by, back.proposal) == (State.TAKEN, ADA, None)
    better = ruling(State.MISLEADING, "Only one lane was.", [GivenFile("lane.png", "image/png", b"\x89PNG\x00")])
    proposed = await board.settle(GUILD, 1, actor_id=ADA, seen=back.version, ruling=better, four_eyes=True)
    settled = await board.agree(GUILD, 1, actor_id=BO, seen=proposed.version)
    assert (settled.state, settled.taken_by, settled.proposal) == (State.MISLEADING, None, None)
    assert settled.verdict is not None
    assert (settled.verdict.by, settled.verdict.sentence) == (ADA, "Only one lane was.")
    (file,) = settled.verdict.evidence
    assert (file.name, file.media_type, file.size, file.url) == ("lane.png", "image/png", 5, None)
    assert await board.file(file.id) == b"\x89PNG\x00"
    opened = await board.reopen(GUILD, 1, actor_id=CY, seen=settled.version, sentence="A new survey is out.")
    assert (opened.state, opened.verdict, opened.version) == (State.OPEN, None, 7)
    history = await board.history(opened)
    assert [(event.act, event.actor_id, event.sentence) for event in history] == [
        (Act.LISTED, None, None),
        (Act.TAKEN, ADA, None),
        (Act.PROPOSED, ADA, "The minutes say otherwise."),
        (Act.SENT_BACK, BO, "The link is another."),
        (Act.PROPOSED, ADA, "Only one lane was."),
        (Act.AGREED, BO, None),
        (Act.REOPENED, CY, "A new survey is out."),
    ]
    assert [each.url for each in history[2].evidence] == [LINK.url]
    assert history[4].evidence == settled.verdict.evidence


async def test_of_two_who_take_a_claim_at_once_one_has_it(stores: tuple[Store, Store]) -> None:
    for claim in await board_of(stores[0], *"abcdefgh"):
        tries = [
            stores[turn].board.take(GUILD, claim.number, actor_id=person, seen=claim.version)
            for turn, person in enumerate((ADA, BO))
        ]
        won, lost = sorted(await asyncio.gather(*tries, return_exceptions=True), key=lambda each: type(each).__name__)
        assert isinstance(won, BoardClaim)
        assert isinstance(lost, StaleClaimError)
        assert lost.now == won == await stores[1].board.get(GUILD, claim.number)
        assert f"<@{won.taken_by}>" in lost.message
        assert await acts(stores[0], claim) == [Act.LISTED, Act.TAKEN]


async def test_what_is_refused_changes_nothing(store: Store) -> None:
    (claim,) = await board_of(store, "a")
    taken = await store.board.take(GUILD, 1, actor_id=ADA, seen=claim.version)
    with pytest.raises(StaleClaimError, match="has it"):
        await store.board.settle(GUILD, 1, actor_id=BO, seen=claim.version, ruling=ruling())
    with pytest.raises(BoardError, match=f"<@{ADA}> has taken"):
        await store.board.settle(GUILD, 1, actor_id=BO, seen=taken.version, ruling=ruling())
    with pytest.raises(BoardError, match="has taken"):
        await store.board.release(GUILD, 1, actor_id=BO, seen=taken.version)
    with pytest.raises(BoardError, match="no claim #2 on"):
        await store.board.take(GUILD, 2, actor_id=BO, seen=1)
    with pytest.raises(BoardError, match="no claim #1 on"):
        await store.board.take(ELSEWHERE, 1, actor_id=BO, seen=1)
    assert await store.board.get(GUILD, 1) == taken
    released = await store.board.release(GUILD, 1, actor_id=BO, seen=taken.version, is_moderator=True)
    assert (released.state, released.taken_by, released.taken_at) == (State.OPEN, None, None)
    assert await acts(store, claim) == [Act.LISTED, Act.TAKEN, Act.RELEASED]


async def test_a_deleted_report_leaves_only_what_was_settled(store: Store) -> None:
    report_id = await report_in(store)
    await store.board.enrol(report_id, GUILD, listed("open", "taken", "settled"))
    await store.board.take(GUILD, 2, actor_id=ADA, seen=1)
    file = GivenFile("scan.pdf", "application/pdf", b"%PDF-")
    settled = await store.board.settle(GUILD, 3, actor_id=ADA, seen=1, ruling=ruling(evidence=[LINK, file]))
    assert await store.delete(report_id)
    assert await store.board.of_report(report_id) == {}
    (left,) = (await store.board.page(GUILD)).claims
    assert (left.report_id, left.number, left.words, left.verdict) == (None, 3, "settled", settled.verdict)
    assert settled.verdict is not None
    assert await store.board.file(settled.verdict.evidence[1].id) == b"%PDF-"
    assert [claim.number for claim in await board_of(store, "new")] == [4]


async def test_deleting_a_report_while_its_claims_are_listed_leaves_no_orphan(stores: tuple[Store, Store]) -> None:
    reports = [await report_in(stores[0]) for _ in range(8)]
    enrolled = (stores[0].board.enrol(report_id, GUILD, listed("a", "b")) for report_id in reports)
    deleted = (stores[1].delete(report_id) for report_id in reports)
    await asyncio.gather(*enrolled, *deleted)
    assert (await stores[0].board.page(GUILD)).total == 0


async def numbers(
    store: Store, search: str, states: frozenset[State] = frozenset(State), order: Order = Order.NEWEST
) -> list[int]:
    found = await store.board.search(GUILD, search, states=states, order=order)
    assert found.total == len(found.claims)
    return [claim.number for claim in found.claims]


async def test_a_search_finds_words_and_verdicts_and_numbers(store: Store) -> None:
    await board_of(store, *WORDS)
    await board_of(store, "bridge elsewhere", guild_id=ELSEWHERE)
    settled = await store.board.settle(GUILD, 4, actor_id=ADA, seen=1, ruling=ruling(sentence="Tolls FELL by 2."))
    assert await numbers(store, "bridge") == [4, 1]
    assert await numbers(store, "ＢＲＩＤＧＥ fell") == [4]
    assert await numbers(store, "ärzte") == [3]
    assert await numbers(store, "2") == [2, 4]
    assert await numbers(store, "#1") == [1]
    assert await numbers(store, "1", order=Order.OLDEST) == [1, 2]
    assert await numbers(store, "") == [4, 3, 2, 1]
    for nothing in (
        "b%e",
        "s_ut",
        "/",
        "\\",
        "' OR 1=1",
        "shut fell",
        "#99",
        "9" * 30,
        "\x00nowhere",
        "\ud800nowhere",
        "㌖" * 6000,
    ):
        assert await numbers(store, nothing) == []
    assert await numbers(store, "%") == await numbers(store, "it_was") == [2]
    assert await numbers(store, "bridge", SETTLED) == [4]
    assert await numbers(store, "#1", SETTLED) == []
    await store.board.reopen(GUILD, 4, actor_id=ADA, seen=settled.version, sentence="No.")
    assert await numbers(store, "fell") == []


async def test_a_search_for_a_number_is_paged_with_its_claim_first(store: Store) -> None:
    await board_of(store, *(f"Claim about 3, {turn}." for turn in range(7)))
    pages = [await store.board.search(GUILD, "3", offset=offset, limit=3) for offset in (0, 3, 6, 9)]
    assert [[claim.number for claim in page.claims] for page in pages] == [[3, 7, 6], [5, 4, 2], [1], []]
    assert {page.total for page in pages} == {7}


async def test_pages_hold_every_claim_once_in_each_order(store: Store) -> None:
    await board_of(store, *"abcde")
    second = await board_of(store, *"fg")
    assert second[0].report_id is not None
    await store.board.asked_again(second[0].report_id)
    await store.board.take(GUILD, 5, actor_id=BO, seen=1)
    expected = {Order.NEWEST: [7, 6, 5, 4, 3, 2, 1], Order.OLDEST: [1, 2, 3, 4, 5, 6, 7]}
    expected[Order.MOST_ASKED] = expected[Order.NEWEST]
    for order, wanted in expected.items():
        pages = [await store.board.page(GUILD, order=order, offset=offset, limit=3) for offset in (0, 3, 6)]
        assert [claim.number for page in pages for claim in page.claims] == wanted
        assert {page.total for page in pages} == {7}
    mine = await store.board.page(GUILD, taken_by=BO, order=Order.OLDEST)
    assert ([claim.number for claim in mine.claims], mine.total) == ([5], 1)
    assert (await store.board.page(GUILD, states={State.OPEN})).total == 6


async def test_a_page_behind_the_end_still_tells_how_many_there_are(store: Store) -> None:
    await board_of(store, *"abc")
    beyond = await store.board.page(GUILD, offset=600)
    assert (beyond.claims, beyond.total) == ([], 3)


MODS, NEWS, GONE = 1419700000000000021, 1419700000000000022, None


async def board_in_places(store: Store) -> None:
    """Claims #1 and #2 of moderators, #3 and #4 of everybody, #5 of a place that is not known."""
    for place, words in ((MODS, ("mill fire", "mill owner")), (NEWS, ("mill gate", "bridge")), (GONE, ("mill",))):
        await store.board.enrol(await report_in(store), GUILD, listed(*words), place)


@pytest.mark.parametrize(
    ("places", "seen"),
    [
        (EVERYWHERE, [5, 4, 3, 2, 1]),
        (Places(), []),
        (Places(frozenset({NEWS})), [4, 3]),
        (Places(frozenset({MODS, NEWS})), [4, 3, 2, 1]),
        (Places(frozenset({MODS}), all_but=True), [5, 4, 3]),
    ],
)
async def test_only_claims_of_places_that_somebody_sees_are_listed_found_and_counted(
    store: Store, places: Places, seen: list[int]
) -> None:
    await board_in_places(store)
    for order, wanted in ((Order.NEWEST, seen), (Order.OLDEST, seen[::-1]), (Order.MOST_ASKED, seen)):
        page = await store.board.page(GUILD, places=places, order=order, limit=3)
        assert ([claim.number for claim in page.claims], page.total) == (wanted[:3], len(seen))
    beyond = await store.board.page(GUILD, places=places, offset=600)
    assert (beyond.claims, beyond.total) == ([], len(seen))
    mills = await store.board.search(GUILD, "mill", places=places)
    assert [claim.number for claim in mills.claims] == [number for number in seen if number != 4]
    assert mills.total == len(mills.claims)
    by_number = await store.board.search(GUILD, "#1", places=places)
    assert [claim.number for claim in by_number.claims] == [1] * (1 in seen)
    assert (await store.board.page(GUILD, places=places, states={State.OPEN})).total == len(seen)
    assert (await store.board.open_for_digest(GUILD, 9, places=places)).total == len(seen)
    await store.board.take(GUILD, 2, actor_id=ADA, seen=1)
    mine = await store.board.page(GUILD, taken_by=ADA, places=places)
    assert [claim.number for claim in mine.claims] == [2] * (2 in seen)
    await store.board.settle(GUILD, 2, actor_id=ADA, seen=2, ruling=ruling())
    settled = await store.board.settled_since(GUILD, datetime.now(UTC) - timedelta(days=1), places=places)
    assert settled[State.REFUTED] == (2 in seen)


async def test_all_claims_of_a_report_have_one_place(store: Store) -> None:
    report_id = await report_in(store)
    await store.board.enrol(report_id, GUILD, listed("a"), MODS)
    later = await store.board.enrol(report_id, GUILD, listed("a", "b"), NEWS)
    assert [claim.channel_id for claim in later.values()] == [MODS, MODS]


async def test_the_digest_has_no_claim_twice(store: Store) -> None:
    old, new = await board_of(store, *"abc"), await board_of(store, *"defg")
    for claim in (old[0], new[0], new[0]):
        assert claim.report_id is not None
        await store.board.asked_again(claim.report_id)
    await store.board.settle(GUILD, 7, actor_id=ADA, seen=1, ruling=ruling())
    digest = await store.board.open_for_digest(GUILD, 2)
    assert [claim.number for claim in digest.oldest] == [1, 2]
    assert [(claim.number, claim.asked) for claim in digest.most_asked] == [(6, 3), (5, 3)]
    assert digest.total == 6
    week = datetime.now(UTC) - timedelta(days=7)
    assert await store.board.settled_since(GUILD, week) == {**dict.fromkeys(SETTLED, 0), State.REFUTED: 1}
    assert set((await store.board.settled_since(GUILD, week + timedelta(days=8))).values()) == {0}


async def test_asking_again_is_counted_always_and_told_once_a_day(store: Store, url: str) -> None:
    (claim,) = await board_of(store, "a")
    assert claim.report_id is not None
    for _ in range(3):
        await store.board.asked_again(claim.report_id)
    assert await acts(store, claim) == [Act.LISTED, Act.ASKED_AGAIN]
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(update(claim_events).values(at=datetime.now(UTC) - timedelta(days=1)))
    await database.close()
    await store.board.asked_again(claim.report_id)
    await store.board.asked_again("nothing")
    assert await acts(store, claim) == [Act.LISTED, Act.ASKED_AGAIN, Act.ASKED_AGAIN]
    now = await store.board.take(GUILD, 1, actor_id=ADA, seen=claim.version)
    assert now.asked == 5


async def test_what_is_no_claim_leaves_the_lists_and_may_come_back(store: Store) -> None:
    report_id = await report_in(store)
    await store.board.enrol(report_id, GUILD, listed("a", "b"))
    await store.board.settle(GUILD, 2, actor_id=ADA, seen=1, ruling=ruling())
    await store.board.take(GUILD, 1, actor_id=ADA, seen=1)
    for _ in range(2):
        aside = await store.board.set_aside(report_id, 0, actor_id=BO)
        assert aside is not None
        assert (aside.state, aside.taken_by) == (State.SET_ASIDE, None)
    settled = await store.board.set_aside(report_id, 1, actor_id=BO)
    assert settled is not None
    assert settled.is_settled
    assert [claim.number for claim in (await store.board.page(GUILD)).claims] == [2]
    assert [claim.number for claim in (await store.board.search(GUILD, "#1")).claims] == []
    with pytest.raises(BoardError, match="set aside"):
        await store.board.take(GUILD, 1, actor_id=ADA, seen=aside.version)
    for _ in range(2):
        back = await store.board.put_back(report_id, 0, actor_id=BO)
        assert back is not None
        assert back.state is State.OPEN
    assert await acts(store, back) == [Act.LISTED, Act.TAKEN, Act.CORRECTED, Act.CORRECTED]
    assert await store.board.set_aside(report_id, 9, actor_id=BO) is None


async def test_what_somebody_took_is_given_back_with_what_he_proposed(store: Store, url: str) -> None:
    await board_of(store, *"abcd")
    for number, person in ((1, ADA), (2, BO)):
        await store.board.take(GUILD, number, actor_id=person, seen=1)
    await store.board.settle(GUILD, 3, actor_id=ADA, seen=1, ruling=ruling(), four_eyes=True)
    database = await Database.open(url)
    async with database.write() as connection:
        gone = await let_go(connection, ADA)
    await database.close()
    assert [(claim.number, claim.state, claim.proposal) for claim in gone] == [
        (1, State.OPEN, None),
        (3, State.OPEN, None),
    ]
    assert (await store.board.page(GUILD, taken_by=BO)).total == 1
    assert (await store.board.search(GUILD, "minutes")).total == 0
    last = (await store.board.history(gone[0]))[-1]
    assert (last.act, last.actor_id) == (Act.RELEASED, None)


async def done(store: Store, claim: BoardClaim, wish: Wish) -> None:
    """Do it with the version that the claim has, or a refusal."""
    board, who = store.board, {"actor_id": wish.actor_id, "seen": claim.version}
    match wish.act:
        case Act.TAKEN:
            await board.take(GUILD, claim.number, **who)
        case Act.RELEASED:
            await board.release(GUILD, claim.number, **who, is_moderator=wish.is_moderator)
        case Act.PROPOSED | Act.SETTLED:
            four_eyes = wish.act is Act.PROPOSED
            await board.settle(GUILD, claim.number, **who, ruling=ruling(wish.verdict), four_eyes=four_eyes)
        case Act.AGREED:
            await board.agree(GUILD, claim.number, **who)
        case Act.SENT_BACK:
            await board.send_back(GUILD, claim.number, **who, sentence="Not so.")
        case Act.REOPENED:
            await board.reopen(GUILD, claim.number, **who, sentence="Again.")
        case _:
            correct = board.set_aside if wish.is_moderator else board.put_back
            await correct(str(claim.report_id), claim.claim_id, actor_id=wish.actor_id)


def rulings_of(history: Sequence[Event]) -> list[Event]:
    return [event for event in history if event.act in (Act.PROPOSED, Act.SETTLED)]


async def live(store: Store, wished: Sequence[Wish]) -> None:
    """The life of one claim; versions, history and evidence add up at its end, and no refusal changed anything."""
    report_id = await report_in(store)
    claim = (await store.board.enrol(report_id, GUILD, listed("a")))[0]
    for wish in wished:
        before = claim
        refused = False
        try:
            await done(store, claim, wish)
        except BoardError:
            refused = True
        claim = (await store.board.of_report(report_id))[0]
        assert claim == before if refused else claim.version - before.version in (0, 1)
    history = await store.board.history(claim)
    assert replay(history) == standing_of(claim)
    assert all(len(event.evidence) == 1 for event in rulings_of(history))
    if verdict := claim.verdict or claim.proposal:
        assert verdict.evidence == rulings_of(history)[-1].evidence


def test_a_claim_is_what_its_history_says(url: str) -> None:
    with asyncio.Runner() as runner:
        store = runner.run(Store.open(url))

        @settings(max_examples=12, deadline=None)
        @given(wished=st.lists(wishes(), min_size=4, max_size=16))
        def try_out(wished: list[Wish]) -> None:
            runner.run(live(store, wished))

        try_out()
        runner.run(store.close())
