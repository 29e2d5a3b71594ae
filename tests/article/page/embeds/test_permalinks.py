"""Links to posts: the platforms' own forms, one canonical link each, and look-alikes that are nobody's."""

from __future__ import annotations

import pytest

from bot.article.page.embeds import post_of_link
from bot.article.page.embeds.permalinks import read_permalink
from bot.article.platforms import permalink_platform
from bot.model import Platform

X = "https://x.com/anna_roe/status/1214387633146564608"
FORMS = [
    ("https://twitter.com/anna_roe/status/1214387633146564608?ref_src=twsrc%5Etfw", Platform.X, X, "@anna_roe"),
    ("http://mobile.twitter.com/anna_roe/statuses/1214387633146564608", Platform.X, X, "@anna_roe"),
    ("//x.com/anna_roe/status/1214387633146564608/photo/1", Platform.X, X, "@anna_roe"),
    ("https://twitter.com/#!/anna_roe/status/1214387633146564608", Platform.X, X, "@anna_roe"),
    ("https://x.com/i/web/status/1214", Platform.X, "https://x.com/i/status/1214", None),
    ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=77", Platform.X, "https://x.com/i/status/77", None),
    ("https://bsky.app/profile/anna.example.com/post/3lbq7mx", Platform.BLUESKY,
     "https://bsky.app/profile/anna.example.com/post/3lbq7mx", "@anna.example.com"),
    ("at://did:plc:abc123/app.bsky.feed.post/3lbq7mx", Platform.BLUESKY,
     "https://bsky.app/profile/did:plc:abc123/post/3lbq7mx", None),
    ("https://embed.bsky.app/embed/did:plc:abc123/app.bsky.feed.post/3lbq7mx?id=9", Platform.BLUESKY,
     "https://bsky.app/profile/did:plc:abc123/post/3lbq7mx", None),
    ("https://truthsocial.com/@annaroe/posts/113079171241665414", Platform.TRUTH_SOCIAL,
     "https://truthsocial.com/@annaroe/113079171241665414", "@annaroe"),
    ("https://truthsocial.com/@annaroe/113079171241665414/embed", Platform.TRUTH_SOCIAL,
     "https://truthsocial.com/@annaroe/113079171241665414", "@annaroe"),
    ("https://www.threads.net/@anna.roe/post/C-GMXpGM4KR/embed", Platform.THREADS,
     "https://www.threads.com/@anna.roe/post/C-GMXpGM4KR", "@anna.roe"),
    ("https://social.example/@anna/113079171241665414/embed", Platform.MASTODON,
     "https://social.example/@anna/113079171241665414", "@anna@social.example"),
    ("https://social.example/users/anna/statuses/113079171241665414", Platform.MASTODON,
     "https://social.example/@anna/113079171241665414", "@anna@social.example"),
    ("https://social.example/@bob@other.example/113079171241665414", Platform.MASTODON,
     "https://social.example/@bob@other.example/113079171241665414", "@bob@other.example"),
    ("https://m.facebook.com/TownHall/posts/pfbid02abcDEF?__tn__=R", Platform.FACEBOOK,
     "https://www.facebook.com/TownHall/posts/pfbid02abcDEF", "@TownHall"),
    ("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2FTownHall%2Fvideos%2F12345%2F&w=5",
     Platform.FACEBOOK, "https://www.facebook.com/TownHall/videos/12345", "@TownHall"),
    ("https://de-de.facebook.com/permalink.php?story_fbid=12345&id=99&ref=x", Platform.FACEBOOK,
     "https://www.facebook.com/permalink.php?story_fbid=12345&id=99", None),
    ("https://www.facebook.com/groups/townfolk/posts/1234567", Platform.FACEBOOK,
     "https://www.facebook.com/groups/townfolk/posts/1234567", None),
    ("https://www.instagram.com/p/CjcAbCdEfG/embed/captioned/?cr=1", Platform.INSTAGRAM,
     "https://www.instagram.com/p/CjcAbCdEfG/", None),
    ("https://instagram.com/anna.roe/reel/CjcAbCdEfG/", Platform.INSTAGRAM,
     "https://www.instagram.com/reel/CjcAbCdEfG/", "@anna.roe"),
    ("https://t.me/s/town_news/512?embed=1&mode=tme", Platform.TELEGRAM, "https://t.me/town_news/512", "@town_news"),
    ("https://www.tiktok.com/@anna.roe/video/7362946149227056416?lang=en", Platform.TIKTOK,
     "https://www.tiktok.com/@anna.roe/video/7362946149227056416", "@anna.roe"),
    ("https://www.youtube-nocookie.com/embed/aBcDeFgHiJk?rel=0", Platform.YOUTUBE,
     "https://www.youtube.com/watch?v=aBcDeFgHiJk", None),
    ("https://youtu.be/aBcDeFgHiJk?t=12", Platform.YOUTUBE, "https://www.youtube.com/watch?v=aBcDeFgHiJk", None),
    ("https://old.reddit.com/r/townfolk/comments/di3n1k/the_bridge_is_shut/?ref=share", Platform.REDDIT,
     "https://www.reddit.com/r/townfolk/comments/di3n1k/", None),
    ("https://embed.reddit.com/r/townfolk/comments/di3n1k/comment/kab12cd/", Platform.REDDIT,
     "https://www.reddit.com/r/townfolk/comments/di3n1k/comment/kab12cd/", None),
]  # fmt: skip
NOBODYS = [
    "https://twitter.com.evil.example/anna_roe/status/1214387633146564608",
    "https://x.com.evil.example/anna_roe/status/1214387633146564608",
    "https://nottwitter.com/anna_roe/status/1214387633146564608",
    "https://evil.example/twitter.com/anna_roe/status/1214387633146564608",
    "https://twitter.com@evil.example/anna_roe/status/1214387633146564608",
    "https://anna@x.com/anna_roe/status/1214387633146564608",
    "https://x.com:8443/anna_roe/status/1214387633146564608",
    "https://x.com\\@evil.example/anna_roe/status/1214387633146564608",
    "ftp://x.com/anna_roe/status/1214387633146564608",
    "javascript://x.com/anna_roe/status/1%0aalert(1)",
    "https://truthsocial.com.evil.example/@annaroe/113079171241665414",
    "https://www.facebook.com.evil.example/TownHall/posts/12345",
    "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2FTownHall%2Fposts%2F12345",
    "https://www.facebook.com/TownHall",
    "https://x.com/anna_roe",
    "https://x.com/intent/tweet?url=https://x.com/a/status/1",
    "https://twitter.com/share?url=https://news.example.com/bridge",
    "https://bsky.app/profile/anna.example.com",
    "https://www.instagram.com/anna.roe/",
    "https://www.youtube.com/embed/videoseries?list=PLabc",
    "https://www.youtube.com/@townhall",
    "https://t.me/town_news",
    "https://[::1/anna/status/1",
    "https://x.com/" + "a" * 5000 + "/status/1",
    "",
]


