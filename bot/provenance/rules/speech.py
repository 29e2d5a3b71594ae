"""From frames to attributions: what exactly each source is given, within a paragraph and over its neighbours.

A frame says on which side its words stand; here they get their bounds: words to the right end where the next frame
of the same rank begins, words to the left reach back to the last such frame, a quotation goes on over the next
sentences and paragraphs that hold nothing but quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.model import CueKind, Mode, Span, Stance
from bot.provenance.reading import Found
from bot.provenance.rules.complements import Follows
from bot.provenance.rules.frames import Frame, Side, ends_in_comma, find_frames
from bot.provenance.rules.labels import find_label_frames
from bot.provenance.rules.lexicon import CLAIM_NOUNS, DISMISSIVE
from bot.provenance.rules.lines import Line, read_lines
from bot.provenance.rules.names import Phrase, pronoun_length, subject_before
from bot.provenance.rules.phrases import find_phrase_frames
from bot.provenance.rules.quotes import Quotation, continues
from bot.provenance.rules.records import kind_by_source
from bot.provenance.words import FIRST_PERSON, SECOND_PERSON, apostrophe, is_finite_verb

_COORDINATES = frozenset({"and", "but", "while", "whereas", "though", "although", "as"})
_FULL_QUOTE_WORDS = 4
_MAX_DEPTH = 2
_QUOTE_WITH_REPORT = 30
"""Characters that a quotation needs for a report of others to stand in it."""
_SURE_WITHIN_QUOTES = 0.75
_FIRST_OR_SECOND_PERSON = FIRST_PERSON | SECOND_PERSON
_RESUMES_NOTHING = _COORDINATES | {"who", "which", "when", "after", "because", "or"}
_CLAIMED = CLAIM_NOUNS | {"it", "that"}
_OUTER = " \t\r\n\u00a0\"“”„«»‘’'.,;:—–-"


@dataclass(frozen=True, slots=True)
class Memory:
    """What a paragraph passes on to the next."""

    speaker: int | None = None
    """Index of the attribution whose quotation ended the paragraph."""
    awaits: Found | None = None
    """A frame whose words are still to come ("Smith said:")."""
    last: Quotation | None = None
    """The paragraph's last quotation, where it ended the paragraph."""


