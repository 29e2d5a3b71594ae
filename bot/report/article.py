"""What is said once of an article as a whole: what limits its report, the outlet's own notes, where its links lead.

As in `words`, whatever shows words of the article takes the `Style` of the place that they go to.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import READ_IN_FULL, BlockKind, Report
from bot.report.counting import count, language_name
from bot.report.escape import Style
from bot.report.people import DETAIL_LIMIT
from bot.report.texts import DOT, ours

NOTE_LIMIT = 200
"""Characters of a note or a link that stands within a line."""


def is_read_by_form(report: Report) -> bool:
    """Whether the article is in a language of which only what its form tells is read."""
    return report.article.language not in READ_IN_FULL


def notices(report: Report, style: Style) -> Sequence[str]:
    """What limits everything below: the language, and that only the beginning was there. Mostly nothing."""
    language = style.text(language_name(report.article.language))
    return (
        *([ours("other_language", language=language)] if is_read_by_form(report) else []),
        *([ours("beginning_only")] if report.article.beginning_only else []),
        *_reviews(report, style),
    )


def _reviews(report: Report, style: Style) -> Sequence[str]:
    """That the page is itself a check of claims, and of which; what it found is for it to say."""
    claims = list(dict.fromkeys(review.claim for review in report.article.reviews))
    if not claims:
        return []
    more = [count(len(claims) - 1, "more_reviews")] if len(claims) > 1 else []
    return [ours("reviews", claim=DOT.join([style.quote(claims[0], NOTE_LIMIT), *more]))]


def outlet_notes(report: Report, style: Style, limit: int | None = NOTE_LIMIT) -> Sequence[str]:
    """The outlet about its own article, corrections and editor's notes, each quoted in at most `limit` characters."""
    notes = (block.span for block in report.article.blocks if block.kind is BlockKind.NOTE)
    return [style.quote(report.words(span), limit) for span in notes if report.words(span).strip()]


def link_lines(report: Report, style: Style, limit: int = NOTE_LIMIT) -> Sequence[str]:
    """Where the article's links lead, each address once, with the words that carry it where those are others."""
    carried = {link.url: report.words(link.span) for link in reversed(report.article.links)}
    return [_link_line(words, url, style, limit) for url, words in reversed(carried.items())]


def _link_line(words: str, url: str, style: Style, limit: int) -> str:
    address = style.short(url, limit)
    if words.strip() in ("", url):
        return address
    return ours("link", words=style.quote(words, DETAIL_LIMIT), url=address)
