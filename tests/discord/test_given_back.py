"""What was typed in a form that was not taken is given back whole, as far as one message holds it."""

from __future__ import annotations

import pytest
from discord import ui

from bot.discord.layout.compose import MOST_TEXT, size
from bot.discord.layout.given_back import given_back

WHY = "That cannot be taken."


def given(*typed: str) -> list[str]:
    """The texts of the message, one after the other."""
    shown = given_back(WHY, *typed).walk_children()
    return [item.content for item in shown if isinstance(item, ui.TextDisplay)]


def test_every_text_can_be_copied() -> None:
    assert given("One.", " ", "Two\nlines.") == [WHY, "```\nOne.\n```", "```\nTwo\nlines.\n```"]


def test_a_fence_within_a_text_does_not_end_the_block() -> None:
    assert given("a ``` b")[1].count("```") == 2


@pytest.mark.parametrize("sign", ["x", "ä", "🔥"])
def test_too_long_a_text_is_cut_and_not_left_out(sign: str) -> None:
    said = given(sign * MOST_TEXT, "one more")
    assert said[1].startswith(f"```\n{sign}")
    assert MOST_TEXT - 1 <= sum(map(size, said)) <= MOST_TEXT