class SpeechReader:
    """Reads paragraph after paragraph of one run of text; `found` grows in the order of reading."""

    def __init__(self, text: str, depth: int = 0) -> None:
        self.text = text
        self._depth = depth
        self.found: list[Found] = []
        self._memory = Memory()
        self._first = 0

    def forget(self) -> None:
        """Start anew: what comes next does not go on with what came before."""
        self._memory = Memory()

    def read_heading(self, heading: Span) -> None:
        """Read a heading, where only a name and a colon attribute ("Smith: We will win")."""
        self.forget()
        for line in read_lines(self.text, heading):
            frames = [frame for frame in find_label_frames(line) if frame.first == 0 and frame.side is Side.RIGHT]
            for index in range(len(frames)):
                self._add(line, frames, index)
        self.forget()

    def read(self, paragraph: Span) -> None:
        """Read the next paragraph."""
        lines = read_lines(self.text, paragraph)
        self._read_within(lines)
        self._first = len(self.found)
        if self._goes_on(lines, paragraph):
            lines = lines[1:] if len(lines) > 1 else []
            if not lines:
                return
        for index, line in enumerate(lines):
            self._read_line(line, lines[index - 1] if index else None)
        self._close(lines)

    def _read_within(self, lines: Sequence[Line]) -> None:
        """What the quoted words report of others ("“She told us so,” he said")."""
        if self._depth >= _MAX_DEPTH:
            return
        within = SpeechReader(self.text, self._depth + 1)
        for line in lines:
            for item in line.items:
                if item.quote is not None and len(item.text) >= _QUOTE_WITH_REPORT:
                    within.forget()
                    within.read(item.quote.inner)
        self.found += [made for made in within.found if _is_report_within(self.text, made)]

    def _goes_on(self, lines: Sequence[Line], paragraph: Span) -> bool:
        """Whether the paragraph takes up a quotation left open; its first line then belongs to that."""
        last, speaker = self._memory.last, self._memory.speaker
        if last is None or speaker is None or not lines or not continues(self.text, last, paragraph):
            return False
        first = lines[0].items[0].quote
        if first is None:
            return False
        self._extend(speaker, first.inner)
        self._memory = Memory(speaker, None, first if len(lines[0].items) == 1 else None)
        return len(lines[0].items) == 1

    def _read_line(self, line: Line, before: Line | None) -> None:
        frames = _frames(line)
        claimed = [self._add(line, frames, index) for index in range(len(frames))]
        if not any(claimed):
            self._read_bare(line, before)

    def _add(self, line: Line, frames: Sequence[Frame], index: int) -> bool:
        """Make the attribution of one frame; False where it brings nothing."""
        frame = frames[index]
        stretches = list(_stretches(line, frames, index))
        spans = [span for start, end in stretches if (span := _trim(self.text, line, start, end)) is not None]
        source = _source_span(self.text, line, frames, index)
        made = Found(
            content=tuple(spans),
            cue=_cue_span(line, frame),
            source=source,
            cue_kind=kind_by_source(line, frame.source, frame.kind),
            mode=_mode(line, stretches),
            stance=Stance.DENIES if _dismisses(line, frame, stretches) else frame.stance,
            confidence=round(frame.weight if source or frame.side is Side.AROUND else frame.weight * 0.7, 2),
            addressee=line.stretch(*frame.addressee) if frame.addressee else None,
        )
        if not spans:
            return self._wait(frame, made)
        self.found.append(made)
        if made.mode is Mode.DIRECT or (index == 0 and made.source is not None):
            self._memory = Memory(len(self.found) - 1)
        return True

    def _wait(self, frame: Frame, made: Found) -> bool:
        """A frame without words of its own: they stand in the sentence before, or come in the next."""
        if frame.follows is Follows.COLON:
            self._memory = Memory(None, made)
            return True
        speaker = self._memory.speaker
        if frame.side is not Side.LEFT or speaker is None or speaker < self._first:
            return False
        if self.found[speaker].cue is not None:
            return False
        self.found[speaker] = replace(made, content=self.found[speaker].content, mode=Mode.DIRECT)
        return True

    def _read_bare(self, line: Line, before: Line | None) -> None:
        """A line without a frame: it may go on with a quotation, or be one whose speaker stands before it."""
        first = line.items[0].quote if line.items else None
        if first is None or not _is_full(first, self.text):
            if before is not None or not first:
                self._memory = replace(self._memory, speaker=None, awaits=None)
            return
        spans = tuple(_bare(self.text, item.quote.inner) for item in line.items if item.quote is not None)
        if self._memory.awaits is not None:
            self.found.append(replace(self._memory.awaits, content=spans, mode=Mode.DIRECT))
        elif self._memory.speaker is None or len(spans) != len(line.items):
            self.found.append(self._unframed(spans, before))
        elif self._memory.speaker >= self._first and self.found[self._memory.speaker].mode is Mode.DIRECT:
            for span in spans:
                self._extend(self._memory.speaker, span)
            return
        else:
            self.found.append(_goes_on_speaking(spans, self.found[self._memory.speaker]))
        self._memory = Memory(len(self.found) - 1)

    def _unframed(self, spans: tuple[Span, ...], before: Line | None) -> Found:
        source = _subject(before, len(before.items)) if before is not None else None
        return Found(
            content=spans,
            cue=None,
            source=before.stretch(*source) if before is not None and source else None,
            cue_kind=CueKind.NONE,
            mode=Mode.DIRECT,
            stance=Stance.ASSERTS,
            confidence=0.5 if source else 0.35,
        )

    def _extend(self, index: int, span: Span) -> None:
        made = self.found[index]
        self.found[index] = replace(made, content=(*made.content, span))

    def _close(self, lines: Sequence[Line]) -> None:
        """Keep for the next paragraph what may go on there."""
        last = lines[-1].items[-1].quote if lines and lines[-1].items else None
        self._memory = replace(self._memory, last=last)


