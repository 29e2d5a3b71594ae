"""English words by class, without a tagger: closed classes, figures, stems, finite verbs, runs of names.

Closed classes are lower-case frozensets that other modules test words against. The functions are pure and linear in
their input. Open classes are guessed: `is_finite_verb` from a list of common verbs, irregular pasts and endings. This
module knows nothing of speakers, claims or articles.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from bot.model import Span
from bot.provenance.segment import ABBREVIATIONS, Token, tokens

_REMEMBERED = 8192
"""How many spellings each question about a word keeps its answers for; news uses the same words over and over."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SUBJECT_PRONOUNS = _words("i he she we they it you who")
OBJECT_PRONOUNS = _words("me him her us them it you whom")
POSSESSIVES = _words("my his her our their its your whose")
REFLEXIVES = _words("myself himself herself itself ourselves themselves yourself yourselves")
INDEFINITES = _words(
    "anyone anybody anything everyone everybody everything someone somebody something nobody nothing none one "
    "others another both all some many most few several each"
)
FIRST_PERSON = _words("i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll")
SECOND_PERSON = _words("you your yours yourself yourselves you're you've you'd you'll")
THIRD_PERSON = _words("he him his himself she her hers herself they them their theirs themselves it its itself")
PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | POSSESSIVES | REFLEXIVES | _words("this that these those there")

ARTICLES = _words("a an the")
DEMONSTRATIVES = _words("this that these those such")
QUANTIFIERS = _words(
    "all any both each every few half least less little many more most much neither no none several some enough "
    "plenty various another other"
)
DETERMINERS = ARTICLES | DEMONSTRATIVES | QUANTIFIERS | POSSESSIVES

PREPOSITIONS = _words(
    "about above across after against along amid amidst among amongst around as at before behind below beneath "
    "beside besides between beyond by concerning despite down during except for from given in inside into like "
    "near of off on onto opposite out outside over past per regarding round since than through throughout till to "
    "toward towards under underneath unlike until unto up upon versus via with within without"
)
COORDINATORS = _words("and but or nor yet so")
SUBORDINATORS = _words(
    "after although as because before if once since that though till unless until when whenever where whereas "
    "wherever whether while whilst lest"
)
RELATIVES = _words("who whom whose which that where when")
JOINERS = _words("and but or that with for after before while as though although because since when which who where")
"""Words that join what follows them: at the end of a stretch that was cut off they are no part of what it says."""
QUESTION_WORDS = _words("who whom whose which what when where why how")

BE = _words("am is are was were be been being isn't aren't wasn't weren't ain't")
HAVE = _words("have has had having haven't hasn't hadn't")
DO = _words("do does did doing don't doesn't didn't")
MODALS = _words(
    "can could may might must shall should will would ought can't cannot couldn't mightn't mustn't shouldn't "
    "won't wouldn't"
)
FINITE_AUXILIARIES = (BE | HAVE | DO | MODALS) - _words("be been being having doing")
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = _words(
    "not no never none nobody nothing neither nor cannot without hardly barely n't can't couldn't don't doesn't "
    "didn't isn't aren't wasn't weren't won't wouldn't shouldn't haven't hasn't hadn't ain't mustn't"
)

MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec"
)
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
TIME_WORDS = _words(
    "today yesterday tomorrow tonight morning afternoon evening night noon midnight week month year decade "
    "century weeks months years decades day days hour hours minute minutes ago earlier later recently now then"
)

SMALL_NUMBERS = _words("one two three four five six seven eight nine ten eleven twelve")
NUMBER_WORDS = SMALL_NUMBERS | _words(
    "zero thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion trillion hundreds thousands millions billions trillions dozen "
    "dozens half twice double triple doubled tripled quarter third thirds percent percentage"
)
ORDINALS = _words("first second third fourth fifth sixth seventh eighth ninth tenth last next")

PARTICIPLES = _words(
    "been become begun bought brought built caught chosen come cut dealt done drawn driven eaten fallen fed felt "
    "fought found flown forgotten forgiven gone gotten grown given hidden held hit hurt kept known laid led left "
    "lent lost made meant met paid put read ridden risen run said seen sent set shaken shot shown shut sold "
    "sought spent spoken stolen stood struck stuck sung sunk sworn swum taken taught thought thrown told torn "
    "understood woken won worn written withdrawn overthrown undertaken broken beaten born bound burnt cast heard"
)
"""Irregular past participles; those that are a simple past as well stand in IRREGULAR_PASTS too."""

