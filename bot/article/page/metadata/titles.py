"""The headline, out of what the page's data, its meta elements, its h1 and its title say it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from bot.article.page.keys import key_of
from bot.article.page.metadata.elements import elements
from bot.article.page.metadata.linked_data import LinkedData, is_article
from bot.article.page.metadata.outlets import Home
from bot.article.page.metadata.tags import TITLES, Tags
from bot.article.page.metadata.wording import LONGEST_TITLE, line

_HEADINGS = XPath("(//h1[not(ancestor::*[self::nav or self::footer or @role='banner'])])[position() <= 5]")
_CUT = re.compile(r"\s+[|–—·•»«:/-]\s+|\s*[|ㅣ｜]\s*|\s::\s|\s-(?=\S)|(?<=\S)-\s")
_MOST = 5
_FEWEST_LETTERS = 4


def title_of(data: LinkedData, tags: Tags, tree: HtmlElement, home: Home) -> str | None:
    """The declared headline, else og:title and its kin, else the best heading; without the outlet's name around it.

    A headline that merely repeats the window's title was written for search engines; where og:title and the heading
    agree on another one, that is the one readers see.
    """
    shown, window = headings(tree), _window_title(tree)
    bare = [without_outlet(title, shown, home) for title in (*_declared(data, tags), *shown, *window, *_names(data))]
    titles = [title for title in bare if key_of(title)]
    if not titles:
        return None
    window_keys = {key_of(without_outlet(title, shown, home)) for title in window}
    if key_of(titles[0]) not in window_keys:
        return titles[0]
    social = (without_outlet(title, shown, home) for title in tags.values(("og:title",)))
    agreed = _same(social, shown)
    return agreed if agreed is not None and key_of(agreed) not in window_keys else titles[0]


def _declared(data: LinkedData, tags: Tags) -> list[str]:
    articles = (subject for subject in data.subjects if is_article(subject))
    headlines = (value for subject in articles for value in data.values(subject, "headline"))
    return _lines((*islice(headlines, _MOST), *islice(tags.values(TITLES), _MOST)))


def _names(data: LinkedData) -> list[str]:
    return _lines(islice(data.first("name"), _MOST))


def _lines(values: Iterable[object]) -> list[str]:
    return [title for value in values if (title := line(value, LONGEST_TITLE)) is not None]


def _same(ones: Iterable[str], others: Iterable[str]) -> str | None:
    """The first of the ones that is also among the others, however spelled."""
    keys = {key_of(other) for other in others}
    return next((one for one in ones if key_of(one) in keys), None)


def headings(tree: HtmlElement) -> list[str]:
    """The page's main headings, as shown."""
    return _lines(" ".join(map(str, each.itertext())) for each in elements(_HEADINGS, tree))


def without_outlet(title: str, shown: Sequence[str], home: Home) -> str:
    """The title without what follows a dash or bar: the outlet's name, and the section or date before it.

    A heading that the title begins with tells best where the headline ends.
    """
    key = key_of(title)
    for heading in shown:
        inner = key_of(heading)
        if len(inner) >= _FEWEST_LETTERS * 3 and inner != key and _begins_with(title, heading):
            return heading
    return _without_names(title, home)


def _begins_with(title: str, heading: str) -> bool:
    """Whether the title is the heading and, parted by a mark, something else after it."""
    return title.startswith(heading) and _CUT.match(title, len(heading)) is not None


def _without_names(title: str, home: Home) -> str:
    cuts = list(_CUT.finditer(title))
    for cut in cuts:
        if home.is_named(title[cut.end() :]) and len(key_of(title[: cut.start()])) >= _FEWEST_LETTERS:
            return title[: cut.start()].rstrip()
    if cuts and cuts[0].group().strip() not in (":", "/") and home.is_named(title[: cuts[0].start()]):
        return title[cuts[0].end() :].lstrip()
    return title


def _window_title(tree: HtmlElement) -> list[str]:
    found = (each for each in tree.iter("title") if next(each.iterancestors("svg"), None) is None)
    return _lines(each.text_content() for each in islice(found, 1))
