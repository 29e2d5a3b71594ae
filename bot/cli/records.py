"""A report as `extract` writes it: one flat object, with offsets into the text exactly as it was given.

It knows the model types and what a sentence is read as; where the objects come from and go to is `extract`'s
business.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from bot.article.normalise import to_given
from bot.model import Attribution, Claim, Report, Run, SetAside, Source, Span
from bot.provenance.reading import Sentence

Offsets = list[int]
"""Two character offsets into the given text, half open."""


class AttributionRecord(TypedDict):
    """Who is given which words by which cue."""

    source: Offsets | None
    cue: Offsets | None
    content: list[Offsets]


class SourceRecord(TypedDict):
    """Somebody or something that the article takes words or facts from."""

    name: str
    kind: str
    named: bool
    role: str | None
    mentions: list[Offsets]


class ClaimRecord(TypedDict):
    """A claim; `sources` and `denied_by` are positions in the record's own list of sources."""

    span: Offsets
    kind: str
    worth: int
    reasons: list[str]
    sources: list[int]
    denied_by: list[int]


class SetAsideRecord(TypedDict):
    """Words that are not listed as a claim, and what they are instead."""

    span: Offsets
    kind: str


class SentenceRecord(TypedDict):
    """A sentence of the article and what it is; `worth` is 0 unless it is a fact."""

    span: Offsets
    kind: str
    worth: int


class Record(TypedDict):
    """One article and all that was found in it."""

    id: object
    text: str
    attributions: list[AttributionRecord]
    sources: list[SourceRecord]
    claims: list[ClaimRecord]
    set_aside: list[SetAsideRecord]
    sentences: list[SentenceRecord]


def record_of(article_id: object, given: str, report: Report, sentences: Sequence[Sentence]) -> Record:
    """The record of a report; `given` is the text that the report's article was read from, `sentences` all of its."""
    writer = _Writer(report.article.runs)
    return Record(
        id=article_id,
        text=given,
        attributions=[writer.attribution(found) for found in report.attributions],
        sources=[writer.source(source) for source in report.sources],
        claims=[writer.claim(claim) for claim in report.claims],
        set_aside=[writer.set_aside(aside) for aside in report.set_aside],
        sentences=[writer.sentence(sentence) for sentence in sentences],
    )


def empty_record(article_id: object, given: str) -> Record:
    """The record of an article that could not be read."""
    return Record(id=article_id, text=given, attributions=[], sources=[], claims=[], set_aside=[], sentences=[])


def to_json(record: Record) -> str:
    """One line of JSON; broken characters that UTF-8 cannot hold are written as escapes."""
    line = json.dumps(record, ensure_ascii=False)
    return line if _is_encodable(line) else json.dumps(record)


def _is_encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Writer:
    """Model types → records, with the way back to the given text."""

    runs: tuple[Run, ...]

    def attribution(self, found: Attribution) -> AttributionRecord:
        return AttributionRecord(
            source=None if found.source_span is None else self._offsets(found.source_span),
            cue=None if found.cue is None else self._offsets(found.cue),
            content=[self._offsets(span) for span in found.content],
        )

    def source(self, source: Source) -> SourceRecord:
        return SourceRecord(
            name=source.name,
            kind=source.kind,
            named=source.named,
            role=source.role,
            mentions=[self._offsets(span) for span in source.mentions],
        )

    def claim(self, claim: Claim) -> ClaimRecord:
        return ClaimRecord(
            span=self._offsets(claim.span),
            kind=claim.kind,
            worth=claim.worth,
            reasons=[need.reason for need in claim.needs],
            sources=list(claim.sources),
            denied_by=list(claim.denied_by),
        )

    def set_aside(self, aside: SetAside) -> SetAsideRecord:
        return SetAsideRecord(span=self._offsets(aside.span), kind=aside.kind)

    def sentence(self, sentence: Sentence) -> SentenceRecord:
        return SentenceRecord(span=self._offsets(sentence.span), kind=sentence.kind, worth=sentence.worth)

    def _offsets(self, span: Span) -> Offsets:
        return list(to_given(self.runs, span))