IRREGULAR_PASTS = _words(
    "arose ate became began bent bet bit bled blew bought bound bred broke brought built burnt burst came cast "
    "caught chose clung cost crept cut dealt dove drank drew drove dug fed fell felt fled flew flung forbade "
    "forgot forgave fought found froze gave got grew ground had heard held hid hit hung hurt kept knelt knew laid "
    "lay leapt learnt led left lent let lit lost made meant met mistook overcame overthrew paid put quit ran rang "
    "read rode rose said sang sank sat saw sent set shed shook shone shot showed shrank shut slept slid sold "
    "sought spent split spoke sprang spread stole stood strode struck stuck stung swam swept swore swung taught "
    "thought threw told took tore understood undertook was went wept were withdrew withheld woke won wore wove "
    "wrote"
)

PRESENT_VERBS = _words(
    "accept accuse acknowledge add admit affect agree aim allow announce appeal appear apply approve argue arrive "
    "ask assert attack attend back ban bar beat become begin believe belong blame block break bring build call "
    "care carry cause change charge cite claim come compare concede concern confirm consider contain continue "
    "contribute control cost cover create cut deal decide declare decline decrease defend demand deny depend "
    "describe detail die disagree earn eat employ enable encourage end enjoy enter establish exceed exist expand "
    "expect explain express face fail fall favor favour fear feature feel fight file fill find follow force gain "
    "get give go govern grow happen hate have hear help hold hope identify ignore imply impose improve include "
    "increase indicate insist intend involve join keep kill know lack lag lead leave let lie like live look lose "
    "love maintain make manage mean meet mention move need note obtain occur offer oppose order outline own pay "
    "plan play point portray pose predict prefer prepare present prevent produce promise propose protect prove "
    "provide publish push put quote raise rank reach read reason receive recognize recommend reduce refer reflect "
    "refuse reject relate release rely remain remember remind remove replace report represent request require "
    "respond result return reveal rise run say see seek seem sell send serve set share show sign sit speak "
    "specify spend stand start state stay stop strike struggle suffer suggest support surround suspect take talk "
    "target tell tend think threaten total track travel treat trust try turn underscore understand urge use value "
    "vary view violate visit vote wait walk want warn watch win wish work worry write"
)
"""Base forms of verbs common in news; with -s they are present third person."""

_NOT_ED_VERBS = _words(
    "red bed need indeed hundred speed seed breed feed deed weed greed shed sacred naked wicked rugged alleged "
    "so-called united beloved kindred embed bleed creed steed reed exceed proceed succeed aged biased led fed med "
    "ted fred"
)

STOP_WORDS = (
    PRONOUNS
    | DETERMINERS
    | PREPOSITIONS
    | COORDINATORS
    | SUBORDINATORS
    | QUESTION_WORDS
    | AUXILIARIES
    | INDEFINITES
    | FIRST_PERSON
    | SECOND_PERSON
    | THIRD_PERSON
    | _words(
        "not also just only even very too so there here then now still again ever never up out own same s t re ve"
    )
)

SENTENCE_OPENERS = STOP_WORDS | _words(
    "however meanwhile moreover furthermore nevertheless nonetheless therefore thus hence instead otherwise "
    "additionally according following yes no well perhaps maybe later earlier today yesterday recently finally "
    "overall asked despite although while many most some several two three four five new"
)
"""Words that are capitalised only because they open a sentence."""

_NAME_LINKS = _words("of the de la del van von der bin al ibn & for")
_HEADS_WITH_OF = _words(
    "academy agency assembly association bank bishop board bureau center centre chamber chief church city college "
    "commission committee council county court department director district division duke faculty federation general "
    "governor house institute institutes king kingdom league library mayor minister ministry museum office order "
    "organisation organization parliament port president prince queen republic school secretary secretariat sea "
    "society speaker state states strait supreme tower union university"
)
"""Capitalised nouns after which "of" goes on with the same name ("Bank of England"), not with a place of origin."""


@lru_cache(_REMEMBERED)
def apostrophe(word: str) -> str:
    """`word` in lower case with a typewriter apostrophe, the spelling of the word sets."""
    return word.lower().replace("’", "'")


_PLACING = _words("in at on during about over against inside near")


def is_placed(text: str, span: Span) -> bool:
    """Whether a preposition of place or matter stands right before the span, which ties it to other words than a verb
    behind it."""
    before = text[max(0, span.start - 20) : span.start].split()
    return bool(before) and text[span.start - 1].isspace() and before[-1].lower() in _PLACING


