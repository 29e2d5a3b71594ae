"""The reader's propositions of one sentence, and how they and the rules' clauses become the spans of claims.

Rules cut a sentence where its grammar shows on the surface; the reader sees where one proposition ends inside a
clause, and which words assert nothing that could be checked. So rules cut first, and the reader cuts further, drops
what it sees no proposition in, and adds what the rules overlooked. What it marked without being sure stays with the
claim before it; words before the first sure one that it marked nothing in, or was unsure of, fall away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from bot.model import Span
from bot.provenance import words
from bot.provenance.clauses import trim
from bot.provenance.reading import Proposition
from bot.provenance.segment import tokens
from bot.provenance.within import Places

_LEAST_SURE = 0.7
"""Confidence from which a proposition is listed by itself."""
_LEAST_WORDS = 5
_MOSTLY = 0.7
"""Share of a proposition that must stand in a part of a sentence to belong to it."""
_NEVER_FIRST = words.RELATIVES | (words.THIRD_PERSON & words.SUBJECT_PRONOUNS)
"""Words that say nothing without what stands before them: who "they" are is told there."""
_NEVER_LAST = words.ARTICLES | words.COORDINATORS | set("of in at by for from with to into as than".split())
"""Words that a claim cut short ends with."""
_JOINER = re.compile(rf"[\s,;:—–-]+(?:{'|'.join(sorted(words.JOINERS))})$")
_LEAST_COVERED = 0.2
"""Share of a part of a sentence that propositions must cover for it to be a claim."""


class Marks:
    """The propositions of one sentence, in order and apart; None from a reader that marks none."""

    def __init__(self, text: str, propositions: Sequence[Proposition] | None) -> None:
        self._text = text
        self._is_marked = propositions is not None
        self._read = [each.span for each in propositions or ()]
        self._ends = [span.end for span in self._read]
        whole = [_whole(text, each.span) for each in propositions or ()]
        self._sure = [
            span if each.confidence >= _LEAST_SURE and self._can_stand(span) else None
            for each, span in zip(propositions or (), whole, strict=True)
        ]
        """For each one its words as a claim, None where it is no claim by itself."""

    def cut(self, part: Span) -> list[Span]:
        """The claims that a part of the sentence makes: several, itself, or none where it asserts nothing."""
        if not self._is_marked:
            return [part]
        near = self._near(part)
        inner = [at for at in near if _share(self._read[at], part) >= _MOSTLY]
        claims: list[Span] = []
        for at in inner:
            span = self._sure[at]
            if span is not None:
                claims.append(span)
            elif claims:
                # What cannot stand alone stays with the claim before it, so that nothing marked is lost.
                claims[-1] = Span(claims[-1].start, self._read[at].end)
        if len(claims) > 1:
            common = (part.common(span) for span in claims)
            return [_whole(self._text, span) for span in common if span is not None]
        return [part] if sum(_share(part, self._read[at]) for at in near) >= _LEAST_COVERED else []

    def others(self, listed: Sequence[Span]) -> list[Span]:
        """The propositions that are claims by themselves and touch none of the listed spans."""
        taken = Places(listed)
        return [span for span in self._sure if span is not None and not taken.touch(span)]

    def _near(self, part: Span) -> range:
        """The propositions that share a character with a part of the sentence."""
        first = bisect_right(self._ends, part.start)
        last = first
        while last < len(self._read) and self._read[last].start < part.end:
            last += 1
        return range(first, last)

    def _can_stand(self, span: Span) -> bool:
        """Whether the words can be read by themselves: enough of them, whole, with a verb or a figure."""
        said = [token for token in tokens(self._text, span) if token.is_word]
        if len(said) < _LEAST_WORDS or said[0].low in _NEVER_FIRST or words.is_finite_verb(said[0].text):
            return False
        if said[-1].low in _NEVER_LAST:
            return False
        return words.has_finite_verb(self._text, span) or any(map(str.isdigit, span.of(self._text)))


def _whole(text: str, span: Span) -> Span:
    """The span trimmed, and without the word at its end that only joins what follows."""
    trimmed = trim(text, span)
    joiner = _JOINER.search(trimmed.of(text))
    return Span(trimmed.start, trimmed.start + joiner.start()) if joiner else trimmed


def _share(span: Span, other: Span) -> float:
    """The share of a span that stands in another one."""
    common = span.common(other)
    return (common.end - common.start) / (span.end - span.start) if common is not None else 0.0
