"""Corrected reports as training data, in the form that the training of the tagger reads: one article a line.

An article without what people or servers are called: its id is made of its words. All that the report gives is in the
line, what people corrected marked as such; what is not marked is the reader's own and was left standing.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import Any

from bot.corrections.applied import Corrected
from bot.corrections.changes import NotAClaim
from bot.model import Attribution, Claim, Report, Span

_ID_LENGTH = 16


def training_line(corrected: Corrected, seen: Counter[str]) -> str | None:
    """An article that somebody corrected as a JSON object (id, text, attributions, claims, sentences), else None.

    Spans are pairs of offsets into the text. `seen` counts the ids that were given: the same article of another
    server has one that goes on after "#".
    """
    if not corrected.held:
        return None
    article_id = f"corrected-{sha256(corrected.report.article.text.encode()).hexdigest()[:_ID_LENGTH]}"
    seen[article_id] += 1
    again = f"#{seen[article_id]}" if seen[article_id] > 1 else ""
    return json.dumps(_line(corrected, article_id + again), ensure_ascii=False)


def _line(corrected: Corrected, article_id: str) -> dict[str, Any]:
    report = corrected.report
    return {
        "id": article_id,
        "text": report.article.text,
        "attributions": _attributions(corrected),
        "claims": [_claim(corrected, claim) for claim in sorted(report.claims, key=lambda claim: claim.span)],
        "sentences": [
            {"span": list(each.change.span), "kind": each.change.instead.value, "worth": 0, "corrected": True}
            for each in corrected.held
            if isinstance(each.change, NotAClaim)
        ],
    }


def _claim(corrected: Corrected, claim: Claim) -> dict[str, Any]:
    names = [corrected.report.source(source).name for source in claim.sources]
    told = {"span": list(claim.span), "worth": claim.worth, "sources": names}
    return {**told, "corrected": True} if claim.id in corrected.marks else told


def _attributions(corrected: Corrected) -> list[dict[str, Any]]:
    """Those that can be learned from, `parent` by place in this list.

    One that people found to be the article's own voice is none, and of one whose right source is not named near by
    nothing is learned.
    """
    read = {each.id: each for each in (corrected.raw or corrected.report).attributions}
    kept = [each for each in corrected.report.attributions if each.source_span or each == read.get(each.id)]
    places = {each.id: place for place, each in enumerate(kept)}
    return [_attribution(corrected.report, each, places, each != read.get(each.id)) for each in kept]


def _attribution(report: Report, given: Attribution, places: dict[int, int], is_corrected: bool) -> dict[str, Any]:
    named = report.source(given.source).name if given.source is not None else None
    marked: dict[str, Any] = {
        "source": _pair(given.source_span),
        "cue": _pair(given.cue),
        "content": [list(part) for part in given.content],
        "parent": places.get(given.parent) if given.parent is not None else None,
        "name": named,
    }
    return {**marked, "corrected": True} if is_corrected else marked


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
