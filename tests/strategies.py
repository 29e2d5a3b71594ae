"""Hypothesis strategies for valid reports over hostile text and of extreme sizes.

Texts try everything that a chat client, a Markdown renderer or a terminal could act on; sizes go from an empty
report to hundreds of claims. The reports keep every promise of the model: spans lie in the text, ids are positions,
chains and accounts name what exists.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.model import (
    Account,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    CueKind,
    Difference,
    Link,
    Mode,
    Need,
    Platform,
    Post,
    Reason,
    Report,
    SentenceKind,
    SetAside,
    Source,
    SourceKind,
    Span,
    Stance,
    Variant,
)

HOSTILE = (
    "@everyone @here <@123456789012345678> <@!123> <@&42> <#1> <t:1618953630:R> <t:1> <:e:1> <a:b:2> </cmd:1> "
    "</group sub cmd:99> <id:customize> <id:guide> <sound:12> <https://a.example> <mailto:a@b.example> <+4412345> "
    ":smile: :joy::skin-tone-2: ¯\\_(ツ)_/¯ @silent @Clyde https://a.example/b_c_d?e=*f* http://x steam://run/1 "
    "discord.gg/abc www.a.example a@b.example [a](https://b.example) [a]: [[b]] ![i](j) [x]( ||spoilers|| **bold** "
    "*i* _i_ __u__ ~~s~~ ***bi*** `code` ``` ```py\nx``` `` ` # ## ### -# > >>> - * + 1. 2) --- === *** ___ ~~~ | "
    "|a|b| \\ \\\\ \\* &amp; &lt; &#64; <b> </b> <script> <!-- $x$ \u202e \u2066 \u200b \u200d \ufeff \u2800 \u00ad "
    "\u061c \x1b[31m \x1b]8;;http://x\x07 \x9b31m \x07 \x08 \x00 [bold] [/bold] [red on blue] :warning: 🇺🇸 👩‍👩‍👧 "
    "e\u0301\u0301\u0301 ﷽ שלום مرحبا 你好 ½ “ ” « » \" ' … — {0} {name} %s %(x)s\u2028 \u2029 \t"
).split(" ")
"""Pieces of text that somebody downstream might act on."""

_PLAIN = ("the", "mayor", "denied", "it", "14", "people", "on", "Tuesday", "said", "Ada", "Østergård", "U.S.")
_LONG = "x" * 300

_Item = TypeVar("_Item", Source, Attribution, Claim, Account)


EXAMPLES = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For properties of texts: no example is judged by the clock of a busy machine."""

LARGE_EXAMPLES = settings(EXAMPLES, max_examples=30)
"""For properties of whole reports, which take longer to make."""


def hostile_texts(max_pieces: int = 24) -> st.SearchStrategy[str]:
    """Non-blank texts of hostile and ordinary pieces, with line breaks, very long words and any other character."""
    piece = st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(_PLAIN),
        st.sampled_from((_LONG, "\n", "\n\n", "\r\n", "  ")),
        st.text(st.characters(codec="utf-8"), max_size=12),
    )
    glue = st.sampled_from((" ", " ", "", "\n"))
    pairs = st.lists(st.tuples(piece, glue), min_size=1, max_size=max_pieces)
    return pairs.map(lambda parts: "".join(word + gap for word, gap in parts)).filter(lambda text: bool(text.strip()))


def spans(length: int) -> st.SearchStrategy[Span]:
    """Non-empty spans within a text of `length` characters."""
    return st.integers(0, length - 1).flatmap(
        lambda start: st.integers(start + 1, length).map(lambda end: Span(start, end))
    )


def counts() -> st.SearchStrategy[int]:
    """Mostly a few, sometimes none, sometimes hundreds."""
    return st.one_of(st.integers(0, 6), st.integers(0, 6), st.sampled_from((0, 25, 41, 200)))


def _maybe(words: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), words)


def _ids(count: int, most: int = 5) -> st.SearchStrategy[tuple[int, ...]]:
    if count == 0:
        return st.just(())
    return st.lists(st.integers(0, count - 1), max_size=most, unique=True).map(tuple)


