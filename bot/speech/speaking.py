"""The language that is spoken at the moment, and texts in it.

What a language knows is read by `catalogues`, and how it writes numbers by `cldr`, both loaded when first needed:
whoever only notes texts, or speaks English without numbers, does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bot.speech.catalogues import Catalogue

SPOKEN: Final[Mapping[str, str]] = MappingProxyType(
    {"en": "English", "es": "Español", "fr": "Français", "de": "Deutsch", "pt": "Português", "ja": "日本語"}
)
"""The languages that the bot speaks, by ISO 639-1 code, each under its own name."""

ENGLISH: Final = "en"
"""The language that texts stand in the code in."""

# Every interaction runs in a task, and so in a context, of its own: two people never hear each other's language.
_language: ContextVar[str] = ContextVar("whosaid_language", default=ENGLISH)


def language() -> str:
    """The language that is spoken at the moment: a key of `SPOKEN`."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak this language within; one that is not spoken is English."""
    token = _language.set(code if code in SPOKEN else ENGLISH)
    try:
        yield
    finally:
        _language.reset(token)


def spoken(locale: str | None) -> str | None:
    """The language for a locale such as Discord's "pt-BR"; None where it is not spoken."""
    code = (locale or "").partition("-")[0].lower()
    return code if code in SPOKEN else None


def noted(text: str) -> str:
    """The text itself, noted for the catalogues; it is put through `tr` where it is shown."""
    return text


def tr(text: str, /, **fields: object) -> str:
    """An English text in the language that is spoken, with its fields filled in.

    A whole number at `{field:,}` is written as the language writes it. A text that the catalogue lacks, or has with
    other fields, is said in English.
    """
    known = _catalogue()
    said = (known.text(text) if known else None) or text
    return _WRITER.vformat(said, (), fields) if fields else said


def trn(one: str, many: str, number: int, /, **fields: object) -> str:
    """The form of a text that goes with a number; `{number}` in it is that number as the language writes it."""
    known = _catalogue()
    said = (known.counted(one, number) if known else None) or (one if number == 1 else many)
    return _WRITER.vformat(said, (), {"number": _written(number), **fields})


def is_known(text: str) -> bool:
    """Whether the language that is spoken has this English text; English itself has every text."""
    known = _catalogue()
    return known is None or known.text(text) is not None


class _Writer(Formatter):
    """Python's fields, but for thousands: `{count:,}` is "1,234" in English and "1.234" in German."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        if format_spec == "," and isinstance(value, int):
            return _written(value)
        return super().format_field(value, format_spec)


_WRITER: Final = _Writer()


def _written(number: int) -> str:
    from bot.speech.cldr import number_words

    return number_words(number)


def _catalogue() -> Catalogue | None:
    """What the language that is spoken knows; None for English, which stands in the code."""
    code = language()
    if code == ENGLISH:
        return None
    from bot.speech.catalogues import catalogue

    return catalogue(code)
