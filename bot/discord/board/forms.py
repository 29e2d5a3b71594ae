"""The forms of the board: a verdict with its evidence, and a sentence that accounts for a step back.

They are made in the language of whoever opens them. What becomes of them is `Board`'s business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.board import LONGEST_SENTENCE, MOST_EVIDENCE, State
from bot.discord.board.controls import Move, Turn
from bot.discord.board.given import Typed
from bot.discord.layout.board import verdict_options
from bot.speech import tr

if TYPE_CHECKING:
    from bot.discord.board.acting import Board

OPEN_SECONDS = 3600
MOST_LINKS_TEXT = 2_000
"""How long a form may stay open, and the characters of all links that it takes."""


class SettleForm(ui.Modal):
    """Asks for a verdict: which, why, and what shows it."""

    def __init__(self, board: Board, turn: Turn) -> None:
        super().__init__(title=tr("Settle #{number}", number=turn.number), timeout=OPEN_SECONDS)
        self._board, self._turn = board, turn
        self._verdict = ui.Select[Any](options=verdict_options(), placeholder=tr("Choose a verdict"))
        self._sentence = _sentence()
        self._links = ui.TextInput[Any](
            style=discord.TextStyle.paragraph, required=False, max_length=MOST_LINKS_TEXT, placeholder="https://…"
        )
        self._files = ui.FileUpload[Any](required=False, max_values=MOST_EVIDENCE)
        evidence = tr("One link or file at least; {most} at most.", most=MOST_EVIDENCE)
        self.add_item(ui.Label(text=tr("Verdict"), component=self._verdict))
        self.add_item(ui.Label(text=tr("In one sentence"), description=_sentence_help(), component=self._sentence))
        links = tr("Links that show it, one a line")
        self.add_item(ui.Label(text=links, description=evidence, component=self._links))
        self.add_item(ui.Label(text=tr("Files that show it"), component=self._files))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was filled in."""
        typed = Typed(
            self._sentence.value, State(self._verdict.values[0]), self._links.value, tuple(self._files.values)
        )
        await self._board.filled(interaction, self._turn, typed)


class SentenceForm(ui.Modal):
    """Asks why a verdict is sent back or a claim reopened."""

    def __init__(self, board: Board, turn: Turn) -> None:
        back = tr("Send #{number} back", number=turn.number)
        again = tr("Reopen #{number}", number=turn.number)
        super().__init__(title=back if turn.move is Move.SEND_BACK else again, timeout=OPEN_SECONDS)
        self._board, self._turn = board, turn
        self._sentence = _sentence()
        self.add_item(ui.Label(text=tr("In one sentence"), description=_sentence_help(), component=self._sentence))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was filled in."""
        await self._board.filled(interaction, self._turn, Typed(self._sentence.value))


def _sentence() -> ui.TextInput[Any]:
    return ui.TextInput(style=discord.TextStyle.paragraph, max_length=LONGEST_SENTENCE)


def _sentence_help() -> str:
    return tr("Why, so that everybody can follow it. It is shown beside the claim.")
