"""Source phrases headed by a common noun: records, bodies, groups, and people told by what they are.

Knows the head and what modifies it ("White House officials", "a leaked memo"); does not take names of people apart.
"""

from __future__ import annotations

import re

from bot.model import SourceKind, Span
from bot.provenance import nouns
from bot.provenance.outlets import outlet_run
from bot.provenance.phrase_parts import (
    POSSESSIVE_ENDING,
    Form,
    Phrase,
    bare,
    gender_of,
    head_part,
    is_proper,
    name_run,
    without_determiner,
    without_time,
)
from bot.provenance.segment import Token
from bot.provenance.words import PREPOSITIONS

_POINTING = frozenset("the this that these those his her its their".split())
_PAREN = re.compile(r"\s*\((?!@)([^()\n]{2,40})\)")
_LOOSE_TALK = frozenset({"reports", "rumors", "rumours", "claims", "accounts", "sources"})
_IDENTIFYING = re.compile(r"\d|\b(?:ID|badge|identified|known|unit|number|no\.)\b", re.IGNORECASE)


def record_phrase(text: str, span: Span, core: list[Token], rest: list[Token]) -> Phrase | None:
    """A record, named where its owner is: "the company’s report", "an FBI memo"; None for what is no record."""
    head = core[-1]
    kind = nouns.record_kind(bare(head))
    if bare(head) in _LOOSE_TALK and len(core) == 1:
        return Phrase(span, Form.NOMINAL, SourceKind.ANONYMOUS, span, False, nouns.singular(bare(head)), plural=True)
    if kind is None and len(core) > 1 and bare(core[-2]) in {"recording", "audio", "video"} and head.text.islower():
        kind = nouns.record_kind(bare(core[-2]))
    if kind is None or _is_figures(core):
        return None
    owner = name_run(text, core[:-1])
    possessive = core[-2] if len(core) > 1 and POSSESSIVE_ENDING.search(core[-2].text) else None
    if owner and head.text[:1].isupper() and not possessive:
        outlet = owner[-1] == core[-2] and outlet_run(text, [*owner, head])
        if outlet or _is_bureau(core):
            return None
    while rest and (len(rest) == 1 or rest[-1].lower in PREPOSITIONS):
        rest = rest[:-1]
    definite = core[0].lower in _POINTING
    named = _truly_named(text, owner) or any(is_proper(w) for w in rest)
    end = rest[-1].end if rest else head.end
    name = Span(without_determiner(core)[0].start, end)
    return Phrase(span, Form.NOMINAL, kind, name, named, nouns.singular(bare(head)), definite=definite)


def _is_figures(core: list[Token]) -> bool:
    """Whether the figures are people: "senior figures", "two opposition figures"."""
    return core[-1].lower == "figures" and len(core) > 1 and core[-2].lower in nouns.LEADING_FIGURES


def _is_bureau(core: list[Token]) -> bool:
    """Whether a body is called after what it gathers: "the Office for National Statistics", "Geological Survey"."""
    lower = [bare(w) for w in core]
    body = next((at for at, word in enumerate(lower[:-1]) if word in nouns.ORGANISATION_WORDS), None)
    return body is not None and (lower[-1] in {"statistics", "survey"} or lower[body + 1] in {"of", "for"})


def is_common(text: str, core: list[Token], run: list[Token]) -> bool:
    """Whether the only capital is that of a sentence's first word: "Witnesses", "Police"."""
    if len(run) > 1 or len(core) > 1 or _truly_named(text, run):
        return False
    single = nouns.singular(run[0].lower)
    if single in nouns.GROUP_HEADS:
        return True
    people = run[0].lower.endswith(("ers", "ors", "ists", "als", "ants", "ents", "ians"))
    several = single != run[0].lower and nouns.is_person_head(single)
    return people or several or single in nouns.PERSON_HEADS or single in nouns.COLLECTIVE_HEADS


def _truly_named(text: str, owner: list[Token]) -> bool:
    """Whether a run is more than a common word that begins a sentence."""
    if not owner:
        return False
    if len(owner) > 1 or not owner[0].text[1:].islower():
        return True
    before = text[: owner[0].start].rstrip()[-1:]
    return bool(before) and before not in '.!?…"”“:'


def _only_modifies(text: str, run: list[Token]) -> bool:
    """Whether a run is a plain adjective that begins a sentence: "Local police"."""
    return not _truly_named(text, run) and run[0].lower in nouns.PLAIN_MODIFIERS


