"""Embeds of platforms that sign in ways of their own: Facebook, Instagram, TikTok, Reddit, Telegram."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Platform
from tests.article.page.embeds.pages import lifted, only

POST = "https://www.facebook.com/TownHall/posts/pfbid02abcDEF"
VIDEO = "https://www.facebook.com/TownHall/videos/10153231379946729"
GRAM = "https://www.instagram.com/p/CjcAbCdEfG/?utm_source=ig_embed&amp;utm_campaign=loading"
TOK = "https://www.tiktok.com/@anna.roe/video/7362946149227056416"


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        (f'Posted by <a href="https://www.facebook.com/TownHall">Town Hall</a> on&nbsp;<a href="{POST}">Tuesday,'
         ' January 7,'
         " 2020</a>", "Tuesday, January 7, 2020"),
        ('Gepostet von <a href="https://www.facebook.com/TownHall/">Town Hall</a> am&nbsp;<a'
         f' href="{POST}">Dienstag, 7.'
         " Januar 2020</a>", "Dienstag, 7. Januar 2020"),
        ('Publiée par <a href="https://www.facebook.com/TownHall/">Town Hall</a> sur Mardi 7 janvier 2020',
         "Mardi 7 janvier 2020"),
    ],
)  # fmt: skip
def test_facebook(byline: str, day: str) -> None:
    post = only(
        f'<div class="fb-post" data-href="{POST}" data-width="500" data-show-text="true"><blockquote cite="{POST}"'
        ' class="fb-xfbml-parse-ignore"><p>The old bridge is shut.</p><p>Until'
        f" Friday.</p>{byline}</blockquote></div>"
    )
    assert (post.platform, post.paragraphs) == (Platform.FACEBOOK, ("The old bridge is shut.", "Until Friday."))
    assert (post.author, post.permalink, post.published) == ("Town Hall", POST, date(2020, 1, 7))
    assert post.date_words is not None
    assert post.date_words.endswith(day)


def test_facebook_video() -> None:
    post = only(
        f'<div class="fb-video" data-href="{VIDEO}/"><blockquote cite="{VIDEO}/" class="fb-xfbml-parse-ignore">'
        f'<a href="{VIDEO}/">The bridge at night</a><p>It is shut.</p>Posted by <a'
        ' href="https://facebook.com/TownHall/">'
        "Town Hall</a> on Tuesday, January 7, 2020</blockquote></div>"
    )
    assert post.paragraphs == ("The bridge at night", "It is shut.")
    assert (post.author, post.published, post.permalink) == ("Town Hall", date(2020, 1, 7), VIDEO)


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="fb-post" data-href="{POST}"></div>',
        f'<amp-facebook width="552" height="310" layout="responsive" data-href="{POST}"></amp-facebook>',
        '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2FTownHall%2Fposts%2F'
        'pfbid02abcDEF&show_text=true&width=500" width="500"></iframe>',
    ],
)
def test_facebook_without_words(markup: str) -> None:
    post = only(markup)
    assert (post.platform, post.permalink, post.handle, post.paragraphs) == (Platform.FACEBOOK, POST, "@TownHall", ())


def test_a_facebook_page_is_no_post() -> None:
    assert lifted('<div class="fb-page" data-href="https://www.facebook.com/TownHall"></div>') == ()
    assert lifted(f'<div class="fb-like" data-href="{POST}" data-layout="button"></div>') == ()
    assert lifted(f'<iframe src="https://www.facebook.com/plugins/like.php?href={POST}"></iframe>') == ()


def test_instagram() -> None:
    post = only(
        f'<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="{GRAM}"'
        f' data-instgrm-version="14"><div> <a href="{GRAM}" target="_blank">'
        " <div><div></div></div><div><svg></svg></div>"
        f'<div><div>View this post on Instagram</div></div></a><p><a href="{GRAM}" target="_blank">A post shared'
        " by Anna Roe"
        " 🌉 (@anna.roe)</a></p></div></blockquote>"
    )
    assert (post.platform, post.paragraphs) == (Platform.INSTAGRAM, ())
    assert (post.author, post.handle) == ("Anna Roe", "@anna.roe")
    assert post.permalink == "https://www.instagram.com/p/CjcAbCdEfG/"


@pytest.mark.parametrize(
    ("view", "shared"),
    [
        ("Sieh dir diesen Beitrag auf Instagram an", "Ein Beitrag geteilt von Anna Roe (@anna.roe)"),
        ("Voir cette publication sur Instagram", "Une publication partagée par Anna Roe (@anna.roe)"),
        ("Ver esta publicación en Instagram", "Una publicación compartida por Anna Roe (@anna.roe)"),
        ("Visualizza questo post su Instagram", "Un post condiviso da Anna Roe (@anna.roe)"),
        ("Посмотреть эту публикацию в Instagram", "Публикация от Anna Roe (@anna.roe)"),
        ("この投稿をInstagramで見る", "Anna Roe(@anna.roe)がシェアした投稿"),
    ],
)
def test_instagram_in_other_languages(view: str, shared: str) -> None:
    post = only(
        f'<blockquote class="instagram-media" data-instgrm-permalink="{GRAM}"><a href="{GRAM}"><div>{view}</div></a>'
        f'<p><a href="{GRAM}">{shared}</a></p></blockquote>'
    )
    assert (post.paragraphs, post.author, post.handle) == ((), "Anna Roe", "@anna.roe")


def test_instagram_with_a_caption() -> None:
    post = only(
        '<blockquote class="instagram-media" data-instgrm-captioned'
        ' data-instgrm-version="7"><div><div><div></div></div>'
        f'<p><a href="{GRAM}" target="_blank">The old bridge is shut. Thanks to @townhall for the photo.</a></p>'
        '<p>A post shared by <a href="https://www.instagram.com/anna.roe/" target="_blank"> Anna Roe</a>'
        " (@anna.roe) on "
        '<time datetime="2020-01-07T12:00:00+00:00">Jan 7, 2020 at 4:00am PST</time></p></div></blockquote>'
    )
    assert post.paragraphs == ("The old bridge is shut. Thanks to @townhall for the photo.",)
    assert (post.author, post.handle, post.published) == ("Anna Roe", "@anna.roe", date(2020, 1, 7))
    assert post.date_words == "Jan 7, 2020 at 4:00am PST"


@pytest.mark.parametrize(
    "caption",
    [
        "The old bridge is shut.",
        "<p>The old bridge is shut.</p>",
    ],
)
def test_tiktok(caption: str) -> None:
    post = only(
        f'<blockquote class="tiktok-embed" cite="{TOK}" data-video-id="7362946149227056416" style="max-width: 605px">'
        '<section> <a target="_blank" title="@anna.roe"'
        ' href="https://www.tiktok.com/@anna.roe?refer=embed">@anna.roe</a> '
        f'{caption} <a title="bridge" href="https://www.tiktok.com/tag/bridge?refer=embed">#bridge</a> <a'
        ' target="_blank"'
        ' title="♬ original sound" href="https://www.tiktok.com/music/original-sound-1?refer=embed">♬ original'
        " sound - Anna"
        '</a> </section> </blockquote> <script async src="https://www.tiktok.com/embed.js"></script>'
    )
    assert post.platform is Platform.TIKTOK
    assert " ".join(post.paragraphs) == "The old bridge is shut. #bridge"
    assert (post.handle, post.permalink) == ("@anna.roe", TOK)


def test_a_tiktok_account_is_no_post() -> None:
    assert (
        lifted(
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@anna.roe" data-unique-id="anna.roe"'
            ' data-embed-type="creator"><section><a href="https://www.tiktok.com/@anna.roe">@anna.roe</a></section>'
            "</blockquote>"
        )
        == ()
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<blockquote class="reddit-embed-bq" style="height:500px" data-embed-height="740"><a'
        ' href="https://www.reddit.com/r/'
        'townfolk/comments/di3n1k/the_old_bridge/">The old bridge is shut</a><br> by<a'
        ' href="https://www.reddit.com/user/'
        'anna_roe/">u/anna_roe</a> in<a href="https://www.reddit.com/r/townfolk/">townfolk</a></blockquote>',
        '<blockquote class="reddit-card"><a href="https://www.reddit.com/r/townfolk/comments/di3n1k/the_old_bridge/?ref='
        'share&ref_source=embed">The old bridge is shut</a> by <a'
        ' href="https://www.reddit.com/u/anna_roe">u/anna_roe</a> '
        'from <a href="https://www.reddit.com/r/townfolk/">townfolk</a></blockquote>',
    ],
)
def test_reddit(markup: str) -> None:
    post = only(markup)
    assert (post.platform, post.paragraphs) == (Platform.REDDIT, ("The old bridge is shut",))
    assert (post.author, post.permalink) == ("u/anna_roe", "https://www.reddit.com/r/townfolk/comments/di3n1k/")


def test_a_comment_on_reddit_has_no_words() -> None:
    post = only(
        '<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/townfolk/comments/di3n1k/comment/kab12cd/">'
        'Comment</a><br> by<a href="https://www.reddit.com/user/anna_roe/">u/anna_roe</a> <a'
        ' href="https://www.reddit.com/r/'
        'townfolk/comments/di3n1k/the_old_bridge/">from discussion</a><br> in<a'
        ' href="https://www.reddit.com/r/townfolk/">'
        "townfolk</a></blockquote>"
    )
    assert (post.paragraphs, post.author) == ((), "u/anna_roe")
    assert post.permalink == "https://www.reddit.com/r/townfolk/comments/di3n1k/comment/kab12cd/"


def test_telegram_script() -> None:
    post = only(
        '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="town_news/512"'
        ' data-width="100%"></script>'
    )
    assert (post.platform, post.permalink, post.handle) == (
        Platform.TELEGRAM,
        "https://t.me/town_news/512",
        "@town_news",
    )


def test_telegram_widget() -> None:
    post = only(
        '<div class="tgme_widget_message js-widget_message" data-post="town_news/512"><div'
        ' class="tgme_widget_message_author">'
        '<a class="tgme_widget_message_owner_name" href="https://t.me/town_news"><span dir="auto">Town'
        " News</span></a></div>"
        '<div class="tgme_widget_message_text js-message_text" dir="auto">The old bridge is shut.<br/><br/>Until'
        " Friday."
        '</div><div class="tgme_widget_message_footer"><a class="tgme_widget_message_date"'
        ' href="https://t.me/town_news/512">'
        '<time datetime="2020-01-07T18:41:08+00:00">Jan 7</time></a><span>12.3K views</span></div></div>'
    )
    assert post.paragraphs == ("The old bridge is shut.", "Until Friday.")
    assert (post.author, post.handle, post.published) == ("Town News", "@town_news", date(2020, 1, 7))
