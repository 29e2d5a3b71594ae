"""What a page shows, read off its tree once for everybody who judges it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from bot.article.page.hidden import is_only_spoken, is_switched_off
from bot.article.page.metadata import Metadata

_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that are written without spaces; two of them make about a word."""

_UNSHOWN = frozenset("script style noscript template head title meta link svg select option datalist object".split())
_HIDING_CLASSES = frozenset("hidden is-hidden d-none hide".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_TEXTS = etree.XPath("//text()[not(parent::script or parent::style)]", smart_strings=False)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ARTICLE_KIND = re.compile(r"Article$|BlogPosting$|BlogPost$|Reportage|Report$|^Recipe$|Review$|^LiveBlog")


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A run of text that stands on its own lines in a page."""

    text: str
    """With white space collapsed."""
    linked: int
    """How many of its characters lead somewhere else."""
    in_heading: bool
    within: HtmlElement
    """The innermost block element that holds it."""

    @property
    def is_link(self) -> bool:
        """Whether it is a link and hardly anything else."""
        return self.linked * 5 >= len(self.text) * 4


@dataclass(frozen=True)
class PageView:
    """A page as it is judged."""

    tree: HtmlElement
    metadata: Metadata
    words: str
    """What was taken for its body, one paragraph a line."""

    @cached_property
    def count(self) -> int:
        """How many words its body has."""
        return count_words(self.words)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its title and first-level headings: what the page says that it is."""
        title = self.tree.findtext(".//title") or self.metadata.title or ""
        headings = ("".join(heading.itertext()) for heading in self.tree.iter("h1"))
        return tuple(" ".join(name.split()) for name in (title, *headings))

    @cached_property
    def blocks(self) -> tuple[ShownBlock, ...]:
        """Everything that it shows, in order."""
        return tuple(_Blocks().of(self.tree))

    @cached_property
    def text(self) -> str:
        """All its text, seen or not, without scripts and styles."""
        return " ".join(_TEXTS(self.tree))

    @cached_property
    def shown(self) -> str:
        """Everything that it shows, in one line."""
        return " ".join(block.text for block in self.blocks)

    @cached_property
    def shown_count(self) -> int:
        """How many words it shows."""
        return count_words(self.shown)

    @property
    def is_declared_article(self) -> bool:
        """Whether its structured data says that it is mainly an article of some kind."""
        return any(_ARTICLE_KIND.search(kind) for kind in self.metadata.kinds)

    def declared(self, *names: str) -> Iterator[str]:
        """What its `meta` elements of these names (lower case) say."""
        for meta in self.tree.iter("meta"):
            if (meta.get("property") or meta.get("name") or "").strip().lower() in names:
                yield (meta.get("content") or "").strip()


def count_words(text: str) -> int:
    """How many words a text has, in scripts without spaces about how many."""
    dense = len(_DENSE.findall(text))
    return dense // 2 + len((_DENSE.sub(" ", text) if dense else text).split())


def marks_of(element: HtmlElement) -> str:
    """What a page's makers call an element: its id and classes."""
    return f"{element.get('id') or ''} {element.get('class') or ''}"


def _is_unshown(element: HtmlElement) -> bool:
    """Whether an element's own markup keeps it from being seen."""
    get = element.get
    return (
        element.tag in _UNSHOWN
        or get("aria-hidden") == "true"
        or is_switched_off(element)
        or is_only_spoken(element)
        or not _HIDING_CLASSES.isdisjoint((get("class") or "").split())
    )


class _Blocks:
    """One walk over a tree that cuts what is shown wherever a block begins or ends."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._linked = 0
        self._links = 0
        self._headings = 0
        self._hidden = 0

    def of(self, tree: HtmlElement) -> Iterator[ShownBlock]:
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if event == "start":
                yield from self._enter(element)
            else:
                yield from self._leave(element)

    def _enter(self, element: HtmlElement) -> Iterator[ShownBlock]:
        if self._hidden or _is_unshown(element):
            self._hidden += 1
            return
        around = element.getparent()
        if element.tag not in _INLINE and around is not None:
            yield from self._cut(around)
        self._links += element.tag == "a"
        self._headings += element.tag in _HEADINGS
        self._take(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[ShownBlock]:
        if self._hidden:
            self._hidden -= 1
        else:
            if element.tag not in _INLINE:
                yield from self._cut(element)
            self._links -= element.tag == "a"
            self._headings -= element.tag in _HEADINGS
        if not self._hidden:
            self._take(element.tail)

    def _take(self, text: str | None) -> None:
        if text:
            self._texts.append(text)
            if self._links:
                self._linked += len(" ".join(text.split()))

    def _cut(self, within: HtmlElement) -> Iterator[ShownBlock]:
        text = " ".join("".join(self._texts).split())
        if text:
            yield ShownBlock(text, self._linked, self._headings > 0, within)
        self._texts.clear()
        self._linked = 0
