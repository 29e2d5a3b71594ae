"""Text as people paste it → an Article: normalised text, blocks, posts, links, and what its head says."""

from __future__ import annotations

from bot.article.blocks import make_blocks
from bot.article.head import read_head
from bot.article.language import language_of
from bot.article.limits import Limits
from bot.article.links import find_links
from bot.article.normalise import normalise
from bot.article.paragraphs import paragraphs
from bot.article.posts import read_posts
from bot.article.refusals import refuse_unreadable, refuse_wordless
from bot.model import Article


def read_paste(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Article:
    """Read pasted text as an article; what is known from elsewhere (title, url, outlet) wins over what its head says.

    Raises SubmissionError with code empty, too_short, too_long, binary or not_language, and nothing else.
    """
    refuse_unreadable(text, limits)
    normalised = normalise(text)
    refuse_wordless(normalised.text, limits)
    found = read_posts(normalised.text, paragraphs(normalised.text, text, normalised.runs))
    blocks = make_blocks(normalised.text, found)
    head = read_head(normalised.text, blocks)
    return Article(
        text=normalised.text,
        blocks=blocks,
        posts=found.posts,
        links=find_links(normalised.text),
        title=title or head.title,
        authors=head.authors,
        outlet=outlet or head.outlet,
        published=head.published,
        url=url,
        language=language_of(normalised.text),
        runs=normalised.runs,
    )
