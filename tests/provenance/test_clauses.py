"""Propositions, what opens and closes them, and what a claim is about."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import ClaimKind, Span
from bot.provenance.clauses import checkable_core, claim_kind, propositions, trim


def whole(text: str) -> Span:
    return Span(0, len(text))


def split(text: str) -> list[str]:
    return [piece.of(text) for piece in propositions(text, whole(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor sold the depot in March; the council was never told of the sale.",
            ["The mayor sold the depot in March", "the council was never told of the sale"],
        ),
        (
            "The ferry left port at noon, and the coast guard lost contact with it an hour later.",
            ["The ferry left port at noon", "the coast guard lost contact with it an hour later"],
        ),
        (
            "Lopez ran the clinic for years and she hired most of its first nurses.",
            ["Lopez ran the clinic for years", "she hired most of its first nurses"],
        ),
        (
            "the bank froze the account and that the owner was warned by letter twice",
            ["the bank froze the account", "the owner was warned by letter twice"],
        ),
        (
            "The plan passed without a vote, but drew protests in four of the six districts.",
            ["The plan passed without a vote", "drew protests in four of the six districts"],
        ),
        (
            "The north wing was closed for repairs, while the south wing reopened to visitors in May.",
            ["The north wing was closed for repairs", "the south wing reopened to visitors in May"],
        ),
        (
            "Rescuers searched the slope after the avalanche, which killed 12 people.",
            ["Rescuers searched the slope after the avalanche", "which killed 12 people"],
        ),
        (
            "The firm missed its target — the chairman told investors about it only in June.",
            ["The firm missed its target", "the chairman told investors about it only in June"],
        ),
        (
            "The ruling ends a dispute over the river and requires both states to publish what they pump out "
            "of it each day.",
            [
                "The ruling ends a dispute over the river",
                "requires both states to publish what they pump out of it each day",
            ],
        ),
    ],
)
def test_cut_where_both_sides_can_be_checked(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The crew is leaving the harbour and refuses to help the divers",
        "A van rammed the gate and fled",
        "Ann, Bo, and Cy were hurt in the crash on Monday night",
        "Officials said Ann Roe, Bo Lee, and Cy Day were hurt in the crash on Monday",
        "If the dam fails, the town will flood and the road will be cut for weeks",
        "The note read “we were wrong, and the board knew about it for a year” in red ink",
        "The mayor (he was elected in May, and the vote was close that year) resigned",
        "Prices rose in most of the big cities, which is bad",
        "The union — which lost its case in June and paid the costs of both sides — will appeal",
        "The team won, and he left",
        "When the alarm rang, the guard left and the doors were locked for the night",
    ],
)
def test_kept_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("But the lights went out.", "the lights went out"),
        ("However, the lights went out.", "the lights went out"),
        ("Sadly, the lights went out!", "the lights went out"),
        ("And then the lights went out", "then the lights went out"),
        ("LAGOS, Nigeria (AP) — Two banks closed.", "Two banks closed"),
        ("BREAKING: Two banks closed. https://t.co/abc", "Two banks closed"),
        ("“Two banks closed.", "Two banks closed"),
        ("Two banks closed” pic.twitter.com/Ab1", "Two banks closed"),
        ("It moved to the U.S.", "It moved to the U.S."),
        ("He called it “a mess.”", "He called it “a mess.”"),
        ("So many banks closed", "So many banks closed"),
        ("Butter prices fell", "Butter prices fell"),
        ("…", "…"),
    ],
)
def test_trim(text: str, expected: str) -> None:
    assert trim(text, whole(text)).of(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We lost the keys to the vault”", ClaimKind.QUOTATION),
        ("42% of the trains ran late", ClaimKind.FIGURE),
        ("the fund holds $3 million", ClaimKind.FIGURE),
        ("the depot was hit by 10 rockets", ClaimKind.FIGURE),
        ("the minutes show that the vote was postponed", ClaimKind.RECORD),
        ("a court ruled that the lease was void", ClaimKind.RECORD),
        ("the outage was caused by a fallen mast", ClaimKind.CAUSE),
        ("the strike led to shortages", ClaimKind.CAUSE),
        ("Norway opposes the ban", ClaimKind.POSITION),
        ("the minister denied meeting the envoy", ClaimKind.POSITION),
        ("the bridge collapsed on 4 May", ClaimKind.EVENT),
        ("", ClaimKind.EVENT),
    ],
)
def test_claim_kind(text: str, kind: ClaimKind) -> None:
    assert claim_kind(text, whole(text)) is kind


@pytest.mark.parametrize(
    ("text", "core"),
    [
        (
            "It is a disgrace to this city, and the mayor sold the depot to Harlan Brothers in March.",
            "the mayor sold the depot to Harlan Brothers in March",
        ),
        ("That is a shameful thing to say about Ms. Dane, who lost 3 sons in the war.", "who lost 3 sons in the war"),
        ("It is a disgrace to this city, and you should all be ashamed of it today.", None),
        ("The mayor sold the depot to Harlan Brothers in March.", None),
        ("What a mess.", None),
    ],
)
def test_checkable_core(text: str, core: str | None) -> None:
    found = checkable_core(text, whole(text))
    assert (found.of(text) if found else None) == core


FRAGMENTS = (
    *(", and ", " and ", "; ", ": ", " — ", ", which ", " he said", " the firm fell", " if ", "But ", "NEW: "),
    *("“", "”", '"', "(", ")", ".", "…", "\n", "a", "É", " 12 people were hurt in Ohio", " https://t.co/a"),
)
PIECES = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


@given(st.one_of(st.text(max_size=200), PIECES), st.integers(0, 5), st.integers(0, 5))
def test_propositions_lie_within_in_order_and_are_verbatim(text: str, left: int, right: int) -> None:
    span = Span(min(left, len(text)), max(min(left, len(text)), len(text) - right))
    found = propositions(text, span)
    assert all(span.covers(piece) and piece.start < piece.end for piece in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert bool(found) == any(character.isalnum() for character in span.of(text))
    for piece in found:
        assert claim_kind(text, piece) in ClaimKind
    core = checkable_core(text, span)
    assert core is None or core in found


@pytest.mark.parametrize(
    "unit", [", and ", "he said, which ", "A, and ", "((((", "))))", "“", "But ", ". ", "a — ", '"']
)
def test_hostile_repetition_is_read(unit: str) -> None:
    text = unit * 4000
    assert len(propositions(text, whole(text))) <= len(text)