@pytest.mark.parametrize(("link", "platform", "url", "handle"), FORMS)
def test_forms(link: str, platform: Platform, url: str, handle: str | None) -> None:
    found = read_permalink(link)
    assert found is not None
    assert (found.platform, found.url, found.handle) == (platform, url, handle)


@pytest.mark.parametrize("link", [url for _, _, url, _ in FORMS])
def test_canonical_links_are_stable(link: str) -> None:
    found = read_permalink(link)
    assert found is not None
    assert found.url == link


@pytest.mark.parametrize("link", NOBODYS)
def test_lookalikes_and_other_pages(link: str) -> None:
    assert read_permalink(link) is None
    assert post_of_link(link) is None


def test_pasted_posts_know_the_same_links() -> None:
    """Canonical links of the platforms that a paste tells apart are told apart there too."""
    not_told = {Platform.TIKTOK, Platform.YOUTUBE, Platform.REDDIT}
    for _, platform, url, _ in FORMS:
        if platform not in not_told and "/i/status/" not in url and "/groups/" not in url:
            assert permalink_platform(url) is platform, url


def test_a_bare_link_is_a_post_without_words() -> None:
    post = post_of_link("https://twitter.com/anna_roe/status/1214387633146564608")
    assert post is not None
    assert (post.permalink, post.handle, post.paragraphs, post.author) == (X, "@anna_roe", (), None)
    assert str(post.published) == "2020-01-07"
