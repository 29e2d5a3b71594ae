"""Who wrote it, out of what pages write where an author is asked for: names, job titles, addresses, handles, dates.

One string in, the names in it out. What is nobody's name ("admin", "Staff", an e-mail address) gives none; an agency
or a desk that a page names as its author is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.article.page.keys import key_of
from bot.article.page.metadata.roles import is_agency, is_bare_job, is_job, is_nobody
from bot.article.page.metadata.wording import LONGEST_NAME, line

_MOST = 20
_LONGEST = 600
_MOST_WORDS = 8

_LEAD = re.compile(
    r"(?:(?:exclusive|analysis|opinion|comment(?:ary)?|review|interview|words|text|story|report|(?:re)?posted|written|"
    r"published|reported|edited|compiled|produced|submitted|created|contributed)\s+)?by(?:\s*:\s*|\s+)(?=\S)"
    r"|(?:(?:ein\s+)?(?:kommentar|interview|bericht|gastbeitrag|kolumne|analyse|porträt|reportage|veröffentlicht)\s+von"
    r"|(?:publié|publicado|pubblicato|escrito|propos recueillis)\s+(?:par|por|da))\s+(?=\S)"
    r"|[^\W\d_]{2,20}(?:\s[^\W\d_]{2,12})?\s*:\s+(?=\S)",
    re.IGNORECASE,
)
"""What says that names follow: "By", "Written by", "Kommentar von", any one or two words before a colon."""
_PREPOSITION = re.compile(r"(?:von|par|por|di|da|door|av|af|przez|oleh|od|de)\s+(?=\S)", re.IGNORECASE)
"""As `_LEAD`, or the beginning of a name: "Von Jane Roe", but "Von Roe"."""
_TAIL = re.compile(
    r"\s*(?:\s[|•·‧–—]\s|\s-\s|\s/\s|[|•·]\s*"
    r"|\b(?:last\s+)?(?:posted|published|updated|veröffentlicht|aktualisiert|publié|mis à jour|stand:)"
    r"|\b(?:\d{1,2}\.?\s+[^\W\d_]{3,10}|[^\W\d_]{3,10}\.?\s+\d{1,2})\.?,?\s+(?:19|20)\d{2}\b"
    r"|\b\d{1,2}[.:/]\d{1,2}\b|\b(?:19|20)\d{2}\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""What no longer belongs to the names: after a bar or dash, a date, "Updated"."""
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]")
_ADDRESS = re.compile(r"\S{0,64}@\S{1,190}|(?:https?:/|www\.)\S{1,2000}")
_SEPARATOR = re.compile(
    r"\s*(?:[;、，；\n]|,(?!\s*(?:jr|sr|m\.?d|ph\.?\s?d|esq|ii|iii)\b\.?)|\s&\s|\s\+\s"
    r"|(?<=[^\W\d_]{2})/(?=[^\W\d_]+\s[^\W\d_])"
    r"|\s(?:and|und|et|y|e|og|och|en|ja|ve|i|dan|и|та|és|şi|și|with|mit|avec|con)\s)\s*",
    re.IGNORECASE,
)
"""What parts names, "and" in the languages that pages are mostly in; not "Jane Roe, Jr." nor initials ("abc/jr")."""
_JOB_SUFFIX = re.compile(
    r"\s+(?:기자|특파원|논설위원|記者|特派員)(?:\s+외\s+\d+명)?$|(?<=[\u3040-\u9fff])(?:記者|特派員)$"
)
_CONSONANTS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,}")
_PARTICLES = frozenset(
    "de van von der den la le del da di du al el bin ibn dos das ten ter zu of the y e und and et".split()
)


def people_in(value: object) -> tuple[str, ...]:
    """The names in one author string, in order, each once: "By JANE ROE and J. Doe | Staff" → Jane Roe, J. Doe.

    After a person in the same string, a place, an agency or a job tells where, whose or what the person is.
    """
    words = _undressed(value)
    if words is None:
        return ()
    names: list[str] = []
    for part in _SEPARATOR.split(words):
        name = _name(part)
        if name is None or (names and is_person(names[0]) and not is_person(name)):
            continue
        names.append(name)
    return distinct(names)


def surname_first(value: object) -> tuple[str, ...]:
    """The one name in a library's form, turned around: "Roe, Jane" → Jane Roe."""
    words = line(value, LONGEST_NAME)
    halves = [half.strip() for half in (words or "").split(",")]
    if len(halves) == 2 and all(halves):
        return people_in(f"{halves[1]} {halves[0]}")
    return people_in(value)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, however it is written, the first 20."""
    kept: dict[str, str] = {}
    for name in names:
        key = key_of(name)
        known = kept.get(key)
        if known is None or known.isupper():
            kept[key] = name
    return tuple(kept.values())[:_MOST]


def is_person(name: str) -> bool:
    """Whether it reads like a person's name: two to five words, each with a capital where the script has any."""
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    if is_agency(name) or is_job(name):
        return False
    if not name.isascii() and not any(char.isupper() or char.islower() for char in name):
        return 2 <= len(name) <= 12
    if not 2 <= len(words) <= 5 or any(map(_is_initials, words)):
        return False
    return all(word[0].isupper() for word in words) and not any(map(str.isdigit, name))


def _undressed(value: object) -> str | None:
    """One author string without addresses, asides, lead-in and what follows the names."""
    words = line(value, _LONGEST)
    if words is None:
        return None
    words = _ADDRESS.sub(" ", _ASIDE.sub("", words)).strip()
    for _ in range(2):
        words = _without_lead(words)
    return _TAIL.sub("", words).strip()


def _without_lead(words: str) -> str:
    lead = _LEAD.match(words)
    if lead is not None:
        return words[lead.end() :]
    preposition = _PREPOSITION.match(words)
    if preposition is None:
        return words
    rest = words[preposition.end() :]
    names_follow = rest[0].isupper() and (words[0].islower() or " " in rest)
    return rest if names_follow or is_agency(rest) else words


def _name(part: str) -> str | None:
    """The name in a part between separators; None where it is nobody's."""
    name = _JOB_SUFFIX.sub("", " ".join(part.split())).strip(" .,;:·|/-–—*\"'“”„‘’")
    name = _without_lead(name)
    if part.rstrip().endswith(".") and re.search(r"\b[A-Za-z]{1,2}$", name):
        name += "."
    if not 2 <= len(name) <= LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return None
    is_account = "@" in name or (name.islower() and any(map(str.isdigit, name)))
    if is_account or is_nobody(name) or is_bare_job(name) or not any(map(str.isalpha, name)):
        return None
    return _in_title_case(name)


def _in_title_case(name: str) -> str:
    """Jane Roe for JANE ROE; short capitals stay, they are initials of an agency or outlet."""
    if not name.isupper() or " " not in name or len(name) < 7:
        return name
    return re.sub(
        r"[^\W\d_]+", lambda word: word.group() if _is_initials(word.group()) else word.group().capitalize(), name
    )


def _is_initials(word: str) -> bool:
    """Whether capitals are an abbreviation: three or more, none a vowel."""
    return _CONSONANTS.fullmatch(word) is not None
