"""Real news pages against what per-site parsers read from them (../shared/pages, set "fundus")."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from trafilatura.utils import decode_file

from bot.article.page.keys import key_of
from bot.article.page.metadata import Metadata, read_metadata

PAGES = Path(__file__).resolve().parents[4].parent / "shared" / "pages"


@pytest.fixture(scope="module")
def read_pages() -> list[tuple[dict[str, Any], Metadata]]:
    if not PAGES.exists():
        pytest.skip("../shared/pages is absent: what is read from real pages cannot be compared")
    return list(_read_all())


def _read_all() -> Iterator[tuple[dict[str, Any], Metadata]]:
    for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["set"] == "fundus":
            text = decode_file(gzip.decompress((PAGES / gold["file"]).read_bytes()))
            tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
            yield gold, read_metadata(tree, gold["url"])


def _share(right: list[bool]) -> float:
    return sum(right) / len(right)


def test_titles(read_pages: list[tuple[dict[str, Any], Metadata]]) -> None:
    pairs = [(key_of(gold["title"]), key_of(got.title or "")) for gold, got in read_pages]
    assert _share([bool(got) and (got in gold or gold in got) for gold, got in pairs]) >= 0.92


def test_author_sets(read_pages: list[tuple[dict[str, Any], Metadata]]) -> None:
    pairs = [(gold.get("authors") or [], got.authors) for gold, got in read_pages]
    assert _share([{n.casefold() for n in gold} == {n.casefold() for n in got} for gold, got in pairs]) >= 0.90


def test_days_of_publication(read_pages: list[tuple[dict[str, Any], Metadata]]) -> None:
    assert _share([gold["published"][:10] == str(got.published) for gold, got in read_pages]) >= 0.98
