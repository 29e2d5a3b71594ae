"""What a parser throws at a file it cannot read → a refusal; knows no file format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import SubmissionError


@contextmanager
def refusing_damage(what: str) -> Iterator[None]:
    """Raise SubmissionError (broken, too_big) in place of whatever else the body raises; `what`: "PDF file".

    Parsers of old and intricate formats document that damaged input may raise anything, so anything is caught; only
    their calls belong in the body.
    """
    try:
        yield
    except SubmissionError:
        raise
    except MemoryError as cause:
        raise too_big(what) from cause
    except Exception as cause:
        raise broken(what) from cause


def broken(what: str) -> SubmissionError:
    """The refusal of a file that is not as its format says."""
    return SubmissionError("broken", f"That {what} is damaged, so I cannot read it; paste its words instead.")


def too_big(what: str) -> SubmissionError:
    """The refusal of a file that unpacks to far more than an article needs."""
    return SubmissionError(
        "too_big",
        f"That {what} holds far more data than an article needs, so I do not open it; paste its words instead.",
    )
