"""Every file case of the list of hostile and odd inputs (../shared/web/nasty.jsonl), with what must come of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.errors import SubmissionError
from tests.article.files import made_pdf, made_word
from tests.article.files.given import MORE, PROSE, read

SHARED = Path(__file__).resolve().parents[4] / "shared" / "web" / "nasty.jsonl"


def _page_loop() -> bytes:
    return made_pdf.assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>",
        }
    )


def _nested_messages() -> bytes:
    heads = b"".join(b"Subject: level %d\nContent-Type: message/rfc822\n\n" % level for level in range(100))
    return heads + f"Subject: innermost\nContent-Type: text/plain\n\n{PROSE}\n".encode()


def _many_parts() -> bytes:
    parts = b"".join(b"--b\nContent-Type: text/plain\n\n%s\n" % PROSE.encode() for _ in range(10_000))
    return b"Subject: Parts\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--\n"


def _entity_document() -> bytes:
    document = made_word.body(made_word.paragraph(f"{PROSE} &file;")).replace(
        "<w:document", '<!DOCTYPE w:document [<!ENTITY file SYSTEM "file:///etc/passwd">]><w:document', 1
    )
    return made_word.word(document)


def _bomb() -> bytes:
    return made_word.word(made_word.body(made_word.paragraph(" " * 40_000_000)))


MADE: dict[str, Callable[[], bytes]] = {
    "mz": lambda: b"MZ" + bytes(range(256)) * 20,
    "pdf_flate_bomb": lambda: made_pdf.pdf(made_pdf.deflated_zeros(100_000_000), filters=b"/Filter /FlateDecode"),
    "pdf_no_text": lambda: made_pdf.pdf(b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"),
    "pdf_page_loop": _page_loop,
    "docx_bomb": _bomb,
    "docx_xxe": _entity_document,
    "zip": lambda: made_word.zipped({"notes/read me.txt": PROSE}),
    "eml_nested": _nested_messages,
    "eml_many_parts": _many_parts,
    "md_remote": lambda: f"# Bridge\n\n![](https://tracker.invalid/p.png)\n\n{PROSE}\n\n{MORE}\n".encode(),
    "utf16": lambda: f"{PROSE}\n\n{MORE}\n".encode("utf-16"),
}


def _cases() -> list[dict[str, Any]]:
    if not SHARED.exists():
        return []
    cases = map(json.loads, SHARED.read_text(encoding="utf-8").splitlines())
    return [case for case in cases if case["kind"] == "file"]


def test_the_list_is_there_and_every_file_of_it_is_made() -> None:
    if not SHARED.exists():
        pytest.skip("../shared is absent: the list of hostile inputs cannot be tried")
    assert {case["gen"] for case in _cases()} == set(MADE)


def _outcome(data: bytes, name: str) -> tuple[str, str | None]:
    """The text that was read, or the code of the refusal."""
    try:
        return read(data, name).text, None
    except SubmissionError as refused:
        return "", refused.code


@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["id"]))
def test_each_file_comes_out_as_listed(case: dict[str, Any]) -> None:
    expect = case["expect"]
    text, code = _outcome(MADE[case["gen"]](), case["name"])
    assert code == expect.get("code", code)
    assert (code is None) == (expect["result"] == "allow") if "result" in expect else True
    assert not any(banned in text for banned in expect.get("not_contains", ()))
    assert sum(f"level {level}" in text for level in range(100)) <= expect.get("max_depth", 0)
