"""Attributions, sources and judged sentences → drafts of claims.

Within each sentence that states something worth confirming, the words are dealt out to the voices: the innermost
attribution that holds them, the record that a recap retells, or the article itself. Each voice's words are cut into
the shortest propositions. What one source says twice is one claim. Knows nothing of accounts and reasons.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.model import Article, ClaimKind, CueKind, Mode, SentenceKind, Span, Stance
from bot.provenance import words
from bot.provenance.acts import adds_no_voice
from bot.provenance.clauses import claim_kind, propositions
from bot.provenance.drafts import Draft
from bot.provenance.marks import Marks
from bot.provenance.reading import Found, Proposition, Reading, Sentence
from bot.provenance.segment import tokens
from bot.provenance.sources import Resolution
from bot.provenance.within import Posts, touching

_MIN_WORDS = 3
_MIN_OWN_WORDS = 5
_LATEST = 40
"""How many statements back one is looked for that holds a word, too."""
_SHARED = 0.85
"""The share of a statement's content words that an earlier one holds where it says the same,"""
_SHARED_OF_BOTH = 0.75
"""or the share of all content words of both."""
_UNVERIFIABLE = frozenset({CueKind.BELIEF, CueKind.QUESTION})
_WHOLE = 0.8
"""Share of its sentence from which a claim is judged as the sentence is."""
_LEAST_FACT = 0.5
"""How probable it must be that a part of a sentence holds a checkable proposition."""
_LEAST_OVERLOOKED = 0.6
"""The same for a proposition that only the reader saw."""
_NEVER_LISTED = frozenset({SentenceKind.FURNITURE, SentenceKind.QUESTION})
_ASKS = frozenset({"whether", "if"})
_PRESUPPOSED = re.compile(r"\s(?:whose|who|which|that)\s(?:[\w’'-]+\s){0,3}?had\s(?:been\s)?\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Story:
    """What is known of the article before its claims."""

    article: Article
    reading: Reading
    resolution: Resolution
    posts: Posts


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one sentence and the attribution they belong to (None: the article's own voice)."""

    span: Span
    found: int | None


def draft_claims(article: Article, reading: Reading, resolution: Resolution) -> tuple[Draft, ...]:
    """The claims before accounts and needs, in text order; `id` is the position."""
    parts = ((at, span) for at, found in enumerate(reading.attributions) for span in found.content)
    index = touching([s.span for s in reading.sentences], parts)
    story = _Story(article, reading, resolution, Posts(article))
    clear = frozenset(at for at, found in enumerate(reading.attributions) if adds_no_voice(article.text, found))
    marks = _marks(article.text, reading)
    drafts: list[Draft] = []
    for at, sentence in enumerate(reading.sentences):
        among = [i for i in index[at] if i not in clear]
        listed = list(_sentence_drafts(story, sentence, _voices(reading, among), marks[at]))
        drafts += [*listed, *_overlooked(story, sentence, among, marks[at].others([d.span for d in listed]))]
    merged = _merge_same_words(sorted(drafts, key=lambda d: (d.span.start, -d.span.end)))
    return tuple(replace(d, id=i) for i, d in enumerate(_merge_restatements(article.text, merged)))


def _voices(reading: Reading, among: Sequence[int]) -> dict[int | None, list[int]]:
    """The given attributions by the closest enclosing one that is among them (None: the article itself)."""
    known = frozenset(among)
    children: dict[int | None, list[int]] = {None: [], **{at: [] for at in among}}
    nearest: dict[int, int | None] = {}
    for at in among:
        line = [at]
        parent = reading.attributions[at].parent
        while parent is not None and parent not in known and parent not in nearest:
            line.append(parent)
            parent = reading.attributions[parent].parent
        home = nearest[parent] if parent is not None and parent not in known else parent
        nearest.update(dict.fromkeys(line, home))
        children[home].append(at)
    return children


def _marks(text: str, reading: Reading) -> list[Marks]:
    """What the reader marked of each sentence."""
    if reading.propositions is None:
        return [Marks(text, None)] * len(reading.sentences)
    spans = enumerate(each.span for each in reading.propositions)
    index = touching([s.span for s in reading.sentences], spans)
    return [
        Marks(text, [_clipped(reading.propositions[at], sentence.span) for at in here])
        for here, sentence in zip(index, reading.sentences, strict=True)
    ]


def _clipped(proposition: Proposition, sentence: Span) -> Proposition:
    """What of it stands in the sentence: the reader does not see where sentences end."""
    return replace(proposition, span=proposition.span.common(sentence) or proposition.span)


def _sentence_drafts(
    story: _Story, sentence: Sentence, voices: Mapping[int | None, Sequence[int]], marks: Marks
) -> Iterator[Draft]:
    text, reading = story.article.text, story.reading
    listed = sentence.kind is SentenceKind.FACT and sentence.worth > 0
    for piece in _deal(text, reading, sentence, voices):
        found = reading.attributions[piece.found] if piece.found is not None else None
        if found is not None and found.stance is Stance.DENIES:
            yield _voiced(story, _denial(sentence, piece, found), piece)
        elif listed and _is_verifiable(found):
            for part, own in _assertions(text, sentence, piece, found):
                for span in marks.cut(part):
                    if _is_checkable(reading, span, sentence):
                        draft = _draft(text, span, sentence)
                        yield draft if own else _voiced(story, draft, piece)


def _overlooked(story: _Story, sentence: Sentence, among: Sequence[int], spans: Sequence[Span]) -> Iterator[Draft]:
    """What the reader marked, is sure of, and no cutting came upon, in the voice of whoever says all of it."""
    text, reading = story.article.text, story.reading
    if sentence.kind in _NEVER_LISTED:
        return
    for span in spans:
        around = [i for i in among if any(part.covers(span) for part in reading.attributions[i].content)]
        holder = max(around, key=lambda i: reading.attributions[i].content[0].start, default=None)
        judged = reading.judge(span)
        if judged is None or judged.worth == 0 or judged.fact < _LEAST_OVERLOOKED:
            continue
        if _is_verifiable(reading.attributions[holder] if holder is not None else None):
            draft = Draft(0, span, claim_kind(text, span), judged.worth, judged.score, sentence.span)
            yield _voiced(story, draft, _Piece(span, holder))


def _is_checkable(reading: Reading, span: Span, sentence: Sentence) -> bool:
    """Whether a part of a sentence is checkable by itself: a fact may stand beside an opinion in one sentence."""
    if span.end - span.start > _WHOLE * (sentence.span.end - sentence.span.start):
        return True
    judged = reading.judge(span)
    return judged is None or judged.fact >= _LEAST_FACT


def _is_verifiable(found: Found | None) -> bool:
    return found is None or (found.cue_kind not in _UNVERIFIABLE and found.stance is Stance.ASSERTS)


def _deal(
    text: str, reading: Reading, sentence: Sentence, voices: Mapping[int | None, Sequence[int]]
) -> Iterator[_Piece]:
    """Deal the sentence's words out to the innermost attributions, the rest to the article itself."""
    for at, inner in voices.items():
        taken = [_hull(text, reading.attributions[i], sentence.span) for i in inner]
        if at is None and not taken:
            yield _Piece(sentence.span, None)
        elif at is None:
            yield from (
                _Piece(rest, None) for rest in _rests(text, sentence.span, taken) if _stands_alone(text, rest)
            )
        else:
            for content in reading.attributions[at].content:
                rests = _rests(text, content.common(sentence.span), taken)
                yield from (_Piece(rest, at) for rest in rests if not inner or _stands_alone(text, rest))


def _hull(text: str, found: Found, sentence: Span) -> Span:
    """From the first to the last of the attribution's words in this sentence, its frame included.

    The source is left out where a clause of its own stands between it and the cue ("She was hurt and later said"), or
    a preposition ties it to other words ("He was named in a bulletin").
    """
    frame = [found.cue] if found.source is None or _is_far(text, found) else [found.cue, found.source]
    parts = [p.common(sentence) for p in (*found.content, *frame) if p is not None]
    inside = [p for p in parts if p is not None]
    return Span(min(p.start for p in inside), max(p.end for p in inside)) if inside else Span(0, 0)


def _is_far(text: str, found: Found) -> bool:
    if found.source is None or found.cue is None or found.source.end >= found.cue.start:
        return False
    between = Span(found.source.end, found.cue.start)
    in_clause = words.has_finite_verb(text, between) and "," not in between.of(text)
    return in_clause or words.is_placed(text, found.source)


def _rests(text: str, whole: Span | None, taken: Iterable[Span]) -> Iterator[Span]:
    """What remains of a span when the taken ones are cut out, trimmed of marks."""
    if whole is None:
        return
    at = whole.start
    for cut in sorted(taken):
        if cut.start > at and cut.start < whole.end:
            yield from _trimmed(text, at, cut.start)
        at = max(at, min(cut.end, whole.end))
    yield from _trimmed(text, at, whole.end)


_LEADING = re.compile(r"(?:[\s,;:–—-]|(?:that|and|but)\s)+", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:[\s,;:–—-]|(?<!U\.S)\.(?!\w)|\b(?:{'|'.join(sorted(words.JOINERS))})\b)+$")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    tail = _TRAILING.search(text[max(start, end - 40) : end])
    end -= len(tail.group()) if tail else 0
    if start < end:
        yield Span(start, end)


_NOT_ALONE = words.PREPOSITIONS | words.SUBORDINATORS | words.RELATIVES


def _stands_alone(text: str, span: Span) -> bool:
    """Whether what is left of a sentence is a clause: "In a statement on Monday" and "When she came" are none."""
    said = [t for t in tokens(text, span) if t.is_word]
    if len(said) < _MIN_OWN_WORDS or said[0].lower in _NOT_ALONE:
        return False
    return words.has_finite_verb(text, span) and not words.is_finite_verb(said[0].text)


def _denial(sentence: Sentence, piece: _Piece, found: Found) -> Draft:
    """A denial is listed with its cue, so that the words shown are not taken for an assertion."""
    cue = found.cue
    leads = cue is not None and sentence.span.covers(cue) and cue.end <= piece.span.start
    span = Span(cue.start, piece.span.end) if cue is not None and leads else piece.span
    worth = max(1, sentence.worth)
    return Draft(0, span, ClaimKind.POSITION, worth, sentence.score, sentence.span, Stance.DENIES)


def _assertions(text: str, sentence: Sentence, piece: _Piece, found: Found | None) -> Iterator[tuple[Span, bool]]:
    """The propositions of a piece, each with whether it is the article's own background to the piece's voice."""
    indirect = found is not None and found.mode is not Mode.DIRECT
    parts = [part for part in propositions(text, piece.span) if _is_proposition(text, part, indirect)]
    if not parts and indirect and found is not None and _is_telling(found, sentence):
        parts = [_hull(text, found, sentence.span)]
    for part in parts:
        main, background = _without_background(text, part) if indirect else (part, None)
        yield main, False
        if background is not None:
            yield background, True


def _draft(text: str, span: Span, sentence: Sentence) -> Draft:
    return Draft(0, span, claim_kind(text, span), sentence.worth, sentence.score, sentence.span)


def _is_telling(found: Found, sentence: Sentence) -> bool:
    """Whether a frame that brings a mere thing is itself what to check: "the scan revealed a shadow"."""
    return found.cue is not None and (found.cue_kind is CueKind.RECORD or sentence.worth > 1)


def _is_proposition(text: str, span: Span, indirect: bool) -> bool:
    """Whether the words say something; reported words may be a mere thing: "described the night that followed"."""
    said = [t for t in tokens(text, span) if t.is_word]
    if len(said) < _MIN_WORDS:
        return False
    if not indirect:
        return True
    if said[0].lower in words.QUESTION_WORDS or said[0].lower in _ASKS:
        return False
    verbs, thing, previous = 0, False, ""
    for at, token in enumerate(said):
        thing = thing or (not verbs and at > 0 and token.lower in {"who", "which", "whose", "that"})
        verbs += words.is_finite_verb(token.text, previous) and previous not in words.AUXILIARIES
        previous = token.lower
    return verbs > thing


def _without_background(text: str, span: Span) -> tuple[Span, Span | None]:
    """Split off what indirect speech takes for granted: "… agents whose car had been hit".

    A relative clause in the past perfect inside reported words is the reporter's background, not what was reported.
    """
    match = _PRESUPPOSED.search(text, span.start, span.end)
    if match is None:
        return span, None
    start = _antecedent(text, Span(span.start, match.start()))
    if start is None:
        return span, None
    return Span(span.start, match.start()), Span(start, span.end)


_NO_NOUNS = words.STOP_WORDS - words.DETERMINERS


def _antecedent(text: str, before: Span) -> int | None:
    """Where the noun phrase that ends at `before.end` starts; None where no few words make one."""
    taken: list[int] = []
    previous = list(tokens(text, before))
    while previous and len(taken) < 4:
        token = previous.pop()
        if not token.is_word or token.lower in _NO_NOUNS:
            if token.lower == "to" and len(taken) > 1:
                taken.pop()
            break
        taken.append(token.start)
    return taken[-1] if taken and taken[-1] > before.start else None


def _voiced(story: _Story, draft: Draft, piece: _Piece) -> Draft:
    """The draft with who says it and through whom."""
    resolution = story.resolution
    if piece.found is None:
        record = resolution.retold(draft.span)
        if record is None or story.posts.around(draft.span) is not None:
            return draft
        return replace(draft, sources=(record,), chain=(record,), roots=(record,))
    speaker, stations = resolution.speakers[piece.found], resolution.stations[piece.found]
    own = () if speaker is None else (speaker,)
    chain = (*reversed(stations), *own)
    return replace(draft, sources=own or chain[-1:], chain=chain, roots=chain[-1:], attributions=(piece.found,))


def _merge_same_words(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts over the very same words ("A and B said that …") become one with both sources."""
    by_span: dict[Span, Draft] = {}
    for draft in drafts:
        known = by_span.get(draft.span)
        if known is None or known.stance is not draft.stance:
            by_span.setdefault(draft.span, draft)
            continue
        by_span[draft.span] = replace(
            known,
            sources=_union(known.sources, draft.sources),
            chain=known.chain if len(known.chain) >= len(draft.chain) else draft.chain,
            roots=_union(known.roots, draft.roots),
            attributions=_union(known.attributions, draft.attributions),
        )
    return list(by_span.values())


def _union(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _merge_restatements(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Fold what the same voice says again into its first statement."""
    kept: list[Draft] = []
    stems: list[frozenset[str]] = []
    by_voice: dict[tuple[int, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for draft in drafts:
        own = frozenset(words.content_words(text, draft.span))
        said = by_voice[draft.sources]
        counts = Counter(at for stem in own if stem in said for at in said[stem][-_LATEST:])
        alike = sorted(at for at, shared in counts.items() if shared >= _SHARED_OF_BOTH * len(own))
        first = next((at for at in alike if _restates(own, stems[at], counts[at], draft, kept[at])), None)
        if first is not None:
            kept[first] = replace(kept[first], restated=(*kept[first].restated, draft.span))
            continue
        for stem in own:
            said[stem].append(len(kept))
        kept.append(draft)
        stems.append(own)
    return kept


def _restates(own: frozenset[str], other: frozenset[str], shared: int, draft: Draft, first: Draft) -> bool:
    """Whether nearly all content words of the later statement stand in the first, numbers included."""
    if draft.stance is not first.stance or len(own) < 3 or draft.span.overlaps(first.span):
        return False
    if shared < _SHARED * len(own) and shared < _SHARED_OF_BOTH * len(own | other):
        return False
    return all(stem in other for stem in own if any(map(str.isdigit, stem)))
