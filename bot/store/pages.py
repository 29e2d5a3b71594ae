"""Fetched pages, kept for some minutes so that a link which many ask for is fetched once, after a restart too."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.article.documents import Document
from bot.article.fetch.cache import Kept, Outcome
from bot.article.fetch.refusals import Failure
from bot.store.database import Database
from bot.store.tables import pages


class StoredPages:
    """A `PageStore` in the database; what has expired is removed whenever something new is kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> Kept[Outcome] | None:
        """What is kept under the key and has not expired."""
        query = select(pages).where(pages.c.hash == _hash(key), pages.c.expires_at > datetime.now(UTC))
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Kept(_outcome(row), row.expires_at)

    async def put(self, key: str, kept: Kept[Outcome]) -> None:
        """Keep it under the key, in place of what was kept there."""
        values = {"expires_at": kept.expires_at, **_columns(kept.value)}
        async with self._database.write() as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            new = dialect.insert(pages).values(hash=_hash(key), **values)
            await connection.execute(new.on_conflict_do_update(index_elements=[pages.c.hash], set_=values))
            await connection.execute(delete(pages).where(pages.c.expires_at <= datetime.now(UTC)))


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _columns(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Failure):
        return {"data": None, "told": json.dumps(asdict(outcome))}
    told = {name: value for name, value in asdict(outcome).items() if name != "data"}
    return {"data": outcome.data, "told": json.dumps(told)}


def _outcome(row: Row[Any]) -> Outcome:
    told = json.loads(row.told)
    return Failure(**told) if row.data is None else Document(data=row.data, **told)
