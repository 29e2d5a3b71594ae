"""A page's bytes → its tree, so guarded that no page can stop, overflow or blow up the parser.

What it gives back is a page like any other: an `html` element over few enough, shallow enough elements, without
comments and processing instructions, whose every string may be written anywhere. It knows nothing of articles.
"""

from __future__ import annotations

import re

from lxml.etree import ElementDefaultClassLookup, ErrorLevels, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.article.page.charset import decode
from bot.article.page.markup import holdable, make_harmless
from bot.article.page.ordinary import is_ordinary

__all__ = ["decode", "parse"]

_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Behind these the parser sees nothing, and some pages have words there."""


def parse(html: str) -> HtmlElement:
    """The tree of a page's markup, an `html` element; scripts are in it. Never raises, whatever the markup holds.

    Bounds: 20,000,000 characters (the rest is cut off); 20,000 elements, 200 open ones in each other (what lies
    beyond loses its tag and keeps its words); 256 attributes on one element, 250,000 in all and 1,000,000 characters
    in those (the rest is dropped).
    """
    markup = holdable(html)
    tree = _parsed(markup) if is_ordinary(markup) else None
    return _parsed_anyhow(make_harmless(markup)) if tree is None else tree


def _parsed(markup: str) -> HtmlElement | None:
    """The tree of ordinary markup; None where the parser met a limit of its own, behind which it drops the rest."""
    parser = _parser(huge_tree=False)
    try:
        tree = document_fromstring(_ENDS.sub("", markup).encode("utf-8"), parser=parser)
    except ParserError:
        return None
    return None if any(error.level is ErrorLevels.FATAL for error in parser.error_log) else tree


def _parsed_anyhow(harmless: str) -> HtmlElement:
    # Our limits have been applied by now, so the parser need not apply its own.
    data = harmless.encode("utf-8") if harmless.strip() else b"<html></html>"
    return document_fromstring(data, parser=_parser(huge_tree=True))


def _parser(*, huge_tree: bool) -> HTMLParser:
    """A parser whose every element is an `HtmlElement`; lxml.html's own asks Python each time which class it is."""
    parser = HTMLParser(encoding="utf-8", huge_tree=huge_tree, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser
