"""Real pages that embed posts (../shared/pages), against what is listed for them: who, when, and what."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.article.names import EMOJI
from bot.article.page.dom import decode, parse
from bot.article.page.embeds import EmbeddedPost, lift
from bot.article.page.embeds.dates import read_day

PAGES = Path(__file__).resolve().parents[5] / "shared" / "pages"
_LINK = re.compile(r"https?://t\.co/\w+?(?=pic\.|\W|$)|https?://\S+|pic\.twitter\.com/\w+")
_SIGNATURE = re.compile(r"\s*— [^—]*\(@\w+\) .{5,30}$", re.DOTALL)


def _listed() -> Iterator[dict[str, Any]]:
    for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        listed: dict[str, Any] = json.loads(line)
        if listed.get("posts"):
            yield listed


def _letters(words: str) -> str:
    """Letters and digits alone, links left out: what the list and a post have in common."""
    return "".join(filter(str.isalnum, _LINK.sub(" ", words).casefold()))


def _is_right(listed: dict[str, str | None], post: EmbeddedPost) -> bool:
    # The list has some authors with the words before them, and some words with the signature after them.
    author = " ".join(EMOJI.sub(" ", (listed["author"] or "").rsplit("— ", 1)[-1]).split())
    day = read_day(listed["date"] or "")
    return (
        author == (post.author or "")
        and post.handle == f"@{listed['handle']}"
        and (day is None or day == post.published)
        and _letters(_SIGNATURE.sub("", listed["text"] or "")) == _letters(" ".join(post.paragraphs))
    )


def test_listed_posts() -> None:
    if not PAGES.exists():
        pytest.skip("../shared is absent: embeds on real pages cannot be compared")
    total = right = 0
    for listed in _listed():
        data = gzip.decompress((PAGES / listed["file"]).read_bytes())
        posts = {str(post.permalink).rsplit("/", 1)[-1]: post for post in lift(parse(decode(data, None)))}
        for entry in listed["posts"]:
            total += 1
            right += entry["sid"] in posts and _is_right(entry, posts[entry["sid"]])
    assert total > 0
    assert right >= 0.98 * total
