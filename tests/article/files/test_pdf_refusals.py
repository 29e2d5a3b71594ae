"""PDF files that are locked, damaged, endless or bombs: each refused for its reason."""

from __future__ import annotations

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from bot.article.limits import Limits
from tests.article.files.given import PROSE, read, refusal
from tests.article.files.made_pdf import Set, assembled, column, deflated_zeros, page, pdf, stream
from tests.article.files.test_pdf import BRIDGE, HALL, joined


def _locked(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(page(*column(BRIDGE))))))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_refused_and_an_empty_one_is_none() -> None:
    assert refusal(_locked("open sesame"), "a.pdf") == "encrypted"
    assert read(_locked(""), "a.pdf").text == joined(*BRIDGE)


def test_scripts_and_attachments_are_passed_over() -> None:
    script = b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('https://x.invalid'\\)) >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R " + script + b" >>"
    assert read(pdf(page(*column(BRIDGE)), extra={1: catalog}), "a.pdf").text == joined(*BRIDGE)


def form(body: bytes, resources: bytes = b"", entries: bytes = b"") -> bytes:
    return stream(
        body,
        entries
        + b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> "
        + resources
        + b" >>",
    )


def drawing_forms(forms: dict[int, bytes]) -> bytes:
    """A page that draws object 10 as /A, below some text."""
    return pdf(page(*column(BRIDGE)) + b" /A Do", resources=b"/XObject << /A 10 0 R >>", extra=forms)


def test_a_form_that_draws_itself_is_drawn_once() -> None:
    inner = page(*column(HALL, top=500)) + b" /A Do"
    found = read(drawing_forms({10: form(inner, b"/XObject << /A 10 0 R >>")}), "a.pdf")
    assert found.text.count(HALL[0]) == 1


def test_forms_that_multiply_each_other_are_bounded() -> None:
    forms = {
        10 + at: form(b"q Q " * 20_000 + b"/A Do " * 30, b"/XObject << /A %d 0 R >>" % (11 + at)) for at in range(9)
    }
    assert refusal(drawing_forms({**forms, 19: form(page(*column(HALL)))}), "a.pdf") == "too_big"


def run_length(size: int) -> bytes:
    return b"\x81A" * (size // 128) + b"\x80"


BOMBS = {
    "flate": (deflated_zeros(100_000_000), b"/FlateDecode"),
    "flate twice": (zlib.compress(deflated_zeros(100_000_000)), b"[/FlateDecode /FlateDecode]"),
    "run length": (zlib.compress(run_length(40_000_000)), b"[/FlateDecode /RunLengthDecode]"),
    "ascii hex": (zlib.compress(b"41" * 20_000_000), b"[/FlateDecode /ASCIIHexDecode]"),
    "ascii 85": (zlib.compress(b"z" * 30_000_000 + b"~>"), b"[/FlateDecode /ASCII85Decode]"),
    "many filters": (b"00", b"[" + b"/ASCIIHexDecode " * 40 + b"]"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_as_page_contents_and_as_forms(name: str) -> None:
    data, filters = BOMBS[name]
    assert refusal(pdf(data, filters=b"/Filter " + filters), "a.pdf") == "too_big"
    assert refusal(drawing_forms({10: form(data, entries=b"/Filter " + filters)}), "a.pdf") == "too_big"


@pytest.mark.parametrize(
    "instructions",
    [
        b"BT /F1 1 Tf (a) Tj ET " + b"1 " * 410_000,
        b"BT /F1 1 Tf ET (a) Tj " + b"q Q " * 300_000,
        b"BT /F1 1 Tf " + b"(%s) Tj " % (b"a" * 90) * 20_000,
    ],
    ids=["numbers", "instructions", "text"],
)
def test_pages_that_are_endless_work_are_refused(instructions: bytes) -> None:
    data = pdf(zlib.compress(instructions), zlib.compress(instructions), filters=b"/Filter /FlateDecode")
    assert refusal(data, "a.pdf", Limits(max_characters=20_000_000)) == "too_big"


def test_letters_that_each_stand_for_a_book_are_bounded() -> None:
    table = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <" + b"0061" * 100 + b"> endbfchar"
    font = {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 10 0 R >>", 10: stream(table)}
    assert refusal(pdf(page(Set("A" * 9000)), extra=font), "a.pdf") == "too_long"


def test_a_text_beyond_the_limit_is_refused_before_all_of_it_is_read() -> None:
    long = page(*column(BRIDGE * 10, leading=9))
    assert refusal(pdf(*[long] * 50), "a.pdf", Limits(max_characters=10_000)) == "too_long"


def test_too_many_pages_are_refused() -> None:
    assert refusal(pdf(*[page(Set(PROSE))] * 201), "a.pdf") == "too_many_pages"


def test_page_trees_that_lie_loop_or_go_deep() -> None:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    assert refusal(assembled({1: catalog, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}), "a.pdf") == "broken"
    assert refusal(assembled({1: catalog, 2: b"<< /Type /Pages /Kids [] /Count 2000000000 >>"}), "a.pdf") == "no_text"
    deep = {at: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (at + 1) for at in range(2, 500)}
    assert refusal(assembled({1: catalog, **deep, 500: b"<< /Type /Pages /Kids [] >>"}), "a.pdf") == "too_big"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        pdf(page(Set(PROSE)))[:300],
        b"%PDF-1.4\n" + bytes(range(256)) * 40,
        pdf(b"[" * 50_000 + b" (a) Tj"),
    ],
    ids=["header only", "cut short", "noise", "deep arrays"],
)
def test_damaged_files_are_refused_in_words(data: bytes) -> None:
    assert refusal(data, "a.pdf") == "broken"


def test_a_scan_is_told_from_an_article() -> None:
    picture = stream(
        b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    scan = pdf(b"q 612 0 0 792 0 0 cm /A Do Q", resources=b"/XObject << /A 10 0 R >>", extra={10: picture})
    assert refusal(scan, "a.pdf") == "no_text"


def test_letters_that_fonts_do_not_name_are_told_from_words() -> None:
    font = {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 10 0 R >>"}
    table = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0001> endbfrange"
    assert refusal(pdf(page(*column(BRIDGE)), extra={**font, 10: stream(table)}), "a.pdf") == "garbled"
