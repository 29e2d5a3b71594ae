"""Text into tokens and sentences, with offsets; linear in the length of the text.

Sentences end inside long quotations too: a quotation's bounds are for the quote reader, not for this module.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.model import Span

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen col lt sgt capt cmdr maj adm rev hon fr sr jr st mt ft "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun "
    "vs etc no nos vol fig figs al inc ltd co corp cos dept univ assn bros ave blvd rd approx est "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo i.e e.g cf pp supt asst atty spc pfc det insp".split()
)
"""Lower-case words, without their final full stop, after which a full stop seldom ends a sentence."""

_ENDS_WITH_STOP_AND_SENTENCE = frozenset({"inc", "ltd", "co", "corp", "etc", "jr", "sr", "no"})
"""Of those, the ones that end sentences often enough that a following capital decides."""

TOKEN = re.compile(
    r"https?://\S+|(?:www|pic)\.\S+|@[\w.]+(?:@[\w.-]+)?|#\w+"
    r"|\d+(?:[.,:]\d+)*(?:%|(?:st|nd|rd|th|s)\b)?"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:\*+[^\W_]+)*(?:[’'\-‑][^\W_]+)*"
    r"|…|\.{2,}|\S"
)

_INITIAL_OR_NUMBER = re.compile(r"\d|[A-Z]\w*[.,]")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_OPENING_WORD = re.compile(r"(?:The|He|She|It|They|We|But|And|In|This|That|A|An|On|At|For|As|If)\b")
_STOP = re.compile(r"""(?:[.!?]+|…)(?:[”"’')\]]*(?=\s|$)|[”"’]+(?=[A-Z]))""")
_OPENERS = "“\"‘'([—–-"


class Token(NamedTuple):
    """A word, number, handle, link or mark."""

    text: str
    start: int
    end: int
    lower: str
    """The token in lower case."""
    low: str
    """The same with a typewriter apostrophe: the spelling of the word sets in `words`."""
    is_word: bool
    """Whether it holds a letter or digit (and is no bare mark)."""


class _Whole(NamedTuple):
    """All tokens of a text, and where each starts."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]


def tokens(text: str, span: Span) -> Sequence[Token]:
    """The tokens within a span, in order, with offsets into `text`.

    A text is cut into tokens once, however many of its spans are asked for; only a span that begins or ends within
    a token is read anew.
    """
    start, end = span
    if start <= 0 and end >= len(text):
        return tuple(_read(text, start, end))
    whole = _whole(text)
    first = bisect_left(whole.starts, start)
    last = bisect_left(whole.starts, end, first)
    if (first and whole.tokens[first - 1].end > start) or (last and whole.tokens[last - 1].end > end):
        return tuple(_read(text, start, end))
    return whole.tokens[first:last]


@lru_cache(maxsize=2)
def _whole(text: str) -> _Whole:
    found = tuple(_read(text, 0, len(text)))
    return _Whole(found, tuple(token.start for token in found))


def _read(text: str, start: int, end: int) -> Iterator[Token]:
    spellings: dict[str, tuple[str, str, bool]] = {}
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        known = spellings.get(word)
        if known is None:
            lower = word.lower()
            known = spellings[word] = lower, lower.replace("’", "'"), any(map(str.isalnum, word))
        yield Token(word, match.start(), match.end(), *known)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences within a span (normally one block), each without surrounding white space."""
    found: list[Span] = []
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if _ends_sentence(text, span, stop):
            _add(found, text, start, stop.end())
            start = stop.end()
    _add(found, text, start, span.end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends_sentence(text: str, span: Span, stop: re.Match[str]) -> bool:
    after = stop.end()
    while after < span.end and text[after].isspace():
        after += 1
    if after >= span.end:
        return True
    if "\n" in text[stop.end() : after]:
        return True
    opener = after
    while opener < span.end and text[opener] in _OPENERS:
        opener += 1
    following = text[opener] if opener < span.end else ""
    starts_new = following.isupper() or following.isdigit() or following in "@#" or not following.isascii()
    if not starts_new:
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    word = _word_before(text, span.start, stop.start())
    return not _is_abbreviation(word, text[opener : opener + 12])


def _word_before(text: str, low: int, end: int) -> str:
    start = end
    while start > low and end - start < 16 and (text[start - 1].isalnum() or text[start - 1] in ".’'-"):
        start -= 1
    return text[start:end]


def _is_abbreviation(word: str, following: str) -> bool:
    lower = word.lower().lstrip("'’.-")
    if lower in _ENDS_WITH_STOP_AND_SENTENCE:
        # "Acme Inc. The deal" ends a sentence, "No. 5" and "Acme Co. Ltd" do not.
        return _INITIAL_OR_NUMBER.match(following) is not None
    if lower in ABBREVIATIONS:
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    # "U.S. officials" goes on; "in the U.S. The" ends.
    return _INITIALS.fullmatch(lower) is not None and not _OPENING_WORD.match(following)


def lines_of(text: str, span: Span) -> Iterator[Span]:
    """The lines within a span that hold something, without white space around them."""
    at = span.start
    for line in span.of(text).splitlines(keepends=True):
        inner = line.strip()
        if inner:
            start = at + line.index(inner)
            yield Span(start, start + len(inner))
        at += len(line)
