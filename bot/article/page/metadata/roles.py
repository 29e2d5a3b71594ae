"""What is written beside names, or in place of one: jobs, news agencies, and accounts that are nobody."""

from __future__ import annotations

import re

from bot.article.page.keys import key_of

_NOBODY = frozenset(
    "admin administrator author authors autor autoren auteur staff editor editors redaktion redaction redacción "
    "redacao redazione redakcja redakce webmaster root user username guest unknown anonymous none null undefined "
    "na wordpress superuser webadmin editorial newsroom newsdesk webdesk onlinedesk desk team superadmin "
    "siteadmin default test info contact online newsstaff staffwriter staffreporter staffwriters staffreporters "
    "editorialstaff editorialteam editorialboard freelancer contributor contributors correspondent reporter "
    "byline profile by von par por eigenebericht eigenerbericht unsererredaktion derredaktion facebook twitter "
    "instagram linkedin share follow".split()
)
_JOB = re.compile(
    r"(?:correspondent|editor|reporter|writer|columnist|journalist|producer|contributor|analyst|photographer|commentator"
    r"|critic|anchor|presenter|intern|trainee|fellow|director|professor|author|blogger)s?|bureau|chief|staff"
    r"|(?:redakteur|reporter|korrespondent|autor|volontär|journalist|chefredakteur)(?:in|en|innen)?"
    r"|journaliste|rédact(?:eur|rice)|correspondante?|envoyée?|periodista|redactora?|corresponsal|giornalista|inviat[oa]"
    r"|redattore|jornalista|repórter|dziennikar(?:z|ka)|redaktor(?:ka)?|verslaggever|redacteur|muhabir|gazeteci|jurnalis"
    r"|wartawan|редактор|корреспондент|журналист",
    re.IGNORECASE,
)
_JOB_WORDS = re.compile(
    rf"(?:.{{0,60}}\s)?(?:{_JOB.pattern})(?:\s(?:for|of|at|in|für|bei|en|de|du|des|à)\s.{{1,60}}|\s(?:{_JOB.pattern}))?",
    re.IGNORECASE,
)
_JOB_KINDS = frozenset(
    "senior chief political politics foreign sports sport business news travel health science culture "
    "entertainment crime world national local regional assistant deputy associate managing executive special data "
    "technology tech economics education environment climate digital freelance web online royal showbiz "
    "investigations investigative breaking legal home affairs and of the for in city features lifestyle money "
    "video our unser unsere von freier freie ständiger".split()
)
_AGENCIES = frozenset(
    "reuters ap associatedpress theassociatedpress apnews afp agencefrancepresse dpa dpainfocom apa epd kna sid "
    "efe europapress ansa adnkronos upi pa pamedia pressassociation thecanadianpress canadianpress cp aap tass "
    "interfax rianovosti xinhua kyodo kyodonews jijipress yonhap pap ctk čtk ntb tt ritzau belga anp keystonesda "
    "sda ats lusa agerpres mti tanjug hina bta aa anadoluajansı anadoluagency iha dha bernama antara pti ani ians "
    "bloomberg bloombergnews cnn bbc bbcnews npr".split()
)


def is_agency(name: str) -> bool:
    """Whether it is a news agency, or a broadcaster that others take reports from."""
    return key_of(name) in _AGENCIES


def is_nobody(name: str) -> bool:
    """Whether it is the name of an account, a button or nothing at all: "admin", "Staff", "undefined"."""
    return key_of(name) in _NOBODY


def is_job(words: str) -> bool:
    """Whether these words say what somebody does: "Political correspondent", "Editor of Metro News"."""
    return _JOB_WORDS.fullmatch(words) is not None


def is_bare_job(words: str) -> bool:
    """Whether nobody is named along with the job: "Political correspondent", not "Herald Staff"."""
    kinds = (word for word in words.casefold().split() if _JOB.fullmatch(word) is None)
    return is_job(words) and all(kind in _JOB_KINDS for kind in kinds)
