"""Word files that are locked, damaged, bombs or carry what is not opened: refused before any parser sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.article.files.given import PROSE, read, refusal
from tests.article.files.made_word import CONTENT_TYPES, RELS, body, declaring, paragraph, with_entry, word, zipped


def test_nothing_outside_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("root: of all", encoding="utf-8")
    template = f'<Relationship Id="rId9" Type="urn:template" Target="{secret.as_uri()}" TargetMode="External"/>'
    rels = RELS.replace("</Relationships>", f"{template}</Relationships>")
    made = zipped(
        {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": rels, "word/document.xml": body(paragraph(PROSE))}
    )
    assert read(made, "a.docx").text == PROSE


GOOD = word(body(paragraph(PROSE)))
PADDED = word(body(paragraph(PROSE) + " " * 20_000_000))
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "b">]><w:document'
EVIL = body(paragraph(PROSE)).replace("<w:document", DOCTYPE, 1)


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("too_big", PADDED),
        ("too_big", declaring(PADDED, "word/document.xml", 900)),
        ("broken", declaring(GOOD, "word/document.xml", 90)),
        ("broken", declaring(GOOD, "word/document.xml", 90_000)),
        ("too_big", word(body(paragraph(PROSE)), {"word/media/a.png": bytes(101_000_000)})),
        ("too_big", word(body(paragraph(PROSE)), {f"word/media/{at}": b"" for at in range(10_000)})),
        ("macros", with_entry(GOOD, "word/vbaProject.bin", b"\x01\x02")),
        (
            "macros",
            zipped(
                {
                    "word/document.xml": body(""),
                    "[Content_Types].xml": CONTENT_TYPES.replace(
                        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "vnd.ms-word.document.macroEnabled.main+xml",
                    ),
                }
            ),
        ),
        ("nested", with_entry(GOOD, "word/embeddings/a.xlsx", zipped({"a": "b"}))),
        ("nested", with_entry(GOOD, "word/embeddings/a.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
        (
            "nested",
            with_entry(GOOD, "word/_rels/document.xml.rels", RELS.replace('officeDocument"', 'aFChunk"').encode()),
        ),
        ("doctype", word(EVIL)),
        ("doctype", word(EVIL.replace("UTF-8", "UTF-16").encode("utf-16"))),
        (
            "doctype",
            zipped(
                {
                    "[Content_Types].xml": CONTENT_TYPES.replace("/word/document.xml", "/word/main.dat"),
                    "_rels/.rels": RELS.replace("document.xml", "main.dat"),
                    "word/main.dat": EVIL,
                    "word/document.xml": body(""),
                }
            ),
        ),
        ("broken", word(body(paragraph(PROSE)).replace("UTF-8", "UTF-7"))),
        ("bad_type", zipped({"content.xml": "<a/>", "mimetype": "application/vnd.oasis.opendocument.text"})),
        ("bad_type", zipped({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": "<a/>"})),
        ("bad_type", b"{\\rtf1 " + PROSE.encode() + b"}"),
        ("bad_type", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
        ("bad_type", b"MZ" + bytes(500)),
        ("encrypted", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")),
        ("broken", GOOD[:-60]),
        ("broken", b"PK\x03\x04" + bytes(100)),
        ("broken", word("<w:document>")),
        ("broken", word(body("<w:p>" * 5000 + "</w:p>" * 5000))),
        ("no_text", word(body(""))),
        ("too_short", word(body(paragraph("Hello.")))),
    ],
)
def test_what_is_refused(code: str, data: bytes) -> None:
    assert refusal(data, "a.docx") == code


def test_an_entry_with_a_password_is_refused() -> None:
    locked = bytearray(GOOD)
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert refusal(bytes(locked), "a.docx") == "encrypted"


def test_names_that_lead_out_of_the_package_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = with_entry(with_entry(GOOD, "../../outside.xml", b"<a/>"), "/absolute.xml", b"<a/>")
    assert read(made, "a.docx").text == PROSE
    assert not list(tmp_path.iterdir())
