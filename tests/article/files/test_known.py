"""What of a file's metadata somebody seems to have meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.article.files.known import one_line, plausible_authors, plausible_date, plausible_title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The bridge is closed", "The bridge is closed"),
        ("  The bridge\n is\u200b  closed ", "The bridge is closed"),
        ("Мост закрыт", "Мост закрыт"),
        ("橋が閉鎖", "橋が閉鎖"),
        ("Deadlock", "Deadlock"),
        ("Gridlock", None),
        ("Microsoft Word - The bridge is closed", None),
        ("The bridge is closed.docx", None),
        ("PowerPoint Presentation", None),
        ("Untitled", None),
        ("Document 4", None),
        ("IMG_2041", None),
        ("C:\\Users\\ann\\bridge", None),
        ("https://bridge.invalid/a", None),
        ("2024-02-03", None),
        ("", None),
        (None, None),
    ],
)
def test_titles(written: str | None, title: str | None) -> None:
    assert plausible_title(written, "A deadlock in the council has left the bridge closed.") == title


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        (["Ann Doe"], ("Ann Doe",)),
        (["Ann Doe; Tom Poe", "Ann Doe"], ("Ann Doe", "Tom Poe")),
        (["Ann Doe and Tom Poe & Jo Roe"], ("Ann Doe", "Tom Poe", "Jo Roe")),
        (["Иван Петров"], ("Иван Петров",)),
        (["The Bridge Council"], ("The Bridge Council",)),
        (["adoe", "Microsoft Office User", "python-docx", "admin", "User1", "Windows User", "HP", "-"], ()),
        (["ann@bridge.invalid", "C:\\ann", "https://bridge.invalid"], ()),
        ([], ()),
    ],
)
def test_authors(written: list[str], authors: tuple[str, ...]) -> None:
    assert plausible_authors(written) == authors


def test_dates() -> None:
    now = datetime.now(UTC)
    assert plausible_date(datetime(2024, 2, 3, 23, 0, tzinfo=UTC)) == date(2024, 2, 3)
    assert plausible_date(date(2024, 2, 3)) == date(2024, 2, 3)
    assert plausible_date(datetime(1904, 1, 1)) is None
    assert plausible_date(now + timedelta(days=9)) is None
    assert plausible_date("2024-02-03") is None
    assert plausible_date(None) is None


def test_names_and_titles_are_one_line_and_no_longer_than_three_hundred_characters() -> None:
    assert len(one_line("word " * 1000) or "") == 299
    assert one_line("a\r\nb\tc\u202ed") == "a b c d"
    assert plausible_authors(["Ann " * 1000])[0] == ("Ann " * 75).rstrip()
