"""What a press does: the panels of a report, showing it to one person, exporting and deleting it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord.board.permitted import moves_for
from bot.discord.controls import Place, Press, What
from bot.discord.errors import told
from bot.discord.layout.accounts import accounts_page
from bot.discord.layout.aside import aside_page
from bot.discord.layout.card import card
from bot.discord.layout.claims import claim_detail, claims_page
from bot.discord.layout.notices import DELETED, EXPORTED, GONE, NOT_YOURS, notice
from bot.discord.layout.parts import Shown
from bot.discord.layout.sources import source_detail, sources_page
from bot.discord.shown import shown_to
from bot.errors import WhosaidError
from bot.model import Report
from bot.report.markdown import safe_filename, to_markdown
from bot.speech import noted, tr
from bot.store import Kept, Store

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

_PANELS: dict[What, Callable[[Shown, Press], ui.LayoutView]] = {
    What.CARD: lambda shown, _: card(shown),
    What.CLAIMS: lambda shown, press: claims_page(shown, press.item),
    What.SOURCES: lambda shown, press: sources_page(shown, press.item),
    What.SOURCE: lambda shown, press: source_detail(shown, press.item, press.page),
    What.ACCOUNTS: lambda shown, press: accounts_page(shown, press.item),
    What.ASIDE: lambda shown, press: aside_page(shown, press.item),
}


class Navigator:
    """Answers presses from what their custom id says and what the store keeps."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def pressed(self, interaction: discord.Interaction[WhosaidBot], press: Press) -> None:
        """Do what a control asks for; failures are told to whoever pressed it."""
        async with told(interaction, f"{press.what} of {press.report_id}"):
            match press.what:
                case What.ONLY_ME:
                    await self._only_me(interaction, press)
                case What.EXPORT:
                    await self._export(interaction, press)
                case What.DELETE:
                    await self._ask_to_delete(interaction, press)
                case _:
                    await self._open(interaction, press)

    async def _kept(self, press: Press) -> Kept:
        kept = await self._store.get(press.report_id)
        if kept is None:
            raise WhosaidError("gone", GONE)
        return kept

    async def _open(self, interaction: discord.Interaction[WhosaidBot], press: Press) -> None:
        """Show a panel: a new one for this person on a public answer, in place within a panel."""
        public = press.place is Place.PUBLIC
        await interaction.response.defer(ephemeral=True, thinking=public)
        kept = await self._kept(press)
        shown = await shown_to(interaction, kept, Place.COPY if public else press.place)
        view = (
            await _claim(interaction, shown, press) if press.what is What.CLAIM else _PANELS[press.what](shown, press)
        )
        await interaction.edit_original_response(view=view)

    async def _only_me(self, interaction: discord.Interaction[WhosaidBot], press: Press) -> None:
        """Give this person the answer alone; where it is the asker, the public one is taken down."""
        await interaction.response.defer()
        kept = await self._kept(press)
        is_asker = interaction.user.id == kept.owner.asker_id
        shown = await shown_to(interaction, kept, Place.PRIVATE if is_asker else Place.COPY)
        await interaction.followup.send(view=card(shown), ephemeral=True)
        if is_asker:
            await interaction.delete_original_response()

    async def _export(self, interaction: discord.Interaction[WhosaidBot], press: Press) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        report = (await shown_to(interaction, await self._kept(press), Place.COPY)).report
        contents = await asyncio.to_thread(_exports, report)
        fitting = {name: data for name, data in contents.items() if len(data) <= interaction.filesize_limit}
        if len(fitting) < len(contents):
            raise WhosaidError("export_size", noted("This report is larger than a file that Discord takes here."))
        files = [discord.File(io.BytesIO(data), name) for name, data in fitting.items()]
        await interaction.edit_original_response(content=tr(EXPORTED), attachments=files)

    async def _ask_to_delete(self, interaction: discord.Interaction[WhosaidBot], press: Press) -> None:
        kept = await self._kept(press)
        if not may_delete(interaction, kept):
            raise WhosaidError("not_yours", NOT_YOURS)
        await interaction.response.send_modal(DeleteForm(self, press))

    async def delete(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Delete a report, take its answer down, and say so."""
        await interaction.response.defer()
        kept = await self._kept(press)
        if not may_delete(interaction, kept):
            raise WhosaidError("not_yours", NOT_YOURS)
        await self._store.delete(press.report_id)
        await interaction.delete_original_response()
        await interaction.followup.send(view=notice(tr(DELETED)), ephemeral=True)


async def _claim(interaction: discord.Interaction[WhosaidBot], shown: Shown, press: Press) -> ui.LayoutView:
    """A claim with what this person may do with it; one that a correction took out of the report is gone."""
    if not any(claim.id == press.item for claim in shown.report.claims):
        raise WhosaidError(
            "no_claim", noted("This claim is no longer in the report: a correction says that it is none.")
        )
    on_board = shown.board.get(press.item)
    return claim_detail(shown, press.item, await moves_for(interaction, on_board) if on_board else ())


class DeleteForm(ui.Modal):
    """Asks once whether a report is really to be deleted."""

    def __init__(self, navigator: Navigator, press: Press) -> None:
        super().__init__(title=tr("Delete this report?"), timeout=900)
        self._navigator = navigator
        self._press = press
        self._sure = ui.Select[Any](
            options=[
                discord.SelectOption(label=tr("Delete it"), value="yes"),
                discord.SelectOption(label=tr("Keep it"), value="no"),
            ]
        )
        about = tr("This cannot be undone.")
        label = tr("Report and text are removed for everybody")
        self.add_item(ui.Label(text=label, description=about, component=self._sure))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Delete the report where that was chosen."""
        async with told(interaction, f"deletion of {self._press.report_id}"):
            if self._sure.values == ["yes"]:
                await self._navigator.delete(interaction, self._press)
            else:
                await interaction.response.defer()


def may_delete(interaction: discord.Interaction[Any], kept: Kept) -> bool:
    """Whether this person asked for the report, or may manage messages in the server where it was asked."""
    if interaction.user.id == kept.owner.asker_id:
        return True
    same_server = interaction.guild_id is not None and interaction.guild_id == kept.owner.guild_id
    return same_server and interaction.permissions.manage_messages


def _exports(report: Report) -> dict[str, bytes]:
    """The report's files by name."""
    return {
        safe_filename(report, "md"): to_markdown(report).encode(),
        safe_filename(report, "json"): report.model_dump_json().encode(),
    }
