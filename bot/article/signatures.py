"""Signatures that follow a post's words once its frame is lost: "— Name (@handle) October 4, 2025" and its kin.

Each reader starts from an anchor (a handle, a network's name, a fixed phrase) and looks at a bounded stretch around
it, so that the whole is linear in the text. Where a post begins is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.article.dates import When, read_date, read_rough_date
from bot.article.links import URL
from bot.article.names import LONGEST_NAME, Named, clean_name, could_be_name
from bot.article.platforms import NAMED, named_platform, permalink_platform
from bot.model import Platform, Span

HANDLE_FORM = r"@[A-Za-z0-9_](?:[\w.\-]{0,60}[A-Za-z0-9_])?(?:@[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,80}[A-Za-z0-9]))?"
_HANDLE = re.compile(rf"(?<![\w@/.])(?P<handle>{HANDLE_FORM})", re.ASCII)
_DASH = re.compile(r"(?P<sure>[—―]|(?<!\S)-{2,3}(?=\s))|(?<!\S)[–‒−-](?=\s)")
_NETWORK = re.compile(rf"\s?[,·|/(–—-]?\s?(?:(?:on|via)\s)?(?P<network>{NAMED})(?:\s[Pp]ost)?(?!\w)\)?")
_GAP_MARKS = " ,·•|:()[]–—-"
_METRICS = re.compile(
    r"(?:\s?[·•|]?\s?[\d.,]+\s?[KMBkmb]?\s(?:[Vv]iews?|[Ll]ikes?|[Rr]eposts?|[Rr]etweets?|[Rr]eplies|[Bb]ookmarks?)"
    r"|\s?[·•|]\s?(?:Twitter for \w+|Twitter Web App|Edited|Last edited[^\n]{0,40}))"
)
_LINE_REST = re.compile(r"[ )\].,·|]*(?=\n|$)")
_PARTICLES = frozenset("de la le van von der den di da del dos al el bin ibn ap of the and for & y e".split())

_NAMED_NETWORK = re.compile(rf"(?<![\w@/])(?P<how>(?:on|via)\s|[,(|·/]\s?)(?P<network>{NAMED})(?!\w)\)?")
_ANY_NETWORK = re.compile(NAMED)
_TRUTH_POST = re.compile(r"(?<=\S)\s(?P<network>Truth Social)(?:\sPost)?(?=\s\d)")
_POSTED_BY = re.compile(rf"Posted by(?<!\wPosted by) (?P<name>[^\n]{{1,{LONGEST_NAME}}}?) on (?=[A-Z\d])")
_SHARED_BY = re.compile(
    rf"A (?<!\wA )(?:post|photo|video|reel|story) (?:shared|posted) by (?P<name>[^\n@]{{0,{LONGEST_NAME}}}?)"
    rf"\s?\(?(?P<handle>{HANDLE_FORM})\)?"
)
_POST_BY = re.compile(
    rf"Post by (?<!\wPost by )(?:(?P<name>[^\n@]{{1,{LONGEST_NAME}}}?)\s\(?)?(?P<handle>{HANDLE_FORM})\)?"
    rf"(?:\s{{1,2}}View on (?P<network>{NAMED}))?"
)
_LINK_LINE = re.compile(r"(?m)^ *(?P<link>(?:https?://)?[\w.-]+\.[a-z]{2,6}/\S{2,300}) *$")
_HANDLE_ON = re.compile(rf"(?m)^(?:[—–-]+\s?)?(?P<handle>{HANDLE_FORM})\)? on (?P<network>{NAMED})(?=\s*$)")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a post, when and where, as far as the signature tells."""

    span: Span
    author: Named | None = None
    handle: Named | None = None
    published: date | None = None
    platform: Platform | None = None
    permalink: str | None = None
    sure: bool = True
    """Whether it can be nothing but a signature, so that the words before it are a post's (a bare link is not)."""


