"""Buttons and selects of the board that still work after a restart: all they need is in their custom id.

A move's custom id is `wb:1:<number>:<version>:<move>:<page>`, that of a list
`wb:1:list:<page>:<which>.<order>.<mine>:<words>`, that of a select of claims `wb:1:open`; the first version is raised
when the meaning changes. The server is that of whoever presses. This module knows how a press is written down and
handed on, not what it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.board import Order
from bot.discord.controls import Choice, options_of

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

MOST_WORDS = 50
"""UTF-16 units of a search, which has to stand in a custom id with all the rest."""


class Move(StrEnum):
    """What somebody wants with one claim."""

    SHOW = "show"
    TAKE = "take"
    RELEASE = "release"
    SETTLE = "settle"
    AGREE = "agree"
    SEND_BACK = "sendback"
    REOPEN = "reopen"
    HISTORY = "history"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Turn:
    """A press of one of a claim's buttons."""

    number: int
    version: int
    """Of the claim, as whoever presses sees it."""
    move: Move
    page: int = 0

    @property
    def custom_id(self) -> str:
        """The press as a custom id of at most 100 characters."""
        return f"wb:1:{self.number}:{self.version}:{self.move}:{self.page}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Turn:
        """The press that a custom id stands for."""
        return cls(int(match["number"]), int(match["version"]), Move(match["move"]), int(match["page"]))


class Which(StrEnum):
    """Which claims are listed."""

    UNSETTLED = "unsettled"
    OPEN = "open"
    TAKEN = "taken"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    MISLEADING = "misleading"
    UNVERIFIABLE = "unverifiable"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Query:
    """A page of the board that somebody wants to see."""

    which: Which = Which.UNSETTLED
    order: Order = Order.NEWEST
    mine: bool = False
    """Whether only what this person has taken is listed."""
    words: str = ""
    """What is searched for; at most `MOST_WORDS`."""
    page: int = 0

    def at(self, page: int) -> Query:
        """Another page of the same."""
        return replace(self, page=page)

    @property
    def custom_id(self) -> str:
        """The page as a custom id of at most 100 characters."""
        return f"wb:1:list:{self.page}:{self.which}.{self.order}.{self.mine:d}:{self.words}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Query:
        """The page that a custom id stands for."""
        which, order = Which(match["which"]), Order(match["order"])
        return cls(which, order, match["mine"] == "1", match["words"], int(match["page"]))


_TURN = rf"wb:1:(?P<number>[0-9]{{1,9}}):(?P<version>[0-9]{{1,9}}):(?P<move>{'|'.join(Move)}):(?P<page>[0-9]{{1,6}})"
_QUERY = (
    rf"wb:1:list:(?P<page>[0-9]{{1,6}}):(?P<which>{'|'.join(Which)})\.(?P<order>{'|'.join(Order)})\.(?P<mine>[01])"
    r":(?P<words>.*)"
)


class TurnButton(ui.DynamicItem[ui.Button[Any]], template=_TURN):
    """A button that wants something with a claim."""

    def __init__(self, item: ui.Button[Any], turn: Turn) -> None:
        super().__init__(item)
        self.turn = turn

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Turn.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on."""
        client: WhosaidBot = interaction.client
        await client.board.pressed(interaction, self.turn)


class QueryButton(ui.DynamicItem[ui.Button[Any]], template=re.compile(_QUERY, re.DOTALL)):
    """A button that turns the pages of a list."""

    def __init__(self, item: ui.Button[Any], query: Query) -> None:
        super().__init__(item)
        self.query = query

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item, Query.parse(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on."""
        client: WhosaidBot = interaction.client
        await client.board.turned(interaction, self.query)


class OpenSelect(ui.DynamicItem[ui.Select[Any]], template=r"wb:1:open"):
    """A select that opens one of several claims."""

    def __init__(self, item: ui.Select[Any]) -> None:
        super().__init__(item)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The select that was used."""
        assert isinstance(item, ui.Select)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was picked."""
        client: WhosaidBot = interaction.client
        await client.board.opened(interaction, int(self.item.values[0]))


CONTROLS = (TurnButton, QueryButton, OpenSelect)


def turn_button(turn: Turn, label: str) -> ui.Item[Any]:
    """A button of a claim, calm and grey."""
    grey = discord.ButtonStyle.secondary
    return TurnButton(ui.Button(label=label, style=grey, custom_id=turn.custom_id), turn)


def query_button(query: Query, label: str) -> ui.Item[Any]:
    """A button to another page of a list."""
    grey = discord.ButtonStyle.secondary
    return QueryButton(ui.Button(label=label, style=grey, custom_id=query.custom_id), query)


def open_select(placeholder: str, choices: Sequence[Choice]) -> ui.Item[Any]:
    """A select of at least one and, beyond Discord's limit, the first 25 claims; each choice's item is its number."""
    return OpenSelect(ui.Select[Any](custom_id="wb:1:open", placeholder=placeholder, options=options_of(choices)))
