"""A sentence, or what somebody is said to have said, as the shortest spans that each carry one proposition.

Cuts are made only where both sides read as checkable on their own:

- at a semicolon, a colon or a single dash between clauses;
- at ", and", ", but", ", so", ", while" and the like before a clause with a subject of its own, at "and" before a
  pronoun subject, and at "and that";
- at "and" before a second predicate of the same subject when that predicate is long, at ", but" and "— and" when it
  is not short;
- at a ", which", ", who" or ", where" clause that ends the sentence and is heavy.

A shorter second predicate stays with its subject ("is leaving the scene and refuses to assist"). Nothing is cut
inside quotation marks or brackets, nor after a clause that opens with "if", "when" or the like. Beyond that each span
loses what opens or closes it without being said: "But", "However,", a dateline, "BREAKING:", a link, the full stop.

This module knows words only; what a sentence is worth, who says it and why it is open are decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.model import ClaimKind, Span
from bot.provenance import words
from bot.provenance.segment import ABBREVIATIONS, Token, tokens

_JOINERS = frozenset({"and", "but", "so", "yet", "while", "whereas", "although", "though", "or"})
_RELATIVES = frozenset({"which", "who", "where", "whose"})
_DASHES = frozenset({"—", "–", "-"})
_BREAKS = frozenset({";", ":"})
_CUT_BEFORE = _BREAKS | _DASHES | {",", "and"}
"""The tokens before which a proposition can end."""
_OPENERS = {"“": "”", "«": "»", "(": ")", "[": "]", "<": ">", "‘": "’"}
_SUBJECTS = (words.SUBJECT_PRONOUNS - {"who"}) | {"there", "this", "that", "these", "those", "it's", "he's", "she's"}
_CONDITIONS = frozenset({"if", "unless", "whether"})
_FIRST_CLAUSE_OPENERS = _CONDITIONS | {"when", "while", "although", "because", "since", "once"}
_ADVERBS = frozenset(
    {"then", "also", "now", "later", "therefore", "thus", "instead", "not", "never", "only", "still"}
)
_VERB_WITHIN = 9
_LEAST_WORDS = 4
_LEAST_CLAUSE = 6
_LONG_PREDICATE = 12
_HEAVY_RELATIVE = 10
_LOOK_BACK = 40

_LABEL = re.compile(
    r"""[\s"“'‘(\[—–-]*(?:[A-Z][A-Z .'’]{2,30}(?:, [A-Z][\w. ]{1,25})? ?(?:\([A-Z/ ]{2,20}\) ?)?[—–] ?|"""
    r"[A-Z]{3,12}: )"
)
"""A dateline or an alert: "LAGOS (AP) — ", "NEW: "."""
_DISCOURSE = re.compile(
    r"""[\s"“'‘(\[—–-]*(?:"""
    r"(?:and|but|or|yet)(?:,| (?=\w))|so(?:,| (?=(?:i|he|she|it|we|they|the)\b))|"
    r"(?:however|still|meanwhile|moreover|furthermore|additionally|nevertheless|nonetheless|instead|indeed|also|"
    r"in addition|in fact|of course|by the way|thankfully|fortunately|unfortunately|sadly|luckily|remarkably|"
    r"interestingly|well|yes|no|now|look|again|besides|after all|for example|for instance|notably|that said|"
    r"on the other hand|at the same time),)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:https?://\S+|pic\.\w+\.com/\S+|[\s.,;:!…—–-])+$")
_CLOSING_MARKS = re.compile(r"[\s.,;:!…—–-]+$")
"""The same where no link stands."""
_OPENING_MARKS = re.compile(r"[\s,;:.…—–)\]”-]*")
_TAIL = 200
"""Characters at the end of a span that are looked at for links and marks to cut off."""
_MOST_MARKS = 8
"""Unpaired marks that are taken off at either end."""


