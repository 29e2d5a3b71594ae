"""Whatever people do in whatever order: state, verdict and history agree, and nobody agrees to his own verdict."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.board import SETTLED, Act, BoardError, Event, State
from bot.board.rules import Deed, Standing, Step, replay, steps
from bot.board.states import leads
from tests.board.boards import PEOPLE, Wish, ruling, wishes

START = datetime(2026, 3, 4, tzinfo=UTC)


def deed(wish: Wish, minute: int) -> Deed:
    """A wish as the rules take it."""
    verdict = ruling(wish.verdict) if wish.act in (Act.PROPOSED, Act.SETTLED) else None
    at = START + timedelta(minutes=minute)
    return Deed(wish.act, wish.actor_id, at, f"Because {minute}.", verdict, wish.is_moderator)


def line(step: Step, done: Deed) -> Event:
    """A step as the history keeps it."""
    return Event(done.at, done.actor_id, step.act, step.before, step.after, step.sentence, ())


@given(st.lists(wishes(), max_size=30))
def test_state_verdict_and_history_agree(wished: list[Wish]) -> None:
    standing = Standing(State.OPEN)
    history = [Event(START, None, Act.LISTED, None, State.OPEN, None, ())]
    for minute, wish in enumerate(wished):
        done = deed(wish, minute)
        try:
            taken = steps(standing, done)
        except BoardError:
            continue
        check(standing, taken, done)
        history += [line(step, done) for step in taken]
        standing = taken[-1].standing
        assert replay(history) == standing


def check(before: Standing, taken: tuple[Step, ...], done: Deed) -> None:
    """What holds of every deed that is done."""
    for step in taken:
        assert step.before is before.state
        assert step.after in leads(step.act, step.before)
        if step.act is Act.AGREED:
            assert (before.verdict, before.sentence, before.verdict_by) == (step.after, *ruled(step.standing))
            assert before.verdict_by != done.actor_id
        if step.act in (Act.PROPOSED, Act.SETTLED, Act.RELEASED) and not done.is_moderator:
            assert before.taken_by == done.actor_id
        before = step.standing
    assert (before.state is State.TAKEN) == (before.taken_by is not None)
    assert (before.state in SETTLED) <= (before.verdict is before.state)
    assert (before.verdict is None) == (before.sentence is None) == (before.verdict_by is None)
    assert before.verdict is None or before.state in SETTLED | {State.TAKEN}


def ruled(standing: Standing) -> tuple[str | None, int | None]:
    """The sentence of a verdict, and whose it is."""
    return standing.sentence, standing.verdict_by


def test_an_open_claim_is_taken_with_its_verdict() -> None:
    done = Deed(Act.SETTLED, PEOPLE[0], START, ruling=ruling(State.CONFIRMED))
    first, second = steps(Standing(State.OPEN), done)
    assert (first.act, first.after, first.sentence, first.evidence) == (Act.TAKEN, State.TAKEN, None, ())
    assert (second.act, second.after, second.standing.verdict_by) == (Act.SETTLED, State.CONFIRMED, PEOPLE[0])


def test_going_back_without_a_sentence_is_refused() -> None:
    settled = Standing(State.REFUTED, verdict=State.REFUTED, verdict_by=PEOPLE[0], sentence="So.")
    with pytest.raises(BoardError) as caught:
        steps(settled, Deed(Act.REOPENED, PEOPLE[1], START, sentence=" "))
    assert caught.value.code == "no_sentence"
