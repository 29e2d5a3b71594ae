"""Whose page it is, and which addresses are of one site."""

from __future__ import annotations

import pytest

from bot.article.page.metadata.outlets import fits
from bot.article.page.metadata.sites import canonical_of, same_page, site_of
from tests.article.page.metadata.pages import article, linked, read


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("The New Arland Times", "natimes.com"),
        ("Arlander Allgemeine Zeitung", "aaz.net"),
        ("AAZ.NET", "aaz.net"),
        ("BRK News", "brk.co.uk"),
        ("Brücken-Zeitung", "bruecken-zeitung.de"),
        ("Público de Arlandia", "publico.es"),
        ("The Times of Arland", "arlandtimes.com"),
        ("Rundfunk für Arland (RFA)", "rfa.de"),
        ("Diario Puente", "puente.es"),
        ("20 Brücken", "20bruecken.ch"),
        ("Arland Times", "arlandtimes.example"),
    ],
)
def test_names_that_fit_their_site(name: str, site: str) -> None:
    assert fits(name, site)


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("The New Arland Times", "evil.example"),
        ("The Arland Times", "daily-bridge.com"),
        ("Arland News", "news.com"),
        ("Arland Times", "arlandtimes.blogspot.com"),
        ("Arland Times", "10.0.0.1"),
        ("", "arlandtimes.com"),
        ("新聞", "shimbun.jp"),
    ],
)
def test_names_that_do_not(name: str, site: str) -> None:
    assert not fits(name, site)


def test_another_outlets_name_is_not_believed() -> None:
    site_name = '<meta property="og:site_name" content="Arland Times">'
    head = linked(article(publisher={"name": "The Arland Times"})) + site_name
    assert read(head, url="https://www.evil.example/a").outlet == "evil.example"
    assert read(head, url="https://arlandtimes.evil.co.uk/a").outlet == "evil.co.uk"
    assert read(head, url="http://127.0.0.1:8000/a").outlet == "127.0.0.1"
    assert read(head, url=None).outlet == "The Arland Times"


def test_the_outlets_plain_name_before_its_company_and_its_address() -> None:
    company = linked(article(publisher={"name": "Arland Times GmbH & Co. KG"}))
    address = '<meta property="og:site_name" content="arlandtimes.co.uk">'
    assert read(f'{company}{address}<meta name="application-name" content="Arland Times">').outlet == "Arland Times"
    assert read(company + address).outlet == "Arland Times GmbH & Co. KG"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.a.co.uk/x", "a.co.uk"),
        ("http://me.blogspot.com", "me.blogspot.com"),
        ("https://x.y.unlisted/", "y.unlisted"),
        ("http://localhost:1/", "localhost"),
        ("http://[::1]/", "::1"),
        ("http://[broken/", None),
        ("ftp://a.org/", None),
        (None, None),
    ],
)
def test_sites(url: str | None, site: str | None) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("candidate", "address"),
    [
        ("https://a.org/b", "https://a.org/b"),
        ("/b?c=1", "https://www.a.org/b?c=1"),
        ("//m.a.org/b", "https://m.a.org/b"),
        ("https://b.org/b", None),
        ("https://a.org@b.org/", None),
        ("https://user:word@a.org/", None),
        ("javascript:alert(1)", None),
        ("https://a.org/ b\x00", None),
        ("https://a.org/" + "x" * 3000, None),
        ("http://[a.org/", None),
        ("http://a.org:99999/", None),
    ],
)
def test_canonical_addresses_stay_on_the_site(candidate: str, address: str | None) -> None:
    assert canonical_of([None, candidate], "https://www.a.org/x") == address
    assert canonical_of([candidate], None) is None


def test_one_page_under_two_addresses() -> None:
    assert same_page("http://www.a.org/b/?utm=1", "https://a.org/b#top")
    assert not same_page("https://a.org/b", "https://a.org/c")
    assert not same_page("#b", "#b")
