"""The bytes of a page → its characters, whatever charset it claims, hides or lies about.

This module knows nothing of markup beyond where a page declares its charset.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from bot.article.charsets import codec_of

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_HEAD = 4096
"""Bytes in which a page must declare its charset; browsers read 1,024, servers' banners push it further down."""

_SAMPLE = 20_000
"""Bytes from which an undeclared charset is guessed."""

_BROKEN_SHARE = 10
"""A charset is believed while no more than one in this many of the characters beyond ASCII fails to decode: one cut
character must not cost a page its umlauts, and a page that lies fails at nearly every one."""

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})""")
_META = re.compile(rb"<meta[\s/][^>]{1,1000}>", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:(?<=[\s"'/;])|^)charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)

_BEYOND_ASCII = re.compile(rb"[^\s<>\x80-\xff]{0,40}[\x80-\xff][^\s<>]{0,200}")
"""A word that is not all ASCII, or a sentence of a script without spaces."""

_GUESSED = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r cp932 euc_jp gb18030 big5hkscs cp949".split()
)


def decode(data: bytes, declared: str | None) -> str:
    """The characters of a page; `declared` is the charset that its server named.

    Believed in this order, each only where the bytes bear it out: byte-order mark, server, the page's own
    declaration in its first 4,096 bytes, UTF-8, a guess. Never raises: what no charset explains comes out as U+FFFD.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace")
    for codec in _declared(data, declared):
        text = data.decode(codec, errors="replace")
        if _is_borne_out(text):
            return text
    return data.decode(_guess(data), errors="replace")


def _declared(data: bytes, declared: str | None) -> Iterator[str]:
    """The codecs that are claimed, most trusted first, then UTF-8."""
    if declared is not None and (codec := codec_of(declared)) is not None:
        yield codec
    if (codec := _in_page(data[:_HEAD])) is not None:
        # A declaration that could be read byte by byte is not in UTF-16, whatever it says.
        yield "utf-8" if codec.startswith("utf-16") else codec
    yield "utf-8"


def _in_page(head: bytes) -> str | None:
    """The codec that a page's first bytes declare, in `<meta charset>`, `<meta http-equiv>` or an XML declaration."""
    for meta in _META.findall(_COMMENT.sub(b"", head)):
        named = _CHARSET.search(meta)
        says = named is not None and (b"http-equiv" in meta.lower() or b"content" not in meta.lower())
        if named is not None and says and (codec := codec_of(named[1].decode("ascii", errors="replace"))) is not None:
            return codec
    xml = _XML_DECLARED.match(head)
    return codec_of(xml[1].decode("ascii", errors="replace")) if xml else None


def _is_borne_out(text: str) -> bool:
    broken = text.count("\ufffd")
    if broken == 0:
        return True
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return broken * _BROKEN_SHARE <= beyond_ascii


def _guess(data: bytes) -> str:
    """The charset that makes the likeliest words of those beyond ASCII; Windows-1252 where it makes the same."""
    sample = b" ".join(_BEYOND_ASCII.findall(data))[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_GUESSED)).best()
    if best is None or str(best) == sample.decode("cp1252", errors="replace"):
        return "cp1252"
    return best.encoding
