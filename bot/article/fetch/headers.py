"""What the headers of an answer say, read leniently where servers are careless and never further than they go.

Knows nothing of connections; header values are bytes that a stranger chose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

_NAME = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_MEDIA_TYPE = re.compile(rf"\s*({_NAME}/{_NAME})\s*(?:;|$)")
_PARAMETER = re.compile(rf';\s*({_NAME})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))\s*(?=;|$)')
_CHARSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}")
_EXTENDED = re.compile(r"(utf-8|iso-8859-1)'[^']*'(.+)", re.IGNORECASE)
"""RFC 8187: charset'language'percent-encoded."""

_LONGEST_VALUE = 2_000
"""Characters of a value that are looked at; to look for quotes in a long one is slow."""

_LONGEST_NAME = 200
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]")
"""Control characters, those that turn the direction of what follows, and what could not be decoded."""


@dataclass(frozen=True, slots=True)
class Headers:
    """The header fields of one answer, in order."""

    fields: tuple[tuple[bytes, bytes], ...]

    @classmethod
    def of(cls, fields: Iterable[tuple[bytes, bytes]]) -> Headers:
        """The fields as they came, names in any case."""
        return cls(tuple((name.lower(), value) for name, value in fields))

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in order."""
        wanted = name.lower().encode("ascii")
        return tuple(_text(value) for field, value in self.fields if field == wanted)

    def first(self, name: str) -> str | None:
        """The first value of a field."""
        return next(iter(self.all(name)), None)

    @property
    def content_length(self) -> int | None:
        """How many bytes the body has before it is decoded, where that is declared."""
        value = self.first("Content-Length") or ""
        return int(value) if re.fullmatch(r"[0-9]{1,20}", value) else None

    @property
    def media_type(self) -> str | None:
        """The declared media type in lower case, without parameters; None where none is, or none can be read."""
        match = _MEDIA_TYPE.match(self.first("Content-Type") or "")
        return match[1].lower() if match else None

    @property
    def charset(self) -> str | None:
        """The declared charset, where it can be the name of one at all."""
        charset = _parameters(self.first("Content-Type")).get("charset", "")
        return charset if _CHARSET.fullmatch(charset) else None

    @property
    def is_attachment(self) -> bool:
        """Whether the body is meant to be saved rather than shown (RFC 6266)."""
        kind = (self.first("Content-Disposition") or "").split(";", 1)[0].strip().lower()
        return kind not in ("", "inline")

    @property
    def file_name(self) -> str | None:
        """The file name that Content-Disposition gives, without any folders."""
        parameters = _parameters(self.first("Content-Disposition"))
        extended = _EXTENDED.fullmatch(parameters.get("filename*", ""))
        if extended is not None:
            return clean_name(unquote_to_bytes(extended[2]).decode(extended[1], "replace"))
        return clean_name(parameters.get("filename", ""))

    def retry_after(self, now: float) -> float | None:
        """Seconds until one may ask again, given the time in Unix seconds (RFC 9110, section 10.2.3)."""
        value = (self.first("Retry-After") or "").strip()
        if re.fullmatch(r"[0-9]{1,9}", value):
            return float(value)
        try:
            then = parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return None
        return max(0.0, (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp() - now)


def clean_name(name: str) -> str | None:
    """The last part of a file's path, fit to be shown; None where nothing is left."""
    last = re.split(r"[/\\]", name)[-1]
    return _NOT_IN_NAMES.sub("", last).strip(" .")[-_LONGEST_NAME:] or None


def _parameters(value: str | None) -> dict[str, str]:
    """The parameters of a header value; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer((value or "")[:_LONGEST_VALUE]):
        quoted = re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else match[3]
        found.setdefault(match[1].lower(), quoted)
    return found


def _text(value: bytes) -> str:
    """Headers are ASCII by the standard; some servers write UTF-8, old ones Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
