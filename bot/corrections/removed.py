"""What was listed as a claim and is none is set aside."""

from __future__ import annotations

from bisect import insort

from bot.corrections.accounts import settled
from bot.corrections.changes import NotAClaim
from bot.corrections.targets import claim_meant
from bot.model import Report, SetAside


def without_claim(report: Report, change: NotAClaim) -> tuple[Report, int]:
    """The report without the claim, and the id that it had; raises CorrectionError where there is no such claim."""
    claim = claim_meant(report, change)
    aside = list(report.set_aside)
    insort(aside, SetAside(span=claim.span, kind=change.instead), key=lambda each: each.span)
    left = report.model_copy(
        update={
            "claims": tuple(other for other in report.claims if other.id != claim.id),
            "set_aside": tuple(aside),
        }
    )
    return settled(left, report, claim.id), claim.id
