"""The page about settings is what the table says."""

from __future__ import annotations

from bot.policy import ROWS
from bot.policy.docs import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m bot.policy.docs"


def test_every_setting_is_on_it() -> None:
    assert [each.name for each in ROWS if f"`{each.name}`" not in page()] == []
