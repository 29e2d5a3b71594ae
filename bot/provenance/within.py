"""What stands in what, found by bisection: long articles have thousands of sentences, attributions and posts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

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


class Places:
    """Many spans in any order, asked whether one of them touches another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reached = list(accumulate((span.end for span in ordered), max))
        """Per span the farthest end of those up to it."""

    def touch(self, span: Span) -> bool:
        """Whether any of the spans shares a character with this one."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reached[before - 1] > span.start


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
