"""Claims of several voices about the same thing, held side by side.

`build_accounts` groups drafts by subject matter, ties denials to what they deny, finds where the members of a group
give a detail differently, and names the independent first-hand origins of each group. It is pure, and linear in
the drafts but for the few neighbours of each. It knows nothing of how claims are ranked or shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.model import Account, Article, Attribution, Difference, Source, Stance
from bot.provenance.denials import Denial, denied_by, find_denials, match_denials
from bot.provenance.differences import find_differences
from bot.provenance.drafts import Draft
from bot.provenance.origins import account_roots
from bot.provenance.reading import Vector
from bot.provenance.similarity import Matters

_OWN_VOICE = -1
PAIR_LIKE = 0.46
"""Two claims this much alike can start an account or bring two groups together."""
_CORE_LIKE = 0.3
"""The mean likeness that the cores of two groups need before they become one."""
_CORE = 6
_DENIED_TOGETHER_LIKE = 0.2
"""The mean likeness that two groups need to become one where one denial speaks of both."""


@dataclass(frozen=True, slots=True)
class AccountsResult:
    """The accounts in article order, and which sources deny which draft."""

    accounts: tuple[Account, ...]
    denied_by: Mapping[int, tuple[int, ...]]
    """Draft id → ids of the sources that deny it."""


def build_accounts(
    article: Article,
    drafts: Sequence[Draft],
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    vectors: Sequence[Vector | None] = (),
) -> AccountsResult:
    """Group the drafts of an article into accounts.

    `drafts` are numbered by position, `sources` likewise; `vectors` are what the drafts mean, where the reader tells.
    Claim ids in the result are draft ids.
    """
    matters = Matters(article, drafts, vectors)
    groups = _groups(drafts, matters)
    denied = match_denials(find_denials(drafts, attributions, matters), drafts, matters, groups)
    groups = _denied_together(groups, denied, matters)
    differing = find_differences(drafts, matters, groups)
    told = _Told(article, drafts, sources, differing, denied)
    kept = [group for group in _with_differing(groups, differing) if told.is_account(group)]
    accounts = tuple(told.account(number, group) for number, group in enumerate(sorted(kept)))
    return AccountsResult(accounts, denied_by(denied))


class _Group(NamedTuple):
    """The claims of an account."""

    claims: tuple[int, ...]
    core: frozenset[int]
    """Those that are about the thing itself; the others tell a detail of it beside something else."""


@dataclass(frozen=True)
class _Told:
    """All that accounts are made from."""

    article: Article
    drafts: Sequence[Draft]
    sources: Sequence[Source]
    differing: Sequence[Difference]
    denied: Mapping[Denial, Sequence[int]]

    def is_account(self, group: _Group) -> bool:
        """Whether several voices speak: two, the article's own counting as one, or one and a denial."""
        voices = {voice for claim in group.claims for voice in self.drafts[claim].sources or (_OWN_VOICE,)}
        return (len(voices) > 1 and len(group.claims) > 1) or bool(self._denials(group))

    def account(self, number: int, group: _Group) -> Account:
        """The account that a group of claims makes."""
        members = [self.drafts[claim] for claim in group.claims]
        denials = self._denials(group)
        return Account(
            id=number,
            claims=group.claims,
            asserted_by=tuple(dict.fromkeys(source for draft in members for source in draft.sources)),
            denied_by=tuple(dict.fromkeys(denial.source for denial in denials)),
            denials=tuple(sorted({denial.draft for denial in denials if denial.draft is not None})),
            differences=self._differences(group),
            roots=account_roots(self.article, members, self.sources),
            own_voice=any(not draft.sources for draft in members),
        )

    def _denials(self, group: _Group) -> list[Denial]:
        """The denials of the group's core, in the order of `denied`."""
        numbers = sorted({number for claim in group.core for number in self._denials_of.get(claim, ())})
        return [self._numbered[number] for number in numbers]

    def _differences(self, group: _Group) -> tuple[Difference, ...]:
        """The differences of which the group holds every claim, in the order of `differing`."""
        numbers = sorted(number for claim in group.claims for number in self._differences_from.get(claim, ()))
        held = [self.differing[number] for number in numbers]
        return tuple(each for each in held if {variant.claim for variant in each.variants} <= set(group.claims))

    @cached_property
    def _numbered(self) -> tuple[Denial, ...]:
        return tuple(self.denied)

    @cached_property
    def _denials_of(self) -> Mapping[int, Sequence[int]]:
        """Claim → the numbers of the denials that deny it."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, claims in enumerate(self.denied.values()):
            for claim in claims:
                found[claim].append(number)
        return found

    @cached_property
    def _differences_from(self) -> Mapping[int, Sequence[int]]:
        """Claim → the numbers of the differences whose first variant it gives."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, difference in enumerate(self.differing):
            found[difference.variants[0].claim].append(number)
        return found