@st.composite
def posts(draw: st.DrawFn, text: str) -> Post:
    """A post that stands somewhere in `text`."""
    span = draw(spans(len(text)))
    words = hostile_texts(4)
    return Post(
        platform=draw(st.sampled_from(Platform)),
        span=span,
        body=(span,),
        author=draw(_maybe(words)),
        handle=draw(_maybe(words)),
        signed_as=draw(_maybe(words)),
        published=draw(st.one_of(st.none(), st.dates(min_value=date(1990, 1, 1)))),
        permalink=draw(_maybe(words)),
        truncated=draw(st.booleans()),
        continuation=draw(st.one_of(st.none(), spans(len(text)))),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of one or many blocks, with up to four posts."""
    text = draw(hostile_texts(30))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=6))})
    found = tuple(draw(st.lists(posts(text), max_size=4)))
    blocks = tuple(
        Block(kind=draw(st.sampled_from(BlockKind)), span=Span(start, end)) for start, end in pairwise(cuts)
    )
    words = hostile_texts(8)
    return Article(
        text=text,
        blocks=blocks,
        posts=found,
        title=draw(_maybe(words)),
        authors=tuple(draw(st.lists(words, max_size=3))),
        outlet=draw(_maybe(words)),
        published=draw(st.one_of(st.none(), st.dates())),
        url=draw(_maybe(words)),
        links=tuple(draw(st.lists(st.builds(Link, span=spans(len(text)), url=words), max_size=3))),
        beginning_only=draw(st.booleans()),
        language=draw(st.sampled_from((None, "en", "de", "ar", "zh", "xx"))),
    )


@st.composite
def _source(draw: st.DrawFn, article: Article, count: int) -> Source:
    words = hostile_texts(6)
    return Source(
        id=0,
        name=draw(words),
        kind=draw(st.sampled_from(SourceKind)),
        named=draw(st.booleans()),
        role=draw(_maybe(words)),
        affiliation=draw(_maybe(words)),
        aliases=tuple(draw(st.lists(words, max_size=3))),
        identified_as=draw(_maybe(words)),
        mentions=tuple(draw(st.lists(spans(len(article.text)), max_size=4))),
        via=draw(_ids(count, 2)),
        post=draw(st.one_of(st.none(), st.integers(0, len(article.posts) - 1))) if article.posts else None,
        linked=draw(st.booleans()),
    )


@st.composite
def _attribution(draw: st.DrawFn, length: int, sources: int) -> Attribution:
    return Attribution(
        id=0,
        source=draw(st.integers(0, sources - 1)) if sources else None,
        source_span=draw(st.one_of(st.none(), spans(length))),
        cue=draw(st.one_of(st.none(), spans(length))),
        content=(draw(spans(length)),),
        mode=draw(st.sampled_from(Mode)),
        stance=draw(st.sampled_from(Stance)),
        cue_kind=draw(st.sampled_from(CueKind)),
    )


@st.composite
def _need(draw: st.DrawFn) -> Need:
    words = hostile_texts(12)
    return Need(reason=draw(st.sampled_from(Reason)), why=draw(words), next_step=draw(words))


@st.composite
def _claim(draw: st.DrawFn, length: int, sources: int, attributions: int) -> Claim:
    chain = draw(_ids(sources, 4))
    return Claim(
        id=0,
        span=draw(spans(length)),
        kind=draw(st.sampled_from(ClaimKind)),
        worth=draw(st.integers(0, 2)),
        rank=0.0,
        needs=tuple(draw(st.lists(_need(), max_size=4, unique_by=lambda need: need.reason))),
        sources=chain[-1:] or draw(_ids(sources, 2)),
        chain=chain,
        roots=chain[-1:],
        denied_by=draw(_ids(sources)),
        attributions=draw(_ids(attributions)),
        restated=tuple(draw(st.lists(spans(length), max_size=2))),
    )


@st.composite
def _account(draw: st.DrawFn, length: int, claims: int, sources: int) -> Account:
    held = draw(st.lists(st.integers(0, claims - 1), min_size=1, max_size=min(claims, 12), unique=True))
    variant = st.builds(Variant, span=spans(length), claim=st.sampled_from(held), sources=_ids(sources, 3))
    difference = st.builds(
        Difference, about=hostile_texts(4), variants=st.lists(variant, min_size=2, max_size=5).map(tuple)
    )
    return Account(
        id=0,
        claims=tuple(held),
        asserted_by=draw(_ids(sources)),
        denied_by=draw(_ids(sources)),
        denials=tuple(held[-1:]) if draw(st.booleans()) else (),
        differences=tuple(draw(st.lists(difference, max_size=4))),
        roots=draw(_ids(sources)),
        own_voice=draw(st.booleans()),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A valid report over hostile text: 0 to 200 claims, sources, attributions and set aside, 0 to 41 accounts.

    A few different items are drawn and repeated with ids of their own, so that large reports stay cheap to make.
    """
    article = draw(articles())
    length = len(article.text)
    source_count, claim_count, attribution_count, aside_count = (draw(counts()) for _ in range(4))
    claims = _repeat(draw, _claim(length, source_count, attribution_count), claim_count)
    ranked = tuple(claim.model_copy(update={"rank": float(claim_count - claim.id)}) for claim in claims)
    accounts = min(draw(counts()), 41) if claim_count else 0
    aside = st.builds(SetAside, span=spans(length), kind=st.sampled_from(SentenceKind))
    return Report(
        reader=draw(st.sampled_from(("rules-1", "tagger-2"))),
        article=article,
        sources=_repeat(draw, _source(article, source_count), source_count),
        attributions=_repeat(draw, _attribution(length, source_count), attribution_count),
        claims=ranked,
        accounts=_repeat(draw, _account(length, claim_count, source_count), accounts) if accounts else (),
        set_aside=tuple(draw(st.lists(aside, min_size=1, max_size=3)) * aside_count)[:aside_count],
    )


def _repeat(draw: st.DrawFn, items: st.SearchStrategy[_Item], count: int) -> tuple[_Item, ...]:
    some = draw(st.lists(items, min_size=min(count, 3), max_size=min(count, 3)))
    return tuple(some[index % len(some)].model_copy(update={"id": index}) for index in range(count))
