"""Pages made to break a reader: every answer is bounded, and none raises."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.article.page.metadata.pages import article, linked, read

KEYS = (
    "@type @id @graph headline name author creator publisher datePublished dateModified url mainEntity "
    "inLanguage mainEntityOfPage articleSection isAccessibleForFree hasPart cssSelector articleBody "
    "liveBlogUpdate claimReviewed reviewRating itemReviewed alternateName"
).split()
NAMES = st.sampled_from(["NewsArticle", "#a", "https://"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=30) | NAMES
THINGS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), THINGS, min_size=1), st.text(max_size=40))
def test_no_data_makes_it_raise(thing: dict[str, Any], words: str) -> None:
    got = read(linked({**thing, "@type": ["NewsArticle", "LiveBlogPosting", "ClaimReview"]}, {"@graph": [thing]}))
    assert got.title is None or 0 < len(got.title) <= 300
    assert len(got.authors) <= 20
    assert read(url=words) is not None


def test_things_that_hold_themselves() -> None:
    ring = {
        "@id": "#a",
        "@type": "NewsArticle",
        "headline": "Bridge",
        "author": {"@id": "#a"},
        "hasPart": {"@id": "#a"},
    }
    got = read(linked({**ring, "publisher": {"@id": "#b"}}, {"@id": "#b", "name": {"@id": "#b"}, "x": {"@id": "#a"}}))
    assert got.title == "Bridge"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked({"@graph": [article(headline=f"Story {number}") for number in range(5_000)]}), ""),
        (linked(article(author=[f"Jane Roe{'e' * number}" for number in range(3_000)])), ""),
        (linked(article(headline="x" * 1_000_000, articleBody="y " * 1_000_000)), ""),
        ('<meta name="author" content="a, ">' * 5_000, ""),
        ("", "<h1>a b</h1>" * 5_000),
        ("", '<h1>a</h1><div class="author">' * 200 + "<i>b</i>" * 5_000),
        ("", '<div itemprop="headline">x</div>' * 5_000),
    ],
)
def test_bulk_is_bounded(head: str, body: str) -> None:
    got = read(head, body)
    assert len(got.title or "") <= 300
    assert len(got.authors) <= 20
    assert all(len(author) <= 120 for author in got.authors)
    assert len(got.body or "") <= 400_000


def test_unseen_characters_are_gone_everywhere() -> None:
    evil = "Ja\u202ene\u2066 \u200bRo\x00e\ufeff"
    told = article(headline=evil, author=evil, articleSection=evil, articleBody=evil, publisher={"name": evil})
    got = read(linked(told).replace("Ja", "\\ud800Ja"), url=None)
    assert {got.title, *got.authors, got.section, got.body, got.outlet} == {"Jane Roe"}
