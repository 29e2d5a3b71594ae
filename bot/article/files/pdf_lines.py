"""Pages of a PDF → lines of text with where they stand and how large they are; bounded in work, whatever a page says.

pypdf interprets the pages; this module listens to it. What a line is to the article is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from bot.article.files.damage import Damage
from bot.article.limits import Limits
from bot.errors import SubmissionError
from bot.speech import noted

Matrix = list[float]
"""[a b c d e f] of a PDF transformation (ISO 32000-2, 8.3.3)."""

DAMAGE = Damage(
    noted("That PDF file is damaged, so I cannot read it; paste its words instead."),
    noted("That PDF file holds far more data than an article needs, so I do not open it; paste its words instead."),
)
_MOST_INSTRUCTIONS = 16_000_000
"""Bytes of drawing instructions read for one document, forms counted each time they are drawn."""

_MOST_OPERATIONS = 800_000
"""Instructions followed for one document; a page of print has some thousand."""

_MOST_COPIED = 5_000_000_000
"""Characters: pypdf copies the text of a page so far with every instruction that places or shows more of it."""

_MOST_FORMS = 2_000
"""Forms (pieces of a page drawn from elsewhere) looked at for one page."""

_SHOWS = re.compile(rb"T[jJ]|['\"]|\bDo\b")
"""What stands in the instructions of every page that shows text."""

_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_TEXT_OPERATORS = _SHOWING | {b"Td", b"TD", b"Tm", b"T*"}
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": None}
)
_BOLD = re.compile(r"bold|black|heavy|semibd|-bd\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline of a page."""

    words: str
    page: int
    """From 0."""
    x: float
    """Of the first letter, in points from the left."""
    y: float
    """Of the baseline, in points from the bottom."""
    size: float
    """Of the letters, in points."""
    bold: bool


def read_lines(pages: Iterable[PageObject], limits: Limits) -> list[Line]:
    """The lines of the pages, in the order in which the pages draw them.

    Raises SubmissionError (too_big, too_long), and whatever pypdf raises at a damaged page.
    """
    work = _Work(limits)
    return [line for number, page in enumerate(pages) for line in _page_lines(page, number, work)]


def _page_lines(page: PageObject, number: int, work: _Work) -> list[Line]:
    contents = page.get_contents()
    instructions = contents.get_data() if contents is not None else b""
    if not _SHOWS.search(instructions):
        return []
    work.interpret(len(instructions))
    listener = _Listener(number, work, _form_sizes(page, work))
    # Text that runs up or down the margin is no part of the article, unless the whole page is turned.
    orientations = (0, 90, 180, 270) if page.rotation % 360 else (0,)
    page.extract_text(
        orientations=orientations, visitor_operand_before=listener.operation, visitor_text=listener.text
    )
    work.refuse_excess()
    return listener.finished()


@dataclass(slots=True)
class _Work:
    """What has been done for one document; raises where that is more than an article can need."""

    limits: Limits
    instructions: int = 0
    operations: int = 0
    characters: int = 0
    heard: int = 0
    copied: int = 0

    def interpret(self, size: int) -> None:
        self.instructions += size
        self.refuse_excess()

    def operate(self, shown: int, on_page: int) -> None:
        """One instruction that shows so many characters on a page that shows so many already."""
        self.operations += 1
        self.characters += shown
        self.copied += on_page
        self.refuse_excess()

    def hear(self, size: int) -> None:
        """So many characters came of it: a font may make a book of one."""
        self.heard += size
        self.refuse_excess()

    def refuse_excess(self) -> None:
        """Raise SubmissionError where a bound was passed; asked after pypdf again, which forgives what forms do."""
        if self.instructions > _MOST_INSTRUCTIONS or self.operations > _MOST_OPERATIONS or self.copied > _MOST_COPIED:
            raise DAMAGE.too_big()
        if max(self.characters, self.heard) > 2 * self.limits.max_characters:
            raise SubmissionError(
                "too_long",
                noted(
                    "That PDF file has far more than the limit of {most:,} characters; "
                    "send the part that you want checked."
                ),
                most=self.limits.max_characters,
            )


