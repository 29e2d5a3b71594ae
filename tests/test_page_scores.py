"""What the measuring of pages counts, worked out by hand on made-up texts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from lxml.html import document_fromstring

from benchmarks.page_scores import (
    Overlap,
    f1,
    find_post,
    is_in_place,
    is_right_post,
    outbound,
    overlap,
    plain,
    same_authors,
    same_day,
    same_title,
)
from bot.article.page.composition import Piece, compose
from bot.article.page.embeds import EmbeddedPost
from bot.model import Article, BlockKind, Platform
from tests.article.page.harbour_page import (
    AFTER,
    BETWEEN,
    CLOSING,
    LINKED,
    OPENING,
    QUOTED,
)

# bodies


@pytest.mark.parametrize(
    ("right", "made", "both", "surplus", "missing"),
    [
        ("a b c d e", "a b c d e", 2, 0, 0),
        ("a b c d e", "A, b; c: d (e)", 1, 1, 1),
        ("a b c d e", "a b—c d, e!", 2, 0, 0),
        ("a b c d e", "a b c d", 1, 0, 1),
        ("a b c d", "a b c d e f", 1, 2, 0),
        ("a b c d", "a b c d a b c d", 1, 4, 0),
        ("a b c d e f g", "", 0, 0, 4),
        ("", "a b c d", 0, 1, 0),
        ("a b", "a b", 1, 0, 0),
        ("a b", "a", 0, 1, 1),
    ],
)
def test_texts_overlap_in_runs_of_four_words(right: str, made: str, both: int, surplus: int, missing: int) -> None:
    count = both + surplus + missing
    found = overlap(right, made)
    assert found == Overlap(both / count, surplus / count, missing / count)


def test_nothing_overlaps_with_nothing() -> None:
    assert overlap("", "—") == Overlap(0, 0, 0)
    assert f1([]) == f1([overlap("", "")]) == 0


def test_each_page_weighs_the_same_whatever_its_length() -> None:
    long, empty = "a b c d e f g h i j k l m n", ""
    assert f1([overlap(long, long)]) == 1
    assert f1([overlap(long, long), overlap("a b c d", empty)]) == pytest.approx(2 * 1 / (2 * 1 + 1))
    half = overlap("a b c d e", "a b c d x")  # of three runs one in both
    assert f1([half]) == pytest.approx(1 / 2)


# what a page says


@pytest.mark.parametrize(
    ("right", "made", "same"),
    [
        ("Quay closed", "QUAY   closed!", True),
        ("Quay closed", "Quay closed | The Ostby Post", True),
        ("Harbour: quay closed", "Quay closed", True),
        ("Quay closed", "Quay opened", False),
        ("Quay closed", None, False),
        ("Quay closed", "—", False),
    ],
)
def test_titles(right: str, made: str | None, same: bool) -> None:
    assert same_title(right, made) is same


@pytest.mark.parametrize(
    ("made", "same"),
    [
        (("Bo Lind", "ada crane "), True),
        (("Ada Crane",), False),
        (("Ada Crane", "Bo Lind", "The Ostby Post"), False),
        ((), False),
    ],
)
def test_authors_are_all_of_them_and_no_others(made: tuple[str, ...], same: bool) -> None:
    assert same_authors(["Ada Crane", "Bo Lind"], made) is same


@pytest.mark.parametrize(
    ("right", "made", "same"),
    [
        ("2024-05-07T23:30:00-05:00", date(2024, 5, 7), True),
        ("2024-05-07T23:30:00-05:00", date(2024, 5, 8), False),
        ("2024-05-07 00:10:00", date(2024, 5, 7), True),
        ("2024-05-07", None, False),
    ],
)
def test_days_are_those_of_the_zone_that_they_are_written_in(right: str, made: date | None, same: bool) -> None:
    assert same_day(right, made) is same


def test_of_words_letters_and_digits_count() -> None:
    assert plain("  «Straße» No. 7, ÅS!") == "strasseno7ås"


# posts


SID = "1787752000000000001"
WORDS = "The east quay is closed, all of it."
POST = EmbeddedPost(
    Platform.X,
    (WORDS,),
    author="Ostby Harbour",
    handle="@ostby_harbour",
    published=date(2024, 5, 7),
    date_words="May 7, 2024",
    permalink=f"https://x.com/ostby_harbour/status/{SID}",
)
KNOWN = {
    "author": "🚢 Ostby Harbour",
    "handle": "ostby_harbour",
    "sid": SID,
    "date": "May 7, 2024",
    "text": f"{WORDS} https://t.co/aBc1 pic.twitter.com/aBc2 — Ostby Harbour (@ostby_harbour) May 7, 2024",
}


def article_of(*pieces: str | EmbeddedPost) -> Article:
    """An article of paragraphs and posts."""
    composed = compose(
        Piece(BlockKind.PARAGRAPH, piece) if isinstance(piece, str) else Piece(BlockKind.POST, post=piece)
        for piece in pieces
    )
    return Article(text=composed.text, blocks=composed.blocks, posts=composed.posts)


def is_right(known: dict[str, Any]) -> bool:
    article = article_of(OPENING, POST, LINKED)
    return is_right_post(known, article.posts[0], article.text)


def test_a_post_is_right_in_all_its_fields() -> None:
    assert is_right(KNOWN)
    assert is_right(KNOWN | {"author": None, "handle": None, "sid": None, "date": None})


@pytest.mark.parametrize(
    "wrong",
    [
        {"author": "Ostby Harbour Board"},
        {"handle": "ostby"},
        {"sid": "1787752000000000002"},
        {"text": "The east quay is closed, some of it."},
        {"text": f"{WORDS} More."},
        {"text": ""},
    ],
)
def test_a_post_is_wrong_in_any_of_its_fields(wrong: dict[str, str]) -> None:
    assert not is_right(KNOWN | wrong)


def test_a_post_without_a_day_is_wrong_where_one_is_known() -> None:
    article = article_of(EmbeddedPost(Platform.X, (WORDS,), author="Ostby Harbour", permalink=POST.permalink))
    known = KNOWN | {"handle": None}
    assert not is_right_post(known, article.posts[0], article.text)
    assert is_right_post(known | {"date": None}, article.posts[0], article.text)


def test_a_post_is_found_by_its_number() -> None:
    other = EmbeddedPost(Platform.X, ("No.",), permalink="https://x.com/pervik/status/1787752000000000009")
    article = article_of(other, POST)
    assert find_post(KNOWN, article) == article.posts[1]
    assert find_post(KNOWN | {"sid": "17877520000000000099"}, article) is None
    assert find_post(KNOWN | {"sid": ""}, article) is None


SOURCE = f"<p>{OPENING}</p><a href='https://x.com/ostby_harbour/status/{SID}'>May 7</a><p>{LINKED}</p><p>{AFTER}</p>"


@pytest.mark.parametrize(
    ("pieces", "in_place"),
    [
        ((OPENING, POST, LINKED, AFTER), True),
        ((OPENING, POST, AFTER), True),
        ((OPENING, POST), True),
        ((POST, LINKED), True),
        (("In words that the page does not hold.", POST, LINKED), True),
        ((POST, OPENING, LINKED, AFTER), False),
        ((OPENING, LINKED, POST, AFTER), False),
        ((OPENING, LINKED, AFTER, POST), False),
    ],
)
def test_a_post_is_in_place_between_the_paragraphs_that_stand_around_it(
    pieces: tuple[str | EmbeddedPost, ...], in_place: bool
) -> None:
    article = article_of(*pieces)
    assert is_in_place(article.posts[0], article, SOURCE) is in_place


def test_a_number_that_also_stands_elsewhere_does_no_harm() -> None:
    article = article_of(OPENING, POST, LINKED)
    assert is_in_place(article.posts[0], article, f"<script>'{SID}'</script>{SOURCE}")
    assert not is_in_place(article.posts[0], article, SOURCE.replace(SID, ""))


def test_of_a_paragraph_that_the_page_s_data_holds_too_the_shown_one_counts() -> None:
    article = article_of(OPENING, POST, LINKED)
    assert is_in_place(article.posts[0], article, f"<script>'{OPENING} {LINKED}'</script>{SOURCE}")


def test_a_paragraph_is_found_by_its_first_words_where_markup_parts_the_rest() -> None:
    article = article_of(OPENING, LINKED, POST)
    assert not is_in_place(article.posts[0], article, SOURCE.replace("a summary", "<a href='/x'>a summary</a>"))


# links


def test_links_to_other_sites_are_those_of_the_known_body_s_paragraphs() -> None:
    def linked(words: str, href: str) -> str:
        return f"<p>{words[:20]}<a href='{href}'>{words[20:40]}</a>{words[40:]}</p>"

    tree = document_fromstring(
        linked(OPENING, "https://board.example.org/minutes")
        + linked(LINKED, "/files/summary.pdf")
        + linked(AFTER, "https://shop.ostbypost.com/x")
        + linked(BETWEEN, "mailto:ada@example.org")
        + linked("Not in the body, but linked all the same.", "https://other.example.org/")
        + "<p>Short <a href='https://short.example.org/'>one</a></p>"
        + f"<blockquote class='twitter-tweet'>{linked(CLOSING, 'https://post.example.org/')}</blockquote>"
        + f"<p>{QUOTED}<a href='https://empty.example.org/'><img src='x.png'></a></p>"
    )
    body = "\n".join((OPENING, LINKED, AFTER, BETWEEN, CLOSING, QUOTED, "Short one"))
    assert outbound(tree, "https://www.ostbypost.com/quay", body) == ["https://board.example.org/minutes"]
