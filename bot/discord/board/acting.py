"""What people do with claims, by button, form or command: it is checked, done, shown to them and spread.

Each act names the version that its maker saw; where somebody else was faster, nothing is done, and it is said so.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.board import (
    ON_BOARD,
    SETTLED,
    UNSETTLED,
    Act,
    BoardClaim,
    BoardError,
    Listing,
    Places,
    StaleClaimError,
    State,
)
from bot.discord.board.controls import Move, Query, Turn, Which
from bot.discord.board.forms import SentenceForm, SettleForm
from bot.discord.board.given import Typed, ruling
from bot.discord.board.permitted import is_moderator, moves_for, require_move
from bot.discord.board.spreading import Happening, LiveAnswers
from bot.discord.board.visible import places_for
from bot.discord.controls import Place
from bot.discord.errors import explain, told
from bot.discord.layout.board import LIST_PAGE, claim_alone, claims_list, files_note, history, refused_form
from bot.discord.layout.claims import claim_detail
from bot.discord.shown import seen_before, shown_to
from bot.errors import WhosaidError
from bot.speech import noted
from bot.store.answers import NOWHERE

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

Press = discord.Interaction["WhosaidBot"]

_STATES: dict[Which, frozenset[State]] = {
    Which.UNSETTLED: UNSETTLED,
    Which.SETTLED: SETTLED,
    Which.ALL: ON_BOARD,
    **{Which(state): frozenset({state}) for state in ON_BOARD},
}

_ACTS = {Move.TAKE: Act.TAKEN, Move.RELEASE: Act.RELEASED, Move.AGREE: Act.AGREED}
"""What is done with a press alone."""


class Board:
    """The board of one client."""

    def __init__(self, client: WhosaidBot, most_bytes: int) -> None:
        self._store = client.store
        self._most_bytes = most_bytes
        self.answers = LiveAnswers(client)

    async def pressed(self, interaction: Press, turn: Turn) -> None:
        """Do what one of a claim's buttons asks for; failures are told to whoever pressed it."""
        async with told(interaction, f"{turn.move} of #{turn.number}"):
            match turn.move:
                case Move.SETTLE | Move.SEND_BACK | Move.REOPEN:
                    await self._ask(interaction, turn)
                case Move.TAKE | Move.RELEASE | Move.AGREE:
                    await self._act(interaction, turn)
                case Move.HISTORY:
                    await self._history(interaction, turn)
                case Move.FILES:
                    await self._files(interaction, turn.number)
                case Move.SHOW:
                    await _wait(interaction)
                    await self._show(interaction, await self.claim(interaction, turn.number))

    async def opened(self, interaction: Press, number: int) -> None:
        """Show a claim that was picked in a list; the list stays."""
        async with told(interaction, f"opening of #{number}"):
            await interaction.response.defer(ephemeral=True, thinking=True)
            await self._show(interaction, await self.claim(interaction, number))

    async def turned(self, interaction: Press, query: Query) -> None:
        """Show a page of claims: in place in a list, else to this person only."""
        async with told(interaction, "list of claims"):
            await _wait(interaction)
            await self._list(interaction, query)

    async def filled(self, interaction: Press, turn: Turn, typed: Typed) -> None:
        """Do what a form was filled in for; where that fails, what was typed is given back."""
        doing = f"{turn.move} of #{turn.number}"
        async with told(interaction, doing):
            await _wait(interaction)
            try:
                await self._carry_out(interaction, turn, typed)
            except Exception as error:  # whatever it is, what was typed is not lost
                view = refused_form(explain(error, doing), typed.texts, had_files=bool(typed.files))
                await _answer(interaction, view)

    async def claim(self, interaction: Press, number: int) -> BoardClaim:
        """A claim of the server that the interaction came from; raises WhosaidError where this person sees none."""
        guild_id = interaction.guild_id if interaction.is_guild_integration() else None
        claim = None if guild_id is None else await self._store.board.get(guild_id, number)
        if claim is None or claim.channel_id not in places_for(interaction):
            raise WhosaidError(
                "no_such_claim",
                noted("There is no claim #{number} on this server's board; it may have been deleted."),
                number=number,
            )
        return claim

    async def _ask(self, interaction: Press, turn: Turn) -> None:
        """Open the form of a move, where it can be made at all."""
        claim = await self.claim(interaction, turn.number)
        await require_move(interaction, claim, turn.move)
        if claim.version != turn.version:
            await _wait(interaction)
            await self._show(interaction, claim)
            raise _changed()
        form = SettleForm(self, turn) if turn.move is Move.SETTLE else SentenceForm(self, turn)
        await interaction.response.send_modal(form)

    async def _act(self, interaction: Press, turn: Turn) -> None:
        await _wait(interaction)
        claim = await self.claim(interaction, turn.number)
        await require_move(interaction, claim, turn.move)
        try:
            changed = await self._changed(interaction, turn)
        except BoardError as error:
            await self._show(interaction, error.now if isinstance(error, StaleClaimError) else claim)
            raise
        await self._done(interaction, changed, _ACTS[turn.move])

    async def _changed(self, interaction: Press, turn: Turn) -> BoardClaim:
        assert interaction.guild_id is not None  # noqa: S101  (the claim was found in it)
        board, here = self._store.board, (interaction.guild_id, turn.number)
        by, seen = interaction.user.id, turn.version
        match turn.move:
            case Move.TAKE:
                return await board.take(*here, actor_id=by, seen=seen)
            case Move.RELEASE:
                return await board.release(*here, actor_id=by, seen=seen, is_moderator=is_moderator(interaction))
            case _:
                return await board.agree(*here, actor_id=by, seen=seen)

    async def _carry_out(self, interaction: Press, turn: Turn, typed: Typed) -> None:
        """Do what a form asks for, and show it."""
        claim = await self.claim(interaction, turn.number)
        policy = await require_move(interaction, claim, turn.move)
        board, here, by = self._store.board, (claim.guild_id, claim.number), interaction.user.id
        try:
            if turn.move is Move.SETTLE:
                ruled, two = await ruling(typed, self._most_bytes), policy.switch("four_eyes")
                changed = await board.settle(*here, actor_id=by, seen=turn.version, ruling=ruled, four_eyes=two)
                act = Act.PROPOSED if two else Act.SETTLED
            else:
                back = turn.move is Move.SEND_BACK
                do, act = (board.send_back, Act.SENT_BACK) if back else (board.reopen, Act.REOPENED)
                changed = await do(*here, actor_id=by, seen=turn.version, sentence=typed.sentence)
        except StaleClaimError as error:
            await self._show_in_place(interaction, error.now)
            raise
        await self._done(interaction, changed, act, typed.sentence)

    async def _done(self, interaction: Press, claim: BoardClaim, act: Act, sentence: str = "") -> None:
        """Show the person how the claim stands now, and everybody else too."""
        self.answers.changed(claim.report_id, Happening(claim, act, interaction.user.id, sentence))
        await self._show(interaction, claim)

    async def _show(self, interaction: Press, claim: BoardClaim) -> None:
        await interaction.edit_original_response(view=await self._panel(interaction, claim))

    async def _show_in_place(self, interaction: Press, claim: BoardClaim) -> None:
        """Bring the panel that a form came from up to date; a form of a command came from none."""
        if interaction.message is not None:
            await self._show(interaction, claim)

    async def _panel(self, interaction: Press, claim: BoardClaim) -> ui.LayoutView:
        """A claim with its report where that is kept, else by itself."""
        moves = await moves_for(interaction, claim)
        kept = await self._store.get(claim.report_id) if claim.report_id else None
        if kept is not None:
            shown = await shown_to(interaction, kept, Place.COPY)
            if any(each.id == claim.claim_id for each in shown.report.claims):
                return claim_detail(shown, claim.claim_id, moves)
        seen = await seen_before(interaction.client, claim.guild_id, [claim], places_for(interaction))
        return claim_alone(claim, moves, seen.get(claim.claim_id, ()))

    async def _history(self, interaction: Press, turn: Turn) -> None:
        await _wait(interaction)
        claim = await self.claim(interaction, turn.number)
        events = await self._store.board.history(claim)
        await interaction.edit_original_response(view=history(claim, events, turn.page))

    async def _files(self, interaction: Press, number: int) -> None:
        """Send this person the files that a claim's verdict rests on."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        claim = await self.claim(interaction, number)
        verdict = claim.verdict or claim.proposal
        shown = [each for each in (verdict.evidence if verdict else ()) if each.url is None]
        files = [
            discord.File(io.BytesIO(data), each.name or "file")
            for each in shown
            if (each.size or 0) <= interaction.filesize_limit
            and (data := await self._store.board.file(each.id)) is not None
        ]
        if not files:
            raise WhosaidError("no_files", noted("This claim's verdict has no file that can be shown here."))
        await interaction.edit_original_response(content=files_note(claim), attachments=files)

    async def _list(self, interaction: Press, query: Query) -> None:
        guild_id = interaction.guild_id if interaction.is_guild_integration() else None
        if guild_id is None:
            raise WhosaidError("no_board", noted("There is a board only in servers that this bot is a member of."))
        listing = await self._listing(guild_id, query, interaction.user.id, places_for(interaction))
        reports = {claim.report_id for claim in listing.claims if claim.report_id}
        places = await self._store.answers.of(reports)
        links = {
            claim.number: link
            for claim in listing.claims
            if (link := places.get(claim.report_id or "", NOWHERE).link) is not None
        }
        await interaction.edit_original_response(view=claims_list(listing, query, links))

    async def _listing(self, guild_id: int, query: Query, asker: int, places: Places) -> Listing:
        states, offset, board = _STATES[query.which], query.page * LIST_PAGE, self._store.board
        if query.words:
            return await board.search(
                guild_id, query.words, states=states, places=places, offset=offset, limit=LIST_PAGE
            )
        return await board.page(
            guild_id,
            states=states,
            taken_by=asker if query.mine else None,
            places=places,
            order=query.order,
            offset=offset,
            limit=LIST_PAGE,
        )


async def _wait(interaction: Press) -> None:
    """Gain time: a panel is edited in place, a command is answered to this person only."""
    await interaction.response.defer(ephemeral=True, thinking=interaction.message is None)


async def _answer(interaction: discord.Interaction[Any], view: ui.LayoutView) -> None:
    """Say something to this person beside the panel that the press came from."""
    if interaction.message is None:
        await interaction.edit_original_response(view=view)
    else:
        await interaction.followup.send(view=view, ephemeral=True)


def _changed() -> BoardError:
    return BoardError(
        "stale_claim", noted("This claim was changed in the meantime, so nothing was done. Look at it again.")
    )