def find_signatures(text: str) -> list[Signature]:
    """Every signature that stands after its post's words, in order, none overlapping another."""
    found = sorted(
        (*_fixed_phrases(text), *_handles(text), *_networks(text), *_link_lines(text)),
        key=lambda sign: (sign.span.start, -sign.span.end),
    )
    kept: list[Signature] = []
    for sign in found:
        if not kept or sign.span.start >= kept[-1].span.end:
            kept.append(sign)
    return kept


def _handles(text: str) -> Iterator[Signature]:
    if "@" not in text:
        return
    for match in _HANDLE.finditer(text):
        bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        name_end = match.start() - bracketed
        ending = _read_ending(text, match.end() + bracketed)
        start = _sign_start(text, name_end, bracketed, ending)
        if start is not None:
            yield _signed(text, start, name_end, match, ending)


def _networks(text: str) -> Iterator[Signature]:
    """Signatures without a handle: "— Name on Facebook, October 4, 2025", "Name Truth Social Post 10/04/25"."""
    if not _ANY_NETWORK.search(text):
        return
    for match in (*_NAMED_NETWORK.finditer(text), *_TRUTH_POST.finditer(text)):
        ending = _read_ending(text, match.end())
        if not ending.at_line_end:
            continue
        dash = _dash_before(text, match.start())
        start = dash.start() if dash is not None else _line_start(text, match.start())
        name_start = dash.end() if dash is not None else start
        if match.start() - name_start > LONGEST_NAME or not _is_title(text[name_start : match.start()]):
            continue
        if dash is None and ending.when is None and match["how"][0] not in "ov/":
            continue
        name = clean_name(text, name_start, match.start())
        if name is not None:
            yield Signature(
                Span(start, ending.end),
                name,
                published=ending.day,
                platform=named_platform(match["network"]),
                permalink=ending.permalink,
                sure=dash is not None or ending.when is not None,
            )


def _link_lines(text: str) -> Iterator[Signature]:
    for match in _LINK_LINE.finditer(text):
        platform = permalink_platform(match["link"])
        if platform is not None:
            yield Signature(Span(*match.span("link")), platform=platform, permalink=match["link"], sure=False)


def _fixed_phrases(text: str) -> Iterator[Signature]:
    for match in _POSTED_BY.finditer(text):
        when = read_date(text, match.end())
        if when is not None:
            name = clean_name(text, *match.span("name"))
            yield Signature(Span(match.start(), when.end), name, published=when.day, platform=Platform.FACEBOOK)
    if "@" not in text:
        return
    for pattern, platform in ((_SHARED_BY, Platform.INSTAGRAM), (_POST_BY, None), (_HANDLE_ON, None)):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            ending = _read_ending(text, match.end())
            name = clean_name(text, *match.span("name")) if groups.get("name") else None
            network = groups.get("network")
            yield Signature(
                Span(match.start(), ending.end),
                name,
                Named(match["handle"], Span(*match.span("handle"))),
                published=ending.day,
                platform=named_platform(network) if network else platform or ending.platform,
                permalink=ending.permalink,
            )


@dataclass(frozen=True, slots=True)
class _Ending:
    """What follows a handle or a network's name."""

    end: int
    when: When | None
    platform: Platform | None
    permalink: str | None
    at_line_end: bool
    rough: bool
    """Whether the date does not tell the year ("Oct 4", "4h")."""

    @property
    def day(self) -> date | None:
        return self.when.day if self.when is not None else None


def _read_ending(text: str, at: int) -> _Ending:
    platform: Platform | None = None
    network = _NETWORK.match(text, at)
    if network is not None:
        platform, at = named_platform(network["network"]), network.end()
    start = _skip_gap(text, at)
    when = read_date(text, start)
    rough = when is None
    if when is None and text[at:start].strip(" ") == "·":
        when = read_rough_date(text, start)
    if when is not None:
        at = when.end
        network = _NETWORK.match(text, at)
        if platform is None and network is not None:
            platform, at = named_platform(network["network"]), network.end()
    while (metrics := _METRICS.match(text, at)) is not None:
        at = metrics.end()
    at, permalink = _read_permalink(text, at)
    rest = _LINE_REST.match(text, at)
    return _Ending(at, when, platform, permalink, rest is not None, rough)


