"""Several articles as one: texts, spans, posts and what each part's head says."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article.limits import Limits
from bot.article.parts import join_articles
from bot.article.paste import read_paste
from bot.errors import SubmissionError
from bot.model import Article, Block, BlockKind, Caption, ClaimReview, Platform, Post, Span

PROSE = "The council met for four hours on Monday night and voted to close the old bridge, according to its minutes."
POSTS = (
    "It is over.\n\n— Anna Roe (@anna_roe) October 4, 2025\n\n"
    f"{PROSE} See https://bridge.invalid/a for more.\n\n"
    "Nobody asked us.\n\nThe rest of the post: not once.\n\n— Tom Poe (@tom_poe) October 5, 2025"
)


def words(article: Article) -> list[str]:
    """What stands at every span of an article."""
    found: list[Span | None] = [block.span for block in article.blocks]
    found += [link.span for link in article.links]
    for post in article.posts:
        found += [post.span, *post.body, post.author_span, post.handle_span, post.continuation]
    return [span.of(article.text) for span in found if span is not None]


def test_one_part_is_returned_as_it_is() -> None:
    alone = read_paste(f"  {PROSE}\r\n")
    assert join_articles([alone], Limits()) is alone


def test_no_part_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no articles"):
        join_articles([], Limits())


def test_every_span_holds_the_same_words_as_in_its_part() -> None:
    parts = [read_paste(PROSE), read_paste(POSTS), read_paste(POSTS)]
    joined = join_articles(parts, Limits())
    assert joined.text == "\n\n".join(part.text for part in parts)
    assert len(joined.posts) == 4
    for field in ("blocks", "links", "posts"):
        assert len(getattr(joined, field)) == sum(len(getattr(part, field)) for part in parts)
    assert sorted(words(joined)) == sorted(word for part in parts for word in words(part))
    assert joined.runs == ()


def test_posts_still_point_at_each_other() -> None:
    def posted(quotes: int | None, repeats: int | None) -> Post:
        return Post(platform=Platform.X, span=Span(0, 3), body=(Span(0, 3),), quotes=quotes, repeats=repeats)

    part = Article(
        text="abc",
        blocks=(Block(kind=BlockKind.POST, span=Span(0, 3), post=1),),
        posts=(posted(None, None), posted(0, None), posted(None, 0)),
    )
    joined = join_articles([part, part], Limits())
    assert [block.post for block in joined.blocks] == [1, 4]
    assert [post.quotes for post in joined.posts] == [None, 0, None, None, 3, None]
    assert [post.repeats for post in joined.posts] == [None, None, 0, None, None, 3]
    assert joined.posts[3].span == Span(5, 8)


def test_captions_stay_where_their_pictures_stand() -> None:
    part = Article(text="abc def", blocks=(), captions=(Caption(text="Dusk.", at=4), Caption(text="Dawn.", at=7)))
    joined = join_articles([part, part], Limits())
    assert [(caption.text, caption.at) for caption in joined.captions] == [
        ("Dusk.", 4),
        ("Dawn.", 7),
        ("Dusk.", 13),
        ("Dawn.", 16),
    ]


def test_no_field_of_an_article_is_forgotten() -> None:
    given = {
        "text": "abc",
        "blocks": [{"kind": "paragraph", "span": (0, 3)}],
        "links": [{"span": (0, 1), "url": "a"}],
    }
    known = dict.fromkeys(("title", "outlet", "section", "url", "canonical_url", "language"), "a")
    days = {"published": date(2024, 2, 3), "modified": date(2024, 2, 4)}
    post = Post(platform=Platform.X, span=Span(0, 3), body=(Span(0, 3),))
    rest = {
        "authors": ("a",),
        "posts": (post,),
        "captions": (Caption(text="a", at=0),),
        "reviews": (ClaimReview(claim="a"),),
        "beginning_only": True,
    }
    part = Article.model_validate({**given, **known, **days, **rest})
    joined = join_articles([part, part], Limits())
    assert set(Article.model_fields) - joined.model_fields_set == {"runs"}
    assert all(getattr(joined, name) for name in joined.model_fields_set)


def test_the_first_part_that_knows_says_it_and_authors_are_united() -> None:
    def part(**known: object) -> Article:
        return Article.model_validate({"text": "abc", "blocks": (), **known})

    joined = join_articles(
        [
            part(authors=("Ann Doe",), language="de"),
            part(
                text="abcdef",
                authors=("Tom Poe", "Ann Doe"),
                title="Closed",
                published=date(2024, 2, 3),
                language="en",
            ),
            part(text="abcdefghij", title="Open", outlet="The Bridge", url="https://a.invalid/", beginning_only=True),
        ],
        Limits(),
    )
    assert (joined.title, joined.outlet, joined.url) == ("Closed", "The Bridge", "https://a.invalid/")
    assert (joined.authors, joined.published, joined.language) == (("Ann Doe", "Tom Poe"), date(2024, 2, 3), "en")
    assert joined.beginning_only


def test_parts_that_are_too_long_together_are_refused() -> None:
    part = read_paste(PROSE)
    limits = Limits(max_characters=2 * len(PROSE) + 1)
    with pytest.raises(SubmissionError) as refused:
        join_articles([part, part], limits)
    assert refused.value.code == "too_long"
    assert join_articles([part, part], Limits(max_characters=2 * len(PROSE) + 2)).text == f"{PROSE}\n\n{PROSE}"
