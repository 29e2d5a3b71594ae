"""A report with people's corrections in it, and marks that say which claims they changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.corrections.added import with_claim
from bot.corrections.changes import Change, Correction, Kind, MissingClaim, NotAClaim, WrongSource
from bot.corrections.errors import CorrectionError
from bot.corrections.removed import without_claim
from bot.corrections.sourced import with_source
from bot.model import Report


@dataclass(frozen=True, slots=True)
class Mark:
    """Who corrected a claim last, and what."""

    kind: Kind
    by: int | None
    """None where that person had it deleted."""
    at: datetime
    correction: int
    """The id of the correction, by which it is undone."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report as its server has it now."""

    report: Report
    marks: Mapping[int, Mark] = field(default_factory=dict)
    """By claim id; of a claim that is none, too, though it is no longer among the claims."""
    held: Sequence[Correction] = ()
    """The corrections that are in it, in the order in which they were made."""
    unfit: Sequence[Correction] = ()
    """Those that do not fit: the article was read anew, or what they were built on was undone."""
    raw: Report | None = None
    """The report as it was read; None where that is all that is known."""
    revision: int = 0
    """Of the report when this was looked up; a correction is made against it."""


def apply(report: Report, corrections: Sequence[Correction]) -> Corrected:
    """The report with all corrections that fit, each made in turn; claims keep their ids."""
    highest = max((claim.id for claim in report.claims), default=-1)
    now, marks = report, dict[int, Mark]()
    held, unfit = list[Correction](), list[Correction]()
    for correction in corrections:
        try:
            now, claim_id = made(now, correction.change, highest + correction.id)
        except CorrectionError:
            unfit.append(correction)
            continue
        held.append(correction)
        marks[claim_id] = Mark(correction.change.kind, correction.by, correction.at, correction.id)
    return Corrected(now, marks, tuple(held), tuple(unfit), report)


def made(report: Report, change: Change, number: int) -> tuple[Report, int]:
    """The report with one change, and the id of the claim that it is about; a missing claim gets `number` as its id.

    Raises CorrectionError where the change does not fit.
    """
    match change:
        case NotAClaim():
            return without_claim(report, change)
        case WrongSource():
            return with_source(report, change)
        case MissingClaim():
            return with_claim(report, change, number)
