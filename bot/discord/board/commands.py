"""`/claims`: the board by command, in servers only. Each command hands on to the board what its buttons do too."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.board import ON_BOARD, SETTLED, UNSETTLED, Order, State
from bot.board.searching import number_in
from bot.discord.board.controls import MOST_WORDS, Move, Query, Turn, Which
from bot.discord.board.visible import places_for
from bot.discord.corrections.exporting import EXPORT_ABOUT, export
from bot.discord.errors import told
from bot.discord.layout.board import ORDERS, WHICH, suggestion
from bot.discord.layout.compose import size
from bot.discord.tongues import language_of
from bot.errors import WhosaidError
from bot.speech import noted, speaking

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

Asked = discord.Interaction[Any]

_SUGGESTIONS = 15
_ABOUT = noted("The board: claims that still need verifying, and what came of others")
_LIST = noted("List the claims of this server")
_SHOW = noted("Show one claim and what can be done with it")
_SEARCH = noted("Search the claims of this server and what was found out")
_TAKE = noted("Say that you are verifying a claim")
_SETTLE = noted("Say what came of a claim, with a link or file that shows it")
_REOPEN = noted("Open a settled claim again, and say why")
_HISTORY = noted("Everything that happened to a claim")
_MINE = noted("The claims that you have taken")
_ID = noted("The claim's number, such as 142, or words of it")
_STATE = noted("Which claims; if left out, those that are still to verify")
_ORDER = noted("Which come first")
_ONLY_MINE = noted("Only those that you have taken")
_WORDS = noted("Words of the claim or of what was found out, or its number")

_FITTING = {"take": frozenset({State.OPEN}), "settle": UNSETTLED, "reopen": SETTLED}
"""What is suggested for a command; everything else on the board where it is not here."""


def claims_group() -> app_commands.Group:
    """The command with its sub-commands, for servers that the bot is a member of."""
    group = app_commands.Group(
        name="claims",
        description=_ABOUT,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    group.command(name="list", description=_LIST)(list_claims)
    group.command(name="show", description=_SHOW)(_with_a_claim(Move.SHOW))
    group.command(name="search", description=_SEARCH)(search)
    group.command(name="take", description=_TAKE)(_with_a_claim(Move.TAKE))
    group.command(name="settle", description=_SETTLE)(_with_a_claim(Move.SETTLE))
    group.command(name="reopen", description=_REOPEN)(_with_a_claim(Move.REOPEN))
    group.command(name="history", description=_HISTORY)(_with_a_claim(Move.HISTORY))
    group.command(name="mine", description=_MINE)(mine)
    group.command(name="export", description=EXPORT_ABOUT)(export)
    return group


@app_commands.describe(state=_STATE, order=_ORDER, mine=_ONLY_MINE)
@app_commands.choices(
    state=[app_commands.Choice(name=label, value=which.value) for which, label in WHICH.items()],
    order=[app_commands.Choice(name=label, value=order.value) for order, label in ORDERS.items()],
)
async def list_claims(
    interaction: Asked, state: str = Which.UNSETTLED, order: str = Order.NEWEST, mine: bool = False
) -> None:
    """List the claims of this server."""
    await _client(interaction).board.turned(interaction, Query(Which(state), Order(order), mine))


async def mine(interaction: Asked) -> None:
    """List what this person has taken."""
    await _client(interaction).board.turned(interaction, Query(Which.TAKEN, mine=True))


@app_commands.describe(words=_WORDS)
async def search(interaction: Asked, words: app_commands.Range[str, 1, MOST_WORDS]) -> None:
    """List the claims that hold these words."""
    async with told(interaction, "/claims search"):
        if size(words) > MOST_WORDS:
            raise WhosaidError("long_search", noted("That is too much to search for; a few words are enough."))
        await _client(interaction).board.turned(interaction, Query(Which.ALL, words=words.strip()))


async def _suggest(interaction: Asked, current: str) -> list[app_commands.Choice[str]]:
    """Claims that somebody may mean while typing, in their language."""
    board = _client(interaction).store.board
    if interaction.guild_id is None or not interaction.is_guild_integration():
        return []
    states = _FITTING.get(interaction.command.name if interaction.command else "", ON_BOARD)
    places = places_for(interaction)
    found = await board.search(interaction.guild_id, current, states=states, places=places, limit=_SUGGESTIONS)
    with speaking(await language_of(interaction)):
        return [app_commands.Choice(name=suggestion(claim), value=str(claim.number)) for claim in found.claims]


def _with_a_claim(move: Move) -> Callable[[Asked, str], Coroutine[Any, Any, None]]:
    """A command that does with one claim what a button does."""

    @app_commands.describe(number=_ID)
    @app_commands.rename(number="id")
    @app_commands.autocomplete(number=_suggest)
    async def act(interaction: Asked, number: str) -> None:
        await _press(interaction, number, move)

    return act


async def _press(interaction: Asked, typed: str, move: Move) -> None:
    """Do with a claim, as it stands now, what its button does."""
    async with told(interaction, f"/claims {move}"):
        board, number = _client(interaction).board, number_in(typed)
        if number is None:
            raise WhosaidError(
                "no_number", noted("That is no claim's number; type one, or pick a claim while you type its words.")
            )
        claim = await board.claim(interaction, number)
        await board.pressed(interaction, Turn(claim.number, claim.version, move))


def _client(interaction: Asked) -> WhosaidBot:
    client: WhosaidBot = interaction.client
    return client
