"""A claim's print: what is kept beside its words so that it is found again among a hundred thousand.

A print holds the claim's vector, the keys under which it is looked for (its names, amounts and dates, its words, and
what they mean), and its tokens, so that two claims are compared without reading them again. It is versioned: a print
that another version made is not read. `prints` runs in a worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.provenance.concepts import is_weak
from bot.provenance.seen_before.held import Held
from bot.provenance.seen_before.meanings import first_senses
from bot.provenance.seen_before.tokens import Kind, Token, is_english, read_tokens

Vector = NDArray[np.int8]
WIDTH = 64
"""Numbers in a vector."""
VERSION = 2
_MOST_KEYS = 40
_MOST_TOLD = 460
"""Bytes of tokens; what a claim says behind them is not compared."""
_MOST_CHARACTERS = 600
_GRAM = 4
_KEY = np.dtype("<u4")
_HEAD = 3
_PART, _BETWEEN = "\x1f", "\x1e"
_KINDS = {str(kind): kind for kind in Kind}
Keys = NDArray[np.uint32]


@dataclass(frozen=True)
class Print:
    """A print, read."""

    vector: Vector
    """WIDTH numbers; all 0 where the encoder read nothing."""
    keys: Keys
    english: bool
    told: bytes
    """The tokens, as they are kept."""

    @cached_property
    def held(self) -> Held:
        """What the claim says."""
        return Held(_tokens(self.told))


def prints(texts: Sequence[str]) -> list[bytes]:
    """The print of each text, at most 687 bytes; never raises for odd text."""
    from bot.provenance.seen_before.vectors import vectors_of  # the network, which only workers load

    return [written(print_of(text, vector)) for text, vector in zip(texts, vectors_of(texts), strict=True)]


def print_of(text: str, vector: Vector | None) -> Print:
    """The print of a text with its vector, None where it has none."""
    read = text[:_MOST_CHARACTERS]
    tokens, english = read_tokens(read), is_english(read)
    names = _of_english(tokens) if english else _of_letters(tokens, read)
    keys = np.array([crc32(name.encode()) for name in list(dict.fromkeys(names))[:_MOST_KEYS]], dtype=np.uint32)
    return Print(np.zeros(WIDTH, np.int8) if vector is None else vector, keys, english, _told(tokens))


def written(made: Print) -> bytes:
    """A print's bytes: version, language, number of keys, vector, keys, tokens."""
    head = bytes([VERSION, made.english, len(made.keys)])
    return head + made.vector.astype(np.int8).tobytes() + made.keys.astype(_KEY).tobytes() + made.told


def read_print(data: bytes | None) -> Print | None:
    """What a print's bytes hold; None where there is none or another version made it."""
    if not data or data[0] != VERSION or len(data) < _HEAD + WIDTH:
        return None
    told = _HEAD + WIDTH + data[2] * _KEY.itemsize
    if len(data) < told:
        return None
    keys = np.frombuffer(data, _KEY, count=data[2], offset=_HEAD + WIDTH).astype(np.uint32)
    vector = np.frombuffer(data, np.int8, count=WIDTH, offset=_HEAD)
    return Print(vector, keys, bool(data[1]), data[told:])


def _told(tokens: Iterable[Token]) -> bytes:
    """The tokens as bytes, whole ones up to the most that is kept."""
    found, size = list[bytes](), 0
    for token in tokens:
        each = _PART.join((token.kind, token.value, *token.concepts)).encode()
        size += len(each) + 1
        if size > _MOST_TOLD:
            break
        found.append(each)
    return _BETWEEN.encode().join(found)


def _tokens(told: bytes) -> tuple[Token, ...]:
    """The tokens; those of a kind that there is none of are left out."""
    parts = (each.split(_PART) for each in told.decode(errors="replace").split(_BETWEEN))
    return tuple(
        Token(_KINDS[kind], value[0], tuple(value[1:])) for kind, *value in parts if kind in _KINDS and value
    )


def nearness_of(one: Vector, other: Vector) -> float:
    """The cosine of two vectors, -1 to 1; 0 where one of them says nothing."""
    first, second = one.astype(np.float32), other.astype(np.float32)
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float(first @ second) / lengths if lengths else 0.0


def _of_english(tokens: Iterable[Token]) -> list[str]:
    """The keys, those that tell most first."""
    firm, words, meant = list[str](), list[str](), list[str]()
    for token in tokens:
        if token.kind is Kind.NAME:
            firm.append(token.value)
        elif token.kind in (Kind.AMOUNT, Kind.TIME):
            firm.append(token.value.rpartition(":")[0] if token.kind is Kind.AMOUNT else token.value)
        elif token.kind in (Kind.WORD, Kind.ACT, Kind.PASSIVE, Kind.TITLE) and not is_weak(token.value):
            words.append(token.value)
            meant += [*token.concepts, *(f"#{sense}" for sense in first_senses(token.value))]
    return [*firm, *words, *meant]


def _of_letters(tokens: Iterable[Token], text: str) -> list[str]:
    """The keys of a text in another language: its words, or pieces of it where words are not set apart."""
    words = [token.value for token in tokens if token.value]
    joined = "".join(text.split()).casefold()
    pieces = [joined[at : at + _GRAM] for at in range(max(1, len(joined) - _GRAM + 1))]
    return words + pieces if len(words) < len(joined) / 12 else words
