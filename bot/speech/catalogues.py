"""What each language knows: its catalogue, a .po file (gettext's format) beside this module, read once.

What would break an answer or leave something out of it is not taken up, and English is spoken there: texts that are
not translated or only guessed (fuzzy), and those whose fields are not the English ones. A file that cannot be read
is a language without texts. Knows nothing of who speaks.
"""

from __future__ import annotations

import gettext
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

log = logging.getLogger(__name__)

LOCALES: Final = Path(__file__).parent / "locales"
"""Where the catalogues stand, each under its language's code."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language."""

    texts: Mapping[str, tuple[str, ...]]
    """Under the English text, or its form for one, the language's: one form, or as many as it has plural forms."""
    form: Callable[[int], int]
    """Which of its plural forms goes with a number."""

    def text(self, english: str) -> str | None:
        """The text in this language; None where it is not known."""
        return self.counted(english, 1)

    def counted(self, one: str, number: int) -> str | None:
        """The form of a text that goes with a number; None where it is not known."""
        forms = self.texts.get(one, ())
        if len(forms) == 1:
            return forms[0]
        at = self.form(number)
        return forms[at] if at < len(forms) else None


@cache
def catalogue(code: str) -> Catalogue:
    """What the language knows; nothing where its catalogue is missing or broken, which the log then says."""
    try:
        return read_catalogue(LOCALES / f"{code}.po")
    except (OSError, PoFileError, ValueError):
        log.exception("the catalogue of language %s cannot be read; English is spoken instead", code)
        return Catalogue({}, _one_or_many)


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in a .po file; raises OSError, PoFileError or ValueError where it is none."""
    with path.open("rb") as file:
        read = read_po(file, abort_invalid=True)
    texts = {_forms(message.id)[0]: _forms(message.string) for message in read if is_whole(message)}
    return Catalogue(texts, gettext.c2py(read.plural_expr) if texts else _one_or_many)


def is_whole(message: Message) -> bool:
    """Whether a catalogue's text is translated in every form, not guessed, and has exactly the English fields."""
    english, said = _forms(message.id), _forms(message.string)
    if not said or not all((*english, *said)) or message.fuzzy:
        return False
    try:
        return {fields_of(form) for form in said} <= {fields_of(form) for form in english}
    except ValueError:
        return False


def fields_of(text: str) -> frozenset[tuple[str, str]]:
    """The fields of a text, each with how it is written: `{count:,}`; raises ValueError for stray braces."""
    return frozenset(_fields(text))


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for _, name, written, conversion in Formatter().parse(text):
        if name is not None:
            yield name, f"{conversion or ''}:{written}"


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _one_or_many(number: int) -> int:
    return int(number != 1)
