"""E-mails: bodies, headers, forwarded messages, encodings, attachments, and what is refused."""

from __future__ import annotations

import base64
from datetime import date
from email.message import EmailMessage

import pytest

from bot.model import BlockKind
from tests.article.files.given import MORE, PROSE, kinds, read, refusal

PAGE = f"<p>{PROSE}</p><p>{MORE}</p>"


def message(text: str | None = PROSE) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "The bridge is closed"
    made["From"] = "Ann Doe <ann@bridge.invalid>"
    made["Date"] = "Mon, 05 Feb 2024 10:00:00 +0100"
    if text is not None:
        made.set_content(text)
    return made


def raw(head: str, body: bytes) -> bytes:
    return head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


def test_the_words_of_a_message_with_its_subject_sender_and_date() -> None:
    found = read(message(f"{PROSE}\n\n> {MORE}\n\n-- \nAnn\n").as_bytes(), "a.eml")
    assert found.text == f"{PROSE}\n\n> {MORE}\n\n--\nAnn"
    assert (found.title, found.authors, found.published) == ("The bridge is closed", ("Ann Doe",), date(2024, 2, 5))
    assert found.runs == ()


def test_headers_with_words_encoded_and_in_raw_utf_8() -> None:
    head = "Subject: =?utf-8?q?Br=C3=BCcke?= =?utf-8?b?IHp1?=\nFrom: =?iso-8859-1?q?J=FCrgen_Roe?= <j@bridge.invalid>"
    found = read(raw(head, PROSE.encode()), "a.eml")
    assert (found.title, found.authors) == ("Brücke zu", ("Jürgen Roe",))
    assert read(raw("Subject: Brücke zu\nFrom: j@bridge.invalid", PROSE.encode()), "a.eml").title == "Brücke zu"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("charset=iso-8859-2\nContent-Transfer-Encoding: 8bit", f"Žižek. {PROSE}".encode("iso-8859-2")),
        ("charset=utf-8\nContent-Transfer-Encoding: quoted-printable", b"=C5=BDi=C5=BE=\r\nek. " + PROSE.encode()),
        ("charset=utf-16\nContent-Transfer-Encoding: base64", base64.encodebytes(f"Žižek. {PROSE}".encode("utf-16"))),
        ("charset=no-such-charset", f"Žižek. {PROSE}".encode()),
        ("charset=punycode", f"Žižek. {PROSE}".encode()),
        ('format="flowed"', f"Žižek. \r\n {PROSE}".encode()),
        ("format=flowed; delsp=yes", f"Žižek.  \r\n{PROSE}".encode()),
    ],
)
def test_charsets_and_transfer_encodings(head: str, body: bytes) -> None:
    assert read(raw(f"Subject: a\nContent-Type: text/plain; {head}", body), "a.eml").text == f"Žižek. {PROSE}"


def test_of_alternatives_the_plain_one_is_read_unless_it_only_points_at_the_other() -> None:
    made = message(PROSE)
    made.add_alternative(PAGE, subtype="html")
    assert read(made.as_bytes(), "a.eml").text == PROSE
    pointing = message("View this message in your browser")
    pointing.add_alternative(PAGE, subtype="html", charset="iso-8859-1")
    assert read(pointing.as_bytes(), "a.eml").text == PAGE


def test_an_html_body_goes_to_the_page_reader_in_its_charset() -> None:
    html = f"<p>Brücke: {PROSE}</p>"
    head = "Subject: a\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit"
    assert read(raw(head, html.encode("iso-8859-1")), "a.eml").text == html


def test_forwarded_messages_follow_with_their_subjects_and_senders() -> None:
    outer = message("See below, it is what I meant when we spoke.")
    inner = message(MORE)
    inner.replace_header("Subject", "What the mayor said")
    outer.add_attachment(inner)
    found = read(outer.as_bytes(), "a.eml")
    assert kinds(found) == [
        (BlockKind.PARAGRAPH, "See below, it is what I meant when we spoke."),
        (BlockKind.HEADING, "What the mayor said"),
        (BlockKind.PARAGRAPH, "From: Ann Doe"),
        (BlockKind.PARAGRAPH, MORE),
    ]
    assert found.title == "The bridge is closed"


def test_of_several_bodies_one_without_words_is_passed_over() -> None:
    head = "Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b"
    parts = ("text/plain\n\n?", f"text/html\n\n{PAGE}", "text/plain\n\nSent on the way, more later.")
    body = "".join(f"--b\nContent-Type: {part}\n" for part in parts) + "--b--"
    assert read(raw(head, body.encode()), "a.eml").text == f"{PAGE}\n\nSent on the way, more later."


