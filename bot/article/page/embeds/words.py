"""The words in an embed's markup, line by line, each piece with the link that carries it.

Lines end where a browser would end them. Nothing here knows which words are a post's and which are its frame's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from bot.article.names import EMOJI

MOST_NODES = 800
"""Elements in one embed; Instagram's, the largest, has some fifty."""
_MOST_CHARACTERS = 30_000
_BREAKS = frozenset(
    "p div br li ul ol section article header footer blockquote figure figcaption cite h1 h2 h3 h4 h5 h6 hr table tr "
    "dl dt dd pre address main aside".split()
)
_UNREAD = frozenset("script style svg button noscript template iframe object textarea select title head".split())
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that one link, or none, carries."""

    text: str
    """As the markup has it, white space and all."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Words without a line break."""

    pieces: tuple[Piece, ...]
    apart: bool = True
    """Whether more than a single line break parts it from the line before."""

    @property
    def text(self) -> str:
        """Its words with white space collapsed."""
        return collapsed("".join(piece.text for piece in self.pieces))


def collapsed(words: str) -> str:
    """The words with single spaces between them."""
    return " ".join(words.split())


def lines_of(element: HtmlElement, leave_out: Collection[HtmlElement] = ()) -> tuple[Line, ...] | None:
    """The lines in an element, those in `leave_out` excepted; None where it is too large to be one post's embed."""
    builder = _Builder()
    characters = 0
    for count, (text, href, breaks) in enumerate(_events(element, leave_out)):
        characters += len(text)
        # A node gives two events: its start and its end.
        if count > 2 * MOST_NODES or characters > _MOST_CHARACTERS:
            return None
        if breaks:
            builder.end_line(breaks)
        builder.add(text, href)
    return builder.lines()


class _Builder:
    """Gathers pieces into lines."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._breaks = 2

    def add(self, text: str, href: str | None) -> None:
        for at, part in enumerate(_BLANK_LINE.split(text)):
            if at:
                self.end_line(2)
            # A link without words counts: many an empty embed is nothing else.
            if href or self._pieces or (part and not part.isspace()):
                self._pieces.append(Piece(part, href))

    def end_line(self, breaks: int) -> None:
        if self._pieces:
            self._lines.append(Line(tuple(self._pieces), self._breaks > 1))
            self._pieces, self._breaks = [], 0
        self._breaks += breaks

    def lines(self) -> tuple[Line, ...]:
        self.end_line(0)
        return tuple(self._lines)


def _events(root: HtmlElement, leave_out: Collection[HtmlElement]) -> Iterator[tuple[str, str | None, int]]:
    """Text in order, with the link around it and the line breaks before it."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    links: list[str] = []
    for event, node in walk:
        if event in {"comment", "pi"}:
            yield node.tail or "", _last(links), 0
            continue
        tag = node.tag
        breaks = (1 if tag == "br" else 2) if tag in _BREAKS else 0
        if event == "start":
            if tag in _UNREAD or (node in leave_out and node is not root):
                walk.skip_subtree()
                continue
            if tag == "a":
                links.append(node.get("href") or "")
            yield _opening(node), _last(links), breaks
        else:
            if tag == "a" and links:
                links.pop()
            tail = "" if node is root else node.tail or ""
            yield tail, _last(links), 0 if tag == "br" else breaks


def _last(links: list[str]) -> str | None:
    return links[-1] if links else None


def _opening(node: HtmlElement) -> str:
    """What an element shows before its children: its text, an emoji's picture as the emoji it stands for."""
    if node.tag == "img":
        alt = node.get("alt") or ""
        return alt if EMOJI.fullmatch(alt) else ""
    if node.tag == "a":
        return _unshortened(node)
    return node.text or ""


def _unshortened(link: HtmlElement) -> str:
    """A link's words; where they are its address cut short ("example.org/repo…"), the address in full."""
    words, href = link.text or "", link.get("href") or ""
    cut = _ELLIPSIS.search(words)
    if cut is None or len(link):
        return words
    shown = words[: cut.start()].strip()
    return href if len(shown) > 5 and "." in shown and " " not in shown and shown in href else words