@dataclass(frozen=True)
class _Part:
    """The tokens of a stretch of text with what cutting needs to know of each."""

    items: tuple[Token, ...]

    @cached_property
    def lower(self) -> tuple[str, ...]:
        return tuple(token.low for token in self.items)

    @cached_property
    def finite(self) -> tuple[bool, ...]:
        before = ("", *(token.text for token in self.items))
        return tuple(words.is_finite_verb(token.text, word) for token, word in zip(self.items, before, strict=False))

    @cached_property
    def enclosed(self) -> tuple[bool, ...]:
        """For each token whether it stands inside quotation marks or brackets."""
        return tuple(_enclosed(self.items))

    @cached_property
    def words_before(self) -> tuple[int, ...]:
        """For each token, and after the last, how many words stand before it."""
        counts = [0]
        for token in self.items:
            counts.append(counts[-1] + words.is_word(token))
        return tuple(counts)

    @cached_property
    def verbs_before(self) -> tuple[int, ...]:
        """For each token, and after the last, how many finite verbs stand before it."""
        counts = [0]
        for is_verb in self.finite:
            counts.append(counts[-1] + is_verb)
        return tuple(counts)

    @cached_property
    def conditions_before(self) -> tuple[int, ...]:
        """For each token how many of "if", "unless" and "whether" stand before it."""
        counts = [0]
        for word in self.lower:
            counts.append(counts[-1] + (word in _CONDITIONS))
        return tuple(counts)

    @cached_property
    def has_one_dash(self) -> bool:
        """Whether exactly one dash stands among the tokens."""
        return sum(token.text in _DASHES for token in self.items) == 1

    @cached_property
    def last_comma(self) -> int:
        """The index of the last comma, -1 where there is none."""
        return max((index for index, word in enumerate(self.lower) if word == ","), default=-1)

    def count(self, start: int, end: int) -> int:
        """How many words the tokens from `start` to `end` hold."""
        return self.words_before[end] - self.words_before[start]

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb stands among the tokens from `start` to `end`."""
        return self.verbs_before[end] > self.verbs_before[start]


def _enclosed(items: Sequence[Token]) -> Iterator[bool]:
    """For each token whether it stands between paired marks, or between the only two dashes."""
    dashes = [index for index, token in enumerate(items) if token.text in _DASHES]
    aside = range(dashes[0], dashes[1] + 1) if len(dashes) == 2 else range(0)
    awaited: list[str] = []
    straight = False
    for index, token in enumerate(items):
        straight ^= token.text in {'"', "''"}
        closes = bool(awaited) and token.text == awaited[-1]
        if token.text in _OPENERS:
            awaited.append(_OPENERS[token.text])
        yield bool(awaited) or straight or index in aside
        if closes:
            awaited.pop()


def propositions(text: str, span: Span) -> list[Span]:
    """The spans within `span` that each carry one proposition: in order, disjoint, at least one if it has a word.

    Linear in the length of the span.
    """
    core = trim(text, span)
    part = _Part(tuple(tokens(text, core)))
    cuts = _cuts(part)
    edges = [core.start, *(edge for cut in cuts for edge in cut), core.end]
    pieces = [trim(text, Span(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    kept = [piece for piece in pieces if _has_word(text, piece)]
    return kept or ([core] if _has_word(text, core) else [])


def _has_word(text: str, span: Span) -> bool:
    return any(map(str.isalnum, span.of(text)))


def trim(text: str, span: Span) -> Span:
    """The span without opening discourse words, datelines and labels, closing links and full stops, and without
    quotation marks or brackets that are opened or closed on one side only.

    Returns `span` without its white space where nothing else would be left.
    """
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inner = _without_unpaired(text, _trim_start(text, _trim_end(text, Span(start, end))))
    return inner if _has_word(text, inner) else Span(start, end)


def _trim_end(text: str, span: Span) -> Span:
    tail = max(span.start, span.end - _TAIL)
    piece = text[tail : span.end]
    closing = (_CLOSING if "://" in piece or "pic." in piece else _CLOSING_MARKS).search(piece)
    if closing is None:
        return span
    end = tail + closing.start()
    last = text[max(span.start, end - 6) : end].split()[-1:]
    is_abbreviation = bool(last) and ("." in last[0] or last[0].lower() in ABBREVIATIONS)
    return Span(span.start, end + (is_abbreviation and text[end] == "."))


def _trim_start(text: str, span: Span) -> Span:
    start = span.start
    while opening := _LABEL.match(text, start, span.end) or _DISCOURSE.match(text, start, span.end):
        start = opening.end()
    marks = _OPENING_MARKS.match(text, start, span.end)
    return Span(marks.end() if marks else start, span.end)


def _without_unpaired(text: str, span: Span) -> Span:
    start, end = span
    for _ in range(_MOST_MARKS):
        if _is_balanced(text[start:end]):
            break
        if text[start] in "“«([\"'‘":
            start += 1
        elif text[end - 1] in "”»)]\"'’.,":
            end -= 1
        else:
            break
    return Span(start, max(start, end))


def _is_balanced(piece: str) -> bool:
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
    straight = piece.count('"') % 2 == 0
    return not piece or (straight and all(piece.count(opener) == piece.count(closer) for opener, closer in pairs))


def _cuts(part: _Part) -> list[tuple[int, int]]:
    """Where to cut, as pairs of character offsets: end of the left side, start of the right side."""
    found: list[tuple[int, int]] = []
    since = 0
    for index, token in enumerate(part.items):
        if index == 0 or token.low not in _CUT_BEFORE:
            continue
        if part.enclosed[index] or part.count(since, index) < _LEAST_WORDS:
            continue
        right = _right_side(part, since, index)
        if right is not None and part.has_verb(since, index):
            found.append((token.start, part.items[right].start))
            since = right
    return found


def _right_side(part: _Part, since: int, index: int) -> int | None:
    """The index at which a new proposition starts if the sentence is cut before token `index`, else None."""
    last = len(part.items) - 1
    word = part.lower[index]
    if index >= last or part.lower[since] in _FIRST_CLAUSE_OPENERS or part.conditions_before[index] > 0:
        return None
    if word in _BREAKS or (word in _DASHES and part.has_one_dash):
        return _after_break(part, index + 1)
    if word == "," and part.lower[index + 1] in _JOINERS:
        return _after_comma(part, since, index + 2)
    if word == "," and part.lower[index + 1] in _RELATIVES:
        return _relative(part, index + 1)
    if word == "and":
        return _after_and(part, since, index + 1)
    return None


def _after_break(part: _Part, right: int) -> int | None:
    if part.lower[right] in _JOINERS:
        after = right + 1
        if _starts_clause(part, after) or _is_predicate(part, after, _LEAST_WORDS):
            return after
    return right if _starts_clause(part, right) else None


def _after_comma(part: _Part, since: int, right: int) -> int | None:
    if _starts_clause(part, right) and not _is_list(part, since, right - 2):
        return right
    least = _LEAST_WORDS if part.lower[right - 1] == "but" else _LONG_PREDICATE
    return right if _is_predicate(part, right, least) else None


def _after_and(part: _Part, since: int, right: int) -> int | None:
    if right < len(part.items) - 1 and part.lower[right] == "that" and _starts_clause(part, right + 1):
        return right + 1
    if part.lower[right] in _SUBJECTS and _starts_clause(part, right, within=3):
        return right
    long_enough = part.count(since, right - 1) >= _LEAST_CLAUSE and _is_predicate(part, right, _LONG_PREDICATE)
    return right if long_enough else None


def _relative(part: _Part, right: int) -> int | None:
    """A non-restrictive relative clause that runs to the end of the sentence and is heavy.

    It is heavy when it is long, or holds a figure or a name.
    """
    end = len(part.items)
    if part.last_comma > right or not part.has_verb(right + 1, min(end, right + 1 + _VERB_WITHIN)):
        return None
    telling = any(words.is_figure(token.text) or token.text[0].isupper() for token in part.items[right:])
    return right if part.count(right, end) >= (_LEAST_WORDS if telling else _HEAVY_RELATIVE) else None


def _starts_clause(part: _Part, right: int, within: int = _VERB_WITHIN) -> bool:
    """Whether a subject and its finite verb start at `right`, with enough words to be checked."""
    at = right
    while at < len(part.items) - 1 and part.lower[at] in _ADVERBS:
        at += 1
    if part.count(at, len(part.items)) < _LEAST_CLAUSE or not _may_open_subject(part, at):
        return False
    if part.finite[at]:
        return part.lower[at] in _SUBJECTS
    for index in range(at + 1, min(len(part.items), at + 1 + within)):
        if part.lower[index] in {",", ";", "and"} or part.enclosed[index]:
            return False
        if part.finite[index]:
            return True
    return False


def _may_open_subject(part: _Part, at: int) -> bool:
    word = part.lower[at]
    if word in _SUBJECTS or word in words.DETERMINERS or part.items[at].text[0].isupper():
        return True
    is_other = word in words.PREPOSITIONS or word in words.SUBORDINATORS or word in words.COORDINATORS
    return words.is_word(part.items[at]) and not is_other and not word.endswith(("ing", "ly")) and word != "to"


def _is_predicate(part: _Part, right: int, least: int) -> bool:
    """Whether a finite verb of the same subject stands at `right` with at least `least` words to the end."""
    at = right
    while at < len(part.items) - 1 and part.lower[at] in _ADVERBS:
        at += 1
    return at < len(part.items) and part.finite[at] and part.count(at, len(part.items)) >= least


def _is_list(part: _Part, since: int, comma: int) -> bool:
    """Whether what precedes the comma reads as the items of a list ("said Ann, Bo, and Cy were …")."""
    at = comma - 1
    while at > max(since, comma - _LOOK_BACK) and not part.finite[at]:
        if part.items[at].text[0].islower() and words.is_word(part.items[at]):
            return False
        at -= 1
    return True


def checkable_core(text: str, span: Span) -> Span | None:
    """The proposition within an opinion that evidence could settle, or None where there is none.

    It is the first proposition of the sentence with a finite verb in the past, a name or a figure, and neither a
    modal, a question word in front, nor the first or second person.
    """
    for piece in propositions(text, span):
        if piece != trim(text, span) and _is_plainly_checkable(text, piece):
            return piece
    return None


_NOT_PLAIN = words.MODALS | words.FIRST_PERSON | words.SECOND_PERSON | {"?", "!", "if"}


def _is_plainly_checkable(text: str, span: Span) -> bool:
    items = tuple(tokens(text, span))
    if not _NOT_PLAIN.isdisjoint(token.low for token in items):
        return False
    part = _Part(items)
    past = any(
        is_finite and (lower.endswith("ed") or lower in words.IRREGULAR_PASTS or lower in {"was", "were", "had"})
        for is_finite, lower in zip(part.finite, part.lower, strict=True)
    )
    return past and (bool(words.names(text, span)) or any(words.is_figure(token.text) for token in items))


_RECORD = (
    r"audio|bulletin|census|contract|data|database|documents?|e-?mails?|files?|filings?|footage|images?|indictment|"
    r"invoices?|law|letter|logs?|memos?|minutes|papers?|photos?|photographs?|polls?|constitution|recordings?|records|"
    r"registry|reports?|screenshots?|statistics|statute|study|studies|survey|tapes?|transcripts?|treaty|videos?|warrant"
)
_SHOWS = (
    r"show(?:s|ed|n)?|reveal(?:s|ed)?|confirm(?:s|ed)?|state[sd]?|say[s]?|said|indicate[sd]?|list(?:s|ed)?|found|finds|"
    r"name[sd]?|contain(?:s|ed)?|prove[sd]?|require[sd]?|specif(?:y|ies|ied)|prohibit(?:s|ed)?|allow(?:s|ed)?"
)
_KINDS: tuple[tuple[ClaimKind, re.Pattern[str]], ...] = (
    (
        ClaimKind.FIGURE,
        re.compile(
            r"[$€£¥]\s?\d|\d\s?%|\b(?:(?:per ?cent|million|billion|trillion|thousands?|hundreds?|dozens?)\b|"
            r"\d[\d.,]* (?!(?:a\.?m|p\.?m|o'clock|january|february|march|april|may|june|july|august|september|"
            r"october|november|december)\b)[a-z]{2})",
        ),
    ),
    (
        ClaimKind.RECORD,
        re.compile(
            rf"\b(?:(?:{_RECORD})\b[^.;]{{0,60}}?\b(?:has |have |had )?(?:{_SHOWS})|named in an? |"
            rf"(?:court|jury|judge|tribunal)\b[^.;]{{0,40}}?\b(?:ruled|found|held|convicted|sentenced)|"
            rf"according to [^.;]{{0,40}}?\b(?:{_RECORD})|under (?:\w+ ){{0,3}}law)\b",
        ),
    ),
    (
        ClaimKind.CAUSE,
        re.compile(
            r"\b(?:because|(?:led|leads|leading) to|caus(?:e|es|ed|ing)|result(?:s|ed|ing)? (?:in|from)|"
            r"due to|as a result|blam(?:e|es|ed|ing)|trigger(?:s|ed|ing)?|sparked|thanks to|"
            r"contributed to|(?:is|was|were|are) responsible for|brought about)\b",
        ),
    ),
    (
        ClaimKind.POSITION,
        re.compile(
            r"\b(?:supports?|supported|oppos(?:e|es|ed)|endors(?:e|es|ed)|back(?:s|ed)|reject(?:s|ed)?|"
            r"den(?:y|ies|ied)|condemn(?:s|ed)?|criticiz(?:e|es|ed)|criticis(?:e|es|ed)|prais(?:e|es|ed)|favou?r(?:s|ed)?|"
            r"urg(?:e|es|ed)|demand(?:s|ed)?|disagree[sd]?|agree[sd]?|defend(?:s|ed)?|dismiss(?:es|ed)?|disput(?:e|es|ed)|"
            r"accus(?:e|es|ed)|(?:quick )?to call|call(?:s|ed) (?:for|on|it|him|her|them|the|for)|"
            r"(?:in favou?r of|opposed to|supportive of))\b",
        ),
    ),
)
"""Patterns over lower-case words, which is three times as fast as to let the pattern ignore case."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")


def claim_kind(text: str, span: Span) -> ClaimKind:
    """What the claim is about, by its words: mostly quoted, a number, a record, a cause, a position; or an event."""
    claim = span.of(text)
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(claim))
    if quoted * 2 >= len(claim) > 0:
        return ClaimKind.QUOTATION
    lower = claim.lower()
    for kind, pattern in _KINDS:
        if pattern.search(lower):
            return kind
    return ClaimKind.EVENT
