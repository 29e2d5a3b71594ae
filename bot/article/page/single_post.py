"""What a social network answers about a single post → an Article that is that post."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from bot.article.documents import Document
from bot.article.language import language_of
from bot.article.limits import Limits
from bot.article.page.composition import Piece, compose
from bot.article.page.oembed import read_oembed
from bot.article.refusals import refuse_wordless
from bot.errors import SubmissionError
from bot.model import Article, BlockKind
from bot.speech import noted

_WORDLESS = noted("The network does not give this post's words to programs; paste them instead.")


def read_post(document: Document, limits: Limits) -> Article:
    """The post in an oEmbed answer, whose own address names it.

    Raises SubmissionError: post_only where the answer holds no words of it, and what `read_paste` raises for texts
    that are too short or no language.
    """
    link = parse_qs(urlsplit(document.url or "").query).get("url", [""])[0]
    post = read_oembed(document.data, link)
    if post is None or not post.paragraphs:
        raise SubmissionError("post_only", _WORDLESS)
    composed = compose([Piece(BlockKind.POST, post=post)])
    refuse_wordless(composed.text, limits)
    return Article(
        text=composed.text,
        blocks=composed.blocks,
        posts=composed.posts,
        links=composed.links,
        authors=(post.author,) if post.author else (),
        published=post.published,
        url=post.permalink or link,
        language=language_of("\n".join(post.paragraphs)),
    )
