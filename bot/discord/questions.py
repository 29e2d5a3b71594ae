"""Asks somebody which of several links is meant, and hands on what was picked.

The links stand in the question itself. A message's words do not fit there; they are remembered for a while, and after
that, or after a restart, whoever wants them read is told how.
"""

from __future__ import annotations

from typing import Any

import discord
from cachetools import TTLCache

from bot.discord.controls import Place
from bot.discord.errors import told
from bot.discord.flow import Desk
from bot.discord.intake import Given, Several
from bot.discord.layout.notices import FORGOTTEN, NOT_ASKED
from bot.discord.layout.question import links_asked, question
from bot.discord.link_select import ITSELF, Asked
from bot.errors import WhosaidError

MOST_REMEMBERED = 500
REMEMBERED_SECONDS = 900.0


class Questions:
    """Puts the questions of one client and takes the answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._messages: TTLCache[int, Given] = TTLCache(MOST_REMEMBERED, REMEMBERED_SECONDS)

    async def ask(self, interaction: discord.Interaction[Any], several: Several, *, private: bool) -> None:
        """Ask this person only which link is to be checked; `private` is how it is answered then."""
        remembered = 0
        if several.itself is not None:
            remembered = interaction.id
            self._messages[remembered] = several.itself
        asked = Asked(interaction.user.id, Place.PRIVATE if private else Place.PUBLIC, remembered)
        await interaction.response.send_message(view=question(several, asked), ephemeral=True)

    async def picked(self, interaction: discord.Interaction[Any], asked: Asked, number: int) -> None:
        """Check what was picked; failures are told to whoever picked it."""
        async with told(interaction, "choice of a link"):
            if interaction.user.id != asked.asker:
                raise WhosaidError("not_asked", NOT_ASKED)
            given = self._message(asked) if number == ITSELF else self._link(interaction, number)
            await self._desk.take(interaction, given, private=asked.place is Place.PRIVATE)

    def _message(self, asked: Asked) -> Given:
        given = self._messages.get(asked.message)
        if given is None:
            raise WhosaidError("forgotten", FORGOTTEN)
        return given

    def _link(self, interaction: discord.Interaction[Any], number: int) -> Given:
        assert interaction.message is not None  # noqa: S101  (a select stands in a message)
        return Given(link=links_asked(interaction.message)[number])
