"""A page's markup made harmless before any parser sees it, in one scan whose time grows with its length alone.

Parsers build what they are told to: 200,000 attributes on one tag cost libxml2 minutes, and at a certain depth it
stops and drops the rest of the page. So monstrous tags are cut down, tags that nest too deep or come too many are
taken out while their words stay, and comments (with the conditional ones), processing instructions, declarations and
characters that no tree may hold are removed. This module looks at tags one by one; it knows of no tree.
"""

from __future__ import annotations

import re
from collections import Counter

MAX_CHARACTERS = 20_000_000
"""Characters of markup that are looked at; the rest of a longer page is cut off."""

MAX_ELEMENTS = 20_000
"""Real articles have 300 to 3,000; what reads the tree takes a tenth of a second for every thousand or so."""

MAX_DEPTH = 200
"""Levels of open elements; real pages stay under 60, libxml2 gives up at 256."""

MAX_ATTRIBUTES = 256
MAX_ALL_ATTRIBUTES = 250_000
"""Attributes in a page; each takes a tree and its copies a kilobyte."""

MAX_ATTRIBUTE_CHARACTERS = 65_536
"""Longer attributes are dropped, pictures and program state that are written into the page among them."""

MAX_ALL_ATTRIBUTE_CHARACTERS = 1_000_000
"""Of the attributes in a page: what reads the tree searches their values time and again."""

SHORTEST_ATTRIBUTE = 2
"""Characters, with what parts it from the next."""

_FEW_CHARACTERS = SHORTEST_ATTRIBUTE * MAX_ATTRIBUTES
"""What a tag's attributes must run to before they can be too many."""

