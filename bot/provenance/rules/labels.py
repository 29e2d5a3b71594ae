"""Speakers set off by a mark: "Smith: We will win", "SMITH: …", "Q: …", "“…” — Smith, mayor", "He thundered: “…”"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import CueKind, Stance
from bot.provenance.rules.complements import Follows
from bot.provenance.rules.frames import Frame, Side
from bot.provenance.rules.lexicon import FORMS, NOT_SPEAKERS
from bot.provenance.rules.lines import Line
from bot.provenance.rules.names import Phrase, subject_before
from bot.provenance.words import PREPOSITIONS, STOP_WORDS, is_finite_verb

_MAX_NAME = 7
_WITHIN_NAMES = PREPOSITIONS | {"and", "the"}
_LEAST_SAID = 3
"""Items that must follow a name and a colon: fewer are a table's row or a label."""


def find_label_frames(line: Line) -> Iterator[Frame]:
    """The frames of a line whose cue is a colon or a dash."""
    label = _label(line)
    if label is not None:
        yield label
    for index, item in enumerate(line.items):
        if item.text == ":" and index > 1 and (frame := _colon(line, index)) is not None:
            yield frame
    signature = _signature(line)
    if signature is not None:
        yield signature


def _label(line: Line) -> Frame | None:
    """A name and a colon at the head of a line; what is said is the rest of it."""
    colon = next((at for at in range(1, min(len(line.items), _MAX_NAME + 1)) if line.items[at].text == ":"), None)
    if colon is None or not _is_name(line, 0, colon) or len(line.items) - colon <= _LEAST_SAID:
        return None
    asks = line.stretch(0, colon) and line.low(0) == "q" and colon == 1
    return Frame(
        (colon, colon + 1),
        0,
        colon + 1,
        Side.RIGHT,
        (0, colon),
        CueKind.QUESTION if asks else CueKind.SPEECH,
        Stance.QUESTIONS if asks else Stance.ASSERTS,
        0.7,
        follows=Follows.COLON,
    )


def _is_name(line: Line, start: int, end: int) -> bool:
    words = [item for item in line.items[start:end] if item.text not in (".", "(", ")", ",")]
    if not words or any(item.low in NOT_SPEAKERS or item.low in FORMS for item in words):
        return False
    if not all(item.is_capital or item.low in _WITHIN_NAMES for item in words):
        return False
    return words[0].is_capital and (words[0].low not in STOP_WORDS or words[0].low in ("the", "a", "me"))


def _colon(line: Line, colon: int) -> Frame | None:
    """Any verb before a colon that a quotation follows ("He thundered: “…”")."""
    follows = line.items[colon + 1] if colon + 1 < len(line.items) else None
    if follows is None or follows.quote is None or _is_name(line, 0, colon):
        return None
    source = _subject_of_last_verb(line, colon)
    if source is None:
        return None
    return Frame(
        (colon, colon + 1),
        source[0],
        colon + 1,
        Side.RIGHT,
        source,
        CueKind.SPEECH,
        Stance.ASSERTS,
        0.5,
        follows=Follows.COLON,
    )


def _subject_of_last_verb(line: Line, end: int) -> Phrase | None:
    for at in range(1, end):
        item, before = line.items[at], line.items[at - 1]
        if item.quote is None and before.quote is None and is_finite_verb(item.text, before.text):
            return subject_before(line, at, 0)
    return None


def _signature(line: Line) -> Frame | None:
    """A quotation, a dash and a name: the form of epigraphs and blurbs."""
    if len(line.items) < 3 or line.items[0].quote is None or line.items[1].text not in ("—", "–", "-"):
        return None
    end = len(line.items)
    comma = next((at for at in range(2, end) if line.items[at].text == ","), end)
    if comma - 2 > _MAX_NAME or not _is_name(line, 2, comma):
        return None
    return Frame((1, 2), 1, end, Side.LEFT, (2, end), CueKind.SPEECH, Stance.ASSERTS, 0.8)
