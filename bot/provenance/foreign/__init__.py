"""The reading of articles in languages that the full reader is not made for: what their form tells, and no more.

Posts, quotations and the names right beside them are told by marks, capitals and small tables of speech verbs. No
sentence of the article's own is judged, and nothing here uses the English word lists.
"""

from __future__ import annotations

from bot.model import READ_IN_FULL


def is_foreign(language: str | None) -> bool:
    """Whether an article in this language is read here."""
    return language not in READ_IN_FULL
