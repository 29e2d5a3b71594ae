"""Files of every kind that is read: from the command, the form and messages, several as one article."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from tests.discord.conftest import ARTICLE, control_ids, shown
from tests.discord.site import page

FILE = 3
SAID = "12 people were taken to hospital"
NOTES = "“The sprinklers had been switched off since spring,” said Jon Vale, an electrician who works at the mill."
KINDS = "I read web pages, .txt, .md, .html, .pdf, .docx and .eml files"


def word(text: str) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(data)
    return data.getvalue()


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = (
        "The mill",
        "Teo Brandl <teo@example.org>",
        "desk@example.org",
    )
    message.set_content(text)
    return message.as_bytes()


def pdf(lines: list[str]) -> bytes:
    """One page of one column, a line of text each."""
    shown = " ".join(f"({line.translate(str.maketrans({'(': '', ')': ''}))}) Tj T*" for line in lines)
    content = f"BT /F1 11 Tf 60 760 Td 14 TL {shown} ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (table, len(data))
    )


@pytest.fixture
def most_bytes() -> int:
    """Word files are never as small as the other tests' limit."""
    return 60_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mill.txt", ARTICLE.encode()),
        ("mill.md", ARTICLE.encode("utf-8-sig")),
        ("mill.html", page(ARTICLE).encode()),
        ("mill.docx", word(ARTICLE)),
        ("mill.eml", mail(ARTICLE)),
        ("MILL.PDF", pdf(["A fire gutted the Corran mill in Tarnbrook early on Monday, officials said,",
                          "and 12 people were taken to hospital. Nobody was warned, said Edda Marsh."])),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
async def test_every_kind_is_read(channel: ChannelHandle, asker: MemberActor, name: str, data: bytes) -> None:
    result = await asker.slash(channel, "check", file=(name, data))

    assert SAID in shown(result)


async def test_several_files_in_the_form_are_one_article_in_their_order(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    form = await asker.slash(channel, "check")
    files = [("mill.html", page(ARTICLE).encode()), ("notes.txt", NOTES.encode())]

    result = await asker.submit_modal(form, {control_ids(form.modal)[FILE]: files})

    exported = await asker.click(result.response, label="Export")
    text = (await exported.response.attachments[1].read()).decode()
    assert 0 < text.index(SAID) < text.index("sprinklers")


async def test_the_files_of_a_message_are_one_article_and_pictures_are_ignored(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    files = [("mill.eml", mail(ARTICLE)), ("photo.png", b"\x89PNG"), ("notes.txt", NOTES.encode())]
    message = await asker.send(channel, "see both", attachments=files)

    result = await asker.context_menu(channel, "Check sources", message)

    exported = await asker.click(result.response, label="Export")
    text = (await exported.response.attachments[1].read()).decode()
    assert SAID in text
    assert "sprinklers" in text


async def test_files_that_are_too_large_together_are_refused(
    channel: ChannelHandle, asker: MemberActor, most_bytes: int
) -> None:
    half = b"x" * (most_bytes // 2 + 1)
    form = await asker.slash(channel, "check")

    result = await asker.submit_modal(form, {control_ids(form.modal)[FILE]: [("a.txt", half), ("b.txt", half)]})

    assert result.ephemeral
    assert f"together {len(half) * 2:,} bytes and the limit is {most_bytes:,}" in shown(result)


async def test_files_of_another_kind_are_refused_with_the_kinds_that_are_read(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    form = await asker.slash(channel, "check")

    result = await asker.submit_modal(
        form, {control_ids(form.modal)[FILE]: [("a.txt", ARTICLE.encode()), ("b.xlsx", b"PK")]}
    )

    assert result.ephemeral
    assert KINDS in shown(result)


async def test_a_message_of_nothing_but_a_picture_is_told_what_is_read(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    message = await asker.send(channel, "", attachments=[("photo.png", b"\x89PNG")])

    result = await asker.context_menu(channel, "Check sources", message)

    assert result.ephemeral
    assert KINDS in shown(result)


async def test_a_file_that_is_not_what_its_name_says_is_told_in_a_sentence(
    channel: ChannelHandle, asker: MemberActor
) -> None:
    result = await asker.slash(channel, "check", file=("mill.pdf", b"GIF89a" + bytes(range(256))))

    assert shown(result).count("\n") == 1
    assert "cannot read" in shown(result)
