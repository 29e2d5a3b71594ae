"""What a source phrase says of its source: name, role, kind, and whether it is named at all.

Decides which reading a phrase gets, from its words and a little of what follows; knows nothing of other mentions.
"""

from __future__ import annotations

import re

from bot.model import SourceKind, Span
from bot.provenance import nouns
from bot.provenance.common_phrases import is_common, nominal_phrase, record_phrase
from bot.provenance.named_phrases import named_phrase
from bot.provenance.outlets import is_outlet, outlet_report
from bot.provenance.phrase_parts import (
    PRONOUNS,
    Form,
    Phrase,
    gender_of,
    head_part,
    is_proper,
    name_run,
    without_determiner,
    without_time,
    words_of,
)
from bot.provenance.segment import Token, tokens
from bot.provenance.words import is_date_word

_CALLED = frozenset({"called", "named"})
_LIKE_PRONOUNS = frozenset({"WHO", "US"})
"""Initials that, in small letters, are pronouns."""
_BESIDE = re.compile(
    r"(?:,|\s+(?:called|named))\s+((?:the\s+)?[A-Z@][\w.’'&-]*(?:\s+(?:(?:of|the|for|and|de|la|van|von|der|bin|al|&)\s+){0,2}[A-Z][\w.’'&-]*){0,7})"
    r"(?P<end>[,(;—–]|\s+(?:said|says|told|added|wrote)\b)?"
)
_APPOSED_BODIES = nouns.COLLECTIVE_HEADS | nouns.MEDIA_HEADS
_SPEAKS = re.compile(r",\s+(?:said|says|told|added|wrote)\b")


def parse(text: str, span: Span) -> Phrase:
    """Read one source phrase; always gives an answer, ANONYMOUS where nothing tells more."""
    words = words_of(text, span)
    if not words:
        return nominal_phrase(text, span, words)
    first = words[0]
    if len(words) == 1 and first.lower in PRONOUNS and not _is_initials(text, first):
        return Phrase(
            span, Form.PRONOUN, SourceKind.PERSON, span, False, first.lower, gender=gender_of([first.lower])
        )
    if first.text.startswith("@") and len(words) == 1:
        return Phrase(span, Form.HANDLE, _handle_kind(first.text), span, True, first.lower)
    core, rest = head_part(without_time(words))
    record = outlet_report(text, span, core, rest) or record_phrase(text, span, core, rest)
    if record:
        return record
    run = name_run(text, core)
    named = named_phrase(text, span, core, run) if run and not is_common(text, core, run) else None
    phrase = named or nominal_phrase(text, span, words)
    called = bool(rest) and rest[0].lower in _CALLED
    last = core[-1] if called else words[-1]
    in_office = phrase.form is Form.NOMINAL and phrase.kind is SourceKind.PERSON
    return (_named_beside(text, phrase, last.end) if in_office or not is_proper(last) else None) or phrase


def _is_initials(text: str, word: Token) -> bool:
    """Whether a word that could be a pronoun is written as initials are, amid words that are not."""
    around = text[max(0, word.start - 20) : word.end + 20]
    return word.text in _LIKE_PRONOUNS and any(letter.islower() for letter in around)


def _named_beside(text: str, phrase: Phrase, after: int) -> Phrase | None:
    """The name that an apposition gives: "the union, Unite,", "Its secretary, Ann Roe,"; None where none does."""
    body = phrase.head in _APPOSED_BODIES and not nouns.is_person_head(phrase.head)
    match = _BESIDE.match(text, after)
    if (
        match is None
        or phrase.form is not Form.NOMINAL
        or phrase.plural
        or not (body or nouns.is_person_head(phrase.head))
    ):
        return None
    name = Span(match.start(1), match.end(1) - match[1].endswith("."))
    within = name.end <= phrase.span.end and (match["end"] is not None or name.end == phrase.span.end)
    if not within and not _SPEAKS.match(text, name.end):
        return None
    beside = parse(text, name)
    if beside.form is not Form.NAME or beside.name.end != name.end or is_date_word(beside.name.of(text)):
        return None
    if body:
        kind = SourceKind.MEDIA if SourceKind.MEDIA in (phrase.kind, beside.kind) else SourceKind.ORGANISATION
        start = name.start + 4 * match[1].lower().startswith("the ")
        return phrase._replace(form=Form.NAME, kind=kind, name=Span(start, name.end), named=True, role=None)
    role = _without_leading(text, phrase.name)
    return beside._replace(span=phrase.span, role=role, gender=beside.gender or phrase.gender)


def _without_leading(text: str, name: Span) -> Span:
    """A role without the determiner in front: "Its secretary" → "secretary"."""
    return Span(without_determiner([t for t in tokens(text, name) if t.is_word])[0].start, name.end)


def _handle_kind(handle: str) -> SourceKind:
    return SourceKind.MEDIA if is_outlet(handle.lstrip("@")) else SourceKind.PERSON
