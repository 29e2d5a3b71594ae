"""What tells one social network from another: its name, its addresses, how its handles look."""

from __future__ import annotations

import re

from bot.model import Platform

NAMED = (
    r"X(?!\w)|Twitter|Bluesky|BlueSky|Bsky|Truth Social|TruthSocial|Facebook|FB(?!\w)|Instagram|IG(?!\w)|Threads|"
    r"Mastodon|Telegram"
)
"""A pattern for a network's name, capital letters as written."""

_NAMES = {
    "x": Platform.X,
    "twitter": Platform.X,
    "bluesky": Platform.BLUESKY,
    "bsky": Platform.BLUESKY,
    "truthsocial": Platform.TRUTH_SOCIAL,
    "facebook": Platform.FACEBOOK,
    "fb": Platform.FACEBOOK,
    "instagram": Platform.INSTAGRAM,
    "ig": Platform.INSTAGRAM,
    "threads": Platform.THREADS,
    "mastodon": Platform.MASTODON,
    "telegram": Platform.TELEGRAM,
}

_PERMALINKS = (
    (Platform.X, r"(?:mobile\.)?(?:x|twitter)\.com/\w{1,20}/status(?:es)?/\d+"),
    (Platform.BLUESKY, r"bsky\.app/profile/[\w.:-]+/post/\w+"),
    (Platform.TRUTH_SOCIAL, r"truthsocial\.com/(?:@[\w.]+(?:/posts)?|users/[\w.]+/statuses)/\d+"),
    (Platform.FACEBOOK, r"(?:(?:m|web)\.)?(?:facebook\.com/(?:[^\s/]+/(?:posts|videos|photos)/|permalink\.php|watch|"
     r"story\.php|photo|share/|reel/)\S*|fb\.watch/\S+)"),
    (Platform.INSTAGRAM, r"instagram\.com/(?:[\w.]+/)?(?:p|reel|tv)/[\w-]+"),
    (Platform.THREADS, r"threads\.(?:net|com)/@[\w.]+/post/[\w-]+"),
    (Platform.TELEGRAM, r"t\.me/(?:s/)?(?:c/)?\w+/\d+"),
    (Platform.MASTODON, r"[\w.-]+\.[a-z]{2,}/@[\w.]+(?:@[\w.-]+)?/\d{8,}"),
)  # fmt: skip
_PERMALINK_FORMS = tuple((kind, re.compile(rf"(?:https?://)?(?:www\.)?{form}", re.I)) for kind, form in _PERMALINKS)

_DOMAINS = frozenset(
    "com org net social app dev io co me news gov edu mil int info tv fm eu uk us ca au nz de at ch fr es it nl be "
    "se no dk fi pl cz pt ie jp kr in br mx ar za xyz online site blog live world cloud art pro".split()
)


def named_platform(words: str) -> Platform | None:
    """The network that these words name ("Truth Social", "Twitter"); None where they name none."""
    return _NAMES.get("".join(words.casefold().split()))


def only_platform(words: str) -> Platform | None:
    """The one network that is named among these words; None where none is, or several are."""
    found = {named_platform(match.group()) for match in re.finditer(rf"(?<!\w)(?:{NAMED})(?!\w)", words)}
    return found.pop() if len(found) == 1 else None


def permalink_platform(link: str) -> Platform | None:
    """The network whose post this link leads to; None where it leads to no single post."""
    for platform, form in _PERMALINK_FORMS:
        if form.match(link):
            return platform
    return None


def handle_platform(handle: str) -> Platform | None:
    """The network that only such handles belong to: @user@host is Mastodon's, a domain name Bluesky's."""
    name = handle[1:]
    if "@" in name:
        return Platform.MASTODON
    last = name.rsplit(".", 1)[-1].casefold() if "." in name else ""
    return Platform.BLUESKY if last in _DOMAINS else None


def is_x_handle(handle: str) -> bool:
    """Whether X could have given this handle: at most 15 letters, digits and underscores."""
    return re.fullmatch(r"@\w{1,15}", handle, re.ASCII) is not None
