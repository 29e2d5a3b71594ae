"""`run`: the Discord bot, until it is told to stop."""

from __future__ import annotations

import click


@click.command()
def run() -> int:
    """Start the Discord bot (needs DISCORD_TOKEN)."""
    from bot.discord.run import run_bot
    from bot.settings import load_settings

    return run_bot(load_settings())
