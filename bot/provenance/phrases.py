"""What a source phrase says of its source: name, role, kind, and whether it is named at all.

Works on the words of the phrase and a little of what follows it; knows nothing of other mentions.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.model import SourceKind, Span
from bot.provenance import nouns
from bot.provenance.segment import Token, tokens
from bot.provenance.words import TIME_WORDS, is_date_word


class Form(StrEnum):
    """How a phrase points at its source."""

    PRONOUN = "pronoun"
    NAME = "name"
    HANDLE = "handle"
    NOMINAL = "nominal"


class Phrase(NamedTuple):
    """A parsed source phrase; `name` and `role` are spans of the text."""

    span: Span
    form: Form
    kind: SourceKind
    name: Span
    """The words to show: the proper name, or the whole phrase where there is none."""
    named: bool
    head: str
    """Lower-case singular head noun, or the pronoun."""
    role: Span | None = None
    affiliation: Span | None = None
    identified_as: Span | None = None
    gender: str | None = None
    """"f", "m" or None."""
    definite: bool = False
    """Whether it points back ("the department", "the spokesman")."""
    plural: bool = False


PRONOUNS = frozenset(
    "he she they it i we you who which that him her them us me his its their this these those".split()
)

_DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your some many several multiple two three four five "
    "six seven eight nine ten dozens other another one few most all both any every each no more at "
    "least about".split()
)
_BREAKS = frozenset(
    "of from for in at on with who whom whose that which to by about against near inside outside within without "
    "under over after before during familiar close briefed speaking involved named identified called known as "
    "said told reporting working living released published posted issued filed obtained seen sent".split()
)
_JOINERS = frozenset("of the for and de la le van von der den bin al el da di du y in on &".split())
_AFFILIATION = re.compile(r"\s*\(([A-Z][\w.\- ]{0,30})\)")
_PAREN = re.compile(r"\s*\((?!@)([^()\n]{2,40})\)")
_APPOSITION = re.compile(
    r"(?:\s*\([^()\n]{1,30}\))?,\s+((?:(?:a|an|the|one of|who is|who was|who serves as|who leads|who heads)\s+)?"
    r"[^,.;:“”\"()\n]{3,90}?)(?=,|\s*[.;:“”\"\n]|\s+(?:said|says|told|added|wrote|tweeted)\b|$)"
)
_LEADING_DETERMINERS = frozenset("the a an this that his her their its our my".split())
_TRAILERS = TIME_WORDS | frozenset("last this earlier later sometimes often also however then now".split())
_LOOSE_TALK = frozenset({"reports", "rumors", "rumours", "claims", "accounts", "sources"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof"})
_POSSESSIVE = re.compile(r"[’']s$")
_POSSESSIVE_ENDING = re.compile(r"[’']s?$")
_NAME_POSSESSIVE = re.compile(r"(?<=s)[’']$|[’']s$")
_BARE = re.compile(r"[’']s$|[’']$")
_TOUCHING = re.compile(r"[\s.]{1,2}|\s*&\s*")
_LETTERS = re.compile(r"[^\W_]+")
_OUTLET_ENDING = re.compile(r"[a-z](?:News|Times|Post|TV|Herald|Tribune)$")
_PLAIN_WORD = re.compile(r"[\w’'-]+")
_LEAD = re.compile(r"(?:a|an|the|who is|who was)\s+")
_BODIES = nouns.ORGANISATION_WORDS | nouns.COLLECTIVE_HEADS
_IDENTIFYING = re.compile(r"\d|\b(?:ID|badge|identified|known|unit|number|no\.)\b", re.IGNORECASE)


def parse(text: str, span: Span) -> Phrase:
    """Read one source phrase; always gives an answer, ANONYMOUS where nothing tells more."""
    words = _words(text, span)
    if not words:
        return _nominal(text, span, words)
    first = words[0]
    if len(words) == 1 and first.lower in PRONOUNS:
        return Phrase(
            span, Form.PRONOUN, SourceKind.PERSON, span, False, first.lower, gender=gender_of([first.lower])
        )
    if first.text.startswith("@") and len(words) == 1:
        return Phrase(span, Form.HANDLE, _handle_kind(first.text), span, True, first.lower)
    core, rest = _head_part(_without_time(words))
    record = _record_phrase(text, span, core, rest)
    if record:
        return record
    run = _name_run(text, core)
    if run and not _is_common(text, core, run):
        return _named(text, span, core, run)
    return _nominal(text, span, words)


def _words(text: str, span: Span) -> list[Token]:
    """The phrase's words outside brackets, up to an apposition: "Ann Roe, chair of the board" is Ann Roe."""
    found: list[Token] = []
    depth = 0
    for token in tokens(text, span):
        if token.text in ",—–" and depth == 0 and found:
            break
        depth += (token.text in "([") - (token.text in ")]" and depth > 0)
        if depth == 0 and (token.is_word or "@" in token.text):
            found.append(token)
    return found


