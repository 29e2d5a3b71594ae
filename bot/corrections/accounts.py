"""What follows for the accounts that hold a claim, and for the claims beside it, when the claim is corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.corrections.reasoning import draft_of, reasoned
from bot.model import Account, Claim, Difference, Report, Variant
from bot.provenance.assemble import ranked
from bot.provenance.origins import account_roots

_OWN_VOICE = -1


def settled(report: Report, before: Report, claim_id: int) -> Report:
    """The report with its accounts brought in line with what became of one claim.

    `report` has the claim as it is to be, or no longer, and the accounts as they were in `before`. An account goes
    in which no two voices are left, unless somebody denies what it tells.
    """
    accounts = _accounts(report, before, claim_id)
    beside = {
        other
        for old in report.accounts
        if _holds(old, claim_id) and old not in accounts
        for other in (*old.claims, *old.denials)
    }
    denied = _denied_by(report, before, claim_id)
    changed = report.model_copy(update={"accounts": accounts})
    claims = (
        _again(changed, claim, denied.get(claim.id, claim.denied_by)) if claim.id in beside - {claim_id} else claim
        for claim in report.claims
    )
    return changed.model_copy(update={"claims": ranked(claims)})


def _holds(account: Account, claim_id: int) -> bool:
    return claim_id in account.claims or claim_id in account.denials


def _again(report: Report, claim: Claim, denied_by: tuple[int, ...]) -> Claim:
    return reasoned(report, draft_of(report.article, claim, report.accounts), denied_by)


def _accounts(report: Report, before: Report, claim_id: int) -> tuple[Account, ...]:
    told = {claim.id: claim for claim in report.claims}
    found = (
        _account(report, told, before, account, claim_id) if _holds(account, claim_id) else account
        for account in report.accounts
    )
    return tuple(account for account in found if account is not None)


def _account(
    report: Report, told: Mapping[int, Claim], before: Report, account: Account, claim_id: int
) -> Account | None:
    claims = [told[each] for each in account.claims if each in told]
    drafts = [draft_of(report.article, claim, [account]) for claim in claims]
    says = [claim for claim in claims if claim.id not in account.denials]
    denied_by = _deniers(account.denied_by, account, told, before, claim_id)
    if not claims or (not denied_by and not _is_told_by_many(claims)):
        return None
    return account.model_copy(
        update={
            "claims": tuple(claim.id for claim in claims),
            "asserted_by": tuple(dict.fromkeys(source for claim in says for source in claim.sources)),
            "denied_by": denied_by,
            "denials": tuple(each for each in account.denials if each in told),
            "differences": tuple(_differences(account.differences, told, claim_id)),
            "roots": account_roots(report.article, drafts, report.sources),
            "own_voice": any(not claim.sources for claim in says),
        }
    )


def _is_told_by_many(claims: Sequence[Claim]) -> bool:
    voices = {voice for claim in claims for voice in claim.sources or (_OWN_VOICE,)}
    return len(claims) > 1 and len(voices) > 1


def _differences(differences: Sequence[Difference], told: Mapping[int, Claim], claim_id: int) -> Sequence[Difference]:
    """The differences that are left, each with the sources as they are now."""
    found = (
        difference.model_copy(update={"variants": tuple(_variants(difference, told, claim_id))})
        for difference in differences
    )
    return [difference for difference in found if len(difference.variants) > 1]


def _variants(difference: Difference, told: Mapping[int, Claim], claim_id: int) -> Sequence[Variant]:
    return [
        variant.model_copy(update={"sources": told[claim_id].sources}) if variant.claim == claim_id else variant
        for variant in difference.variants
        if variant.claim in told
    ]


def _deniers(
    now: tuple[int, ...], account: Account, told: Mapping[int, Claim], before: Report, claim_id: int
) -> tuple[int, ...]:
    """Who denies, where the one who was taken for it in a denial of the account is somebody else."""
    if claim_id not in account.denials or claim_id not in told:
        return now
    others = {
        source
        for denial in account.denials
        if denial in told and denial != claim_id
        for source in told[denial].sources
    }
    wrong = set(before.claim(claim_id).sources) - set(told[claim_id].sources) - others
    right = told[claim_id].sources if wrong & set(now) else ()
    return tuple(dict.fromkeys((*(source for source in now if source not in wrong), *right)))


def _denied_by(report: Report, before: Report, claim_id: int) -> Mapping[int, tuple[int, ...]]:
    """Who denies each claim beside a denial that was somebody else's."""
    told = {claim.id: claim for claim in report.claims}
    return {
        other: _deniers(told[other].denied_by, account, told, before, claim_id)
        for account in report.accounts
        if claim_id in account.denials
        for other in account.claims
        if other in told
    }
