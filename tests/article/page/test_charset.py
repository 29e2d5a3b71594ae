"""A page's bytes become the characters that its writer meant, whatever charset is claimed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.charsets import codec_of
from bot.article.page.dom import decode

GERMAN = "<p>Größe und Übermut für alle Bürger, sagte der Bürgermeister von Köln.</p>"
RUSSIAN = "<p>Совет порта одобрил бюджет во вторник после долгих споров.</p>"
JAPANESE = "<p>港湾委員会は火曜日に予算を可決した。</p>"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_wins_over_everything(codec: str) -> None:
    assert decode(f"<meta charset=koi8-r>{GERMAN}".encode(codec), "shift_jis").endswith(GERMAN)


def test_the_server_wins_over_the_page() -> None:
    assert decode(f"<meta charset=windows-1252>{RUSSIAN}".encode("cp1251"), "windows-1251").endswith(RUSSIAN)


@pytest.mark.parametrize(
    ("declaration", "text", "codec"),
    [
        ("<meta charset='windows-1251'>", RUSSIAN, "cp1251"),
        ("<META CHARSET = KOI8-R >", RUSSIAN, "koi8-r"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", JAPANESE, "cp932"),
        ("<meta content='text/html;charset=euc-jp' http-equiv=content-type>", JAPANESE, "euc_jp"),
        ("<?xml version='1.0' encoding='iso-8859-1'?>", GERMAN, "cp1252"),
        ("<!-- <meta charset=koi8-r> --><meta charset=latin1>", GERMAN, "cp1252"),
        ("<meta name=x content='charset=koi8-r'><meta charset=latin1>", GERMAN, "cp1252"),
    ],
)
def test_a_page_declares_its_charset(declaration: str, text: str, codec: str) -> None:
    assert decode(f"{declaration}{text}".encode(codec), None).endswith(text)


def test_a_declaration_far_down_is_not_looked_for() -> None:
    data = b" " * 5_000 + b"<meta charset=koi8-r>" + GERMAN.encode()
    assert decode(data, None).endswith(GERMAN)


@pytest.mark.parametrize(
    "label", ["rot13", "base64", "zlib", "idna", "hex", "punycode", "unicode_escape", 'foo"bar', "", "\0"]
)
def test_what_is_no_charset_of_pages_is_passed_over(label: str) -> None:
    assert codec_of(label) is None
    assert decode(GERMAN.encode(), label) == GERMAN


@pytest.mark.parametrize("label", ["latin1", "ISO-8859-1", " us-ascii ", "ascii", "windows-1252"])
def test_western_labels_mean_what_browsers_take_them_for(label: str) -> None:
    assert codec_of(label) == "cp1252"
    assert decode("“quoted” – €5".encode("cp1252"), label) == "“quoted” – €5"


def test_a_charset_that_the_bytes_belie_is_not_believed() -> None:
    data = f"<meta charset=utf-8>{GERMAN}".encode("cp1252")
    assert decode(data, "utf-8").endswith(GERMAN)


def test_one_cut_character_does_not_belie_a_charset() -> None:
    data = GERMAN.encode() * 5 + "ü".encode()[:1]
    assert decode(data, "utf-8") == GERMAN * 5 + "\ufffd"


def test_a_page_read_byte_by_byte_is_not_in_utf_16() -> None:
    assert decode(f"<meta charset=utf-16>{GERMAN}".encode(), None).endswith(GERMAN)


@pytest.mark.parametrize(("text", "codec"), [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (JAPANESE * 3, "cp932")])
def test_an_undeclared_charset_is_guessed_from_the_words(text: str, codec: str) -> None:
    assert decode(b"<html>" * 9_000 + text.encode(codec), None).endswith(text)


@given(
    st.binary(max_size=200),
    st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["big5", "utf-16le", "euc-kr"])),
)
def test_any_bytes_become_text_that_can_be_written(data: bytes, declared: str | None) -> None:
    decode(data, declared).encode("utf-8")
