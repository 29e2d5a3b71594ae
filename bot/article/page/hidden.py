"""Which elements a page's markup keeps from being seen; nothing here reads a style sheet, which may hide more."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPOKEN = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only u-sr-only "
    "a11y-hidden vh".split()
)


def is_switched_off(element: HtmlElement) -> bool:
    """Whether an attribute or a style of its own hides it, perhaps only until a script shows it."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDING_STYLE.search(style) is not None)


def is_only_spoken(element: HtmlElement) -> bool:
    """Whether its class leaves it to screen readers: labels of controls, and words that stand there a second time."""
    names = element.get("class")
    return names is not None and not _SPOKEN.isdisjoint(names.lower().split())