def _without_time(words: list[Token]) -> list[Token]:
    """Without a date or adverb that trails behind: "the top court last week", "the email Wednesday"."""
    end = len(words)
    while end > 1 and (is_date_word(words[end - 1].text) or words[end - 1].lower in _TRAILERS):
        end -= 1
    return words[:end]


def _handle_kind(handle: str) -> SourceKind:
    return SourceKind.MEDIA if is_outlet(handle.lstrip("@")) else SourceKind.PERSON


def _head_part(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """The words up to the first preposition or relative that does not belong to a name, and the rest."""
    for at, word in enumerate(words):
        if at == 0 or word.lower not in _BREAKS or not word.text.islower():
            continue
        joins = (
            word.lower in _JOINERS and _is_proper(words[at - 1]) and at + 1 < len(words) and _is_proper(words[at + 1])
        )
        if not joins or nouns.record_kind(words[at - 1].lower):
            return words[:at], words[at:]
    return words, []


def _is_proper(word: Token) -> bool:
    return (word.text[:1].isupper() or word.text[:1] == "@") and not is_date_word(word.text)


def _bare(word: Token) -> str:
    return _without_possessive(word.lower)


@lru_cache(8192)
def _without_possessive(lower: str) -> str:
    return _BARE.sub("", lower).rstrip(".")


def _record_phrase(text: str, span: Span, core: list[Token], rest: list[Token]) -> Phrase | None:
    head = core[-1]
    kind = nouns.record_kind(_bare(head))
    if _bare(head) in _LOOSE_TALK and len(core) == 1:
        return Phrase(span, Form.NOMINAL, SourceKind.ANONYMOUS, span, False, nouns.singular(_bare(head)), plural=True)
    if kind is None and len(core) > 1 and _bare(core[-2]) in {"recording", "audio", "video"} and head.text.islower():
        kind = nouns.record_kind(_bare(core[-2]))
    if kind is None:
        return None
    owner = _name_run(text, core[:-1])
    possessive = core[-2] if len(core) > 1 and _POSSESSIVE_ENDING.search(core[-2].text) else None
    if owner and possessive and _outlet_run(text, owner) and _bare(head) in {"report", "article", "story", "column"}:
        return _named(text, span, core[:-1], owner)
    if (
        head.text[:1].isupper()
        and owner
        and not possessive
        and owner[-1] == core[-2]
        and _outlet_run(text, [*owner, head])
    ):
        return None
    definite = core[0].lower in {"the", "this", "that", "these", "those", "its", "his", "her", "their"}
    named = _truly_named(text, owner) or any(_is_proper(w) for w in rest)
    end = rest[-1].end if rest else head.end
    name = Span(_without_determiner(core)[0].start, end)
    return Phrase(span, Form.NOMINAL, kind, name, named, nouns.singular(_bare(head)), definite=definite)


def _is_common(text: str, core: list[Token], run: list[Token]) -> bool:
    """Whether the only capital is that of a sentence's first word: "Witnesses", "Police"."""
    if len(run) > 1 or len(core) > 1 or _truly_named(text, run):
        return False
    single = nouns.singular(run[0].lower)
    people = run[0].lower.endswith(("ers", "ors", "ists", "als", "ants", "ents", "ians"))
    return people or nouns.is_person_head(single) or single in nouns.COLLECTIVE_HEADS


def _truly_named(text: str, owner: list[Token]) -> bool:
    """Whether a run is more than a common word that begins a sentence."""
    if not owner:
        return False
    if len(owner) > 1 or not owner[0].text[1:].islower():
        return True
    before = text[: owner[0].start].rstrip()[-1:]
    return bool(before) and before not in '.!?…"”“:'


def _without_determiner(words: list[Token]) -> list[Token]:
    at = 0
    while at < len(words) - 1 and words[at].lower in _LEADING_DETERMINERS:
        at += 1
    return words[at:]


def _name_run(text: str, words: list[Token]) -> list[Token]:
    """The last run of capitalised words (joined by "of", "the", "de" …), without a leading sentence capital."""
    best: list[Token] = []
    run: list[Token] = []
    for word in words:
        joins = bool(run) and word.lower in _JOINERS and text[run[-1].end : word.start] == " "
        touching = not run or _TOUCHING.fullmatch(text, run[-1].end, word.start) is not None
        if (_is_proper(word) and word.lower not in _DETERMINERS and word.lower not in PRONOUNS and touching) or joins:
            run.append(word)
        else:
            best, run = (
                _trim_joiners(run) or best,
                [word] if _is_proper(word) and word.lower not in _DETERMINERS else [],
            )
    return _trim_joiners(run) or best


def _trim_joiners(run: list[Token]) -> list[Token]:
    while run and run[-1].lower in _JOINERS and not run[-1].text[:1].isupper():
        run = run[:-1]
    return run


def _outlet_run(text: str, run: list[Token]) -> bool:
    return is_outlet(text[run[0].start : run[-1].end])


@lru_cache(4096)
def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's: a known one, or one that ends in News, Times, Post …"""
    words = _LETTERS.findall(_POSSESSIVE.sub("", name))
    lower = [w.lower() for w in words if w.lower() not in {"the", "of"}]
    if not lower:
        return False
    if "".join(words).lower() in nouns.OUTLETS:
        return True
    joined = "".join(lower)
    stem = joined.removesuffix("com")
    if joined in nouns.OUTLETS or stem in nouns.OUTLETS:
        return True
    if len(lower) == 1:
        return _OUTLET_ENDING.search(words[-1]) is not None
    return (
        lower[-1] in nouns.OUTLET_WORDS
        or lower[0] in {"daily", "radio"}
        or (lower[0] in {"fox", "cnn", "bbc", "abc", "nbc", "cbs", "sky"} and len(lower) <= 3)
    )


def _named(text: str, span: Span, core: list[Token], run: list[Token]) -> Phrase:
    if _outlet_run(text, run):
        name = Span(run[0].start, run[0].start + len(_POSSESSIVE_ENDING.sub("", text[run[0].start : run[-1].end])))
        return Phrase(span, Form.NAME, SourceKind.MEDIA, name, True, _bare(run[-1]))
    after = [w for w in core if w.start >= run[-1].end]
    tail = after[-1] if after else None
    if tail is not None and tail.text.islower():
        return _modified_nominal(text, span, core, run, _bare(tail))
    is_body = _bare(run[-1]) in _BODIES
    if is_body and _bare(run[0]) not in nouns.TITLES:
        return _organisation(span, core, run)
    title_at = max((i for i, w in enumerate(run) if _bare(w) in nouns.TITLES), default=-1)
    leading = [w for w in _without_determiner(core) if w.end <= run[0].start and w.lower not in _DETERMINERS]
    name_words, role = _split_title(text, run, title_at, leading)
    if not name_words:
        office = Span(_without_determiner(core)[0].start, run[-1].end)
        return Phrase(
            span,
            Form.NOMINAL,
            SourceKind.PERSON,
            office,
            False,
            _bare(run[title_at]),
            role=office,
            gender=gender_of([_bare(w) for w in run]),
            definite=core[0].lower == "the",
        )
    end = name_words[-1].end
    name_text = _NAME_POSSESSIVE.sub("", text[name_words[0].start : end])
    name = Span(name_words[0].start, name_words[0].start + len(name_text))
    kind = _named_kind(core, name_words, name_text, role)
    gender = gender_of([_bare(w) for w in run] + [w.lower for w in leading])
    affiliation = _affiliation(text, end)
    if role is None and kind is SourceKind.PERSON:
        role = _apposition(text, end)
    return Phrase(
        span,
        Form.NAME,
        kind,
        name,
        True,
        _bare(name_words[-1]),
        role,
        affiliation,
        gender=gender,
        definite=core[0].lower == "the",
    )


def _organisation(span: Span, core: list[Token], run: list[Token]) -> Phrase:
    """A body named by its last word, without whose it is said to be: "Brandt’s Riverton Police Department"."""
    owned = next((i + 1 for i, w in enumerate(run[:-2]) if _POSSESSIVE.search(w.text)), 0)
    name = Span(run[owned].start, run[-1].end)
    definite = core[0].lower == "the"
    return Phrase(span, Form.NAME, SourceKind.ORGANISATION, name, True, _bare(run[-1]), definite=definite)


def _split_title(text: str, run: list[Token], title_at: int, leading: list[Token]) -> tuple[list[Token], Span | None]:
    """Name words and role: "Assistant Secretary of State Jane Roe" → Jane Roe, the rest."""
    start = leading[0].start if leading and leading[-1].text.islower() else None
    if title_at < 0:
        role = Span(start, leading[-1].end) if start is not None else None
        return run, role
    rest = run[title_at + 1 :]
    if rest and rest[0].lower in _JOINERS and len(rest) > 3:
        rest = rest[-2:]
    elif rest and rest[0].lower in _JOINERS:
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
    lower = [_bare(w) for w in words]
    if any(w in nouns.ORGANISATION_WORDS for w in lower) or lower[-1] in nouns.PLACES:
        return SourceKind.ORGANISATION
    acronym = len(words) == 1 and words[0].text.rstrip("s").replace(".", "").isupper() and len(words[0].text) > 1
    if acronym or core[0].lower == "the":
        return SourceKind.ORGANISATION
    if any(w.lower in {"of", "for", "and", "&"} for w in words):
        return SourceKind.ORGANISATION
    return SourceKind.PERSON


def _modified_nominal(text: str, span: Span, core: list[Token], run: list[Token], head: str) -> Phrase:
    """A common head with a name before it: "White House officials", "the Acme spokesman", "Russia's ministry"."""
    single = nouns.singular(head)
    name = Span(_without_determiner(core)[0].start, core[-1].end)
    affiliation = Span(run[0].start, run[-1].end)
    definite = core[0].lower == "the" or _POSSESSIVE_ENDING.search(run[-1].text) is not None
    if (single in nouns.COLLECTIVE_HEADS or head in nouns.COLLECTIVE_HEADS) and not nouns.is_person_head(single):
        return Phrase(
            span,
            Form.NOMINAL,
            SourceKind.ORGANISATION,
            name,
            single == head,
            single,
            definite=definite,
            plural=single != head,
        )
    if nouns.is_person_head(single):
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
            plural=single != head,
        )
    kind = SourceKind.MEDIA if _outlet_run(text, run) else SourceKind.ORGANISATION
    return Phrase(span, Form.NAME, kind, affiliation, True, _bare(run[-1]), definite=definite)


