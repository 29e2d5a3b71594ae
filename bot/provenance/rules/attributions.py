"""The rule reading of who says what: from an article's blocks to its attributions.

It walks the blocks in order and hands each to the reader that knows its form. It resolves nothing: who "he" is, and
which sources are one, is for what comes after the Reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Article, BlockKind, Span
from bot.provenance.reading import Found
from bot.provenance.rules.nesting import nest
from bot.provenance.rules.posts import post_attribution
from bot.provenance.rules.speech import SpeechReader

_SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.POST})


def find_attributions(article: Article) -> tuple[Found, ...]:
    """Every attribution of an article, in text order, `parent` set where one stands within another.

    Never raises for odd text; time is linear in the length of the text.
    """
    return nest([*_from_posts(article), *_from_prose(article)])


def _from_posts(article: Article) -> Iterator[Found]:
    for post in article.posts:
        whole = post_attribution(post)
        if whole is None:
            continue
        yield whole
        reader = SpeechReader(article.text)
        for span in post.body:
            reader.read(span)
        yield from reader.found


def _from_prose(article: Article) -> Iterator[Found]:
    reader = SpeechReader(article.text)
    for block in article.blocks:
        if block.kind in _SKIPPED or block.post is not None:
            reader.forget()
            continue
        if block.kind is BlockKind.HEADING:
            reader.read_heading(block.span)
            continue
        for paragraph in _paragraphs(article.text, block.span):
            reader.read(paragraph)
    yield from reader.found


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    """The lines of a block that hold something."""
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start:
            yield Span(start + len(line) - len(line.lstrip()), end)
        start += len(line)
