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
    r"//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/embed|player\.|players\.|vimeo\.com|dailymotion\.com/embed|jwplatform|jwplayer|brightcove|kaltura|soundcloud\.com/player|open\.spotify\.com/embed|podcasts?\.)",
    r"/embed/video",
)
_POST_TITLE = any_of(
    r".{1,80} (?:on|auf|sur|en|op|em|på|su) (?:X|Twitter|Instagram|Facebook|Threads|Bluesky|TikTok|Mastodon|Truth Social)\s?:",
    r".{1,80} \(@[\w.]{1,60}\)(?:$| (?:on|[•·/|]) )",
    r".{0,80} / (?:X|Twitter)$",
    r".{1,80} [•·|-] (?:Instagram|Threads|TikTok|Facebook|Telegram) ?(?:photos?|videos?|reels?|posts?)?",
)


def is_player(view: PageView) -> bool:
    """Whether the page is a video or a recording with a line or two of words."""
    if view.count >= _MOST_PLAYER_WORDS:
        return False
    if not view.is_declared_article and (view.metadata.kinds & _PLAYED or _is_typed_as_played(view)):
        return True
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


def _is_typed_as_played(view: PageView) -> bool:
    return any(_PLAYED_TYPE.match(kind) for kind in view.declared("og:type"))


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
