"""Pages that are about one thing without its words: a player, or a social-media post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.article.page.walls.view import PageView
from bot.article.page.walls.wording import any_of
from bot.article.platforms import permalink_platform

_MOST_PLAYER_WORDS = 60
_MOST_UNDECLARED_WORDS = 40
_MOST_POST_WORDS = 40

_PLAYED = frozenset(
    "VideoObject AudioObject Clip Movie TVEpisode TVSeries MusicRecording PodcastEpisode RadioEpisode Episode "
    "BroadcastEvent MusicVideoObject MediaObject".split()
)
_PLAYED_TYPE = re.compile(r"(?:video|music)(?:\.|$)", re.IGNORECASE)
_PLAYER_FRAME = any_of(
    r"//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/embed|dailymotion\.com/embed|vimeo\.com|players?\.|podcasts?\.)",
    r"//(?:[\w-]+\.)*(?:soundcloud\.com/player|open\.spotify\.com/embed|jwplatform|jwplayer|brightcove|kaltura)",
    r"/embed/video",
)
_NETWORK = "(?:X|Twitter|Instagram|Facebook|Threads|Bluesky|TikTok|Mastodon|Truth Social|Telegram|LinkedIn|Reddit)"
_POST_TITLE = any_of(
    rf".{{1,80}} (?:on|auf|sur|en|op|em|på|su) {_NETWORK}\s?:",
    r".{1,80} \(@[\w.]{1,60}\)(?:$| (?:on|[•·/|]) )",
    r".{0,80} / (?:X|Twitter)$",
    rf".{{1,80}} [•·|-] {_NETWORK}(?: (?:photos?|videos?|reels?|posts?))?$",
)


def is_declared_player(view: PageView) -> bool:
    """Whether the page says that it is a video or a recording, and has a line or two of words."""
    if view.count >= _MOST_PLAYER_WORDS or view.is_declared_article:
        return False
    typed = any(_PLAYED_TYPE.match(kind) for kind in view.declared("og:type"))
    return typed or bool(view.metadata.kinds & _PLAYED)


def has_only_player(view: PageView) -> bool:
    """Whether the page has next to no words and something to be played."""
    return view.count < _MOST_UNDECLARED_WORDS and _has_player(view)


def is_post_page(view: PageView) -> bool:
    """Whether the page is the page of one post, and shows next to nothing of its words."""
    if view.count >= _MOST_POST_WORDS:
        return False
    if any(permalink_platform(address) and not _is_video_address(address) for address in _own_addresses(view)):
        return True
    if "SocialMediaPosting" in view.metadata.kinds:
        return True
    return any(_POST_TITLE.match(title) for title in (view.names[0], *view.declared("og:title")))


def _has_player(view: PageView) -> bool:
    if next(view.tree.iter("video", "audio"), None) is not None:
        return True
    return any(_PLAYER_FRAME.search(frame.get("src") or "") for frame in view.tree.iter("iframe"))


def _is_video_address(address: str) -> bool:
    """Facebook's videos are posts by their address; what they lack is not their words."""
    return "/videos/" in address or "/watch" in address


def _own_addresses(view: PageView) -> Iterator[str]:
    yield from view.declared("og:url", "twitter:url", "al:web:url", "al:android:url")
    for link in view.tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield (link.get("href") or "").strip()
