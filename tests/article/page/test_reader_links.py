"""The links of a page's article: which are kept, and where they lead."""

from __future__ import annotations

import pytest

from tests.article.page.given import ONE_LINK, blocks, links, page, read
from tests.article.page.harbour_page import (
    AFTER,
    BETWEEN,
    LINKED,
    OPENING,
    TITLE,
    whole,
)


@pytest.mark.parametrize(
    ("href", "base", "leads_to"),
    [
        ("/files/a.pdf", "", "https://www.ostbypost.example/files/a.pdf"),
        ("a.pdf", "", "https://www.ostbypost.example/local/2024/05/a.pdf"),
        ("../a.pdf", "", "https://www.ostbypost.example/local/2024/a.pdf"),
        ("?page=2", "", "https://www.ostbypost.example/local/2024/05/quay-closed?page=2"),
        ("//files.example/a.pdf", "", "https://files.example/a.pdf"),
        (" https://files.example/a.pdf#p2\n", "", "https://files.example/a.pdf#p2"),
        ("a.pdf", "<base href='https://files.example/archive/'>", "https://files.example/archive/a.pdf"),
        ("a.pdf", "<base href='/archive/'>", "https://www.ostbypost.example/archive/a.pdf"),
        ("a.pdf", "<base target='_blank'>", "https://www.ostbypost.example/local/2024/05/a.pdf"),
        ("https://other.example/x", "<base href='/archive/'>", "https://other.example/x"),
    ],
)
def test_relative_links_lead_where_they_lead_in_a_browser(href: str, base: str, leads_to: str) -> None:
    html = page(OPENING, ONE_LINK.format(href), BETWEEN, AFTER, head=f"<title>Quay closed</title>{base}")
    assert links(read(html)) == [("a summary", leads_to)]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:void(0)",
        "JavaScript:alert(1)",
        "mailto:board@ostby.example",
        "tel:+4712",
        "#notes",
        "",
        "data:,a",
        "ftp://files.example/a",
    ],
)
def test_links_that_lead_to_no_other_page_are_left_out_and_their_words_kept(href: str) -> None:
    article = read(page(OPENING, ONE_LINK.format(href), BETWEEN, AFTER))
    assert links(article) == []
    assert LINKED in article.text


def test_a_page_whose_address_is_not_known() -> None:
    article = read(whole(), url=None)
    assert blocks(article) == blocks(read(whole()))
    assert links(article) == [("Marit Holm", "https://cod.example.org/marit")]
    assert (article.url, article.canonical_url) == (None, None)
    assert article.title == TITLE


def test_a_page_whose_address_only_its_base_tells() -> None:
    html = page(OPENING, ONE_LINK.format("/a.pdf"), BETWEEN, AFTER, head="<base href='https://files.example/x/'>")
    assert links(read(html, url=None)) == [("a summary", "https://files.example/a.pdf")]
