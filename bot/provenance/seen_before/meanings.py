"""What English words mean to one another: the same, one more general, opposite, or things of one sort.

Read from `meanings.npz`, which `training/meanings.py` makes of WordNet 3.0. Words are asked for by stem. It knows
nothing of claims.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FILE = Path(str(files("bot.provenance"))) / "seen_before" / "meanings.npz"
_REMEMBERED = 16384
_FIRST = 2
"""Senses by which a word is looked for."""


def key_of(stem: str) -> int:
    """The number that a stem is kept under."""
    return crc32(stem.encode())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is known of one stem; empty where the dictionary has none."""

    senses: frozenset[int]
    general: frozenset[int]
    """The next more general senses."""


_NOTHING = Meaning(frozenset(), frozenset())


class _Dictionary:
    """The file's arrays, searched by key."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            self._keys = arrays["keys"]
            self._senses = _Runs(arrays["senses"], arrays["sense_ends"])
            self._general = _Runs(arrays["general"], arrays["general_ends"])
            self._opposites = arrays["opposites"]

    def meaning(self, stem: str) -> Meaning:
        key = key_of(stem)
        at = _place(self._keys, key)
        return _NOTHING if at is None else Meaning(self._senses.at(at), self._general.at(at))

    def first_senses(self, stem: str) -> tuple[int, ...]:
        at = _place(self._keys, key_of(stem))
        return () if at is None else self._senses.run(at)[:_FIRST]

    def are_opposites(self, one: str, other: str) -> bool:
        return _place(self._opposites, key_of(one) << 32 | key_of(other)) is not None


@dataclass(frozen=True, slots=True)
class _Runs:
    """Sets of numbers laid end to end."""

    values: NDArray[Any]
    ends: NDArray[Any]

    def run(self, place: int) -> tuple[int, ...]:
        low = int(self.ends[place - 1]) if place else 0
        return tuple(self.values[low : int(self.ends[place])].tolist())

    def at(self, place: int) -> frozenset[int]:
        return frozenset(self.run(place))


def _place(keys: NDArray[Any], key: int) -> int | None:
    at = bisect_left(keys, key)
    return at if at < len(keys) and int(keys[at]) == key else None


@cache
def _dictionary() -> _Dictionary:
    """The process's one dictionary."""
    return _Dictionary(FILE)


@lru_cache(_REMEMBERED)
def meaning(stem: str) -> Meaning:
    """What the dictionary knows of a stem."""
    return _dictionary().meaning(stem)


@lru_cache(_REMEMBERED)
def first_senses(stem: str) -> tuple[int, ...]:
    """The senses that a stem is mostly used in."""
    return _dictionary().first_senses(stem)


@lru_cache(_REMEMBERED)
def are_opposites(one: str, other: str) -> bool:
    """Whether two stems are each other's opposites ("rise", "fall")."""
    return _dictionary().are_opposites(one, other)


@lru_cache(_REMEMBERED)
def nearness(one: str, other: str) -> float:
    """How near in meaning two stems are: 1 the same, less for a more general one, 0 for all else."""
    if one == other:
        return 1.0
    ours, theirs = meaning(one), meaning(other)
    if ours.senses & theirs.senses:
        return 0.9
    if ours.senses & theirs.general or ours.general & theirs.senses:
        return 0.6
    return 0.0
