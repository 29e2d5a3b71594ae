"""A page's tree → its stretches of running text in document order, each with what the markup says it is.

A segment is what a reader sees as one paragraph, heading, list item, table row or caption: inline content between two
block boundaries. Its text has white space collapsed; its links have offsets into that text. Nothing here knows which
segments are the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from bot.article.page.embeds import MARKER
from bot.article.page.hidden import is_only_spoken, is_switched_off
from bot.article.page.keys import key_of
from bot.model import BlockKind, Span

SKIPPED = frozenset(
    "script style noscript template svg math head iframe object embed applet canvas audio video select textarea "
    "button datalist dialog map portal".split()
)
"""Elements whose words are no running text."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul".split()
)
"""Elements that begin a line of their own; all others, unknown ones too, stand within one (HTML, section 15.3)."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ASIDES = frozenset({"nav", "footer", "aside", "menu"})
_CAPTION_CLASS = re.compile(r"caption|legend|cutline|bildunterschrift", re.IGNORECASE)
_CELL_GAP = " | "
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060-\u206f\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffc]")

Element: TypeAlias = HtmlElement


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of a segment: where its words stand in the segment's text, and its address as written."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of running text, or the place of a lifted post (`post` is set and the text empty then)."""

    text: str
    kind: BlockKind
    element: Element
    """The nearest block element around it."""
    tag: str
    """That element's own tag."""
    anchors: tuple[Anchor, ...] = ()
    aside: bool = False
    """Whether it stands in a nav, aside or footer."""
    post: int | None = None
    key: str = ""
    """What it is recognised by (`key_of`)."""

    @property
    def linked(self) -> int:
        """How many of its characters carry links."""
        return sum(anchor.span.end - anchor.span.start for anchor in self.anchors)


def segments_of(tree: Element) -> list[Segment]:
    """The segments of a page in document order; hidden elements, scripts and controls are left out."""
    return _Walk(tree).segments()


@dataclass(slots=True)
class _Run:
    """Inline content as it is gathered: pieces of collapsed text, and the links among them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spaced: bool = True
    """Whether the text ends in white space (or has not begun), so that more of it is dropped."""
    anchors: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str, href: str | None) -> None:
        """Take more text, with the address of the link that it stands in."""
        words = " ".join(text.split())
        if not words:
            self._space(bool(text))
            return
        self._space(text[0].isspace())
        start = self.length
        self._put(words)
        self.spaced = False
        if href is not None:
            last = self.anchors[-1] if self.anchors else None
            if last is not None and last[2] == href and start - last[1] <= 1:
                self.anchors[-1] = (last[0], self.length, href)
            else:
                self.anchors.append((start, self.length, href))
        self._space(text[-1].isspace())

    def line_break(self) -> None:
        """End the line; a second one in a row is a paragraph's end, which `breaks` tells."""
        if self.pieces and self.pieces[-1] == " ":
            self.pieces.pop()
            self.length -= 1
        self._put("\n")
        self.spaced = True

    @property
    def breaks(self) -> bool:
        """Whether it ends with a line break."""
        return bool(self.pieces) and self.pieces[-1] == "\n"

    def _space(self, wanted: bool) -> None:
        if wanted and not self.spaced:
            self._put(" ")
            self.spaced = True

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


class _Walk:
    """One walk over the tree in document order, without recursion."""

    def __init__(self, tree: Element) -> None:
        self._tree = tree
        self._found: list[Segment] = []
        self._run = _Run()
        self._blocks: list[tuple[Element, BlockKind, bool]] = [(tree, BlockKind.PARAGRAPH, False)]
        self._links: list[str] = []
        self._rows = 0

    def segments(self) -> list[Segment]:
        """All segments."""
        walk = etree.iterwalk(self._tree, events=("start", "end"))
        skipped: Element | None = None
        for event, node in walk:
            if not isinstance(node.tag, str):
                walk.skip_subtree() if event == "start" else None
                self._text(node.tail if event == "end" else None)
                continue
            element: Element = node
            tag = node.tag
            if event == "start":
                if tag in SKIPPED or self._is_hidden(element):
                    walk.skip_subtree()
                    skipped = element
                else:
                    self._open(element, tag)
            else:
                if element is not skipped:
                    self._close(tag)
                if element is not self._tree:
                    self._text(element.tail)
        self._flush()
        return self._found

    def _open(self, element: Element, tag: str) -> None:
        if tag == "br":
            if self._run.breaks:
                self._flush()
            elif self._run.pieces:
                self._run.line_break()
        elif tag == MARKER:
            self._flush()
            self._post(element)
        elif tag == "a":
            self._links.append(element.get("href") or "")
        elif tag in ("td", "th") and self._rows:
            self._run.add(_CELL_GAP if self._run.pieces else "", None)
        elif tag in BLOCKS:
            self._flush()
            _, kind, aside = self._blocks[-1]
            self._rows += tag == "tr"
            aside = aside or (tag in _ASIDES and self._is_small(element))
            self._blocks.append((element, _kind_in(kind, element, tag), aside))
        self._text(element.text)

    def _close(self, tag: str) -> None:
        if tag == "a":
            if self._links:
                self._links.pop()
        elif tag in BLOCKS and not (tag in ("td", "th") and self._rows):
            self._flush()
            self._rows -= tag == "tr"
            if len(self._blocks) > 1:
                self._blocks.pop()

    def _text(self, text: str | None) -> None:
        if text and (self._run.pieces or not text.isspace()):
            seen = text if text.isascii() else _UNSEEN.sub("", text)
            self._run.add(seen, self._links[-1] if self._links else None)

    def _flush(self) -> None:
        if not self._run.pieces:
            return
        run, self._run = self._run, _Run()
        text = "".join(run.pieces).rstrip(" \n|")
        key = key_of(text)
        if key:
            element, kind, aside = self._blocks[-1]
            kind = BlockKind.LIST_ITEM if self._rows and _CELL_GAP in text else kind
            anchors = tuple(
                Anchor(Span(start, min(end, len(text))), href) for start, end, href in run.anchors if href
            )
            self._found.append(Segment(text, kind, element, str(element.tag), anchors, aside, key=key))

    def _post(self, element: Element) -> None:
        _, _, aside = self._blocks[-1]
        index = int(element.get("n") or 0)
        self._found.append(Segment("", BlockKind.POST, element, MARKER, aside=aside, post=index))

    def _is_hidden(self, element: Element) -> bool:
        """Whether nobody sees it; what holds most of the page's words is shown by a script later."""
        hidden = is_switched_off(element) or is_only_spoken(element)
        return hidden and self._is_small(element)

    def _is_small(self, element: Element) -> bool:
        """Whether it holds no more than half of the page: a menu that is never closed holds the article too."""
        return 2 * len(element.text_content()) <= self._size

    @cached_property
    def _size(self) -> int:
        """Characters in the page, in scripts too."""
        return len(self._tree.text_content())


def _kind_in(outer: BlockKind, element: Element, tag: str) -> BlockKind:
    """What an element makes of the text in it, given what stands around it."""
    if outer is BlockKind.CAPTION or tag == "figcaption" or _is_caption(element, tag):
        return BlockKind.CAPTION
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag == "blockquote" or outer is BlockKind.QUOTE:
        return BlockKind.QUOTE
    if tag == "li":
        return BlockKind.LIST_ITEM
    return outer if tag in ("p", "div", "section", "span") else BlockKind.PARAGRAPH


def _is_caption(element: Element, tag: str) -> bool:
    return tag in ("p", "div", "span", "dd") and _CAPTION_CLASS.search(element.get("class") or "") is not None
