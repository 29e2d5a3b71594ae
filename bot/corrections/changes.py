"""What can be wrong with a report, as plain values with one JSON form each.

A change names what it speaks of by its place in the article's text too, so that it can be told whether it still fits
where a newer reader numbered claims and sources in another way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.model import Model, Report, SentenceKind, SourceKind, Span


class Kind(StrEnum):
    """What is corrected."""

    NOT_A_CLAIM = "not_a_claim"
    WRONG_SOURCE = "wrong_source"
    MISSING_CLAIM = "missing_claim"


class Known(Model):
    """A source that the report has."""

    source: int
    name: str


class Named(Model):
    """A source that the reader overlooked, by the article's words for it."""

    span: Span
    source_kind: SourceKind


class NotAClaim(Model):
    """What is listed as a claim is none."""

    kind: Literal[Kind.NOT_A_CLAIM] = Kind.NOT_A_CLAIM
    claim: int
    span: Span
    instead: SentenceKind
    """What it is; FACT where it is a fact that nobody would look up."""


class WrongSource(Model):
    """A claim is said by somebody else."""

    kind: Literal[Kind.WRONG_SOURCE] = Kind.WRONG_SOURCE
    claim: int
    span: Span
    right: Known | Named | None
    """None for the article's own voice."""


class MissingClaim(Model):
    """The article claims something that is not listed."""

    kind: Literal[Kind.MISSING_CLAIM] = Kind.MISSING_CLAIM
    span: Span
    worth: Annotated[int, Field(ge=1, le=2)]


Change = NotAClaim | WrongSource | MissingClaim

_CHANGE: TypeAdapter[Change] = TypeAdapter(Annotated[Change, Field(discriminator="kind")])


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that somebody made and that was not undone."""

    id: int
    """Above 0 and never given twice: the number of a missing claim follows from it."""
    change: Change
    by: int | None
    """None where that person had it deleted."""
    at: datetime


def to_json(change: Change) -> str:
    """A change as a JSON object."""
    return change.model_dump_json()


def from_json(data: str) -> Change:
    """The change that a JSON object holds; raises ValueError where it holds none."""
    return _CHANGE.validate_json(data)


def right_of(report: Report, corrected: Report, source_id: int) -> Known | Named:
    """How a source of a corrected report is named in a correction: by its id only where the reader itself gave it."""
    source = corrected.source(source_id)
    if source_id < len(report.sources):
        return Known(source=source_id, name=source.name)
    return Named(span=source.mentions[0], source_kind=source.kind)
