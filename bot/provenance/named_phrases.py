"""Source phrases with a proper name in them: people with their titles and roles, bodies, outlets.

Knows the name and what stands around it; leaves to the common nouns what a name only modifies ("the Acme spokesman").
"""

from __future__ import annotations

import re

from bot.model import SourceKind, Span
from bot.provenance import nouns
from bot.provenance.common_phrases import kind_of_body, modified_nominal
from bot.provenance.outlets import is_outlet, named_outlet, outlet_run
from bot.provenance.phrase_parts import (
    BODIES,
    DETERMINERS,
    JOINERS,
    POSSESSIVE,
    Form,
    Phrase,
    bare,
    gender_of,
    without_determiner,
)
from bot.provenance.segment import Token

_AFFILIATION = re.compile(r"\s*\(([A-Z][\w.\- ]{0,30})\)")
_APPOSITION = re.compile(
    r"(?:\s*\([^()\n]{1,30}\))?,\s+((?:(?:a|an|the|one of|who is|who was|who serves as|who leads|who heads)\s+)?"
    r"[^,.;:“”\"()\n]{3,90}?)(?=,|\s*[.;:“”\"\n]|\s+(?:said|says|told|added|wrote|tweeted)\b|$)"
)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof"})
_NAME_POSSESSIVE = re.compile(r"(?<=s)[’']$|[’']s$")
_PLAIN_WORD = re.compile(r"[\w’'-]+")
_LEAD = re.compile(r"(?:a|an|the|who is|who was)\s+")


def _is_body_name(run: list[Token]) -> bool:
    """Whether a name is a body's: "the Justice Department", "the Sheriff’s Office", "Department of Justice"."""
    if bare(run[-1]) in BODIES:
        owned = len(run) > 1 and POSSESSIVE.search(run[-2].text) is not None
        return owned or bare(run[0]) not in nouns.TITLES or run[0].lower == "justice"
    return len(run) > 2 and run[-2].lower == "of" and bare(run[-3]) in nouns.COLLECTIVE_HEADS


def named_phrase(text: str, span: Span, core: list[Token], run: list[Token]) -> Phrase | None:
    """A phrase with a name in it; None where the capital is only that of a sentence's first word."""
    speakers = core[-1].text.islower() and nouns.is_person_head(nouns.singular(bare(core[-1])))
    if outlet_run(text, run) and not speakers:
        return named_outlet(text, span, run)
    after = [w for w in core if w.start >= run[-1].end]
    tail = after[-1] if after else None
    if tail is not None and tail.text.islower():
        return modified_nominal(text, span, core, run, bare(tail))
    if _is_body_name(run):
        return _organisation(span, core, run)
    owned = next((i + 1 for i, w in enumerate(run[:-2]) if POSSESSIVE.search(w.text)), 0)
    if owned and not any(bare(w) in nouns.TITLES for w in run):
        return named_phrase(text, span, run[owned:], run[owned:])
    title_at = max((i for i, w in enumerate(run) if bare(w) in nouns.TITLES), default=-1)
    leading = [w for w in without_determiner(core) if w.end <= run[0].start and w.lower not in DETERMINERS]
    if title_at < 0 and leading and kind_of_body(leading) is not None:
        return _apposed(text, span, run, leading)
    name_words, role = _split_title(text, run, title_at, leading)
    if not name_words:
        office = Span(without_determiner(core)[0].start, run[-1].end)
        return Phrase(
            span,
            Form.NOMINAL,
            SourceKind.PERSON,
            office,
            False,
            bare(run[title_at]),
            role=office,
            gender=gender_of([bare(w) for w in run]),
            definite=core[0].lower == "the",
        )
    end = name_words[-1].end
    name_text = _NAME_POSSESSIVE.sub("", text[name_words[0].start : end])
    name = Span(name_words[0].start, name_words[0].start + len(name_text))
    kind = _named_kind(core, name_words, name_text, role)
    gender = gender_of([bare(w) for w in run] + [w.lower for w in leading])
    affiliation = _affiliation(text, end) if kind is SourceKind.PERSON else None
    if role is None and kind is SourceKind.PERSON:
        role = _apposition(text, end)
    return Phrase(
        span,
        Form.NAME,
        kind,
        name,
        True,
        bare(name_words[-1]),
        role,
        affiliation,
        gender=gender,
        definite=core[0].lower == "the",
    )


