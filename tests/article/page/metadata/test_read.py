"""What a page says about itself, from its data first, then its meta elements, then what it shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import html

from bot.article.page.metadata import LiveUpdate, Metadata, read_metadata
from bot.model import ClaimReview
from tests.article.page.metadata.pages import URL, article, linked, page, read


def test_everything_that_an_articles_data_says() -> None:
    told = article(
        author=[{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}],
        publisher={"@type": "NewsMediaOrganization", "name": "The Arland Times"},
        datePublished="2025-03-04T23:30:00-05:00",
        dateModified="2025-03-06T01:00:00Z",
        url="/local/bridge-opens?page=1",
        inLanguage="en",
        articleSection="Local news",
        isAccessibleForFree="False",
        hasPart=[{"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}],
        articleBody="<p>The bridge is open.</p><p>Cars &amp; bicycles cross it.</p>",
    )
    assert read(linked(told)) == Metadata(
        title="Bridge opens at last",
        authors=("Jane Roe", "John Doe"),
        outlet="The Arland Times",
        published=date(2025, 3, 4),
        modified=date(2025, 3, 6),
        canonical_url="https://www.arlandtimes.co.uk/local/bridge-opens?page=1",
        language="en",
        section="Local news",
        free=False,
        paywall_selectors=(".paid",),
        kinds=frozenset({"NewsArticle"}),
        body="The bridge is open.\nCars & bicycles cross it.",
    )


def test_a_page_that_says_nothing() -> None:
    assert read(url=None, lang="") == Metadata()


def test_meta_elements_tell_where_no_data_does() -> None:
    head = (
        "<title>Bridge opens at last | The Arland Times</title>"
        '<meta property="og:title" content="Bridge opens at last">'
        '<meta property="og:site_name" content="The Arland Times">'
        '<meta name="author" content="By JANE ROE and John Doe">'
        '<meta property="article:published_time" content="2025-03-04T08:00:00Z">'
        '<meta property="article:modified_time" content="2025-03-05T08:00:00Z">'
        '<meta property="article:section" content="Local">'
        '<meta property="article:content_tier" content="locked">'
        '<link rel="canonical" href="https://arlandtimes.co.uk/local/bridge-opens">'
    )
    got = read(head)
    assert (got.title, got.authors, got.outlet) == (
        "Bridge opens at last",
        ("Jane Roe", "John Doe"),
        "The Arland Times",
    )
    assert (got.published, got.modified) == (date(2025, 3, 4), date(2025, 3, 5))
    assert (got.section, got.free) == ("Local", False)
    assert got.canonical_url == "https://arlandtimes.co.uk/local/bridge-opens"


def test_what_is_shown_tells_where_nothing_is_declared() -> None:
    body = (
        '<nav><a rel="author" href="/x">Max Menu</a></nav><h1>Bridge opens at last</h1>'
        '<div class="byline">By <a>Jane Roe</a>, <a>John Doe</a> <time datetime="2025-03-04T08:00">today</time></div>'
        '<div class="comment"><span class="author">Carl Comment</span></div>'
    )
    got = read("<title>Bridge opens at last - Arland Times</title>", body)
    assert got.title == "Bridge opens at last"
    assert got.authors == ("Jane Roe", "John Doe")
    assert got.published == date(2025, 3, 4)


def test_a_date_in_the_address_is_found_when_nothing_else_tells() -> None:
    assert read("<title>x</title>", url="https://a.org/2024/05/06/bridge").published == date(2024, 5, 6)


def test_microdata() -> None:
    body = (
        '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge opens</h1>'
        '<span itemprop="author">Jane Roe</span><time itemprop="datePublished" datetime="2025-03-04">4 March</time>'
        "</article>"
    )
    got = read("", body)
    assert (got.title, got.authors, got.published) == ("Bridge opens", ("Jane Roe",), date(2025, 3, 4))
    assert got.kinds == {"NewsArticle"}


def test_the_pages_own_article_among_others_and_its_references() -> None:
    graph = {
        "@graph": [
            article(headline="Another story", url="https://www.arlandtimes.co.uk/other", author="Max Other"),
            {"@type": ["Article", "NewsArticle"], "@id": f"{URL}#article", "headline": "Bridge opens at last",
             "mainEntityOfPage": {"@id": URL}, "author": {"@id": "#jane"}, "publisher": {"@id": "#home"}},
            {"@type": "Person", "@id": "#jane", "name": "Jane Roe"},
            {"@type": "Organization", "@id": "#home", "name": "Arland Times"},
            {"@type": "WebPage", "name": "Bridge", "datePublished": "2025-03-04T08:00:00Z"},
        ]
    }  # fmt: skip
    got = read(linked(graph))
    assert (got.title, got.authors, got.outlet) == ("Bridge opens at last", ("Jane Roe",), "Arland Times")
    assert got.published == date(2025, 3, 4)
    assert got.kinds == {"Article", "NewsArticle"}


def test_main_entities_stand_within_pages() -> None:
    nested = {"@type": "WebPage", "mainEntity": {"@type": "ItemPage", "mainEntity": [[article(author="Jane Roe")]]}}
    assert read(linked(nested)).authors == ("Jane Roe",)


def test_a_film_beside_an_article_is_not_what_the_page_is_about() -> None:
    film = {"@type": "VideoObject", "name": "The bridge from above", "uploadDate": "2020-01-01"}
    got = read(linked(film, article(datePublished="2025-03-04")))
    assert got.kinds == {"NewsArticle"}
    assert (got.published, got.title) == (date(2025, 3, 4), "Bridge opens at last")
    alone = read(linked(film))
    assert alone.kinds == {"VideoObject"}
    assert (alone.published, alone.title) == (date(2020, 1, 1), "The bridge from above")


def test_a_live_blogs_updates_in_the_order_given() -> None:
    entries = [
        {"headline": "Second", "articleBody": "It is <b>open</b>.", "datePublished": "2025-03-05"},
        {"@type": "BlogPosting", "headline": "First", "datePublished": "2025-03-04T09:00"},
        {"@type": "BlogPosting"},
    ]  # fmt: skip
    got = read(linked(article(**{"@type": "LiveBlogPosting"}, liveBlogUpdate=entries)))
    assert got.updates == (
        LiveUpdate("Second", "It is open."),
        LiveUpdate("First", None),
    )
    assert got.kinds == {"LiveBlogPosting"}
    many = [{"headline": str(number)} for number in range(300)]
    assert len(read(linked(article(liveBlogUpdate=many))).updates) == 200


def test_reviews_of_claims_are_kept_as_data() -> None:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "The bridge is made of cheese.",
        "author": {"@type": "Organization", "name": "Arland Checks"},
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "Not so"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Paul Poe"}},
    }
    got = read(linked(article(), review))
    assert got.reviews == (
        ClaimReview(
            claim="The bridge is made of cheese.", claimant="Paul Poe", reviewer="Arland Checks", rating="Not so"
        ),
    )
    assert got.kinds == {"NewsArticle", "ClaimReview"}


@pytest.mark.parametrize(
    ("value", "free"),
    [(True, True), (False, False), ("true", True), ("False", False), ("http://schema.org/False", False), ("?", None)],
)
def test_whether_it_is_free(value: object, free: bool | None) -> None:
    assert read(linked(article(isAccessibleForFree=value))).free is free


def test_a_page_with_a_locked_part_is_not_free() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "false", "cssSelector": [".a", ".b", None, "x" * 300]}
    got = read(linked(article(hasPart=part)))
    assert (got.free, got.paywall_selectors) == (False, (".a", ".b"))


def test_a_change_before_the_publication_is_none() -> None:
    got = read(linked(article(datePublished="2025-03-04", dateModified="2025-03-03")))
    assert (got.published, got.modified) == (date(2025, 3, 4), None)


def test_days_that_no_article_has_are_passed_over() -> None:
    tomorrow, later = (datetime.now(UTC).date() + timedelta(days=days) for days in (1, 3))
    head = f'<meta name="datePublished" content="{tomorrow}">'
    assert read(linked(article(datePublished=str(later))) + head).published == tomorrow
    assert read(linked(article(datePublished="1970-01-01")) + head).published == tomorrow


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Bridge opens at last - Local news - The Arland Times</title>", "Bridge opens at last - Local news"),
        ("<title>The Arland Times | Bridge opens at last</title>", "Bridge opens at last"),
        ("<title>Bridge opens - and closes</title>", "Bridge opens - and closes"),
        ('<meta property="og:title" content="&lt;b&gt;Bridge&lt;/b&gt; &amp;amp; tunnel">', "Bridge & tunnel"),
        (linked(article(headline="Br\x00id\u200bge\u202e \ud83d\ude00 opens\n at\tlast")), "Bridge 😀 opens at last"),
        (linked(article(headline="word " * 200)), ("word " * 60).strip()),
    ],
)
def test_titles(head: str, title: str) -> None:
    assert read(head).title == title


def test_the_heading_tells_where_a_title_ends() -> None:
    head = '<meta property="og:title" content="Bridge opens at last – AT – 04.03.2025">'
    assert read(head, "<h1>Bridge opens at last</h1>").title == "Bridge opens at last"


def test_a_headline_for_search_engines_gives_way_to_the_one_shown() -> None:
    head = (
        linked(article(headline="Arland bridge opening 2025: all you need"))
        + "<title>Arland bridge opening 2025: all you need | Arland Times</title>"
        + '<meta property="og:title" content="At last, a way across">'
    )
    assert read(head, "<h1>At last, a way across</h1>").title == "At last, a way across"
    assert read(head, "<h1>Something else</h1>").title == "Arland bridge opening 2025: all you need"


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("pt_BR", "", "pt"),
        ("x-klingon", '<meta http-equiv="content-language" content="fr-CA, en">', "fr"),
        ("", linked(article(inLanguage="de")), "de"),
        ("", '<meta property="og:locale" content="sv_SE">', "sv"),
        ("qq", "", None),
    ],
)
def test_languages(lang: str, head: str, language: str | None) -> None:
    assert read(head, lang=lang).language == language


def test_the_tree_is_not_changed() -> None:
    tree = page(linked(article()), '<h1>Bridge</h1><div class="byline">By Jane Roe</div><script>x</script>')
    before = html.tostring(tree)
    read_metadata(tree, URL)
    assert html.tostring(tree) == before
