"""Article → Report: the order in which reading, sources, claims, accounts and needs build on each other.

Pure: no network, no Discord, no database. The reader is passed in; everything after it is the same for any reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.model import Account, Article, Attribution, Claim, Need, Post, Report, SentenceKind, SetAside, Source, Span
from bot.provenance.accounts import build_accounts
from bot.provenance.claims import draft_claims
from bot.provenance.drafts import Draft
from bot.provenance.needs import needs_of, weakness
from bot.provenance.reading import Found, Reader, Reading
from bot.provenance.sources import Resolution, resolve_sources
from bot.provenance.surroundings import Surroundings
from bot.provenance.within import Posts


def make_report(article: Article, reader: Reader) -> Report:
    """Read an article and reason about what was read; never raises for odd text."""
    return report_of(article, reader.read(article), reader.name)


def report_of(article: Article, reading: Reading, reader: str) -> Report:
    """Reason about what the reader of that name read in the article; never raises for odd text."""
    resolution = resolve_sources(article, reading.attributions)
    attributions = _attributions(reading, resolution)
    drafts = draft_claims(article, reading, resolution)
    vectors = reading.vectors([draft.span for draft in drafts])
    result = build_accounts(article, drafts, resolution.sources, attributions, vectors)
    return Report(
        reader=reader,
        article=article,
        sources=resolution.sources,
        attributions=attributions,
        claims=_ranked(article, drafts, resolution.sources, result.denied_by, result.accounts),
        accounts=result.accounts,
        set_aside=_set_aside(article, reading, drafts),
    )


def _attributions(reading: Reading, resolution: Resolution) -> tuple[Attribution, ...]:
    return tuple(attribution_of(at, found, resolution.speakers[at]) for at, found in enumerate(reading.attributions))


def attribution_of(number: int, found: Found, speaker: int | None) -> Attribution:
    """What was found as an attribution, with the id of its source."""
    return Attribution(
        id=number,
        source=speaker,
        source_span=found.source,
        cue=found.cue,
        content=found.content,
        mode=found.mode,
        stance=found.stance,
        cue_kind=found.cue_kind,
        parent=found.parent,
    )


def _ranked(
    article: Article,
    drafts: Sequence[Draft],
    sources: Sequence[Source],
    denied_by: Mapping[int, tuple[int, ...]],
    accounts: Sequence[Account],
) -> tuple[Claim, ...]:
    holding: dict[int, list[Account]] = {}
    for account in accounts:
        for claim in (*account.claims, *account.denials):
            holding.setdefault(claim, []).append(account)
    posts = Posts(article)
    around = (
        Surroundings(
            article,
            draft,
            sources,
            denied_by.get(draft.id, ()),
            tuple(holding.get(draft.id, ())),
            posts.around(draft.span),
        )
        for draft in drafts
    )
    return ranked(claim_of(each, needs_of(each)) for each in around)


def ranked(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims, most in need of verifying first, then as they stand in the article."""
    return tuple(sorted(claims, key=lambda claim: (-claim.rank, claim.span.start)))


def claim_of(around: Surroundings, needs: tuple[Need, ...]) -> Claim:
    """The claim that a draft becomes with the reasons why it is open."""
    draft = around.draft
    return Claim(
        id=draft.id,
        span=draft.span,
        kind=draft.kind,
        worth=draft.worth,
        rank=round(2 * draft.worth + 2 * draft.score + weakness(needs), 3),
        needs=needs,
        sources=draft.sources,
        chain=draft.chain,
        roots=draft.roots,
        denied_by=around.denied_by,
        attributions=draft.attributions,
        restated=draft.restated,
    )


def _set_aside(article: Article, reading: Reading, drafts: Sequence[Draft]) -> tuple[SetAside, ...]:
    """Sentences that are no fact and hold no listed claim."""
    listed = {draft.sentence for draft in drafts}
    posts = Posts(article)
    return tuple(
        SetAside(span=s.span, kind=s.kind)
        for s in reading.sentences
        if s.kind is not SentenceKind.FACT
        and s.span not in listed
        and not _is_signature(posts.around(s.span), s.span)
    )


def _is_signature(post: Post | None, span: Span) -> bool:
    """Whether the words belong to a post's frame, not to what it says."""
    return post is not None and post.span.covers(span) and not any(part.overlaps(span) for part in post.body)
