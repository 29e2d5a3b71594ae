"""What the links to single posts look like, network by network: one short rule each, and one table of their hosts.

A rule is asked only where the host is its network's own. Mastodon, which has no host of its own, is told by the path.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from bot.article.page.embeds.address import Address, Permalink, read_address
from bot.model import Platform

_SAME_SITE = frozenset({"www", "mobile", "m", "web", "mbasic", "old", "new", "np", "touch", "music"})


def bare_host(host: str) -> str:
    """The host without the subdomains that show the same posts ("www", "mobile", "de-de")."""
    first, _, rest = host.partition(".")
    return rest if first in _SAME_SITE or re.fullmatch(r"[a-z]{2}-[a-z]{2}", first) else host


def _x(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"/(?:@?(?P<user>\w{1,20})/|i/web/)?status(?:es)?/(?P<id>\d{1,20})(?:/.*)?", address.path, re.ASCII
    )
    return _x_post(match["id"], match["user"]) if match is not None else None


def _x_embed(address: Address) -> Permalink | None:
    number = address.value("id")
    is_post = address.path.startswith("/embed/") and re.fullmatch(r"\d{1,20}", number, re.ASCII)
    return _x_post(number, None) if is_post else None


def _x_post(number: str, user: str | None) -> Permalink:
    named = user is not None and user.lower() != "i"
    return Permalink(
        Platform.X,
        f"https://x.com/{user if named else 'i'}/status/{number}",
        number,
        f"@{user}" if named else None,
    )


def _bluesky(address: Address) -> Permalink | None:
    match = re.fullmatch(r"/profile/(?P<actor>[\w.:-]{1,253})/post/(?P<id>\w{1,32})", address.path, re.ASCII)
    return _bluesky_post(match["actor"], match["id"]) if match is not None else None


def _bluesky_embed(address: Address) -> Permalink | None:
    return bluesky_record(address.path.removeprefix("/embed/"))


def bluesky_record(record: str) -> Permalink | None:
    match = re.fullmatch(r"(?P<actor>[\w.:-]{1,253})/app\.bsky\.feed\.post/(?P<id>\w{1,32})", record, re.ASCII)
    return _bluesky_post(match["actor"], match["id"]) if match is not None else None


def _bluesky_post(actor: str, key: str) -> Permalink:
    handle = None if actor.startswith("did:") else f"@{actor}"
    return Permalink(Platform.BLUESKY, f"https://bsky.app/profile/{actor}/post/{key}", key, handle)


def _truth_social(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"/(?:@(?P<user>[\w.]{1,64})(?:/posts)?|users/(?P<named>[\w.]{1,64})/statuses)/(?P<id>\d{1,20})(?:/embed)?",
        address.path,
        re.ASCII,
    )
    if match is None:
        return None
    user = match["user"] or match["named"]
    return Permalink(Platform.TRUTH_SOCIAL, f"https://truthsocial.com/@{user}/{match['id']}", match["id"], f"@{user}")


def _threads(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"/(?:@(?P<user>[\w.]{1,64})/post|t)/(?P<id>[\w-]{1,40})(?:/embed(?:/.*)?)?", address.path, re.ASCII
    )
    if match is None:
        return None
    user = match["user"]
    path = f"@{user}/post/{match['id']}" if user else f"t/{match['id']}"
    return Permalink(Platform.THREADS, f"https://www.threads.com/{path}", match["id"], f"@{user}" if user else None)


def mastodon(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"(?:/web|/deck)?/(?:@(?P<user>[\w.-]{1,64}(?:@[\w.-]{1,253})?)|users/(?P<named>[\w.-]{1,64})/statuses)"
        r"/(?P<id>\d{8,20})(?:/embed)?",
        address.path,
        re.ASCII,
    )
    if match is None or not re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}", address.host):
        return None
    user = match["user"] or match["named"]
    handle = f"@{user}" if "@" in user else f"@{user}@{address.host}"
    url = f"https://{address.host}/@{user}/{match['id']}"
    return Permalink(Platform.MASTODON, url, f"{address.host}/{match['id']}", handle)


def _facebook(address: Address) -> Permalink | None:
    path = address.path
    if path in {"/plugins/post.php", "/plugins/video.php"}:
        inner = read_address(address.value("href").strip())
        return _facebook(inner) if inner is not None and inner.path != path and _is_facebook(inner) else None
    for page, name in _FACEBOOK_QUERIES:
        number = address.value(name)
        if path == page and re.fullmatch(r"[\w.-]{1,160}", number, re.ASCII):
            owner = address.value("id")
            rest = f"&id={owner}" if owner.isdecimal() and name == "story_fbid" else ""
            return Permalink(Platform.FACEBOOK, f"https://www.facebook.com{path}?{name}={number}{rest}", number)
    match = _FACEBOOK_PATH.fullmatch(path)
    if match is None:
        return None
    page = match["page"] or ""
    named = re.fullmatch(r"[A-Za-z0-9.]{3,64}", page) is not None and not page.isdecimal() and page != "groups"
    return Permalink(
        Platform.FACEBOOK, f"https://www.facebook.com{quote(path)}", match["id"], f"@{page}" if named else None
    )


def _is_facebook(address: Address) -> bool:
    return READERS.get(bare_host(address.host)) is _facebook


def _facebook_short(address: Address) -> Permalink | None:
    match = re.fullmatch(r"/(?:v/)?(?P<id>[\w-]{5,40})", address.path, re.ASCII)
    if match is None:
        return None
    return Permalink(Platform.FACEBOOK, f"https://fb.watch/{match['id']}", match["id"])


def _instagram(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"(?:/(?P<user>[\w.]{1,40}))?/(?P<kind>p|reels?|tv)/(?P<id>[\w-]{5,60})(?:/embed(?:/.*)?)?",
        address.path,
        re.ASCII,
    )
    if match is None or match["user"] == "share":
        return None
    kind = "reel" if match["kind"] == "reels" else match["kind"]
    handle = f"@{match['user']}" if match["user"] else None
    return Permalink(Platform.INSTAGRAM, f"https://www.instagram.com/{kind}/{match['id']}/", match["id"], handle)


def _telegram(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"/(?:s/)?(?P<channel>c/\d{1,20}|[A-Za-z]\w{3,40})/(?:\d{1,12}/)?(?P<id>\d{1,12})", address.path, re.ASCII
    )
    if match is None:
        return None
    channel = match["channel"]
    handle = None if channel.startswith("c/") else f"@{channel}"
    return Permalink(
        Platform.TELEGRAM, f"https://t.me/{channel}/{match['id']}", f"{channel.lower()}/{match['id']}", handle
    )


def _tiktok(address: Address) -> Permalink | None:
    match = re.fullmatch(r"/@(?P<user>[\w.]{0,40})/(?P<kind>video|photo)/(?P<id>\d{5,25})", address.path, re.ASCII)
    if match is not None:
        user = match["user"]
        url = f"https://www.tiktok.com/@{user}/{match['kind']}/{match['id']}"
        return Permalink(Platform.TIKTOK, url, match["id"], f"@{user}" if user else None)
    embed = re.fullmatch(r"/(?:embed(?:/v\d)?|player/v1|v)/(?P<id>\d{5,25})(?:\.html)?", address.path, re.ASCII)
    # The player's address is the one that shows a video without naming its account.
    return _tiktok_player(embed["id"]) if embed is not None else None


def _tiktok_player(number: str) -> Permalink:
    return Permalink(Platform.TIKTOK, f"https://www.tiktok.com/embed/v2/{number}", number)


def _youtube(address: Address) -> Permalink | None:
    match = re.fullmatch(r"/(?:embed|v|shorts|live|e)/(?P<id>[\w-]{11})", address.path, re.ASCII)
    key = match["id"] if match is not None else address.value("v") if address.path == "/watch" else ""
    return _youtube_video(key)


def _youtube_short(address: Address) -> Permalink | None:
    return _youtube_video(address.path.removeprefix("/"))


def _youtube_video(key: str) -> Permalink | None:
    if not re.fullmatch(r"[\w-]{11}", key, re.ASCII) or key in {"videoseries", "live_stream"}:
        return None
    return Permalink(Platform.YOUTUBE, f"https://www.youtube.com/watch?v={key}", key)


def _reddit(address: Address) -> Permalink | None:
    match = re.fullmatch(
        r"(?P<place>/(?:r|u|user)/[\w.-]{1,40})?/comments/(?P<id>[a-z0-9]{2,12})"
        r"(?P<comment>/(?:[^/]{0,200}|comment)/[a-z0-9]{2,12})?(?P<slug>/[^/]{0,200})?",
        address.path,
        re.ASCII,
    )
    if match is None:
        return None
    comment = (match["comment"] or "").rsplit("/", 1)[-1]
    place = match["place"] or ""
    tail = f"comment/{comment}/" if comment else ""
    key = f"{match['id']}/{comment}" if comment else match["id"]
    return Permalink(Platform.REDDIT, f"https://www.reddit.com{place}/comments/{match['id']}/{tail}", key)


def _reddit_short(address: Address) -> Permalink | None:
    match = re.fullmatch(r"/(?P<id>[a-z0-9]{4,12})", address.path, re.ASCII)
    if match is None:
        return None
    return Permalink(Platform.REDDIT, f"https://www.reddit.com/comments/{match['id']}/", match["id"])


READERS: dict[str, Callable[[Address], Permalink | None]] = {
    "x.com": _x,
    "twitter.com": _x,
    "platform.twitter.com": _x_embed,
    "platform.x.com": _x_embed,
    "bsky.app": _bluesky,
    "embed.bsky.app": _bluesky_embed,
    "truthsocial.com": _truth_social,
    "threads.net": _threads,
    "threads.com": _threads,
    "facebook.com": _facebook,
    "fb.watch": _facebook_short,
    "instagram.com": _instagram,
    "instagr.am": _instagram,
    "t.me": _telegram,
    "telegram.me": _telegram,
    "tiktok.com": _tiktok,
    "youtube.com": _youtube,
    "youtube-nocookie.com": _youtube,
    "youtu.be": _youtube_short,
    "reddit.com": _reddit,
    "embed.reddit.com": _reddit,
    "redditmedia.com": _reddit,
    "redd.it": _reddit_short,
}
_FACEBOOK_QUERIES = (
    ("/permalink.php", "story_fbid"),
    ("/story.php", "story_fbid"),
    ("/photo.php", "fbid"),
    ("/photo", "fbid"),
    ("/video.php", "v"),
    ("/watch", "v"),
)
_FACEBOOK_PATH = re.compile(
    r"/(?:groups/[\w.-]{1,80}/(?:posts|permalink)/|(?P<page>[^/?#\s]{1,120})/(?:posts|videos|photos|reel)/(?:[^/?#\s]{1,200}/){0,4}?"
    r"|reel/|share/(?:[pvr]/)?)(?P<id>[\w-]{5,200})",
    re.ASCII,
)
