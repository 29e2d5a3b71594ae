"""Pieces of an article in order → its text, with blocks, posts and links at their offsets.

What stands in a piece is taken word for word; only blank lines are put between pieces, and a lifted post is written
the way networks write their embeds, words first and then "— Name (@handle) date".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.article.links import find_links
from bot.article.page.embeds import EmbeddedPost
from bot.model import Block, BlockKind, Caption, Link, Post, Span

_GAP = "\n\n"
MOST_LINKS = 500
"""Links that an article keeps; no article has as many, lists of links have."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block's words and the links among them, or a lifted post."""

    kind: BlockKind
    text: str = ""
    links: tuple[Link, ...] = ()
    """With spans in `text`."""
    post: EmbeddedPost | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """An article's text and what stands where in it."""

    text: str
    blocks: tuple[Block, ...]
    posts: tuple[Post, ...]
    links: tuple[Link, ...]
    captions: tuple[Caption, ...]


def compose(pieces: Iterable[Piece]) -> Composition:
    """The text that these pieces make in this order."""
    writer = _Writer()
    for piece in pieces:
        if piece.post is not None:
            writer.post(piece.post)
        elif piece.kind is BlockKind.CAPTION:
            writer.caption(piece.text)
        else:
            writer.block(piece)
    return writer.composition()


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)

    def composition(self) -> Composition:
        """Everything that was written."""
        text = "".join(self.parts)
        links = _with_bare(text, self.links)[:MOST_LINKS]
        captions = tuple(each.model_copy(update={"at": min(each.at, self.length)}) for each in self.captions)
        return Composition(text, tuple(self.blocks), tuple(self.posts), links, captions)

    def caption(self, text: str) -> None:
        """Keep a caption, to stand before the next block."""
        self.captions.append(Caption(text=text, at=self.length + len(_GAP) if self.length else 0))

    def block(self, piece: Piece) -> None:
        """Write one block of the article's own."""
        self._gap()
        start = self.length
        span = self._write(piece.text)
        self.blocks.append(Block(kind=piece.kind, span=span))
        self.links.extend(
            Link(span=Span(start + link.span.start, start + link.span.end), url=link.url) for link in piece.links
        )

    def post(self, post: EmbeddedPost) -> None:
        """Write a post, and after it the one that it quotes."""
        index = len(self.posts)
        body: list[Span] = []
        starts: list[int] = []
        self._gap()
        first = self.length
        for number, paragraph in enumerate(post.paragraphs):
            if number:
                self._gap()
            body.append(self._write(paragraph))
            starts.append(body[-1].start)
        if not body:
            starts.append(self.length)
        signature = self._sign(post, signed=bool(body))
        ends = [start - len(_GAP) for start in starts[1:]] + [self.length]
        self.blocks.extend(
            Block(kind=BlockKind.POST, span=Span(start, end), post=index)
            for start, end in zip(starts, ends, strict=True)
        )
        self.posts.append(
            Post(
                platform=post.platform,
                span=Span(first, self.length),
                body=tuple(body),
                author=post.author,
                author_span=signature.author,
                handle=post.handle,
                handle_span=signature.handle,
                signed_as=post.signed_as,
                published=post.published,
                permalink=post.permalink,
                media=post.media,
                quoted_links=post.quoted_links,
                truncated=post.truncated,
                quotes=index + 1 if post.quoted is not None else None,
            )
        )
        if post.quoted is not None:
            self.post(post.quoted)

    def _sign(self, post: EmbeddedPost, *, signed: bool) -> _Signature:
        """Write who posted it and when; where the page gives neither words nor names, its address."""
        if not (post.author or post.handle or signed):
            self._write(post.permalink or "")
            return _Signature(None, None)
        if not (post.author or post.handle or post.date_words):
            return _Signature(None, None)
        self._write("\n— " if signed else "— ")
        author = self._write(post.author) if post.author else None
        handle = None
        shown = post.signed_as or post.handle
        if shown:
            self._write(" (" if author is not None else "")
            place = self._write(shown)
            handle = place if shown == post.handle else None
            self._write(")" if author is not None else "")
        if post.date_words:
            self._write(f" {post.date_words}" if post.author or shown else post.date_words)
        if not signed and post.permalink:
            self._write(f" {post.permalink}")
        return _Signature(author, handle)

    def _gap(self) -> None:
        if self.length:
            self._write(_GAP)

    def _write(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)


@dataclass(frozen=True, slots=True)
class _Signature:
    author: Span | None
    handle: Span | None


def _with_bare(text: str, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, and the addresses that stand in the text without being links."""
    taken = sorted(links, key=lambda link: link.span)
    bare = find_links(text)
    found: list[Link] = []
    at = 0
    for link in bare:
        while at < len(taken) and taken[at].span.end <= link.span.start:
            at += 1
        if at == len(taken) or not taken[at].span.overlaps(link.span):
            found.append(link)
    return tuple(sorted([*taken, *found], key=lambda link: link.span))
