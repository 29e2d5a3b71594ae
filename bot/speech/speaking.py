"""The language that is spoken at the moment, and texts in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Final

SPOKEN: Final[Mapping[str, str]] = MappingProxyType(
    {"en": "English", "es": "Español", "fr": "Français", "de": "Deutsch", "pt": "Português", "ja": "日本語"}
)
"""The languages that the bot speaks, by ISO 639-1 code, each under its own name."""

_ENGLISH: Final = "en"

# Every interaction runs in a task, and so in a context, of its own: two people never hear each other's language.
_language: ContextVar[str] = ContextVar("whosaid_language", default=_ENGLISH)


def language() -> str:
    """The language that is spoken at the moment: a key of `SPOKEN`."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak this language within; one that is not spoken is English."""
    token = _language.set(code if code in SPOKEN else _ENGLISH)
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
    """An English text in the language that is spoken, with its fields filled in."""
    return text.format(**fields) if fields else text


def trn(one: str, many: str, number: int, /, **fields: object) -> str:
    """The form of a text that goes with a number; `{number}` in it is that number as the language writes it."""
    return (one if number == 1 else many).format(number=f"{number:,}", **fields)