def _nominal(text: str, span: Span, words: list[Token]) -> Phrase:
    core, rest = _head_part(_without_time(words)) if words else ([], [])
    if not core:
        return Phrase(span, Form.NOMINAL, SourceKind.ANONYMOUS, span, False, "")
    head = _bare(core[-1])
    single = nouns.singular(head)
    definite = core[0].lower in {"the", "this", "that", "his", "her", "their", "its", "those", "these"}
    kept = core if core[0].lower not in {"the", "a", "an"} or len(core) == 1 else core[1:]
    name = Span(kept[0].start, (rest or core)[-1].end)
    identified = _identified(text, core[-1].end)
    organisation = (single in nouns.COLLECTIVE_HEADS or head in nouns.COLLECTIVE_HEADS) and not nouns.is_person_head(
        single
    )
    kind = SourceKind.ORGANISATION if organisation else SourceKind.ANONYMOUS
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
        plural=single != head,
    )


def _identified(text: str, after: int) -> Span | None:
    """What stands for a name in brackets right behind the head: "(radio ID 12)", "(badge no. 7)"."""
    match = _PAREN.match(text, after)
    if match and _IDENTIFYING.search(match.group(1)):
        return Span(match.start(1), match.end(1))
    return None


def _affiliation(text: str, after: int) -> Span | None:
    match = _AFFILIATION.match(text, after)
    return Span(match.start(1), match.end(1)) if match else None


def _apposition(text: str, after: int) -> Span | None:
    """The role given behind a name: ", a spokeswoman for the union,"."""
    match = _APPOSITION.match(text, after)
    if not match:
        return None
    words = _PLAIN_WORD.findall(match.group(1).lower())
    if not any(nouns.is_person_head(nouns.singular(_POSSESSIVE.sub("", w))) or w in nouns.TITLES for w in words[:9]):
        return None
    skip = _LEAD.match(match.group(1))
    return Span(match.start(1) + (skip.end() if skip else 0), match.end(1))


def gender_of(words: list[str]) -> str | None:
    """ "f" or "m" where a word tells, else None."""
    if any(w in nouns.FEMALE_WORDS for w in words):
        return "f"
    if any(w in nouns.MALE_WORDS for w in words):
        return "m"
    return None
