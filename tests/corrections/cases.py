"""Corrections of the sample report to test with."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.corrections import Change, Correction, Known, MissingClaim, Named, NotAClaim, WrongSource
from bot.model import Report, SentenceKind, SourceKind, Span
from tests.samples import at

WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
ADA, BO = 1419700000000000011, 1419700000000000012
MISSED = at("signed by a regional manager")


def correction(change: Change, number: int = 1, by: int | None = ADA) -> Correction:
    return Correction(number, change, by, WHEN)


def not_a_claim(report: Report, claim_id: int, instead: SentenceKind = SentenceKind.OPINION) -> NotAClaim:
    return NotAClaim(claim=claim_id, span=report.claim(claim_id).span, instead=instead)


def known(report: Report, claim_id: int, source_id: int) -> WrongSource:
    right = Known(source=source_id, name=report.source(source_id).name)
    return WrongSource(claim=claim_id, span=report.claim(claim_id).span, right=right)


def own_voice(report: Report, claim_id: int) -> WrongSource:
    return WrongSource(claim=claim_id, span=report.claim(claim_id).span, right=None)


def named(report: Report, claim_id: int, span: Span, kind: SourceKind = SourceKind.PERSON) -> WrongSource:
    right = Named(span=span, source_kind=kind)
    return WrongSource(claim=claim_id, span=report.claim(claim_id).span, right=right)


def missing(span: Span = MISSED, worth: int = 2) -> MissingClaim:
    return MissingClaim(span=span, worth=worth)
