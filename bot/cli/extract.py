"""`extract`: JSON Lines of articles in, JSON Lines of what was found out, in the same order, on every worker."""

from __future__ import annotations

import logging
import sys

import click

from bot.cli.given import STDIN, lines_given, open_given, size_of

_ARTICLES_FAILED = 1


@click.command()
@click.argument("file", metavar="[FILE|-]", default=STDIN)
def extract(file: str) -> int:
    """Read many articles: JSON Lines in, JSON Lines out.

    Each line of FILE (or of standard input) is an object with an "id" and a "text". Each gets one line in the same
    order, with offsets into the given text. A line that cannot be read is named on standard error and gets empty
    lists; the exit code is 1 then.
    """
    from bot.cli.bar import Bar
    from bot.cli.stream import answer_all
    from bot.settings import load_settings

    settings = load_settings()
    # What cannot be read is said line by line; a traceback is for those who look for the cause, not for a Ctrl-C.
    logging.basicConfig(level=logging.DEBUG if settings.log_level == "DEBUG" else logging.CRITICAL)
    with open_given(file) as given, Bar(size_of(given)) as bar:
        refused = answer_all(lines_given(file, given), sys.stdout.buffer, bar, settings)
    return _ARTICLES_FAILED if refused else 0
