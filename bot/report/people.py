"""Sources in plain words: their names with who that is, and one line on what is known of each.

As in `words`, whatever shows words of the article takes the `Style` of the place that they go to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import RECORDS, Report, Source, SourceKind, Span
from bot.report.counting import date_words, listed
from bot.report.escape import Style
from bot.report.texts import ARROW, DOT, PLATFORMS, SOURCE_KINDS, ours

NAME_LIMIT = 80
DETAIL_LIMIT = 70
"""Characters of a name, and of a role or other detail, in a line about a source."""


def is_unnamed(source: Source) -> bool:
    """Whether somebody speaks here whom the article does not name (records have no name to give)."""
    return source.kind is SourceKind.ANONYMOUS or not (source.named or source.kind in RECORDS)


def name_of(source: Source, style: Style, limit: int = NAME_LIMIT) -> str:
    """The source's name alone, as the article gives it."""
    return style.short(source.name, limit)


def names(report: Report, source_ids: Iterable[int], style: Style, most: int = 4) -> str:
    """Several sources by name: "Ada, Bo and Cy"; beyond `most` the rest is counted."""
    return listed([name_of(report.source(source_id), style) for source_id in source_ids], most)


def source_words(source: Source, style: Style) -> str:
    """The source's name with who that is: "Ada Brandt (Assistant Secretary)", "two officials (not named)"."""
    return with_details(name_of(source, style), ", ".join(source_details(source, style)))


def with_details(name: str, details: str) -> str:
    """ "Ada (Mayor)"; either alone where the other is empty. Both are already written in their style."""
    return ours("with_details", name=name, details=details) if name and details else name or details


def source_details(source: Source, style: Style) -> Sequence[str]:
    """Who a source is besides its name: whether unnamed, role, affiliation, what it is identified by."""
    found = [ours("not_named")] if is_unnamed(source) else []
    for detail in (source.role, source.affiliation, source.identified_as):
        written = style.short(detail or "", DETAIL_LIMIT)
        if written and not any(written.casefold() in known.casefold() for known in (name_of(source, style), *found)):
            found.append(written)
    return found


def source_line(report: Report, source: Source, style: Style) -> str:
    """One line on a source besides its name: kind, role, its post, other names, through whom, how often cited."""
    details = [SOURCE_KINDS[source.kind].word, *source_details(source, style)]
    if source.kind is SourceKind.ANONYMOUS:
        details.remove(ours("not_named"))
    if source.kind in RECORDS:
        details.append(ours("record_linked" if source.linked else "record_not_linked"))
    if source.post is not None:
        details += [
            words for words in (post_words(report, source.post), signature(report, source.post, style)) if words
        ]
    if others := [alias for alias in source.aliases if alias.casefold() not in source.name.casefold()]:
        aliases = listed([style.short(alias, NAME_LIMIT) for alias in others], 4)
        details.append(ours("also_as", names=aliases))
    if source.via:
        through = ARROW.join(name_of(report.source(via), style) for via in source.via)
        details.append(ours("via", names=through))
    if len(source.mentions) > 1:
        details.append(ours("cited", count=len(source.mentions)))
    return DOT.join(details)


def post_words(report: Report, index: int) -> str:
    """Which post: "post on X, 4 October 2025"."""
    post = report.article.posts[index]
    what = PLATFORMS[post.platform].word
    return ours("dated", what=what, date=date_words(post.published)) if post.published else what


def signature(report: Report, index: int, style: Style) -> str:
    """Where a post is signed by another handle than its link leads to: "signed @x, but the link is @y’s"; else ""."""
    post = report.article.posts[index]
    if post.signed_as is None or post.handle is None:
        return ""
    signed, handle = (style.short(name, NAME_LIMIT) for name in (post.signed_as, post.handle))
    return ours("signed_as", signed=signed, handle=handle)


def words_of(report: Report, source_id: int) -> tuple[Span, ...]:
    """What the article attributes to a source, in article order, each place once."""
    return tuple(sorted({span for item in report.attributions if item.source == source_id for span in item.content}))
