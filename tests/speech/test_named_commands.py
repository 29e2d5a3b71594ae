"""Texts call commands as Discord's clients in that language call them."""

from __future__ import annotations

import re

import discord
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from discord import app_commands

from bot.discord.commands import add_commands
from bot.discord.localised import NAMES
from bot.speech.catalogues import LOCALES
from bot.speech.speaking import ENGLISH, SPOKEN

LANGUAGES = sorted(set(SPOKEN) - {ENGLISH})


@pytest.fixture(scope="module")
def tree() -> app_commands.CommandTree[discord.Client]:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents(guilds=True)))
    add_commands(tree)
    return tree


def read(code: str) -> Catalog:
    with (LOCALES / f"{code}.po").open("rb") as file:
        return read_po(file)


def test_every_name_is_noted_for_the_catalogues(tree: app_commands.CommandTree[discord.Client]) -> None:
    commands = list(tree.walk_commands())
    menus = tree.walk_commands(type=discord.AppCommandType.message)
    options = {
        option.display_name
        for command in commands
        if isinstance(command, app_commands.Command)
        for option in command.parameters
    }
    assert {command.name for command in commands} | {menu.name for menu in menus} | options == set(NAMES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_name_commands_as_they_are_called_there(
    code: str, tree: app_commands.CommandTree[discord.Client]
) -> None:
    catalogue = read(code)
    names = {str(message.id): str(message.string) for message in catalogue if message.id in NAMES}
    called = {command.qualified_name for command in tree.walk_commands()}
    pattern = re.compile(r"(?<![\w/.])/([a-z]+(?: [a-z]+)?)")
    checked = 0
    for message in catalogue:
        if not isinstance(message.id, str) or not message.id:
            continue
        for words in pattern.findall(message.id):
            command = words if words in called else words.split()[0]
            if command in called:
                checked += 1
                expected = " ".join(names[word] for word in command.split())
                assert f"/{expected}" in str(message.string), message.id
    assert checked >= 15


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_commands_of_a_group_are_told_apart(code: str, tree: app_commands.CommandTree[discord.Client]) -> None:
    names = {str(message.id): str(message.string) for message in read(code) if message.id in NAMES}
    groups = [tree.get_commands(), *(each.commands for each in tree.get_commands() if hasattr(each, "commands"))]
    for group in groups:
        called = [names[command.name] for command in group if not isinstance(command, app_commands.ContextMenu)]
        assert len(set(called)) == len(called)
        assert all(re.fullmatch(r"[-_'\w]{1,32}", name) and name == name.lower() for name in called)
