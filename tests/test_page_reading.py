"""A small run of the measuring of pages: made-up pages in, every figure out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import page_reading
from benchmarks.page_reading import Readings, peers, rows
from tests.article.page.harbour_page import (
    ADDRESS,
    AFTER,
    BEFORE_LIST,
    BETWEEN,
    CLOSING,
    DATA,
    ITEMS,
    LINKED,
    OPENING,
    PULLED,
    QUOTED,
    STANDFIRST,
    TITLE,
    whole,
)

SID = "1787752000000000001"


SECOND_ADDRESS = "https://www.corranherald.example/market"
SECOND = (
    f"<html><head><title>Market in Corran</title></head><body><article><h1>Market in Corran</h1>"
    f"<p>{BEFORE_LIST}</p><p>{QUOTED}</p><p>{CLOSING}</p><p>{BETWEEN}</p></article></body></html>"
)
TABLE = ("Year", "Boats a day", "2022", "31 boats", "2023", "27 boats")
BODY = "\n".join(
    (
        *(STANDFIRST, OPENING, LINKED, BETWEEN, AFTER, "What people say", QUOTED, PULLED),
        *("What changes", BEFORE_LIST, *ITEMS, *TABLE, CLOSING),
    )
)


def small_run() -> Readings:
    pages: list[dict[str, Any]] = [
        {
            "file": "quay.html.gz",
            "set": "fundus",
            "url": ADDRESS,
            "body": BODY,
            "title": TITLE,
            "authors": ["Ada Crane", "Bo Lindqvist"],
            "published": str(DATA["datePublished"]),
            "posts": [
                {
                    "author": "Ostby Harbour",
                    "handle": "ostby_harbour",
                    "sid": SID,
                    "date": "May 7, 2024",
                    "text": "The east quay is closed. All of it, until further notice.",
                },
                {"author": "Nobody", "handle": "nobody", "sid": "99", "date": "May 7, 2024", "text": "Nothing."},
            ],
        },
        {
            "file": "market.html.gz",
            "set": "zyte",
            "url": SECOND_ADDRESS,
            "body": "\n".join((BEFORE_LIST, QUOTED, CLOSING, BETWEEN)),
            "title": None,
        },
        {"file": "none.html.gz", "set": "zyte", "url": SECOND_ADDRESS, "body": OPENING, "title": None},
    ]
    readings = Readings(pages, [whole().encode(), SECOND.encode(), b"<html><body>Nothing</body></html>"])
    readings.read()
    return readings


@pytest.fixture(scope="module")
def readings() -> Readings:
    return small_run()


def test_each_page_is_read_once_and_a_refusal_counts_as_nothing(readings: Readings) -> None:
    assert [article.title for article in readings.articles] == [TITLE, "Market in Corran", None]
    assert len(readings.seconds) == 3
    (refused,) = readings.refused
    assert refused.startswith("none.html.gz (zyte) is refused: ")
    assert refused.endswith("(no_article)")


def test_every_goal_is_measured(readings: Readings) -> None:
    got = {f"{row.goal.name} {row.data}": row.got for row in rows(readings)}
    assert got["body, F1 zyte, 2 pages"] == pytest.approx(2 / 3)  # one page right, one with nothing found
    assert got["title, equal or one in the other fundus, 1 pages"] == 1
    assert got["authors, all and no others fundus, 1 pages"] == 1
    assert got["day of publication fundus, 1 pages"] == 1
    assert got["embedded posts, all fields right 2 posts"] == 0.5
    assert got["embedded posts in their place 2 posts"] == 0.5
    assert got["links to other sites in the body's paragraphs 1 links"] == 1
    assert 0.8 < (got["body, F1 fundus, 1 pages"] or 0) < 1  # the posts' words are no part of the known body
    assert None not in got.values()
    assert [name for name in got if name.endswith("all 3 pages")] == list(got)[-2:]


def test_peers_stand_beside_us_over_the_same_pages(readings: Readings) -> None:
    by, zyte, fundus, title, _ = (list(column.cells) for column in peers(readings).columns)
    assert by == ["whosaid", "trafilatura", "readability-lxml"]
    assert zyte[0] == ".667"
    assert all(".500" < str(share) < ".999" for share in fundus)
    assert title == ["100.0", "100.0", "100.0"]


def test_a_set_without_pages_has_no_figure() -> None:
    readings = small_run()
    only = Readings(readings.pages[:1], readings.sources[:1])
    only.read()
    assert {row.goal.name: row.got for row in rows(only) if row.data == "zyte, 0 pages"} == {"body, F1": None}


def test_without_the_pages_there_is_nothing_to_measure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["page_reading", "--pages", str(tmp_path / "gold.jsonl")])
    assert page_reading.main() == 0
    assert "nothing to measure against" in capsys.readouterr().out
