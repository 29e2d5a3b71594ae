"""The seam between reading words and reasoning about them.

A Reader looks at an article's words and says which spans are source, cue and content, and what each sentence is.
Everything after it (who the sources really are, chains, claims, accounts, reasons) works on a Reading and does not
care whether rules or a trained model made it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.model import Article, CueKind, Mode, SentenceKind, Span, Stance

Vector = NDArray[np.float32]


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


def _unread(spans: Sequence[Span]) -> list[Vector | None]:
    """The vectors of a reader that has none."""
    return [None] * len(spans)


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
class Proposition:
    """A stretch, of one sentence as a rule, that a reader takes for one checkable proposition."""

    span: Span
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader saw, attributions, sentences and propositions in text order."""

    attributions: tuple[Found, ...]
    sentences: tuple[Sentence, ...]
    propositions: tuple[Proposition, ...] | None = None
    """They do not overlap; None from a reader that marks none."""
    judge: Callable[[Span], Judgement | None] = field(default=_unjudged, compare=False)
    """Judges any stretch of one sentence; None where it cannot."""
    vectors: Callable[[Sequence[Span]], Sequence[Vector | None]] = field(default=_unread, compare=False)
    """What stretches of the text mean in their context, all vectors of one width; None where it cannot tell."""


class Reader(Protocol):
    """Something that reads an article; loaded once per worker, used for many articles."""

    name: str

    def read(self, article: Article) -> Reading:
        """Read the article's words; never raises for odd text."""
        ...
