"""What a command is given to read: a file by its path, or standard input by `-`."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

STDIN = "-"


def open_given(path: str) -> BinaryIO:
    """The file at `path`, or standard input for `-`, opened for bytes; raises click.UsageError where it cannot be."""
    if path == STDIN:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:  # no file's name holds a null or half a character
        raise click.UsageError("No file can have that name.") from None


def is_there(path: str) -> bool:
    """Whether there is something at `path`; a name longer than any file's names nothing."""
    try:
        return Path(path).exists()
    except OSError:
        return False


def read_given(path: str, most_bytes: int) -> bytes:
    """All bytes of the file or of standard input; raises click.UsageError where it cannot be read or has more."""
    try:
        with open_given(path) as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(data) > most_bytes:
        raise click.UsageError(f"{named(path)} is larger than {most_bytes:,} bytes (WHOSAID_MAX_FILE_BYTES).")
    return data


def unreadable(path: str, error: OSError) -> click.UsageError:
    """One sentence that says why a file cannot be read."""
    reason = (error.strerror or str(error)).lower()
    return click.UsageError(f"{named(path)} cannot be read: {reason}.")


def named(path: str) -> str:
    """How a sentence speaks of the file."""
    return "Standard input" if path == STDIN else click.format_filename(path)


def lines_given(path: str, file: BinaryIO) -> Iterator[bytes]:
    """The file's lines as they come; raises click.UsageError where they cannot be read."""
    try:
        yield from file
    except OSError as error:
        raise unreadable(path, error) from None


def size_of(file: BinaryIO) -> int | None:
    """How many bytes there are to read; None where that is not known, as from a pipe."""
    status = os.fstat(file.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None
