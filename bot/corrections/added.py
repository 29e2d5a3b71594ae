"""What the article claims and the reader did not list."""

from __future__ import annotations

from bot.corrections.changes import MissingClaim
from bot.corrections.errors import CorrectionError
from bot.corrections.reasoning import reasoned, sentence_of
from bot.corrections.targets import words_at
from bot.model import Attribution, Report, Span, Stance
from bot.provenance.assemble import ranked
from bot.provenance.clauses import claim_kind
from bot.provenance.drafts import Draft
from bot.speech import noted

LONGEST = 700
"""Characters of a claim: more is no longer one statement."""
_SURE = 1.0
"""How sure it is worth confirming: a person said so."""


def with_claim(report: Report, change: MissingClaim, number: int) -> tuple[Report, int]:
    """The report with the claim under the given id, and that id; raises CorrectionError where the span is unfit.

    Where the words stand in what somebody is said to say, he says so; else the article does, in its own voice.
    """
    refuse(report, change.span)
    denied_by, draft = _draft(report, change, number)
    claim = reasoned(report, draft, denied_by)
    added = report.model_copy(
        update={
            "claims": ranked((*report.claims, claim)),
            "set_aside": tuple(aside for aside in report.set_aside if not aside.span.overlaps(change.span)),
        }
    )
    return added, number


def refuse(report: Report, span: Span) -> None:
    """Raise CorrectionError where these words cannot be a claim of their own."""
    words = words_at(report, span)
    if len(words) > LONGEST:
        raise CorrectionError(
            "claim_too_long",
            noted("That is too much for one claim: give the fewest words that say it, at most {most:,} characters."),
            most=LONGEST,
        )
    if not any(block.span.covers(span) for block in report.article.blocks):
        raise CorrectionError("claim_in_two", noted("A claim stands within one paragraph of the article."))
    if any(known.covers(span) for claim in report.claims for known in (claim.span, *claim.restated)):
        raise CorrectionError("already_listed", noted("These words are already part of a claim in the list."))


def _draft(report: Report, change: MissingClaim, number: int) -> tuple[tuple[int, ...], Draft]:
    """Who denies it, and the draft."""
    said = _innermost(report, change.span)
    denied = said is not None and said.stance is Stance.DENIES
    source = said.source if said is not None and said.stance is Stance.ASSERTS else None
    chain = () if source is None else chain_to(report, source)
    draft = Draft(
        id=number,
        span=change.span,
        kind=claim_kind(report.article.text, change.span),
        worth=change.worth,
        score=_SURE,
        sentence=sentence_of(report.article, change.span),
        sources=() if source is None else (source,),
        chain=chain,
        roots=chain[-1:],
        attributions=(said.id,) if said is not None and source is not None else (),
    )
    return (said.source,) if denied and said is not None and said.source is not None else (), draft


def _innermost(report: Report, span: Span) -> Attribution | None:
    """The closest attribution that holds all of the words."""
    holding = (each for each in report.attributions if any(part.covers(span) for part in each.content))
    return max(holding, key=lambda each: (each.content[0].start, each.id), default=None)


def chain_to(report: Report, source: int) -> tuple[int, ...]:
    """How a source's words reach the article, as far as it is known of the source: nearest speaker first."""
    through = (station for station in reversed(report.source(source).via) if station != source)
    return (*dict.fromkeys(through), source)
