"""Who wrote it: which of the page's words about it counts, and the names within them."""

from __future__ import annotations

import pytest

from bot.article.page.metadata.people import is_person, people_in, surname_first
from tests.article.page.metadata.pages import article, linked, read


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("By Jane Roe and John Doe | Staff Writers", ["Jane Roe", "John Doe"]),
        ("Jane Roe, Reuters", ["Jane Roe"]),
        ("Jane Roe, Political correspondent", ["Jane Roe"]),
        ("Jane Roe, Editor of Metro News", ["Jane Roe"]),
        ("JANE ROE", ["Jane Roe"]),
        ("JANE ROE; Jane Roe", ["Jane Roe"]),
        ("Bill MCROE", ["Bill MCROE"]),
        ("Von Jane Roe und Max Muster", ["Jane Roe", "Max Muster"]),
        ("Von dpa", ["dpa"]),
        ("Par Anne Dupont et Luc Morel", ["Anne Dupont", "Luc Morel"]),
        ("Kommentar von Jane Roe", ["Jane Roe"]),
        ("Ursula von der Leiten", ["Ursula von der Leiten"]),
        ("Written by: Jane Roe, Jr.", ["Jane Roe, Jr."]),
        ("Published by Jane Roe", ["Jane Roe"]),
        ("Jane Roe (jro) / Metro Staff Writers", ["Jane Roe"]),
        ("Jane Roe · Posted: Aug 08, 2024", ["Jane Roe"]),
        ("Jane Roe 4 March 2025", ["Jane Roe"]),
        ("Jane Roe March 4, 2025", ["Jane Roe"]),
        ("Channel 4 News", ["Channel 4 News"]),
        ("Jane Roe jane@roe.example", ["Jane Roe"]),
        ("jane@roe.example", []),
        ("https://www.facebook.com/jane", []),
        ("@jane", []),
        ("admin", []),
        ("Staff", []),
        ("Senior Political Correspondent", []),
        ("Herald Staff", ["Herald Staff"]),
        ("user12", []),
        ("12345", []),
        ("undefined", []),
        ("김철수 기자", ["김철수"]),
        ("山田 花子", ["山田 花子"]),
        ("Reuters", ["Reuters"]),
        ("abc/jr;kx", ["abc/jr", "kx"]),
        ("Jane Roe/John Doe", ["Jane Roe", "John Doe"]),
        (None, []),
        (["Jane Roe"], []),
        ("", []),
    ],
)
def test_names_in_one_string(given: object, names: list[str]) -> None:
    assert list(people_in(given)) == names


def test_names_as_libraries_write_them() -> None:
    assert surname_first("Roe, Jane") == ("Jane Roe",)
    assert surname_first("Jane Roe") == ("Jane Roe",)
    head = '<meta name="dc.creator" content="Roe, Jane"><meta name="DC:creator" content="Doe, John">'
    assert read(head).authors == ("Jane Roe", "John Doe")


@pytest.mark.parametrize("name", ["Jane Roe", "Ludwig van der Rohe", "J. J. Doe", "대한민", "Élodie D’Arc"])
def test_a_persons_name(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Reuters", "Associated Press", "Metro Staff", "news desk", "BR24 Redaktion", "NTV Sport"]
)
def test_no_persons_name(name: str) -> None:
    assert not is_person(name)


def test_an_agency_that_the_data_names_beside_a_person_is_an_author() -> None:
    told = article(author=[{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "AP"}])
    assert read(linked(told)).authors == ("Jane Roe", "AP")


def test_people_win_over_the_outlet_wherever_they_are_named() -> None:
    told = article(author={"@type": "Organization", "name": "Arland Times"}, publisher={"name": "Arland Times"})
    assert read(linked(told)).authors == ("Arland Times",)
    meta = '<meta name="author" content="Arland Times"><meta name="author" content="Jane Roe">'
    assert read(linked(told) + meta).authors == ("Jane Roe",)
    shown = (
        '<h1>Bridge opens at last</h1><p class="article-author">by Arland Times</p><p class="byline">By Jane Roe</p>'
    )
    assert read(linked(told), shown).authors == ("Jane Roe",)


def test_an_agency_is_not_replaced_by_a_name_shown_somewhere() -> None:
    shown = '<h1>Bridge opens at last</h1><div class="author">Max Teaser</div>'
    assert read(linked(article(author={"@type": "Person", "name": "AFP"})), shown).authors == ("AFP",)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('<a rel="author">Jane Roe</a><a rel="author">John Doe</a>', ("Jane Roe", "John Doe")),
        ('<div id="byline"><span>By</span> <span>Jane</span> <span>Roe</span></div>', ("Jane Roe",)),
        ('<p class="c-byline__name">News<b>Jane Roe</b>12:43, 20 Apr 2026<i>Text Size</i></p>', ("Jane Roe",)),
        ("<p>By Jane Roe and John Doe</p>", ("Jane Roe", "John Doe")),
        (f"<p><strong>Jane Roe/John Doe</strong></p><p>{'It was closed. ' * 6}</p>", ("Jane Roe", "John Doe")),
        (f"<p><strong>Key points of it</strong></p><p>{'It was closed. ' * 6}</p>", ()),
        ('<span itemprop="author">abc/jr;kx</span>', ("abc/jr", "kx")),
        ('<aside><div class="author">Jane Roe</div></aside>', ()),
        ('<div class="related-stories"><div class="author">Jane Roe</div></div>', ()),
        ('<figure><span class="author">Jane Roe</span></figure>', ()),
        ('<div class="author">' + "Jane Roe likes bridges. " * 40 + "</div>", ()),
        ('<div class="authority">Jane Roe</div>', ()),
    ],
)  # fmt: skip
def test_bylines_that_are_shown(body: str, names: tuple[str, ...]) -> None:
    assert read("", f"<h1>Bridge opens at last</h1>{body}").authors == names


def test_no_more_than_twenty() -> None:
    names = [f"Jane R{'abcdefghijklmnopqrstuvwxyz'[number]}e" for number in range(25)]
    assert read(linked(article(author=names))).authors == tuple(names[:20])
