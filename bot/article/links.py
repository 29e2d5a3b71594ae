"""Finds web addresses in a text, as people and platforms write them; never follows one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Link, Span

URL = re.compile(
    r"https?://t\.co/\w+?(?=pic\.twitter\.com|\b)"
    r"|(?:https?://|(?<![\w.@/-])www\.)[^\s<>\"“”«»]{1,2000}?(?=pic\.twitter\.com/|[\s<>\"“”«»]|$)"
    r"|pic\.(?:twitter|x)\.com/\w+"
    r"|(?<![\w.@/-])(?:t\.co|t\.me|x\.com|twitter\.com|bsky\.app|threads\.(?:net|com)|truthsocial\.com|instagram\.com"
    r"|facebook\.com|fb\.watch|youtu\.be)/[^\s<>\"“”«»]{1,2000}",
    re.IGNORECASE,
)
_MARK = re.compile(r"/|www\.", re.IGNORECASE)
"""What stands in every address."""
_MARKDOWN = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?P<url>https?://[^\s()]{1,2000})\)")
_TRAILING = ".,;:!?'’…*_~"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_links(text: str) -> tuple[Link, ...]:
    """Every link in text order: bare addresses, and `[words](address)` with its span on the words."""
    found: list[Link] = []
    markdown = list(_MARKDOWN.finditer(text))
    taken = [Span(*match.span()) for match in markdown]
    found.extend(Link(span=Span(*match.span("words")), url=match["url"]) for match in markdown)
    at = 0
    for span in url_spans(text, Span(0, len(text))):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(span):
            found.append(Link(span=span, url=address(span.of(text))))
    return tuple(sorted(found, key=lambda link: link.span))


def url_spans(text: str, within: Span) -> list[Span]:
    """The bare addresses within a span, without the punctuation of the sentence around them."""
    spans = (
        _bare(text, *match.span()) for line in _marked_lines(text, within) for match in URL.finditer(text, *line)
    )
    return [span for span in spans if span.end - span.start > 8]


def _marked_lines(text: str, within: Span) -> Iterator[Span]:
    """The lines that can hold an address: few do, and to look for one is slow."""
    end = within.start
    while (mark := _MARK.search(text, end, within.end)) is not None:
        start = max(end, text.rfind("\n", end, mark.start()) + 1)
        line_end = text.find("\n", mark.end(), within.end)
        end = line_end if line_end >= 0 else within.end
        yield Span(start, end)


def address(written: str) -> str:
    """Where a link leads, as it is written: with a scheme in front if it has none."""
    return written if "://" in written[:9] else f"https://{written}"


def _bare(text: str, start: int, end: int) -> Span:
    surplus = {
        close: text.count(close, start, end) - text.count(opening, start, end) for close, opening in _PAIRS.items()
    }
    while end > start:
        last = text[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return Span(start, end)
