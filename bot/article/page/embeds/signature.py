"""The lines of an embed → its post's own words, and who signs them: "— Anna Roe (@anna_roe) January 7, 2020".

X, Bluesky, Truth Social and Mastodon all sign so; Threads and empty embeds leave only a link. The signature is the
last line with a link to a post of the platform; what a line says before its signature belongs to the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bot.article.names import could_be_name
from bot.article.page.embeds.address import Permalink
from bot.article.page.embeds.assemble import Reading
from bot.article.page.embeds.dates import read_day
from bot.article.page.embeds.permalinks import read_permalink
from bot.article.page.embeds.words import Line, Piece, collapsed
from bot.model import Platform

HANDLE = r"@[\w.\-]{1,253}(?:@[\w.\-]{1,253})?"
_LONGEST_DATE = 70
_UNSEEN = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_IN_BRACKETS = re.compile(rf"[(（][\s{_UNSEEN}]*(?P<handle>{HANDLE})[\s{_UNSEEN}]*[)）][\s{_UNSEEN}:,·]*")
_ALONE = re.compile(rf"[\s{_UNSEEN}]*(?P<handle>{HANDLE})[\s{_UNSEEN}]*")
_DASH = re.compile(rf"[\s{_UNSEEN}]*[—―–-]+[\s{_UNSEEN}]*")
_INNER_DASH = re.compile(r"[—―]|(?<=\s)[–-](?=\s)")


@dataclass(frozen=True, slots=True)
class _Signer:
    """Who signs, and the words of the line that stand before."""

    before: str
    author: str | None
    handle: str | None


def read_signed(lines: Sequence[Line], platform: Platform) -> Reading:
    """The words and the signature in an embed's lines; everything but the words is None where nothing signs them."""
    at = _signing_line(lines, platform)
    if at is None:
        return _unlinked(lines)
    permalink, head, linked, after = _at_link(lines[at], platform)
    first = at
    if not head.strip() and at > 0 and _signs(lines[at - 1].text):
        first, head = at - 1, lines[at - 1].text
    signer = _signer(head, alone=first > 0)
    body = [*lines[:first], Line((Piece(signer.before),), lines[first].apart)]
    reading = Reading(
        author=signer.author,
        handle=signer.handle,
        date_words=_date_words(linked, after),
        permalink=permalink,
    )
    return _without_frame(replace(reading, body=tuple(body)), permalink)


def is_signed(lines: Sequence[Line], platform: Platform) -> bool:
    """Whether the last line is a signature in full: a name or dash, a handle in brackets, and a post's link."""
    at = _signing_line(lines, platform)
    if at is None or at != len(lines) - 1:
        return False
    head = _at_link(lines[at], platform)[1]
    match = next(reversed(list(_IN_BRACKETS.finditer(head))), None)
    return match is not None and match.end() == len(head)


def _signing_line(lines: Sequence[Line], platform: Platform) -> int | None:
    for at in range(len(lines) - 1, -1, -1):
        if any(_own(piece, platform) is not None for piece in lines[at].pieces):
            return at
    return None


def _own(piece: Piece, platform: Platform) -> Permalink | None:
    permalink = read_permalink(piece.href) if piece.href else None
    return permalink if permalink is not None and permalink.platform is platform else None


def _at_link(line: Line, platform: Platform) -> tuple[Permalink | None, str, str, str]:
    """The last post's link in a line, and the words before it, in it and after it."""
    last = max(at for at, piece in enumerate(line.pieces) if _own(piece, platform) is not None)
    href = line.pieces[last].href
    first = last
    while first > 0 and line.pieces[first - 1].href == href:
        first -= 1
    parts = (line.pieces[:first], line.pieces[first : last + 1], line.pieces[last + 1 :])
    head, linked, after = (collapsed("".join(piece.text for piece in part)) for part in parts)
    return _own(line.pieces[last], platform), head, linked, after


def _unlinked(lines: Sequence[Line]) -> Reading:
    """Words whose signature, if the last line is one, links to no post."""
    if not lines or not _signs(lines[-1].text):
        return Reading(body=tuple(lines))
    match = next(reversed(list(_IN_BRACKETS.finditer(lines[-1].text))))
    signer = _signer(lines[-1].text[: match.end()], alone=True)
    rest = lines[-1].text[match.end() :].strip()
    return Reading(tuple(lines[:-1]), signer.author, signer.handle, _date_words(rest, ""))


def _signs(words: str) -> bool:
    return _DASH.match(words) is not None and _IN_BRACKETS.search(words) is not None


def _signer(head: str, *, alone: bool) -> _Signer:
    """Who signs in the words before a post's link; `alone` tells whether other lines stand before this one."""
    dash = _DASH.match(head)
    matches = list(_IN_BRACKETS.finditer(head))
    if matches and not head[matches[-1].end() :].strip():
        return _bracketed(head[: matches[-1].start()], matches[-1]["handle"], dash, alone=alone)
    if dash is None:
        return _Signer(head, None, None)
    rest = head[dash.end() :].strip()
    handle = _ALONE.fullmatch(rest)
    if handle is not None:
        return _Signer("", None, handle["handle"])
    return _Signer("", rest, None) if could_be_name(rest) else _Signer(head, None, None)


def _bracketed(name: str, handle: str, dash: re.Match[str] | None, *, alone: bool) -> _Signer:
    if dash is not None and alone:
        return _Signer("", name[dash.end() :], handle)
    inner = next(reversed(list(_INNER_DASH.finditer(name))), None)
    if inner is not None:
        return _Signer(name[: inner.start()], name[inner.end() :], handle)
    return _Signer("", name, handle) if could_be_name(name) else _Signer(name, None, handle)


def _date_words(linked: str, after: str) -> str | None:
    """The words that are a date: those of the link, else those after it; numbers alone may leave the day open."""
    for words in (linked, after):
        if read_day(words) is not None:
            return words
    is_short = 0 < len(linked) <= _LONGEST_DATE
    return linked if is_short and any(map(str.isdigit, linked)) and not read_permalink(linked) else None


def _without_frame(reading: Reading, permalink: Permalink | None) -> Reading:
    """Without what the frame says in links to the post itself or, before the words, to its account."""
    if permalink is None:
        return reading
    body = [line for line in reading.body if line.text]
    author = reading.author
    while body and _names_account(body[0], permalink):
        shown = body.pop(0).text
        author = author or (None if shown.startswith("@") else shown)
    kept = tuple(line for line in body if not _leads_to(line, permalink))
    return replace(reading, body=kept, author=author)


def _leads_to(line: Line, permalink: Permalink) -> bool:
    """Whether all of a line is a link to the post, and not to a picture in it."""
    if line.text.startswith("pic."):
        return False
    seen = [piece.href for piece in line.pieces if piece.text.strip()]
    return all(href and (found := read_permalink(href)) and found.id == permalink.id for href in seen)


def _names_account(line: Line, permalink: Permalink) -> bool:
    """Whether all of a line is a link to the account that posted."""
    account = (permalink.handle or "").lstrip("@").casefold()
    seen = [piece.href for piece in line.pieces if piece.text.strip()]
    return bool(account) and all(href and _account_of(href) == account for href in seen)


def _account_of(href: str) -> str | None:
    try:
        path = urlsplit(href).path
    except ValueError:
        return None
    return path.strip("/").removeprefix("profile/").lstrip("@").casefold()
