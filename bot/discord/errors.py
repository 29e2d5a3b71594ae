"""One way for every failure: a plain sentence for the person, a code or a short id with the cause for the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import InteractionResponseType, app_commands

from bot.discord.layout.notices import notice, refusal
from bot.discord.tongues import language_of
from bot.errors import WhosaidError
from bot.speech import speaking, tr

log = logging.getLogger(__name__)


def explain(error: BaseException, doing: str) -> str:
    """The sentence for the person; the log gets the code, or the cause under the id that the sentence names."""
    if isinstance(error, WhosaidError):
        log.info("%s: refused (%s)", doing, error.code)
        return refusal(error.code, error.message)
    number = secrets.token_hex(3)
    log.error("%s: failed [%s]", doing, number, exc_info=error)
    return tr(
        "Something went wrong here, and it is not your doing. Please try again; if it happens again, tell whoever "
        "runs this bot the number {number}.",
        number=number,
    )


@asynccontextmanager
async def told(interaction: discord.Interaction[Any], doing: str) -> AsyncIterator[None]:
    """Within, the language is that of the person who caused the interaction, or of the place.

    Whatever fails is told to that person, once, and goes no further.
    """
    with speaking(await language_of(interaction)):
        try:
            yield
        except Exception as error:  # everything that can be said was said; a press never ends in silence
            await tell(interaction, error, doing)


async def tell(interaction: discord.Interaction[Any], error: BaseException, doing: str) -> None:
    """Explain a failure: in the answer that is being waited for, otherwise to this person only."""
    view = notice(explain(error, doing))
    try:
        if not interaction.response.is_done():
            await interaction.response.send_message(view=view, ephemeral=True)
        elif interaction.response.type is InteractionResponseType.deferred_channel_message:
            await interaction.edit_original_response(view=view)
        else:
            await interaction.followup.send(view=view, ephemeral=True)
    except discord.HTTPException as failure:
        log.warning("%s: the failure could not be told (%s)", doing, failure)


class Tree(app_commands.CommandTree[Any]):
    """The commands, with failures that no command caught told like all others."""

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Explain the failure of a command."""
        name = interaction.command.name if interaction.command else "unknown command"
        with speaking(await language_of(interaction)):
            await tell(interaction, getattr(error, "original", error), name)
