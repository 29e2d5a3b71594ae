"""The words of a post without its tails: media and quoted links, embed markers, "Show more"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.article.links import URL, url_spans
from bot.article.paragraphs import trimmed
from bot.model import Span

_MEDIA = re.compile(
    r"pic\.(?:twitter|x)\.com/\w+|(?:https?://)?(?:pbs|video)\.twimg\.com/\S+|https?://video\.bsky\.app/\S+",
    re.IGNORECASE,
)
_QUOTE_MARKS = re.compile(r"(?:>\s?)+")
_MARKER = re.compile(
    r"\[(?:image or embed|contains quote post or other embedded content|video|image|photo|gif|media)\]"
    r"|View this post on Instagram|(?:Watch|View) on (?:X|Twitter|Threads|Instagram|Bluesky)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\(more\)|Show more|Read more|See more|\.\.\.\s?more|…\s?more)$", re.IGNORECASE)
_CUT = re.compile(r"…$|\[(?:…|\.\.\.)\]$|(?<=\w)\s?\.\.\.$")
_SHORTEST_CUT_BY_DOTS = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """What a post says in one paragraph."""

    body: tuple[Span, ...] = ()
    media: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Links after the words, as written."""
    more: bool = False
    """Whether a "Show more" was left standing after the words."""


def read_wording(text: str, span: Span) -> Wording:
    """A post's words in this stretch of one paragraph, cut around media links and without the links after them."""
    media: list[str] = []
    links: list[str] = []
    more = False
    quoted = _QUOTE_MARKS.match(text, *span)
    rest = trimmed(text, quoted.end() if quoted is not None else span.start, span.end)
    while rest is not None:
        kept, tail = _without_tail(text, rest)
        if tail is None:
            break
        more = more or _MORE.search(tail) is not None
        if URL.match(tail):
            (media if _MEDIA.match(tail) else links).insert(0, tail)
        rest = kept
    body: list[Span] = []
    if rest is not None:
        body, inner = _around_media(text, rest)
        media = inner + media
    return Wording(tuple(body), tuple(media), tuple(links), more)


def is_cut(words: str, length: int, more: bool) -> bool:
    """Whether a post's last words are visibly cut; `length` is that of the whole post in characters."""
    mark = _CUT.search(words)
    if mark is None:
        return more
    # Three dots of one's own end many short posts; the networks' own mark is the single character.
    return more or not mark.group().endswith("...") or length >= _SHORTEST_CUT_BY_DOTS


def _without_tail(text: str, span: Span) -> tuple[Span | None, str | None]:
    """The stretch without its last link or marker, and that tail; the tail is None where words end it."""
    more = _MORE.search(text, max(span.start, span.end - 16), span.end)
    if more is not None and (more.start() == span.start or text[more.start() - 1] in " .…\n("):
        # The dots of "... more" are the mark of the cut and stay with the words.
        start = more.start() + (3 if more.group().startswith("...") else more.group().startswith("…"))
        return trimmed(text, span.start, start), text[more.start() : span.end]
    low = max(span.start, span.end - 2100)
    for pattern in (_MARKER, URL):
        last = next(reversed(list(pattern.finditer(text, low, span.end))), None)
        if last is not None and last.end() == span.end:
            return trimmed(text, span.start, last.start()), last.group()
    return span, None


def _around_media(text: str, span: Span) -> tuple[list[Span], list[str]]:
    spans: list[Span] = []
    media: list[str] = []
    at = span.start
    for link in url_spans(text, span):
        if _MEDIA.match(text, link.start):
            piece = trimmed(text, at, link.start)
            spans.extend([piece] if piece is not None else [])
            media.append(link.of(text))
            at = link.end
    piece = trimmed(text, at, span.end)
    spans.extend([piece] if piece is not None else [])
    return spans, media