@lru_cache(_REMEMBERED)
def is_figure(word: str) -> bool:
    """Whether a token is a number in figures or words ("10", "4.5%", "hundred", "dozens")."""
    return word[:1].isdigit() or (word[:1] in "$€£¥#" and word[1:2].isdigit()) or word.lower() in NUMBER_WORDS


@lru_cache(_REMEMBERED)
def is_year(word: str) -> bool:
    """Whether a token is a plain year from 1500 to 2199."""
    return len(word) == 4 and word.isdigit() and "1500" <= word <= "2199"


@lru_cache(_REMEMBERED)
def is_date_word(word: str) -> bool:
    """Whether a token names a month or a day of the week ("may" only with its capital)."""
    lower = word.lower().rstrip(".")
    return (lower in MONTHS or lower in DAYS) and word[:1].isupper()


@lru_cache(_REMEMBERED)
def is_name_like(word: str) -> bool:
    """Whether a token looks like (part of) a name: a capital first, and no function word when lowered."""
    return word[:1].isupper() and apostrophe(word) not in STOP_WORDS


_BEFORE_NO_FINITE_VERB = (
    (DETERMINERS - _words("that this many some most few all both none several")) | AUXILIARIES | PREPOSITIONS
)
_PLURAL_SUBJECTS = _words("i we they you who which that and people officials")


class _Form(Enum):
    """What a spelling can be as a finite verb."""

    NONE = auto()
    AUXILIARY = auto()
    PAST = auto()
    BASE = auto()
    THIRD_PERSON = auto()


def is_finite_verb(word: str, previous: str = "") -> bool:
    """Guess whether `word`, after the word `previous`, is a finite verb.

    Auxiliaries and unambiguous pasts are; an -ed or irregular past is unless an auxiliary, a determiner or a
    preposition stands before it ("was arrested", "the armed men", "by injured staff"); a present form is when what
    stands before it can be its subject. Nouns that look like verbs after a plural or name ("police report") are the
    known error, in the direction of finding too many.
    """
    form = _finite_form(word)
    if form is _Form.NONE:
        return False
    return form is _Form.AUXILIARY or _can_follow(apostrophe(previous), form)


@lru_cache(_REMEMBERED)
def _finite_form(word: str) -> _Form:
    lower = apostrophe(word)
    if lower in FINITE_AUXILIARIES or _is_contraction(lower):
        return _Form.AUXILIARY
    if not word[:1].islower():
        return _Form.NONE
    if lower in IRREGULAR_PASTS or (lower.endswith("ed") and len(lower) > 3 and lower not in _NOT_ED_VERBS):
        return _Form.PAST
    if lower in PRESENT_VERBS:
        return _Form.BASE
    return _Form.THIRD_PERSON if _third_person_bases(lower) & PRESENT_VERBS else _Form.NONE


def _is_contraction(lower: str) -> bool:
    if lower.endswith(("'re", "'ve", "'ll", "'d", "'m", "n't")):
        return True
    return lower in {"it's", "he's", "she's", "that's", "there's", "who's", "what's", "here's", "let's"}


def _can_follow(before: str, form: _Form) -> bool:
    """Whether a verb in this form can be finite after a word."""
    if before in _BEFORE_NO_FINITE_VERB or before.endswith("'s"):
        return False
    if form is _Form.BASE:
        return before in _PLURAL_SUBJECTS or (
            before.endswith("s") and not before.endswith(("'s", "ss", "us")) and before not in STOP_WORDS
        )
    return form is _Form.PAST or before != "to"


def _third_person_bases(lower: str) -> set[str]:
    if lower.endswith("ies"):
        return {lower[:-3] + "y", lower[:-1]}
    if lower.endswith("es"):
        return {lower[:-2], lower[:-1]}
    return {lower[:-1]} if lower.endswith("s") and not lower.endswith("ss") else set()


def has_finite_verb(text: str, span: Span) -> bool:
    """Whether any word in the span is guessed to be a finite verb."""
    previous = ""
    for token in tokens(text, span):
        if is_finite_verb(token.text, previous):
            return True
        previous = token.text
    return False


def is_word(token: Token) -> bool:
    """Whether a token holds a letter or digit (and is no bare mark)."""
    return token.is_word


