"""Elements of a page by path; the one place that knows in how many forms lxml answers."""

from __future__ import annotations

from lxml.etree import XPath
from lxml.html import HtmlElement


def elements(path: XPath, tree: HtmlElement) -> list[HtmlElement]:
    """The elements that a path finds, in page order."""
    found = path(tree)
    return [each for each in found if isinstance(each, HtmlElement)] if isinstance(found, list) else []
