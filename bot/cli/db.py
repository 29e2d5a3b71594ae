"""`db`: care for the database that WHOSAID_DATABASE_URL names."""

from __future__ import annotations

import asyncio

import click


@click.group()
def db() -> None:
    """Care for the database (WHOSAID_DATABASE_URL)."""


@db.command()
def upgrade() -> None:
    """Bring the tables up to date, as `run` does when it starts, and say from which revision to which."""
    from bot.settings import load_settings

    click.echo(asyncio.run(_upgraded(load_settings().database_url)))


async def _upgraded(address: str) -> str:
    from bot.store.database import Database

    database = await Database.open(address)
    done = database.upgrade
    await database.close()
    if done.before is None:
        return f"The tables were made, at revision {done.after}."
    if done.before == done.after:
        return f"The tables are up to date, at revision {done.after}."
    return f"The tables were brought from revision {done.before} to {done.after}."
