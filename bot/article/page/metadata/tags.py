"""What a page says in its meta elements and microdata: names in lower case, each with its values in page order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from bot.article.page.metadata.elements import elements

_MICRODATA = XPath("(//*[@itemprop or @itemtype])[position() <= 2000]")
_MARKED = frozenset({"headline", "datePublished", "dateModified", "articleSection"})
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")
_MOST = 1_000
_MOST_KINDS = 20
_LONGEST = 4_000

TITLES = ("og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
AUTHORS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "authors",
    "articleauthor", "article:author_name", "cxenseparse:author", "dcterms.creator", "creator",
)  # fmt: skip
SURNAME_FIRST = ("dc.creator", "citation_author")
"""Where one value is one author, "Roe, Jane" as libraries write it."""
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title")
PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "article:published", "parsely-pub-date",
    "sailthru.date", "article:published:time", "publisheddate", "publishdate", "publish-date", "publication_date",
    "pubdate", "article.published", "rnews:datepublished", "citation_publication_date", "prism.publicationdate",
    "cxenseparse:recs:publishtime", "content:publishdate", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "date.created", "date.available", "article_date_original", "og:published_time",
    "originalpublicationdate", "dc.date", "date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "datemodified", "og:updated_time", "og:article:modified_time", "article:modified",
    "article:modified:time", "last-modified", "dcterms.modified", "dc.date.modified", "date.modified", "date.updated",
    "lastmod", "modificationdate",
)  # fmt: skip
SECTIONS = ("article:section", "parsely-section", "articlesection", "section", "dc.subject.section")
LANGUAGES = ("content-language", "language", "dc.language", "og:locale")


@dataclass(frozen=True, slots=True)
class Tags:
    """The values of a page's meta elements and microdata by name."""

    meta: Mapping[str, tuple[str, ...]]
    marked: Mapping[str, tuple[str, ...]]
    """Microdata on elements that show something: by itemprop, in lower case."""
    kinds: tuple[str, ...]
    """The types of the things that microdata marks, as addresses: "https://schema.org/NewsArticle"."""

    def values(self, names: tuple[str, ...]) -> Iterator[str]:
        """The values under these names, the first name's first; of one name what metas say before what is shown."""
        for name in names:
            yield from self.meta.get(name, ())
            yield from self.marked.get(name, ())

    def first(self, *names: str) -> str | None:
        """The first value under any of these names."""
        return next(self.values(names), None)


def read_tags(tree: HtmlElement) -> Tags:
    """All meta elements and the microdata that says what an article's head says."""
    marked = elements(_MICRODATA, tree)
    kinds = (each.get("itemtype", "")[:_LONGEST] for each in marked if "itemprop" not in each.attrib)
    return Tags(
        _grouped(_meta_pairs(tree)), _grouped(_marked_pairs(marked)), tuple(filter(None, kinds))[:_MOST_KINDS]
    )


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return {name: tuple(given) for name, given in values.items()}


def _meta_pairs(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in islice(tree.iter("meta"), _MOST):
        content = (meta.get("content") or "")[:_LONGEST].strip()
        for attribute in _NAMED_BY:
            name = (meta.get(attribute) or "").strip().lower().replace("dc:", "dc.").replace("dcterms:", "dcterms.")
            if name and content:
                yield name, content


def _marked_pairs(marked: Iterable[HtmlElement]) -> Iterator[tuple[str, str]]:
    found = (each for each in marked if each.get("itemprop") in _MARKED and each.tag != "meta")
    for element in islice(found, _MOST):
        given = element.get("datetime") or element.get("content") or element.text_content()
        value = given[:_LONGEST].strip()
        if value:
            yield (element.get("itemprop") or "").lower(), value
