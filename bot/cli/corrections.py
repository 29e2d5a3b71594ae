"""`corrections`: what people corrected, out of the database that WHOSAID_DATABASE_URL names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.group()
def corrections() -> None:
    """What people corrected (WHOSAID_DATABASE_URL)."""


@corrections.command()
@click.option("--server", type=click.IntRange(min=1), metavar="ID", help="Only what was corrected in this server.")
def export(server: int | None) -> None:
    """Write the corrected articles as training data, JSON Lines with one article a line; without people's ids.

    This is the form that the training of the tagger reads.
    """
    from bot.settings import load_settings

    asyncio.run(_export(load_settings(), server))


async def _export(settings: Settings, server: int | None) -> None:
    from bot.store import Store
    from bot.store.corrections import training_data

    store = await Store.open(settings.database_url)
    try:
        async for line in training_data(store, server):
            click.echo(line)
    finally:
        await store.close()
