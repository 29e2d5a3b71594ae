"""Where reports were asked for and where their answers stand, without reading the reports themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from bot.store.database import Database
from bot.store.tables import reports


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a report was asked for, and where its answer stands."""

    guild_id: int | None
    channel_id: int | None
    """Where it was asked for."""
    answer_channel_id: int | None
    answer_id: int | None
    """The answer that everybody sees; None where there is none."""

    @property
    def link(self) -> str | None:
        """The answer's link; None where everybody sees none."""
        if self.guild_id is None or self.answer_channel_id is None or self.answer_id is None:
            return None
        return f"https://discord.com/channels/{self.guild_id}/{self.answer_channel_id}/{self.answer_id}"


NOWHERE = Whereabouts(None, None, None, None)
"""Of a report that is no longer kept."""


class StoredAnswers:
    """The whereabouts of the reports in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, report_ids: Collection[str]) -> Mapping[str, Whereabouts]:
        """The whereabouts of those reports that are kept."""
        columns = (reports.c.guild_id, reports.c.channel_id, reports.c.answer_channel_id, reports.c.answer_id)
        query = select(reports.c.id, *columns).where(reports.c.id.in_(report_ids))
        async with self._database.read() as connection:
            return {row.id: Whereabouts(*row[1:]) for row in await connection.execute(query)}

    async def of_one(self, report_id: str | None) -> Whereabouts:
        """The whereabouts of one report; `NOWHERE` where it is not kept."""
        return NOWHERE if report_id is None else (await self.of((report_id,))).get(report_id, NOWHERE)
