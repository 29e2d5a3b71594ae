"""The frame round every command: the list of them, and how each failure ends.

A failure is one sentence on standard error and an exit code: 1 where a check failed, 2 where the command was used
wrongly, 130 after Ctrl-C. When whoever reads the output goes away, it ends without a word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError

from bot import __version__
from bot.cli.article import article
from bot.cli.check import check
from bot.cli.corrections import corrections
from bot.cli.db import db
from bot.cli.extract import extract
from bot.cli.run import run
from bot.cli.schema import schema
from bot.errors import SettingsError, WhosaidError

COMMANDS: tuple[click.Command, ...] = (check, article, extract, schema, db, corrections, run)

_CHECK_FAILED = 1
_BAD_USE = 2
_INTERRUPTED = 130


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="whosaid", message="%(prog)s %(version)s")
def whosaid() -> None:
    """Who says what in an article, and which of its claims still need verifying."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command that `args` (by default the process's own) names; returns the exit code."""
    _open_closed_streams()
    try:
        code = whosaid.main(args=args, standalone_mode=False)
        sys.stdout.flush()
    except NoArgsIsHelpError as error:
        error.show()
        return _BAD_USE
    except click.ClickException as error:
        return _say(error.format_message(), _BAD_USE)
    except SettingsError as error:
        return _say(error.message, _BAD_USE)
    except WhosaidError as error:
        return _say(error.message, _CHECK_FAILED)
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return _CHECK_FAILED
    except OSError as error:
        _forget_stdout()
        return _say(f"The output cannot be written: {error.strerror}.", _CHECK_FAILED)
    return int(code or 0)


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def _open_closed_streams() -> None:
    """A stream that was closed before the start (`>&-`) is none at all; nothing is read from it or written to it."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  (open to the end)
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (open to the end)


def _forget_stdout() -> None:
    """Keep the interpreter from complaining about unwritten output when it closes standard output at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
