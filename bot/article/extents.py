"""Where a post that lost its frame begins and ends among the paragraphs around its signature or header.

Nothing marks the place, so several signs are weighed: the length that the network allows, extra blank lines or single
newlines inside the post, a line that introduces it, words that only posts begin with, a cut that comes too early.
Without a sign a post is one paragraph: the article's own words are never given to somebody else on a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.article.furniture import is_caption, is_furniture
from bot.article.headers import read_time_line
from bot.article.names import EMOJI
from bot.article.paragraphs import Paragraph, usual_gap
from bot.article.platforms import NAMED
from bot.article.signatures import Signature
from bot.article.wording import read_wording
from bot.model import Platform, Span

_ROOM = {Platform.X: 290, Platform.BLUESKY: 310, Platform.THREADS: 510, Platform.MASTODON: 520}
_WIDE_ROOM = 2400
"""Characters that a post may have; an embedded X post is cut at 280, other networks allow more."""

_EARLIEST_CUT = 255
"""An X post is cut near 280 characters; one that seems cut before this has lost its beginning."""

_MOST_PARAGRAPHS = 14

_OPENING = re.compile(
    rf"(?:NEW|BREAKING|JUST IN|ICYMI|THREAD|UPDATE)\s?[:🚨🧵]|RT @\w|{EMOJI.pattern}\s?\S|#\w|@\w\w"
    r"|https?://t\.co/|pic\.twitter\.com/"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|my|we|we’re|our|us)\b")
_POSTED = re.compile(
    r"\b(?:tweet(?:ed|s)?|retweeted|re-?posted|post(?:ed|s)|wrote|writes|took to|shared|shares|describe[sd]|"
    r"respond(?:ed|s)|repli(?:ed|es)|react(?:ed|s)|comment(?:ed|s)|add(?:ed|s)|captioned|weighed in|noted|"
    r"statement|said)\b",
    re.IGNORECASE,
)
_ON_A_NETWORK = re.compile(
    rf"\b(?:on|to|via)\s(?:his |her |their |its |the )?(?:(?:{NAMED})(?!\w)|social media)"
    r"|\b(?:tweet(?:ed)?|retweeted|posted)\b"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘[^’]*(?:’|$)")
_COUNT = r"[\d.,]*\d(?:\s?[KMB])?(?:\s(?:Views?|Likes?|Repl(?:y|ies)|Reposts?|Retweets?|Quotes?|Bookmarks?))?"
_COUNTS = re.compile(
    rf"[\s·•|]*{_COUNT}(?:[\s·•|]+{_COUNT})*[\s·•|]*|[·•|]|Views?|Likes?|Reposts?|Retweets?|Quotes|Bookmarks?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The paragraphs that posts are looked for in, and how far apart they usually stand."""

    text: str
    cells: tuple[Paragraph, ...]
    gap: int
    impersonal: bool
    """Whether the article's own words never say "I" or "we", so that such words are a post's; not looked at, and
    False, where no post is signed."""

    def words(self, at: int) -> str:
        """The words of one paragraph."""
        return self.cells[at].span.of(self.text)

    def gap_after(self, at: int) -> int | None:
        """Blank lines after a paragraph; None at the end."""
        return self.cells[at + 1].gap if at + 1 < len(self.cells) else None


def make_scene(text: str, cells: Sequence[Paragraph], signs: Sequence[Signature]) -> Scene:
    """The scene for these paragraphs; `signs` tells which of them may be posts."""
    starts = [cell.span.start for cell in cells]
    near = {at - back for sign in signs for at in (bisect_right(starts, sign.span.start) - 1,) for back in range(4)}
    own = (cell.span.of(text) for at, cell in enumerate(cells) if at not in near)
    return Scene(text, tuple(cells), usual_gap(cells), bool(signs) and not any(map(_speaks_of_itself, own)))


def introduces(words: str) -> bool:
    """Whether a paragraph leads in to a post: it ends with a colon, or its last sentence says somebody posted."""
    if words.rstrip().endswith((":", "：")):
        return True
    last = re.split(r"[.!?]\s", words.rstrip(".!? ")[-300:])[-1]
    return _POSTED.search(last) is not None and not _FIRST_PERSON.search(last) and not _OPENING.match(words)


def first_of_post(scene: Scene, signed: int, sign: Signature, platform: Platform, floor: int) -> int:
    """The paragraph that a post begins with, which is signed in paragraph `signed`; never one before `floor`."""
    first, length = signed, _length(scene, signed, sign.span.start)
    while not length and first > floor and _may_belong(scene, first - 1):
        above = _length(scene, first - 1)
        if above and not _stands_alone(scene, first, sign):
            break
        first, length = first - 1, above
    opened = _after_introduction(scene, first, floor, length, platform)
    if opened is None and platform is Platform.X and length < _EARLIEST_CUT and _looks_cut(scene, first, sign):
        opened = _where_cut_fits(scene, first, floor, length, sign)
    if opened is not None or not length:
        return first if opened is None else opened
    while first > floor and signed - first < _MOST_PARAGRAPHS and _continues(scene, first, signed, sign):
        length += _length(scene, first - 1)
        if length > _room(platform):
            break
        first -= 1
    return first


