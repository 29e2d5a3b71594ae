"""/privacy: what is kept about whoever asks, and its deletion, asked for once and done at once.

A custom id is `wpriv:1:forget`; whose data is meant is always that of the person who presses.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands, ui

from bot.discord.errors import told
from bot.discord.layout.notices import notice
from bot.discord.layout.privacy import FORGOTTEN, privacy_page
from bot.speech import noted, tr
from bot.store import Standing

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

PRIVACY_ABOUT = noted("What is kept about you here, for how long, and how to have it deleted")
_FORGET = "wpriv:1:forget"


def add_privacy(tree: app_commands.CommandTree[Any]) -> None:
    """Put /privacy into the tree."""
    tree.add_command(app_commands.Command(name="privacy", description=PRIVACY_ABOUT, callback=privacy))


async def privacy(interaction: discord.Interaction[Any]) -> None:
    """Say what is kept about this person, to this person only."""
    async with told(interaction, "/privacy"):
        await interaction.response.defer(ephemeral=True, thinking=True)
        client: WhosaidBot = interaction.client
        about = await client.store.privacy.about(interaction.user.id)
        days = (await client.policies.at(interaction)).number("retention_days")
        await interaction.edit_original_response(view=privacy_page(about, days, forget_button()))


class ForgetButton(ui.DynamicItem[ui.Button[Any]], template=_FORGET):
    """The button that asks whether everything about whoever presses it is to be deleted."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)  # noqa: S101  (tells the type checker what the custom id says)
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Ask once more."""
        async with told(interaction, "question about deletion"):
            await interaction.response.send_modal(ForgetForm())


def forget_button() -> ui.Item[Any]:
    """The button, in the language that is spoken."""
    red = discord.ButtonStyle.danger
    return ForgetButton(ui.Button(label=tr("Delete what is about me"), style=red, custom_id=_FORGET))


class ForgetForm(ui.Modal):
    """Asks once whether everything about a person is really to be deleted."""

    def __init__(self) -> None:
        super().__init__(title=tr("Delete what is about you?"), timeout=900)
        options = [
            discord.SelectOption(label=tr("Delete it"), value="yes"),
            discord.SelectOption(label=tr("Keep it"), value="no"),
        ]
        self._sure = ui.Select[Any](options=options)
        self.add_item(
            ui.Label(
                text=tr("On all servers, and in direct messages"),
                description=tr("This cannot be undone. What you found out about claims stays, without you."),
                component=self._sure,
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Delete it where that was chosen."""
        async with told(interaction, "deletion of a person's data"):
            await interaction.response.defer()
            if self._sure.values == ["yes"]:
                await _forget(interaction)


async def _forget(interaction: discord.Interaction[Any]) -> None:
    """Delete everything about whoever submitted the form, say so, and have the answers in channels follow."""
    client: WhosaidBot = interaction.client
    forgotten = await client.store.privacy.forget(interaction.user.id)
    log.info("a person's data was deleted, with %d answers to take down", len(forgotten.answers))
    await interaction.edit_original_response(view=notice(tr(FORGOTTEN)))
    for report_id in forgotten.changed:
        client.board.answers.changed(report_id)
    await _take_down(client, forgotten.answers)


async def _take_down(client: discord.Client, answers: Sequence[Standing]) -> None:
    """Delete the bot's own messages, as far as it still may."""
    closed: set[int] = set()
    for answer in answers:
        if answer.channel_id in closed:
            continue
        message = client.get_partial_messageable(answer.channel_id).get_partial_message(answer.message_id)
        try:
            await message.delete()
        except discord.NotFound:
            continue
        except discord.HTTPException as error:
            closed.add(answer.channel_id)
            log.info("answers in channel %s could not be taken down (%s)", answer.channel_id, error)
