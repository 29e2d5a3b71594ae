"""Embeds without words: frames, AMP elements, placeholders that a script fills, and bare links."""

from __future__ import annotations

import pytest

from bot.model import Platform
from tests.article.page.embeds.pages import lifted, only

NUMBER = "1214387633146564608"
LINK = f"https://x.com/anna_roe/status/{NUMBER}"
UNNAMED = f"https://x.com/i/status/{NUMBER}"
CLIP = "https://www.youtube.com/watch?v=aBcDeFgHiJk"
TOOT = "https://social.example/@anna/113079171241665414"
TRUTH = "https://truthsocial.com/@annaroe/113079171241665414"
FORMS = [
    (f'<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=false&amp;id={NUMBER}"></iframe>', UNNAMED),
    (f'<iframe class="lazy" data-src="https://platform.twitter.com/embed/Tweet.html?id={NUMBER}"></iframe>', UNNAMED),
    (f'<div class="twitter-tweet twitter-tweet-rendered"><iframe data-tweet-id="{NUMBER}" src="https://platform.'
     f'twitter.com/embed/Tweet.html?id={NUMBER}" title="X Post"></iframe></div>', UNNAMED),
    (f'<iframe src="https://cdn.frames.example/show?url=https%3A%2F%2Ftwitter.com%2Fanna_roe%2Fstatus%2F{NUMBER}"></iframe>',
     LINK),
    (f'<amp-twitter data-tweetid="{NUMBER}" layout="responsive"></amp-twitter>', UNNAMED),
    (f'<twitter-widget data-tweet-id="{NUMBER}"></twitter-widget>', UNNAMED),
    (f'<div class="widget__tweet" data-tweet-id="{NUMBER}"></div>', UNNAMED),
    (f'<div data-oembed-url="https://twitter.com/anna_roe/status/{NUMBER}?s=20"></div>', LINK),
    (f'<figure class="media"><oembed url="https://twitter.com/anna_roe/status/{NUMBER}"></oembed></figure>', LINK),
    (f'<div data-kind="x" data-content-url="https://api.embeds.example/oembed?url={LINK}"></div>', LINK),
    ('<figure class="wp-block-embed is-provider-twitter"><div'
     f' class="wp-block-embed__wrapper">\n{LINK}?s=20\n</div></figure>',
     LINK),
    (f'<div class="embed-twitter"><p><a href="{LINK}">{LINK}</a></p></div>', LINK),
    (f'<div class="social-embed"><a href="{LINK}">View this post</a></div>', LINK),
    (f'<div class="social-embed"><a href="{LINK}"></a></div>', LINK),
    (f'<div class="social-embed"><a href="{LINK}">Post</a></div>', LINK),
    (f'<p><a href="{LINK}?lang=de">{LINK}?lang=de</a></p>', LINK),
    (f"<p>{LINK}</p>", LINK),
    ('<iframe data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3lbq7mx"'
     ' src="https://embed.bsky.app/embed/did:plc:abc/'
     'app.bsky.feed.post/3lbq7mx?id=1"></iframe>', "https://bsky.app/profile/did:plc:abc/post/3lbq7mx"),
    (f'<iframe src="{TRUTH}/embed" class="truthsocial-embed" width="600"></iframe>', TRUTH),
    (f'<iframe class="truthsocial-embed lazyload" data-src="{TRUTH}/embed"></iframe>', TRUTH),
    (f'<iframe src="{TOOT}/embed" class="mastodon-embed" allowfullscreen></iframe>', TOOT),
    ('<iframe src="https://www.instagram.com/p/CjcAbCdEfG/embed/captioned/"></iframe>',
     "https://www.instagram.com/p/CjcAbCdEfG/"),
    ('<amp-instagram data-shortcode="CjcAbCdEfG" data-captioned></amp-instagram>',
     "https://www.instagram.com/p/CjcAbCdEfG/"),
    ('<iframe src="https://www.tiktok.com/embed/v2/7362946149227056416"></iframe>',
     "https://www.tiktok.com/embed/v2/7362946149227056416"),
    ('<amp-tiktok data-src="https://www.tiktok.com/@anna.roe/video/7362946149227056416"></amp-tiktok>',
     "https://www.tiktok.com/@anna.roe/video/7362946149227056416"),
    ('<amp-tiktok data-src="7362946149227056416"></amp-tiktok>', "https://www.tiktok.com/embed/v2/7362946149227056416"),
    ('<iframe src="https://t.me/town_news/512?embed=1&amp;mode=tme"></iframe>', "https://t.me/town_news/512"),
    ('<iframe src="https://www.redditmedia.com/r/townfolk/comments/di3n1k/shut/?ref_source=embed&amp;embed=true"></iframe>',
     "https://www.reddit.com/r/townfolk/comments/di3n1k/"),
    ('<iframe src="https://embed.reddit.com/r/townfolk/comments/di3n1k/shut/?embed=true"></iframe>',
     "https://www.reddit.com/r/townfolk/comments/di3n1k/"),
    ('<amp-reddit data-embedtype="post" data-src="https://www.reddit.com/r/townfolk/comments/di3n1k/shut?ref=share">'
     "</amp-reddit>", "https://www.reddit.com/r/townfolk/comments/di3n1k/"),
    ('<iframe width="560" src="//www.youtube.com/embed/aBcDeFgHiJk?feature=oembed"></iframe>', CLIP),
    ('<iframe src="about:blank" data-src="https://www.youtube-nocookie.com/embed/aBcDeFgHiJk"></iframe>', CLIP),
    ('<amp-youtube data-videoid="aBcDeFgHiJk"></amp-youtube>', CLIP),
    ('<lite-youtube videoid="aBcDeFgHiJk"></lite-youtube>', CLIP),
    (f'<iframe consent-original-src-_="//platform.twitter.com/embed/Tweet.html?id={NUMBER}"></iframe>', UNNAMED),
    (f'<news-embed kind="x" url="{LINK}"></news-embed>', LINK),
    (f'<div><a class="embedly-card" href="{LINK}">Anna Roe on X</a></div>', LINK),
    (f'<div id="t1" tweetID="{NUMBER}"></div>', UNNAMED),
    (f"<div data-embed-content='&lt;p&gt;&lt;iframe src=&quot;https://platform.twitter.com/embed/Tweet.html?id={NUMBER}"
     "&quot;&gt;&lt;/iframe&gt;&lt;/p&gt;'><p>We need your consent to show this post.</p></div>", UNNAMED),
    ('<script type="text/template"><iframe src="https://www.youtube.com/embed/aBcDeFgHiJk"></iframe></script>', CLIP),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "link"), FORMS)
