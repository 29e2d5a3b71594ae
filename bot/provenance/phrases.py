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
from bot.provenance.words import ARTICLES, PARTICIPLES, POSSESSIVES, PREPOSITIONS, TIME_WORDS, is_date_word


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
    "six seven eight nine ten dozens scores hundreds thousands millions other another one few most all both any "
    "every each no more at least about".split()
)
_LEADING_DETERMINERS = frozenset("the a an this that his her their its our my".split())
_TRAILERS = TIME_WORDS | frozenset("last this earlier later sometimes often also however then now".split())
_BREAKS = frozenset(
    "of from for in at on with who whom whose that which to by about against near inside outside within without "
    "under over after before during familiar close briefed speaking involved named identified called known as "
    "between among behind following across around including since regarding concerning "
    "said told reporting working living released published posted issued filed obtained seen sent".split()
)
_JOINERS = frozenset("of the for and de la le van von der den bin al el da di du y in on &".split())
_BEHIND_PARTICIPLE = PREPOSITIONS | ARTICLES | POSSESSIVES | _TRAILERS | {"that", "exclusively"}
_CALLED = frozenset({"called", "named"})
_IN_OUTLET = frozenset("in by from".split())
_CARRIED = frozenset("published aired broadcast carried printed".split())
_POINTING = frozenset("the this that these those his her its their".split())
_COMPOUND = ("-based", "-led", "-backed", "-owned", "-run", "-born", "-funded", "-controlled")
"""Endings that make an adjective of a name."""
_NAMES_TOO = frozenset("sun may april june august".split())
"""Days and months that are names as well."""
_LIKE_PRONOUNS = frozenset({"WHO", "US"})
"""Initials that, in small letters, are pronouns."""