def _groups(drafts: Sequence[Draft], matters: Matters) -> list[tuple[int, ...]]:
    """Groups of like drafts, each draft in one group; a group of one is a draft like no other.

    The most alike pairs come first; two groups become one where the drafts at their cores are alike on average, so
    that a chain of ever looser likenesses does not lump a whole article together.
    """
    home = {draft.id: [draft.id] for draft in drafts if draft.stance is Stance.ASSERTS}
    for _, first, second in sorted(_pairs(home, matters), key=lambda pair: (-pair[0], pair[1:])):
        left, right = home[first], home[second]
        if left is not right and _mean_like(left, right, matters) >= _CORE_LIKE:
            left.extend(right)
            home.update(dict.fromkeys(right, left))
    return sorted({tuple(sorted(group)) for group in home.values()})


def _pairs(eligible: Iterable[int], matters: Matters) -> Iterator[tuple[float, int, int]]:
    members = frozenset(eligible)
    met: set[tuple[int, int]] = set()
    for draft_id in sorted(members):
        for other in matters.neighbours(matters.bags[draft_id]):
            pair = (min(draft_id, other), max(draft_id, other))
            if other in members and other != draft_id and pair not in met:
                met.add(pair)
                like = matters.like(*pair)
                if like >= PAIR_LIKE:
                    yield like, *pair


def _mean_like(left: Sequence[int], right: Sequence[int], matters: Matters) -> float:
    """The mean likeness between the cores (first members) of two groups."""
    likes = [matters.like(first, second) for first in left[:_CORE] for second in right[:_CORE]]
    return sum(likes) / len(likes)


def _denied_together(
    groups: Sequence[tuple[int, ...]], denied: Mapping[Denial, Sequence[int]], matters: Matters
) -> list[tuple[int, ...]]:
    """The groups, those made one that one denial speaks of and that are somewhat alike."""
    result = dict(enumerate(groups))
    home = {claim: number for number, group in result.items() for claim in group}
    for following, claims in enumerate(denied.values(), len(result)):
        first, *others = sorted({home[claim] for claim in claims})
        whole = list(result.pop(first))
        for number in others:
            if _mean_like(whole, result[number], matters) >= _DENIED_TOGETHER_LIKE:
                whole.extend(result.pop(number))
        result[following] = tuple(sorted(whole))
        home.update(dict.fromkeys(whole, following))
    return sorted(result.values())


def _with_differing(groups: Sequence[tuple[int, ...]], differing: Iterable[Difference]) -> list[_Group]:
    """The groups, with every difference's claims side by side in one of them.

    That is the group which holds two of them already, else a group of their own: a claim that tells of two things
    ("told not to help the crew after it was attacked") stands in two then. Groups that another holds whole go.
    """
    held = [_Held(number, set(group), frozenset(group)) for number, group in enumerate(groups)]
    holding: dict[int, list[_Held]] = defaultdict(list)
    for group in held:
        for claim in group.claims:
            holding[claim].append(group)
    for difference in differing:
        claims = {variant.claim for variant in difference.variants}
        best = _holds_most(claims, holding)
        if best is None:
            alone = {claim for claim in claims if all(len(group.claims) == 1 for group in holding[claim])}
            best = _Held(len(held), set(), frozenset(alone))
            held.append(best)
        for claim in claims - best.claims:
            holding[claim].append(best)
        best.claims |= claims
    return [
        _Group(tuple(sorted(group.claims)), group.core)
        for group in held
        if not any(group.claims < other.claims for other in holding[next(iter(group.claims))])
    ]


@dataclass(eq=False, slots=True)
class _Held:
    """A group in the making."""

    number: int
    claims: set[int]
    core: frozenset[int]


def _holds_most(claims: set[int], holding: Mapping[int, Sequence[_Held]]) -> _Held | None:
    """The group that holds most of the claims, two at least; of those the largest, and then the first met."""
    near = {group.number: group for claim in claims for group in holding[claim]}
    best = max(
        near.values(), key=lambda group: (len(claims & group.claims), len(group.claims), -group.number), default=None
    )
    return best if best is not None and len(claims & best.claims) > 1 else None
