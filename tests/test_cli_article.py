"""Files, pages and links on the command line: `article` in all its forms, and `check` of what is not plain text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from textwrap import wrap
from typing import Any

import docx
import pytest

from bot.article.documents import Document
from bot.article.limits import Limits
from bot.cli import main
from bot.model import Article, Report
from bot.pipeline import read_document
from bot.settings import setting_names
from tests.article.files.made_pdf import column, page, pdf
from tests.article.files.made_word import saved
from tests.article.page.harbour_page import ADDRESS, CLOSING, OPENING, QUOTED, TITLE, whole
from tests.test_cli import json_lines, one_sentence, records, run, squeezed

PAGE = whole()
PLAIN = f"{OPENING}\n\n{QUOTED}\n\n{CLOSING}\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without .env to run in, and an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def word() -> bytes:
    made = docx.Document()
    for words in (OPENING, QUOTED, CLOSING):
        made.add_paragraph(words)
    return saved(made)


def email() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = TITLE, "Ada Crane <ada@ostbypost.example>"
    made.set_content(PLAIN, charset="utf-8")
    return made.as_bytes()


def printed() -> bytes:
    return pdf(page(*column([*wrap(OPENING, 60), "", *wrap(CLOSING, 60)])))


MADE: dict[str, Callable[[], bytes]] = {
    "quay.html": PAGE.encode,
    "quay.html.gz": lambda: gzip.compress(PAGE.encode()),
    "quay.pdf": printed,
    "quay.docx": word,
    "quay.eml": email,
    "quay.txt": PLAIN.encode,
    "quay": PAGE.encode,
}
"""The same news in files of every kind."""


def written(folder: Path, name: str) -> str:
    """The file of this name, made in the folder."""
    (folder / name).write_bytes(MADE[name]())
    return name


def article_of(data: str) -> Article:
    """The printed article; the words of each post stand beside their spans and are those."""
    form = json.loads(data)
    article = Article.model_validate(form | {"posts": [without_words(post) for post in form["posts"]]})
    for post, shown in zip(article.posts, form["posts"], strict=True):
        assert shown["text"] == "\n".join(span.of(article.text) for span in post.body)
    return article


def without_words(post: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in post.items() if name != "text"}


# article


@pytest.mark.parametrize("name", MADE)
def test_files_of_every_kind_are_printed_as_articles(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["article", written(folder, name)]) == 0
    shown = capsys.readouterr()
    article = article_of(shown.out)
    assert shown.err == ""
    assert OPENING in squeezed(article.text)
    assert CLOSING in squeezed(article.text)
    assert article.blocks
    assert (article.title == TITLE) is ("html" in name or name in ("quay", "quay.eml"))


def test_an_address_makes_of_a_saved_page_the_page_that_was_read_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = written(folder, "quay.html")
    assert main(["article", name, "--url", ADDRESS]) == 0
    known = article_of(capsys.readouterr().out)
    assert known == read_document(Document(PAGE.encode(), name=name, url=ADDRESS), Limits())
    assert known.links[0].url == "https://www.ostbypost.example/files/summary.pdf"
    assert [post.author for post in known.posts] == ["Ostby Harbour", "Per Vik"]
    assert main(["article", name]) == 0
    assert article_of(capsys.readouterr().out).url is None


def test_standard_input_is_what_it_looks_like() -> None:
    for name in ("quay.html.gz", "quay.docx", "quay.txt"):
        done = run("article", "-", given=MADE[name]())
        assert (done.returncode, done.stderr) == (0, b"")
        assert OPENING in squeezed(article_of(done.stdout.decode()).text)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("image.png", PNG, "something that I cannot read as an article"),
        ("empty.html", b" \n", "There is nothing in that file"),
        ("short.html", b"<html><body><p>Shut.</p></body></html>", "no article to be read"),
        ("broken.docx", b"PK\x03\x04" + bytes(40), "."),
        ("broken.pdf", b"%PDF-1.7\nnothing else", "."),
    ],
)
def test_what_is_no_article_ends_in_one_sentence_and_exit_code_1(
    name: str, data: bytes, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(data)
    assert main(["article", name]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in one_sentence(shown.err.encode())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["article", "nowhere.html"], "nowhere.html cannot be read: no such file or directory."),
        (["article", "."], ". cannot be read: is a directory."),
        (["article"], "Missing argument"),
        (["article", "cut.html.gz"], "cut.html.gz cannot be unpacked."),
        (["article", "--jsonl", "nowhere.jsonl"], "nowhere.jsonl cannot be read"),
        (["check", "nowhere.html"], "nowhere.html cannot be read: no such file or directory."),
        (["check", "mailto:ada@ostbypost.example"], "cannot be read: no such file or directory."),
    ],
)
def test_what_cannot_be_opened_is_bad_use(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cut.html.gz").write_bytes(gzip.compress(PAGE.encode())[:200])
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in one_sentence(shown.err.encode())


def test_a_compressed_page_is_measured_unpacked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "zeros.html.gz").write_bytes(gzip.compress(bytes(200_000)))
    monkeypatch.setenv("WHOSAID_MAX_FILE_BYTES", "100000")
    assert main(["article", "zeros.html.gz"]) == 2
    assert "larger than 100,000 bytes when unpacked" in one_sentence(capsys.readouterr().err.encode())


# article --jsonl


FIELDS = ["file", "url", *(name for name in Article.model_fields if name not in ("url", "runs"))]


def test_a_list_of_files_is_answered_line_by_line_from_its_own_folder(folder: Path) -> None:
    (folder / "news" / "old").mkdir(parents=True)
    for name in MADE:
        written(folder / "news", name)
    written(folder / "news" / "old", "quay.txt")
    written(folder, "quay.pdf")
    names = ["quay.html", "old/quay.txt", "quay.html.gz", "quay.pdf", "quay.docx", "quay.eml", "quay"] * 3
    lines = [{"file": name, "url": ADDRESS if "html" in name else None} for name in names]
    (folder / "news" / "list.jsonl").write_bytes(json_lines(*lines))
    done = run("article", "--jsonl", "news/list.jsonl", WHOSAID_WORKERS="2")
    assert (done.returncode, done.stderr) == (0, b"")
    answers = records(done.stdout)
    assert [{"file": answer["file"], "url": answer["url"]} for answer in answers] == lines
    assert all(list(answer) == FIELDS for answer in answers)
    assert [OPENING in squeezed(answer["text"]) for answer in answers] == [True] * len(names)
    assert answers[0]["posts"][0]["text"] == "The east quay is closed.\nAll of it, until further notice."
    assert answers[0]["links"][0]["url"] == "https://www.ostbypost.example/files/summary.pdf"


def test_a_file_that_is_not_in_the_folder_of_the_list_is_looked_for_from_here(folder: Path) -> None:
    (folder / "lists").mkdir()
    written(folder, "quay.txt")
    (folder / "lists" / "list.jsonl").write_bytes(json_lines({"file": "quay.txt"}))
    (answer,) = records(run("article", "--jsonl", "lists/list.jsonl").stdout)
    assert answer["text"] == PLAIN.strip()


def test_lines_that_cannot_be_read_are_named_and_keep_their_place(folder: Path) -> None:
    written(folder, "quay.txt")
    (folder / "image.png").write_bytes(PNG)
    (folder / "short.html").write_text("<html><body><p>Shut.</p></body></html>", encoding="utf-8")
    given = [
        json_lines({"file": "quay.txt"}),
        b"not json\n",
        b"\n",
        b" \r\n",
        json_lines({"file": "nowhere.html"}, {"url": ADDRESS}, ["quay.txt"], {"file": "quay.txt", "url": 7}),
        json_lines({"file": "image.png"}, {"file": "short.html", "url": ADDRESS}, {"file": "."}),
        json_lines({"file": "x" * 300}, {"file": "nul\0"}, {"file": "half\ud800"}),
        b"[" * 100_000 + b"\n",
        json_lines({"file": "quay.txt"}).rstrip(),
    ]
    done = run("article", "--jsonl", "-", given=b"".join(given), WHOSAID_WORKERS="2")
    assert done.returncode == 1
    codes = [
        (2, "not_json"), (5, "unreadable"), (6, "no_file"), (7, "no_file"), (8, "no_file"), (9, "bad_type"),
        (10, "no_article"), (11, "unreadable"), (12, "unreadable"), (13, "unreadable"), (14, "unreadable"),
        (15, "not_json"),
    ]  # fmt: skip
    complaints = done.stderr.decode().splitlines()
    assert [(line.split(":")[0], line.rsplit("(", 1)[1].rstrip(")")) for line in complaints] == [
        (f"Line {number}", code) for number, code in codes
    ]
    answers = records(done.stdout)
    assert [answer.get("error") for answer in answers] == [None, *(code for _, code in codes), None]
    assert [answer["text"] for answer in answers[1:-1]] == [""] * len(codes)
    assert [answer["file"] for answer in answers[:2]] == ["quay.txt", ""]
    assert answers[0] == answers[-1]
    assert all(list(answer) == [*FIELDS, "error", "message"] for answer in answers[1:-1])
    assert all(answer["message"].endswith(".") for answer in answers[1:-1])


# links


@pytest.mark.parametrize(
    ("command", "link", "said"),
    [
        ("check", "http://127.0.0.1/quay", "leads to a private address"),
        ("article", "http://[::1]/quay", "leads to a private address"),
        ("article", "http://169.254.169.254/latest/meta-data/", "leads to a private address"),
        ("check", "<http://10.0.0.1/>", "leads to a private address"),
        ("article", "http://localhost/quay", "does not name a public website"),
        ("article", "http://news.example.com:8080/quay", "a port that websites do not use"),
        ("article", "http://ada:secret@news.example.com/", "a user name"),
        ("check", "ftp://news.example.com/quay.txt", "begin with http:// or https://"),
        ("article", "file:///etc/passwd", "begin with http:// or https://"),
        ("check", "javascript:alert(1)", "begin with http:// or https://"),
        ("article", "http://10.0.0.1/" + "quay-closed-" * 40, "leads to a private address"),
        ("article", "http://10.0.0.1/" + "quay/" * 1_000, "well-formed link"),
        ("check", "data:text/html," + "quay-closed-" * 40, "begin with http:// or https://"),
    ],
)
def test_a_link_that_is_not_opened_ends_in_one_sentence_and_nobody_is_dialled(
    command: str, link: str, said: str, dialled: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, link]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in one_sentence(shown.err.encode())
    assert dialled == []


def test_a_site_that_may_not_be_opened_is_not(
    monkeypatch: pytest.MonkeyPatch, dialled: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WHOSAID_DENY_DOMAINS", "example.com")
    assert main(["article", "https://news.example.com/quay"]) == 1
    assert "does not let me open links to that site" in one_sentence(capsys.readouterr().err.encode())
    assert dialled == []


def test_a_file_that_is_named_like_a_link_is_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "data:quay.txt").write_text(PLAIN, encoding="utf-8")
    assert main(["article", "data:quay.txt"]) == 0
    assert article_of(capsys.readouterr().out).text == PLAIN.strip()


# check


def test_a_page_is_checked_in_all_forms(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = written(folder, "quay.html")
    assert main(["check", "--format", "json", name]) == 0
    report = Report.model_validate_json(capsys.readouterr().out)
    assert report.article == read_document(Document(PAGE.encode(), name=name), Limits())
    assert "Marit Holm" in {source.name for source in report.sources}
    assert {claim.sources for claim in report.claims} != {()}
    assert main(["check", "--all", name]) == 0
    shown = squeezed(capsys.readouterr().out)
    assert [claim for claim in report.claims if squeezed(report.words(claim.span)) not in shown] == []
    assert main(["check", "--format", "markdown", name]) == 0
    markdown = capsys.readouterr().out
    assert markdown.startswith("# ")
    assert "Marit Holm" in markdown


def test_a_word_file_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", written(folder, "quay.docx")]) == 0
    report = Report.model_validate_json(capsys.readouterr().out)
    assert "Marit Holm" in {source.name for source in report.sources}


@pytest.mark.parametrize("command", ["article", "check"])
def test_a_file_of_no_known_kind_is_refused_by_its_bytes(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "image.png").write_bytes(PNG)
    assert main([command, "image.png"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert one_sentence(shown.err.encode()).startswith("That is something that I cannot read as an article; I read ")
