"""Embeds signed "— Name (@handle) date": X, Bluesky, Truth Social, Mastodon, Threads, as pages carry them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Platform
from tests.article.page.embeds.pages import lifted, only

SEVENTH = date(2020, 1, 7)
LINK = "https://twitter.com/anna_roe/status/1214387633146564608?ref_src=twsrc%5Etfw"
CANONICAL = "https://x.com/anna_roe/status/1214387633146564608"
WORDS = "The old bridge is shut until Friday."
SIGNED = f'&mdash; Anna Roe (@anna_roe) <a href="{LINK}">January 7, 2020</a>'


@pytest.mark.parametrize(
    "markup",
    [
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{WORDS}</p>{SIGNED}</blockquote>',
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{WORDS}</p>\n<p>{SIGNED}</p></blockquote>',
        f'<blockquote class="twitter-video"><p>{WORDS}</p>{SIGNED}</blockquote>',
        f'<blockquote class="twitter-tweet tw-align-center">{WORDS}<br>{SIGNED}</blockquote>',
        f'<blockquote class="twitter-tweet"><p>{WORDS} {SIGNED}</p></blockquote>',
        f'<blockquote class="twitter-tweet"><p>{WORDS}</p><cite>{SIGNED}</cite></blockquote>',
        f'<blockquote class="twitter-tweet"><p>{WORDS}</p>&mdash; Anna Roe (@anna_roe)<br><a href="{LINK}">January'
        " 7, 2020"
        "</a></blockquote>",
        f'<blockquote class="lazy" data-twitter="twitter-tweet"><p>{WORDS}</p>{SIGNED}</blockquote>',
        f"<blockquote><p>{WORDS}</p>{SIGNED}</blockquote>",
        f'<div class="embed-twitter"><blockquote class="twitter-tweet" data-width="500"><p>{WORDS}</p>{SIGNED}'
        "</blockquote><p></p></div>",
        f'<figure class="wp-block-embed is-provider-twitter"><div class="wp-block-embed__wrapper"><blockquote'
        f' class="twitter-tweet"><p>{WORDS}</p>{SIGNED}</blockquote><script async src="https://platform.twitter.com/'
        'widgets.js"></script></div></figure>',
        f'<noscript><blockquote class="twitter-tweet"><p>{WORDS}</p>{SIGNED}</blockquote></noscript>',
        f'<template><blockquote class="twitter-tweet"><p>{WORDS}</p>{SIGNED}</blockquote></template>',
        '<amp-twitter width="375" height="472" layout="responsive" data-tweetid="1214387633146564608"><blockquote'
        f" placeholder><p>{WORDS}</p>{SIGNED}</blockquote></amp-twitter>",
        f'<twitter-widget class="twitter-tweet twitter-tweet-rendered" data-tweet-id="1214387633146564608"><p>{WORDS}'
        f"</p><p>{SIGNED}</p></twitter-widget>",
    ],
)
def test_x(markup: str) -> None:
    post = only(markup)
    assert post.platform is Platform.X
    assert post.paragraphs == (WORDS,)
    assert (post.author, post.handle, post.signed_as) == ("Anna Roe", "@anna_roe", None)
    assert (post.published, post.date_words, post.permalink) == (SEVENTH, "January 7, 2020", CANONICAL)
    assert not post.truncated


def x(words: str, signature: str = SIGNED) -> str:
    return f'<blockquote class="twitter-tweet"><p>{words}</p>{signature}</blockquote>'


def test_paragraphs_and_links() -> None:
    post = only(
        x(
            'One <a href="https://twitter.com/hashtag/bridge?src=hash">#bridge</a> and '
            '<a href="https://twitter.com/townhall">@townhall</a>.<br><br>Two runs<br>on.<br>Three.<br>'
            '<a href="https://t.co/aBc1">https://t.co/aBc1</a> <a href="https://t.co/dEf2">pic.twitter.com/dEf2</a>'
        )
    )
    assert post.paragraphs == ("One #bridge and @townhall.", "Two runs on.", "Three.")
    assert post.quoted_links == ("https://t.co/aBc1",)
    assert post.media == ("pic.twitter.com/dEf2",)


def test_links_that_touch_the_words() -> None:
    post = only(
        x('Shut.<a href="https://t.co/aBc1">https://t.co/aBc1</a><a href="https://t.co/d">pic.twitter.com/d</a>')
    )
    assert post.paragraphs == ("Shut.",)
    assert (post.quoted_links, post.media) == (("https://t.co/aBc1",), ("pic.twitter.com/d",))


def test_cut_words() -> None:
    post = only(x('The council, which met on Monday, has… <a href="https://t.co/d">pic.twitter.com/d</a>'))
    assert post.paragraphs == ("The council, which met on Monday, has…",)
    assert post.truncated


def test_dashes_and_brackets_in_words_and_names() -> None:
    post = only(
        x(
            "The bridge — the old one — is shut (again) - for now.",
            f'&mdash; Anna Roe — she/her (Town) 🌉🇺🇦 (@anna_roe) <a href="{LINK}">January 7, 2020</a>',
        )
    )
    assert post.paragraphs == ("The bridge — the old one — is shut (again) - for now.",)
    assert post.author == "Anna Roe — she/her (Town)"


def test_pictures_of_emoji_are_emoji() -> None:
    assert only(x('Shut <img class="emoji" alt="😡" src="/e.svg"><img alt="A bridge" src="/b.jpg">')).paragraphs == (
        "Shut 😡",
    )


def test_the_permalink_names_the_account() -> None:
    post = only(x(WORDS, f'&mdash; Anna Roe (@real_anna) <a href="{LINK}">January 7, 2020</a>'))
    assert (post.handle, post.signed_as) == ("@anna_roe", "@real_anna")


def test_case_is_no_other_account() -> None:
    post = only(x(WORDS, f'&mdash; Anna Roe (@Anna_Roe) <a href="{LINK}">January 7, 2020</a>'))
    assert (post.handle, post.signed_as) == ("@anna_roe", None)


@pytest.mark.parametrize(
    "inside",
    [
        f'<a href="{LINK}"></a>',
        f'<a href="{LINK}"> </a>',
        f'<a href="{LINK}">Post may have been deleted<span>(opens in a new tab)</span></a>',
        f'<div class="loading"></div><a href="{LINK}" rel="nofollow">{LINK}</a>',
    ],
)
def test_an_embed_without_words(inside: str) -> None:
    post = only(f'<blockquote class="twitter-tweet" data-lang="de">{inside}</blockquote>')
    assert (post.paragraphs, post.author, post.handle, post.permalink) == ((), None, "@anna_roe", CANONICAL)
    assert (post.date_words, post.published) == (None, SEVENTH)


def test_a_day_that_only_the_number_tells() -> None:
    post = only(x(WORDS, f'&mdash; Anna Roe (@anna_roe) <a href="{LINK}">07/01/2020</a>'))
    assert (post.date_words, post.published) == ("07/01/2020", SEVENTH)


@pytest.mark.parametrize(
    "link",
    [
        "https://twitter.com.evil.example/anna_roe/status/1",
        "https://evil.example/?u=https://twitter.com/anna_roe/status/1",
        "/anna_roe/status/1",
        "",
    ],
)
def test_lookalikes_stay_quotations(link: str) -> None:
    signature = f'&mdash; Anna Roe (@anna_roe) <a href="{link}">January 7, 2020</a>'
    assert lifted(x(WORDS, signature)) == ()
    assert lifted(f"<blockquote><p>{WORDS}</p>{signature}</blockquote>") == ()


def test_an_articles_own_quotation_stays() -> None:
    assert lifted(f'<blockquote><p>{WORDS}</p><p>— Anna Roe, <a href="{LINK}">on X</a></p></blockquote>') == ()


def test_a_quoted_post_is_held_by_its_quoter() -> None:
    inner = x("It is safe.", '&mdash; Town Hall (@townhall) <a href="https://x.com/townhall/status/1200000000000000000">'
              "December 1, 2019</a>")  # fmt: skip
    post = only(f'<blockquote class="twitter-tweet"><p>{WORDS}</p>{inner}{SIGNED}</blockquote>')
    assert (post.paragraphs, post.handle) == ((WORDS,), "@anna_roe")
    assert post.quoted is not None
    assert (post.quoted.paragraphs, post.quoted.handle) == (("It is safe.",), "@townhall")


def test_bluesky() -> None:
    did = "did:plc:abc123"
    post = only(
        f'<blockquote class="bluesky-embed" data-bluesky-uri="at://{did}/app.bsky.feed.post/3lbq7mx"'
        ' data-bluesky-cid="bafy"><p lang="en">The old bridge\nis shut.<br><br>'
        f'<a href="https://bsky.app/profile/{did}/post/3lbq7mx?ref_src=embed">[image or embed]</a></p>&mdash; Anna'
        " Roe"
        f' (<a href="https://bsky.app/profile/{did}?ref_src=embed">@anna.example.com</a>) '
        f'<a href="https://bsky.app/profile/{did}/post/3lbq7mx?ref_src=embed">January 7, 2020 at 12:58'
        " AM</a></blockquote>"
        '<script async src="https://embed.bsky.app/static/embed.js" charset="utf-8"></script>'
    )
    assert post.platform is Platform.BLUESKY
    assert post.paragraphs == ("The old bridge is shut.",)
    assert (post.author, post.handle, post.signed_as) == ("Anna Roe", "@anna.example.com", None)
    assert (post.published, post.permalink) == (SEVENTH, f"https://bsky.app/profile/{did}/post/3lbq7mx")


def test_bluesky_with_a_name_in_the_link_and_blank_lines() -> None:
    post = only(
        '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3lbq7mx"><p>One.\n\nTwo.'
        '</p>&mdash; <a href="https://bsky.app/profile/did:plc:abc?ref_src=embed">Anna Roe (@anna.example.com)</a> '
        '<a href="https://bsky.app/profile/did:plc:abc/post/3lbq7mx?ref_src=embed">2020-01-07T21:24:56.000Z</a>'
        "</blockquote>"
    )
    assert post.paragraphs == ("One.", "Two.")
    assert (post.author, post.handle, post.published) == ("Anna Roe", "@anna.example.com", SEVENTH)


def test_a_shortened_link_is_one_link() -> None:
    post = only(
        '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3lbq7mx"><p>Shut: '
        '<a href="https://www.example.org/news/bridge-shut-until-friday">www.example.org/news/bri…</a></p>&mdash;'
        " Anna "
        '(<a href="https://bsky.app/profile/anna.example.com">@anna.example.com</a>) '
        '<a href="https://bsky.app/profile/anna.example.com/post/3lbq7mx">January 7, 2020</a></blockquote>'
    )
    assert post.quoted_links == ("https://www.example.org/news/bridge-shut-until-friday",)
    assert post.paragraphs == ("Shut:",)
    assert not post.truncated


def test_truth_social() -> None:
    post = only(
        '<blockquote class="truthsocial-embed"><p>The old bridge is shut.</p>&mdash; Anna Roe (@annaroe) '
        '<a href="https://truthsocial.com/@annaroe/posts/113079171241665414">August 31, 2024</a></blockquote>'
    )
    assert (post.platform, post.paragraphs) == (Platform.TRUTH_SOCIAL, ("The old bridge is shut.",))
    assert (post.author, post.handle, post.published) == ("Anna Roe", "@annaroe", date(2024, 8, 31))


def test_mastodon_toot() -> None:
    post = only(
        '<blockquote class="mastodon-toot"><p>Shut: <a href="https://example.org/bridge/friday" rel="nofollow"><span '
        'class="invisible">https://</span><span class="ellipsis">example.org/bridge/</span><span'
        ' class="invisible">friday'
        '</span></a></p>- Anna Roe (@anna) <a href="https://social.example/@anna/113079171241665414">August 31,'
        " 2024</a>"
        "</blockquote>"
    )
    assert (post.platform, post.paragraphs) == (Platform.MASTODON, ("Shut:",))
    assert (post.handle, post.signed_as) == ("@anna@social.example", None)
    assert post.quoted_links == ("https://example.org/bridge/friday",)


def test_mastodons_own_frame_has_no_words() -> None:
    post = only(
        '<blockquote class="mastodon-embed" data-embed-url="https://social.example/@anna/113079171241665414/embed">'
        '<a href="https://social.example/@anna/113079171241665414" target="_blank"><svg><path d="M63"/></svg>'
        "<div>Post by @anna@social.example</div><div>View on Mastodon</div></a></blockquote>"
        '<script data-allowed-prefixes="https://social.example/" async'
        ' src="https://social.example/embed.js"></script>'
    )
    assert (post.platform, post.paragraphs) == (Platform.MASTODON, ())
    assert (post.handle, post.published) == ("@anna@social.example", date(2024, 9, 4))


def test_threads() -> None:
    link = "https://www.threads.net/@anna.roe/post/C-GMXpGM4KR"
    post = only(
        f'<blockquote class="text-post-media" data-text-post-permalink="{link}" data-text-post-version="0"><a'
        f' href="{link}"'
        ' target="_blank"><div><div><svg aria-label="Threads"></svg></div><div>View on'
        " Threads</div></div></a></blockquote>"
        '<script async src="https://www.threads.net/embed.js"></script>'
    )
    assert (post.platform, post.paragraphs, post.handle) == (Platform.THREADS, (), "@anna.roe")
    assert post.permalink == "https://www.threads.com/@anna.roe/post/C-GMXpGM4KR"


@pytest.mark.parametrize(
    "words", ["14. Juni 2018", "14 июня 2018 г.", "14 juin 2018", "2018年6月14日", "14 Haziran 2018"]
)
def test_dates_in_other_languages(words: str) -> None:
    post = only(x(WORDS, f'&mdash; Anna Roe (@anna_roe) <a href="{LINK}">{words}</a>'))
    assert (post.date_words, post.published) == (words, date(2018, 6, 14))
