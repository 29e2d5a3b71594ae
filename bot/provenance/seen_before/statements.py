"""What a claim states in the main: its predicate, and whether that is told as a fact.

"Police are looking into the blaze that destroyed the mill" states that police look into it, and only mentions that
the mill burned. This module knows nothing of a second claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.provenance.seen_before.tokens import Kind, Token
from bot.provenance.seen_before.wording import LIGHT_ACTS, WISHES

_ACTS = (Kind.ACT, Kind.PASSIVE)
_AUXILIARIES = (Kind.FACT, Kind.MAY)
_TO_COME = frozenset({"will", "shall", "to"})
_OPENING_SIDES = frozenset({"before", "after"})
_CLAUSE = 5
"""Tokens behind "before" or "after" among which an act shows that a clause follows, and no time or thing."""


class Mood(StrEnum):
    """How a statement is told."""

    UNTOLD = ""
    FACT = "fact"
    TO_COME = "to come"
    POSSIBLE = "possible"
    """Possible, wished, asked or charged."""


class Statement(NamedTuple):
    """What a claim states in the main."""

    act: Token | None
    """Its predicate, where that is a verb that says something."""
    mood: Mood


def statement_of(tokens: Sequence[Token]) -> Statement:
    """The statement that the tokens make."""
    main = list(_main(tokens))
    act = _predicate(main, has_more=len(main) < len(tokens))
    return Statement(act, _mood(main, act))


def _predicate(main: Sequence[Token], *, has_more: bool) -> Token | None:
    """The first act that says something; where only what is told beside it does, any act."""
    acts = [token for token in main if token.kind in _ACTS]
    strong = next((act for act in acts if act.value not in LIGHT_ACTS), None)
    return strong or (acts[0] if acts and has_more else None)


def _mood(main: Sequence[Token], act: Token | None) -> Mood:
    if act and act.value in WISHES:
        return Mood.POSSIBLE
    told = main[: main.index(act)] if act else main
    may = next((token for token in told if token.kind is Kind.MAY), None)
    if may:
        return Mood.TO_COME if may.value in _TO_COME else Mood.POSSIBLE
    return Mood.FACT if any(token.kind is Kind.FACT for token in told) else Mood.UNTOLD


def _main(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens outside of the clauses that a joining word opens."""
    is_beside, is_full, has_act = False, False, False
    for at, token in enumerate(tokens):
        if _opens_clause(tokens, at):
            is_beside, is_full = True, False
        elif token.kind is Kind.STOP:
            is_beside = False
        elif is_beside and token.kind in (*_ACTS, *_AUXILIARIES):
            is_beside = not (is_full and not has_act and _begins_verb(tokens, at))
            is_full = is_full or token.kind in _ACTS or _is_copula(tokens, at)
        if not is_beside:
            has_act = has_act or token.kind in _ACTS
            yield token


def _begins_verb(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].kind not in (*_AUXILIARIES, Kind.NOT)


def _is_copula(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind is Kind.FACT and not any(each.kind in _ACTS for each in tokens[at + 1 : at + 3])


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is Kind.JOIN:
        return not (token.value == "that" and at and tokens[at - 1].kind is Kind.SAID)
    is_side = token.kind is Kind.SIDE and token.value in _OPENING_SIDES
    return is_side and any(each.kind in _ACTS for each in tokens[at + 1 : at + 1 + _CLAUSE])
