"""What cannot be checked, and the one sentence that tells the person why.

Two looks: at what was given (size, binary data) and, once normalised, at its words. Real articles in any language and
script pass; this module knows nothing of their structure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.article.limits import Limits
from bot.errors import SubmissionError
from bot.speech import noted

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile(r"[\ufffd\ud800-\udfff]")
_BASE64_LINE = re.compile(r"^[ \t]*[A-Za-z0-9+/_=-]{48,}[ \t\r]*$", re.MULTILINE)
_DATA_URI = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60};base64,[A-Za-z0-9+/=]+")
_FILE_STARTS = ("%PDF-", "PK\x03\x04", "{\\rtf", "\x89PNG", "GIF8", "ÿØÿ")

_LINK = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPEAKABLE = re.compile(
    r"[^aeiouy]{6,}|^[^aeiouy]{3,}$|^[^aeiouy]{4,}[aeiouy]$|(?P<same>.)(?P=same){3}|^.{46,}$"
    r"|asdf|qwer|zxcv|sdfg|dfgh|hjkl",
)
"""A run of letters that no language spells as a word: no vowel where one is due, one letter over and over."""

_LONGEST_CODE_LINE = 159
_CODE_LINE = re.compile(
    r"[;{}]$|^</?(?:!DOCTYPE|html|head|body|div|span|script|style|meta|link|ul|li|table|t[rdh]|p|a|svg|img)\b|^\s*(?:def|class|import|from|function|const|let|var|return|public|private|static|#include|"
    r"if|for|while|else|elif|try|except|package|using|namespace)\b.*[:;({]$|^\s*(?:import|from)\s+[\w.]+(?:\s+import\s.*)?$|"
    r"\)\s*(?:=>\s*)?\{|^\s*[\w.\[\]]+\s*[-+]?=\s*\S|^\s*[\w.]+\(.*\)$|^\s*[\"'][\w-]+[\"']\s*:|^[\[\]{}(),\s]+$"
)


def refuse_unreadable(given: str, limits: Limits) -> None:
    """Raise SubmissionError (empty, too_long, binary) for a given text that should not be looked at further."""
    if not given or given.isspace():
        raise SubmissionError("empty", noted("There is no text in what you sent; paste the article's words."))
    length = len(given.strip())
    if length > limits.max_characters:
        raise SubmissionError(
            "too_long",
            noted(
                "That text has {length:,} characters and the limit is {most:,}; send the part that you want checked."
            ),
            length=length,
            most=limits.max_characters,
        )
    if _is_binary(given):
        raise SubmissionError(
            "binary", noted("That looks like a file's raw data rather than text; paste the article's words instead.")
        )


def refuse_wordless(text: str, limits: Limits) -> None:
    """Raise SubmissionError (empty, too_short, not_language) for a normalised text that holds no article."""
    if not text:
        raise SubmissionError("empty", noted("There is no text in what you sent; paste the article's words."))
    if len(text) < limits.min_characters:
        raise SubmissionError(
            "too_short",
            noted("That is too short for a check: it has {length} of at least {least} characters."),
            length=len(text),
            least=limits.min_characters,
        )
    rest = _LINK.sub(" ", text)
    if rest.strip() == "":
        raise SubmissionError(
            "not_language", noted("There are only links in what you sent; paste the article's words.")
        )
    words = _WORD.findall(rest)
    if _has_no_words(rest, words) or _is_noise(rest, words):
        raise SubmissionError("not_language", noted("No sentences in any language can be made out in that text."))
    if _is_code(rest):
        raise SubmissionError(
            "not_language", noted("That looks like program code or page markup; paste the article's words instead.")
        )


def _is_binary(given: str) -> bool:
    if "\x00" in given or given.startswith(_FILE_STARTS):
        return True
    size = len(given)
    control = len(_CONTROL.findall(given))
    broken = len(_BROKEN.findall(given))
    if control > max(3, size // 200) or broken > max(5, size // 20):
        return True
    encoded = sum(len(match.group()) for match in _DATA_URI.finditer(given))
    encoded += sum(len(match.group()) for match in _BASE64_LINE.finditer(given) if _is_mixed(match.group()))
    return encoded > size // 2


def _is_mixed(line: str) -> bool:
    """Whether a line mixes cases and digits the way encoded data does and words do not."""
    return any(map(str.isdigit, line)) and any(map(str.isupper, line)) and any(map(str.islower, line))


def _has_no_words(text: str, words: Sequence[str]) -> bool:
    letters = sum(map(len, words))
    marks = sum(map(len, text.split()))
    return letters < 8 or letters < marks * 0.25


def _is_noise(text: str, words: Sequence[str]) -> bool:
    """Keyboard noise in bulk: most of the text's letters are ASCII and spell nothing."""
    letters = sum(map(str.isalpha, text))
    tried = Counter(_tried(words))
    length = sum(len(word) * count for word, count in tried.items())
    if not tried or length < letters * 0.6:
        return False
    sound = 0
    for word, count in tried.items():
        sound += 0 if _UNSPEAKABLE.search(word.lower()) else len(word) * count
        if sound * 2 >= length:
            return False
    return True


def _tried(words: Sequence[str]) -> Iterator[str]:
    """The words that noise can be told by: none of a script without vowels, no short ones, no acronyms."""
    return (word for word in words if word.isascii() and len(word) > 2 and (len(word) > 11 or not word.isupper()))


def _is_code(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    short = [line for line in lines if len(line) <= _LONGEST_CODE_LINE]
    least = 0.6 * sum(map(len, lines))
    if len(lines) < 3 or sum(map(len, short)) <= least:
        return False
    return sum(len(line) for line in short if _CODE_LINE.search(line.rstrip())) > least
