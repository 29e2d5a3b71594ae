"""What stands in what, by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Article, Platform, Post, Span
from bot.provenance.within import Posts, touching

_edges = st.lists(st.integers(0, 60), min_size=2, max_size=14, unique=True).map(sorted)
_disjoint = _edges.map(lambda e: [Span(a, b) for a, b in zip(e[::2], e[1::2], strict=False)])
_any = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(_disjoint, st.lists(_any, max_size=8))
def test_touching_finds_what_looking_at_each_would(spans: list[Span], parts: list[Span]) -> None:
    expected = [[n for n, part in enumerate(parts) if part.overlaps(span)] for span in spans]
    assert touching(spans, enumerate(parts)) == expected


@given(_disjoint, _any)
def test_the_post_around_a_span_is_the_one_that_covers_it(spans: list[Span], wanted: Span) -> None:
    posts = tuple(Post(platform=Platform.X, span=span, body=(span,), handle=f"@p{n}") for n, span in enumerate(spans))
    article = Article(text="x" * 100, blocks=(), posts=posts)
    expected = next((post for post in posts if post.span.covers(wanted)), None)
    assert Posts(article).around(wanted) == expected


def test_a_continuation_belongs_to_its_post() -> None:
    first = Post(platform=Platform.X, span=Span(0, 20), body=(Span(0, 10), Span(60, 80)), handle="@one")
    second = Post(platform=Platform.X, span=Span(30, 50), body=(Span(30, 40),), handle="@two")
    posts = Posts(Article(text="x" * 100, blocks=(), posts=(first, second)))
    assert posts.around(Span(62, 70)) == first
    assert posts.around(Span(31, 35)) == second
    assert posts.around(Span(52, 55)) is None
