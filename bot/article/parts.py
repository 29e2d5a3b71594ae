"""Several articles given together (attachments, a text, a message's parts) → one, in order, each part as it was read.

Knows nothing of where the parts came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from bot.article.limits import Limits
from bot.errors import SubmissionError
from bot.model import Article, Block, Caption, Link, Post, Span
from bot.speech import noted

_BETWEEN = "\n\n"
_Told = TypeVar("_Told")


def join_articles(articles: Sequence[Article], limits: Limits) -> Article:
    """One article of at least one part; one part is returned as it is.

    Texts are joined by a blank line. Title, outlet, dates, section and addresses are those of the first part that has
    them, authors are united, the language is the longest part's. `runs` is empty where there are several parts: their
    offsets are into different things that were given. Raises SubmissionError (too_long), ValueError without parts.
    """
    if not articles:
        raise ValueError("no articles to join")
    if len(articles) == 1:
        return articles[0]
    text = _BETWEEN.join(article.text for article in articles)
    if len(text) > limits.max_characters:
        raise SubmissionError(
            "too_long",
            noted(
                "Together that has {length:,} characters and the limit is {most:,}; "
                "send the parts that you want checked."
            ),
            length=len(text),
            most=limits.max_characters,
        )
    moved = [shift.article(article) for shift, article in _shifts(articles)]
    return Article(
        text=text,
        blocks=tuple(chain.from_iterable(part.blocks for part in moved)),
        posts=tuple(chain.from_iterable(part.posts for part in moved)),
        links=tuple(chain.from_iterable(part.links for part in moved)),
        captions=tuple(chain.from_iterable(part.captions for part in moved)),
        title=_first(article.title for article in articles),
        authors=tuple(dict.fromkeys(name for article in articles for name in article.authors)),
        outlet=_first(article.outlet for article in articles),
        published=_first(article.published for article in articles),
        modified=_first(article.modified for article in articles),
        section=_first(article.section for article in articles),
        url=_first(article.url for article in articles),
        canonical_url=_first(article.canonical_url for article in articles),
        reviews=tuple(chain.from_iterable(article.reviews for article in articles)),
        beginning_only=any(article.beginning_only for article in articles),
        language=max(articles, key=lambda article: (article.language is not None, len(article.text))).language,
    )


@dataclass(frozen=True, slots=True)
class _Shift:
    """How far a part moves: in characters, and in posts that come before its own."""

    by: int
    posts: int

    def article(self, article: Article) -> Article:
        return article.model_copy(
            update={
                "blocks": tuple(self._block(block) for block in article.blocks),
                "posts": tuple(self._post(post) for post in article.posts),
                "captions": tuple(Caption(text=each.text, at=each.at + self.by) for each in article.captions),
                "links": tuple(Link(span=self._span(link.span), url=link.url) for link in article.links),
            }
        )

    def _block(self, block: Block) -> Block:
        return Block(kind=block.kind, span=self._span(block.span), post=self._index(block.post))

    def _post(self, post: Post) -> Post:
        return post.model_copy(
            update={
                "span": self._span(post.span),
                "body": tuple(self._span(span) for span in post.body),
                "author_span": self._span_or_none(post.author_span),
                "handle_span": self._span_or_none(post.handle_span),
                "continuation": self._span_or_none(post.continuation),
                "quotes": self._index(post.quotes),
                "repeats": self._index(post.repeats),
            }
        )

    def _span(self, span: Span) -> Span:
        return Span(span.start + self.by, span.end + self.by)

    def _span_or_none(self, span: Span | None) -> Span | None:
        return self._span(span) if span is not None else None

    def _index(self, index: int | None) -> int | None:
        return index + self.posts if index is not None else None


def _shifts(articles: Iterable[Article]) -> Iterator[tuple[_Shift, Article]]:
    by = posts = 0
    for article in articles:
        yield _Shift(by, posts), article
        by += len(article.text) + len(_BETWEEN)
        posts += len(article.posts)


def _first(told: Iterable[_Told | None]) -> _Told | None:
    return next((each for each in told if each is not None), None)
