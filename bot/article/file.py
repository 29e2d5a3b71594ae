"""A file's bytes → text. Whether the text is worth reading is for the paste reader to say, not for this module."""

from __future__ import annotations

import codecs

from bot.article.charsets import codec_of

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # opens with UTF-16's mark, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_SAMPLE = 4096
_WIDE = (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1))
"""Encodings in which most letters are one byte among zeros: name, bytes a unit, which of them is the letter."""


def decode(data: bytes, charset: str | None = None) -> str:
    """The text in a plain-text file: as its byte-order mark says, else as `charset` (declared with it) says where the
    bytes agree, else UTF-8, UTF-16 or UTF-32 told by their zeros, otherwise Windows-1252.

    Never raises: bytes that no encoding explains come out as characters that `read_paste` refuses as binary.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, errors="replace")
    for codec in (codec_of((charset or "").strip("\"' ")), _wide(data), "utf-8"):
        text = _decoded(data, codec)
        if text is not None:
            return text
    return data.decode("cp1252", errors="replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte-order mark: nearly every byte that would not hold a letter is zero."""
    sample = data[:_SAMPLE]
    for codec, size, letter in _WIDE:
        units = len(sample) // size
        zeros = [sample[place::size].count(0) for place in range(size)]
        if units and len(data) % size == 0 and zeros[letter] * 20 <= units:
            others = [count for place, count in enumerate(zeros) if place != letter]
            if min(others) * 10 >= units * 8:
                return codec
    return None


def _decoded(data: bytes, codec: str | None) -> str | None:
    """The text in this encoding; None where the bytes are not valid in it."""
    try:
        return data.decode(codec) if codec is not None else None
    except UnicodeError:
        return None
