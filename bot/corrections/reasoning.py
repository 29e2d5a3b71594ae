"""What follows for a claim when it, its sources or its accounts are corrected: its reasons and its rank.

The reader's own functions decide; here a claim is only brought back into the form that they take.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Account, Article, Claim, Need, Report, Source, Span, Stance
from bot.provenance.assemble import claim_of
from bot.provenance.drafts import Draft
from bot.provenance.foreign import is_foreign
from bot.provenance.foreign.report import needs_by_form
from bot.provenance.needs import needs_of, weakness
from bot.provenance.segment import sentences
from bot.provenance.surroundings import Surroundings
from bot.provenance.within import Posts


def draft_of(article: Article, claim: Claim, accounts: Sequence[Account]) -> Draft:
    """The claim as it was before its accounts and reasons were known."""
    return Draft(
        id=claim.id,
        span=claim.span,
        kind=claim.kind,
        worth=claim.worth,
        score=(claim.rank - weakness(claim.needs)) / 2 - claim.worth,
        sentence=sentence_of(article, claim.span),
        stance=Stance.DENIES if any(claim.id in each.denials for each in accounts) else Stance.ASSERTS,
        sources=claim.sources,
        chain=claim.chain,
        roots=claim.roots,
        attributions=claim.attributions,
        restated=claim.restated,
    )


def sentence_of(article: Article, span: Span) -> Span:
    """The sentence that a span stands in, or from the first to the last that it touches; itself outside of any."""
    block = next((block.span for block in article.blocks if block.span.overlaps(span)), None)
    touched = [part for part in sentences(article.text, block) if part.overlaps(span)] if block is not None else []
    return Span(touched[0].start, touched[-1].end) if touched else span


def reasoned(report: Report, draft: Draft, denied_by: tuple[int, ...]) -> Claim:
    """The claim that a draft makes among the report's sources and accounts."""
    around = surroundings(report.article, draft, report.sources, denied_by, report.accounts)
    return claim_of(around, _needs(around))


def surroundings(
    article: Article, draft: Draft, sources: Sequence[Source], denied_by: tuple[int, ...], accounts: Sequence[Account]
) -> Surroundings:
    """What stands around a draft."""
    holding = tuple(each for each in accounts if draft.id in each.claims or draft.id in each.denials)
    return Surroundings(article, draft, sources, denied_by, holding, Posts(article).around(draft.span))


def _needs(around: Surroundings) -> tuple[Need, ...]:
    return needs_by_form(around) if is_foreign(around.article.language) else needs_of(around)
