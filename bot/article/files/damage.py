"""What a parser throws at a file it cannot read → a refusal; knows no file format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.errors import SubmissionError


@dataclass(frozen=True, slots=True)
class Damage:
    """What is said of a damaged file of one format."""

    broken_text: str
    """Of one that is not as its format says."""
    too_big_text: str
    """Of one that unpacks to far more than an article needs."""

    def broken(self) -> SubmissionError:
        """The refusal of a file that is not as its format says."""
        return SubmissionError("broken", self.broken_text)

    def too_big(self) -> SubmissionError:
        """The refusal of a file that unpacks to far more than an article needs."""
        return SubmissionError("too_big", self.too_big_text)


@contextmanager
def refusing_damage(damage: Damage) -> Iterator[None]:
    """Raise SubmissionError (broken, too_big) in place of whatever else the body raises.

    Parsers of old and intricate formats document that damaged input may raise anything, so anything is caught; only
    their calls belong in the body.
    """
    try:
        yield
    except SubmissionError:
        raise
    except MemoryError as cause:
        raise damage.too_big() from cause
    except Exception as cause:
        raise damage.broken() from cause
