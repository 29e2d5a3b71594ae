"""The claims of every server's board, with their verdicts, evidence and history.

Every change is one transaction: it names the version that its maker saw, and changes the claim's row, its history and
its evidence together. History and evidence are only ever added to. What may be done is the business of `bot.board`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.board import (
    EVERYWHERE,
    ON_BOARD,
    SETTLED,
    UNSETTLED,
    Act,
    BoardClaim,
    BoardError,
    Event,
    Listed,
    Listing,
    Order,
    Places,
    Ruling,
    State,
    StillOpen,
)
from bot.board.rules import Deed, Step, stale, standing_of, steps
from bot.board.searching import folded, number_in
from bot.speech import tr
from bot.store import board_rows as rows
from bot.store.database import Database
from bot.store.tables import claim_events, claims, evidence, reports, servers

Conditions = Sequence[ColumnElement[bool]]

_AHEAD = 500
"""How far beyond a page is looked: where the end is as near as that, nothing needs to be counted."""


class StoredBoard:
    """The boards of all servers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def enrol(
        self, report_id: str, guild_id: int, listed: Sequence[Listed], channel_id: int | None = None
    ) -> dict[int, BoardClaim]:
        """Put a report's claims on the board; returns all that it has there, by their ids within the report.

        `channel_id` is their place, unless the report has claims there already: all of a report's have one place.
        What is on the board is left as it is. Nothing is put there, and nothing returned, for a report that is no
        longer kept.
        """
        async with self._database.write() as connection:
            if not await _hold_report(connection, report_id):
                return {}
            known = await _of_report(connection, report_id)
            place = next((claim.channel_id for claim in known.values()), channel_id)
            new = {each.claim_id: each for each in listed if each.claim_id not in known}
            if new:
                await _add(connection, report_id, guild_id, list(new.values()), place)
            return await _of_report(connection, report_id)

    async def of_report(self, report_id: str) -> dict[int, BoardClaim]:
        """The claims of a report that are on a board, by their ids within the report, those set aside included."""
        async with self._database.read() as connection:
            return await _of_report(connection, report_id)

    async def get(self, guild_id: int, number: int) -> BoardClaim | None:
        """The claim with this number on the server's board; None where there is none."""
        async with self._database.read() as connection:
            return await _find(connection, rows.numbered(guild_id, number))

    async def several(self, guild_id: int, numbers: Collection[int]) -> dict[int, BoardClaim]:
        """Those of these claims that are on the server's board, by their numbers."""
        here = (claims.c.guild_id == guild_id) & claims.c.number.in_(numbers)
        async with self._database.read() as connection:
            return {claim.number: claim for claim in await _all(connection, rows.whole(here))}

    async def prints(self, ids: Collection[int]) -> dict[int, bytes]:
        """What is compared with other claims' words, by the ids of those of the claims that have it."""
        query = select(claims.c.id, claims.c.print).where(claims.c.id.in_(ids), claims.c.print.is_not(None))
        async with self._database.read() as connection:
            return {row.id: row.print for row in await connection.execute(query)}

    async def page(
        self,
        guild_id: int,
        *,
        states: Collection[State] = ON_BOARD,
        taken_by: int | None = None,
        places: Places = EVERYWHERE,
        order: Order = Order.NEWEST,
        offset: int = 0,
        limit: int = 10,
    ) -> Listing:
        """A page of the server's claims in these states, of one person's only where `taken_by` is given."""
        conditions = rows.within(guild_id, states, places)
        if taken_by is not None:
            conditions.append(claims.c.taken_by == taken_by)
        async with self._database.read() as connection:
            return await _listing(connection, conditions, rows.ordered(order), offset, limit)

    async def search(
        self,
        guild_id: int,
        words: str,
        *,
        states: Collection[State] = ON_BOARD,
        places: Places = EVERYWHERE,
        order: Order = Order.NEWEST,
        offset: int = 0,
        limit: int = 10,
    ) -> Listing:
        """A page of the claims that hold every one of the words, in their own or in their verdict's sentence.

        Of a number alone, the claim that has it comes first.
        """
        here, number = rows.within(guild_id, states, places), number_in(words)
        own = [*here, claims.c.number == number]
        others = [*here, *rows.holding(words), *([claims.c.number != number] if number else [])]
        async with self._database.read() as connection:
            first = await _ids(connection, own, (), 0, 1) if number else []
            return await _listing(connection, others, rows.ordered(order), offset, limit, first)

    async def settled_since(self, guild_id: int, since: datetime, *, places: Places = EVERYWHERE) -> dict[State, int]:
        """How many claims of the server were settled at that moment or later, by verdict."""
        query = select(claims.c.state, func.count()).where(
            *rows.within(guild_id, SETTLED, places), claims.c.verdict_at >= since
        )
        async with self._database.read() as connection:
            found = {State(state): count for state, count in await connection.execute(query.group_by(claims.c.state))}
        return {state: found.get(state, 0) for state in State if state in SETTLED}

    async def open_for_digest(self, guild_id: int, limit: int, *, places: Places = EVERYWHERE) -> StillOpen:
        """What is neither settled nor set aside: the longest listed, then the most asked about of the others."""
        conditions = rows.within(guild_id, UNSETTLED, places)
        async with self._database.read() as connection:
            total = await _count(connection, conditions)
            oldest = await _ids(connection, conditions, rows.ordered(Order.OLDEST), 0, limit)
            others = [*conditions, claims.c.asked > 1, claims.c.id.not_in(oldest)]
            asked = await _ids(connection, others, rows.ordered(Order.MOST_ASKED), 0, limit)
            return StillOpen(await _in_turn(connection, oldest), await _in_turn(connection, asked), total)

    async def take(self, guild_id: int, number: int, *, actor_id: int, seen: int) -> BoardClaim:
        """Take an open claim; `seen` is the version that the person saw. Every act raises as this one does.

        Raises StaleClaimError where the claim is no longer at that version, and BoardError for what the rules forbid
        or a claim that is not there; nothing is changed then.
        """
        return await self._do(guild_id, number, seen, _deed(Act.TAKEN, actor_id))

    async def release(
        self, guild_id: int, number: int, *, actor_id: int, seen: int, is_moderator: bool = False
    ) -> BoardClaim:
        """Give a taken claim back, a proposed verdict with it; moderators may do so with everybody's."""
        deed = Deed(Act.RELEASED, actor_id, datetime.now(UTC), is_moderator=is_moderator)
        return await self._do(guild_id, number, seen, deed)

    async def settle(
        self, guild_id: int, number: int, *, actor_id: int, seen: int, ruling: Ruling, four_eyes: bool = False
    ) -> BoardClaim:
        """Settle a claim, or propose to where a second person is required; an open claim is taken with that."""
        act = Act.PROPOSED if four_eyes else Act.SETTLED
        return await self._do(guild_id, number, seen, _deed(act, actor_id, ruling=ruling))

    async def agree(self, guild_id: int, number: int, *, actor_id: int, seen: int) -> BoardClaim:
        """Agree to the verdict that somebody else proposed: it holds from now on."""
        return await self._do(guild_id, number, seen, _deed(Act.AGREED, actor_id))

    async def send_back(self, guild_id: int, number: int, *, actor_id: int, seen: int, sentence: str) -> BoardClaim:
        """Disagree with the verdict that somebody else proposed, and say why: he goes on with the claim."""
        return await self._do(guild_id, number, seen, _deed(Act.SENT_BACK, actor_id, sentence))

    async def reopen(self, guild_id: int, number: int, *, actor_id: int, seen: int, sentence: str) -> BoardClaim:
        """Open a settled claim again, and say why; the verdict stays in the history."""
        return await self._do(guild_id, number, seen, _deed(Act.REOPENED, actor_id, sentence))

    async def set_aside(self, report_id: str, claim_id: int, *, actor_id: int | None) -> BoardClaim | None:
        """A correction says that this is no claim: it leaves the board unless it is settled.

        Returns it as it stands then; None where it is on no board. Done a second time it does nothing.
        """
        return await self._correct(report_id, claim_id, actor_id, UNSETTLED)

    async def put_back(self, report_id: str, claim_id: int, *, actor_id: int | None) -> BoardClaim | None:
        """That correction was undone: the claim is open again, if it was set aside; returns as `set_aside` does."""
        return await self._correct(report_id, claim_id, actor_id, {State.SET_ASIDE})

    async def asked_again(self, report_id: str) -> None:
        """A report's article was asked about again: counted every time, in the history once a day."""
        now = datetime.now(UTC)
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        told = select(claim_events.c.claim).where(claim_events.c.act == Act.ASKED_AGAIN, claim_events.c.at >= today)
        async with self._database.write() as connection:
            held = select(claims.c.id, claims.c.state).where(claims.c.report_id == report_id).order_by(claims.c.id)
            found = (await connection.execute(held.with_for_update())).all()
            ids = [row.id for row in found]
            await connection.execute(update(claims).where(claims.c.id.in_(ids)).values(asked=claims.c.asked + 1))
            already = set(await connection.scalars(told.where(claim_events.c.claim.in_(ids))))
            lines = [_line(row.id, now, row.state) for row in found if row.id not in already]
            if lines:
                await connection.execute(insert(claim_events), lines)

    async def history(self, claim: BoardClaim) -> list[Event]:
        """Everything that happened to a claim, the oldest first."""
        events = select(claim_events).where(claim_events.c.claim == claim.id).order_by(claim_events.c.id)
        async with self._database.read() as connection:
            found = (await connection.execute(events)).all()
            shown = await rows.evidence_of(connection, evidence.c.claim == claim.id, evidence.c.event)
        return [rows.event(row, shown.get(row.id, ())) for row in found]

    async def file(self, evidence_id: int) -> bytes | None:
        """The bytes of a file that is evidence; None for a link, and where there is no such evidence."""
        async with self._database.read() as connection:
            return await connection.scalar(select(evidence.c.data).where(evidence.c.id == evidence_id))

    async def _do(self, guild_id: int, number: int, seen: int, deed: Deed) -> BoardClaim:
        here = rows.numbered(guild_id, number)
        async with self._database.write() as connection:
            claim = await _find(connection, here.with_for_update())
            if claim is None:
                raise BoardError("no_such_claim", tr("There is no claim #{number} on this board.", number=number))
            if claim.version != seen:
                raise stale(claim)
            return await _carry_out(connection, claim, deed)

    async def _correct(
        self, report_id: str, claim_id: int, actor_id: int | None, states: Collection[State]
    ) -> BoardClaim | None:
        here = rows.whole((claims.c.report_id == report_id) & (claims.c.claim_id == claim_id))
        async with self._database.write() as connection:
            claim = await _find(connection, here.with_for_update())
            if claim is None or claim.state not in states:
                return claim
            return await _carry_out(connection, claim, _deed(Act.CORRECTED, actor_id))


