"""The body of a Word document → its paragraphs in order, with what Word says they are and the links on their words.

Walks WordprocessingML itself (ECMA-376, part 1, 17), because python-docx passes over content controls, tracked
insertions, text boxes and fields. Text that is marked as deleted is left out, as in print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from lxml.etree import _Element

from bot.article.files.pieces import Piece
from bot.model import BlockKind, Link, Span

StyleName = Callable[[str], str]
"""The name of a paragraph style by its id: "Heading1" → "heading 1"; empty where there is none."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same once more, for programs that cannot show it as it is meant."""

_P, _R, _T, _HYPERLINK, _VALUE = (qn(f"w:{name}") for name in ("p", "r", "t", "hyperlink", "val"))
_FIELD_STEP, _INSTRUCTION, _SIMPLE_FIELD = (qn(f"w:{name}") for name in ("fldChar", "instrText", "fldSimple"))
_STYLE = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_NUMBERING = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
_VANISH = f"{qn('w:rPr')}/{qn('w:vanish')}"
_LEFT_OUT = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _FALLBACK})
_SPACE = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_OFF = ("0", "false", "off", "none")
_HYPERLINK_FIELD = re.compile(r"\s*HYPERLINK\s[^\"]{0,40}\"(?P<url>[^\"]{1,2000})\"", re.IGNORECASE)
_LONGEST_INSTRUCTION = 4000
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_STYLES = (
    (re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE), BlockKind.HEADING),
    (re.compile(r"list (?:bullet|number)", re.IGNORECASE), BlockKind.LIST_ITEM),
    (re.compile(r"(?:intense )?quote$|block text$", re.IGNORECASE), BlockKind.QUOTE),
    (re.compile(r"caption$", re.IGNORECASE), BlockKind.CAPTION),
    (re.compile(r"toc \d$", re.IGNORECASE), BlockKind.FURNITURE),
)
"""Word's built-in styles by their names, which are English in every language's Word (part 1, 17.7.4.9)."""


def body_pieces(body: _Element, rels: Relationships, style_name: StyleName) -> Iterator[Piece]:
    """The paragraphs under this element in order, those of tables and text boxes where they stand."""
    for paragraph in _paragraphs(body):
        words = _Words(rels)
        words.walk(paragraph)
        text = words.text()
        if not text.isspace() and text:
            yield Piece(text, _kind(paragraph, style_name), words.links())


def _paragraphs(body: _Element) -> Iterator[_Element]:
    """The paragraphs in document order, those inside another one after it."""
    ahead = [body]
    while ahead:
        element = ahead.pop()
        if element.tag == _P:
            yield element
        ahead.extend(child for child in reversed(element) if child.tag not in _LEFT_OUT)


def _kind(paragraph: _Element, style_name: StyleName) -> BlockKind | None:
    style = paragraph.find(_STYLE)
    name = style_name(style.get(_VALUE, "")) if style is not None else ""
    for pattern, kind in _STYLES:
        if pattern.match(name):
            return kind
    numbered = paragraph.find(_NUMBERING)
    return BlockKind.LIST_ITEM if numbered is not None and numbered.get(_VALUE) != "0" else None


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction, and where the text it shows starts."""

    instruction: str = ""
    shown_from: int | None = None


@dataclass(slots=True)
class _Words:
    """The text of one paragraph as it is gathered, and the links on it."""

    rels: Relationships
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _links: list[Link] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def text(self) -> str:
        return "".join(self._parts)

    def links(self) -> tuple[Link, ...]:
        """In order; of two on the same words the first."""
        found: list[Link] = []
        for link in sorted(self._links, key=lambda each: each.span):
            if not found or found[-1].span.end <= link.span.start:
                found.append(link)
        return tuple(found)

    def walk(self, element: _Element) -> None:
        """Gather what stands under an element, nested as deep as the parser lets it be (256 levels)."""
        for child in element:
            # Paragraphs within this one are a text box's: they come after it, as paragraphs of their own.
            if child.tag in _LEFT_OUT or child.tag == _P or _is_hidden(child):
                continue
            if child.tag == _T:
                self._add(child.text or "")
            elif child.tag in _SPACE:
                self._add(_SPACE[str(child.tag)])
            elif child.tag == _FIELD_STEP:
                self._field(child.get(qn("w:fldCharType"), ""))
            elif child.tag == _INSTRUCTION:
                self._instruct(child.text or "")
            else:
                self._walk_linked(child)

    def _walk_linked(self, element: _Element) -> None:
        start = self._length
        if isinstance(element.tag, str):
            self.walk(element)
        if element.tag == _HYPERLINK:
            self._link(start, self._target(element))
        elif element.tag == _SIMPLE_FIELD:
            self._link(start, _field_url(element.get(qn("w:instr"), "")))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _field(self, step: str) -> None:
        """Part 1, 17.16.18: begin, its instruction, separate, what it shows, end; fields stand within fields."""
        if step == "begin":
            self._fields.append(_Field())
        elif step == "separate" and self._fields:
            self._fields[-1].shown_from = self._length
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            if ended.shown_from is not None:
                self._link(ended.shown_from, _field_url(ended.instruction))

    def _instruct(self, words: str) -> None:
        if self._fields and self._fields[-1].shown_from is None:
            field_ = self._fields[-1]
            field_.instruction = (field_.instruction + words)[:_LONGEST_INSTRUCTION]

    def _target(self, hyperlink: _Element) -> str:
        rel = self.rels.get(hyperlink.get(qn("r:id"), ""))
        if rel is None or not rel.is_external:
            return ""
        anchor = hyperlink.get(qn("w:anchor"))
        return f"{rel.target_ref}#{anchor}" if anchor and "#" not in rel.target_ref else rel.target_ref

    def _link(self, start: int, url: str) -> None:
        if start < self._length and _URL.fullmatch(url):
            self._links.append(Link(span=Span(start, self._length), url=url))


def _field_url(instruction: str) -> str:
    hyperlink = _HYPERLINK_FIELD.match(instruction)
    return hyperlink["url"] if hyperlink is not None else ""


def _is_hidden(element: _Element) -> bool:
    """Whether it is a run that Word neither shows nor prints."""
    if element.tag != _R:
        return False
    vanish = element.find(_VANISH)
    return vanish is not None and vanish.get(_VALUE, "true") not in _OFF
