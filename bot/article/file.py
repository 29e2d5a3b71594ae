"""A file's bytes → text. Whether the text is worth reading is for the paste reader to say, not for this module."""

from __future__ import annotations

import codecs

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    """The text in a plain-text file: UTF-8, UTF-16 with its byte-order mark, otherwise Windows-1252.

    Never raises: bytes that no encoding explains come out as characters that `read_paste` refuses as binary.
    """
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