async def let_go(connection: AsyncConnection, person_id: int) -> Sequence[BoardClaim]:
    """Give back every claim that this person has taken, in the bot's name; returns them as they stand then."""
    deed = _deed(Act.RELEASED, None, is_moderator=True)
    taken = rows.whole(claims.c.taken_by == person_id).order_by(claims.c.id).with_for_update()
    return [await _carry_out(connection, claim, deed) for claim in await _all(connection, taken)]


def _deed(
    act: Act,
    actor_id: int | None,
    sentence: str | None = None,
    ruling: Ruling | None = None,
    is_moderator: bool = False,
) -> Deed:
    return Deed(act, actor_id, datetime.now(UTC), sentence, ruling, is_moderator)


async def _hold_report(connection: AsyncConnection, report_id: str) -> bool:
    """Whether there is this report; nobody enrols its claims or deletes it until the transaction ends."""
    held = select(reports.c.id).where(reports.c.id == report_id).with_for_update()
    return await connection.scalar(held) is not None


async def _add(
    connection: AsyncConnection, report_id: str, guild_id: int, new: Sequence[Listed], channel_id: int | None
) -> None:
    now = datetime.now(UTC)
    first = await _numbers(connection, guild_id, len(new))
    values = [
        {
            "guild_id": guild_id,
            "number": number,
            "report_id": report_id,
            "claim_id": each.claim_id,
            "channel_id": channel_id,
            "words": each.words,
            "folded": folded(each.words),
            "kind": each.kind,
            "worth": each.worth,
            "state": State.OPEN,
            "version": 1,
            "listed_at": now,
            "changed_at": now,
            "print": each.print,
        }
        for number, each in enumerate(new, first)
    ]
    await connection.execute(insert(claims), values)
    added = select(claims.c.id).where(claims.c.report_id == report_id, claims.c.number >= first)
    lines = [
        {"claim": claim, "at": now, "actor_id": None, "act": Act.LISTED, "before": None, "after": State.OPEN}
        for claim in await connection.scalars(added.order_by(claims.c.id))
    ]
    await connection.execute(insert(claim_events), lines)


