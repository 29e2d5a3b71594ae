"""A page's bytes → an Article: posts lifted, the article told from all around it, blocks and links in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from bot.article.documents import Document
from bot.article.language import language_of
from bot.article.limits import Limits
from bot.article.normalise import normalise
from bot.article.page.body import chosen, find_body, standfirst
from bot.article.page.composition import Piece, compose
from bot.article.page.dom import decode, parse
from bot.article.page.embeds import EmbeddedPost, lift
from bot.article.page.held import held_article
from bot.article.page.keys import key_of
from bot.article.page.kinds import is_note, kind_of_block
from bot.article.page.metadata import LiveUpdate, Metadata, read_metadata
from bot.article.page.segments import Anchor, Segment, segments_of
from bot.article.page.trim import trimmed
from bot.article.page.walls import PageView, is_beginning_only, refuse_shell
from bot.article.refusals import refuse_unreadable, refuse_wordless
from bot.errors import SubmissionError
from bot.model import Article, BlockKind, Link
from bot.speech import noted

_MOST_AROUND = 4
"""How many times the longest article's characters a page may hold, with what stands around it and comments."""

_FEWEST_TOLD = 400
_MORE_TOLD = 2.0
"""How much longer than in the page the article must be in its structured data to be looked for, or taken, by that."""


def read_page(document: Document, limits: Limits) -> Article:
    """The article of a page.

    Raises SubmissionError: paywalled, login, consent, blocked, no_article, not_an_article, video_only or post_only
    where the page holds none, and what `read_paste` raises for texts that are too short, too long or no language.
    """
    markup = decode(document.data, document.charset)
    tree = parse(markup)
    metadata = read_metadata(tree, document.url)
    posts = lift(tree, markup)
    pieces = list(_pieces(tree, metadata, posts, document.url, limits))
    words = _words(pieces)
    view = PageView(tree, metadata, words)
    refuse_shell(view)
    if len(words) > limits.max_characters:
        refuse_unreadable(words, limits)  # before anything is looked for in it
    composed = compose(pieces)
    refuse_unreadable(composed.text, limits)
    refuse_wordless(composed.text, limits)
    return Article(
        text=composed.text,
        blocks=composed.blocks,
        posts=composed.posts,
        links=composed.links,
        captions=composed.captions,
        title=metadata.title,
        authors=metadata.authors,
        outlet=metadata.outlet,
        published=metadata.published,
        modified=metadata.modified,
        section=metadata.section,
        url=document.url,
        canonical_url=metadata.canonical_url,
        reviews=metadata.reviews,
        beginning_only=is_beginning_only(view),
        language=language_of(composed.text) or metadata.language,
    )


def _words(pieces: Sequence[Piece]) -> str:
    """The article's own words, one block a paragraph; where there are none, those of its posts."""
    own = [piece.text for piece in pieces if piece.kind is not BlockKind.CAPTION and piece.text]
    posts = [words for piece in pieces if piece.post is not None for words in piece.post.paragraphs]
    return "\n\n".join(own or posts)


def _pieces(
    tree: HtmlElement, metadata: Metadata, posts: Sequence[EmbeddedPost], url: str | None, limits: Limits
) -> Iterator[Piece]:
    """The article's blocks in order: from the page, or from its structured data where that holds much more."""
    segments = segments_of(tree)
    _refuse_vast(segments, limits)
    body = _body(tree, segments, metadata)
    told = list(_told_pieces(metadata))
    size = sum(len(piece.text) for piece in told)
    if size > max(_FEWEST_TOLD, _MORE_TOLD * _size(segments, body)):
        body = trimmed(segments, chosen(segments, [key_of(piece.text) for piece in told]), metadata.title)
        if size > _MORE_TOLD * _size(segments, body):
            yield from told
            return
    if size <= _FEWEST_TOLD and _is_bare(segments, body, posts) and metadata.free is not False:
        held = held_article(tree)
        if held is not None:
            posts = lift(held)
            segments = segments_of(held)
            body = trimmed(segments, range(len(segments)), metadata.title)
    base = _base(tree, url)
    for at in _with_surroundings(segments, body):
        segment = segments[at]
        if segment.post is not None:
            yield Piece(BlockKind.POST, post=posts[segment.post])
        else:
            yield Piece(kind_of_block(segment), segment.text, tuple(_links(segment.anchors, base)))


