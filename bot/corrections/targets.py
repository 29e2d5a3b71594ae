"""Which claim and which source a correction speaks of, in the report as it is now."""

from __future__ import annotations

from bot.corrections.changes import Known, NotAClaim, WrongSource
from bot.corrections.errors import CorrectionError
from bot.model import Claim, Report, Span
from bot.provenance.segment import tokens
from bot.speech import noted


def claim_meant(report: Report, change: NotAClaim | WrongSource) -> Claim:
    """The claim by its id and place, or by its place alone where it was numbered anew."""
    found = [claim for claim in report.claims if claim.span == change.span]
    for claim in found:
        if claim.id == change.claim:
            return claim
    if len(found) != 1:
        raise CorrectionError("no_such_claim", noted("This claim is no longer in the report."))
    return found[0]


def source_meant(report: Report, known: Known) -> int:
    """The source by its id and name, or by its name alone where it was numbered anew."""
    if known.source < len(report.sources) and report.source(known.source).name == known.name:
        return known.source
    found = [source.id for source in report.sources if source.name == known.name]
    if not found:
        raise CorrectionError("no_such_source", noted("This source is no longer in the report."))
    return found[0]


def words_at(report: Report, span: Span) -> str:
    """The article's words at a span that a person gave; raises CorrectionError where none stand there."""
    words = report.words(span) if 0 <= span.start < span.end <= len(report.article.text) else ""
    if not words or words != words.strip() or not any(token.is_word for token in tokens(report.article.text, span)):
        raise CorrectionError("no_words", noted("These are no words of the article."))
    return words
