"""A report at a terminal: ranked, within its width, and nothing of the article acts on the terminal."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.model import Report
from bot.report import words
from bot.report.escape import Style, visible
from bot.report.terminal import FIRST_CLAIMS, render
from tests.samples import big_report, sample_report
from tests.strategies import LARGE_EXAMPLES, reports

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def printed(report: Report, width: int = 80, *, everything: bool = False, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    render(report, console, all_claims=everything)
    return stream.getvalue()


def squeezed(text: str) -> str:
    """Without white space, where line breaks may have fallen."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_first_claims_are_printed_in_their_order(width: int) -> None:
    report = sample_report()
    text = squeezed(printed(report, width))
    places = [text.index(squeezed(report.words(claim.span))) for claim in report.open_claims[:FIRST_CLAIMS]]
    assert places == sorted(places)
    assert squeezed("9 more claims are open") in text


def test_all_claims_are_printed_when_asked_for() -> None:
    report = sample_report()
    text = squeezed(printed(report, everything=True))
    assert all(squeezed(words.claim_words(report, claim, Style.PLAIN)) in text for claim in report.claims)
    assert "moreclaim" not in text


def test_a_claim_says_who_why_and_what_next() -> None:
    text = printed(sample_report(), 100)
    claim = text[text.index("“the sprinkler system was switched off") :].split("\n\n")[0]
    assert "memo (signed by a regional manager), as the article tells it" in claim
    assert "Denied by  Norvane Logistics and Paul Reyes" in claim
    assert "⇄ denied · ▤ record not shown" in claim
    assert "Ask for the maintenance log of the sprinklers for February." in claim


def test_the_fairness_line_stands_once() -> None:
    assert printed(sample_report(), everything=True).count(words.FAIRNESS) == 1


def test_what_is_left_out_is_counted() -> None:
    text = printed(big_report())
    for rest in ("55 more claims are open", "9 more accounts", "28 more sources"):
        assert rest in text
    assert "--all lists everything." in text
    assert "--all" not in printed(big_report(), everything=True)
    assert "more " not in printed(big_report(), everything=True)


def test_a_report_without_open_claims_says_so() -> None:
    report = sample_report()
    settled = report.model_copy(update={"claims": (report.claim(0),), "accounts": ()})
    assert "No claim was found that still needs verifying." in printed(settled)
    empty = settled.model_copy(update={"claims": ()})
    assert "No claim that could be checked was found." in printed(empty)


def test_plain_output_has_no_codes_and_a_terminal_gets_colour_only() -> None:
    plain, coloured = printed(sample_report()), printed(sample_report(), colour=True)
    assert "\x1b" not in plain
    assert COLOUR.search(coloured)
    assert COLOUR.sub("", coloured) == plain


@LARGE_EXAMPLES
@given(reports(), st.sampled_from([20, 40, 59, 60, 80, 120]), st.booleans())
def test_any_report_keeps_to_the_width_and_sends_no_codes(report: Report, width: int, colour: bool) -> None:
    text = COLOUR.sub("", printed(report, width, colour=colour))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    for line in text.split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip()


@LARGE_EXAMPLES
@given(reports())
def test_any_first_claim_is_printed_verbatim(report: Report) -> None:
    text = squeezed(printed(report))
    for claim in report.open_claims[:FIRST_CLAIMS]:
        assert squeezed(visible(report.words(claim.span))).strip("“”\"'«»„") in text