def _refuse_vast(segments: Sequence[Segment], limits: Limits) -> None:
    """Raise SubmissionError (too_long) for a page in which no search would find an article that is short enough."""
    size = sum(len(segment.text) for segment in segments)
    if size > _MOST_AROUND * limits.max_characters:
        raise SubmissionError(
            "too_long",
            noted(
                "That page holds {size:,} characters, more than any article; paste the part that you want checked."
            ),
            size=size,
        )


def _body(tree: HtmlElement, segments: Sequence[Segment], metadata: Metadata) -> list[int]:
    """The segments that are the article's own words, the paragraph that sums it up first."""
    found = trimmed(segments, find_body(tree, segments), metadata.title)
    lead = standfirst(segments, found, key_of(metadata.title or ""), key_of(_description(tree)))
    return [lead, *found] if lead is not None else found


def _is_bare(segments: Sequence[Segment], body: Sequence[int], posts: Sequence[EmbeddedPost]) -> bool:
    """Whether a page shows next to nothing."""
    return _size(segments, body) < _FEWEST_TOLD and not any(post.paragraphs for post in posts)


def _size(segments: Sequence[Segment], body: Sequence[int]) -> int:
    return sum(len(segments[at].text) for at in body)


def _with_surroundings(segments: Sequence[Segment], body: Sequence[int]) -> Iterator[int]:
    """The article's segments, with the posts of the page, and the captions and notes that stand among them."""
    if not body:
        yield from (at for at, segment in enumerate(segments) if segment.post is not None and not segment.aside)
        return
    own = set(body)
    for at, segment in enumerate(segments):
        if at in own or _is_surrounding(segment, within=body[0] < at < body[-1]):
            yield at


def _is_surrounding(segment: Segment, *, within: bool) -> bool:
    if segment.post is not None:
        return within or not segment.aside
    return is_note(segment) or (within and _is_shown_caption(segment))


def _is_shown_caption(segment: Segment) -> bool:
    return segment.kind is BlockKind.CAPTION and not segment.aside and len(segment.text.split()) > 2


def _links(anchors: Sequence[Anchor], base: str) -> Iterator[Link]:
    """The anchors that lead to a page, as absolute addresses."""
    for anchor in anchors:
        address = _address(base, anchor.href)
        if address is not None:
            yield Link(span=anchor.span, url=address)


def _address(base: str, href: str) -> str | None:
    try:
        address = urljoin(base, href.strip())
        parts = urlsplit(address)
        leads = parts.scheme in ("http", "https") and bool(parts.hostname) and not href.startswith("#")
    except ValueError:
        return None
    return address if leads and len(address) <= 2000 else None


def _base(tree: HtmlElement, url: str | None) -> str:
    """What relative links are relative to."""
    base = tree.find(".//base[@href]")
    told = _address(url or "", base.get("href") or "") if base is not None else None
    return told or url or ""


def _description(tree: HtmlElement) -> str:
    for name in ("og:description", "description", "twitter:description"):
        for meta in tree.iterfind(".//meta[@content]"):
            if name in (meta.get("property"), meta.get("name")):
                return str(meta.get("content"))
    return ""


def _told_pieces(metadata: Metadata) -> Iterator[Piece]:
    """The article as the page's structured data tells it: a live blog's updates, or the whole body."""
    for update in metadata.updates:
        yield from _update_pieces(update)
    if not metadata.updates and metadata.body is not None:
        yield from _paragraphs(metadata.body)


def _update_pieces(update: LiveUpdate) -> Iterator[Piece]:
    if update.headline:
        yield Piece(BlockKind.HEADING, update.headline)
    yield from _paragraphs(update.body or "")


def _paragraphs(text: str) -> Iterator[Piece]:
    for line in normalise(text).text.splitlines():
        if line.strip():
            yield Piece(BlockKind.PARAGRAPH, line.strip())
