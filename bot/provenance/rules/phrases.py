"""Frames without a verb of saying: "according to X", "per X", "X’s claim that …", "reportedly"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.model import CueKind, Stance
from bot.provenance.rules.complements import Follows
from bot.provenance.rules.frames import Frame, Side
from bot.provenance.rules.lexicon import CLAIM_NOUNS
from bot.provenance.rules.lines import Line
from bot.provenance.rules.names import Phrase, phrase_after
from bot.provenance.words import ARTICLES, BE, POSSESSIVES, PREPOSITIONS

_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_DENYING_NOUNS = frozenset({"denial", "denials"})
_BEFORE_CLAIM_NOUN = ARTICLES | BE | PREPOSITIONS | {"this", "any", "no", "new"}


def find_phrase_frames(line: Line) -> Iterator[Frame]:
    """The verbless frames of a line from left to right."""
    for index, item in enumerate(line.items):
        read = _BY_WORD.get(item.low)
        frame = read(line, index) if read is not None else None
        if frame is not None:
            yield frame


def _according_to(line: Line, index: int) -> Frame | None:
    word, following = line.low(index), line.low(index + 1)
    if word == "according" and following == "to":
        start = index + 2
    elif (
        word == "per"
        and line.low(index - 1) in ("", ",")
        and line.items[min(index + 1, len(line.items) - 1)].is_capital
    ):
        start = index + 1
    else:
        return None
    source = phrase_after(line, start, len(line.items))
    if source is None:
        return None
    source = _before_clause(line, source)
    opens = index == 0 or (index <= 2 and line.low(0) in ("but", "and", "still", "meanwhile"))
    after = source[1]
    side = Side.RIGHT if opens and line.low(after) == "," else Side.LEFT
    first = index - 1 if line.low(index - 1) == "," else index
    return Frame(
        (index, start), first, after + (side is Side.RIGHT), side, source, CueKind.SPEECH, Stance.ASSERTS, 0.9
    )


def _before_clause(line: Line, source: Phrase) -> Phrase:
    """The source without what only looks like its apposition ("Per Smith, the ship sank")."""
    comma = next((at for at in range(*source) if line.low(at) == ","), None)
    if comma is None or line.low(source[1]) in (",", ".", ""):
        return source
    return source[0], comma


def _claim_noun(line: Line, index: int) -> Frame | None:
    if index == 0 or line.items[index].is_capital:
        return None
    if line.low(index + 1) != "that":
        return None
    source = _owner(line, index)
    if source is None and line.low(index - 1) not in _BEFORE_CLAIM_NOUN:
        return None
    stance = Stance.DENIES if line.low(index) in _DENYING_NOUNS else Stance.ASSERTS
    return Frame(
        (index, index + 1),
        source[0] if source else index,
        index + 1,
        Side.RIGHT,
        source,
        CueKind.SPEECH,
        stance,
        0.75,
        follows=Follows.THAT,
    )


def _owner(line: Line, noun: int) -> Phrase | None:
    """Whose claim it is: "Smith’s", "the mayor’s", "his"; an adjective may stand between."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        word = line.low(at)
        if word in POSSESSIVES:
            return at, at + 1
        if word.endswith(("'s", "s'")):
            start = at
            while start > 0 and (line.items[start - 1].is_capital or line.low(start - 1) in ARTICLES):
                start -= 1
            return start, at + 1
        if not line.items[at].is_word or word in ARTICLES:
            return None
    return None


def _hearsay(_: Line, index: int) -> Frame:
    return Frame((index, index + 1), index, index + 1, Side.AROUND, None, CueKind.SPEECH, Stance.ASSERTS, 0.4)


_BY_WORD: dict[str, Callable[[Line, int], Frame | None]] = {
    "according": _according_to,
    "per": _according_to,
    **dict.fromkeys(CLAIM_NOUNS, _claim_noun),
    **dict.fromkeys(_HEARSAY, _hearsay),
}
"""The word with which a frame's cue begins → what reads the frame."""
