"""What tests of the board share: a ruling, claims to put on it, and what people may want to do with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from bot.board import SETTLED, Act, Given, GivenLink, Listed, Ruling, State, ruling_of
from bot.model import ClaimKind

LINK = GivenLink("https://records.example.org/minutes#:~:text=closed")
PEOPLE = (1419700000000000011, 1419700000000000012, 1419700000000000013)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to do with a claim."""

    act: Act
    actor_id: int
    verdict: State
    """Where it is one."""
    is_moderator: bool


def wishes() -> st.SearchStrategy[Wish]:
    """Anything that anybody might try, in or out of turn."""
    acts = st.sampled_from([act for act in Act if act not in (Act.LISTED, Act.ASKED_AGAIN)])
    return st.builds(Wish, acts, st.sampled_from(PEOPLE), st.sampled_from(sorted(SETTLED)), st.booleans())


def ruling(
    state: State = State.REFUTED, sentence: str = "The minutes say otherwise.", evidence: Sequence[Given] = (LINK,)
) -> Ruling:
    """A verdict that is complete unless the test says otherwise."""
    return ruling_of(state, sentence, evidence, max_file_bytes=1_000)


def listed(*words: str) -> list[Listed]:
    """A report's claims with these words, their ids counted from 0."""
    return [Listed(number, text, ClaimKind.EVENT, 1) for number, text in enumerate(words)]
