"""Prints laid out so that those most like a given one are found among a hundred thousand in a few milliseconds.

A shelf is made of parts that never change; new prints make a new part, and small parts are joined as they grow, so
that adding stays cheap. Two ways lead to a candidate: keys in common, of which rare ones count more (an inverted
index), and vectors that point the same way (their signs as bits, compared by counting). What is found are candidates:
whether they say the same is judged elsewhere. This module knows nothing of words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.provenance.seen_before.prints import WIDTH, Print

_MOST_VISITED = 15_000
"""Entries of the index that are looked at for one print, those under rare keys first."""
_BY_KEYS = 32
_BY_VECTOR = 24
_LEAST_SHARED = 0.1
"""Of the weight of its keys, what a candidate that is found by them shares at least."""
_MOST_APART = 20
"""Signs, of WIDTH, in which the vector of a candidate that is found by it differs at most."""
_VECTOR_WEIGHT = 1.0
_LEAST_LIKE = 0.45
"""A candidate is at least so alike: shared keys by weight, 0 to 1, and the cosine of the vectors."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some prints, by row; no array is ever changed."""

    ids: Array
    vectors: Array
    signs: Array
    keys: Array
    """All keys of all rows, in order."""
    rows: Array
    """Under each key, the row that has it."""

    def reach(self, keys: Array) -> tuple[Array, Array]:
        """Where the entries of each key begin and end."""
        return np.searchsorted(self.keys, keys, "left"), np.searchsorted(self.keys, keys, "right")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The prints of one server's claims, by id."""

    parts: tuple[_Part, ...] = ()

    def __len__(self) -> int:
        return sum(len(part.ids) for part in self.parts)

    @property
    def last(self) -> int:
        """The highest id; 0 where there is none."""
        return max((int(part.ids.max()) for part in self.parts), default=0)

    def since(self, low: int) -> frozenset[int]:
        """The ids above one."""
        return frozenset(int(each) for part in self.parts for each in part.ids[part.ids > low])

    def with_more(self, prints: Sequence[tuple[int, Print]]) -> Shelf:
        """The shelf with more prints, none of whose ids it has."""
        if not prints:
            return self
        parts = [*self.parts, _part(prints)]
        while len(parts) > 1 and 2 * len(parts[-1].ids) >= len(parts[-2].ids):
            parts[-2:] = [_joined(parts[-2], parts[-1])]
        return Shelf(tuple(parts))

    def without(self, gone: Collection[int]) -> Shelf:
        """The shelf without the prints of these ids."""
        parts = (_kept(part, np.isin(part.ids, list(gone), invert=True)) for part in self.parts)
        return Shelf(tuple(part for part in parts if len(part.ids)))

    def candidates(self, asked: Print, most: int) -> list[int]:
        """The ids of the prints most like one, best first."""
        keys = np.unique(asked.keys)
        reaches = [part.reach(keys) for part in self.parts]
        counts = np.sum([high - low for low, high in reaches], axis=0) if reaches else np.zeros(len(keys))
        rarity = np.log((len(self) + 2) / (counts + 1))
        kept = np.zeros(len(keys), dtype=bool)
        order = np.argsort(counts)
        kept[order[np.cumsum(counts[order]) <= _MOST_VISITED]] = True
        found = [
            each
            for part, (low, high) in zip(self.parts, reaches, strict=True)
            for each in _best(part, asked, np.where(kept, high - low, 0), low, rarity)
        ]
        return [each for _, each in sorted(found, reverse=True)[:most]]


def _part(prints: Sequence[tuple[int, Print]]) -> _Part:
    ids = np.array([each for each, _ in prints], dtype=np.int64)
    vectors = np.array([made.vector for _, made in prints], dtype=np.int8).reshape(-1, WIDTH)
    keys = np.concatenate([made.keys for _, made in prints]).astype(np.uint32)
    rows = np.repeat(np.arange(len(prints), dtype=np.uint32), [len(made.keys) for _, made in prints])
    order = np.argsort(keys, kind="stable")
    return _Part(ids, vectors, _signs(vectors), keys[order], rows[order])


def _signs(vectors: Array) -> Array:
    return np.packbits(vectors > 0, axis=1).view(np.uint64).reshape(-1)


def _joined(one: _Part, other: _Part) -> _Part:
    keys = np.concatenate([one.keys, other.keys])
    rows = np.concatenate([one.rows, other.rows + np.uint32(len(one.ids))])
    order = np.argsort(keys, kind="stable")
    return _Part(
        np.concatenate([one.ids, other.ids]),
        np.concatenate([one.vectors, other.vectors]),
        np.concatenate([one.signs, other.signs]),
        keys[order],
        rows[order],
    )


def _kept(part: _Part, kept: Array) -> _Part:
    """The part's rows that are kept."""
    if kept.all():
        return part
    places = np.cumsum(kept) - 1
    entries = kept[part.rows]
    rows = places[part.rows[entries]].astype(np.uint32)
    return _Part(part.ids[kept], part.vectors[kept], part.signs[kept], part.keys[entries], rows)


def _best(part: _Part, asked: Print, lengths: Array, low: Array, rarity: Array) -> Iterable[tuple[float, int]]:
    """The likeness and id of the part's candidates."""
    scores = _shared(part, lengths, low, rarity)
    whole = float(rarity.sum()) or 1.0
    rows = np.union1d(_highest(scores, _LEAST_SHARED * whole), _nearest(part, asked))
    alike = scores[rows] / whole + _VECTOR_WEIGHT * np.maximum(_cosines(part.vectors[rows], asked.vector), 0)
    return ((float(like), int(part.ids[row])) for like, row in zip(alike, rows, strict=True) if like >= _LEAST_LIKE)


def _shared(part: _Part, lengths: Array, low: Array, rarity: Array) -> Array:
    """For each row the rarity of the keys that it shares."""
    starts = np.repeat(low - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) if len(lengths) else low
    places = np.arange(int(lengths.sum())) + starts
    return np.bincount(part.rows[places], np.repeat(rarity, lengths), minlength=len(part.ids))


def _highest(scores: Array, least: float) -> Array:
    """The rows with the highest scores, among those that reach the least."""
    rows = np.flatnonzero(scores >= least)
    return rows if len(rows) <= _BY_KEYS else rows[np.argpartition(-scores[rows], _BY_KEYS)[:_BY_KEYS]]


def _nearest(part: _Part, asked: Print) -> Array:
    """The rows whose vectors' signs differ least from those of the print's."""
    if not asked.vector.any():
        return np.zeros(0, dtype=np.int64)
    apart = np.bitwise_count(part.signs ^ _signs(asked.vector[None])[0])
    rows = np.flatnonzero(apart <= _MOST_APART)
    return rows if len(rows) <= _BY_VECTOR else rows[np.argpartition(apart[rows], _BY_VECTOR)[:_BY_VECTOR]]


def _cosines(vectors: Array, vector: Array) -> Array:
    ours, theirs = vectors.astype(np.float32), vector.astype(np.float32)
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs)
    cosines: Array = ours @ theirs / np.maximum(lengths, 1e-6)
    return cosines
