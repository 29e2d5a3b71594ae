"""A message's bytes → the bodies that are to be read, in order, and what its header says (RFC 5322, 2045 to 2049).

Bounded in parts, in depth and in how much of a header is looked at. Says nothing of what the bodies hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes, policy
from email.headerregistry import AddressHeader, BaseHeader, DateHeader
from email.message import Message as Part
from typing import Any

from bot.article.documents import Document
from bot.article.file import decode
from bot.article.files.damage import Damage, refusing_damage
from bot.article.files.flowed import unflowed
from bot.article.files.known import one_line, plausible_date
from bot.article.files.pieces import Piece
from bot.model import BlockKind
from bot.speech import noted

_DAMAGE = Damage(
    noted("That e-mail is damaged, so I cannot read it; paste its words instead."),
    noted("That e-mail holds far more data than an article needs, so I do not open it; paste its words instead."),
)
_MOST_PARTS = 300
_DEEPEST_FORWARD = 5
_DEEPEST = 20
"""Multiparts within each other; people's programs make three or four."""

_MOST_COMPARED = 20_000_000
"""Lines times boundaries: the parser holds each line of a part against every boundary around it."""

_LONGEST_HEADER = 4000
_MOST_COPIED = 20_000_000_000
"""Characters: the parser copies what is left of a header that says what a part is for every parameter in it."""

_MOST_TAGS = 40_000
"""Tags in the HTML bodies of one message, after which no more of them are taken: each is read as a page is."""

_FEWEST_LETTERS = 40
"""Of a plain alternative: with fewer it only says that the other one is to be looked at."""

_LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_BOUNDARY = re.compile(rb"boundary\*?", re.IGNORECASE)
_PARAMETERS = re.compile(
    rb"(?<![^\r\n])content-(?:type|disposition)[ \t]*+:[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+", re.IGNORECASE
)
"""A header with parameters, over all its lines."""


@dataclass(frozen=True, slots=True)
class Message:
    """What there is to read in an e-mail."""

    bodies: tuple[Piece | Document, ...]
    """Plain bodies as pieces, HTML bodies as documents, the heads of forwarded messages as pieces before theirs."""
    attachments: tuple[str, ...]
    """The names of what is attached, as far as they are given."""
    locked: bool
    """Whether some of it is encrypted."""
    title: str | None
    authors: tuple[str, ...]
    sent: date | None


def parse_message(data: bytes) -> Message:
    """The bodies and the header of a message; raises SubmissionError (broken, too_big)."""
    if data.count(b"\n") * len(_BOUNDARY.findall(data)) > _MOST_COMPARED:
        raise _DAMAGE.too_big()
    if sum(len(header) * header.count(b";") for header in _PARAMETERS.findall(data)) > _MOST_COPIED:
        raise _DAMAGE.too_big()
    with refusing_damage(_DAMAGE):
        # The older policy, since the newer parses every header of every part as it goes, in quadratic time.
        message = message_from_bytes(data, policy=policy.compat32)
        search = _Search()
        search.look(message, 0)
        sender = _sender(message)
        return Message(
            bodies=tuple(search.bodies),
            attachments=tuple(search.attachments),
            locked=search.locked,
            title=_subject(message),
            authors=(sender,) if sender is not None else (),
            sent=_sent(message),
        )


