"""A report printed for a person at a terminal: the claims still open first, everything else below.

Words of the article are printed as plain `Text`, after control characters were taken out: they can neither be read
as rich markup nor send escape codes. Lines never exceed the console's width and carry no trailing spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from bot.model import Account, Claim, Report, Source
from bot.report.article import NOTE_LIMIT, is_read_by_form, link_lines, notices, outlet_notes
from bot.report.counting import count
from bot.report.escape import Style
from bot.report.people import name_of, source_line
from bot.report.texts import SOURCE_KINDS, ours
from bot.report.words import (
    account_title,
    beside,
    byline,
    claim_words,
    counts_line,
    denials,
    difference_words,
    next_steps,
    origins,
    say_denied,
    say_first,
    say_open,
    say_who,
    set_aside_counts,
    title_of,
)

FIRST_CLAIMS = 5
FIRST_ACCOUNTS = 3
FIRST_SOURCES = 12
FIRST_NOTES = 2
FIRST_LINKS = 5
FIRST_ROWS = 4
FIRST_REASONS = 3
"""How many of each are shown unless all are asked for; the rest is counted."""

_MOST_COLUMNS = 100
"""Longer lines are hard to read."""
_FEWEST_COLUMNS = 20
_NARROW = 60
"""Below this many columns a label stands before its text instead of in a column of its own."""

_HEADING, _LABEL, _QUOTE, _FAINT = "bold cyan", "cyan", "bold", "dim"
_PLAIN = Style.PLAIN


class Row(NamedTuple):
    """A labelled line below a claim or an account; `label` is a key of our texts."""

    label: str
    text: str


def render(report: Report, console: Console, *, all_claims: bool = False) -> None:
    """Print the report; with `all_claims` every claim, source and account, the traced claims too."""
    page = _Page(console)
    _head(report, page)
    _notes(report, page, all_claims)
    _claims(report, page, all_claims)
    _accounts(report, page, all_claims)
    _sources(report, page, all_claims)
    _links(report, page, all_claims)
    if report.set_aside:
        page.heading("aside_heading", len(report.set_aside))
        page.text(set_aside_counts(report), indent=2)
    if not all_claims and _leaves_out(report):
        page.gap()
        page.text(ours("all_option"), _FAINT)


def _leaves_out(report: Report) -> bool:
    return (
        len(report.open_claims) > FIRST_CLAIMS
        or len(report.accounts) > FIRST_ACCOUNTS
        or len(report.sources) > FIRST_SOURCES
        or len(outlet_notes(report, _PLAIN)) > FIRST_NOTES
    )


def _head(report: Report, page: _Page) -> None:
    page.text(title_of(report, _PLAIN), "bold")
    for line in (byline(report, _PLAIN), counts_line(report)):
        if line:
            page.text(line, _FAINT)
    for notice in notices(report, _PLAIN):
        page.text(notice)


def _notes(report: Report, page: _Page, everything: bool) -> None:
    """The outlet's corrections, above all else that its article says."""
    notes = outlet_notes(report, _PLAIN, None if everything else NOTE_LIMIT)
    _list(page, notes, None if everything else FIRST_NOTES, "notes_heading", "more_notes")


def _links(report: Report, page: _Page, everything: bool) -> None:
    """Where the links lead, unasked only where little else of an article is read."""
    links = link_lines(report, _PLAIN) if everything or is_read_by_form(report) else ()
    _list(page, links, None if everything else FIRST_LINKS, "links_heading", "more_links")


def _list(page: _Page, lines: Sequence[str], most: int | None, heading: str, more: str) -> None:
    """The first lines (all without `most`) under a heading that counts them, and how many more there are."""
    if lines:
        page.heading(heading, len(lines))
    shown = lines[:most]
    for line in shown:
        page.text(line, indent=2)
    page.rest(len(lines) - len(shown), more)


def _claims(report: Report, page: _Page, everything: bool) -> None:
    still_open = report.open_claims
    shown = report.claims if everything else still_open[:FIRST_CLAIMS]
    page.heading("all_heading" if everything else "open_heading", len(shown if everything else still_open))
    if not still_open:
        page.text(ours("none_open" if report.claims else "no_claims"), indent=2)
    if shown:
        page.text(ours("fairness"), _FAINT, indent=2)
    digits = len(str(len(shown)))
    for number, claim in enumerate(shown, start=1):
        page.gap()
        page.text(claim_words(report, claim, _PLAIN), _QUOTE, lead=Text(f"{number:>{digits}}  ", style=_LABEL))
        page.rows(_claim_rows(report, claim, everything), indent=digits + 2)
    page.rest(len(still_open) - len(shown), "more_open")