async def _numbers(connection: AsyncConnection, guild_id: int, count: int) -> int:
    """The first of so many numbers that the server gives to nobody else."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = dialect.insert(servers).values(guild_id=guild_id, next_claim=1 + count)
    taken = row.on_conflict_do_update(
        index_elements=[servers.c.guild_id], set_={"next_claim": servers.c.next_claim + count}
    )
    following = (await connection.execute(taken.returning(servers.c.next_claim))).scalar_one()
    return int(following) - count


async def _carry_out(connection: AsyncConnection, claim: BoardClaim, deed: Deed) -> BoardClaim:
    """Do it and return the claim as it stands then; its row is held by the transaction."""
    done = steps(standing_of(claim), deed)
    for step in done:
        await _write_down(connection, claim.id, deed, step)
    standing = done[-1].standing
    values = {
        **rows.columns(standing),
        "folded": folded(claim.words, standing.sentence),
        "version": claim.version + 1,
        "changed_at": deed.at,
    }
    await connection.execute(update(claims).where(claims.c.id == claim.id).values(values))
    (changed,) = await _all(connection, rows.whole(claims.c.id == claim.id))
    return changed


async def _write_down(connection: AsyncConnection, claim_id: int, deed: Deed, step: Step) -> None:
    line = {"at": deed.at, "actor_id": deed.actor_id, "act": step.act, "before": step.before, "after": step.after}
    event = insert(claim_events).values(claim=claim_id, sentence=step.sentence, **line).returning(claim_events.c.id)
    event_id = (await connection.execute(event)).scalar_one()
    common = {"claim": claim_id, "event": event_id, "added_by": deed.actor_id, "added_at": deed.at}
    if step.evidence:
        await connection.execute(insert(evidence), [{**common, **rows.given(each)} for each in step.evidence])


def _line(claim_id: int, at: datetime, state: str) -> Mapping[str, Any]:
    return {"claim": claim_id, "at": at, "actor_id": None, "act": Act.ASKED_AGAIN, "before": state, "after": state}


async def _listing(
    connection: AsyncConnection,
    conditions: Conditions,
    order: Sequence[ColumnElement[Any]],
    offset: int,
    limit: int,
    first: Sequence[int] = (),
) -> Listing:
    """A page of the claims with the ids `first` and of all others that the conditions find, in this order."""
    head, skipped = first[offset : offset + limit], max(0, offset - len(first))
    ids = await _ids(connection, conditions, order, skipped, limit - len(head) + _AHEAD)
    is_end = len(ids) < limit - len(head) + _AHEAD and (ids or not skipped)
    total = len(first) + (skipped + len(ids) if is_end else await _count(connection, conditions))
    return Listing(await _in_turn(connection, [*head, *ids][:limit]), total)


async def _ids(
    connection: AsyncConnection, conditions: Conditions, order: Sequence[ColumnElement[Any]], offset: int, limit: int
) -> Sequence[int]:
    page = select(claims.c.id).where(*conditions).order_by(*order).offset(offset).limit(limit)
    return (await connection.scalars(page)).all()


async def _in_turn(connection: AsyncConnection, ids: Sequence[int]) -> Sequence[BoardClaim]:
    found = {claim.id: claim for claim in await _all(connection, rows.whole(claims.c.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


async def _count(connection: AsyncConnection, conditions: Conditions) -> int:
    count = select(func.count()).select_from(claims).where(*conditions)
    return int((await connection.execute(count)).scalar_one())


async def _find(connection: AsyncConnection, query: Select[Any]) -> BoardClaim | None:
    return next(iter(await _all(connection, query)), None)


async def _of_report(connection: AsyncConnection, report_id: str) -> dict[int, BoardClaim]:
    query = rows.whole(claims.c.report_id == report_id).order_by(claims.c.claim_id)
    return {claim.claim_id: claim for claim in await _all(connection, query)}


async def _all(connection: AsyncConnection, query: Select[Any]) -> Sequence[BoardClaim]:
    found: Sequence[Row[Any]] = (await connection.execute(query)).all()
    ruled = rows.latest_ruling([row.id for row in found if row.verdict is not None])
    shown = await rows.evidence_of(connection, ruled, evidence.c.claim)
    return [rows.claim(row, shown.get(row.id, ())) for row in found]
