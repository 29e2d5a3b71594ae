"""What stands in what, found by bisection: long articles have thousands of sentences, attributions and posts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from bot.model import Article, Post, Span


def touching(spans: Sequence[Span], parts: Iterable[tuple[int, Span]]) -> list[list[int]]:
    """For each of the `spans` (ordered, disjoint) the numbers of the `parts` that overlap it, each once, in order."""
    found: list[list[int]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for number, part in parts:
        at = max(bisect_right(starts, part.start) - 1, 0)
        while at < len(spans) and spans[at].start < part.end:
            if spans[at].overlaps(part) and (not found[at] or found[at][-1] != number):
                found[at].append(number)
            at += 1
    return found


class Posts:
    """The posts of an article by place."""

    def __init__(self, article: Article) -> None:
        parts = [(part, post) for post in article.posts for part in (post.span, *post.body)]
        self._parts = sorted(parts, key=lambda each: (each[0].start, -each[0].end))
        self._starts = [part.start for part, _ in self._parts]

    def around(self, span: Span) -> Post | None:
        """The post whose frame or words hold the span; None where none does."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0:
            part, post = self._parts[at]
            if part.covers(span):
                return post
            if part == post.span:  # frames do not overlap: what starts before this one ends before it, too
                return None
            at -= 1
        return None
