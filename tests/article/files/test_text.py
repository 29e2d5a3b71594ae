"""Plain text and Markdown in the encodings that people's files come in."""

from __future__ import annotations

import codecs

import pytest

from bot.article.documents import Document
from bot.article.file import decode
from bot.article.files.text import read_text
from bot.article.limits import Limits
from tests.article.files.given import MORE, PROSE, linked, read, refusal

WORDS = "Zażółć „gęślą” – jaźń, rzekł.\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_with_and_without_a_mark(codec: str) -> None:
    assert decode(f"{PROSE}\n{WORDS}".encode(codec)) == f"{PROSE}\n{WORDS}"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_the_mark_says_in_which_order_bytes_stand(mark: bytes) -> None:
    codec = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + WORDS.encode(codec)) == WORDS


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1250", "cp1250"), ('"ISO-8859-2"', "iso8859-2"), ("UTF-16LE", "utf-16-le"), ("gb18030", "gb18030")],
)
def test_a_declared_encoding_is_taken_where_the_bytes_agree(charset: str, codec: str) -> None:
    words = WORDS if codec in ("cp1250", "utf-16-le", "gb18030") else "Zażółć gęślą jaźń.\n"
    assert decode(words.encode(codec), charset) == words


@pytest.mark.parametrize(
    "charset", ["utf-8", "ascii", "punycode", "unicode_escape", "idna", "rot13", "none", "\x00", "a" * 9000]
)
def test_a_declared_encoding_that_is_wrong_or_none_is_passed_over(charset: str) -> None:
    assert decode("Caf\xe9 \\u0041 – said".encode("cp1252"), charset) == "Café \\u0041 – said"


def test_windows_1252_is_what_is_left() -> None:
    assert decode(b"\x93Caf\xe9\x94 said \x96 he \x81") == "“Café” said – he \ufffd"
    assert decode(b"\x93Caf\xe9\x94", "iso-8859-1") == "“Café”"


def test_text_with_zeros_strewn_in_is_no_text() -> None:
    assert refusal(PROSE.encode().replace(b"t", b"t\x00"), "a.txt") == "binary"
    assert refusal(PROSE.encode() + bytes(3), "a.txt") == "binary"
    assert refusal(bytes(5000), "a.txt") == "empty"


def test_a_picture_in_markdown_is_an_address_and_no_more() -> None:
    text = f"# The bridge\n\n![dusk](https://pictures.invalid/dusk.png)\n\n{PROSE}\n\n[Minutes](https://council.invalid/m)\n\n{MORE}"
    found = read(text.encode(), "a.md")
    assert found.text == text
    assert ("Minutes", "https://council.invalid/m") in linked(found)


def test_where_a_text_was_read_is_kept() -> None:
    document = Document(
        PROSE.encode("utf-16-le"), media_type="text/plain", charset="utf-16le", url="https://a.invalid/t"
    )
    found = read_text(document, Limits())
    assert (found.text, found.url) == (PROSE, "https://a.invalid/t")
