"""A claim is said by somebody else than the reader took for its source."""

from __future__ import annotations

from bot.corrections.accounts import settled
from bot.corrections.added import chain_to
from bot.corrections.changes import Known, Named, WrongSource
from bot.corrections.errors import CorrectionError
from bot.corrections.reasoning import draft_of, reasoned
from bot.corrections.targets import claim_meant, source_meant, words_at
from bot.model import Attribution, Claim, Report, Source, SourceKind, Span
from bot.provenance.assemble import ranked
from bot.speech import noted

LONGEST_NAME = 150
"""Characters of the words that name a source."""


def with_source(report: Report, change: WrongSource) -> tuple[Report, int]:
    """The report with the claim in the right voice, and the claim's id; raises CorrectionError where that is unfit.

    The attribution that the claim was taken from goes over to the right source where no claim of another source rests
    on it; reasons, rank and accounts follow.
    """
    claim = claim_meant(report, change)
    known, source = _with_right(report, change.right)
    if claim.sources == (() if source is None else (source,)):
        raise CorrectionError("same_source", noted("The report says so already."))
    moved = _moved(known, claim, source, change.right)
    voiced = claim.model_copy(update=_voice(moved, claim, source))
    claims = tuple(voiced if other.id == claim.id else other for other in known.claims)
    beside = settled(moved.model_copy(update={"claims": claims}), report, claim.id)
    return _reasoned(beside, beside.claim(claim.id)), claim.id


def _reasoned(report: Report, voiced: Claim) -> Report:
    again = reasoned(report, draft_of(report.article, voiced, report.accounts), voiced.denied_by)
    claims = ranked(again if other.id == voiced.id else other for other in report.claims)
    return report.model_copy(update={"claims": claims})


def _voice(report: Report, claim: Claim, source: int | None) -> dict[str, tuple[int, ...]]:
    """The fields of a claim that tell whose it is."""
    own = () if source is None else (source,)
    wrong = set(claim.sources) - set(own)
    by_id = {each.id: each for each in report.attributions}
    rests = [each for each in claim.attributions if each in by_id and by_id[each].source not in {*wrong, None}]
    chain = () if source is None else chain_to(report, source)
    return {
        "sources": own,
        "chain": chain,
        "roots": chain[-1:],
        "denied_by": tuple(each for each in claim.denied_by if each not in own),
        "attributions": tuple(rests) if own else (),
    }


def _with_right(report: Report, right: Known | Named | None) -> tuple[Report, int | None]:
    """The report with the right source among its sources, and its id; None for the article itself."""
    match right:
        case None:
            return report, None
        case Known():
            return report, source_meant(report, right)
        case Named():
            refuse_name(report, right.span)
            return _with_named(report, right)


def refuse_name(report: Report, span: Span) -> None:
    """Raise CorrectionError where these words cannot name a source."""
    words = words_at(report, span)
    if len(words) > LONGEST_NAME:
        raise CorrectionError(
            "name_too_long",
            noted("That is too much for a name: give the words that name the source, at most {most:,} characters."),
            most=LONGEST_NAME,
        )


def _with_named(report: Report, named: Named) -> tuple[Report, int]:
    name = " ".join(report.words(named.span).split())
    for source in report.sources:
        if name.casefold() in {known.casefold() for known in (source.name, *source.aliases)}:
            return report, source.id
    new = Source(
        id=len(report.sources),
        name=name,
        kind=named.source_kind,
        named=named.source_kind is not SourceKind.ANONYMOUS,
        mentions=(named.span,),
    )
    return report.model_copy(update={"sources": (*report.sources, new)}), new.id


def _moved(report: Report, claim: Claim, source: int | None, right: Known | Named | None) -> Report:
    """The report with those attributions of the claim in the right voice that only it was taken from."""
    own = () if source is None else (source,)
    others = {
        each
        for other in report.claims
        if other.id != claim.id and other.sources != own
        for each in other.attributions
    }
    found = (
        _given_to(report, each, source, right)
        if each.id in claim.attributions and each.id not in others and each.source in claim.sources
        else each
        for each in report.attributions
    )
    return report.model_copy(update={"attributions": tuple(found)})


def _given_to(
    report: Report, attribution: Attribution, source: int | None, right: Known | Named | None
) -> Attribution:
    if isinstance(right, Named):
        span: Span | None = right.span
    else:
        span = None if source is None else _named_near(report, attribution, source)
    return attribution.model_copy(update={"source": source, "source_span": span})


def _named_near(report: Report, attribution: Attribution, source: int) -> Span | None:
    """Where the attribution names the source: in the words that were taken for another's ("she"), unless they are
    that other's name; then where its paragraph names the right one."""
    here = attribution.source_span
    wrong = report.source(attribution.source) if attribution.source is not None else None
    if here is not None and wrong is not None and not _is_named_in(report.words(here), wrong):
        return here
    at = attribution.cue or attribution.content[0]
    block = next((block.span for block in report.article.blocks if block.span.overlaps(at)), at)
    near = [mention for mention in report.source(source).mentions if block.covers(mention)]
    return min(near, key=lambda mention: abs(mention.start - at.start), default=None)


def _is_named_in(words: str, source: Source) -> bool:
    return any(name.casefold() in words.casefold() for name in (source.name, *source.aliases))