@dataclass(slots=True)
class _Search:
    """What has been found so far in one message."""

    bodies: list[Piece | Document] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    locked: bool = False
    _parts: int = 0
    _forwards: int = 0
    _tags: int = 0

    def look(self, part: Part, depth: int) -> None:
        """Gather what a part holds; parts beyond the bounds are passed over."""
        self._parts += 1
        if self._parts > _MOST_PARTS or depth > _DEEPEST:
            return
        kind = _kind(part)
        self.locked = self.locked or kind in _LOCKED
        if kind == "message/rfc822":
            self._forwarded(part, depth)
        elif part.is_multipart():
            for held in _wanted(part):
                self.look(held, depth + 1)
        elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            self._body(part, kind)
        else:
            self._attached(part)

    def _body(self, part: Part, kind: str) -> None:
        content, charset = _content(part), part.get_content_charset()
        if kind == "text/html":
            if content.strip() and self._tags <= _MOST_TAGS:
                self._tags += content.count(b"<")
                self.bodies.append(Document(content, media_type=kind, charset=charset))
            return
        text = decode(content, charset)
        if _param(part, "format") == "flowed":
            text = unflowed(text, delete_space=_param(part, "delsp") == "yes")
        if text.strip():
            self.bodies.append(Piece(text))

    def _forwarded(self, part: Part, depth: int) -> None:
        if self._forwards >= _DEEPEST_FORWARD:
            return
        self._forwards += 1
        for message in _held(part):
            title, sender = _subject(message), _sender(message)
            if title is not None:
                self.bodies.append(Piece(title, BlockKind.HEADING))
            if sender is not None:
                self.bodies.append(Piece(f"From: {sender}", BlockKind.PARAGRAPH))
            self.look(message, depth + 1)
        self._forwards -= 1

    def _attached(self, part: Part) -> None:
        name = one_line(_decoded(part.get_filename() or ""))
        if name is not None:
            self.attachments.append(name)


def _kind(part: Part) -> str:
    """The media type; text/plain where it is none or the parts it speaks of are not there (RFC 2045, 5.2)."""
    kind = part.get_content_type()
    if not _MEDIA_TYPE.fullmatch(kind) or (kind.startswith("multipart/") and not part.is_multipart()):
        return "text/plain"
    return kind


def _wanted(part: Part) -> Sequence[Part]:
    """The parts of a multipart that are to be read: of alternatives one, the plain one where it says enough."""
    held = _held(part)
    if part.get_content_type() != "multipart/alternative" or not held:
        return held
    for each in held:
        if each.get_content_type() == "text/plain":
            letters = sum(map(str.isalpha, decode(_content(each), each.get_content_charset())))
            if letters >= _FEWEST_LETTERS or len(held) == 1:
                return [each]
    richer = [each for each in held if each.get_content_type() in ("text/html", "multipart/related")]
    return richer[-1:] or held[:1]


def _held(part: Part) -> list[Part]:
    payload: Any = part.get_payload()
    return [each for each in payload if isinstance(each, Part)] if isinstance(payload, list) else []


def _content(part: Part) -> bytes:
    """The part's bytes after its transfer encoding (base64, quoted-printable) was undone."""
    content: Any = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _param(part: Part, name: str) -> str:
    value = part.get_param(name)
    return value.strip().lower() if isinstance(value, str) else ""


def _subject(message: Part) -> str | None:
    header = _header(message, "subject")
    return one_line(str(header)) if header is not None else None


def _sender(message: Part) -> str | None:
    """The name beside the first address in From; None where there is only an address."""
    header = _header(message, "from")
    addresses = header.addresses if isinstance(header, AddressHeader) else ()
    return one_line(addresses[0].display_name) if addresses else None


def _sent(message: Part) -> date | None:
    header = _header(message, "date")
    return plausible_date(header.datetime) if isinstance(header, DateHeader) else None


def _header(message: Part, name: str) -> BaseHeader | None:
    """A header field as the newer policy parses it; None where there is none or it cannot be parsed."""
    for key, raw in message.raw_items():
        if key.lower() == name:
            return _parsed(name, str(raw))
    return None


def _parsed(name: str, raw: str) -> BaseHeader | None:
    # Bytes beyond ASCII arrive as lone surrogates; RFC 6532 has them in UTF-8, older programs in what they had.
    text = decode(raw[:_LONGEST_HEADER].encode("ascii", "surrogateescape"))
    try:
        header: BaseHeader = policy.default.header_factory(name, re.sub(r"[\r\n]+[ \t]*", " ", text))
    except Exception:
        # The parser of structured headers raises whatever it stumbles over; a header less is no reason to refuse.
        return None
    return header


def _decoded(name: str) -> str:
    """A file name in which words may be encoded as in a subject (RFC 2047), as many programs do."""
    return str(_parsed("subject", name) or name)
