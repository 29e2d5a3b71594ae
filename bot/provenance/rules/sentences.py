"""What each sentence of an article is, and how much a careful editor would want it confirmed.

A multinomial logistic regression over the named features of `sentences_features`, with its weights in
sentences_weights.json beside this module, judges the words; what the attributions tell (a record shows it, somebody
denies it, somebody merely believes it) and what kind of block it stands in decide over that. Labels are those of the
labelling guide's task S. This module looks at one sentence at a time and knows nothing of sources or claims.

Weights: fitted by training/fit_sentences.py on 4,095 news sentences labelled for this project (labels: the project's
own, MIT; texts: PolNeAR 1.0.0's training articles and the test pages of article-extraction-benchmark, fundus and
trafilatura, of which nothing but word weights is kept).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model import Article, Block, BlockKind, CueKind, SentenceKind, Span, Stance
from bot.provenance.reading import Found, Sentence
from bot.provenance.rules.sentences_features import features
from bot.provenance.segment import sentences
from bot.provenance.within import touching

TABLE = "sentences_weights.json"
_QUOTES = frozenset("“‘\"'„«")
_OPEN_KINDS = frozenset({SentenceKind.FACT, SentenceKind.OPINION})
_LEAST_FACT = 0.2
"""How probable a checkable proposition must be for an attribution to settle that there is one."""
_NEVER_JUDGED = frozenset({BlockKind.FURNITURE, BlockKind.HEADING, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence is on its own words."""

    kind: SentenceKind
    worth: int
    """0 to 2; 0 unless kind is fact."""
    score: float
    """Calibrated probability that it is worth 2."""
    fact: float
    """Probability that it holds a checkable proposition (not calibrated)."""


@dataclass(frozen=True, slots=True)
class Table:
    """The fitted weights: one row of label weights per feature."""

    labels: tuple[str, ...]
    """Kinds, with fact as "fact0", "fact1", "fact2" by worth."""
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    slope: float
    """Platt scaling of the log-odds of "fact2" (Platt 1999): score = 1 / (1 + exp(-(slope·x + offset)))."""
    offset: float
    worth_cuts: tuple[float, float]
    """Share of fact's probability from which worth is at least 1 (by worth 1 and 2 together), and 2."""

    def probabilities(self, values: Mapping[str, float]) -> dict[str, float]:
        """Label → probability for one sentence's features; features that are not in the table count nothing."""
        sums = list(self.bias)
        for name, value in values.items():
            for index, weight in enumerate(self.weights.get(name, ())):
                sums[index] += weight * value
        top = max(sums)
        powers = [math.exp(total - top) for total in sums]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}

    def judge(self, values: Mapping[str, float]) -> Judgement:
        """The kind with the highest probability, its worth and the calibrated score."""
        by_label = self.probabilities(values)
        fact = sum(by_label[label] for label in ("fact0", "fact1", "fact2"))
        by_kind = {SentenceKind.FACT: fact}
        by_kind |= {SentenceKind(label): p for label, p in by_label.items() if not label.startswith("fact")}
        kind = max(by_kind, key=lambda each: by_kind[each])
        score = self._calibrated(by_label["fact2"])
        worth = self._worth(by_label, fact) if kind is SentenceKind.FACT else 0
        return Judgement(kind, worth, score, fact)

    def _worth(self, by_label: Mapping[str, float], fact: float) -> int:
        some, high = self.worth_cuts
        if by_label["fact2"] >= high * fact:
            return 2
        return 1 if by_label["fact1"] + by_label["fact2"] >= some * fact else 0

    def _calibrated(self, probability: float) -> float:
        bounded = min(max(probability, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(self.slope * math.log(bounded / (1 - bounded)) + self.offset)))


@cache
def load_table() -> Table:
    """The shipped table of weights, read once per process."""
    raw = json.loads((files(__package__) / TABLE).read_text(encoding="utf-8"))
    return Table(
        labels=tuple(raw["labels"]),
        bias=tuple(raw["bias"]),
        weights={name: tuple(row) for name, row in raw["weights"].items()},
        slope=raw["slope"],
        offset=raw["offset"],
        worth_cuts=(raw["worth_cuts"][0], raw["worth_cuts"][1]),
    )


def judge(sentence: str, *, in_quote: bool = False) -> Judgement:
    """Judge one sentence by its words alone; `in_quote` where a quotation was open before it."""
    return load_table().judge(features(sentence, in_quote=in_quote))


def judge_sentences(article: Article, attributions: Sequence[Found]) -> tuple[Sentence, ...]:
    """Every sentence of every block, in order, with kind, worth and score; linear in the length of the article.

    Headings, captions, page furniture and what surrounds a post's own words are furniture.
    """
    cut = [
        (span, index, is_own_words)
        for index, block in enumerate(article.blocks)
        for part, is_own_words in _parts(article, block)
        for span in sentences(article.text, part)
    ]
    parts = ((at, span) for at, found in enumerate(attributions) for span in found.content)
    near = touching([span for span, _, _ in cut], parts)
    return tuple(
        _judge_one(article.text, span, index, [attributions[at] for at in at_it] if is_own_words else None)
        for (span, index, is_own_words), at_it in zip(cut, near, strict=True)
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


def _judge_one(text: str, span: Span, block: int, at_it: Sequence[Found] | None) -> Sentence:
    """One sentence; `at_it` holds the attributions with words in it, None where it is furniture by its place."""
    if at_it is None:
        return Sentence(span, SentenceKind.FURNITURE, 0, 0.0, block)
    judgement = judge(span.of(text), in_quote=_opened_before(text, span, at_it))
    kind, worth = _by_attribution(span, judgement, at_it)
    return Sentence(span, kind, worth, judgement.score, block)


def _opened_before(text: str, span: Span, at_it: Sequence[Found]) -> bool:
    """Whether the sentence goes on with a quotation that was opened before it; a post's own words are none."""
    return any(
        text[max(0, content.start - 1)] in _QUOTES and content.start < span.start < content.end
        for found in at_it
        for content in found.content
    )


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
