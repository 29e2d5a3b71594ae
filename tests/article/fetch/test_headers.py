"""What the headers of an answer say."""

from __future__ import annotations

import pytest

from bot.article.fetch.headers import Headers, clean_name

NOW = 1_900_000_000.0


def headers(name: str, *values: str) -> Headers:
    return Headers.of((name.encode(), value.encode()) for value in values)


@pytest.mark.parametrize(
    ("value", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("Text/HTML; Charset=UTF-8", "text/html", "UTF-8"),
        ('text/html;charset="windows-1251"', "text/html", "windows-1251"),
        ("text/html ; version=1;charset=koi8-r ", "text/html", "koi8-r"),
        ("text/html; charset=a; charset=b", "text/html", "a"),
        ('text/html; charset=foo"bar', "text/html", None),
        ("text/html; charset=", "text/html", None),
        ("text/html; charset=../../x", "text/html", None),
        ("text/html; charset=" + "x" * 41, "text/html", None),
        ("text/html; charset=utf-8" + "; a=b" * 10_000, "text/html", "utf-8"),
        ("text/html" + ';a="' * 20_000, "text/html", None),
        ("html", None, None),
        ("", None, None),
        ("text/html, text/plain", None, None),
    ],
)
def test_content_types(value: str, media_type: str | None, charset: str | None) -> None:
    found = headers("content-TYPE", value)
    assert (found.media_type, found.charset) == (media_type, charset)


@pytest.mark.parametrize(
    ("value", "is_attachment", "name"),
    [
        ("inline", False, None),
        ("", False, None),
        ("attachment", True, None),
        ("ATTACHMENT; filename=minutes.pdf", True, "minutes.pdf"),
        ('inline; filename="a \\"b\\".txt"', False, 'a "b".txt'),
        ("attachment; filename=a.txt; filename*=UTF-8''%C3%A4.txt", True, "ä.txt"),
        ("attachment; filename*=iso-8859-1'de'%E4.txt", True, "ä.txt"),
        ("attachment; filename*=utf-7''x.txt; filename=a.txt", True, "a.txt"),
        ('attachment; filename="../../etc/passwd"', True, "passwd"),
        ('attachment; filename="C:\\\\temp\\\\a.docx"', True, "a.docx"),
        ("form-data; filename=a.txt", True, "a.txt"),
    ],
)
def test_dispositions(value: str, is_attachment: bool, name: str | None) -> None:
    found = headers("Content-Disposition", value)
    assert (found.is_attachment, found.file_name) == (is_attachment, name)


@pytest.mark.parametrize(
    ("given", "name"),
    [("a\u202etxt.exe", "atxt.exe"), ("  . ", None), ("a/", None), ("x" * 500 + ".pdf", "x" * 196 + ".pdf")],
)
def test_names_are_fit_to_be_shown(given: str, name: str | None) -> None:
    assert clean_name(given) == name


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 17 Mar 2030 17:47:40 GMT", 60.0),
        ("Sun, 17 Mar 2030 17:47:40", 60.0),
        ("Sun, 17 Mar 2019 17:47:40 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("9" * 30, None),
        ("Sun, 17 Mar 99999 17:47:40 GMT", None),
    ],
)
def test_when_to_come_back(value: str, seconds: float | None) -> None:
    assert headers("Retry-After", value).retry_after(NOW) == seconds
    assert headers("X", value).retry_after(NOW) is None


@pytest.mark.parametrize(
    ("value", "length"), [("12", 12), ("0", 0), ("-1", None), ("1_0", None), ("9" * 5_000, None)]
)
def test_lengths(value: str, length: int | None) -> None:
    assert headers("content-length", value).content_length == length


def test_values_are_read_as_utf_8_or_else_latin_1() -> None:
    found = Headers.of([(b"Location", "/ä".encode()), (b"LOCATION", "/ä".encode("latin-1"))])
    assert found.all("location") == ("/ä", "/ä")
    assert found.first("Nothing") is None