_TAG = re.compile(
    r"""<(/?+)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))*+)>""",
)
ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+|=)""")
_COMMENT_END = re.compile(r"--!?>")
_UNHOLDABLE = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_UNHOLDABLE_WIDE = ("\ufffe".encode(), "\uffff".encode())
_SPACES = bytes.maketrans(b"\f", b" ")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}))(?![0-9a-fA-F]);?")

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in "script style title textarea xmp iframe noembed noframes".split()
}
"""Elements whose content is no markup."""

_DOCUMENT = frozenset(("html", "head", "body"))
_CELLS = frozenset(("td", "th", "caption", "table"))
_TABLE = frozenset(("table",))
_TABLE_PARTS = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "table"))
_INLINE = frozenset(
    "a abbr acronym b big cite code del em font i ins kbd mark nobr q s small span strike strong sub sup tt u".split()
)
_SELF_ENDING = {
    **dict.fromkeys(
        "address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol "
        "p pre section table ul".split(),
        frozenset(("p",)),
    ),
    "option": frozenset(("option",)),
    "li": frozenset(("li", "p")),
    **dict.fromkeys(("dt", "dd"), frozenset(("dt", "dd", "p"))),
    **dict.fromkeys(("td", "th"), frozenset(("td", "th", "p"))),
    "tr": frozenset(("tr", "td", "th", "p")),
}
"""For a tag, the innermost open elements that it ends, with what is inline in them: few write all end tags."""


def holdable(markup: str) -> str:
    """Markup without the characters that no tree may hold, written out or as references."""
    text = markup[:MAX_CHARACTERS]
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = _SURROGATE.sub("\ufffd", text).encode()
    for character in _UNHOLDABLE_WIDE:
        data = data.replace(character, b"")
    text = data.translate(_SPACES, _UNHOLDABLE).decode()
    if "&#" in text and not all(map(_is_holdable, {found.groups() for found in _NUMBERED.finditer(text)})):
        text = _NUMBERED.sub(lambda found: found[0] if _is_holdable(found.groups()) else "\ufffd", text)
    return text


def make_harmless(markup: str) -> str:
    """Holdable markup with the same words and, where it is sane, the same elements, in time linear in its length."""
    return _Scan(markup).run()


def _is_holdable(number: tuple[str, ...]) -> bool:
    """Whether a tree may hold the character that a reference gives, in hexadecimal or decimal digits."""
    code = int(number[0], 16) if number[0] else int(number[1])
    in_plane = code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return in_plane or 0x10000 <= code <= 0x10FFFF


class _Scan:
    """One walk over the markup, tag by tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._kept: list[str] = []
        self._open: list[str] = []
        self._open_counts: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._documents: set[str] = set()
        self._elements = 0
        self._attributes = 0
        self._attribute_characters = 0

    def run(self) -> str:
        at, size = 0, len(self._text)
        while at < size:
            tag = self._text.find("<", at)
            if tag < 0:
                self._kept.append(self._text[at:])
                break
            self._kept.append(self._text[at:tag])
            at = self._tag(tag)
        return "".join(self._kept)

    def _tag(self, at: int) -> int:
        """Deal with what begins with the "<" at `at`; returns where the scan goes on."""
        following = self._text[at + 1 : at + 2]
        if following.isascii() and (following.isalpha() or self._is_end_tag(at)):
            tag = _TAG.match(self._text, at)
            if tag is None:  # it never ends, so browsers show nothing from here on
                return len(self._text)
            name = tag[2].lower()
            if tag[1]:
                self._end(name)
                return tag.end()
            return self._start(name, tag)
        if following in ("!", "?", "/"):
            return self._after_declaration(at)
        self._kept.append("&lt;")
        return at + 1

    def _is_end_tag(self, at: int) -> bool:
        name = self._text[at + 1 : at + 3]
        return name[:1] == "/" and name[1:].isascii() and name[1:].isalpha()

    def _after_declaration(self, at: int) -> int:
        """Where a comment, declaration or processing instruction ends; one that never ends hides the rest."""
        if self._text.startswith("<!--", at):
            if self._text.startswith((">", "->"), at + 4):
                return self._text.index(">", at) + 1
            end = _COMMENT_END.search(self._text, at + 4)
            return end.end() if end else len(self._text)
        close = self._text.find(">", at)
        return close + 1 if close >= 0 else len(self._text)

    def _start(self, name: str, tag: re.Match[str]) -> int:
        if name in _DOCUMENT:
            return self._document(name, tag)
        self._close_ended_by(name)
        if self._elements >= MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            return self._leave_out(name, tag)
        self._elements += 1
        harmless = self._harmless_tag(tag)
        if (ending := _RAW.get(name)) is not None:
            # The parser takes "<script/>" for an empty element and its content for markup, which browsers do not.
            self._kept.append(f"{harmless[:-1]} >")
            return self._raw(ending, tag.end())
        self._kept.append(harmless)
        if name not in _VOID:
            self._open.append(name)
            self._open_counts[name] += 1
        return tag.end()

    def _document(self, name: str, tag: re.Match[str]) -> int:
        """Keep the first `html`, `head` and `body` of a page; browsers take no notice of others."""
        if name not in self._documents:
            self._documents.add(name)
            self._kept.append(self._harmless_tag(tag))
        return tag.end()

    def _harmless_tag(self, tag: re.Match[str]) -> str:
        """A start tag with no more, and no longer, attributes than anybody needs."""
        if not tag[3]:
            return f"<{tag[2]}>"
        few = len(tag[3]) <= _FEW_CHARACTERS
        kept = ATTRIBUTE.findall(tag[3]) if few else _kept_attributes(tag[3])
        self._attributes += len(kept)
        self._attribute_characters += sum(map(len, kept))
        if self._attributes > MAX_ALL_ATTRIBUTES or self._attribute_characters > MAX_ALL_ATTRIBUTE_CHARACTERS:
            return f"<{tag[2]}>"
        return tag[0] if few else f"<{' '.join((tag[2], *kept))}>"

    def _leave_out(self, name: str, tag: re.Match[str]) -> int:
        """Take a tag out and keep its words; what is no markup goes with its tag."""
        self._kept.append(" ")
        if (ending := _RAW.get(name)) is not None:
            end = ending.search(self._text, tag.end())
            return end.start() if end else len(self._text)
        if name not in _VOID:
            self._left_out[name] += 1
        return tag.end()

    def _raw(self, ending: re.Pattern[str], at: int) -> int:
        """Keep everything up to the end tag, and that; without one, the rest of the page is such content."""
        end = ending.search(self._text, at)
        stop = self._text.find(">", end.end()) + 1 if end else 0
        stop = stop or len(self._text)
        self._kept.append(self._text[at:stop])
        return stop

    def _end(self, name: str) -> None:
        if self._left_out[name]:
            self._left_out[name] -= 1
            self._kept.append(" ")
        elif name in _DOCUMENT:
            return  # whatever follows "</body>" is shown as well
        elif self._ends_something(name):
            while self._close() != name:
                pass
        elif name in ("p", "br") and self._elements < MAX_ELEMENTS:  # these two make an empty element
            self._elements += 1
            self._kept.append(f"<{name}></{name}>" if name == "p" else "<br>")

    def _ends_something(self, name: str) -> bool:
        """Whether an end tag reaches an open element: none does out of a cell, no inline one out of a block."""
        if not self._open_counts[name]:
            return False
        reached = (open_ for open_ in reversed(self._open) if open_ == name or _stops(open_, name))
        return next(reached) == name

    def _close_ended_by(self, name: str) -> None:
        ended = _SELF_ENDING.get(name)
        while ended and (innermost := self._innermost_block()) in ended:
            while self._close() != innermost:
                pass

    def _innermost_block(self) -> str | None:
        return next((name for name in reversed(self._open) if name not in _INLINE), None)

    def _close(self) -> str:
        """Close the innermost element, and say so: parsers differ in what they take an end tag to end."""
        name = self._open.pop()
        self._open_counts[name] -= 1
        self._left_out.clear()
        self._kept.append(f"</{name}>")
        return name


def _stops(open_: str, name: str) -> bool:
    """Whether an open element keeps the end tag of `name` from what is around it."""
    if name in _INLINE:
        return open_ not in _INLINE
    return open_ in (_TABLE if name in _TABLE_PARTS else _CELLS)


def _kept_attributes(attributes: str) -> list[str]:
    kept: list[str] = []
    for attribute in ATTRIBUTE.finditer(attributes):
        if len(attribute[1]) <= MAX_ATTRIBUTE_CHARACTERS:
            kept.append(attribute[1])
        if len(kept) == MAX_ATTRIBUTES:
            break
    return kept