def kind_of_body(core: list[Token]) -> SourceKind | None:
    """What kind of body the last word of a phrase names; None where it is no body's."""
    head = bare(core[-1])
    single = nouns.singular(head)
    news = len(core) > 1 and bare(core[-2]) in nouns.NEWS_WORDS
    if single in nouns.MEDIA_HEADS or (single in nouns.NEWS_BODIES and news):
        lone = len(without_determiner(core)) == 1 and single in nouns.MEDIA_AT_LARGE
        return SourceKind.ANONYMOUS if lone else SourceKind.MEDIA
    if nouns.is_person_head(single) or not {head, single} & nouns.COLLECTIVE_HEADS:
        return None
    return SourceKind.ORGANISATION


def modified_nominal(text: str, span: Span, core: list[Token], run: list[Token], head: str) -> Phrase | None:
    """A common head with a name before it: "White House officials", "the Acme spokesman", "Russia's ministry".

    None where the capital is only that of a sentence's first word: "Local media", "Heavy rain".
    """
    if _only_modifies(text, run):
        return None
    single = nouns.singular(head)
    name = Span(without_determiner(core)[0].start, core[-1].end)
    affiliation = Span(run[0].start, run[-1].end)
    definite = core[0].lower == "the" or POSSESSIVE_ENDING.search(run[-1].text) is not None
    body = kind_of_body(core)
    if body is not None:
        return Phrase(
            span,
            Form.NOMINAL,
            body,
            name,
            single == head and body is SourceKind.ORGANISATION,
            single,
            definite=definite,
            plural=single != head,
        )
    if nouns.is_person_head(single) or single in nouns.GROUP_HEADS:
        return Phrase(
            span,
            Form.NOMINAL,
            SourceKind.ANONYMOUS,
            name,
            False,
            single,
            role=name,
            affiliation=affiliation,
            gender=gender_of([single]),
            definite=definite,
            plural=single != head or single in nouns.GROUP_HEADS,
        )
    if not (_truly_named(text, run) or POSSESSIVE_ENDING.search(run[-1].text) or head.endswith("ing")):
        return None
    return Phrase(span, Form.NAME, SourceKind.ORGANISATION, affiliation, True, bare(run[-1]), definite=definite)


def nominal_phrase(text: str, span: Span, words: list[Token]) -> Phrase:
    """A phrase without a name, by its head: a body, an outlet at large, or somebody unnamed."""
    core, rest = head_part(without_time(words)) if words else ([], [])
    if not core:
        return Phrase(span, Form.NOMINAL, SourceKind.ANONYMOUS, span, False, "")
    head = bare(core[-1])
    single = nouns.singular(head)
    kept = core if core[0].lower not in {"the", "a", "an"} or len(core) == 1 else core[1:]
    name = Span(kept[0].start, (rest or core)[-1].end)
    identified = _identified(text, core[-1].end)
    several = single != head or single in nouns.GROUP_HEADS or _counts_people(single, rest)
    kind = SourceKind.ANONYMOUS if _counts_people(single, rest) else kind_of_body(core) or SourceKind.ANONYMOUS
    definite = core[0].lower in _POINTING and not (kind is SourceKind.MEDIA and core[0].lower == "this")
    if identified and nouns.is_person_head(single):
        kind = SourceKind.PERSON
    stands_for = bool(rest) and rest[0].lower in {"for", "of", "at", "with"}
    role = Span(kept[0].start, (rest if stands_for else core)[-1].end) if nouns.is_person_head(single) else None
    return Phrase(
        span,
        Form.NOMINAL,
        kind,
        name,
        False,
        single,
        role,
        identified_as=identified,
        gender=gender_of([w.lower for w in core]),
        definite=definite,
        plural=several,
    )


def _counts_people(head: str, rest: list[Token]) -> bool:
    """Whether the phrase goes on to the people it counts: "a group of retired nurses"."""
    if head not in nouns.AMOUNT_HEADS or not rest or rest[0].lower != "of":
        return False
    counted = head_part(rest[1:])[0] if len(rest) > 1 else []
    return bool(counted) and counted[-1].text.islower() and nouns.is_person_head(nouns.singular(bare(counted[-1])))


def _identified(text: str, after: int) -> Span | None:
    """What stands for a name in brackets right behind the head: "(radio ID 12)", "(badge no. 7)"."""
    match = _PAREN.match(text, after)
    if match and _IDENTIFYING.search(match.group(1)):
        return Span(match.start(1), match.end(1))
    return None