def _skip_gap(text: str, at: int) -> int:
    """Past the marks, and at most one line end, between a handle and its date."""
    limit, lines = min(len(text), at + 9), 0
    while at < limit and (text[at] in _GAP_MARKS or (text[at] == "\n" and not lines)):
        lines += text[at] == "\n"
        at += 1
    return at + 3 if text.startswith("on ", at) else at


def _read_permalink(text: str, at: int) -> tuple[int, str | None]:
    start = at
    while start < min(len(text), at + 4) and text[start] in " ·|,:([":
        start += 1
    link = URL.match(text, start)
    written = link.group().rstrip(").,]") if link is not None else ""
    if permalink_platform(written) is None:
        return at, None
    return start + len(written), written


def _sign_start(text: str, name_end: int, bracketed: bool, ending: _Ending) -> int | None:
    """Where the signature around a handle starts; None where these words are none."""
    dated = ending.when is not None and not ending.rough
    dash = _dash_before(text, name_end)
    if dash is not None:
        sure = dated or ending.platform is not None or ending.permalink is not None or ending.when is not None
        closes = ending.at_line_end and (bracketed or not text[dash.end() : name_end].strip())
        return dash.start() if sure or (closes and dash["sure"]) else None
    if not bracketed or not ending.at_line_end or not (dated or ending.platform):
        return None
    return _bare_name_start(text, name_end)


def _line_start(text: str, at: int) -> int:
    """The start of the line, or of as much of it before `at` as a link and a name may take."""
    low = max(0, at - LONGEST_NAME - 40)
    return max(low, text.rfind("\n", low, at) + 1)


def _bare_name_start(text: str, name_end: int) -> int | None:
    """The start of a name that no dash sets off: a line of its own, or after a link or the end of a sentence."""
    line = _line_start(text, name_end)
    before = text[line:name_end]
    if before.startswith(("By ", "by ", "BY ")):
        return None
    ends = [match.end() for match in re.finditer(r"(?:https?://|pic\.twitter\.com/)\S+\s|[.!?…”\"]\s+(?=\S)", before)]
    for start in (0, *reversed(ends)):
        if could_be_name(before[start:]) and _is_title(before[start:]):
            return line + start
    return None


def _dash_before(text: str, end: int) -> re.Match[str] | None:
    """The dash that sets off the name before `end`: the last long one with a possible name after it, else a short."""
    low = max(0, end - LONGEST_NAME - 4)
    low = max(low, text.rfind("\n\n", low, end) + 2) if "\n\n" in text[low:end] else low
    dashes = list(_DASH.finditer(text, low, end))
    for sure in (True, False):
        for dash in reversed(dashes):
            words = text[dash.end() : end]
            if bool(dash["sure"]) is sure and (not words.strip() or _could_follow_dash(words)):
                return dash
    return None


def _could_follow_dash(words: str) -> bool:
    return could_be_name(words) and not ("\n" in words.strip() and words.strip()[0].islower())


def _is_title(words: str) -> bool:
    """Whether every word is written as in a name: capitals, initials, particles, emoji, no verb in lower case."""
    return all(not word[0].islower() or word in _PARTICLES for word in words.split()) and any(map(str.isalpha, words))


def _signed(text: str, start: int, name_end: int, match: re.Match[str], ending: _Ending) -> Signature:
    dash = _DASH.match(text, start)
    name = clean_name(text, dash.end() if dash is not None else start, name_end)
    return Signature(
        Span(start, ending.end),
        name,
        Named(match["handle"], Span(*match.span("handle"))),
        published=ending.day,
        platform=ending.platform,
        permalink=ending.permalink,
    )
