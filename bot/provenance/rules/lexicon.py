"""The words by which English news attributes: verbs, nouns, records, venues and their inflected forms.

Only word lists and look-ups; nothing here reads a text. A verb's frame letters say what may follow it:

z  a clause without "that" ("said it was"), and a clause with it
t  a clause with "that" only ("noted that"), or a question word
q  it may frame a quotation and follow its words ("“…,” added Smith")
n  a noun phrase ("denied the claim")
i  an infinitive ("wants to leave")
a  somebody told, then a clause or an infinitive ("told reporters that")
s  not to do it is to decline ("did not respond")
c  somebody or something, then a label ("called it a disaster")
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.model import CueKind, Stance


class Form(StrEnum):
    """An inflected form, as far as spelling tells."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


class Verb(NamedTuple):
    """A verb of attribution: its frame letters, what its source does, and where its source stands."""

    lemma: str
    frames: str
    kind: CueKind = CueKind.SPEECH
    stance: Stance = Stance.ASSERTS
    weight: float = 0.8
    """How sure it is that the verb attributes at all."""
    particle: str = ""
    """The word that must follow ("out" in "pointed out", "for" in "called for")."""

    def takes(self, frame: str) -> bool:
        """Whether the verb has this frame letter."""
        return frame in self.frames


def _verbs(
    listed: str, kind: CueKind = CueKind.SPEECH, stance: Stance = Stance.ASSERTS, weight: float = 0.8
) -> Iterator[Verb]:
    for line in listed.strip().splitlines():
        frames, _, words = line.strip().partition(" ")
        for word in words.split():
            lemma, _, particle = word.partition("+")
            yield Verb(lemma, frames, kind, stance, weight, particle.replace("_", " "))


_SPEECH = """
zqn say write tweet post claim state declare insist argue allege assert announce promise
zq add joke quip tweet predict testify swear contend reiterate concede admit acknowledge claim emphasize stress remark
tqs reply respond elaborate
tq caution repeat
s comment answer
s return+calls
tn rule determine specify stipulate certify underline
tqn note explain report recall suggest reveal confirm observe disclose recount vow
zqn pledge propose proclaim guess maintain opine lament complain estimate mention underscore
tq counter muse text email continue conclude warn boast brag agree volunteer opine retort intone gush
q put+it
tq exclaim shout yell scream whisper mutter chant interject fume hint imply posit profess attest theorize speculate
tq blog chide scoff chime+in fire+back shoot+back hit+back point+out go+on clarify reason signal bemoan
zqa tell remind assure inform notify advise reassure warn caution
"""
_NAMING = """
c call describe label brand dub portray characterize depict
n accuse blame criticize denounce condemn praise slam blast mock attack tout urge decry
n cite reference discuss defend thank applaud hail welcome commend congratulate
n refer+to point+to allude+to speak+of talk+about speak+about complain+about joke+about warn+of warn+about
n call+for call+on ask+for push+for argue+for argue+against vouch+for react+to talk+up
"""
_REQUESTS = "tn request demand allow"
_COMMITMENTS = "i vow threaten pledge promise agree propose offer claim"
_ORDERS = "ai instruct order urge command direct ask beg advise implore"
_RECORDS = "tn show find indicate demonstrate suggest prove establish reflect illustrate detail list"
_BELIEFS = """
z think believe hope guess suspect assume fear worry imagine expect figure feel wish doubt
t understand conclude
i want plan hope intend seek expect aim prefer wish decide
n support oppose favor endorse prefer want fear consider view regard question expect
"""
_DENIALS = "tqn deny dispute reject dismiss refute rebut contest disavow"
_QUESTIONS = "tq ask wonder inquire\ntn question"
_PERCEPTIONS = "t see hear notice witness know learn realize discover find+out"
_DECLINES = "i decline refuse"

VERBS: tuple[Verb, ...] = (
    *_verbs(_SPEECH, weight=0.9),
    *_verbs(_NAMING, weight=0.7),
    *_verbs(_QUESTIONS, CueKind.QUESTION, Stance.QUESTIONS, weight=0.7),
    *_verbs(_ORDERS, weight=0.75),
    *_verbs(_COMMITMENTS, weight=0.7),
    *_verbs(_REQUESTS, weight=0.6),
    *_verbs(_RECORDS, CueKind.RECORD, weight=0.7),
    *_verbs(_BELIEFS, CueKind.BELIEF, weight=0.6),
    *_verbs(_DENIALS, CueKind.DENIAL, Stance.DENIES, weight=0.8),
    *_verbs(_PERCEPTIONS, CueKind.PERCEPTION, weight=0.5),
    *_verbs(_DECLINES, CueKind.SPEECH, Stance.DECLINES, weight=0.7),
)
"""Every verb of attribution; a lemma may stand more than once with different frames, the surest first."""

_IRREGULAR = {
    "put": "puts put put putting",
    "say": "says said said saying",
    "tell": "tells told told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thought thinking",
    "feel": "feels felt felt feeling",
    "know": "knows knew known knowing",
    "swear": "swears swore sworn swearing",
    "speak": "speaks spoke spoken speaking",
    "find": "finds found found finding",
    "show": "shows showed shown showing",
    "see": "sees saw seen seeing",
    "hear": "hears heard heard hearing",
    "go": "goes went gone going",
    "shoot": "shoots shot shot shooting",
    "hit": "hits hit hit hitting",
    "cast": "casts cast cast casting",
    "seek": "seeks sought sought seeking",
    "beg": "begs begged begged begging",
    "brag": "brags bragged bragged bragging",
    "slam": "slams slammed slammed slamming",
    "rebut": "rebuts rebutted rebutted rebutting",
    "quip": "quips quipped quipped quipping",
    "dub": "dubs dubbed dubbed dubbing",
    "refer": "refers referred referred referring",
    "prefer": "prefers preferred preferred preferring",
    "admit": "admits admitted admitted admitting",
    "plan": "plans planned planned planning",
    "label": "labels labeled labeled labeling",
    "vow": "vows vowed vowed vowing",
    "read": "reads read read reading",
    "understand": "understands understood understood understanding",
    "learn": "learns learned learned learning",
}


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return lemma + ending, lemma + "ed", lemma + "ed", lemma + "ing"


