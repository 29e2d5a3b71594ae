"""The invented stories, read through build_accounts."""

from __future__ import annotations

import pytest

from tests.provenance.made_stories import MADE, Made
from tests.provenance.stories import Story, story


def _ids(made: Made, told: Story) -> list[int]:
    """Draft ids by the position of the claim in the made story."""
    spans = [told.find(claim[0]) for claim in made.claims]
    order = sorted(spans)
    return [order.index(span) for span in spans]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_the_accounts_are_those_of_a_careful_reader(made: Made) -> None:
    told = story(made.text, made.sources, made.claims)
    ids = _ids(made, told)
    held = [set(account.claims) for account in told.accounts().accounts]
    for claims in made.together:
        assert any({ids[claim] for claim in claims} <= group for group in held), claims
    for first, second in made.apart:
        assert not any({ids[first], ids[second]} <= group for group in held), (first, second)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_the_differences_are_the_true_ones_and_no_others(made: Made) -> None:
    told = story(made.text, made.sources, made.claims)
    found = [
        frozenset(told.words(variant.span) for variant in difference.variants)
        for account in told.accounts().accounts
        for difference in account.differences
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, made.differences))


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_denials_reach_what_they_deny_and_nothing_else(made: Made) -> None:
    told = story(made.text, made.sources, made.claims)
    ids = _ids(made, told)
    names = {source.name: source.id for source in told.sources}
    expected: dict[int, list[int]] = {}
    for claim, who in made.denied:
        expected.setdefault(ids[claim], []).append(names[who])
    assert {claim: list(who) for claim, who in told.accounts().denied_by.items()} == expected
