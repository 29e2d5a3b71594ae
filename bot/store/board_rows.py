"""How claims, their evidence and their history stand in the tables, and the conditions that find them there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.board import (
    EVERYWHERE,
    SETTLED,
    Act,
    BoardClaim,
    Event,
    Evidence,
    Given,
    GivenLink,
    Order,
    Places,
    State,
    Verdict,
)
from bot.board.rules import Standing
from bot.board.searching import HIGHEST_NUMBER, terms
from bot.model import ClaimKind
from bot.store.tables import claim_events, claims, evidence

_COLUMNS: Final = [column for column in claims.c if column.name not in ("folded", "print")]
_SHOWN: Final = [column for column in evidence.c if column.name != "data"]

_ORDERS: Final[Mapping[Order, Sequence[ColumnElement[Any]]]] = {
    Order.NEWEST: (claims.c.number.desc(),),
    Order.OLDEST: (claims.c.number,),
    Order.MOST_ASKED: (claims.c.asked.desc(), claims.c.number.desc()),
}
"""Numbers are given in the order in which claims are listed."""


def whole(condition: ColumnElement[bool]) -> Select[Any]:
    """The rows that `claim` reads."""
    return select(*_COLUMNS).where(condition)


def numbered(guild_id: int, number: int) -> Select[Any]:
    """The row of the claim with this number; a number that no claim can have finds none."""
    return whole(and_(claims.c.guild_id == guild_id, claims.c.number == (number if number <= HIGHEST_NUMBER else 0)))


def within(guild_id: int, states: Collection[State], places: Places = EVERYWHERE) -> list[ColumnElement[bool]]:
    """The server's claims in these states and places.

    It is said by the states that are left out: SQLite then reads along an index that has the claims in order, instead
    of gathering one state after the other and sorting them all.
    """
    left_out = sorted(set(State) - set(states))
    return [claims.c.guild_id == guild_id, claims.c.state.not_in(left_out), *in_places(places)]


def in_places(places: Places) -> list[ColumnElement[bool]]:
    """The claims of these places; nothing is asked where that is all of them."""
    if places == EVERYWHERE:
        return []
    named = claims.c.channel_id.in_(sorted(places.ids))
    return [or_(claims.c.channel_id.is_(None), ~named)] if places.all_but else [named]


def ordered(order: Order) -> Sequence[ColumnElement[Any]]:
    """The columns of an order; no two claims of a server stand at one place in it."""
    return _ORDERS[order]


def holding(words: str) -> list[ColumnElement[bool]]:
    """The claims that hold every one of the words."""
    return [claims.c.folded.contains(term, autoescape=True) for term in terms(words)]


def latest_ruling(claim_ids: Sequence[int]) -> ColumnElement[bool]:
    """The evidence of the verdicts that these claims have, not of those that were reopened or sent back."""
    latest = select(func.max(claim_events.c.id)).where(
        claim_events.c.claim.in_(claim_ids), claim_events.c.act.in_([Act.PROPOSED, Act.SETTLED])
    )
    return evidence.c.claim.in_(claim_ids) & evidence.c.event.in_(latest.group_by(claim_events.c.claim))


async def evidence_of(
    connection: AsyncConnection, condition: ColumnElement[bool], by: Column[int]
) -> Mapping[int, Sequence[Evidence]]:
    """The evidence that the condition finds, without the files' bytes, in the order given, by a column's values."""
    query = select(*_SHOWN).where(condition).order_by(evidence.c.id)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in await connection.execute(query):
        found[getattr(row, by.name)].append(
            Evidence(row.id, row.url, row.name, row.media_type, row.size, row.added_by, row.added_at)
        )
    return found


def claim(row: Row[Any], shown: Sequence[Evidence]) -> BoardClaim:
    """The claim of a row that `whole` found; `shown` is the evidence of its verdict."""
    state = State(row.state)
    verdict = row.verdict and Verdict(State(row.verdict), row.sentence, row.verdict_by, row.verdict_at, tuple(shown))
    return BoardClaim(
        id=row.id,
        guild_id=row.guild_id,
        number=row.number,
        report_id=row.report_id,
        claim_id=row.claim_id,
        words=row.words,
        kind=ClaimKind(row.kind),
        worth=row.worth,
        state=state,
        version=row.version,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        verdict=verdict if state in SETTLED else None,
        proposal=verdict if state is State.TAKEN else None,
        listed_at=row.listed_at,
        changed_at=row.changed_at,
        asked=row.asked,
        channel_id=row.channel_id,
    )


def event(row: Row[Any], shown: Sequence[Evidence]) -> Event:
    """The line of history of a row, with its evidence."""
    before = None if row.before is None else State(row.before)
    return Event(row.at, row.actor_id, Act(row.act), before, State(row.after), row.sentence, tuple(shown))


def columns(standing: Standing) -> dict[str, Any]:
    """How a claim stands, as its columns have it."""
    return {name: getattr(standing, name) for name in Standing.__dataclass_fields__}


def given(each: Given) -> dict[str, Any]:
    """The columns of a piece of evidence."""
    if isinstance(each, GivenLink):
        return {"url": each.url, "name": None, "media_type": None, "size": None, "data": None}
    return {
        "url": None,
        "name": each.name,
        "media_type": each.media_type,
        "size": len(each.data),
        "data": each.data,
    }