_AFFILIATION = re.compile(r"\s*\(([A-Z][\w.\- ]{0,30})\)")
_PAREN = re.compile(r"\s*\((?!@)([^()\n]{2,40})\)")
_APPOSITION = re.compile(
    r"(?:\s*\([^()\n]{1,30}\))?,\s+((?:(?:a|an|the|one of|who is|who was|who serves as|who leads|who heads)\s+)?"
    r"[^,.;:“”\"()\n]{3,90}?)(?=,|\s*[.;:“”\"\n]|\s+(?:said|says|told|added|wrote|tweeted)\b|$)"
)
_LOOSE_TALK = frozenset({"reports", "rumors", "rumours", "claims", "accounts", "sources"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof"})
_POSSESSIVE = re.compile(r"[’']s$")
_POSSESSIVE_ENDING = re.compile(r"[’']s?$")
_NAME_POSSESSIVE = re.compile(r"(?<=s)[’']$|[’']s$")
_BARE = re.compile(r"[’']s$|[’']$")
_BESIDE = re.compile(
    r"(?:,|\s+(?:called|named))\s+((?:the\s+)?[A-Z@][\w.’'&-]*(?:\s+(?:(?:of|the|for|and|de|la|van|von|der|bin|al|&)\s+){0,2}[A-Z][\w.’'&-]*){0,7})"
    r"(?P<end>[,(;—–]|\s+(?:said|says|told|added|wrote)\b)?"
)
_TOUCHING = re.compile(r"[\s.]{1,2}|\s*&\s*")
_LETTERS = re.compile(r"[^\W_]+")
_OUTLET_ENDING = re.compile(r"[a-z](?:News|Times|Post|TV|Herald|Tribune)$")
_PLAIN_WORD = re.compile(r"[\w’'-]+")
_LEAD = re.compile(r"(?:a|an|the|who is|who was)\s+")
_BODIES = nouns.ORGANISATION_WORDS | nouns.COLLECTIVE_HEADS
_APPOSED_BODIES = nouns.COLLECTIVE_HEADS | nouns.MEDIA_HEADS
_SPEAKS = re.compile(r",\s+(?:said|says|told|added|wrote)\b")
_COMPANY = frozenset("his her their colleagues others co-authors coauthors co-workers".split())
_IDENTIFYING = re.compile(r"\d|\b(?:ID|badge|identified|known|unit|number|no\.)\b", re.IGNORECASE)


def parse(text: str, span: Span) -> Phrase:
    """Read one source phrase; always gives an answer, ANONYMOUS where nothing tells more."""
    words = _words(text, span)
    if not words:
        return _nominal(text, span, words)
    first = words[0]
    if len(words) == 1 and first.lower in PRONOUNS and not _is_initials(text, first):
        return Phrase(
            span, Form.PRONOUN, SourceKind.PERSON, span, False, first.lower, gender=gender_of([first.lower])
        )
    if first.text.startswith("@") and len(words) == 1:
        return Phrase(span, Form.HANDLE, _handle_kind(first.text), span, True, first.lower)
    core, rest = _head_part(_without_time(words))
    record = _outlet_report(text, span, core, rest) or _record_phrase(text, span, core, rest)
    if record:
        return record
    run = _name_run(text, core)
    named = _named(text, span, core, run) if run and not _is_common(text, core, run) else None
    phrase = named or _nominal(text, span, words)
    called = bool(rest) and rest[0].lower in _CALLED
    last = core[-1] if called else words[-1]
    in_office = phrase.form is Form.NOMINAL and phrase.kind is SourceKind.PERSON
    return (_named_beside(text, phrase, last.end) if in_office or not _is_proper(last) else None) or phrase


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
    return Span(_without_determiner([t for t in tokens(text, name) if t.is_word])[0].start, name.end)


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
    while end > 1 and (_is_date(words, end - 1) or words[end - 1].lower in _TRAILERS):
        end -= 1
    return words[:end]


def _is_date(words: list[Token], at: int) -> bool:
    """Whether a word is a date's, and not the name of "The Sun" or of Theresa May."""
    word, before = words[at], words[at - 1]
    if word.lower not in _NAMES_TOO or at + 1 < len(words):
        return is_date_word(word.text)
    return not (before.lower == "the" or before.text[:1].isupper())


def _handle_kind(handle: str) -> SourceKind:
    return SourceKind.MEDIA if is_outlet(handle.lstrip("@")) else SourceKind.PERSON


def _head_part(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """The words up to the first preposition or relative that does not belong to a name, and the rest."""
    for at, word in enumerate(words):
        if at == 0 or not word.text.islower():
            continue
        if _adds_company(words, at) or _opens_clause(words, at):
            return words[:at], words[at:]
        if word.lower not in _BREAKS:
            continue
        if not _joins_name(words, at) or nouns.record_kind(words[at - 1].lower):
            return words[:at], words[at:]
    return words, []


def _joins_name(words: list[Token], at: int) -> bool:
    """Whether a preposition stands within a name: "Bank of Riverton", "Society for the Protection of Bees"."""
    before, word, following = words[at - 1], words[at], words[at + 1 : at + 3]
    if word.lower not in _JOINERS or not _is_proper(before) or word.start - before.end > 2:
        return False
    if (
        len(following) > 1
        and following[0].lower == "the"
        and word.lower in {"of", "for"}
        and _bare(before) in _BODIES
    ):
        following = following[1:]
    return bool(following) and _is_proper(following[0])


def _adds_company(words: list[Token], at: int) -> bool:
    """Whether those who are with somebody follow: "Roe and his team", "Roe and colleagues"."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].lower == "and" and _is_proper(words[at - 1]) and following in _COMPANY


def _opens_clause(words: list[Token], at: int) -> bool:
    """Whether a participle says more of the noun before it: "a memo leaked to", "data previously gathered by"."""
    if words[at].lower.endswith("ly") and at + 1 < len(words):
        return _is_participle_of(words[at - 1], words[at + 1 : at + 3])
    return _is_participle_of(words[at - 1], words[at : at + 2])


def _is_participle_of(before: Token, words: list[Token]) -> bool:
    """Whether the first of two words is a participle that says more of the noun before it, and the second lets it."""
    word, noun = words[0].lower, _bare(before)
    following = words[1] if len(words) > 1 else None
    if following is not None and following.lower not in _BEHIND_PARTICIPLE and not is_date_word(following.text):
        return False
    if nouns.record_kind(word) or nouns.is_person_head(nouns.singular(word)):
        return False
    person_or_record = nouns.record_kind(noun) is not None or nouns.is_person_head(nouns.singular(noun))
    if word.endswith("ing"):
        return len(word) > 5 and person_or_record
    past = word in PARTICIPLES or (word.endswith("ed") and len(word) > 4)
    return past and (person_or_record or nouns.singular(noun) in nouns.COLLECTIVE_HEADS)


def _is_proper(word: Token) -> bool:
    if word.lower in _NAMES_TOO:
        return word.text[:1].isupper()
    if word.lower.endswith(_COMPOUND):
        return False
    return (word.text[:1].isupper() or word.text[:1] == "@") and not is_date_word(word.text)


def _bare(word: Token) -> str:
    return _without_possessive(word.lower)


@lru_cache(8192)
def _without_possessive(lower: str) -> str:
    return _BARE.sub("", lower).rstrip(".")


def _outlet_report(text: str, span: Span, core: list[Token], rest: list[Token]) -> Phrase | None:
    """The outlet whose report a phrase is: "a Reuters report", "a story in the Coastal Herald"; None for others."""
    head = _bare(core[-1])
    if head not in nouns.OUTLET_REPORTS:
        return None
    owner = _name_run(text, core[:-1])
    outlet = owner if owner and owner[-1] == core[-2] and _outlet_run(text, owner) else _carrier(text, rest)
    return _named_outlet(text, span, outlet)._replace(head=head) if outlet else None


def _record_phrase(text: str, span: Span, core: list[Token], rest: list[Token]) -> Phrase | None:
    head = core[-1]
    kind = nouns.record_kind(_bare(head))
    if _bare(head) in _LOOSE_TALK and len(core) == 1:
        return Phrase(span, Form.NOMINAL, SourceKind.ANONYMOUS, span, False, nouns.singular(_bare(head)), plural=True)
    if kind is None and len(core) > 1 and _bare(core[-2]) in {"recording", "audio", "video"} and head.text.islower():
        kind = nouns.record_kind(_bare(core[-2]))
    if kind is None or _is_figures(core):
        return None
    owner = _name_run(text, core[:-1])
    possessive = core[-2] if len(core) > 1 and _POSSESSIVE_ENDING.search(core[-2].text) else None
    if owner and head.text[:1].isupper() and not possessive:
        outlet = owner[-1] == core[-2] and _outlet_run(text, [*owner, head])
        if outlet or _is_bureau(core):
            return None
    while rest and (len(rest) == 1 or rest[-1].lower in PREPOSITIONS):
        rest = rest[:-1]
    definite = core[0].lower in _POINTING
    named = _truly_named(text, owner) or any(_is_proper(w) for w in rest)
    end = rest[-1].end if rest else head.end
    name = Span(_without_determiner(core)[0].start, end)
    return Phrase(span, Form.NOMINAL, kind, name, named, nouns.singular(_bare(head)), definite=definite)


def _is_figures(core: list[Token]) -> bool:
    """Whether the figures are people: "senior figures", "two opposition figures"."""
    return core[-1].lower == "figures" and len(core) > 1 and core[-2].lower in nouns.LEADING_FIGURES


def _is_bureau(core: list[Token]) -> bool:
    """Whether a body is called after what it gathers: "the Office for National Statistics", "Geological Survey"."""
    lower = [_bare(w) for w in core]
    body = next((at for at, word in enumerate(lower[:-1]) if word in nouns.ORGANISATION_WORDS), None)
    return body is not None and (lower[-1] in {"statistics", "survey"} or lower[body + 1] in {"of", "for"})


def _carrier(text: str, rest: list[Token]) -> list[Token]:
    """The outlet behind a report: "in the Argus Leader of Sioux Falls", "published by Reuters"; empty where none."""
    start = 1 if rest and rest[0].lower in _CARRIED else 0
    if start >= len(rest) or rest[start].lower not in _IN_OUTLET:
        return []
    start += 2 if start + 1 < len(rest) and rest[start + 1].lower == "the" else 1
    run: list[Token] = []
    for word in rest[start:]:
        if not _is_proper(word):
            break
        run.append(word)
    return run if run and _outlet_run(text, run) else []


def _is_common(text: str, core: list[Token], run: list[Token]) -> bool:
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
    return is_outlet(text[run[0].start : run[-1].end]) or _outlet_with_article(text, run)


def _outlet_with_article(text: str, run: list[Token]) -> bool:
    """Whether the article is part of the outlet's name: "The Wrap", "The Verge"."""
    start = run[0].start - 4
    if start < 0 or text[start : run[0].start] not in {"The ", "the "}:
        return False
    return "the" + _squeezed(text[run[0].start : run[-1].end]) in nouns.OUTLETS


def _squeezed(name: str) -> str:
    return "".join(_LETTERS.findall(_POSSESSIVE.sub("", name))).lower()


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


def _is_body_name(run: list[Token]) -> bool:
    """Whether a name is a body's: "the Justice Department", "the Sheriff’s Office", "Department of Justice"."""
    if _bare(run[-1]) in _BODIES:
        owned = len(run) > 1 and _POSSESSIVE.search(run[-2].text) is not None
        return owned or _bare(run[0]) not in nouns.TITLES or run[0].lower == "justice"
    return len(run) > 2 and run[-2].lower == "of" and _bare(run[-3]) in nouns.COLLECTIVE_HEADS


def _named_outlet(text: str, span: Span, run: list[Token]) -> Phrase:
    start = run[0].start - 4 * _outlet_with_article(text, run)
    name = Span(start, start + len(_POSSESSIVE_ENDING.sub("", text[start : run[-1].end])))
    return Phrase(span, Form.NAME, SourceKind.MEDIA, name, True, _bare(run[-1]))


def _named(text: str, span: Span, core: list[Token], run: list[Token]) -> Phrase | None:
    """A phrase with a name in it; None where the capital is only that of a sentence's first word."""
    speakers = core[-1].text.islower() and nouns.is_person_head(nouns.singular(_bare(core[-1])))
    if _outlet_run(text, run) and not speakers:
        return _named_outlet(text, span, run)
    after = [w for w in core if w.start >= run[-1].end]
    tail = after[-1] if after else None
    if tail is not None and tail.text.islower():
        return _modified_nominal(text, span, core, run, _bare(tail))
    if _is_body_name(run):
        return _organisation(span, core, run)
    owned = next((i + 1 for i, w in enumerate(run[:-2]) if _POSSESSIVE.search(w.text)), 0)
    if owned and not any(_bare(w) in nouns.TITLES for w in run):
        return _named(text, span, run[owned:], run[owned:])
    title_at = max((i for i, w in enumerate(run) if _bare(w) in nouns.TITLES), default=-1)
    leading = [w for w in _without_determiner(core) if w.end <= run[0].start and w.lower not in _DETERMINERS]
    if title_at < 0 and leading and _kind_of_body(leading) is not None:
        return _apposed(text, span, run, leading)
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
    affiliation = _affiliation(text, end) if kind is SourceKind.PERSON else None
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


def _apposed(text: str, span: Span, run: list[Token], leading: list[Token]) -> Phrase:
    """A body named behind what it is: "the oil giant Shell", "state broadcaster NHK"."""
    name = Span(run[0].start, run[0].start + len(_NAME_POSSESSIVE.sub("", text[run[0].start : run[-1].end])))
    kind = _kind_of_body(leading) or SourceKind.ORGANISATION
    return Phrase(span, Form.NAME, kind, name, True, nouns.singular(_bare(leading[-1])))


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
    if any(w.lower in {"of", "for", "and", "&", "without", "against"} for w in words):
        return SourceKind.ORGANISATION
    return SourceKind.PERSON


def _kind_of_body(core: list[Token]) -> SourceKind | None:
    """What kind of body the last word of a phrase names; None where it is no body's."""
    head = _bare(core[-1])
    single = nouns.singular(head)
    news = len(core) > 1 and _bare(core[-2]) in nouns.NEWS_WORDS
    if single in nouns.MEDIA_HEADS or (single in nouns.NEWS_BODIES and news):
        lone = len(_without_determiner(core)) == 1 and single in nouns.MEDIA_AT_LARGE
        return SourceKind.ANONYMOUS if lone else SourceKind.MEDIA
    if nouns.is_person_head(single) or not {head, single} & nouns.COLLECTIVE_HEADS:
        return None
    return SourceKind.ORGANISATION


def _modified_nominal(text: str, span: Span, core: list[Token], run: list[Token], head: str) -> Phrase | None:
    """A common head with a name before it: "White House officials", "the Acme spokesman", "Russia's ministry".

    None where the capital is only that of a sentence's first word: "Local media", "Heavy rain".
    """
    if _only_modifies(text, run):
        return None
    single = nouns.singular(head)
    name = Span(_without_determiner(core)[0].start, core[-1].end)
    affiliation = Span(run[0].start, run[-1].end)
    definite = core[0].lower == "the" or _POSSESSIVE_ENDING.search(run[-1].text) is not None
    body = _kind_of_body(core)
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
    if not (_truly_named(text, run) or _POSSESSIVE_ENDING.search(run[-1].text) or head.endswith("ing")):
        return None
    return Phrase(span, Form.NAME, SourceKind.ORGANISATION, affiliation, True, _bare(run[-1]), definite=definite)


def _nominal(text: str, span: Span, words: list[Token]) -> Phrase:
    core, rest = _head_part(_without_time(words)) if words else ([], [])
    if not core:
        return Phrase(span, Form.NOMINAL, SourceKind.ANONYMOUS, span, False, "")
    head = _bare(core[-1])
    single = nouns.singular(head)
    kept = core if core[0].lower not in {"the", "a", "an"} or len(core) == 1 else core[1:]
    name = Span(kept[0].start, (rest or core)[-1].end)
    identified = _identified(text, core[-1].end)
    several = single != head or single in nouns.GROUP_HEADS or _counts_people(single, rest)
    kind = SourceKind.ANONYMOUS if _counts_people(single, rest) else _kind_of_body(core) or SourceKind.ANONYMOUS
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
    counted = _head_part(rest[1:])[0] if len(rest) > 1 else []
    return bool(counted) and counted[-1].text.islower() and nouns.is_person_head(nouns.singular(_bare(counted[-1])))


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
