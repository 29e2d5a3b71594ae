"""Small PDF files written by hand: pages of set lines, and the odd or hostile things a PDF can hold."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

TOP = 740.0
LEFT = 72.0


@dataclass(frozen=True, slots=True)
class Set:
    """A line of text set on a page."""

    words: str
    x: float = LEFT
    y: float = TOP
    size: float = 11
    font: str = "F1"

    def instructions(self) -> bytes:
        shown = self.words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        return f"BT /{self.font} {self.size} Tf {self.x} {self.y} Td (".encode() + shown + b") Tj ET"


def column(
    lines: Sequence[str],
    *,
    x: float = LEFT,
    top: float = TOP,
    leading: float = 14,
    size: float = 11,
) -> list[Set]:
    """Lines under each other; an empty one leaves its place blank, spaces at its start set it further in."""
    return [
        Set(line.lstrip(" "), x + 6 * (len(line) - len(line.lstrip(" "))), top - at * leading, size)
        for at, line in enumerate(lines)
        if line
    ]


def page(*lines: Set) -> bytes:
    """The instructions of a page that shows these lines in this order."""
    return b"\n".join(line.instructions() for line in lines)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object with its length; `entries` as they stand in its dictionary."""
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def assembled(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first of them the catalogue, with its cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(
        b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
        for number in range(1, size)
    )
    out += b"trailer\n<< /Size %d /Root 1 0 R " % size + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def pdf(
    *pages: bytes,
    info: Mapping[str, str] | None = None,
    page_entries: bytes = b"",
    resources: bytes = b"",
    extra: Mapping[int, bytes] | None = None,
    filters: bytes = b"",
) -> bytes:
    """A file of pages with these instructions, set in Helvetica (F1), Helvetica-Bold (F2) and Courier (F3).

    Objects of `extra` are numbered from 10 to 99; `filters` stand in the dictionary of each page's content stream.
    """
    numbers = count(100)
    objects: dict[int, bytes] = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b""}
    for at, name in enumerate((b"Helvetica", b"Helvetica-Bold", b"Courier")):
        objects[3 + at] = b"<< /Type /Font /Subtype /Type1 /BaseFont /" + name + b" /Encoding /WinAnsiEncoding >>"
    objects |= extra or {}
    kids: list[int] = []
    for content in pages:
        kid, held = next(numbers), next(numbers)
        kids.append(kid)
        objects[kid] = (
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources "
                b"<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> " % held
            )
            + resources
            + b" >> "
            + page_entries
            + b" >>"
        )
        objects[held] = stream(content, filters)
    objects[2] = b"<< /Type /Pages /Count %d /Kids [" % len(kids)
    objects[2] += b" ".join(b"%d 0 R" % kid for kid in kids) + b"] >>"
    trailer = b""
    if info is not None:
        objects[9] = b"<< " + b" ".join(_entry(name, value) for name, value in info.items()) + b" >>"
        trailer = b"/Info 9 0 R"
    return assembled(objects, trailer)


def _entry(name: str, value: str) -> bytes:
    return b"/" + name.encode() + b" <" + ("\ufeff" + value).encode("utf-16-be").hex().encode() + b">"


def deflated_zeros(size: int) -> bytes:
    """A zlib stream that unpacks to as many zero bytes, made without holding them."""
    packer = zlib.compressobj(9)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
