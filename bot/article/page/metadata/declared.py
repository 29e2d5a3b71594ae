"""What a page's JSON-LD says beyond its head: paywall, body, live updates, reviews of claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.article.page.metadata.linked_data import LinkedData, Thing, is_article, types_of
from bot.article.page.metadata.record import LiveUpdate
from bot.article.page.metadata.tags import Tags
from bot.article.page.metadata.wording import LONGEST_NAME, LONGEST_TITLE, line, text
from bot.model import ClaimReview

_MOST_UPDATES = 200
_MOST_REVIEWS = 20
_MOST_SELECTORS = 20
_LONGEST_SELECTOR = 200
_LONGEST_CLAIM = 1_000
_LONGEST_UPDATES = 400_000
"""Characters of all the updates of a live blog together."""


def names_of(value: object, longest: int) -> Iterator[str]:
    """The names of a person or organisation given as a string or as a thing."""
    given = value.get("name") if isinstance(value, dict) else value
    for each in given[:50] if isinstance(given, list) else [given]:
        name = line(each, longest)
        if name is not None:
            yield name


def declared_free(data: LinkedData, tags: Tags) -> bool | None:
    """Whether all of it is for everybody to read; None where the page does not say."""
    for value in data.first("isAccessibleForFree"):
        said = _truth(value)
        if said is not None:
            return said
    if any(_locked_parts(data)):
        return False
    return {"free": True, "locked": False}.get((tags.first("article:content_tier") or "").lower())


def paywall_selectors_of(data: LinkedData) -> tuple[str, ...]:
    """The CSS selectors of the parts that are declared not to be for everybody."""
    found = (value for part in _locked_parts(data) for value in data.values(part, "cssSelector"))
    kept = dict.fromkeys(
        value.strip() for value in found if isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_SELECTOR
    )
    return tuple(kept)[:_MOST_SELECTORS]


def kinds_of(data: LinkedData, tags: Tags) -> frozenset[str]:
    """The types of what the page is mainly about, under all the names that it declares it by."""
    main = [data.main] if data.main is not None else []
    works = [each for each in data.subjects if is_article(each) and ("headline" in each or "claimReviewed" in each)]
    marked = [thing for kind in tags.kinds if is_article(thing := {"@type": kind.split()})]
    return frozenset(kind for thing in (*main, *works, *marked) for kind in types_of(thing))


def body_of(data: LinkedData) -> str | None:
    """The longest text that one of the page's articles gives as its body."""
    bodies = (text(value) for value in islice(_of_articles(data, "articleBody"), 5))
    return max(filter(None, bodies), key=len, default=None)


def updates_of(data: LinkedData) -> tuple[LiveUpdate, ...]:
    """The entries of a live blog, in the order given."""
    updates: list[LiveUpdate] = []
    left = _LONGEST_UPDATES
    for subject in data.subjects:
        for entry in data.things(subject, "liveBlogUpdate"):
            update = _update(data, entry)
            left -= len(update.body or "")
            if left < 0 or len(updates) == _MOST_UPDATES:
                return tuple(updates)
            if update.headline or update.body:
                updates.append(update)
    return tuple(updates)


def reviews_of(data: LinkedData) -> tuple[ClaimReview, ...]:
    """The checks of claims that the page declares, each once."""
    reviews = (_review(data, subject) for subject in data.subjects if "ClaimReview" in types_of(subject))
    return tuple(islice(dict.fromkeys(filter(None, reviews)), _MOST_REVIEWS))


def _of_articles(data: LinkedData, key: str) -> Iterator[object]:
    return (value for subject in data.subjects if is_article(subject) for value in data.values(subject, key))


def _locked_parts(data: LinkedData) -> Iterator[Thing]:
    for subject in data.subjects:
        for part in data.things(subject, "hasPart"):
            if any(_truth(value) is False for value in data.values(part, "isAccessibleForFree")):
                yield part


def _truth(value: object) -> bool | None:
    """True, "true", "https://schema.org/True" and their opposites."""
    if isinstance(value, bool):
        return value
    word = value.rsplit("/", 1)[-1].strip().lower() if isinstance(value, str) else ""
    return {"true": True, "false": False}.get(word)


def _update(data: LinkedData, entry: Thing) -> LiveUpdate:
    bodies = (text(value) for key in ("articleBody", "text") for value in data.values(entry, key))
    return LiveUpdate(
        headline=next(filter(None, (line(value, LONGEST_TITLE) for value in data.values(entry, "headline"))), None),
        body=next(filter(None, bodies), None),
    )


def _review(data: LinkedData, review: Thing) -> ClaimReview | None:
    claim = next(filter(None, (text(value, _LONGEST_CLAIM) for value in data.values(review, "claimReviewed"))), None)
    if claim is None:
        return None
    ratings = data.things(review, "reviewRating")
    words = (
        line(rating.get(key), LONGEST_TITLE) for rating in ratings for key in ("alternateName", "name", "ratingValue")
    )
    claimants = (
        name
        for item in data.things(review, "itemReviewed")
        for value in data.values(item, "author")
        for name in names_of(value, LONGEST_NAME)
    )
    authors = (name for value in data.values(review, "author") for name in names_of(value, LONGEST_NAME))
    return ClaimReview(
        claim=claim,
        claimant=next(claimants, None),
        reviewer=next(authors, None),
        rating=next(filter(None, words), None),
    )
