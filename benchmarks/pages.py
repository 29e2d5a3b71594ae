"""News pages whose attributions and claims are marked by us, by offset into the pages beside the checkout.

One marked page in four is kept from training: what is read of it may be looked at while the reader is made, so its
figures are a guide and no proof. The others are learned from (training.corpus).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.sentences import ROOT, SHARED, bucket

PAGES = SHARED / "pages" / "gold.jsonl"
MARKS = ROOT / "training" / "data" / "news.jsonl"
_MEASURED_SHARE = 4
_UNMARKED = "unmarked"
"""The kind of every source in `as_report`: nobody marked kinds."""


def page_texts() -> Iterator[tuple[str, str]]:
    """Id and words of every page that has words."""
    for page in map(json.loads, PAGES.read_text(encoding="utf-8").splitlines()):
        if page.get("body"):
            yield f"{page['set']}-{Path(page['file']).name.split('.')[0]}", page["body"]


def marked_pages() -> dict[str, dict[str, Any]]:
    """The marks of each page by its id: {"attributions": […], "claims": […]}."""
    return {raw["id"]: raw for raw in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines())}


def measured_pages() -> frozenset[str]:
    """The marked pages that are kept from training altogether."""
    return frozenset(name for name in marked_pages() if bucket(name, "page", _MEASURED_SHARE) == 0)


def as_report(text: str, marks: dict[str, Any]) -> dict[str, Any]:
    """The marks in the form of a gold report; sources are named by their words, and nothing is marked as no claim."""
    sourced = [each for each in marks["attributions"] if each["source"] is not None]
    names = sorted({text[slice(*each["source"])] for each in sourced})
    return {
        "sources": [{"name": name, "kind": _UNMARKED} for name in names],
        "attributions": [
            {"content": text[slice(*part)], "source": text[slice(*each["source"])]}
            for each in sourced
            for part in each["content"]
        ],
        "claims": [{"text": text[slice(*each["span"])], "worth": each["worth"]} for each in marks["claims"]],
    }
