"""Thousands of inline elements in one block: the search for an article takes time with the square of their number.

It looks at words, so it is given the words. Nothing here knows what is searched for.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from bot.article.page.segments import BLOCKS, SKIPPED

_MOST_ELEMENTS = 3_000
"""Elements in a page, up to which no crowd is worth looking for; few pages have more."""

_CROWD = 500
"""Inline elements in one block; real paragraphs hold a few dozen."""


def without_crowds(tree: HtmlElement) -> HtmlElement:
    """The tree, or where blocks hold more than 500 inline elements, a copy in which those are words only."""
    if sum(1 for _ in tree.iter()) <= _MOST_ELEMENTS:
        return tree
    calm = deepcopy(tree)
    for block, size in _inline_counts(calm).items():
        if size > _CROWD:
            _merge(block)
    return calm


def _inline_counts(tree: HtmlElement) -> Counter[HtmlElement]:
    """How many inline elements each block holds, those in blocks within it aside."""
    counts: Counter[HtmlElement] = Counter()
    blocks = [tree]
    for event, element in iterwalk(tree, events=("start", "end")):
        if element.tag not in BLOCKS:
            counts[blocks[-1]] += event == "start"
        elif event == "start":
            blocks.append(element)
        else:
            blocks.pop()
    return counts


def _merge(element: HtmlElement) -> None:
    """Put words in the place of the inline elements within one; those that hold blocks stay."""
    before: HtmlElement | None = None
    words = [element.text or ""]
    for child in list(element):
        tail = child.tail or ""
        if child.tag in BLOCKS or any(each.tag in BLOCKS for each in child.iterdescendants()):
            _say(element, before, words)
            before, words = child, []
            if child.tag not in BLOCKS:
                _merge(child)
        else:
            words.append("" if child.tag in SKIPPED else str(child.text_content()))
            element.remove(child)
        words.append(tail)
    _say(element, before, words)


def _say(element: HtmlElement, before: HtmlElement | None, words: list[str]) -> None:
    """Write words behind a child of an element, or at the element's beginning."""
    if before is None:
        element.text = "".join(words)
    else:
        before.tail = "".join(words)
