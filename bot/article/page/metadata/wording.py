"""Strings from a page's data, made fit to be kept: no markup, nothing invisible, of bounded length."""

from __future__ import annotations

import re
from html import unescape

from bot.article.normalise import normalise

LONGEST_TITLE = 300
LONGEST_NAME = 120
LONGEST_BODY = 400_000
"""Characters."""

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BREAKING_TAG = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,2000}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_MARGIN = 4
"""How much longer than its bound a string may be before cleaning, which mostly shortens."""


def line(value: object, longest: int) -> str | None:
    """A string on one line, without markup, cut at a word to `longest` characters ; None if nothing is left."""
    if not isinstance(value, str):
        return None
    words = _visible(_TAG.sub(" ", _unescaped(value[: longest * _MARGIN]))).split()
    whole = " ".join(words)
    if len(whole) > longest:
        whole = whole[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return whole or None


def text(value: object, longest: int = LONGEST_BODY) -> str | None:
    """A text of several paragraphs, markup turned into line ends or dropped; None where nothing is left."""
    if not isinstance(value, str):
        return None
    plain = _unescaped(value[:longest])
    return _visible(_TAG.sub("", _BREAKING_TAG.sub("\n", plain))).strip() or None


def _unescaped(value: str) -> str:
    """Without character references; twice, because data within a page is often escaped once too often."""
    for _ in range(2):
        if _ENTITY.search(value) is None:
            break
        value = unescape(value)
    return value


def _visible(value: str) -> str:
    return normalise(_SURROGATES.sub("", value)).text
