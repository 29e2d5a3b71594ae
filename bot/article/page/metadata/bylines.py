"""Who wrote it, by what the page shows near its headline: marked bylines and "By …" lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import XPath, iterwalk
from lxml.html import HtmlElement

from bot.article.head import is_byline
from bot.article.page.metadata.elements import elements
from bot.article.page.metadata.outlets import Home
from bot.article.page.metadata.people import distinct, is_person, people_in
from bot.article.page.metadata.roles import is_agency

_MARKED = XPath(
    "(//h1 | //*[@rel='author' or @itemprop='author' or contains(@class, 'uthor') or contains(@class, 'yline')"
    " or contains(@id, 'uthor') or contains(@id, 'yline') or contains(@class, 'utor')"
    " or contains(@data-testid, 'uthor') or contains(@data-testid, 'yline')]"
    "[not(self::link or self::meta or self::body)])[position() <= 150]"
)
_LINES = XPath("(//h1)[1]/following::*[self::p or self::div or self::span or self::li][position() <= 60]")
_PARAGRAPHS = XPath("(//h1)[1]/following::p[position() <= 12]")
_BYLINE = re.compile(
    r"(?<![a-z])(?:by-?lines?|authors?|autor(?:en|es)?)(?![a-z])|(?:by-?line|author|Author|Byline)s?(?=[A-Z_-]|$)"
)
_AWAY = re.compile(
    r"comment|related|teaser|promo|recommend|sidebar|footer|caption|gallery|image|photo|picture|avatar|credit|quote|"
    r"newsletter|popular|trending|most-|carousel|appetizer|preview|descri|-bio|bio-|social|follow|menu|embed|widget|img",
    re.IGNORECASE,
)
_AWAY_TAGS = frozenset("nav footer aside figure figcaption form blockquote button select iframe svg".split())
_SKIPPED_TAGS = frozenset("script style noscript button time svg select".split())
_DATED = re.compile(r"\b(?:19|20)\d{2}\b|\d{1,2}[:.]\d{2}\b")
_SHORTEST_TEXT = 80
"""Characters of a paragraph that is the article's text rather than part of its head."""
_LONGEST = 400
_MOST_EVENTS = 400
_MOST_PIECES = 30
_HIGHEST = 25


def shown_authors(tree: HtmlElement, home: Home) -> tuple[str, ...]:
    """The people whom the first byline after the headline names.

    Failing that, a line that is nothing but a byline, names alone in bold before the text, a byline before the
    headline, or whatever the page declares as its author. The outlet is nobody.
    """
    before: list[HtmlElement] = []
    after: list[HtmlElement] = []
    headed = False
    for element in elements(_MARKED, tree):
        if element.tag == "h1":
            headed = True
        elif _is_marked(element) and not _stands_apart(element):
            (after if headed else before).append(element)
    named = _first_names(after, home) or _lines(tree, home) or _signed(tree) or _first_names(before, home)
    return named or _outright((*after, *before), home)


def _first_names(bylines: Sequence[HtmlElement], home: Home) -> tuple[str, ...]:
    for byline in bylines:
        names = _names_in(byline, home)
        if names:
            beside = (each for each in bylines if each is not byline and each.getparent() is byline.getparent())
            return distinct((*names, *(name for each in beside for name in _names_in(each, home))))
    return ()


def _names_in(byline: HtmlElement, home: Home) -> tuple[str, ...]:
    """The people, or else agencies, in a byline's pieces of text up to the first date; else in its whole text."""
    pieces = list(_pieces(byline))
    if sum(map(len, pieces)) > _LONGEST:
        return ()
    names: list[str] = []
    for piece in pieces:
        if names and _DATED.search(piece):
            break
        names.extend(people_in(piece))
    return _told(names, home) or _told(people_in(" ".join(pieces)), home)


def _told(names: Sequence[str], home: Home) -> tuple[str, ...]:
    people = [name for name in names if is_person(name) and not home.is_called(name)]
    return distinct(people or [name for name in names if is_agency(name)])


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The texts within an element in order, without those of buttons, scripts and times."""
    for event, each in islice(iterwalk(element, events=("start", "end", "comment")), _MOST_EVENTS):
        if event == "start":
            text = each.text if each.tag not in _SKIPPED_TAGS else None
        else:
            text = each.tail if each is not element else None
        if text and text.strip():
            yield " ".join(text.split())


def _outright(marked: Sequence[HtmlElement], home: Home) -> tuple[str, ...]:
    """Initials and desks, where an element is declared to be the author and holds nothing else."""
    for element in marked:
        if _is_declared(element):
            names = people_in(_words(element))
            if names and not any(map(home.is_called, names)):
                return names
    return ()


def _lines(tree: HtmlElement, home: Home) -> tuple[str, ...]:
    """The names in a line of its own under the headline that is nothing but a byline."""
    for element in elements(_LINES, tree):
        if len(element) <= 4:
            words = _words(element)
            if is_byline(words):
                return _told(people_in(words), home)
    return ()


def _signed(tree: HtmlElement) -> tuple[str, ...]:
    """The names that stand alone in bold between the headline and the first paragraph of text."""
    for paragraph in elements(_PARAGRAPHS, tree):
        words = _words(paragraph)
        if len(words) >= _SHORTEST_TEXT:
            return ()
        following = paragraph.getnext()
        if following is None or following.tag != "p" or len(_words(following)) < _SHORTEST_TEXT:
            continue
        bold = " ".join(_words(each) for each in paragraph.iter("strong", "b"))
        names = people_in(words) if words and words == bold else ()
        if names and all(map(is_person, names)):
            return names
    return ()


def _words(element: HtmlElement) -> str:
    """The beginning of an element's text, on one line: all of it where it can be a byline."""
    return " ".join("".join(map(str, islice(element.itertext(), _MOST_PIECES))).split())[:_LONGEST]


def _is_marked(element: HtmlElement) -> bool:
    marks = (element.get("class"), element.get("id"), element.get("data-testid"))
    if any(mark and _AWAY.search(mark) for mark in marks):
        return False
    return _is_declared(element) or any(mark and _BYLINE.search(mark) for mark in marks)


def _is_declared(element: HtmlElement) -> bool:
    return element.get("rel") == "author" or element.get("itemprop") == "author"


def _stands_apart(element: HtmlElement) -> bool:
    """Whether it stands in something that is not the article's head: a comment, a teaser, a picture, the footer."""
    for above, _ in zip(element.iterancestors(), range(_HIGHEST), strict=False):
        if above.tag in _AWAY_TAGS:
            return True
        if above.tag in ("body", "main", "html"):
            return False
        if any(_AWAY.search(mark) for mark in (above.get("class"), above.get("id")) if mark and len(mark) < 300):
            return True
    return False