def last_of_post(scene: Scene, start: int, ceiling: int, platform: Platform) -> int:
    """The paragraph after a post whose words begin at paragraph `start`; never beyond `ceiling`.

    A time line or counts within reach end it; otherwise the paragraphs that follow without a blank line belong to it.
    """
    closed = _where_closed(scene, start, ceiling, platform)
    if closed is not None:
        return closed
    end = min(start + 1, ceiling)
    while end < ceiling and scene.cells[end].gap < scene.gap and not introduces(scene.words(end)):
        end += 1
    return end


def _where_closed(scene: Scene, start: int, ceiling: int, platform: Platform) -> int | None:
    """The time line or counts under a post; counts only where all above them is no longer than a post may be."""
    length = 0
    for at in range(start, min(ceiling, start + _MOST_PARAGRAPHS)):
        timed, _ = read_time_line(scene.text, scene.cells[at].span)
        if timed or (length <= _room(platform) and closes_post(scene, at)):
            return at
        length += _length(scene, at)
        if length > _WIDE_ROOM:
            return None
    return None


def closes_post(scene: Scene, at: int) -> bool:
    """Whether a paragraph is the time line or the counts under a post."""
    words = scene.words(at)
    timed, _ = read_time_line(scene.text, scene.cells[at].span)
    return timed or (len(words) < 60 and _COUNTS.fullmatch(words) is not None)


def _speaks_of_itself(words: str) -> bool:
    return _FIRST_PERSON.search(_QUOTED.sub(" ", words)) is not None


def _room(platform: Platform) -> int:
    return _ROOM.get(platform, _WIDE_ROOM)


def _length(scene: Scene, at: int, end: int | None = None) -> int:
    span = scene.cells[at].span
    wording = read_wording(scene.text, Span(span.start, span.end if end is None else end))
    if not any(char.isalnum() for piece in wording.body for char in piece.of(scene.text)):
        return 0
    return sum(piece.end - piece.start for piece in wording.body)


def _may_belong(scene: Scene, at: int) -> bool:
    words = scene.words(at)
    return not (is_furniture(words) or is_caption(words) or words.startswith("# "))


def _stands_alone(scene: Scene, signed: int, sign: Signature) -> bool:
    """Whether the words above a signature that has none beside it must be the post's."""
    return sign.sure or (signed > 1 and introduces(scene.words(signed - 2)))


def _after_introduction(scene: Scene, first: int, floor: int, length: int, platform: Platform) -> int | None:
    """The paragraph after a lead-in to a post on a network, where all from there on fits into one post."""
    for at in range(first - 1, max(floor, first - _MOST_PARAGRAPHS) - 1, -1):
        words = scene.words(at)
        if introduces(words):
            says_so = _ON_A_NETWORK.search(words) or (words.rstrip().endswith(":") and _POSTED.search(words))
            return at + 1 if says_so else None
        length += _length(scene, at)
        if length > _room(platform) or not _may_belong(scene, at):
            return None
    return None


def _looks_cut(scene: Scene, at: int, sign: Signature) -> bool:
    span = scene.cells[at].span
    wording = read_wording(scene.text, Span(span.start, min(span.end, sign.span.start)))
    return bool(wording.body) and wording.body[-1].of(scene.text).endswith("…")


def _where_cut_fits(scene: Scene, first: int, floor: int, length: int, sign: Signature) -> int | None:
    """The paragraph from which a cut X post has the length at which X cuts; None where none gives it."""
    while length < _EARLIEST_CUT and first > floor and _may_belong(scene, first - 1):
        first -= 1
        length += _length(scene, first)
        if introduces(scene.words(first)) or _names_author(scene.words(first), sign):
            return None
    return first if _EARLIEST_CUT <= length <= _room(Platform.X) else None


def _continues(scene: Scene, at: int, signed: int, sign: Signature) -> bool:
    """Whether the paragraph before `at` is the same post's as `at`."""
    above = scene.words(at - 1)
    if not _may_belong(scene, at - 1) or _names_author(above, sign):
        return False
    # A colon inside lines that stand closer than paragraphs do is the post's own.
    if introduces(above) and not (scene.cells[at].gap < scene.gap and not _POSTED.search(above)):
        return False
    return _belong_together(scene, at, signed)


def _names_author(words: str, sign: Signature) -> bool:
    """Whether a paragraph speaks of the post's author by surname: then somebody else wrote it."""
    names = sign.author.words.split() if sign.author is not None else []
    if len(names) < 2 or len(names[-1]) < 3:
        return False
    return re.search(rf"(?<![\w#@]){re.escape(names[-1])}(?!\w)", words) is not None


def _belong_together(scene: Scene, at: int, signed: int) -> bool:
    """Whether a paragraph and the one before it are parts of one post that is signed in paragraph `signed`."""
    gap, after = scene.cells[at].gap, scene.gap_after(signed)
    before_words, words = scene.words(at - 1), scene.words(at)
    if gap < scene.gap and not scene.cells[at].shares_line:
        return True
    if gap > scene.gap and gap > 1 and (after is None or after < gap):
        return True
    if scene.impersonal and _speaks_of_itself(before_words):
        return True
    if words[0].islower() and before_words[-1] not in '.!?…:”"':
        return True
    return before_words[0].islower() or _OPENING.match(before_words) is not None
