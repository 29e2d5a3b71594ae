"""The table of what can happen is whole, and the words for what cannot are there."""

from __future__ import annotations

import pytest

from bot.board import MOVES, SETTLED, UNSETTLED, Act, State
from bot.board.rules import Standing, refusal
from bot.board.states import leads, needs_sentence

ME, OTHER = 7, 8

TAKEN = Standing(State.TAKEN, taken_by=OTHER)
PROPOSED = Standing(State.TAKEN, taken_by=OTHER, verdict=State.REFUTED, verdict_by=OTHER)
SETTLED_SO = Standing(State.REFUTED, verdict=State.REFUTED, verdict_by=OTHER)
OPEN, ASIDE = Standing(State.OPEN), Standing(State.SET_ASIDE)

CODES = [
    (OPEN, Act.RELEASED, "not_released"),
    (OPEN, Act.AGREED, "not_agreed"),
    (OPEN, Act.REOPENED, "not_reopened"),
    (TAKEN, Act.TAKEN, "taken_by_another"),
    (TAKEN, Act.SETTLED, "taken_by_another"),
    (TAKEN, Act.PROPOSED, "taken_by_another"),
    (TAKEN, Act.RELEASED, "taken_by_another"),
    (TAKEN, Act.AGREED, "not_agreed"),
    (TAKEN, Act.SENT_BACK, "not_sent_back"),
    (SETTLED_SO, Act.TAKEN, "not_taken"),
    (SETTLED_SO, Act.SETTLED, "not_settled"),
    (SETTLED_SO, Act.AGREED, "not_agreed"),
    (SETTLED_SO, Act.CORRECTED, "not_corrected"),
    *((ASIDE, act, "claim_set_aside") for act in (Act.TAKEN, Act.SETTLED, Act.REOPENED)),
]


@pytest.mark.parametrize(("standing", "act", "code"), CODES)
def test_what_cannot_be_done_is_refused_in_words(standing: Standing, act: Act, code: str) -> None:
    problem = refusal(standing, act, ME)
    assert problem is not None
    assert problem.code == code
    assert problem.message.endswith(".")
    assert ("<@8>" in problem.message) == (code == "taken_by_another")


def test_every_act_is_in_the_table_and_leads_to_every_state() -> None:
    assert {move.act for move in MOVES} == set(Act)
    assert frozenset().union(*(move.after for move in MOVES if move.act is not Act.ASKED_AGAIN)) == set(State)
    assert SETTLED | UNSETTLED | {State.SET_ASIDE} == set(State)


def test_no_act_has_two_moves_from_one_state() -> None:
    starts = [(move.act, before) for move in MOVES for before in move.before]
    assert len(starts) == len(set(starts))


def test_verdicts_are_reached_by_verdicts_alone() -> None:
    for move in MOVES:
        if move.after & SETTLED and not move.before & SETTLED:
            assert move.act in (Act.PROPOSED, Act.SETTLED, Act.AGREED)
            assert move.before == {State.TAKEN}


def test_going_back_on_others_needs_a_sentence() -> None:
    assert {act for act in Act if needs_sentence(act)} == {Act.PROPOSED, Act.SETTLED, Act.SENT_BACK, Act.REOPENED}
    assert leads(Act.REOPENED, State.OPEN) == frozenset()


def test_a_moderator_may_give_back_what_others_took_and_no_more() -> None:
    assert refusal(TAKEN, Act.RELEASED, ME, is_moderator=True) is None
    for act in (Act.TAKEN, Act.SETTLED, Act.PROPOSED, Act.AGREED):
        assert refusal(TAKEN, act, ME, is_moderator=True) is not None


def test_the_second_person_is_not_the_first() -> None:
    for act in (Act.AGREED, Act.SENT_BACK):
        assert refusal(PROPOSED, act, ME) is None
        own = refusal(PROPOSED, act, OTHER, is_moderator=True)
        assert own is not None
        assert own.code == "own_verdict"
