"""PDF files: paragraphs put together again from lines, what pages repeat, metadata, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import BlockKind
from tests.article.files.given import MORE, PROSE, kinds, read, words
from tests.article.files.made_pdf import Set, column, page, pdf, stream

BRIDGE = [
    "The council met for four hours on Monday night and voted to close",
    "the old bridge, according to its minutes. The mayor said the move",
    "was overdue.",
]
HALL = [
    "Residents who had come to the hall left without an answer. No reply",
    "came from the mayor, whose office had been asked twice on Tuesday",
    "and once more on Friday.",
]


def joined(*lines: str) -> str:
    return " ".join(lines)


def test_lines_are_put_together_to_paragraphs_told_by_a_wider_gap() -> None:
    found = read(pdf(page(*column([*BRIDGE, "", *HALL]))), "a.pdf")
    assert words(found) == [joined(*BRIDGE), joined(*HALL)]
    assert found.text == joined(*BRIDGE) + "\n\n" + joined(*HALL)
    assert found.runs == ()


def test_paragraphs_told_by_the_indent_of_their_first_lines() -> None:
    indented = [
        f"   {BRIDGE[0]}",
        *BRIDGE[1:2],
        f"   {HALL[0]}",
        *HALL[1:],
        "   He left at nine, she said on Friday in the hall.",
        f"   {BRIDGE[0]}",
        *BRIDGE[1:],
    ]
    found = read(pdf(page(*column(indented))), "a.pdf")
    assert words(found) == [
        joined(*BRIDGE[:2]),
        joined(*HALL),
        "He left at nine, she said on Friday in the hall.",
        joined(*BRIDGE),
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left, right = column(BRIDGE[:1], top=200), column(BRIDGE[1:2], x=320, top=700)
    found = read(pdf(page(*left, *right), page(*column(BRIDGE[2:]))), "a.pdf")
    assert words(found) == [joined(*BRIDGE)]


def test_a_short_last_line_ends_a_paragraph_where_nothing_else_does() -> None:
    found = read(pdf(page(*column([*BRIDGE, *HALL]))), "a.pdf")
    assert words(found) == [joined(*BRIDGE), joined(*HALL)]


def test_a_word_cut_at_a_line_end_is_made_whole() -> None:
    lines = [
        "The council met for four hours on Monday and voted for the pro-",
        "posal to close the old bridge, according to its minutes.",
    ]
    assert "for the proposal to close" in read(pdf(page(*column(lines))), "a.pdf").text


def test_a_hyphen_that_the_document_writes_elsewhere_stays() -> None:
    lines = [
        "A well-known engineer spoke for four hours and said that another well-",
        "known engineer had not. A Franco-",
        "German firm built it between 1931-",
        "1935, she said.",
    ]
    text = read(pdf(page(*column(lines))), "a.pdf").text
    assert "another well-known engineer" in text
    assert "Franco-German" in text
    assert "1931-1935" in text


def test_running_heads_footers_and_page_numbers_are_left_out() -> None:
    def numbered(number: int, lines: list[str]) -> bytes:
        head = Set("The Daily Bridge", y=770, size=8)
        foot = Set(f"Page {number} of 3", y=30, size=8)
        return page(foot, head, *column(lines))

    pages = (numbered(1, BRIDGE), numbered(2, HALL), numbered(3, [PROSE, MORE]))
    found = read(pdf(*pages), "a.pdf")
    assert "Daily Bridge" not in found.text
    assert "Page" not in found.text
    assert found.text.startswith(BRIDGE[0])
    assert found.text.endswith(MORE)


def test_a_headline_that_later_pages_repeat_small_stays() -> None:
    running = Set("Council Closes the Old Bridge", y=770, size=8)
    first = page(Set("Council Closes the Old Bridge", y=770, size=24), *column(BRIDGE, top=700))
    found = read(
        pdf(first, page(running, *column(HALL)), page(running, *column(HALL)), page(running, *column(HALL))), "a.pdf"
    )
    assert found.text.count("Council Closes the Old Bridge") == 1
    assert found.title == "Council Closes the Old Bridge"


def test_larger_lines_are_headings_and_marked_ones_a_list() -> None:
    found = read(
        pdf(
            page(
                Set("1. What was decided", y=760, size=16),
                *column(
                    [
                        *BRIDGE,
                        "",
                        "- the north lane, which was closed in May and has stayed so since",
                        "  then",
                        "- the south lane",
                    ],
                    top=720,
                ),
            )
        ),
        "a.pdf",
    )
    assert kinds(found) == [
        (BlockKind.HEADING, "What was decided"),
        (BlockKind.PARAGRAPH, joined(*BRIDGE)),
        (BlockKind.LIST_ITEM, "the north lane, which was closed in May and has stayed so since then"),
        (BlockKind.LIST_ITEM, "the south lane"),
    ]


def test_text_that_runs_up_the_margin_is_left_out_but_a_turned_page_is_read() -> None:
    upright = b"BT /F1 9 Tf 0 1 -1 0 20 100 Tm (Printed for somebody on Friday) Tj ET "
    assert "Printed" not in read(pdf(upright + page(*column(BRIDGE))), "a.pdf").text
    lines = b" ".join(
        b"BT /F1 11 Tf 0 1 -1 0 %d 60 Tm (%s) Tj ET" % (100 + 14 * at, line.encode())
        for at, line in enumerate(BRIDGE)
    )
    assert joined(*BRIDGE) in " ".join(read(pdf(lines, page_entries=b"/Rotate 90"), "a.pdf").text.split())


def test_the_document_information_gives_title_authors_and_dates() -> None:
    info = {
        "Title": "Council closes\nthe old bridge",
        "Author": "Ann Doe; Tom Poe",
        "CreationDate": "D:20240203101010Z",
        "ModDate": "D:20240301101010Z",
    }
    found = read(pdf(page(*column(BRIDGE)), info=info), "a.pdf")
    assert found.title == "Council closes the old bridge"
    assert found.authors == ("Ann Doe", "Tom Poe")
    assert (found.published, found.modified) == (date(2024, 2, 3), date(2024, 3, 1))


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - bridge final.docx", "untitled", "Document1", "bridge_v3.pdf", "20240203", "C:\\texts\\a.doc"],
)
def test_a_title_that_nobody_gave_is_none(title: str) -> None:
    info = {"Title": title, "Author": "jroe", "CreationDate": "D:19000101000000Z"}
    found = read(pdf(page(*column(BRIDGE)), info=info), "a.pdf")
    assert (found.title, found.authors, found.published) == (None, (), None)


def test_xmp_metadata_is_read_where_there_is_no_document_information() -> None:
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The bridge is closed</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator><rdf:Seq><rdf:li>Ann Doe</rdf:li></rdf:Seq></dc:creator>"
        "<xmp:CreateDate>2024-02-03T10:00:00Z</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    extra = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Metadata 10 0 R >>",
        10: stream(xmp.encode(), b"/Type /Metadata /Subtype /XML"),
    }
    found = read(pdf(page(*column(BRIDGE)), extra=extra), "a.pdf")
    assert (found.title, found.authors, found.published) == ("The bridge is closed", ("Ann Doe",), date(2024, 2, 3))


def test_damaged_metadata_does_not_keep_a_file_from_being_read() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'
    extra = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Metadata 10 0 R >>",
        10: stream(bomb, b"/Type /Metadata /Subtype /XML"),
    }
    assert read(pdf(page(*column(BRIDGE)), extra=extra), "a.pdf").text == joined(*BRIDGE)