def inflections(lemma: str) -> Iterator[tuple[str, Form]]:
    """The spellings of a verb with the form that each is; past and participle are both given."""
    present, past, participle, ing = _IRREGULAR[lemma].split() if lemma in _IRREGULAR else _regular(lemma)
    yield from ((lemma, Form.BASE), (present, Form.PRESENT), (ing, Form.ING), (past, Form.PAST))
    if participle != past:
        yield participle, Form.PARTICIPLE


def _form_table() -> dict[str, tuple[tuple[Verb, Form], ...]]:
    table: dict[str, list[tuple[Verb, Form]]] = {}
    for verb in VERBS:
        for spelling, form in inflections(verb.lemma):
            table.setdefault(spelling, []).append((verb, form))
    return {
        spelling: tuple(sorted(readings, key=lambda reading: not reading[0].particle))
        for spelling, readings in table.items()
    }


FORMS = _form_table()
"""Spelling → its readings as a verb of attribution, those with a particle first."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NOUN_OR_VERB = _words(
    "claim claims report reports plan plans call calls note notes demand demands estimate estimates view views "
    "hope remarks contests contends content hopes fear fears promise promises question questions request requests "
    "order orders comment comments attack attacks praise blame support back state states post posts tweet tweets "
    "text texts email emails show shows worry list lists rule rules reason guess address signal signals question "
    "vow pledge propose doubt wish cast brand label fire mock tout back backing aim answer direct respect post "
    "position figure thought hail detail details feel suspect suspects suspected stress finding findings feeling "
    "meaning reading writing showing"
)
"""Spellings that are nouns or adjectives as often as verbs: they need a clear subject."""

MOSTLY_NOUN = _words(
    "rule rules detail details state states remarks contests comments tweets posts finding reporting writing "
    "reading feeling meaning"
)
"""Of those, the spellings that speak only before "that", a quotation or a colon."""

CLAIM_NOUNS = _words(
    "claim claims allegation allegations assertion assertions accusation accusations statement statements report "
    "reports suggestion suggestions belief beliefs warning warnings announcement argument arguments rumor rumors "
    "rumour rumours idea notion view admission insistence hope hopes fear fears concern concerns complaint "
    "complaints promise pledge prediction predictions revelation revelations conclusion testimony denial "
    "speculation confirmation assurance assurances acknowledgment contention charge charges comment comments "
    "remark remarks position feeling conviction finding findings evidence"
)
"""Nouns that carry a content with "that" ("the claim that …")."""

RECORD_NOUNS = _words(
    "audio video footage recording recordings tape tapes clip image images photo photos photograph photographs "
    "picture pictures screenshot screenshots document documents report reports memo memos letter letters email "
    "emails filing filings complaint affidavit lawsuit indictment transcript transcripts records record data "
    "dataset figures statistics survey surveys poll polls study studies research analysis audit review census "
    "bulletin log logs statement article story headline book ad ads post tweet message messages notice bill law "
    "order ruling opinion website page map chart graph table database spreadsheet numbers results findings "
    "evidence tests test scan scans autopsy x-ray invoice receipt contract listing caption sign poster billboard "
    "billboards column editorial"
)
"""Nouns of things that speak: records, publications, data."""

VENUES = _words(
    "statement interview interviews tweet tweets post posts email emails e-mail letter speech debate rally "
    "conference briefing hearing memo report blog column op-ed editorial message video article appearance show "
    "podcast broadcast release call remarks twitter facebook instagram cnn fox msnbc nbc abc cbs npr testimony "
    "filing complaint lawsuit affidavit court book thread event town meeting forum address sunday monday tuesday "
    "wednesday thursday friday saturday morning afternoon evening night week month year campaign"
)
"""Heads of phrases that say where or when somebody spoke ("in a statement", "on Twitter", "at a rally")."""

ADVERBS = _words(
    "also then later never not still just even first now once already again too ever often always soon further "
    "earlier instead therefore thus yet however meanwhile afterward afterwards today yesterday simply only "
    "previously recently n't"
)
"""Adverbs without -ly that stand within or beside a verb group."""

DISMISSIVE = _words(
    "false untrue lie lies liar propaganda nonsense baseless unfounded hoax fake misinformation disinformation "
    "absurd ridiculous fabrication fabricated smear smears myth misleading bogus inaccurate fiction garbage "
    "rubbish debunked"
)
"""Labels that, given to a claim, deny it."""

ANSWERING = _words(
    "comment answer discuss speak talk identify name disclose elaborate apologize budge speculate share"
)
"""What is refused in words; to refuse anything else is a deed."""

NOT_SPEAKERS = _words(
    "update updated previously related watch breaking new photo photos video note exclusive editor editors "
    "correction developing live read more here today first second third opinion analysis review fact what why how "
    "when where who which yes no warning disclaimer source sources credit image caption part chapter step tip "
    "example result bottom problem answer question point case reason date time location price total contact email "
    "phone address tags topics"
)
"""Words that stand before a colon as a label and are nobody."""

PEOPLE_PLURALS = _words(
    "people critics police officials sources men women republicans democrats media others many some"
)
"""Plural subjects, not all of them in -s, that speak."""
