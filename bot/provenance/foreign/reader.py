"""Article → the words that somebody says in it, by form alone: posts, quotations and dialogue behind dashes.

Headings, captions, notes and furniture are not read: what they quote stands in the text again. Resolves nothing: two
mentions of one name are one source only later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Article, Block, BlockKind, CueKind, Mode, Span, Stance
from bot.provenance.foreign.frames import Frame, FrameReader
from bot.provenance.foreign.languages import lexicon_of
from bot.provenance.foreign.names import FullNames
from bot.provenance.foreign.quotations import Quotation, find_quotations
from bot.provenance.foreign.subjects import Speaker
from bot.provenance.reading import Found
from bot.provenance.rules.posts import post_attribution
from bot.provenance.segment import lines_of, tokens

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
_LEAST_WORDS = 3
"""Words of a quotation that somebody stands beside;"""
_LEAST_WORDS_ALONE = 6
"""of one that stands alone: shorter ones are titles, nicknames and words held at a distance,"""
_LEAST_SENTENCE = 4
"""unless they are a sentence to its stop."""
_LEAST_LETTERS = 12
"""The same where words are written without spaces."""
_STOPS = ".!?…。！？"
_DIALOGUE = re.compile(r"[–—]\s*(?=\w|[¿¡«„“\"…])")
_TURN = re.compile(r"[,!?…]\s*[–—]?\s+(?=[^\W\d_])|\s[–—]\s+(?=[^\W\d_])")
"""Where, within a line of dialogue, the words may end and their frame begin."""
_SENTENCE = re.compile(r"[.!?…]\s")
_LONGEST_GAP = 160
"""Characters between two quotations of one speaker, the frame included."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that somebody says, and who is named beside them."""

    found: Found
    speaker: Speaker | None = None
    """None for a post, whose author is the post's, and where nobody is named."""
    post: int | None = None
    """Index of the post whose words these are."""


def read_article(article: Article, names: FullNames) -> list[Said]:
    """All words that somebody says, in text order; never raises for odd text, linear in its length."""
    said = [*_posts(article), *_Prose(article, names).said()]
    return sorted(said, key=lambda each: each.found.content)


def is_statement(text: str, span: Span, least: int) -> bool:
    """Whether there are words enough to say something."""
    words = [token for token in tokens(text, span) if token.is_word]
    dense = sum("\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u9fff" for letter in span.of(text))
    return len(words) >= least or dense >= _LEAST_LETTERS


def _posts(article: Article) -> Iterator[Said]:
    for index, post in enumerate(article.posts):
        found = post_attribution(post)
        if found is not None:
            yield Said(found, post=index)


class _Prose:
    """The paragraphs of one article."""

    def __init__(self, article: Article, names: FullNames) -> None:
        self._article, self._text = article, article.text
        self._frames = FrameReader(article.text, lexicon_of(article.language), names)

    def said(self) -> Iterator[Said]:
        """What is said outside of posts, in text order."""
        for block in self._article.blocks:
            if block.kind not in _READ or block.post is not None:
                continue
            for paragraph in lines_of(self._text, block.span):
                yield from self._paragraph(block, paragraph)

    def _paragraph(self, block: Block, paragraph: Span) -> Iterator[Said]:
        spoken = self._dialogue(paragraph)
        if spoken is not None:
            yield spoken
            return
        quotations = find_quotations(self._text, paragraph)
        if block.kind is BlockKind.QUOTE and not quotations:
            if is_statement(self._text, paragraph, _LEAST_SENTENCE):
                yield _said(paragraph, None)
            return
        yield from self._quoted(paragraph, quotations)

    def _quoted(self, paragraph: Span, quotations: Sequence[Quotation]) -> Iterator[Said]:
        frames = self._framed(paragraph, quotations)
        for quotation, frame in zip(quotations, frames, strict=True):
            named = frame is not None and frame.speaker is not None
            if self._is_speech(quotation, _LEAST_WORDS if named else _LEAST_WORDS_ALONE):
                yield _said(quotation.inner, frame)

    def _framed(self, paragraph: Span, quotations: Sequence[Quotation]) -> list[Frame | None]:
        """Each quotation's frame: what follows it, else that of the one it goes on from, else what precedes it."""
        edges = [paragraph.start, *(each.outer.end for each in quotations)]
        starts = [*(each.outer.start for each in quotations), paragraph.end]
        frames: list[Frame | None] = []
        taken: Frame | None = None
        for at, quotation in enumerate(quotations):
            before, after = Span(edges[at], quotation.outer.start), Span(quotation.outer.end, starts[at + 1])
            follows = taken if taken is not None and self._goes_on(taken, before) else None
            behind = self._frames.after(after)
            ahead = self._frames.before(before) if follows is None and behind is None else None
            frame = behind or follows or ahead
            frames.append(frame)
            # A frame in front of a quotation says nothing of what comes after it.
            taken = frame if behind is not None else None
        return frames

    def _goes_on(self, frame: Frame, gap: Span) -> bool:
        """Whether nothing but the frame's sentence stands between two quotations: "„…“, sagte Berger im Rat. „…“"."""
        if not gap.start < frame.end <= gap.end or gap.end - gap.start > _LONGEST_GAP:
            return False
        rest = Span(frame.end, gap.end)
        words = rest.of(self._text).strip()
        if not words.strip(".,:;–—"):
            return True
        return words.endswith(".") and _SENTENCE.search(words) is None and not self._frames.says_more(rest)

    def _is_speech(self, quotation: Quotation, least: int) -> bool:
        """Whether a quotation is something said rather than a title or a word held at a distance."""
        text, inner, outer = self._text, quotation.inner, quotation.outer
        if is_statement(text, inner, least):
            return True
        stopped = text[inner.end - 1] in _STOPS and inner.of(text)[0].isupper()
        return stopped and outer.end - inner.end == 1 and is_statement(text, inner, _LEAST_SENTENCE)

    def _dialogue(self, paragraph: Span) -> Said | None:
        """A paragraph that a dash opens, where a verb of saying shows it to be speech: "– Det er sant, sier Holm"."""
        opening = _DIALOGUE.match(self._text, paragraph.start, paragraph.end)
        if opening is None:
            return None
        for turn in _TURN.finditer(self._text, opening.end(), paragraph.end):
            frame = self._frames.after(Span(turn.end(), paragraph.end))
            if frame is None or frame.according or frame.cue is None or frame.cue.start != turn.end():
                continue
            mark = self._text[turn.start()]
            words = Span(opening.end(), turn.start() + (mark in "!?…"))
            return _said(words, frame) if is_statement(self._text, words, _LEAST_WORDS) else None
        return None


def _said(content: Span, frame: Frame | None) -> Said:
    speaker = frame.speaker if frame is not None else None
    cue = frame.cue if frame is not None else None
    found = Found(
        content=(content,),
        cue=cue,
        source=speaker.name.span if speaker is not None else None,
        cue_kind=CueKind.SPEECH if cue is not None else CueKind.NONE,
        mode=Mode.DIRECT,
        stance=Stance.ASSERTS,
        confidence=0.9 if speaker is not None else 0.6,
    )
    return Said(found, speaker)
