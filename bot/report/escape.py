"""Article text made safe to show: what is seen stays verbatim, what a renderer could act on is disarmed.

Three renderings are known, each a `Style`: plain text (terminals, select menus, buttons), Discord's markdown, and
CommonMark. Rules follow Discord's client: a backslash before any character but a letter, a digit or white space
makes it literal; mentions, emoji, timestamps and links are found by their first character. This module knows
nothing of reports, and nothing of any Discord library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

ELLIPSIS = "…"

_ZERO_WIDTH_SPACE = "\u200b"
_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

_BREAKS = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]*[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_INVISIBLE = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007f]{1,8})"  # a regional flag is written with these; anywhere else they hide text
    "|[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINER = "\u200d"
_SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_OPENING_QUOTE, _CLOSING_QUOTE = "“", "”"

_DISCORD = re.compile(
    r"(?P<start>\A\s*(?:[+-]|\d+(?=\.)))"  # subtext and lists
    r"|(?P<everyone>@)(?=everyone|here)"
    r"|[\\*_~|`<>@:#\[\]]"
    r"|(?<=\w)\.(?=\w+/)"  # discord.gg/… is unfolded into an invitation without any https://
)
_COMMONMARK = re.compile(
    r"(?P<start>\A\s*(?:[+=-]|\d+(?=[.)])))"
    r"|[\\*_~|`<>\[\]&$#]"
    r"|:(?=//)"
    r"|(?<=www)\."
    r"|(?<=\w)@(?=\w)"
)


class Style(StrEnum):
    """How article text is written into a place."""

    PLAIN = "plain"
    DISCORD = "discord"
    COMMONMARK = "commonmark"

    def text(self, text: str) -> str:
        """`text` as one line that shows its words and does nothing else."""
        return _WRITERS[self](text)

    def quote(self, text: str, limit: int | None = None) -> str:
        """`text` in typographic quote marks, cut at a word with … to at most `limit` characters in all.

        Nothing that a reader needs fits below four characters; a smaller limit gives a shorter or empty string.
        """
        return self._fit(_without_own_marks(visible(text)), limit, _OPENING_QUOTE, _CLOSING_QUOTE)

    def short(self, text: str, limit: int) -> str:
        """`text` without quote marks, cut at a word with … to at most `limit` characters."""
        return self._fit(visible(text), limit, "", "")

    def _fit(self, text: str, limit: int | None, opening: str, closing: str) -> str:
        whole = f"{opening}{self.text(text)}{closing}"
        if limit is None or len(whole) <= limit:
            return whole
        room = limit - len(opening) - len(closing) - len(ELLIPSIS)
        if room < 1:
            return ELLIPSIS[: max(limit, 0)]
        return f"{opening}{self._longest(text, room)}{ELLIPSIS}{closing}"

    def _longest(self, text: str, room: int) -> str:
        """The longest run of whole words of `text` that is written in at most `room` characters."""
        low, high = 0, min(len(text), room)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if len(self.text(text[:middle])) <= room else (low, middle - 1)
        return self.text(text[: _word_end(text, low)])


def escape(text: str) -> str:
    """`text` for Discord: it shows its words and cannot ping, link, format, nor leave its line."""
    return Style.DISCORD.text(text)


def quote(text: str, limit: int) -> str:
    """`text` for Discord in typographic quote marks, cut at a word with … to at most `limit` characters."""
    return Style.DISCORD.quote(text, limit)


def visible(text: str) -> str:
    """`text` on one line without what cannot be seen: control characters, direction overrides, hidden tags.

    Line breaks and tabs become a space; joiners that scripts and emoji need stay.
    """
    one_line = _BREAKS.sub(" ", text)
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub(r"\1", one_line)).strip()


def _discord(text: str) -> str:
    return _isolated(_DISCORD.sub(_armour, visible(text)))


def _commonmark(text: str) -> str:
    return _isolated(_COMMONMARK.sub(_armour, visible(text)))


def _armour(match: re.Match[str]) -> str:
    found = match.group()
    if match.groupdict().get("everyone"):
        # The ping is looked for on the server, which does not care for backslashes.
        return f"\\@{_ZERO_WIDTH_SPACE}"
    if match["start"] and found[-1].isdigit():
        return f"{found}\\"
    return f"{found[:-1]}\\{found[-1]}"


def _isolated(text: str) -> str:
    """Right-to-left words kept from reordering what stands around them."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{_ISOLATE}{text}{_POP_ISOLATE}"
    return text


_WRITERS: dict[Style, Callable[[str], str]] = {
    Style.PLAIN: visible,
    Style.DISCORD: _discord,
    Style.COMMONMARK: _commonmark,
}


def _without_own_marks(text: str) -> str:
    """Words that are one whole quotation, without the marks that they bring along."""
    inner = text[1:-1]
    whole = len(text) > 2 and text[0] in '“"„«' and text[-1] in '”"“»'
    return text if not whole or re.search('[“”"„«»]', inner) else inner.strip()


def _word_end(text: str, end: int) -> int:
    """The last place at or before `end` between two words, or within one too long to leave out."""
    if end >= len(text) or text[end].isspace():
        return len(text[:end].rstrip())
    space = text.rfind(" ", 0, end)
    if space >= end // 2:
        return len(text[:space].rstrip())
    while end > 0 and _joins(text[end - 1], text[end]):
        end -= 1
    return end


def _joins(before: str, after: str) -> bool:
    """Whether a cut between the two would break one visible character apart."""
    return bool(
        _JOINER in (before, after)
        or unicodedata.category(after) in ("Mn", "Me")
        or _SKIN_TONES.match(after)
        or (_FLAG_LETTERS.match(before) and _FLAG_LETTERS.match(after))
    )
