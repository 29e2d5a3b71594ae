"""The text that pieces make: nothing is changed, nothing is lost, and everything stands where it is said to stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.page.composition import MOST_LINKS, Composition, Piece, compose
from bot.article.page.embeds import EmbeddedPost
from bot.model import BlockKind, Link, Platform, Span
from tests.strategies import EXAMPLES, hostile_texts

PERMALINK = "https://x.com/dora_quill/status/1214387633146564608"
OWN_KINDS = [kind for kind in BlockKind if kind not in (BlockKind.POST, BlockKind.CAPTION)]


def paragraph(text: str, *links: Link) -> Piece:
    return Piece(BlockKind.PARAGRAPH, text, links)


def link(words: str, text: str, url: str) -> Link:
    """A link that these words of a text carry."""
    start = text.index(words)
    return Link(span=Span(start, start + len(words)), url=url)


def posted(post: EmbeddedPost) -> Piece:
    return Piece(BlockKind.POST, post=post)


def signed(*paragraphs: str, quoted: EmbeddedPost | None = None) -> EmbeddedPost:
    """A post by Dora Quill with everything that a signature shows."""
    return EmbeddedPost(
        platform=Platform.X,
        paragraphs=paragraphs,
        author="Dora Quill",
        handle="@dora_quill",
        published=date(2020, 1, 7),
        date_words="January 7, 2020",
        permalink=PERMALINK,
        quoted=quoted,
    )


def words(composed: Composition) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(composed.text)) for block in composed.blocks]


def linked(composed: Composition) -> list[tuple[str, str]]:
    return [(each.span.of(composed.text), each.url) for each in composed.links]


def test_of_nothing_comes_nothing() -> None:
    assert compose([]) == Composition("", (), (), (), ())


def test_blocks_keep_their_kinds_and_are_parted_by_blank_lines() -> None:
    composed = compose(
        [
            Piece(BlockKind.HEADING, "The quay"),
            paragraph("It is  shut.\nFor now."),
            Piece(BlockKind.QUOTE, "“Nobody asked.”"),
            Piece(BlockKind.LIST_ITEM, "1999 | 12"),
            Piece(BlockKind.NOTE, "Correction: it was 1998."),
        ]
    )
    assert composed.text == (
        "The quay\n\nIt is  shut.\nFor now.\n\n“Nobody asked.”\n\n1999 | 12\n\nCorrection: it was 1998."
    )
    assert words(composed) == [
        (BlockKind.HEADING, "The quay"),
        (BlockKind.PARAGRAPH, "It is  shut.\nFor now."),
        (BlockKind.QUOTE, "“Nobody asked.”"),
        (BlockKind.LIST_ITEM, "1999 | 12"),
        (BlockKind.NOTE, "Correction: it was 1998."),
    ]


# links


def test_links_move_with_their_block() -> None:
    first, second = "See the minutes of May.", "The summary and the minutes differ."
    composed = compose(
        [
            paragraph(first, link("minutes", first, "https://a.example/1")),
            paragraph(
                second,
                link("summary", second, "https://a.example/2"),
                link("minutes", second, "https://a.example/3"),
            ),
        ]
    )
    assert linked(composed) == [
        ("minutes", "https://a.example/1"),
        ("summary", "https://a.example/2"),
        ("minutes", "https://a.example/3"),
    ]
    assert [each.span.start for each in composed.links] == [8, 29, 45]


def test_addresses_that_stand_in_the_words_are_links_too() -> None:
    text = "Read https://a.example/x, or the minutes."
    composed = compose([paragraph(text, link("minutes", text, "https://a.example/y"))])
    assert linked(composed) == [("https://a.example/x", "https://a.example/x"), ("minutes", "https://a.example/y")]


def test_an_address_that_is_the_words_of_a_link_is_that_link_only() -> None:
    text = "Read www.a.example/x today."
    composed = compose([paragraph(text, link("www.a.example/x", text, "https://a.example/elsewhere"))])
    assert linked(composed) == [("www.a.example/x", "https://a.example/elsewhere")]


def test_links_side_by_side_are_each_told_once() -> None:
    text = "Minutes https://a.example/x."
    own = (link("Minutes", text, "https://a.example/y"), link("https://a.example/x", text, "https://a.example/z"))
    assert linked(compose([paragraph(text, *own)])) == [
        ("Minutes", "https://a.example/y"),
        ("https://a.example/x", "https://a.example/z"),
    ]


def test_addresses_in_a_post_are_links() -> None:
    composed = compose([posted(signed("It is all in https://a.example/minutes here."))])
    assert linked(composed) == [("https://a.example/minutes", "https://a.example/minutes")]


def test_only_so_many_links_are_kept_and_they_are_the_first() -> None:
    pieces = [
        paragraph("minutes", link("minutes", "minutes", f"https://a.example/{number}"))
        for number in range(MOST_LINKS + 3)
    ]
    composed = compose([paragraph("https://b.example/bare"), *pieces])
    assert [each.url for each in composed.links] == [
        "https://b.example/bare",
        *(f"https://a.example/{number}" for number in range(MOST_LINKS - 1)),
    ]
    assert len(composed.blocks) == MOST_LINKS + 4


# captions


def caption(text: str) -> Piece:
    return Piece(BlockKind.CAPTION, text)


def test_a_caption_stands_before_the_block_that_follows_it_and_is_no_part_of_the_text() -> None:
    composed = compose(
        [caption("The quay."), paragraph("One."), caption("A crane."), caption("A boat."), paragraph("Two.")]
    )
    assert composed.text == "One.\n\nTwo."
    assert [(each.text, each.at) for each in composed.captions] == [
        ("The quay.", composed.blocks[0].span.start),
        ("A crane.", composed.blocks[1].span.start),
        ("A boat.", composed.blocks[1].span.start),
    ]


def test_a_caption_before_a_post_stands_before_it() -> None:
    composed = compose([paragraph("One."), caption("A crane."), posted(signed("Shut."))])
    assert [each.at for each in composed.captions] == [composed.posts[0].span.start]


@pytest.mark.parametrize("before", [[], [paragraph("One.")], [posted(signed("Shut."))]])
def test_a_caption_after_everything_stands_at_the_end(before: list[Piece]) -> None:
    composed = compose([*before, caption("A boat.")])
    assert [(each.text, each.at) for each in composed.captions] == [("A boat.", len(composed.text))]


# posts


def test_a_post_is_written_as_networks_write_it() -> None:
    composed = compose([paragraph("One."), posted(signed("The quay is shut.")), paragraph("Two.")])
    assert composed.text == "One.\n\nThe quay is shut.\n— Dora Quill (@dora_quill) January 7, 2020\n\nTwo."
    (post,) = composed.posts
    assert post.span.of(composed.text) == "The quay is shut.\n— Dora Quill (@dora_quill) January 7, 2020"
    assert [span.of(composed.text) for span in post.body] == ["The quay is shut."]
    assert post.author_span is not None
    assert post.author_span.of(composed.text) == post.author == "Dora Quill"
    assert post.handle_span is not None
    assert post.handle_span.of(composed.text) == post.handle == "@dora_quill"
    assert (post.platform, post.published, post.permalink) == (Platform.X, date(2020, 1, 7), PERMALINK)
    assert [(block.kind, block.post) for block in composed.blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.POST, 0),
        (BlockKind.PARAGRAPH, None),
    ]


def test_each_paragraph_of_a_post_is_a_block_and_the_last_holds_the_signature() -> None:
    composed = compose([posted(signed("The quay is shut.", "All of it.", "Until May."))])
    assert words(composed) == [
        (BlockKind.POST, "The quay is shut."),
        (BlockKind.POST, "All of it."),
        (BlockKind.POST, "Until May.\n— Dora Quill (@dora_quill) January 7, 2020"),
    ]
    assert {block.post for block in composed.blocks} == {0}
    (post,) = composed.posts
    assert [span.of(composed.text) for span in post.body] == ["The quay is shut.", "All of it.", "Until May."]
    assert post.span == Span(0, len(composed.text))


@pytest.mark.parametrize(
    ("post", "written"),
    [
        (EmbeddedPost(Platform.X, ("Shut.",), author="Dora Quill"), "Shut.\n— Dora Quill"),
        (EmbeddedPost(Platform.X, ("Shut.",), handle="@dora_quill"), "Shut.\n— @dora_quill"),
        (EmbeddedPost(Platform.X, ("Shut.",), date_words="May 1"), "Shut.\n— May 1"),
        (EmbeddedPost(Platform.X, ("Shut.",), permalink=PERMALINK), "Shut."),
        (EmbeddedPost(Platform.X, ("Shut.",)), "Shut."),
        (EmbeddedPost(Platform.X, handle="@dora_quill", permalink=PERMALINK), f"— @dora_quill {PERMALINK}"),
        (
            EmbeddedPost(Platform.X, author="Dora Quill", date_words="May 1", permalink=PERMALINK),
            f"— Dora Quill May 1 {PERMALINK}",
        ),
        (EmbeddedPost(Platform.X, permalink=PERMALINK), PERMALINK),
    ],
)
def test_what_an_embed_does_not_give_is_not_written(post: EmbeddedPost, written: str) -> None:
    composed = compose([posted(post)])
    assert composed.text == written
    assert words(composed) == [(BlockKind.POST, composed.text)]


def test_a_post_without_words_has_no_body_and_leads_to_its_address() -> None:
    composed = compose([paragraph("One."), posted(EmbeddedPost(Platform.X, permalink=PERMALINK))])
    (post,) = composed.posts
    assert post.body == ()
    assert post.span.of(composed.text) == PERMALINK
    assert linked(composed) == [(PERMALINK, PERMALINK)]


def test_a_handle_that_is_shown_but_not_the_permalink_s_is_written_and_has_no_place_as_the_handle() -> None:
    post = EmbeddedPost(Platform.X, ("Shut.",), author="Dora Quill", handle="@harbour", signed_as="@dora_quill")
    composed = compose([posted(post)])
    assert composed.text == "Shut.\n— Dora Quill (@dora_quill)"
    assert composed.posts[0].handle == "@harbour"
    assert composed.posts[0].handle_span is None
    assert composed.posts[0].signed_as == "@dora_quill"


def test_a_quoted_post_follows_the_one_that_quotes_it() -> None:
    innermost = EmbeddedPost(Platform.BLUESKY, ("No.",), handle="@ned.example")
    quoted = EmbeddedPost(Platform.X, ("Is it?",), author="Ida Moss", quoted=innermost)
    composed = compose([posted(signed("Shut.", quoted=quoted)), posted(signed("Still shut."))])
    assert composed.text == (
        "Shut.\n— Dora Quill (@dora_quill) January 7, 2020\n\nIs it?\n— Ida Moss\n\nNo.\n— @ned.example\n\n"
        "Still shut.\n— Dora Quill (@dora_quill) January 7, 2020"
    )
    assert [post.quotes for post in composed.posts] == [1, 2, None, None]
    assert [block.post for block in composed.blocks] == [0, 1, 2, 3]
    assert [post.span.of(composed.text)[:6] for post in composed.posts] == ["Shut.\n", "Is it?", "No.\n— ", "Still "]


def test_what_stands_beside_the_words_is_kept_as_it_is() -> None:
    post = EmbeddedPost(
        Platform.X,
        ("Shut…",),
        media=("pic.twitter.com/aBc1",),
        quoted_links=("https://t.co/aBc2",),
        truncated=True,
    )
    (made,) = compose([posted(post)]).posts
    assert (made.media, made.quoted_links, made.truncated) == (post.media, post.quoted_links, True)


# properties


TEXTS = hostile_texts(6).map(str.strip).filter(bool)
NAMES = st.one_of(st.none(), st.sampled_from(("Dora Quill", "Østen Ås", "李雷")))
HANDLES = st.one_of(st.none(), st.sampled_from(("@dora_quill", "@ned.example")))


@st.composite
def embedded(draw: st.DrawFn, depth: int = 2) -> EmbeddedPost:
    """A post with or without words, signature and a post that it quotes."""
    return EmbeddedPost(
        platform=draw(st.sampled_from(Platform)),
        paragraphs=tuple(draw(st.lists(TEXTS, max_size=3))),
        author=draw(NAMES),
        handle=draw(HANDLES),
        signed_as=draw(HANDLES),
        date_words=draw(st.one_of(st.none(), st.just("May 1, 2024"))),
        permalink=PERMALINK,
        quoted=draw(st.one_of(st.none(), embedded(depth - 1))) if depth else None,
    )


@st.composite
def own_pieces(draw: st.DrawFn) -> Piece:
    """A block of hostile words with links at any of them."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(start, end) for start, end in list(pairwise(cuts))[::2]]
    links = tuple(Link(span=span, url=f"https://a.example/{draw(st.integers(0, 9))}") for span in spans)
    return Piece(draw(st.sampled_from(OWN_KINDS)), text, links)


