"""Short ways to write articles and attributions in tests: phrases are looked up in the text."""

from __future__ import annotations

from bot.model import Article, Block, BlockKind, CueKind, Mode, SentenceKind, Span, Stance
from bot.provenance.reading import Found, Reading, Sentence
from bot.provenance.segment import sentences


def article_of(*paragraphs: str) -> Article:
    """An article of plain paragraphs."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(text=text, blocks=tuple(blocks))


def at(article: Article, words: str, after: str = "") -> Span:
    """Where `words` stand, the first time behind `after`."""
    start = article.text.index(words, article.text.index(after) if after else 0)
    return Span(start, start + len(words))


def found(
    article: Article,
    source: str | None,
    content: str,
    *,
    after: str = "",
    cue: str | None = "said",
    kind: CueKind = CueKind.SPEECH,
    mode: Mode = Mode.INDIRECT,
    stance: Stance = Stance.ASSERTS,
    parent: int | None = None,
    addressee: str | None = None,
) -> Found:
    """An attribution whose parts are the first such words behind `after`."""
    return Found(
        content=(at(article, content, after),),
        cue=at(article, cue, after) if cue else None,
        source=at(article, source, after) if source else None,
        cue_kind=kind,
        mode=mode,
        stance=stance,
        confidence=1.0,
        parent=parent,
        addressee=at(article, addressee, after) if addressee else None,
    )


def reading(article: Article, *attributions: Found, worth: int = 2) -> Reading:
    """A reading in which every sentence is a fact worth confirming."""
    judged = [
        Sentence(span, SentenceKind.FACT, worth, 0.5, block)
        for block, holder in enumerate(article.blocks)
        for span in sentences(article.text, holder.span)
    ]
    return Reading(attributions, tuple(judged))
