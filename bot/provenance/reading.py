"""The seam between reading words and reasoning about them.

A Reader looks at an article's words and says which spans are source, cue and content, and what each sentence is.
Everything after it (who the sources really are, chains, claims, accounts, reasons) works on a Reading and does not
care whether rules or a trained model made it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.model import Article, CueKind, Mode, SentenceKind, Span, Stance


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as read: spans only, nothing resolved."""

    content: tuple[Span, ...]
    """The attributed words without their outer quote marks, in order, not overlapping."""
    cue: Span | None
    source: Span | None
    """The words that name the source here ("he", "the spokesman", "911 audio"); None where none is given."""
    cue_kind: CueKind
    mode: Mode
    stance: Stance
    confidence: float
    """0 to 1."""
    parent: int | None = None
    """Index (in Reading.attributions) of the attribution in whose content this one stands."""
    addressee: Span | None = None
    """Whom it was told to where the text says so ("told Fox 35", "confirm to @FoxNews"): an outlet here is a
    station on the way."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what it is."""

    span: Span
    kind: SentenceKind
    worth: int
    """0 to 2, see LABELLING's task S; 0 unless kind is fact."""
    score: float
    """0 to 1: how sure it is worth confirming; orders claims of equal worth."""
    block: int
    """Index of the article block that it stands in."""


def _unjudged(_: Span) -> None:
    """The judge of a reader that has none."""
    return


@dataclass(frozen=True, slots=True)
class Judgement:
    """What some words are by themselves, in their context."""

    kind: SentenceKind
    worth: int
    """0 to 2; 0 unless kind is fact."""
    score: float
    """Calibrated probability that they are worth 2."""
    fact: float
    """Probability that they hold a checkable proposition."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader saw, attributions and sentences in text order."""

    attributions: tuple[Found, ...]
    sentences: tuple[Sentence, ...]
    judge: Callable[[Span], Judgement | None] = field(default=_unjudged, compare=False)
    """Judges any stretch of one sentence; None where it cannot."""


class Reader(Protocol):
    """Something that reads an article; loaded once per worker, used for many articles."""

    name: str

    def read(self, article: Article) -> Reading:
        """Read the article's words; never raises for odd text."""
        ...