_IRREGULAR_STEMS = {
    past: base
    for base, forms in {
        "be": "am is are was were been being",
        "have": "has had having",
        "do": "does did done doing",
        "say": "said says saying",
        "tell": "told",
        "go": "went gone goes",
        "take": "took taken",
        "use": "used using uses",
        "agree": "agreed",
        "give": "gave given",
        "get": "got gotten",
        "make": "made making",
        "know": "knew known",
        "see": "saw seen",
        "find": "found",
        "leave": "left leaving",
        "hold": "held",
        "shoot": "shot shooting",
        "steal": "stole stolen",
        "speak": "spoke spoken",
        "write": "wrote written writing",
        "drive": "drove driven driving",
        "fall": "fell fallen",
        "rise": "rose risen rising",
        "win": "won",
        "lose": "lost losing",
        "buy": "bought",
        "sell": "sold",
        "pay": "paid",
        "die": "died dying dies",
        "kill": "killed",
        "send": "sent",
        "spend": "spent",
        "meet": "met",
        "lead": "led",
        "flee": "fled",
        "fight": "fought",
        "strike": "struck",
        "break": "broke broken",
        "begin": "began begun",
        "choose": "chose chosen",
        "grow": "grew grown",
        "throw": "threw thrown",
        "withdraw": "withdrew withdrawn",
        "think": "thought",
        "bring": "brought",
        "catch": "caught",
        "teach": "taught",
        "seek": "sought",
        "keep": "kept",
        "feel": "felt",
        "stand": "stood",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
        "policeman": "policemen",
        "life": "lives",
    }.items()
    for past in forms.split()
}

_DOUBLED = ("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt")


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """The word in lower case without possessive and inflection, so that forms of one word meet.

    A light stem for comparing, not for showing: "ordered", "ordering", "orders" and "order" meet, so do "vehicles"
    and "vehicle", "refused", "refuses" and "refuse"; derivations ("refusal") do not.
    """
    lower = apostrophe(word).removesuffix("'s").rstrip("'")
    lower = _IRREGULAR_STEMS.get(lower, lower)
    if len(lower) <= 3 or not lower.isalpha():
        return lower
    if lower.endswith("ies"):
        return lower[:-3] + "y" if len(lower) > 4 else lower[:-1]
    if lower.endswith("ied") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ed", "ing")) and lower not in _NOT_ED_VERBS:
        base = lower[:-2] if lower.endswith("ed") else lower[:-3]
        return _drop_e(_undouble(base)) if _has_vowel(base) and len(base) > 2 else lower
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2].removesuffix("e")
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        lower = lower[:-1]
    return _drop_e(lower)


def _drop_e(word: str) -> str:
    return word.removesuffix("e") if len(word) > 3 and not word.endswith("ee") else word


def _undouble(base: str) -> str:
    return base[:-1] if base.endswith(_DOUBLED) else base


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in word)


def content_words(text: str, span: Span) -> tuple[str, ...]:
    """The stems of the words that carry meaning within a span, in order: no function words, no marks."""
    return tuple(
        stem(token.text)
        for token in tokens(text, span)
        if token.is_word and token.low.removesuffix("'s") not in STOP_WORDS
    )


def names(text: str, span: Span) -> tuple[Span, ...]:
    """Runs of capitalised words that look like names, in order.

    A function word that is capitalised only because it opens the sentence starts no run; "de", "van" and the like
    join two capitalised words, and so does "of" after an institution or office; a possessive ends its run and is
    left out ("Smith" of "Smith's"). The full stop of "Mr." or of an initial does not end a run.
    """
    found: list[Span] = []
    run: list[Token] = []
    linked: list[Token] = []
    for token in tokens(text, span):
        if not run and not _starts_name(token):
            continue
        if run and _links_names(text, token, (linked or run)[-1]) and len(linked) < 2:
            linked.append(token)
            continue
        if run and _starts_name(token) and _touches(text, (linked or run)[-1], token):
            run += [*linked, token]
        else:
            _close(found, run)
            run = [token] if _starts_name(token) else []
        linked = []
        if run and _is_possessive(token):
            _close(found, run)
            run = []
    _close(found, run)
    return tuple(found)


def _starts_name(token: Token) -> bool:
    return token.text[0].isupper() and token.low not in SENTENCE_OPENERS


def _links_names(text: str, token: Token, before: Token) -> bool:
    if token.text == ".":
        return token.start == before.end and (len(before.text) == 1 or before.lower in ABBREVIATIONS)
    if token.lower == "of":
        return before.lower in _HEADS_WITH_OF
    return token.lower in _NAME_LINKS and token.text[0].islower() and text[before.end : token.start] == " "


def _touches(text: str, left: Token, right: Token) -> bool:
    between = text[left.end : right.start]
    return not between.strip() and "\n" not in between


def _is_possessive(token: Token) -> bool:
    return token.low.endswith("'s")


def _close(found: list[Span], run: list[Token]) -> None:
    if run:
        found.append(Span(run[0].start, run[-1].end - 2 * _is_possessive(run[-1])))
