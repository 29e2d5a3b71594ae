"""The reading of articles in languages that the full reader is not made for: what their form tells, and no more.

Posts, quotations and the names right beside them are told by marks, capitals and small tables of speech verbs. No
sentence of the article's own is judged, and nothing here uses the English word lists.
"""

from __future__ import annotations

_READ_IN_FULL = frozenset({None, "en"})
"""The languages of the full reader, by ISO 639-1 code; a text too short to tell is left to it."""


def is_foreign(language: str | None) -> bool:
    """Whether an article in this language is read here."""
    return language not in _READ_IN_FULL
