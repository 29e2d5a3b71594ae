"""Earlier claims of a server that say what given ones say.

The prints of claims are held in memory, server by server, for those asked about last; each question first reads what
was added since, by whichever process. Which claims there still are, in which state and of which report, is read from
the database every time, so that what was deleted is never shown.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Row, select

from bot.board import EVERYWHERE, SETTLED, Places, State
from bot.provenance.seen_before import LEAST, Print, read_print, sameness
from bot.provenance.seen_before.shelf import Shelf
from bot.store.database import Database
from bot.store.tables import claims

MOST = 3
"""Earlier claims that are given for each."""
MOST_HELD = 400_000
"""Prints held in memory, of all servers together: about 100 MB."""
_CANDIDATES = 12
_COMPARED = 4
_AT_ONCE = 2_000
_LATE = 200
"""Ids below the last one that are looked at again: two processes may commit in another order than ids were given."""

_LOOKS = 4
_COLUMNS: tuple[Column[Any], ...] = (
    claims.c.id,
    claims.c.number,
    claims.c.state,
    claims.c.words,
    claims.c.report_id,
    claims.c.channel_id,
    claims.c.print,
)

Asked = tuple[bytes, str]
"""A claim's print and its words."""
Rows = Mapping[int, Row[Any]]
"""Claims' rows by id."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier claim that says the same."""

    id: int
    number: int
    """Within the server: what people type and read."""
    state: State
    words: str
    report_id: str | None
    score: float
    """How surely it says the same, up to 1."""


class SeenClaims:
    """Looks for earlier claims. Safe to use from many tasks at once; several processes may share one database."""

    def __init__(self, database: Database, most_held: int = MOST_HELD) -> None:
        self._database = database
        self._most_held = most_held
        self._shelves: OrderedDict[int, Shelf] = OrderedDict()
        self._loading: dict[int, asyncio.Lock] = {}

    async def like(
        self,
        guild_id: int,
        asked: Sequence[Asked],
        *,
        not_of: str | None,
        before: int | None = None,
        places: Places = EVERYWHERE,
    ) -> list[list[Similar]]:
        """For each print with its words the best few claims of the server that say the same.

        Settled ones come first, then the surest. `not_of` names the report whose own claims are left out; with
        `before`, only claims with lower numbers are given. A print of another version finds nothing.
        """
        read = [read_print(data) for data, _ in asked]
        if not any(read):
            return [[] for _ in asked]
        near, rows = await self._found(guild_id, read)
        shown = {each: row for each, row in rows.items() if _may_be_shown(row, not_of, before, places)}
        return await asyncio.to_thread(_alike, asked, read, near, shown)

    @property
    def held(self) -> int:
        """How many prints are held in memory."""
        return sum(map(len, self._shelves.values()))

    async def _found(self, guild_id: int, read: Sequence[Print | None]) -> tuple[Sequence[Sequence[int]], Rows]:
        """The candidates of each print, and the rows of all of them that there still are.

        Claims that were deleted are let go of and looked past, so that they do not stand before living ones.
        """
        for _ in range(_LOOKS):
            shelf = await self._shelf(guild_id)
            near = await asyncio.to_thread(_near, shelf, read)
            ids = {each for found in near for each in found}
            rows = await self._rows(guild_id, ids)
            if ids <= rows.keys():
                break
            await self._let_go(guild_id, ids - rows.keys())
        return near, rows

    async def _let_go(self, guild_id: int, gone: Collection[int]) -> None:
        async with self._loading.setdefault(guild_id, asyncio.Lock()):
            shelf = self._shelves.get(guild_id, Shelf())
            self._shelves[guild_id] = await asyncio.to_thread(shelf.without, gone)

    async def _shelf(self, guild_id: int) -> Shelf:
        """The server's shelf, with what was added until now."""
        async with self._loading.setdefault(guild_id, asyncio.Lock()):
            shelf = self._shelves.get(guild_id, Shelf())
            low = max(shelf.last - _LATE, 0)
            known = shelf.since(low)
            new = [each for each in await self._ids(guild_id, low) if each not in known]
            for start in range(0, len(new), _AT_ONCE):
                shelf = await asyncio.to_thread(shelf.with_more, await self._prints(new[start : start + _AT_ONCE]))
            self._shelves[guild_id] = shelf
            self._shelves.move_to_end(guild_id)
            self._forget()
            return shelf

    def _forget(self) -> None:
        """Let go of the servers that were asked about longest ago, while too much is held; the last one stays."""
        while len(self._shelves) > 1 and self.held > self._most_held:
            guild_id, _ = self._shelves.popitem(last=False)
            if not self._loading[guild_id].locked():
                del self._loading[guild_id]

    async def _ids(self, guild_id: int, low: int) -> Sequence[int]:
        query = select(claims.c.id).where(claims.c.guild_id == guild_id, claims.c.id > low).order_by(claims.c.id)
        async with self._database.read() as connection:
            return (await connection.scalars(query)).all()

    async def _prints(self, ids: Sequence[int]) -> list[tuple[int, Print]]:
        query = select(claims.c.id, claims.c.print).where(claims.c.id.in_(ids), claims.c.print.is_not(None))
        async with self._database.read() as connection:
            read = [(row.id, read_print(row.print)) for row in await connection.execute(query)]
        return [(each, made) for each, made in read if made is not None]

    async def _rows(self, guild_id: int, ids: Collection[int]) -> Rows:
        """Those of the claims that there are, by id."""
        query = select(*_COLUMNS).where(claims.c.id.in_(ids), claims.c.guild_id == guild_id)
        async with self._database.read() as connection:
            return {row.id: row for row in (await connection.execute(query)).all()}


def _may_be_shown(row: Row[Any], not_of: str | None, before: int | None, places: Places) -> bool:
    is_own = not_of is not None and row.report_id == not_of
    if row.state == State.SET_ASIDE or is_own or row.channel_id not in places:
        return False
    return before is None or row.number < before


def _near(shelf: Shelf, read: Sequence[Print | None]) -> list[list[int]]:
    return [[] if made is None else shelf.candidates(made, _CANDIDATES) for made in read]


def _alike(
    asked: Sequence[Asked], read: Sequence[Print | None], near: Sequence[Sequence[int]], rows: Rows
) -> list[list[Similar]]:
    """The candidates that say the same, the best few of each."""
    return [
        [] if made is None else _same(words, made, [rows[each] for each in found if each in rows])
        for (_, words), made, found in zip(asked, read, near, strict=True)
    ]


def _same(words: str, made: Print, found: Sequence[Row[Any]]) -> list[Similar]:
    same = [each for each in _judged(words, made, found) if each.score >= LEAST]
    return sorted(same, key=lambda each: (each.state not in SETTLED, -each.score, -each.number))[:MOST]


def _judged(words: str, made: Print, found: Sequence[Row[Any]]) -> Iterator[Similar]:
    """The candidates with their scores; those in the very words of one before are not compared anew."""
    scores: dict[str, float] = {}
    for row in found:
        if row.words not in scores:
            if len(scores) == _COMPARED:
                continue
            other = read_print(row.print)
            scores[row.words] = 0.0 if other is None else sameness(made, words, other, row.words)
        yield Similar(row.id, row.number, State(row.state), row.words, row.report_id, scores[row.words])
