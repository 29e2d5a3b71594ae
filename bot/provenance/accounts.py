"""Claims of several voices about the same thing, held side by side.

`build_accounts` groups drafts by subject matter, ties denials to what they deny, finds where the members of a group
give a detail differently, and names the independent first-hand origins of each group. It is pure, and linear in
the drafts but for the few neighbours of each. It knows nothing of how claims are ranked or shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.model import Account, Article, Attribution, Difference, Source, Stance
from bot.provenance.denials import Denial, denied_by, find_denials, match_denials
from bot.provenance.differences import find_differences
from bot.provenance.drafts import Draft
from bot.provenance.origins import account_roots
from bot.provenance.similarity import Matters

_PAIR_LIKE = 0.42
"""Two claims this much alike can start an account or bring two groups together."""
_CORE_LIKE = 0.3
"""The mean likeness that the cores of two groups need before they become one."""
_CORE = 6


@dataclass(frozen=True, slots=True)
class AccountsResult:
    """The accounts in article order, and which sources deny which draft."""

    accounts: tuple[Account, ...]
    denied_by: Mapping[int, tuple[int, ...]]
    """Draft id → ids of the sources that deny it."""


def build_accounts(
    article: Article, drafts: Sequence[Draft], sources: Sequence[Source], attributions: Sequence[Attribution]
) -> AccountsResult:
    """Group the drafts of an article into accounts.

    `drafts` are numbered by position, `sources` likewise. Claim ids in the result are draft ids.
    """
    matters = Matters(article, drafts)
    groups = _groups(drafts, matters)
    differing = find_differences(drafts, matters, groups)
    denied = match_denials(find_denials(drafts, attributions), drafts, matters, groups)
    groups = _without_lesser(_with_differing(groups, differing))
    builder = _Builder(article, drafts, sources, differing, denied)
    kept = [group for group in groups if _is_account(group, drafts, denied)]
    accounts = tuple(builder.account(number, group) for number, group in enumerate(sorted(kept)))
    return AccountsResult(accounts, denied_by(denied))


@dataclass(frozen=True, slots=True)
class _Builder:
    """All that an account is made from."""

    article: Article
    drafts: Sequence[Draft]
    sources: Sequence[Source]
    differing: Sequence[Difference]
    denied: Mapping[Denial, Sequence[int]]

    def account(self, number: int, group: tuple[int, ...]) -> Account:
        members = [self.drafts[draft_id] for draft_id in group]
        denials = [denial for denial, claims in self.denied.items() if not set(claims).isdisjoint(group)]
        own = [d for d in self.differing if all(variant.claim in group for variant in d.variants)]
        return Account(
            id=number,
            claims=group,
            asserted_by=tuple(dict.fromkeys(source for draft in members for source in draft.sources)),
            denied_by=tuple(dict.fromkeys(denial.source for denial in denials)),
            denials=tuple(sorted({denial.draft for denial in denials if denial.draft is not None})),
            differences=tuple(own),
            roots=account_roots(self.article, members, self.sources),
            own_voice=any(not draft.sources for draft in members),
        )


def _groups(drafts: Sequence[Draft], matters: Matters) -> list[tuple[int, ...]]:
    """Groups of like drafts, each draft in one group; a group of one is a draft like no other.

    The most alike pairs come first; two groups become one where the drafts at their cores are alike on average, so
    that a chain of ever looser likenesses does not lump a whole article together.
    """
    home = {draft.id: [draft.id] for draft in drafts if draft.stance is Stance.ASSERTS}
    for _, first, second in sorted(_pairs(home, matters), key=lambda pair: (-pair[0], pair[1:])):
        left, right = home[first], home[second]
        if left is not right and _cores_alike(left, right, matters):
            left.extend(right)
            home.update(dict.fromkeys(right, left))
    return sorted({tuple(sorted(group)) for group in home.values()})


def _pairs(eligible: Iterable[int], matters: Matters) -> set[tuple[float, int, int]]:
    members = frozenset(eligible)
    return {
        (like, min(draft_id, other), max(draft_id, other))
        for draft_id in members
        for like, other in matters.neighbours(matters.bags[draft_id])
        if like >= _PAIR_LIKE and other in members and other != draft_id
    }


def _cores_alike(left: Sequence[int], right: Sequence[int], matters: Matters) -> bool:
    likes = [matters.like(first, second) for first in left[:_CORE] for second in right[:_CORE]]
    return sum(likes) / len(likes) >= _CORE_LIKE


def _with_differing(groups: Sequence[tuple[int, ...]], differing: Iterable[Difference]) -> list[tuple[int, ...]]:
    """The groups with every difference's claims side by side in one of them.

    A claim that tells of two things ("told not to help agents after they were surrounded") may so stand in two.
    """
    result = list(groups)
    for difference in differing:
        claims = {variant.claim for variant in difference.variants}
        best = max(range(len(result)), key=lambda k: (len(claims.intersection(result[k])), len(result[k])))
        result[best] = tuple(sorted(claims.union(result[best])))
    return result


def _without_lesser(groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups without those that another contains whole."""
    return [group for group in sorted(set(groups)) if not any(set(group) < set(other) for other in groups)]


def _is_account(group: Sequence[int], drafts: Sequence[Draft], denied: Mapping[Denial, Sequence[int]]) -> bool:
    """Whether several voices speak: two or more, the article's own counting as one, or one and a denial."""
    voices = {draft_id: drafts[draft_id].sources for draft_id in group}
    several = len({source for said in voices.values() for source in said or (-1,)}) > 1 and len(group) > 1
    return several or any(not set(claims).isdisjoint(group) for claims in denied.values())
