"""Looks into a .docx before any parser does: what is in the zip, how large it really is, and what must not be there.

Sizes are counted while unpacking, since what a zip declares is only a claim; no more than the bounds is ever held.
Knows the package (ECMA-376, part 2) and nothing of documents.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.article.files.damage import Damage, refusing_damage
from bot.errors import SubmissionError
from bot.speech import noted

DAMAGE = Damage(
    noted("That Word file is damaged, so I cannot read it; paste its words instead."),
    noted("That Word file holds far more data than an article needs, so I do not open it; paste its words instead."),
)
_MOST_ENTRIES = 2_000
_LARGEST_XML = 8_000_000
_LARGEST_TOTAL = 100_000_000
"""Bytes of all entries, pictures included."""

_CHUNK = 65_536
_CONTENT_TYPES = "[Content_Types].xml"
_BODY = "word/document.xml"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
"""Signature, 22 bytes of no interest here, lengths of name and extra field (APPNOTE.TXT, 4.3.7)."""

_ENCRYPTED = 0x1
_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*<|\xef\xbb\xbf|\xff\xfe|\xfe\xff")
_MACROS = re.compile(r"(?:^|/)vba\w*\.(?:bin|xml)$", re.IGNORECASE)
_MACRO_TYPES = (b"macroenabled", b"vbaproject", b"vbadata")
_FILES_INSIDE = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"MZ",
    b"{\\rtf",
    b"%PDF-",
)
_LINKED_INSIDE = re.compile(rb"/(?:aFChunk|oleObject|package|control)[\"']", re.IGNORECASE)
_PROLOG = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{0,40})[\"']")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})


def check_package(data: bytes) -> None:
    """Raise SubmissionError where this is no Word file that is safe to open.

    Codes: bad_type (no Word document in it), broken, encrypted, too_big, macros, nested (files inside it, embedded
    objects), doctype.
    """
    with refusing_damage(DAMAGE), ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise DAMAGE.too_big()
        names = {entry.filename for entry in entries}
        if _BODY not in names:
            raise SubmissionError(
                "bad_type", noted("That is named like a Word file, but there is no Word document in it.")
            )
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise locked()
        left = _LARGEST_TOTAL
        for entry in entries:
            left -= _check_entry(data, entry, left)


def locked() -> SubmissionError:
    """The refusal of a file that needs a password."""
    return SubmissionError("encrypted", noted("That Word file is locked with a password; send a copy without one."))


def declared_entities() -> SubmissionError:
    """The refusal of XML with a document type, which can make a few bytes stand for gigabytes or for another file."""
    return SubmissionError(
        "doctype",
        noted(
            "That Word file is written in a way in which Word writes none, so I do not open it; "
            "paste its words instead."
        ),
    )


def _check_entry(data: bytes, entry: ZipInfo, left: int) -> int:
    """Refuse what must not be in a package; the bytes that the entry unpacks to, at most `left`."""
    opening, size = b"", 0
    kept: list[bytes] = []
    named_xml, bound = _XML.search(entry.filename) is not None, left
    for chunk in _unpacked(data, entry):
        if not size:
            opening = chunk
            bound = min(left, _LARGEST_XML) if named_xml or _MARKUP.match(chunk) else left
        size += len(chunk)
        if size > bound:
            raise DAMAGE.too_big()
        if named_xml:
            kept.append(chunk)
    if size != entry.file_size:
        raise DAMAGE.broken()
    _check_content(entry.filename, opening)
    if named_xml:
        _check_xml(entry.filename, b"".join(kept))
    return size


def _unpacked(data: bytes, entry: ZipInfo) -> Iterator[bytes]:
    """The entry's bytes in pieces of at most `_CHUNK`, for as long as its data goes on, whatever size it declares."""
    signature, name, extra = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _LOCAL_HEADER.size + name + extra
    if signature != b"PK\x03\x04" or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise DAMAGE.broken()
    packed = memoryview(data)[start : start + entry.compress_size]
    if entry.compress_type == ZIP_STORED:
        yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), _CHUNK):
        piece = bytes(packed[at : at + _CHUNK])
        while piece and not inflate.eof:
            yield inflate.decompress(piece, _CHUNK)
            piece = inflate.unconsumed_tail
    while not inflate.eof and (rest := inflate.decompress(b"", _CHUNK)):
        yield rest


def _check_content(name: str, opening: bytes) -> None:
    if _MACROS.search(name):
        raise _macros()
    if opening.startswith(_FILES_INSIDE):
        raise _nested()


def _check_xml(name: str, content: bytes) -> None:
    """Refuse document types (entities can name other files), encodings that could hide one, macros, parts inside."""
    text = _as_ascii(content)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise declared_entities()
    if name == _CONTENT_TYPES and any(kind in text.lower() for kind in _MACRO_TYPES):
        raise _macros()
    if name.lower().endswith(".rels") and _LINKED_INSIDE.search(text):
        raise _nested()


def _as_ascii(content: bytes) -> bytes:
    """The XML with its ASCII characters one byte each; ECMA-376 knows UTF-8 and UTF-16 only (part 2, 10.1.2.4)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace").encode("ascii", errors="replace")
    prolog = _PROLOG.search(content[:400])
    if b"\x00" in content[:400] or (prolog is not None and prolog[1].lower() not in _ENCODINGS):
        raise DAMAGE.broken()
    return content


def _macros() -> SubmissionError:
    return SubmissionError("macros", noted("That Word file carries macros; send a plain .docx without them."))


def _nested() -> SubmissionError:
    return SubmissionError(
        "nested", noted("That Word file has other files inside it, which I do not open; send the words without them.")
    )
