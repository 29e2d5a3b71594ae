"""`check`: one article in, its report out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from bot.cli.given import STDIN, read_given

if TYPE_CHECKING:
    from bot.model import Report
    from bot.settings import Settings

Format = Literal["text", "json", "markdown"]


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--all", "everything", is_flag=True, help="In the text form, list every claim, source and account.")
def check(file: str, form: Format, everything: bool) -> None:
    """Check an article: who says what in it, and which claims still need verifying.

    FILE holds the article as plain text; - reads it from standard input.
    """
    from bot.settings import load_settings

    if file == STDIN and sys.stdin.isatty():
        click.echo("Paste the article, then press Ctrl-D on a line of its own.", err=True)
    write(report_on(file, load_settings()), form, everything)


def report_on(file: str, settings: Settings) -> Report:
    """The report on the article in a file; raises click.UsageError, SubmissionError or AnalysisError."""
    from bot.article.file import decode
    from bot.pipeline import make_report, read_article
    from bot.submission import Submission

    text = decode(read_given(file, settings.max_file_bytes))
    return make_report(read_article(Submission(text), settings.limits))


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