PIECES = st.lists(st.one_of(own_pieces(), own_pieces(), TEXTS.map(caption), embedded().map(posted)), max_size=8)


def all_posts(pieces: list[Piece]) -> Iterator[EmbeddedPost]:
    """The posts in their order, each quoted one behind its own."""
    for piece in pieces:
        post = piece.post
        while post is not None:
            yield post
            post = post.quoted


@EXAMPLES
@given(PIECES)
def test_blocks_are_ordered_disjoint_and_hold_all_words(pieces: list[Piece]) -> None:
    composed = compose(pieces)
    edges = [edge for block in composed.blocks for edge in block.span]
    assert edges == sorted(edges)
    assert all(block.span.start < block.span.end for block in composed.blocks)
    assert "\n\n".join(words for _, words in words(composed)) == composed.text
    own = [(piece.kind, piece.text) for piece in pieces if piece.post is None and piece.kind is not BlockKind.CAPTION]
    assert [each for each in words(composed) if each[0] is not BlockKind.POST] == own


@EXAMPLES
@given(PIECES)
def test_every_span_lies_in_the_text_and_gives_back_what_was_put_in(pieces: list[Piece]) -> None:
    composed = compose(pieces)
    whole = Span(0, len(composed.text))
    assert len(composed.posts) == len(list(all_posts(pieces)))
    for post, given_post in zip(composed.posts, all_posts(pieces), strict=True):
        assert whole.covers(post.span)
        assert tuple(span.of(composed.text) for span in post.body) == given_post.paragraphs
        for span, shown in ((post.author_span, post.author), (post.handle_span, post.handle)):
            assert span is None or (post.span.covers(span) and span.of(composed.text) == shown)
    starts = {block.span.start for block in composed.blocks} | {len(composed.text)}
    assert [each.text for each in composed.captions] == [
        piece.text for piece in pieces if piece.kind is BlockKind.CAPTION
    ]
    assert {each.at for each in composed.captions} <= starts


@EXAMPLES
@given(PIECES)
def test_links_carry_the_words_of_their_anchors(pieces: list[Piece]) -> None:
    composed = compose(pieces)
    given_links = [(each.span.of(piece.text), each.url) for piece in pieces for each in piece.links]
    found = linked(composed)
    assert [each.span for each in composed.links] == sorted(each.span for each in composed.links)
    remaining = iter(found)
    assert all(each in remaining for each in given_links), "in their order, with the bare addresses among them"
    assert all(one.span.end <= other.span.start for one, other in pairwise(composed.links))
