"""The entrances: /check, its form, the message menu and /about. Each gathers what was given and hands it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from bot.discord.board.commands import claims_group
from bot.discord.errors import told
from bot.discord.files import MOST_FILES
from bot.discord.intake import INPUT_LIMIT, Given, Several, from_form, from_options
from bot.discord.layout.notices import about as about_view
from bot.discord.messages import from_message
from bot.discord.privacy import add_privacy
from bot.discord.settings.commands import add_settings_commands
from bot.speech import noted, tr
from bot.store import Entrance

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

EVERYWHERE = app_commands.AppInstallationType(guild=True, user=True)
ALL_CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    """Put every command into the tree, for servers, direct messages and people who installed the app themselves."""
    tree.allowed_installs = EVERYWHERE
    tree.allowed_contexts = ALL_CONTEXTS
    tree.add_command(app_commands.Command(name="check", description=CHECK_ABOUT, callback=check))
    tree.add_command(app_commands.Command(name="about", description=ABOUT_ABOUT, callback=about))
    tree.add_command(app_commands.ContextMenu(name="Check sources", callback=check_sources))
    add_privacy(tree)
    add_settings_commands(tree)
    tree.add_command(claims_group())


CHECK_ABOUT = noted("Who says what in an article, and which claims still need verifying")
ABOUT_ABOUT = noted("What this bot does, how to ask it, and what becomes of what you give it")


@app_commands.describe(
    text=noted("The article's words, or links; leave all options empty to get a form for long texts"),
    link=noted("A link to the article, which is opened; beside a text, only where that text stands"),
    file=noted("The article as a .txt, .md, .html, .pdf, .docx or .eml file"),
    private=noted("Show the answer only to you"),
)
async def check(
    interaction: discord.Interaction[Any],
    text: app_commands.Range[str, 1, 6000] | None = None,
    link: app_commands.Range[str, 1, 4096] | None = None,
    file: discord.Attachment | None = None,
    private: bool = False,
) -> None:
    """Check a text, a link or a file, or ask for it in a form."""
    async with told(interaction, "/check"):
        await _client(interaction).gate.check(interaction)
        if text is None and link is None and file is None:
            await interaction.response.send_modal(CheckForm(private))
            return
        files = (file,) if file is not None else ()
        await _hand_on(interaction, from_options(text or "", link or "", files), private=private)


async def check_sources(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Check what a message says, embeds, forwards, answers or links to."""
    async with told(interaction, "Check sources"):
        await _client(interaction).gate.check(interaction)
        given = from_message(message)
        if isinstance(given, Several):
            await _client(interaction).questions.ask(interaction, given, private=False)
        else:
            await _client(interaction).desk.take(interaction, given, entrance=Entrance.MENU, anchor_id=message.id)


async def about(interaction: discord.Interaction[Any]) -> None:
    """Say what the bot does, to this person only."""
    async with told(interaction, "/about"):
        await interaction.response.send_message(view=about_view(), ephemeral=True)


class CheckForm(ui.Modal):
    """A form for texts that are longer than a command's option, or for several files."""

    def __init__(self, private: bool) -> None:
        super().__init__(title=tr("Check an article"), timeout=3600)
        self._private = private
        self._inputs = [_text_input() for _ in range(3)]
        self._files: ui.FileUpload[Any] = ui.FileUpload(required=False, max_values=MOST_FILES)
        labels = (tr("The article"), tr("The article, continued"), tr("The article, its end"), tr("Or files"))
        abouts = (
            tr("Its words, or a link. 4,000 characters fit here; the rest goes below, or into a file."),
            None,
            None,
            tr("Up to {most}, read as one article: .txt, .md, .html, .pdf, .docx or .eml.", most=MOST_FILES),
        )
        for label, about, component in zip(labels, abouts, (*self._inputs, self._files), strict=True):
            self.add_item(ui.Label(text=label, description=about, component=component))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Check what was filled in."""
        inputs = [each.value for each in self._inputs]
        async with told(interaction, "form"):
            await _client(interaction).gate.check(interaction)
            await _hand_on(interaction, from_form(inputs, self._files.values), private=self._private)


def _text_input() -> ui.TextInput[Any]:
    return ui.TextInput(style=discord.TextStyle.paragraph, max_length=INPUT_LIMIT, required=False)


async def _hand_on(interaction: discord.Interaction[Any], given: Given | Several, *, private: bool) -> None:
    """Have it checked, once it is clear what."""
    client = _client(interaction)
    if isinstance(given, Several):
        await client.questions.ask(interaction, given, private=private)
    else:
        await client.desk.take(interaction, given, private=private)


def _client(interaction: discord.Interaction[Any]) -> WhosaidBot:
    client: WhosaidBot = interaction.client
    return client
