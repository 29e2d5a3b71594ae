"""Dates of embeds: the languages of signatures, machine-readable times, and numbers that carry a time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article.page.embeds.dates import day_of_number, day_of_stamp, read_day
from bot.article.page.embeds.permalinks import read_permalink

SEVENTH = date(2020, 1, 7)


@pytest.mark.parametrize(
    "words",
    [
        "January 7, 2020",
        "Tuesday, January 7, 2020",
        "January 7, 2020 at 12:58 AM",
        "12:58 AM · Jan 7, 2020",
        "7. Januar 2020",
        "7 janvier 2020",
        "7 de enero de 2020",
        "7 gennaio 2020",
        "7 de janeiro de 2020",
        "7 januari 2020",
        "7 stycznia 2020",
        "7 января 2020 г.",
        "7 січня 2020 р.",
        "7 Ocak 2020",
        "7. tammikuuta 2020",
        "7. ledna 2020",
        "7 Ιανουαρίου 2020",
        "2020. január 7.",
        "7 ianuarie 2020",
        "7 Januari 2020",
        "7 tháng 1, 2020",
        "2020年1月7日",
        "2020년 1월 7일",
        "2020/1/7",
        "7.1.2020",
        "12:58 - 7. jan. 2020",
        "2020-01-07T21:24:56.000Z",
    ],
)
def test_languages(words: str) -> None:
    assert read_day(words) == SEVENTH


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 mars 2021", date(2021, 3, 3)),
        ("3 mai 2021", date(2021, 5, 3)),
        ("3 maja 2021", date(2021, 5, 3)),
        ("3. elokuuta 2021", date(2021, 8, 3)),
        ("3. září 2021", date(2021, 9, 3)),
        ("3 жовтня 2021 р.", date(2021, 10, 3)),
        ("3 Kasım 2021", date(2021, 11, 3)),
        ("3. desember 2021", date(2021, 12, 3)),
        ("3 déc. 2021", date(2021, 12, 3)),
    ],
)
def test_months(words: str, day: date) -> None:
    assert read_day(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Tweet may have been deleted",
        "View post",
        "07/01/2020",
        "2h",
        "January 2020",
        "31 February 2020",
        "January 7, 0020",
        "In January 2020 there were 7 bridges in our town and nobody had counted them before that",
    ],
)
def test_what_names_no_day(words: str) -> None:
    assert read_day(words) is None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2020-01-07T23:30:00-08:00", SEVENTH),
        ("2020-01-07", SEVENTH),
        ("1578355200", SEVENTH),
        ("1578355200000", SEVENTH),
        ("99999999999999999999", None),
        ("yesterday", None),
    ],
)
def test_stamps(stamp: str, day: date | None) -> None:
    assert day_of_stamp(stamp) == day


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ("https://x.com/anna/status/1214387633146564608", SEVENTH),
        ("https://x.com/anna/status/29700859247", None),
        ("https://social.example/@anna/103442400000000000", date(2020, 1, 7)),
        ("https://www.youtube.com/watch?v=aBcDeFgHiJk", None),
        ("https://t.me/town_news/512", None),
    ],
)
def test_numbers(link: str, day: date | None) -> None:
    permalink = read_permalink(link)
    assert permalink is not None
    assert day_of_number(permalink) == day
