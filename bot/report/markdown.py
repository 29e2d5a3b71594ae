"""A report as a CommonMark file that a newsroom can keep: everything in it, for all claims.

Words of the article are escaped, so that a renderer shows them and does nothing else with them: no link, image,
HTML, heading or table comes from an article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from bot.model import Account, Claim, Reason, Report, SentenceKind, Source, Stance
from bot.report.article import link_lines, notices, outlet_notes
from bot.report.escape import Style
from bot.report.people import name_of, post_words, signature, source_line, with_details
from bot.report.texts import CLAIM_KINDS, REASONS, SET_ASIDE, SOURCE_KINDS, STANCES, ours
from bot.report.words import (
    account_title,
    beside,
    byline,
    claim_words,
    counts_line,
    denials,
    difference_words,
    need_step,
    need_why,
    origins,
    roots_words,
    say_denied,
    say_first,
    say_who,
    title_of,
)

_STYLE = Style.COMMONMARK
_TITLE_LIMIT = 200
_URL_LIMIT = 2_000
_FILE_STEM = 60
"""Characters of a title that go into a file's name."""


def to_markdown(report: Report) -> str:
    """The whole report as one CommonMark document, ending in a newline."""
    return "\n".join(_lines(report)) + "\n"


def safe_filename(report: Report, ext: str) -> str:
    """A name for the report's file on any system: "whosaid-fire-guts-warehouse.md"; `ext` is without its dot."""
    plain = unicodedata.normalize("NFKD", title_of(report, Style.PLAIN)).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(stem) > _FILE_STEM:
        stem = stem[:_FILE_STEM].rpartition("-")[0] or stem[:_FILE_STEM]
    return f"whosaid-{stem or 'report'}.{ext}"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {title_of(report, _STYLE, _TITLE_LIMIT)}"
    for line in (byline(report, _STYLE), _STYLE.text(report.article.url or ""), counts_line(report)):
        if line:
            yield from ("", line)
    for notice in notices(report, _STYLE):
        yield from ("", notice)
    yield from _list("notes_heading", outlet_notes(report, _STYLE, None))
    yield from _claims(report)
    yield from _section("accounts_heading", (_account(report, account) for account in report.accounts))
    yield from _section("sources_heading", (_source(report, source) for source in report.sources))
    yield from _section("posts_heading", (_post(report, index) for index in range(len(report.article.posts))))
    yield from _list("links_heading", link_lines(report, _STYLE, _URL_LIMIT))
    yield from _set_aside(report)
    yield from ("", ours("as_read_by", reader=_STYLE.text(report.reader)))


def _section(key: str, parts: Iterable[Iterator[str]]) -> Iterator[str]:
    """A heading and what stands below it; nothing at all where there are no parts."""
    for number, part in enumerate(parts):
        if number == 0:
            yield from ("", f"## {ours(key)}")
        yield ""
        yield from part


def _list(key: str, lines: Sequence[str]) -> Iterator[str]:
    """A heading and a list below it; nothing at all where there are no lines."""
    if lines:
        yield from ("", f"## {ours(key)}", "")
    yield from (f"- {line}" for line in lines)


def _item(label: str, text: str) -> str:
    return f"- **{ours(label)}:** {text}"


# Claims


def _claims(report: Report) -> Iterator[str]:
    still_open = report.open_claims
    yield from ("", f"## {ours('open_heading')}", "")
    yield f"*{ours('fairness')}*" if report.claims else ours("no_claims")
    if report.claims and not still_open:
        yield from ("", ours("none_open"))
    for number, claim in enumerate(still_open, start=1):
        yield from ("", f"### {number}. {claim_words(report, claim, _STYLE)}", "")
        yield from _claim_details(report, claim)
    others = (claim for claim in report.claims if not claim.needs)
    yield from _section("other_heading", (_other(report, claim) for claim in others))


def _claim_details(report: Report, claim: Claim) -> Iterator[str]:
    yield _item("kind", CLAIM_KINDS[claim.kind].word)
    yield _item("says", say_who(report, claim, _STYLE))
    if len(claim.chain) > 1 or len(claim.roots) > 1:
        yield _item("rests_on", roots_words(report, claim.roots, _STYLE))
    if claim.denied_by:
        yield _item("denied_by", say_denied(report, claim, _STYLE))
    for need in claim.needs:
        yield f"- **{REASONS[need.reason]}:** {_STYLE.text(need_why(need))}"
        yield f"  - {ours('next')}: {_STYLE.text(need_step(need))}"
    for span in claim.restated:
        yield _item("also_at", _STYLE.quote(report.words(span)))


def _other(report: Report, claim: Claim) -> Iterator[str]:
    yield f"- {claim_words(report, claim, _STYLE)}"
    yield f"  - {ours('says')}: {say_who(report, claim, _STYLE)}"


# Accounts, sources, posts, what was set aside


def _account(report: Report, account: Account) -> Iterator[str]:
    yield from (f"### {account_title(report, account, _STYLE)}", "")
    yield _item("says", say_first(report, account, _STYLE))
    for line in beside(report, account, _STYLE, None):
        yield _item("beside", line)
    for line in denials(report, account, _STYLE, None):
        yield _item("denied_by", line)
    for difference in account.differences:
        yield _item("differs", difference_words(report, difference, _STYLE))
    yield _item("rests_on", origins(report, account, _STYLE))


def _source(report: Report, source: Source) -> Iterator[str]:
    yield f"### {SOURCE_KINDS[source.kind].sign} {name_of(source, _STYLE)}"
    yield from ("", source_line(report, source, _STYLE))
    said = [item for item in report.attributions if item.source == source.id]
    if said:
        yield ""
    for item in said:
        words = " ".join(_STYLE.quote(report.words(span)) for span in item.content)
        stance = "" if item.stance is Stance.ASSERTS else f" ({STANCES[item.stance].word})"
        yield f"- {words}{stance}"


def _post(report: Report, index: int) -> Iterator[str]:
    post = report.article.posts[index]
    name = " ".join(_STYLE.text(part) for part in (post.author, post.handle) if part)
    yield from (f"### {with_details(name, post_words(report, index))}", "")
    if signed := signature(report, index, _STYLE):
        yield from (signed, "")
    for span in post.body:
        yield f"> {_STYLE.quote(report.words(span))}"
    if post.truncated:
        yield from ("", f"({REASONS[Reason.TRUNCATED].word})")


def _set_aside(report: Report) -> Iterator[str]:
    kinds = dict.fromkeys(item.kind for item in report.set_aside)
    yield from _section("aside_heading", (_aside_of(report, kind) for kind in kinds))


def _aside_of(report: Report, kind: SentenceKind) -> Iterator[str]:
    spans = [item.span for item in report.set_aside if item.kind is kind]
    yield from (f"### {SET_ASIDE[kind].heading}", "")
    for span in spans:
        yield f"- {_STYLE.quote(report.words(span))}"
