"""What was read in an embed → an EmbeddedPost: words cut as those of a pasted post are, names cleaned, the day found.

Nothing here reads markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.article.names import clean_name
from bot.article.normalise import normalise
from bot.article.page.embeds.address import Permalink
from bot.article.page.embeds.dates import day_of_number, day_of_stamp, read_day
from bot.article.page.embeds.post import EmbeddedPost
from bot.article.page.embeds.words import Line, collapsed
from bot.article.wording import Wording, is_cut, read_wording
from bot.model import Span

_ENDS = ".!?…:;。！？।؟”\"’'»)]"
_MARKED = re.compile(r"[-*•‣◦▪·>#—–|@]|\d{1,3}[.)]\s")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """What an embed's markup says of its post."""

    body: tuple[Line, ...] = ()
    """The lines of its own words."""
    author: str | None = None
    """As written, badges and emoji included."""
    handle: str | None = None
    """As the signature shows it, with its leading @."""
    date_words: str | None = None
    stamp: str | None = None
    """A machine-readable time."""
    permalink: Permalink | None = None
    """The one that the signature links to."""
    quoted: EmbeddedPost | None = None


def assemble(permalink: Permalink, reading: Reading) -> EmbeddedPost:
    """The post that stands behind a permalink, with what was read of it."""
    wordings = [(words, read_wording(words, Span(0, len(words)))) for words in _paragraphs(reading.body)]
    paragraphs = tuple(span.of(words) for words, wording in wordings for span in wording.body)
    published = day_of_stamp(reading.stamp) if reading.stamp else None
    if published is None and reading.date_words:
        published = read_day(reading.date_words)
    return EmbeddedPost(
        platform=permalink.platform,
        paragraphs=paragraphs,
        author=_name(reading.author),
        handle=permalink.handle or reading.handle,
        signed_as=_other_handle(permalink.handle, reading.handle),
        published=published or day_of_number(permalink),
        date_words=reading.date_words,
        permalink=permalink.url,
        media=tuple(link for _, wording in wordings for link in wording.media),
        quoted_links=tuple(link for _, wording in wordings for link in wording.links),
        quoted=reading.quoted,
        truncated=_is_truncated(paragraphs, [wording for _, wording in wordings]),
    )


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    """The lines' words, those joined that one sentence runs through."""
    found: list[str] = []
    for line in lines:
        words = collapsed(normalise(line.text).text)
        if not words:
            continue
        if found and not line.apart and _goes_on(found[-1], words):
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return found


def _goes_on(before: str, after: str) -> bool:
    return before[-1] not in _ENDS and after[0].islower() and not _MARKED.match(before)


def _is_truncated(paragraphs: Sequence[str], wordings: Sequence[Wording]) -> bool:
    more = any(wording.more for wording in wordings)
    return bool(paragraphs) and is_cut(paragraphs[-1], sum(map(len, paragraphs)), more)


def _name(words: str | None) -> str | None:
    if not words:
        return None
    words = collapsed(normalise(words).text)[:_LONGEST_NAME]
    named = clean_name(words, 0, len(words))
    return named.words if named is not None else None


def _other_handle(own: str | None, shown: str | None) -> str | None:
    """The shown handle where it is not the permalink's; that one of them leaves out the server is no difference."""
    if own is None or shown is None:
        return None
    first, second = own.casefold(), shown.casefold()
    same = first == second or first.startswith(f"{second}@") or second.startswith(f"{first}@")
    return None if same else shown