@dataclass(slots=True)
class _Listener:
    """Gathers the text that pypdf finds on one page into lines."""

    page: int
    work: _Work
    forms: dict[str, int]
    """Bytes of instructions in the largest form of each name."""
    lines: list[Line] = field(default_factory=list)
    _on_page: int = 0
    _runs: list[Line] = field(default_factory=list)
    """What has been heard of the line so far: runs of text in one font, each where it stands."""

    def operation(self, operator: bytes, operands: Any, _cm: Matrix, _tm: Matrix) -> None:
        """Before each instruction: pay for what it is about to do, so that a bound holds before memory is taken."""
        if operator == b"Do" and operands:
            self.work.interpret(1 + self.forms.get(str(operands[0]), 0))
        shown = _shown(operator, operands)
        self._on_page += shown
        self.work.operate(shown, self._on_page if operator in _TEXT_OPERATORS else 0)

    def text(self, text: str, cm: Matrix, tm: Matrix, font: DictionaryObject | None, size: float) -> None:
        """A run of text in one font, ending with a newline where its line ends."""
        self.work.hear(len(text))
        self._runs.append(_placed(text, self.page, cm, tm, font, size))
        if text.endswith("\n"):
            self._end_line()

    def finished(self) -> list[Line]:
        """The lines of the page, in order."""
        self._end_line()
        return self.lines

    def _end_line(self) -> None:
        words = " ".join("".join(run.words for run in self._runs).translate(_LIGATURES).split())
        shown = [run for run in self._runs if not run.words.isspace() and run.words]
        self._runs = []
        if words and shown:
            # A list's mark and a footnote's number may be set in another size, on another baseline.
            main = max(shown, key=lambda run: len(run.words))
            bold = all(run.bold for run in shown)
            self.lines.append(Line(words, self.page, shown[0].x, main.y, main.size, bold))


def _shown(operator: bytes, operands: Any) -> int:
    """How many characters of text an instruction shows, in the bytes of its strings (ISO 32000-2, 9.4.3)."""
    if not operands or operator not in _SHOWING:
        return 0
    strings = operands[0] if operator == b"TJ" and isinstance(operands[0], list) else operands[-1:]
    return sum(len(part) for part in strings if isinstance(part, str | bytes))


def _placed(words: str, page: int, cm: Matrix, tm: Matrix, font: DictionaryObject | None, size: float) -> Line:
    """A run of text, placed and sized as its first letter is."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    up = (tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
    return Line(words, page, x, y, abs(size) * (up[0] ** 2 + up[1] ** 2) ** 0.5, _is_bold(font))


def _is_bold(font: DictionaryObject | None) -> bool:
    return font is not None and _BOLD.search(str(font.get("/BaseFont", ""))) is not None


def _form_sizes(page: PageObject, work: _Work) -> dict[str, int]:
    """Bytes of instructions in the largest form of each name that the page or its forms can draw.

    Unpacks them all, so that a form that is a bomb is refused here: pypdf passes over forms it cannot unpack.
    """
    sizes: dict[str, int] = {}
    seen: set[int] = set()
    ahead: list[object] = [page]
    while ahead:
        for name, form in _forms(ahead.pop()):
            if id(form) in seen:
                sizes[name] = max(sizes.get(name, 0), len(form.get_data()))
                continue
            seen.add(id(form))
            size = len(form.get_data())
            work.interpret(size)
            sizes[name] = max(sizes.get(name, 0), size)
            ahead.append(form)
            if len(seen) > _MOST_FORMS:
                raise DAMAGE.too_big()
    return sizes


def _forms(owner: object) -> list[tuple[str, StreamObject]]:
    """The forms among the objects that a page or form can draw, by the names it draws them by."""
    objects = _entry(_entry(owner, "/Resources"), "/XObject")
    if not isinstance(objects, DictionaryObject):
        return []
    drawn = ((str(name), _entry(objects, name)) for name in objects)
    return [
        (name, form) for name, form in drawn if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form"
    ]


def _entry(owner: object, name: str) -> object:
    """What a dictionary holds under a name, followed to the object itself where it holds a reference."""
    held = owner.get(name) if isinstance(owner, DictionaryObject) else None
    return held.get_object() if isinstance(held, PdfObject) else held
