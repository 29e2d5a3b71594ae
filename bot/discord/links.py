"""The links in what people write on Discord, the words beside them, and which of them can lead to an article.

It knows Discord's markup and addresses; it opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote

from bot.article.documents import is_attachable
from bot.article.fetch.hosts import is_within
from bot.article.fetch.links import Target, check_link, without_tracking
from bot.article.links import address, url_spans
from bot.article.platforms import permalink_platform
from bot.errors import SubmissionError
from bot.model import Span

_MASKED = re.compile(
    r"\[[^\[\]\n]{1,300}\]\(<?"
    r"(?P<url>https?://[^\s()<>]{1,2000}(?:\([^\s()<>]{0,300}\)[^\s()<>]{0,2000}){0,5})"
    r">?(?:[ \t]+\"[^\"\n]{0,300}\")?\)",
    re.IGNORECASE,
)
"""`[words](address)`, also with the address in angle brackets or with a title."""

_TAGS = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^<>\n]{1,80}:\d+|id:\w+)>")
"""Mentions, emoji, timestamps: https://docs.discord.com/developers/reference#message-formatting."""

_SHROUDS = re.compile(r"\|\||`")
"""Marks of spoilers and code, which may stand against an address and are none of it."""

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no space between words (Thai, Lao, Burmese, Khmer, kana, Han)."""

_UNSPACED_A_WORD = 2
"""About how many such letters a word has."""

_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")

_DISCORD = frozenset({"discord.com", "discordapp.com", "discord.gg", "discord.new"})
_INSIDE = frozenset(
    "activities api app application-directory channels events gifts invite login oauth2 quests register shop store "
    "template users".split()
)
"""What discord.com's paths begin with where they lead into Discord rather than to a page about it."""

_CDN = frozenset({"cdn.discordapp.com", "discordapp.net"})
_ATTACHED = re.compile(r"/(?:ephemeral-)?attachments/\d+/\d+/([^/]+)")

_GIF_HOSTS = frozenset({"tenor.com", "giphy.com", "klipy.com"})
"""Where Discord's own picker of moving pictures takes them from."""

_MEDIA = frozenset(
    "apng avif bmp gif gifv heic jfif jpeg jpg png svg tif tiff webp avi m4v mkv mov mp4 webm "
    "aac flac m4a mp3 oga ogg opus wav".split()
)
_ALIASES = {"twitter.com": "x.com"}
_SIDE_HOSTS = ("www.", "m.", "mobile.")


class Leads(Enum):
    """What a link leads to, as far as its address tells."""

    TO_A_PAGE = auto()
    """Perhaps to an article, or to a file that can be read."""
    TO_MEDIA = auto()
    """To a picture, a video, a sound."""
    INTO_DISCORD = auto()
    """To a channel, a message, an invitation."""


@dataclass(frozen=True, slots=True)
class Written:
    """Somebody's words taken apart."""

    links: tuple[str, ...]
    """In the order of the text, as they are written, those in masked form too."""
    rest: str
    """What is left without the links and without Discord's mentions and emoji."""

    @property
    def is_nothing_but_links(self) -> bool:
        """Whether there are links, and not one word."""
        return bool(self.links) and _WORD.search(self.rest) is None

    @property
    def words(self) -> int:
        """How many words are left; about how many in scripts that do not part them."""
        unspaced = len(_UNSPACED.findall(self.rest))
        return len(_WORD.findall(_UNSPACED.sub(" ", self.rest))) + unspaced // _UNSPACED_A_WORD


def take_apart(text: str) -> Written:
    """The links in a text and what is left without them."""
    found: list[tuple[int, str]] = []

    def take(match: re.Match[str]) -> str:
        found.append((match.start(), match["url"]))
        return " " * len(match.group())

    text = _MASKED.sub(take, _TAGS.sub(_blank, _SHROUDS.sub(_blank, text)))
    spans = url_spans(text, Span(0, len(text)))
    found += [(span.start, address(span.of(text))) for span in spans]
    return Written(tuple(link for _, link in sorted(found)), _without(text, spans))


def links_of(option: str) -> tuple[str, ...]:
    """What was given where a link is asked for: the links in it, else all of it, as people leave out `https://`."""
    given = option.strip()
    links = take_apart(given).links
    if links or not given:
        return links
    return (f"https://{given}" if _BARE_HOST.fullmatch(given) else given,)


def leads(link: str) -> Leads:
    """What the link leads to; one that cannot be taken apart counts as a page, and is refused when it is opened."""
    try:
        target = check_link(link)
    except SubmissionError:
        return Leads.TO_A_PAGE
    if is_within(target.host, _CDN):
        attached = _ATTACHED.fullmatch(target.path)
        readable = attached is not None and is_attachable(unquote(attached[1]))
        return Leads.TO_A_PAGE if readable else Leads.TO_MEDIA
    if is_within(target.host, _DISCORD):
        return Leads.INTO_DISCORD if _is_inside_discord(target) else Leads.TO_A_PAGE
    if is_within(target.host, _GIF_HOSTS) or target.path.rpartition(".")[2].lower() in _MEDIA:
        return Leads.TO_MEDIA
    return Leads.TO_A_PAGE


def soon_expires(link: str) -> bool:
    """Whether the link leads to what somebody uploaded to Discord, which its servers hand out for a day only."""
    try:
        return is_within(check_link(link).host, _CDN)
    except SubmissionError:
        return False


def worth_opening(links: Iterable[str]) -> tuple[str, ...]:
    """The links that lead to pages, each once, in the spelling they are opened under.

    Those that may not be opened are left out, unless there is no other: then it is the first of them, as written.
    """
    pages: dict[str, str] = {}
    for link in links:
        if leads(link) is Leads.TO_A_PAGE:
            pages.setdefault(key_of(link), link)
    may = tuple(target.url for target in map(_target, pages.values()) if target is not None)
    return may or tuple(pages.values())[:1]


def key_of(link: str) -> str:
    """What two links to the same place have in common, however they are spelt."""
    target = _target(link)
    if target is None:
        return link
    host = target.host
    for side in _SIDE_HOSTS:
        host = host.removeprefix(side)
    query = f"?{target.query}" if target.query else ""
    return f"{_ALIASES.get(host, host)}{target.path.rstrip('/')}{query}"


def is_post(link: str) -> bool:
    """Whether the link leads to a single social-media post."""
    return permalink_platform(link) is not None


def place_of(link: str) -> str:
    """Where a link leads, in short and for the eye: host and path, without scheme and escapes."""
    target = _target(link)
    if target is None:
        return link
    query = f"?{target.query}" if target.query else ""
    return unquote(f"{target.authority.removeprefix('www.')}{target.path}{query}").rstrip("/")


def _target(link: str) -> Target | None:
    try:
        return without_tracking(check_link(link))
    except SubmissionError:
        return None


def _is_inside_discord(target: Target) -> bool:
    return not is_within(target.host, frozenset({"discord.com", "discordapp.com"})) or (
        target.path.split("/")[1].lower() in _INSIDE
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without(text: str, spans: Iterable[Span]) -> str:
    pieces, at = [], 0
    for span in spans:
        pieces.append(text[at : span.start])
        at = span.end
    return " ".join([*pieces, text[at:]])
