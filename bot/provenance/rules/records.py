"""Records that speak: whether a cue's source is a document, recording, image or data set, by its head noun."""

from __future__ import annotations

from bot.model import CueKind
from bot.provenance.rules.lexicon import RECORD_NOUNS
from bot.provenance.rules.lines import Line
from bot.provenance.rules.names import Phrase
from bot.provenance.words import DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS

_PEOPLE_PRONOUNS = SUBJECT_PRONOUNS - {"it"}


def kind_by_source(line: Line, source: Phrase | None, kind: CueKind) -> CueKind:
    """What the cue is, seen from its source: "the video says" is a record, "Smith found" is speech."""
    if source is None or kind not in (CueKind.SPEECH, CueKind.RECORD):
        return kind
    head = _head(line, source)
    if line.low(head) in RECORD_NOUNS and (head == 0 or not line.items[head].is_capital):
        return CueKind.RECORD
    if kind is CueKind.RECORD and (line.items[head].is_capital or line.low(head) in _PEOPLE_PRONOUNS):
        return CueKind.SPEECH
    return kind


def _head(line: Line, source: Phrase) -> int:
    """The noun that the phrase is about: the last word before a preposition, a mark or a participle after a noun."""
    start, end = source
    for at in range(start + 1, end):
        word = line.low(at)
        participle = word.endswith("ed") and line.low(at - 1) not in DETERMINERS
        if participle or word in PREPOSITIONS or not line.items[at].is_word:
            return at - 1
    return end - 1
