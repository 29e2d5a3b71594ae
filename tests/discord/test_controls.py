"""Controls that outlive a restart: each is known to the client, and what is written in it fits Discord's limit."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from discord import ui

import bot.discord
from bot.board import Order
from bot.discord.board.controls import MOST_WORDS, Move, Query, Turn, Which
from bot.discord.client import CONTROLS
from bot.discord.controls import Place, Press, What
from bot.discord.corrections.controls import Ask, Step
from bot.discord.link_select import Asked
from bot.discord.offer_buttons import Wish, Wished
from bot.discord.privacy import forget_button
from bot.discord.settings.controls import Act, SettingsPress

ID, REPORT, COUNT, PAGE = 2**63 - 1, "a" * 10, 10**9 - 1, 10**6 - 1
"""The largest id that Discord gives, a report's id, and the largest count and page that a custom id takes."""


def controls(of: type[Any] = ui.DynamicItem) -> Iterator[type[Any]]:
    """Every such control of ours, in all modules."""
    for module in pkgutil.walk_packages(bot.discord.__path__, f"{bot.discord.__name__}."):
        importlib.import_module(module.name)
    for each in of.__subclasses__():
        if each.__module__.startswith("bot."):
            yield each
        yield from controls(each)


def largest() -> Iterator[str]:
    """The longest custom ids of every kind."""
    yield from (Press(REPORT, place, what, COUNT, COUNT).custom_id for place in Place for what in What)
    yield from (Ask(REPORT, place, step, COUNT, COUNT, PAGE).custom_id for place in Place for step in Step)
    yield from (Turn(COUNT, COUNT, move, PAGE).custom_id for move in Move)
    yield from (Query(which, order, True, "w" * MOST_WORDS, PAGE).custom_id for which in Which for order in Order)
    yield from (SettingsPress(act, ID).custom_id for act in Act)
    yield from (Wished(wish, str(ID)).custom_id for wish in Wish)
    yield Asked(ID, Place.PUBLIC, ID).custom_id
    yield str(getattr(forget_button(), "custom_id", ""))


def test_the_client_knows_every_control() -> None:
    assert set(controls()) == set(CONTROLS)


@pytest.mark.parametrize("custom_id", list(largest()))
def test_a_custom_id_has_a_version_fits_and_leads_to_one_control(custom_id: str) -> None:
    assert re.match(r"[a-z]+:[0-9]+:", custom_id)
    assert len(custom_id) <= 100
    led = [each for each in CONTROLS if each.__discord_ui_compiled_template__.fullmatch(custom_id)]
    assert len(led) == 1
