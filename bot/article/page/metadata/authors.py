"""Who wrote the page's article: people where any are named, else the agency or desk that the page names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from bot.article.page.metadata import tags as names
from bot.article.page.metadata.bylines import shown_authors
from bot.article.page.metadata.declared import names_of
from bot.article.page.metadata.linked_data import LinkedData, types_of
from bot.article.page.metadata.outlets import Home
from bot.article.page.metadata.people import distinct, is_person, people_in, surname_first
from bot.article.page.metadata.roles import is_agency
from bot.article.page.metadata.tags import Tags

_LONGEST_GIVEN = 600
_DATA_KEYS = ("author", "creator")


def authors_of(data: LinkedData, tags: Tags, tree: HtmlElement, home: Home) -> tuple[str, ...]:
    """The first of the page's data, its meta elements and what it shows that names people.

    Where none does, an agency or a desk; the outlet itself only where nobody else is named.
    """
    declared = (_in_data(data), *_in_tags(tags))
    for given in declared:
        if any(is_person(name) and not home.is_called(name) for name in given):
            return given if given is declared[0] else tuple(name for name in given if not home.is_called(name))
    agencies = (given for given in declared if any(is_agency(name) and not home.is_named(name) for name in given))
    return next(agencies, ()) or shown_authors(tree, home) or next(filter(None, declared), ())


def _in_data(data: LinkedData) -> tuple[str, ...]:
    """The authors of the best subject that has any."""
    for key in _DATA_KEYS:
        for subject in data.subjects:
            found = distinct(name for value in data.values(subject, key) for name in _named(value))
            if found:
                return found
    return ()


def _named(value: object) -> Iterator[str]:
    organisation = isinstance(value, dict) and any("Organization" in kind for kind in types_of(value))
    for given in names_of(value, _LONGEST_GIVEN):
        found = people_in(given)
        yield from (given,) if organisation and len(found) > 1 else found


def _in_tags(tags: Tags) -> Iterable[tuple[str, ...]]:
    library = distinct(name for value in tags.values(names.SURNAME_FIRST) for name in surname_first(value))
    named = (distinct(name for value in tags.values((key,)) for name in people_in(value)) for key in names.AUTHORS)
    return (*named, library)
