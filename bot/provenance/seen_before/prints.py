"""A claim's print: what is kept beside its words so that it is found again among a hundred thousand.

A print holds the claim's vector and the keys under which it is looked for: its names, amounts and dates, its words,
and what they mean. It is versioned: a print that another version made is not read. `prints` runs in a worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.provenance.concepts import is_weak
from bot.provenance.seen_before.meanings import first_senses
from bot.provenance.seen_before.tokens import Kind, Token, is_english, read_tokens

Vector = NDArray[np.int8]
WIDTH = 64
"""Numbers in a vector."""
VERSION = 1
_MOST_KEYS = 48
_MOST_CHARACTERS = 600
_GRAM = 4
_KEY = np.dtype("<u4")
Keys = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Print:
    """A print, read."""

    vector: Vector
    """WIDTH numbers; all 0 where the encoder read nothing."""
    keys: Keys


def prints(texts: Sequence[str]) -> list[bytes]:
    """The print of each text, at most 257 bytes; never raises for odd text."""
    from bot.provenance.seen_before.vectors import vectors_of  # the network, which only workers load

    return [
        written(Print(np.zeros(WIDTH, np.int8) if vector is None else vector, _keys(text)))
        for text, vector in zip(texts, vectors_of(texts), strict=True)
    ]


def written(made: Print) -> bytes:
    """A print's bytes."""
    return bytes([VERSION]) + made.vector.astype(np.int8).tobytes() + made.keys.astype(_KEY).tobytes()


def read_print(data: bytes | None) -> Print | None:
    """What a print's bytes hold; None where there is none or another version made it."""
    if not data or data[0] != VERSION or len(data) < 1 + WIDTH or (len(data) - 1 - WIDTH) % _KEY.itemsize:
        return None
    keys = np.frombuffer(data, _KEY, offset=1 + WIDTH).astype(np.uint32)
    return Print(np.frombuffer(data, np.int8, count=WIDTH, offset=1), keys)


def nearness_of(one: Vector, other: Vector) -> float:
    """The cosine of two vectors, -1 to 1; 0 where one of them says nothing."""
    first, second = one.astype(np.float32), other.astype(np.float32)
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float(first @ second) / lengths if lengths else 0.0


def _keys(text: str) -> Keys:
    read = text[:_MOST_CHARACTERS]
    tokens = read_tokens(read)
    names = (_of_english if is_english(read) else _of_letters)(tokens, read)
    unique = list(dict.fromkeys(names))[:_MOST_KEYS]
    return np.array([crc32(name.encode()) for name in unique], dtype=np.uint32)


def _of_english(tokens: Iterable[Token], _text: str) -> list[str]:
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