def test_frames(markup: str, link: str) -> None:
    post = only(markup)
    assert (post.permalink, post.paragraphs) == (link, ())


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ('title="The bridge at night - Town TV"', ("The bridge at night - Town TV",)),
        ('title="YouTube video player"', ()),
        ('title="Video"', ()),
        ('title=""', ()),
        ("", ()),
    ],
)
def test_a_videos_title(label: str, words: tuple[str, ...]) -> None:
    assert only(f'<iframe {label} src="https://www.youtube.com/embed/aBcDeFgHiJk"></iframe>').paragraphs == words


def test_a_label_on_a_light_player() -> None:
    post = only('<lite-youtube videoid="aBcDeFgHiJk" playlabel="Play: The bridge at night"></lite-youtube>')
    assert (post.platform, post.paragraphs) == (Platform.YOUTUBE, ("The bridge at night",))


@pytest.mark.parametrize(
    "around", ["nav", "aside", "footer", 'div class="right sidebar"', 'div role="complementary"', 'div id="footer"']
)
def test_videos_beside_the_article_stay(around: str) -> None:
    frame = '<iframe src="https://www.youtube.com/embed/aBcDeFgHiJk"></iframe>'
    assert lifted(f"<{around}><div>{frame}</div></{around.split()[0]}>") == ()


@pytest.mark.parametrize(
    "markup",
    [
        f'<p>As <a href="{LINK}">she wrote on X</a>.</p>',
        f'<p><a href="{LINK}">As she wrote on X</a></p>',
        f"<p>See {LINK} for more.</p>",
        f'<div class="share-buttons" data-url="{LINK}"></div>',
        '<iframe src="https://platform.twitter.com/widgets/follow_button.html?screen_name=anna"></iframe>',
        '<a class="twitter-timeline" href="https://twitter.com/anna_roe">Posts by Anna</a>',
        '<iframe src="https://platform.twitter.com.evil.example/embed/Tweet.html?id=12"></iframe>',
        '<iframe src="https://maps.example/embed?pb=12"></iframe>',
        f'<div data-twitter-user-id="{NUMBER}"></div>',
        '<script type="text/template"><p>The council met.</p></script>',
        f"<div data-html='&lt;p&gt;{LINK}&lt;/p&gt;'>{'<p>The council met on Monday.</p>' * 100}</div>",
        '<iframe src="https://www.youtube.com/embed/videoseries?list=PLabc"></iframe>',
        "<iframe></iframe>",
        "<blockquote><p>The bridge is shut.</p></blockquote>",
    ],
)
def test_what_embeds_no_post_stays(markup: str) -> None:
    assert lifted(markup) == ()
