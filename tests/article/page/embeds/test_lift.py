"""What lifting does to a page's tree: markers in place, text around them kept, one post once, and bounds."""

from __future__ import annotations

from lxml import etree

from bot.article.page.dom import parse
from bot.article.page.embeds import MOST_POSTS, lift
from tests.article.page.embeds.pages import page


def tweet(number: int, words: str = "Shut.", name: str = "anna") -> str:
    return (
        f'<blockquote class="twitter-tweet"><p>{words}</p>&mdash; Anna (@{name}) '
        f'<a href="https://twitter.com/{name}/status/{number}">January 7, 2020</a></blockquote>'
    )


def frame(number: int) -> str:
    return f'<iframe src="https://platform.twitter.com/embed/Tweet.html?id={number}"></iframe>'


def source(markup: str) -> tuple[str, int]:
    """The article's inside after lifting, and how many posts there were."""
    tree = page(markup)
    posts = lift(tree)
    article = tree.find(".//article")
    assert article is not None
    inside = "".join(etree.tostring(part, encoding="unicode") for part in article)
    return inside.removeprefix("<p>Before it.</p>").removesuffix("<p>After it.</p>"), len(posts)


def test_markers_stand_in_order_with_the_text_around_them() -> None:
    assert source(f"{tweet(101)} one <div>{tweet(102)}</div> two{tweet(103)}three") == (
        '<whosaid-post n="0"/> one <div><whosaid-post n="1"/></div> two<whosaid-post n="2"/>three',
        3,
    )


def test_a_frame_around_an_embed_and_its_caption_stay() -> None:
    assert source(f"<figure><div>{tweet(101)}</div><figcaption>Seen at noon.</figcaption></figure>") == (
        '<figure><div><whosaid-post n="0"/></div><figcaption>Seen at noon.</figcaption></figure>',
        1,
    )


def test_wrapped_embeds_are_one_post() -> None:
    wrapped = f'<div class="twitter-tweet"><figure class="wp-block-embed"><div>{tweet(101)}</div></figure></div>'
    assert source(wrapped)[1] == 1
    assert source(f'<div class="wp-block-embed twitter-tweet">{frame(101)}</div>')[1] == 1


def test_a_quotation_beside_its_rendered_frame_is_one_post() -> None:
    tree = page(f"{frame(101)}<p>We need your consent to show this post.</p> {tweet(101)} after")
    (post,) = lift(tree)
    assert (post.paragraphs, post.handle) == (("Shut.",), "@anna")
    assert [marker.get("n") for marker in tree.iter("whosaid-post")] == ["0"]
    assert "after" in tree.text_content()


def test_the_account_is_taken_from_the_copy_that_names_it() -> None:
    tree = page(
        f'<blockquote class="twitter-tweet"><a href="https://x.com/anna/status/101"></a></blockquote>{frame(101)}'
    )
    (post,) = lift(tree)
    assert (post.handle, post.permalink) == ("@anna", "https://x.com/anna/status/101")


def test_a_post_shown_again_far_below_is_shown_twice() -> None:
    assert source(f"{tweet(101)}<p>{'The council met. ' * 60}</p>{tweet(101)}")[1] == 2


def test_different_posts_side_by_side_are_different() -> None:
    assert source(f"{tweet(101)}{tweet(102)}{frame(103)}")[1] == 3


def test_fallbacks_that_browsers_hide_leave_a_marker_that_shows() -> None:
    inside, count = source(f"<noscript><div>{tweet(101)}</div></noscript>")
    assert (inside, count) == ('<whosaid-post n="0"/><noscript><div></div></noscript>', 1)


def test_a_page_without_embeds_is_left_alone() -> None:
    markup = '<p>The <a href="https://x.com/anna">council</a> met.</p><blockquote><p>It is shut.</p></blockquote>'
    assert source(markup) == (markup, 0)


def test_only_so_many_posts_are_lifted() -> None:
    tree = parse(f"<html><body>{''.join(tweet(1000 + at) for at in range(3_000))}</body></html>")
    assert len(lift(tree)) == MOST_POSTS
    assert len(list(tree.iter("blockquote"))) == 3_000 - MOST_POSTS


def test_deep_and_endless_nesting() -> None:
    nested = '<blockquote class="twitter-tweet"><p>Deep.' * 20_000
    assert lift(parse(f"<html><body>{nested}</body></html>")) == ()
    tree = parse(f"<html><body>{'<div>' * 150}{tweet(101)}{'</div>' * 150}</body></html>")
    assert len(lift(tree)) == 1


def test_an_embed_as_large_as_a_page_is_none() -> None:
    huge = f'<blockquote class="twitter-tweet">{"<p>The council met.</p>" * 5_000}</blockquote>'
    assert source(huge)[1] == 0


def test_odd_attributes_do_no_harm() -> None:
    frame = '<iframe src="https://[::1/embed" data-src="\\\\x.com\\a\\status\\1" href="//"></iframe>'
    assert source(f'{frame}<div data-url="//"></div>')[1] == 0


def test_marks_around_marks_are_one_post() -> None:
    inner = tweet(101)
    for _ in range(3):
        inner = f'<div class="twitter-tweet" data-tweet-id="101">{inner}</div>'
    tree = page(inner)
    (post,) = lift(tree)
    assert post.paragraphs == ("Shut.",)
