"""Each sentence of an article: where it stands, what it is, and how much an editor would want it confirmed.

The reader brings a probability for each label of a sentence (from its words in their context); here these become a
kind, a worth and a calibrated score, and what the attributions tell (a record shows it, somebody denies it, somebody
merely believes it) decides over them. Labels are those of the labelling guide's task S.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.model import Article, Block, BlockKind, CueKind, SentenceKind, Span, Stance
from bot.provenance.reading import Found, Judgement, Sentence
from bot.provenance.segment import sentences
from bot.provenance.within import touching

FACTS = ("fact0", "fact1", "fact2")
"""The labels of fact, by worth."""
_OPEN_KINDS = frozenset({SentenceKind.FACT, SentenceKind.OPINION})
_LEAST_FACT = 0.2
"""How probable a checkable proposition must be for an attribution to settle that there is one."""
_NEVER_JUDGED = frozenset({BlockKind.FURNITURE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE})


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence by its place."""

    span: Span
    block: int
    """Index of its article block."""
    asserts: bool
    """False where the place alone makes it furniture: headings, captions, a post's frame."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How label probabilities become kind, worth and score; fitted on sentences that no weight was trained on."""

    slope: float
    """Platt scaling of the log-odds of worth 2 (Platt 1999): score = 1 / (1 + exp(-(slope·x + offset)))."""
    offset: float
    some: float
    """Share of fact's probability that worth 1 and 2 must have together for worth 1."""
    high: float
    """Share of fact's probability that worth 2 must have for worth 2."""

    def judge(self, by_label: Mapping[str, float]) -> Judgement:
        """The kind with the highest probability, its worth and the calibrated score."""
        fact = sum(by_label[label] for label in FACTS)
        by_kind = {SentenceKind.FACT: fact}
        by_kind |= {SentenceKind(label): p for label, p in by_label.items() if label not in FACTS}
        kind = max(by_kind, key=lambda each: by_kind[each])
        worth = self._worth(by_label, fact) if kind is SentenceKind.FACT else 0
        return Judgement(kind, worth, self._calibrated(by_label["fact2"]), fact)

    def _worth(self, by_label: Mapping[str, float], fact: float) -> int:
        if by_label["fact2"] >= self.high * fact:
            return 2
        return 1 if by_label["fact1"] + by_label["fact2"] >= self.some * fact else 0

    def _calibrated(self, probability: float) -> float:
        bounded = min(max(probability, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(self.slope * math.log(bounded / (1 - bounded)) + self.offset)))


def cut_sentences(article: Article) -> list[Cut]:
    """Every sentence of every block, in order; linear in the length of the article."""
    return [
        Cut(span, index, asserts)
        for index, block in enumerate(article.blocks)
        for part, asserts in _parts(article, block)
        for span in sentences(article.text, part)
    ]


def settle_sentences(
    cut: Sequence[Cut], judgements: Sequence[Judgement | None], attributions: Sequence[Found]
) -> tuple[Sentence, ...]:
    """The sentences with kind, worth and score, once it is known who says what.

    `judgements` has one entry a sentence, None where nothing was read; such a sentence, and one whose place makes it
    furniture, is furniture.
    """
    parts = ((at, span) for at, found in enumerate(attributions) for span in found.content)
    near = touching([each.span for each in cut], parts)
    return tuple(
        _settle(each, judgement, [attributions[at] for at in at_it])
        for each, judgement, at_it in zip(cut, judgements, near, strict=True)
    )


def _parts(article: Article, block: Block) -> Iterator[tuple[Span, bool]]:
    """The stretches of a block in order, and whether each holds words that assert something."""
    if block.post is None or block.kind in _NEVER_JUDGED:
        yield block.span, block.kind not in _NEVER_JUDGED
        return
    at = block.span.start
    for body in article.posts[block.post].body:
        start, end = max(body.start, at), min(body.end, block.span.end)
        if start < end:
            yield Span(at, start), False
            yield Span(start, end), True
            at = end
    yield Span(at, block.span.end), False


def _settle(cut: Cut, judgement: Judgement | None, at_it: Sequence[Found]) -> Sentence:
    if not cut.asserts or judgement is None:
        return Sentence(cut.span, SentenceKind.FURNITURE, 0, 0.0, cut.block)
    kind, worth = _by_attribution(cut.span, judgement, at_it)
    return Sentence(cut.span, kind, worth, judgement.score, cut.block)


def _by_attribution(span: Span, judgement: Judgement, at_it: Sequence[Found]) -> tuple[SentenceKind, int]:
    """Kind and worth once it is known who says it and how.

    What a record is said to show, and what somebody denies, is for an editor to confirm, unless it is about the
    future or asks; what is given as somebody's belief and nothing more can be settled by nothing.
    """
    cued = [found for found in at_it if found.cue is not None and span.covers(found.cue)]
    if judgement.kind in _OPEN_KINDS and judgement.fact > _LEAST_FACT and any(_weighs(found) for found in cued):
        return SentenceKind.FACT, 2
    if judgement.kind is SentenceKind.FACT and judgement.worth < 2 and _only_believed(span, cued):
        return SentenceKind.OPINION, 0
    return judgement.kind, judgement.worth


def _weighs(found: Found) -> bool:
    return found.cue_kind is CueKind.RECORD or found.stance is Stance.DENIES


def _only_believed(span: Span, cued: Sequence[Found]) -> bool:
    """Whether all that is attributed in the sentence is belief, and makes up most of it."""
    if not cued or any(found.cue_kind is not CueKind.BELIEF for found in cued):
        return False
    believed = max(content.end - content.start for found in cued for content in found.content)
    return believed * 2 >= span.end - span.start
