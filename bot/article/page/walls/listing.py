"""Pages of many stories, or of goods: front pages, sections, search results, shops."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.article.page.keys import key_of
from bot.article.page.walls.view import PageView, ShownBlock, count_words
from bot.article.page.walls.wording import any_of

_FEWEST_HEADLINES = 8
_FEWEST_SHORT_HEADLINES = 20
_FEWEST_TEASERS = 5
_LONGEST_TEASER = 70
_LEAST_PROSE = 60
"""Words of running text, not linked and under no headline of their own, that make a page more than its links."""

_GOODS = frozenset("Product ProductGroup ProductModel IndividualProduct Offer AggregateOffer Vehicle Car".split())
_LISTS = frozenset("CollectionPage SearchResultsPage ItemList OfferCatalog DataFeed".split())
_CART = any_of(
    r"\s*(?:add to (?:cart|basket|bag|trolley)|buy (?:it )?now)",
    r"\s*(?:in den (?:warenkorb|einkaufswagen)|jetzt kaufen)",
    r"\s*ajouter au panier",
    r"\s*(?:añadir (?:al carrito|a la cesta)|comprar (?:ahora|já|agora)|adicionar ao carrinho)",
    r"\s*aggiungi al carrello",
    r"\s*(?:in|toevoegen aan) (?:de )?(?:winkelwagen|winkelmand)",
    r"\s*(?:dodaj )?do koszyka",
    r"\s*(?:lägg i (?:varukorg|kundvagn)|læg i kurv|legg i handlekurv)",
)
_MOST_SHOP_WORDS = 400
"""A page with more than this tells something about what it sells."""


def is_offer(view: PageView) -> bool:
    """Whether the page offers goods, by what it declares or by its button to buy them."""
    if view.is_declared_article or view.count >= _MOST_SHOP_WORDS:
        return False
    if view.metadata.kinds & _GOODS or any(kind.lower().startswith("product") for kind in view.declared("og:type")):
        return True
    buttons = view.tree.iter("button", "a", "input")
    return any(_CART.match(" ".join(button.itertext()) or button.get("value") or "") for button in buttons)


def is_listing(view: PageView) -> bool:
    """Whether the page leads to many stories and tells none: links, or teasers that each stand under a link."""
    if view.is_declared_article and not _is_site_root(view):
        return False
    headlines = {block.text for block in view.blocks if _is_headline(block)}
    links = {block.text for block in view.blocks if block.is_link}
    if len(headlines) < _FEWEST_HEADLINES and len(links) < _FEWEST_SHORT_HEADLINES:
        return False
    prose, teasers = _prose(view)
    if len(headlines) < _FEWEST_HEADLINES:
        return prose < _LEAST_PROSE and sum(map(count_words, links)) >= max(1.5 * len(links), 0.7 * view.shown_count)
    listed = bool(view.metadata.kinds & _LISTS)
    told = sum(teasers)
    return prose < _LEAST_PROSE or (len(teasers) >= _FEWEST_TEASERS and prose < told * (1 if listed else 0.5))


def _is_headline(block: ShownBlock) -> bool:
    return block.is_link and (block.in_heading or count_words(block.text) >= 4)


def _prose(view: PageView) -> tuple[int, list[int]]:
    """Words of the body's paragraphs that no headline stands over, and for each of the others how many it has."""
    prose, teasers = 0, list[int]()
    for above, block in _paragraphs(view):
        size = count_words(block.text)
        if above is not None and _is_headline(above) and size <= _LONGEST_TEASER:
            teasers.append(size)
        elif size >= 8:
            prose += size
    return prose, teasers


def _paragraphs(view: PageView) -> Iterator[tuple[ShownBlock | None, ShownBlock]]:
    """The body's paragraphs that are no links, each with what stands above it (dates and names passed over)."""
    keys = {key_of(line) for line in view.words.splitlines()}
    above: ShownBlock | None = None
    for block in view.blocks:
        if not block.is_link and key_of(block.text) in keys:
            yield above, block
        if count_words(block.text) >= 4 or _is_headline(block):
            above = block


def _is_site_root(view: PageView) -> bool:
    """Whether the page says that it is what its site begins with."""
    addresses = [link.get("href") or "" for link in view.tree.iter("link") if link.get("rel") == "canonical"]
    return any(_is_root(address) for address in (*addresses, *view.declared("og:url")))


def _is_root(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query
