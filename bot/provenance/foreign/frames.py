"""Who stands right beside a quotation, by a few forms that news writes in every language that has a lexicon.

`„…“, sagte Anna Berger`, `a déclaré le maire, Jean Roux : « … »`, `Anna Berger: „…“`, `– …, sier Kari Holm`. Where
the words between do not fit one of them, nobody is named: a missing name is told, a wrong one misleads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Span
from bot.provenance.foreign.lexicon import Lexicon
from bot.provenance.foreign.names import TITLES, FullNames, name_in, read_run
from bot.provenance.foreign.subjects import MOST_NAME, Speaker, SubjectReader, span_of
from bot.provenance.segment import Token, tokens

_DASHES = frozenset("–—-")
_AFTER_QUOTATION = _DASHES | {","}
_REACH = 140
"""Characters beside a quotation that are looked at."""
_MOST_BEFORE_COLON = 12
"""Words between a verb and the colon before a quotation."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of saying beside a quotation."""

    cue: Span | None
    """None in a label: "Anna Berger: „…“"."""
    speaker: Speaker | None
    """None where the verb's subject is not named."""
    end: int
    """Where the frame ends."""
    according: bool = False
    """Whether the cue is "according to"."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying, or the like, among tokens."""

    start: int
    end: int
    according: bool
    """Whether it is "according to", with or without a verb behind it."""


class FrameReader:
    """Reads the words beside quotations in one article."""

    def __init__(self, text: str, lexicon: Lexicon, names: FullNames) -> None:
        self._text, self._lexicon, self._names = text, lexicon, names
        self._subjects = SubjectReader(lexicon, names)

    def after(self, gap: Span) -> Frame | None:
        """The frame at the start of what follows a quotation: ", sagte Anna Berger"."""
        found = tokens(self._text, Span(gap.start, min(gap.end, gap.start + _REACH)))
        at = 0
        while at < len(found) and found[at].text in _AFTER_QUOTATION:
            at += 1
        cue = self._cue(found, at)
        if cue is None:
            return self._signature(found, at, gap)
        speaker, end = self._subjects.behind(found, cue.end)
        return Frame(span_of(found, cue.start, cue.end), speaker, found[end - 1].end, cue.according)

    def before(self, gap: Span) -> Frame | None:
        """The frame at the end of what precedes a quotation: "Anna Berger sagte der Zeitung:"."""
        found = self._last_sentence(gap)
        if not found:
            return None
        colon = found[-1].text == ":"
        kept = list(found)
        while kept and (kept[-1].text in ":," or kept[-1].low in self._lexicon.that):
            kept.pop()
        cue = self._last_cue(kept, colon=colon)
        if cue is None:
            return self._label(kept, gap) if colon else None
        return self._around(kept, cue, colon=colon)

    def _around(self, found: Sequence[Token], cue: _Cue, *, colon: bool) -> Frame | None:
        """The frame of a cue before a quotation: its subject stands in front of it or behind it."""
        span, end = span_of(found, cue.start, cue.end), found[-1].end
        behind, last = self._subjects.behind(found, cue.end)
        adjacent = colon or last == len(found)
        if cue.according:
            return Frame(span, behind, end) if behind is not None and last == len(found) else None
        front = self._subjects.in_front(found, cue.start)
        if front is None and not adjacent:
            return None
        return Frame(span, front or behind, end)

    def _last_cue(self, found: Sequence[Token], *, colon: bool) -> _Cue | None:
        """The last cue from which the words before a quotation lead to it."""
        cues = (self._cue(found, at) for at in range(len(found) - 1, -1, -1))
        return next((cue for cue in cues if cue is not None and self._leads(found[cue.end :], colon=colon)), None)

    def _leads(self, rest: Sequence[Token], *, colon: bool) -> bool:
        """Whether the words behind a cue lead to a quotation: few of them and a colon, or nothing but its subject."""
        if colon:
            return sum(token.is_word for token in rest) <= _MOST_BEFORE_COLON
        return self._subjects.behind(rest, 0)[1] == len(rest)

    def _cue(self, found: Sequence[Token], at: int) -> _Cue | None:
        if at >= len(found):
            return None
        lexicon, word = self._lexicon, found[at].low
        following = found[at + 1].low if at + 1 < len(found) else ""
        if word in lexicon.auxiliaries and following in lexicon.participles:
            return _Cue(at, at + 2, according=False)
        if word in lexicon.according:
            return _Cue(at, at + 1 + (following in lexicon.verbs), according=True)
        return _Cue(at, at + 1, according=False) if word in lexicon.verbs and found[at].text.islower() else None

    def _label(self, found: Sequence[Token], gap: Span) -> Frame | None:
        """A name and a colon that open a paragraph: "Anna Berger: „…“"."""
        if not found or self._text[gap.start : found[0].start].strip():
            return None
        end = read_run(found, 0)
        name = name_in(found[:end], self._lexicon) if end else None
        if end != len(found) or name is None or len(name.words) > MOST_NAME:
            return None
        if not (name.is_full or self._names.has(name.words)):
            return None
        return Frame(None, Speaker(name, name.role, None), found[-1].end)

    def _signature(self, found: Sequence[Token], at: int, gap: Span) -> Frame | None:
        """A dash and a full name that close a paragraph: "«…» – Anna Berger"."""
        if not at or found[at - 1].text not in _DASHES or at >= len(found):
            return None
        end = read_run(found, at)
        name = name_in(found[at:end], self._lexicon) if end > at else None
        if name is None or not name.is_full or len(name.words) > MOST_NAME:
            return None
        if self._text[found[end - 1].end : gap.end].strip():
            return None
        return Frame(None, Speaker(name, name.role, None), found[end - 1].end)

    def says_more(self, span: Span) -> bool:
        """Whether a verb of saying stands in a stretch."""
        found = tokens(self._text, span)
        return any(self._cue(found, at) is not None for at in range(len(found)))

    def _last_sentence(self, gap: Span) -> Sequence[Token]:
        """The tokens of the last sentence before a quotation, within reach."""
        found = tokens(self._text, Span(max(gap.start, gap.end - _REACH), gap.end))
        for at in range(len(found) - 1, -1, -1):
            if found[at].text in ".!?…" and not _is_after_initial(found, at):
                return found[at + 1 :]
        return found


def _is_after_initial(found: Sequence[Token], at: int) -> bool:
    before = found[at - 1] if at else None
    return before is not None and before.end == found[at].start and (len(before.text) == 1 or before.lower in TITLES)
