"""A page read whole: what is the article's, in its order and its place, and nothing that only stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article.documents import Document
from bot.article.limits import Limits
from bot.article.page.reader import read_page
from bot.model import BlockKind, Platform
from tests.article.page.given import ONE_LINK, PLAIN, blocks, links, page, read
from tests.article.page.harbour_page import (
    ADDRESS,
    AFTER,
    BEFORE_LIST,
    BETWEEN,
    CANONICAL,
    CAPTION,
    CLOSING,
    CORRECTION,
    DATA,
    FIRST_POST,
    ITEMS,
    LINKED,
    OPENING,
    PULLED,
    QUOTED,
    STANDFIRST,
    TITLE,
    whole,
)
from tests.article.page.metadata.pages import linked

SIGNED = "\n— Ostby Harbour (@ostby_harbour) May 7, 2024"


# a whole page


@pytest.mark.parametrize("data", [DATA, None], ids=["with data", "without data"])
def test_blocks_stand_in_their_order_with_the_posts_in_their_places(data: object) -> None:
    assert blocks(read(whole(data=data))) == [
        (BlockKind.PARAGRAPH, STANDFIRST),
        (BlockKind.PARAGRAPH, OPENING),
        (BlockKind.PARAGRAPH, LINKED),
        (BlockKind.POST, "The east quay is closed."),
        (BlockKind.POST, "All of it, until further notice." + SIGNED),
        (BlockKind.PARAGRAPH, BETWEEN),
        (
            BlockKind.POST,
            "Nobody lands here before the divers are back.\n— Per Vik (@pervik.example) May 8, 2024 at 9:10 AM",
        ),
        (BlockKind.PARAGRAPH, AFTER),
        (BlockKind.HEADING, "What people say"),
        (BlockKind.PARAGRAPH, QUOTED),
        (BlockKind.QUOTE, PULLED),
        (BlockKind.HEADING, "What changes"),
        (BlockKind.PARAGRAPH, BEFORE_LIST),
        *((BlockKind.LIST_ITEM, item) for item in ITEMS),
        (BlockKind.LIST_ITEM, "Year | Boats a day"),
        (BlockKind.LIST_ITEM, "2022 | 31 boats"),
        (BlockKind.LIST_ITEM, "2023 | 27 boats"),
        (BlockKind.PARAGRAPH, CLOSING),
        (BlockKind.NOTE, CORRECTION),
    ]


def test_what_the_page_says_about_itself() -> None:
    article = read(whole())
    assert (article.title, article.authors) == (TITLE, ("Ada Crane", "Bo Lindqvist"))
    assert (article.outlet, article.section, article.language) == ("The Ostby Post", "Harbour", "en")
    assert (article.published, article.modified) == (date(2024, 5, 7), date(2024, 5, 9))
    assert (article.url, article.canonical_url) == (ADDRESS, CANONICAL)
    assert not article.beginning_only


def test_without_data_the_page_itself_tells() -> None:
    article = read(whole(data=None))
    assert (article.title, article.authors, article.outlet) == (
        TITLE,
        ("Ada Crane", "Bo Lindqvist"),
        "The Ostby Post",
    )
    assert (article.published, article.modified) == (date(2024, 5, 7), None)


def test_posts_are_who_they_say_they_are() -> None:
    article = read(whole())
    harbour, vik = article.posts
    assert (harbour.platform, harbour.author, harbour.handle) == (Platform.X, "Ostby Harbour", "@ostby_harbour")
    assert harbour.published == date(2024, 5, 7)
    assert harbour.permalink == "https://x.com/ostby_harbour/status/1787752000000000001"
    assert [span.of(article.text) for span in harbour.body] == [
        "The east quay is closed.",
        "All of it, until further notice.",
    ]
    assert (vik.platform, vik.author, vik.handle) == (Platform.BLUESKY, "Per Vik", "@pervik.example")
    assert [block.post for block in article.blocks if block.kind is BlockKind.POST] == [0, 0, 1]


def test_links_of_the_running_text_have_their_words_and_absolute_addresses() -> None:
    assert links(read(whole())) == [
        ("a summary", "https://www.ostbypost.example/files/summary.pdf"),
        ("Marit Holm", "https://cod.example.org/marit"),
    ]


def test_a_caption_stands_beside_the_text_before_the_paragraph_that_follows_its_picture() -> None:
    article = read(whole())
    (caption,) = article.captions
    assert caption.text == CAPTION
    assert caption.text not in article.text
    assert article.text[caption.at :].startswith(OPENING)


def test_the_paragraph_that_sums_it_up_belongs_to_it_though_it_stands_apart() -> None:
    head = f"<title>{TITLE}</title><meta name='description' content='{STANDFIRST}'>"
    top = f"<header><h1>{TITLE}</h1><div><p class='x1'>{STANDFIRST}</p></div></header><div class='share'>Share</div>"
    body = "".join(f"<p>{words}</p>" for words in PLAIN)
    html = f"<html><head>{head}</head><body>{top}<article>{body}</article></body></html>"
    assert blocks(read(html)) == [(BlockKind.PARAGRAPH, words) for words in (STANDFIRST, *PLAIN)]


# live blogs


UPDATES = [
    {
        "@type": "BlogPosting",
        "headline": "Divers return",
        "articleBody": f"<p>{AFTER}</p><p>{BETWEEN}</p>",
        "datePublished": "2024-05-08T12:00:00Z",
    },
    {
        "@type": "BlogPosting",
        "headline": "Quay closed",
        "articleBody": OPENING + " " + LINKED,
        "datePublished": "2024-05-07T08:00:00Z",
    },
]


def live(updates: object, body: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Ostby quay: live",
        "liveBlogUpdate": updates,
    }
    return (
        f"<!doctype html><html lang=en><head><title>Ostby quay: live</title>{linked(data)}</head><body>{body}</body>"
    )


def test_a_live_blog_that_only_its_data_tells_is_its_updates_in_their_order() -> None:
    article = read(live(UPDATES, "<h1>Ostby quay: live</h1><div id='app'></div>"))
    assert blocks(article) == [
        (BlockKind.HEADING, "Divers return"),
        (BlockKind.PARAGRAPH, AFTER),
        (BlockKind.PARAGRAPH, BETWEEN),
        (BlockKind.HEADING, "Quay closed"),
        (BlockKind.PARAGRAPH, OPENING + " " + LINKED),
    ]
    assert article.title == "Ostby quay: live"


def entry(headline: str, *paragraphs: str) -> str:
    return (
        f"<article class='entry'><h2>{headline}</h2>"
        + "".join(f"<p>{each}</p>" for each in paragraphs)
        + "</article>"
    )


def test_a_live_blog_that_the_page_shows_is_read_from_the_page_with_its_links() -> None:
    shown = OPENING.replace("harbour board", '<a href="https://board.example/">harbour board</a>')
    entries = entry("Divers return", AFTER, BETWEEN) + entry("Quay closed", shown, LINKED)
    article = read(live(UPDATES, f"<main><h1>Ostby quay: live</h1>{entries}</main>"))
    paragraphs = [words for kind, words in blocks(article) if kind is BlockKind.PARAGRAPH]
    assert paragraphs == [AFTER, BETWEEN, OPENING, LINKED]
    assert links(article) == [("harbour board", "https://board.example/")]


# structured data


def test_an_article_that_only_its_data_tells_is_that() -> None:
    told = "\n".join((OPENING, LINKED, "", BETWEEN, AFTER, CLOSING))
    html = f"<html><head>{linked({**DATA, 'articleBody': told})}</head><body><div id='root'></div></body></html>"
    article = read(html)
    assert blocks(article) == [(BlockKind.PARAGRAPH, each) for each in (OPENING, LINKED, BETWEEN, AFTER, CLOSING)]
    assert (article.title, article.links, article.posts) == (TITLE, (), ())


def test_where_the_page_shows_the_article_its_data_does_not_tell_it() -> None:
    data = linked({**DATA, "articleBody": "\n".join((*PLAIN, "This line stands in the data only."))})
    assert blocks(read(page(*PLAIN, head=data))) == [(BlockKind.PARAGRAPH, each) for each in PLAIN]


def test_by_its_data_an_article_is_found_where_none_would_stand_and_keeps_its_links() -> None:
    parts = (OPENING, LINKED, BETWEEN, AFTER, BEFORE_LIST, CLOSING)
    below = "".join(f"<p>{words}</p>" for words in (ONE_LINK.format("/a.pdf"), *parts[2:]))
    body = f"<body><main><p>{OPENING}</p></main><footer>{below}</footer></body>"
    data = linked({**DATA, "articleBody": "\n".join(parts)})
    assert blocks(read(f"<html>{body}</html>")) == [(BlockKind.PARAGRAPH, OPENING)]
    article = read(f"<html><head>{data}</head>{body}</html>")
    assert blocks(article) == [(BlockKind.PARAGRAPH, each) for each in parts]
    assert links(article) == [("a summary", "https://www.ostbypost.example/a.pdf")]


# other pages


@pytest.mark.parametrize(
    ("language", "paragraphs", "note"),
    [
        (
            "de",
            (
                "Der Hafenrat von Ostby hat am Montag den östlichen Kai gesperrt, nachdem Taucher Risse fanden.",
                "„Niemand hat uns etwas gesagt“, erklärte die Händlerin Marit Holm am Dienstag vor dem Fischmarkt.",
                "Die Fähre nach Corran legt bis zum Herbst am Fischmarkt ab, wie der Rat in einem Aushang mitteilte.",
            ),
            "Korrektur: In einer früheren Fassung stand, dass drei Pfeiler gerissen seien; es waren zwei.",
        ),
        (
            "fr",
            (
                "Le conseil du port d’Ostby a fermé lundi le quai est après la découverte de fissures.",
                "« Personne ne nous a rien dit », a déclaré mardi Marit Holm, qui vend du cabillaud au marché.",
                "Le bac pour Corran partira du marché aux poissons jusqu’à l’automne, selon un avis du port.",
            ),
            "Rectificatif : une version précédente de cet article parlait de trois piliers ; il y en a deux.",
        ),
        (
            "es",
            (
                "La junta del puerto de Ostby cerró el lunes el muelle este tras hallar unos buzos varias grietas.",
                "«Nadie nos dijo nada», aseguró el martes Marit Holm, que vende bacalao en el mercado de la ciudad.",
                "El transbordador a Corran saldrá de la lonja hasta el otoño, según un aviso de la junta del puerto.",
            ),
            "Rectificación: una versión anterior de este artículo hablaba de tres pilares; son dos.",
        ),
        (
            "ja",
            (
                "オストビー港湾委員会は月曜日、潜水士が二本の橋脚に亀裂を見つけたため東埠頭を閉鎖したと発表した。漁業者には知らされていなかった。",
                "「何も聞いていない」と、市場でタラを売るマリット・ホルムさんは火曜日に語った。市場の取引は三分の一減るという。",
                "コラン行きの船は秋まで魚市場から出ると委員会は掲示で伝えた。次の会合は六月の第一月曜日に開かれる予定である。",
            ),
            None,
        ),
    ],
)
def test_pages_in_other_languages(language: str, paragraphs: tuple[str, ...], note: str | None) -> None:
    article = read(page(*paragraphs, *([note] if note else [])))
    expected = [(BlockKind.PARAGRAPH, each) for each in paragraphs]
    assert blocks(article) == [*expected, *([(BlockKind.NOTE, note)] if note else [])]
    assert article.language == language


def test_where_too_few_words_tell_the_language_the_page_does() -> None:
    places = "Ostby 4, Corran 7, Norfield 12, Arland 3, Vik 9, Holm 2, Moss 5, Ås 6"
    html = page(places).replace("<html>", "<html lang='da-DK'>")
    assert read(html).language == "da"
    assert read(page(places)).language is None


def test_a_page_is_read_in_the_charset_it_declares() -> None:
    html = page("Der Kai von Örsbü ist gesperrt, sagte der Hafenmeister am Montag vor dem Rat.", *PLAIN).replace(
        "<head>", "<head><meta charset='iso-8859-1'>"
    )
    document = Document(html.encode("iso-8859-1"), media_type="text/html", url=ADDRESS)
    assert "Örsbü" in read_page(document, Limits()).text


def test_a_post_behind_the_last_paragraph_belongs_to_the_article() -> None:
    article = read(page(OPENING).replace("</article>", f"{FIRST_POST}</article>"))
    assert blocks(article) == [
        (BlockKind.PARAGRAPH, OPENING),
        (BlockKind.POST, "The east quay is closed."),
        (BlockKind.POST, "All of it, until further notice." + SIGNED),
    ]