def _bare(text: str, span: Span) -> Span:
    """Without white space at either end ("« Oui »")."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _is_report_within(text: str, made: Found) -> bool:
    """Whether an attribution in quoted words is one of somebody else: "I think" and "you said" are none."""
    if made.source is None or made.cue_kind is CueKind.BELIEF or made.confidence < _SURE_WITHIN_QUOTES:
        return False
    return apostrophe(made.source.of(text)) not in _FIRST_OR_SECOND_PERSON


def _goes_on_speaking(spans: tuple[Span, ...], before: Found) -> Found:
    """A quotation without a frame after words of a known speaker: his, most likely."""
    return replace(
        before,
        content=spans,
        cue=None,
        cue_kind=CueKind.NONE,
        mode=Mode.DIRECT,
        stance=Stance.ASSERTS,
        confidence=0.6,
        addressee=None,
    )


def _frames(line: Line) -> list[Frame]:
    """All frames of a line in order; a colon is a cue of its own only where no verb brings what follows it."""
    verbs = list(find_frames(line))
    brought = {frame.after for frame in verbs if frame.follows is Follows.COLON}
    labels = [frame for frame in find_label_frames(line) if frame.after not in brought]
    return sorted([*verbs, *find_phrase_frames(line), *labels], key=lambda frame: frame.cue)


def _stretches(line: Line, frames: Sequence[Frame], index: int) -> Iterator[Phrase]:
    """The item ranges of a frame's content, in order."""
    frame = frames[index]
    if frame.side is Side.RIGHT:
        start = frame.after + (frame.follows is Follows.COMMA)
        yield start, _right_end(line, frames, index)
    elif frame.side is Side.LEFT:
        yield _left_start(line, frames, index), frame.first
        yield from _tail(line, frames, index)
    elif frame.side is Side.SUBJECT and frame.subject is not None:
        yield frame.subject
    elif frame.subject is not None:
        yield frame.subject
        yield frame.after, _right_end(line, frames, index)
    else:
        yield _clause_start(line, frame.first), frame.first
        yield frame.after, _right_end(line, frames, index)


def _clause_start(line: Line, end: int) -> int:
    at = end
    while at > 0 and line.low(at - 1) not in (",", ";", ":", "that", "but", "—", "–", "after", "because", "when"):
        at -= 1
    return at


def _right_end(line: Line, frames: Sequence[Frame], index: int) -> int:
    """Where words to the right of a frame end: the next frame of its rank, an afterthought, or the line's end."""
    start = frames[index].after
    end = len(line.items)
    host = _host(frames, index)
    if host is not None:
        return host[1]
    for later in frames[index + 1 :]:
        bound = _bound(line, later)
        if bound is not None and bound > start:
            end = bound
            break
    return _before_afterthought(line, start, end)


def _before_afterthought(line: Line, start: int, end: int) -> int:
    """Where, after a quotation, the reporter's own words take over again (", referring to …")."""
    for at in range(start, end - 1):
        item, following = line.items[at], line.low(at + 1)
        if item.quote is not None and item.closing == "," and (following.endswith("ing") or following == "who"):
            return at + 1
    return end


def _bound(line: Line, frame: Frame) -> int | None:
    """Where a frame ends what an earlier frame of the line brings; None where it stands inside that."""
    before = line.low(frame.first - 1)
    if frame.side is Side.LEFT:
        return frame.first
    if frame.side is not Side.RIGHT:
        return None
    if frame.inherits:
        if ends_in_comma(line, frame.first - 1):
            return frame.first - (before == ",")
        return frame.first - 1 if before in ("and", "but") and frame.kind is not CueKind.BELIEF else None
    if before in _COORDINATES:
        comma = ends_in_comma(line, frame.first - 2)
        if not comma and frame.kind is CueKind.BELIEF:
            return None
        return frame.first - 2 if comma else frame.first - 1 if before != "as" else None
    return None


def _left_start(line: Line, frames: Sequence[Frame], index: int) -> int:
    start = 0
    for earlier in frames[:index]:
        if earlier.side is Side.LEFT:
            start = max(start, earlier.after)
    while start < frames[index].first and line.low(start) in (",", "but", "and", ";", "—", "–", "."):
        start += 1
    return start


def _tail(line: Line, frames: Sequence[Frame], index: int) -> Iterator[Phrase]:
    """What goes on after an inserted frame ("“A,” he said, “B.”", "The bill, he said, would …")."""
    frame = frames[index]
    start, end = frame.after, _right_end(line, frames, index)
    if start >= end:
        return
    before = line.items[frame.first - 1] if frame.first else None
    after_quote = before is not None and before.quote is not None
    while start < end and line.items[start].text in ",:.—–":
        start += 1
    if start >= end:
        return
    if line.items[start].quote is not None or (
        not after_quote and line.low(frame.after) == "," and _resumes(line, start)
    ):
        yield start, end


