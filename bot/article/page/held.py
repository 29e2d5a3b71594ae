"""An article that a page holds as markup in one of its scripts, for the script to show.

Pages that are built in the browser are often served with their state: JSON in which the article stands as a string of
HTML. Nothing is run; the longest such string that reads like an article is parsed as a page of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from bot.article.page.dom import parse

_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_FEWEST_CHARACTERS = 600
_MOST_CHARACTERS = 2_000_000
"""Of a script that is searched."""

_PARAGRAPH = re.compile(r"<(?:p|br)\b|\\u003c(?:p|br)\b", re.IGNORECASE)
_FEWEST_PARAGRAPHS = 3


def held_article(tree: HtmlElement) -> HtmlElement | None:
    """The tree of the longest article in the page's scripts; None where there is none."""
    held = max(_held(tree), key=len, default=None)
    return None if held is None else parse(f"<html><body><article>{held}</article></body></html>")


def _held(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if _FEWEST_CHARACTERS <= len(text) <= _MOST_CHARACTERS and _PARAGRAPH.search(text):
            yield from (markup for written in _strings(text) if (markup := _markup(written)) is not None)


def _strings(text: str) -> Iterator[str]:
    return (found[0] for found in _STRING.finditer(text) if len(found[1]) >= _FEWEST_CHARACTERS)


def _markup(written: str) -> str | None:
    """The markup that a string literal holds, perhaps as a literal within it; None where it holds no paragraphs."""
    try:
        text = json.loads(written, strict=False)
    except ValueError:
        return None
    if not _is_markup(text):
        return max((inner for each in _strings(text) if (inner := _markup(each)) is not None), key=len, default=None)
    return str(text)


def _is_markup(text: str) -> bool:
    return text.lstrip()[:1] not in ("{", "[") and len(_PARAGRAPH.findall(text)) >= _FEWEST_PARAGRAPHS
