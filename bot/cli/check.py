"""`check`: one article in, its report out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from bot.cli.given import STDIN

if TYPE_CHECKING:
    from bot.model import Report
    from bot.settings import Settings

Format = Literal["text", "json", "markdown"]


@click.command()
@click.argument("given", metavar="FILE|URL|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--all", "everything", is_flag=True, help="In the text form, list every claim, source and account.")
def check(given: str, form: Format, everything: bool) -> None:
    """Check an article: who says what in it, and which claims still need verifying.

    FILE holds the article (.txt, .md, .html, .pdf, .docx or .eml), URL leads to it; - reads its text from standard
    input.
    """
    from bot.settings import load_settings

    if given == STDIN and sys.stdin.isatty():
        click.echo("Paste the article, then press Ctrl-D on a line of its own.", err=True)
    write(report_on(given, load_settings()), form, everything)


def report_on(given: str, settings: Settings) -> Report:
    """The report on a file's or a link's article; raises click.UsageError, SubmissionError or AnalysisError.

    Plain text is read in this process, all else in one that can be stopped.
    """
    from bot.cli.reading import document_in, is_plain_text, link_in, report_through_worker
    from bot.pipeline import make_report, read_document

    link = link_in(given)
    if link is not None:
        return report_through_worker(link, settings)
    document = document_in(given, None, settings.max_file_bytes)
    if is_plain_text(document):
        return make_report(read_document(document, settings.limits))
    return report_through_worker(document, settings)


def write(report: Report, form: Format, everything: bool) -> None:
    """Write the report to standard output."""
    match form:
        case "json":
            click.echo(report.model_dump_json(indent=2))
        case "markdown":
            from bot.report.markdown import to_markdown

            click.echo(to_markdown(report))
        case "text":
            from rich.console import Console

            from bot.report.terminal import render

            render(report, Console(), all_claims=everything)
