"""A claim's tokens, sorted by what they are; worked out once for a claim, however often it is compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.provenance.seen_before.amounts import Amount, Sort
from bot.provenance.seen_before.statements import Statement, statement_of
from bot.provenance.seen_before.tokens import Kind, Token, is_negating
from bot.provenance.seen_before.wording import FEMALE, LIGHT, MALE

_THINGS = (Kind.NAME, Kind.WORD, Kind.TITLE)


class Roles(NamedTuple):
    """What stands around an act."""

    before: frozenset[str]
    after: frozenset[str]
    object: str
    """What follows it at once."""
    passive: bool
    by: bool
    """Whether a passive one says by whom."""


@dataclass(frozen=True)
class Held:
    """A claim's tokens, sorted by what they are."""

    tokens: tuple[Token, ...]

    @cached_property
    def values(self) -> frozenset[str]:
        """The values of all tokens that have one."""
        return frozenset(token.value for token in self.tokens if token.is_said)

    @cached_property
    def telling(self) -> tuple[Token, ...]:
        """The words that say what it is about, each once."""
        return tuple({token.value: token for token in self.tokens if token.is_telling}.values())

    @cached_property
    def names(self) -> Mapping[str, float]:
        """Its names, and how surely each is one."""
        return {token.value: 0.5 if token.concepts else 1.0 for token in self.tokens if token.kind is Kind.NAME}

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Its amounts, in their order."""
        return tuple(_amount(token.value) for token in self.tokens if token.kind is Kind.AMOUNT)

    @cached_property
    def times(self) -> Mapping[str, set[str]]:
        """What it says of when, by kind ("month", "year")."""
        found: dict[str, set[str]] = {}
        for token in self.tokens:
            if token.kind is Kind.TIME:
                kind, _, value = token.value.partition(":")
                found.setdefault(kind, set()).add(value)
        return found

    @cached_property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """Its function words and directions with an opposite, each with the word that it leads to."""
        return tuple(
            (token.value, next((each.value for each in self.tokens[at + 1 :] if each.is_said), ""))
            for at, token in enumerate(self.tokens)
            if token.kind is Kind.SIDE
        )

    @cached_property
    def sexes(self) -> frozenset[str]:
        """Of which sex the people are that it speaks of, as far as its words tell."""
        words = {token.value for token in self.telling}
        return frozenset(sex for sex, known in (("f", FEMALE), ("m", MALE)) if words & known)

    @cached_property
    def negations(self) -> int:
        """How many words negate."""
        return sum(map(is_negating, self.tokens))

    @cached_property
    def negated(self) -> frozenset[str]:
        """The telling words that stand near an odd number of negations."""
        found: set[str] = set()
        for at, token in enumerate(self.tokens):
            if is_negating(token) and not (token.value and token.value in found):
                after, before = self.tokens[at + 1 :], self.tokens[:at][::-1]
                found ^= {*_reached(after), *(_reached(before) if token.kind is Kind.PASSIVE else ())}
        return frozenset(found)

    @cached_property
    def roles(self) -> Mapping[str, Roles]:
        """What stands around each act."""
        acts = ((at, token) for at, token in enumerate(self.tokens) if token.kind in (Kind.ACT, Kind.PASSIVE))
        return {token.value: _roles(token, self.tokens[:at], self.tokens[at + 1 :]) for at, token in acts}

    @cached_property
    def statement(self) -> Statement:
        """What it states in the main."""
        return statement_of(self.tokens)

    @cached_property
    def voice(self) -> tuple[Token, ...]:
        """The words that name who says it: before a verb of saying up to a comma, or after "according" or "by"."""
        for at, token in enumerate(self.tokens):
            if token.kind is Kind.SAID:
                words = _voice(token, self.tokens[:at][::-1], self.tokens[at + 1 :])
                if words:
                    return words
        return ()


def _amount(value: str) -> Amount:
    sort, number, loose = value.split(":")
    return Amount(Sort(sort), float(number), loose == "1")


def _reached(tokens: Sequence[Token]) -> list[str]:
    """The telling words that a negation reaches."""
    found: list[str] = []
    for token in tokens:
        if found and (token.kind is Kind.STOP or found[-1] not in LIGHT):
            break
        if token.is_telling:
            found.append(token.value)
    return found


def _roles(act: Token, before: Sequence[Token], after: Sequence[Token]) -> Roles:
    passive = act.kind is Kind.PASSIVE
    by = passive and any(each.kind is Kind.BY for each in after)
    follows = after[0].value if after and after[0].kind in _THINGS else ""
    return Roles(_things(before), _things(after), follows, passive, by)


def _things(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.value for token in tokens if token.kind in _THINGS)


def _voice(said: Token, before: Sequence[Token], after: Sequence[Token]) -> tuple[Token, ...]:
    if said.concepts:  # passive: "it is thought by"
        return _until_stop(after[1:]) if after and after[0].kind is Kind.BY else ()
    return _until_stop(after if said.value == "accord" else before)


def _until_stop(tokens: Sequence[Token]) -> tuple[Token, ...]:
    found: list[Token] = []
    for token in tokens:
        if token.kind in (Kind.STOP, Kind.ACT, Kind.PASSIVE):
            break
        if token.kind in _THINGS:
            found.append(token)
    return tuple(found)