def _resumes(line: Line, start: int) -> bool:
    word = line.low(start)
    return not word.endswith("ing") and word not in _RESUMES_NOTHING


def _trim(text: str, line: Line, start: int, end: int) -> Span | None:
    """The characters of an item range without outer marks; None where nothing is left.

    Marks that belong to a quotation within the words stay, so that they do not lose their partner.
    """
    items = line.items[start:end]
    while len(items) > 1 and not items[-1].is_word and items[-1].quote is None and items[-1].text in _OUTER:
        items = items[:-1]
    if not items:
        return None
    low, high = items[0].start, items[-1].end
    if len(items) > 1 and (items[0].quote is not None or items[-1].quote is not None):
        return _with_stop(text, line, Span(low, high))
    while low < high and text[low] in _OUTER:
        low += 1
    while high > low and text[high - 1] in _OUTER:
        high -= 1
    return _with_stop(text, line, Span(low, high)) if low < high else None


def _with_stop(text: str, line: Line, span: Span) -> Span:
    """With the mark that ends the sentence, where it stands right behind."""
    end = span.end
    while end < line.span.end and text[end] in ".?!…":
        end += 1
    return Span(span.start, end)


def _mode(line: Line, stretches: Sequence[Phrase]) -> Mode:
    quoted = words = 0
    for start, end in stretches:
        for item in line.items[start:end]:
            if item.quote is not None:
                quoted += 1
            elif item.is_word:
                words += 1
    if not quoted:
        return Mode.INDIRECT
    return Mode.MIXED if words else Mode.DIRECT


def _dismisses(line: Line, frame: Frame, stretches: Sequence[Phrase]) -> bool:
    """Whether a claim is called false in some word ("called the report that … a lie")."""
    if not frame.labels:
        return False
    words = [item for start, end in stretches for item in line.items[start:end]]
    opening = {item.low for item in words[:4]}
    return not _CLAIMED.isdisjoint(opening) and any(
        not DISMISSIVE.isdisjoint(item.low.strip("“”\"‘’'.,!").split()) for item in words[1:]
    )


def _cue_span(line: Line, frame: Frame) -> Span:
    start, end = line.stretch(*frame.cue)
    return Span(start + pronoun_length(line, frame.cue[0]), end)


def _source_span(text: str, line: Line, frames: Sequence[Frame], index: int) -> Span | None:
    frame = frames[index]
    source = frame.source if not frame.inherits else _inherited(line, frames, index)
    if source is None:
        return None
    start, end = line.stretch(*source)
    length = pronoun_length(line, source[1] - 1)
    end = line.items[source[1] - 1].start + length if length else end
    while end > start and text[end - 1] in " ,;—–":
        end -= 1
    return Span(start, end)


def _host(frames: Sequence[Frame], index: int) -> Phrase | None:
    """The source of a later frame within whose apposition this one stands ("Smith, citing a report, said")."""
    at = frames[index].cue[0]
    for later in frames[index + 1 : index + 3]:
        if later.source is not None and later.source[0] + 1 < at < later.source[1]:
            return later.source
    return None


def _inherited(line: Line, frames: Sequence[Frame], index: int) -> Phrase | None:
    """The source of the nearest frame before, or the subject of the line."""
    host = _host(frames, index)
    if host is not None:
        return host[0], frames[index].first - 1
    for earlier in reversed(frames[:index]):
        if earlier.source is not None and earlier.side in (Side.RIGHT, Side.LEFT):
            return earlier.source
    return _subject(line, frames[index].first)


def _subject(line: Line, end: int) -> Phrase | None:
    """The subject of a line's first clause."""
    for at in range(1, min(end, len(line.items))):
        word = line.items[at]
        if word.quote is None and is_finite_verb(word.text, line.items[at - 1].text):
            return subject_before(line, at, 0)
    return None


def _is_full(quotation: Quotation, text: str) -> bool:
    """Whether a quotation that opens a line is speech and not a phrase in quote marks."""
    words = quotation.inner.of(text).split()
    return len(words) >= _FULL_QUOTE_WORDS or (bool(words) and words[-1][-1] in ".!?…,")
