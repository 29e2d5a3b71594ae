"""Forms to correct a report with: the words that name a source, and the words of a missing claim."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.corrections.sourced import LONGEST_NAME
from bot.discord.errors import told
from bot.discord.intake import INPUT_LIMIT
from bot.model import SourceKind
from bot.report.texts import SOURCE_KINDS
from bot.speech import tr

FORM_SECONDS = 3600
_SPACE = 50
"""Characters more than fit are taken, so that too long a name is told of in words."""


@dataclass(frozen=True, slots=True)
class NamedBy:
    """How somebody names a source."""

    words: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Missed:
    """A claim that somebody misses."""

    words: str
    worth: int


class NameForm(ui.Modal):
    """Asks for the article's words that name a source, and what the source is."""

    def __init__(self, submit: Callable[[discord.Interaction[Any], NamedBy], Awaitable[None]]) -> None:
        super().__init__(title=tr("Who says this?"), timeout=FORM_SECONDS)
        self._submit = submit
        self._words = ui.TextInput[Any](max_length=LONGEST_NAME + _SPACE)
        self._kind = ui.Select[Any](options=_kinds())
        about = tr("The article’s own words for the source, letter for letter.")
        self.add_item(ui.Label(text=tr("Words that name the source"), description=about, component=self._words))
        self.add_item(ui.Label(text=tr("What it is"), component=self._kind))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was filled in."""
        async with told(interaction, "name of a source"):
            await self._submit(interaction, NamedBy(self._words.value, SourceKind(self._kind.values[0])))


class MissingForm(ui.Modal):
    """Asks for the words of a claim, out of a sentence of the article or, where that is empty, of any."""

    def __init__(self, sentence: str, submit: Callable[[discord.Interaction[Any], Missed], Awaitable[None]]) -> None:
        super().__init__(title=tr("A missing claim"), timeout=FORM_SECONDS)
        self._submit = submit
        self._words = ui.TextInput[Any](
            style=discord.TextStyle.paragraph, default=sentence[:INPUT_LIMIT] or None, max_length=INPUT_LIMIT
        )
        self._worth = ui.Select[Any](options=_worths())
        cut = tr("Cut the sentence down to the fewest words that make the claim.")
        about = cut if sentence else tr("The fewest words that make the claim, as the article has them.")
        self.add_item(ui.Label(text=tr("Words of the claim"), description=about, component=self._words))
        self.add_item(ui.Label(text=tr("How much it matters"), component=self._worth))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was filled in."""
        async with told(interaction, "missing claim"):
            await self._submit(interaction, Missed(self._words.value, int(self._worth.values[0])))


def _kinds() -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=SOURCE_KINDS[kind].word, value=kind, default=kind is SourceKind.PERSON)
        for kind in SourceKind
    ]


def _worths() -> list[discord.SelectOption]:
    much = tr("A careful editor would want it confirmed")
    some = tr("Of some interest; little would change if it were wrong")
    return [
        discord.SelectOption(label=much, value="2", default=True),
        discord.SelectOption(label=some, value="1"),
    ]