def _apposed(text: str, span: Span, run: list[Token], leading: list[Token]) -> Phrase:
    """A body named behind what it is: "the oil giant Shell", "state broadcaster NHK"."""
    name = Span(run[0].start, run[0].start + len(_NAME_POSSESSIVE.sub("", text[run[0].start : run[-1].end])))
    kind = kind_of_body(leading) or SourceKind.ORGANISATION
    return Phrase(span, Form.NAME, kind, name, True, nouns.singular(bare(leading[-1])))


def _organisation(span: Span, core: list[Token], run: list[Token]) -> Phrase:
    """A body named by its last word, without whose it is said to be: "Brandt’s Riverton Police Department"."""
    owned = next((i + 1 for i, w in enumerate(run[:-2]) if POSSESSIVE.search(w.text)), 0)
    name = Span(run[owned].start, run[-1].end)
    definite = core[0].lower == "the"
    return Phrase(span, Form.NAME, SourceKind.ORGANISATION, name, True, bare(run[-1]), definite=definite)


def _split_title(text: str, run: list[Token], title_at: int, leading: list[Token]) -> tuple[list[Token], Span | None]:
    """Name words and role: "Assistant Secretary of State Jane Roe" → Jane Roe, the rest."""
    start = leading[0].start if leading and leading[-1].text.islower() else None
    if title_at < 0:
        role = Span(start, leading[-1].end) if start is not None else None
        return run, role
    rest = run[title_at + 1 :]
    if rest and rest[0].lower in JOINERS and len(rest) > 3:
        rest = rest[-2:]
    elif rest and rest[0].lower in JOINERS:
        return [], None
    if not rest:
        return [], None
    role_end = run[run.index(rest[0]) - 1].end
    role_span = Span(start if start is not None else run[0].start, role_end)
    honorific = text[role_span.start : role_span.end].rstrip(".").lower() in _HONORIFICS
    return rest, None if honorific else role_span


def _named_kind(core: list[Token], words: list[Token], name: str, role: Span | None) -> SourceKind:
    if is_outlet(name):
        return SourceKind.MEDIA
    if role is not None:
        return SourceKind.PERSON
    lower = [bare(w) for w in words]
    if any(w in nouns.ORGANISATION_WORDS for w in lower) or lower[-1] in nouns.PLACES:
        return SourceKind.ORGANISATION
    acronym = len(words) == 1 and words[0].text.rstrip("s").replace(".", "").isupper() and len(words[0].text) > 1
    if acronym or core[0].lower == "the":
        return SourceKind.ORGANISATION
    if any(w.lower in {"of", "for", "and", "&", "without", "against"} for w in words):
        return SourceKind.ORGANISATION
    return SourceKind.PERSON


def _affiliation(text: str, after: int) -> Span | None:
    match = _AFFILIATION.match(text, after)
    return Span(match.start(1), match.end(1)) if match else None


def _apposition(text: str, after: int) -> Span | None:
    """The role given behind a name: ", a spokeswoman for the union,"."""
    match = _APPOSITION.match(text, after)
    if not match:
        return None
    words = _PLAIN_WORD.findall(match.group(1).lower())
    if not any(nouns.is_person_head(nouns.singular(POSSESSIVE.sub("", w))) or w in nouns.TITLES for w in words[:9]):
        return None
    skip = _LEAD.match(match.group(1))
    return Span(match.start(1) + (skip.end() if skip else 0), match.end(1))