def test_attachments_are_named_and_not_read() -> None:
    made = message(PROSE)
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="minutes of the meeting.pdf")
    made.add_attachment("Not to be read: a list of names.", filename="names and addresses.txt")
    assert kinds(read(made.as_bytes(), "a.eml")) == [
        (BlockKind.PARAGRAPH, PROSE),
        (BlockKind.FURNITURE, "minutes of the meeting.pdf"),
        (BlockKind.FURNITURE, "names and addresses.txt"),
    ]


def test_nothing_but_attachments_or_nothing_at_all_is_refused() -> None:
    made = message(None)
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="minutes.pdf")
    assert refusal(made.as_bytes(), "a.eml") == "no_text"
    assert refusal(message("").as_bytes(), "a.eml") == "no_text"
    assert refusal(b"", "a.eml") == "empty"
    assert refusal(message("Thanks!").as_bytes(), "a.eml") == "too_short"


def test_an_encrypted_message_is_refused() -> None:
    head = "Subject: a\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"
    assert (
        refusal(raw(f"{head}\nContent-Transfer-Encoding: base64", b"MIAGCSqGSIb3DQEHA6CAMIACAQ=="), "a.eml")
        == "encrypted"
    )
    pgp = "Subject: a\nContent-Type: multipart/encrypted; boundary=b; protocol=application/pgp-encrypted"
    parts = (b"application/pgp-encrypted\n\nVersion: 1", b"application/octet-stream\n\nxx")
    part = b"".join(b"--b\nContent-Type: " + each + b"\n" for each in parts) + b"--b--"
    assert refusal(raw(pgp, part), "a.eml") == "encrypted"


def _levels(count: int) -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(count))


def test_multiparts_within_multiparts() -> None:
    assert read(b"Subject: a\n" + _levels(4) + b"\n" + PROSE.encode(), "a.eml").text == PROSE
    assert refusal(b"Subject: a\n" + _levels(100) + b"\n" + PROSE.encode(), "a.eml") == "no_text"
    assert refusal(b"Subject: a\n" + _levels(1500) + b"\n" + PROSE.encode(), "a.eml") == "broken"
    assert refusal(b"Subject: a\n" + _levels(100) + b"a line of words\n" * 250_000, "a.eml") == "too_big"


@pytest.mark.parametrize(
    "head",
    [
        "Subject: " + "=?utf-8?q?a?= " * 50_000,
        "From: " + "a@b.invalid, " * 50_000,
        "From: " + "(" * 50_000,
        "Date: " + "9" * 50_000 + "\nFrom: <<>>\nSubject: =?x?y?z?=",
        "Content-Type: text/plain; " + "; ".join(f"p{at}*0=v" for at in range(20_000)),
        "\n".join(f"X-{at}: a" for at in range(50_000)),
        "Content-Type: /;;;=\nContent-Transfer-Encoding: ?\nMIME-Version: x",
        "Content-Type: multipart/mixed",
    ],
    ids=["subject", "addresses", "comments", "odd values", "parameters", "many", "odd types", "no boundary"],
)
def test_headers_that_are_endless_or_odd_do_not_keep_the_words_from_being_read(head: str) -> None:
    assert PROSE in read(raw(head, PROSE.encode()), "a.eml").text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["Content-Type", "content-type ", "Content-Disposition"])
@pytest.mark.parametrize("fold", ["", " "])
def test_headers_of_endless_parameters_are_refused(name: str, end: str, fold: str) -> None:
    parameters = f";{fold and end}{fold}" * 300_000
    assert refusal(f"Subject: a{end}{name}: text/plain{parameters}{end}{end}{PROSE}".encode(), "a.eml") == "too_big"


def test_of_many_html_bodies_the_first_are_read() -> None:
    whole, part = "Subject: a\nContent-Type: multipart/mixed; boundary=b", "--b\nContent-Type: text/html\n\n"
    first = f"{part}<p>{PROSE}</p>\n"
    vast = f"{part}<p>{'<br>' * 40_000}The second says little.</p>\n"
    last = f"{part}<p>The third stands behind too much.</p>\n--b--\n"
    text = read(f"{whole}\n\n{first}{vast}{last}".encode(), "a.eml").text
    assert PROSE in text
    assert "The second says little." in text
    assert "The third" not in text
    assert "The third" in read(f"{whole}\n\n{first}{last}".encode(), "a.eml").text


def test_base64_that_is_none_is_no_text() -> None:
    head = "Subject: a\nContent-Type: text/plain\nContent-Transfer-Encoding: base64"
    assert refusal(raw(head, b"A" * 40_000), "a.eml") == "binary"
    assert refusal(raw(head, b"====\xff"), "a.eml") == "no_text"
