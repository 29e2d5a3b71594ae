"""Stories written down compactly: a text, and what is claimed in it by whom, as Drafts, Sources and an Article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    ClaimKind,
    CueKind,
    Mode,
    Post,
    Source,
    SourceKind,
    Span,
    Stance,
)
from bot.provenance.accounts import AccountsResult, build_accounts
from bot.provenance.drafts import Draft
from bot.provenance.segment import sentences


@dataclass(frozen=True)
class Story:
    """A made article with its claims."""

    article: Article
    drafts: tuple[Draft, ...]
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...] = ()

    def find(self, words: str) -> Span:
        """The first place where `words` stand."""
        return find(self.article.text, words)

    def accounts(self) -> AccountsResult:
        """The story's accounts."""
        return build_accounts(self.article, self.drafts, self.sources, self.attributions)

    def words(self, span: Span) -> str:
        """The story's words at a span."""
        return span.of(self.article.text)


def find(text: str, words: str) -> Span:
    """The first place where `words` stand in `text`; ValueError where they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def article_of(text: str, posts: tuple[Post, ...] = ()) -> Article:
    """An article with one paragraph block a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(start, start + len(line))))
        start += len(line) + 1
    return Article(text=text, blocks=tuple(blocks), posts=posts)


def person(name: str, kind: SourceKind = SourceKind.PERSON, **fields: object) -> Source:
    """A source still to be numbered."""
    return Source.model_validate({"id": 0, "name": name, "kind": kind, "named": True, **fields})


def story(
    text: str,
    sources: Sequence[Source],
    claims: Sequence[tuple[str, str] | tuple[str, str, Stance]],
    posts: tuple[Post, ...] = (),
) -> Story:
    """A story from its text, its sources and its claims.

    A claim is (words of the text, chain, stance); the chain names sources nearest first with " < " between them,
    "A + B" are two speakers of the same words, "" is the article's own voice.
    """
    article = article_of(text, posts)
    numbered = tuple(source.model_copy(update={"id": number}) for number, source in enumerate(sources))
    by_name = {source.name: source.id for source in numbered}
    spans = sorted((find(text, claim[0]), *claim[1:]) for claim in claims)
    drafts = tuple(_draft(article, number, by_name, *claim) for number, claim in enumerate(spans))
    return Story(article, drafts, numbered)


def _draft(
    article: Article, number: int, by_name: dict[str, int], span: Span, voices: str, stance: Stance = Stance.ASSERTS
) -> Draft:
    chains = [[by_name[name.strip()] for name in chain.split("<")] for chain in voices.split("+") if chain.strip()]
    return Draft(
        id=number,
        span=span,
        kind=ClaimKind.EVENT,
        worth=2,
        score=0.5,
        sentence=sentence_at(article, span),
        stance=stance,
        sources=tuple(chain[-1] for chain in chains),
        chain=tuple(chains[0]) if chains else (),
        roots=tuple(dict.fromkeys(chain[-1] for chain in chains)),
    )


def sentence_at(article: Article, span: Span) -> Span:
    """The sentence in which a span starts."""
    for block in article.blocks:
        for sentence in sentences(article.text, block.span):
            if sentence.start <= span.start < sentence.end:
                return sentence
    return span


def denial(number: int, source: int, content: Span) -> Attribution:
    """An attribution in which a source denies some words."""
    return Attribution(
        id=number,
        source=source,
        source_span=None,
        cue=None,
        content=(content,),
        mode=Mode.INDIRECT,
        stance=Stance.DENIES,
        cue_kind=CueKind.DENIAL,
    )