def _claim_rows(report: Report, claim: Claim, everything: bool) -> Iterator[Row]:
    yield Row("says", say_who(report, claim, _PLAIN))
    if claim.denied_by:
        yield Row("denied_by", say_denied(report, claim, _PLAIN))
    if claim.needs:
        yield Row("why", say_open(claim, None if everything else FIRST_REASONS))
    for step in next_steps(claim, _PLAIN)[: None if everything else 1]:
        yield Row("next", step)


def _accounts(report: Report, page: _Page, everything: bool) -> None:
    if not report.accounts:
        return
    page.heading("accounts_heading", len(report.accounts))
    shown = report.accounts if everything else report.accounts[:FIRST_ACCOUNTS]
    for account in shown:
        page.gap()
        page.text(account_title(report, account, _PLAIN), _QUOTE, indent=2)
        page.rows(_account_rows(report, account, None if everything else FIRST_ROWS), indent=2)
    page.rest(len(report.accounts) - len(shown), "more_accounts")


def _account_rows(report: Report, account: Account, most: int | None) -> Iterator[Row]:
    yield Row("says", say_first(report, account, _PLAIN))
    yield from _some("beside", beside(report, account, _PLAIN), most)
    yield from _some("denied_by", denials(report, account, _PLAIN), most)
    differences = [difference_words(report, difference, _PLAIN) for difference in account.differences]
    yield from _some("differs", differences, most)
    yield Row("rests_on", origins(report, account, _PLAIN))


def _some(label: str, lines: Sequence[str], most: int | None) -> Iterator[Row]:
    """The first lines under one label, and a count of those left out."""
    shown = lines if most is None else lines[:most]
    for line in shown:
        yield Row(label, line)
    if len(shown) < len(lines):
        yield Row(label, count(len(lines) - len(shown), "and_more"))


def _sources(report: Report, page: _Page, everything: bool) -> None:
    if not report.sources:
        return
    page.heading("sources_heading", len(report.sources))
    shown = report.sources if everything else report.sources[:FIRST_SOURCES]
    for source in shown:
        _source(report, page, source)
    page.rest(len(report.sources) - len(shown), "more_sources")


def _source(report: Report, page: _Page, source: Source) -> None:
    line = Text.assemble((name_of(source, _PLAIN), _QUOTE), (f"  {source_line(report, source, _PLAIN)}", _FAINT))
    page.text(line, lead=Text(f"  {SOURCE_KINDS[source.kind].sign}  ", style=_LABEL))


class _Page:
    """Lines going to one console, wrapped to its width."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = max(min(console.width, _MOST_COLUMNS), _FEWEST_COLUMNS)

    def text(self, words: str | Text, style: str = "", *, lead: Text | None = None, indent: int = 0) -> None:
        """A paragraph; its first line starts with `lead`, the others below the first one's words."""
        lead = lead or Text(" " * indent)
        body = words if isinstance(words, Text) else Text(words, style=style)
        for line in body.wrap(self._console, self._width - lead.cell_len, overflow="fold"):
            whole = Text.assemble(lead, line)
            whole.rstrip()
            self._console.print(whole, soft_wrap=True)
            lead = Text(" " * lead.cell_len)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def heading(self, key: str, number: int) -> None:
        """A heading of ours with the number of what stands below it."""
        self.gap()
        self.text(Text.assemble((ours(key), _HEADING), (f"  {number:,}" if number else "", _FAINT)))

    def rest(self, number: int, noun: str) -> None:
        """How many more there are, if any."""
        if number > 0:
            self.gap()
            self.text(count(number, noun), _FAINT, indent=2)

    def rows(self, rows: Iterable[Row], indent: int) -> None:
        """Labels and their texts, in two columns or, where it is narrow, one after the other."""
        labelled = [(ours(row.label), row.text) for row in rows]
        column = max(len(label) for label, _ in labelled)
        before = ""
        for label, text in labelled:
            if self._width < _NARROW:
                self.text(Text.assemble((f"{label}: ", _LABEL), text), indent=indent)
            else:
                shown = "" if label == before else label
                self.text(text, lead=Text.assemble(" " * indent, (f"{shown:<{column}}  ", _LABEL)))
            before = label
