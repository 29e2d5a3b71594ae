"""Running heads, footers and page numbers of a PDF: the lines at the edges of its pages that the pages repeat.

Lines in, lines out; knows nothing of how a PDF holds them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.article.files.pdf_lines import Line

_EDGE = 3
"""Baselines counted from the top and from the bottom of a page at which a running head or a footer may stand."""

_ENOUGH = 3
"""Pages that must show it; two where the document has no more than that."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|pagina|página|pág\.|стр\.|p\.)\s)?[-–—|\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—|\s]*"
    r"(?:(?:/|of|von|de|di|sur|из)\s?\d{1,4})?",
    re.IGNORECASE,
)


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines in the same order, those left out that pages repeat at their edges or that only number a page.

    Numbers count as equal ("Page 3 of 9"). A headline that later pages repeat in another size stays.
    """
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edges = {number: _at_edges(page) for number, page in pages.items()}
    shown = Counter(key for page in edges.values() for key in {_key(line) for line in page})
    repeated = {key for key, count in shown.items() if count >= min(_ENOUGH, max(2, len(pages)))}
    dropped = {id(line) for page in edges.values() for line in page if _key(line) in repeated}
    dropped.update(id(line) for page in edges.values() for line in _numbers(page))
    return [line for line in lines if id(line) not in dropped]


def _at_edges(page: Sequence[Line]) -> list[Line]:
    """The lines on the topmost and lowest baselines; none in the middle, however short the page."""
    heights = sorted({round(line.y) for line in page})
    edge = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [line for line in page if round(line.y) in edge]


def _numbers(edges: Iterable[Line]) -> list[Line]:
    """The lines at the very top or bottom that hold a page's number and nothing else."""
    found = sorted(edges, key=lambda line: line.y)
    return [line for line in {found[0], found[-1]} if _PAGE_NUMBER.fullmatch(line.words)] if found else []


def _key(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.words.casefold()), round(line.size)
