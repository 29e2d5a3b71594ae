"""Makes `meanings.npz`, what the comparing of claims knows of words, from WordNet 3.0: `python -m training.meanings`.

The dictionary files are those of Debian's package wordnet-base (`--folder` names where they lie). Kept is, per stem
of a single lower-case word, the senses that it is mostly used in with those of its derivations ("closure" has the
senses of "close"), the next more general senses, and which stems are each other's opposites.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.provenance.seen_before.meanings import FILE, key_of
from bot.provenance.words import stem

_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_MOST_SENSES = {"n": 4, "v": 6, "a": 4, "r": 3}
"""Senses of a word that are kept: dictionaries list them by how common they are."""
_DERIVED = ("+", "\\", "=")
_GENERAL = ("@", "&", "$", "*")

Sense = tuple[str, int]
"""Part of speech and offset."""


@dataclass(slots=True)
class _Known:
    """What is kept of one stem."""

    senses: dict[Sense, None] = field(default_factory=dict)
    general: dict[Sense, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Synset:
    words: tuple[str, ...]
    pointers: tuple[tuple[str, Sense, int, int], ...]
    """Symbol, target, and which words of both it holds between (0 for all)."""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("/usr/share/wordnet"))
    folder = parser.parse_args().folder
    synsets = {sense: synset for part in _PARTS for sense, synset in _read_synsets(folder, part)}
    known: dict[str, _Known] = defaultdict(_Known)
    opposites: set[tuple[str, str]] = set()
    for part, short in _PARTS.items():
        for word, offsets in _read_index(folder, part):
            for offset in offsets[: _MOST_SENSES[short]]:
                _learn(word, (short, offset), synsets, known[stem(word)], opposites)
    for irregular, base in _exceptions(folder):
        if stem(base) in known:
            known[stem(irregular)].senses |= known[stem(base)].senses
            known[stem(irregular)].general |= known[stem(base)].general
    _write(known, opposites)


def _read_synsets(folder: Path, part: str) -> Iterator[tuple[Sense, _Synset]]:
    for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(word.split("(")[0] for word in fields[4 : 4 + 2 * count : 2])
        at = 4 + 2 * count
        pointers = []
        for start in range(at + 1, at + 1 + 4 * int(fields[at]), 4):
            symbol, offset, short, between = fields[start : start + 4]
            target = ("a" if short == "s" else short, int(offset))
            pointers.append((symbol, target, int(between[:2], 16), int(between[2:], 16)))
        yield (_PARTS[part], int(fields[0])), _Synset(words, tuple(pointers))


def _read_index(folder: Path, part: str) -> Iterator[tuple[str, list[int]]]:
    for line in (folder / f"index.{part}").read_text(encoding="latin-1").splitlines():
        fields = line.split()
        if not line.startswith(" ") and fields[0].isalpha() and len(fields[0]) > 2:
            count = int(fields[2])
            yield fields[0], [int(offset) for offset in fields[-count:]]


def _exceptions(folder: Path) -> Iterator[tuple[str, str]]:
    for part in _PARTS:
        for line in (folder / f"{part}.exc").read_text(encoding="latin-1").splitlines():
            irregular, base = line.split()[:2]
            if irregular.isalpha() and base.isalpha() and stem(irregular) != stem(base):
                yield irregular, base


def _learn(
    word: str, sense: Sense, synsets: dict[Sense, _Synset], known: _Known, opposites: set[tuple[str, str]]
) -> None:
    synset = synsets[sense]
    if all(each[:1].isupper() for each in synset.words):
        return
    known.senses[sense] = None
    place = next((at for at, each in enumerate(synset.words, 1) if each.lower() == word), 0)
    for symbol, target, here, there in synset.pointers:
        if symbol in _GENERAL:
            known.general[target] = None
            above = synsets[target].pointers if symbol == "@" and target[0] == "n" else ()
            known.general |= dict.fromkeys(next_up for up, next_up, _, _ in above if up == "@")
        elif symbol in _DERIVED and here in (0, place):
            known.senses[target] = None
        elif symbol == "!" and here == place:
            other = synsets[target].words[there - 1]
            if other.isalpha():
                opposites.add((stem(word), stem(other)))


def _write(known: dict[str, _Known], opposites: Iterable[tuple[str, str]]) -> None:
    numbers: dict[Sense, int] = {}
    for each in known.values():
        for sense in (*each.senses, *each.general):
            numbers.setdefault(sense, len(numbers))
    rows = sorted({key_of(word): each for word, each in known.items()}.items())
    np.savez_compressed(
        FILE,
        keys=np.array([key for key, _ in rows], dtype=np.uint32),
        sense_ends=np.cumsum([len(each.senses) for _, each in rows], dtype=np.uint32),
        senses=np.array([numbers[sense] for _, each in rows for sense in each.senses], dtype=np.uint32),
        general_ends=np.cumsum([len(each.general) for _, each in rows], dtype=np.uint32),
        general=np.array([numbers[sense] for _, each in rows for sense in each.general], dtype=np.uint32),
        opposites=np.array(
            sorted({key_of(one) << 32 | key_of(other) for pair in opposites for one, other in (pair, pair[::-1])}),
            dtype=np.uint64,
        ),
    )
    print(f"{len(rows):,} stems, {len(numbers):,} senses, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
