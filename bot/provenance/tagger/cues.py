"""What a cue says that its source is doing: speaking, showing, seeing, believing, denying, asking or declining.

The tagger finds cues of any wording; this sorts them with the rules' lexicon of verbs, the few nouns and adjectives
that stand for a belief or a denial, and what the content looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.model import RECORDS, CueKind, Span, Stance
from bot.provenance.phrases import parse
from bot.provenance.rules.lexicon import CLAIM_NOUNS, DISMISSIVE, FORMS, NOUN_OR_VERB, Verb
from bot.provenance.segment import tokens

_NEGATIONS = frozenset("not never no neither nor cannot without little".split())
_UNANSWERED = _NEGATIONS | frozenset("yet unavailable fail fails failed".split())
_BELIEF_WORDS = frozenset(
    "believer view views belief beliefs opinion opinions mind eyes hope hopes fear fears worry worries desire "
    "desires supporter supporters supportive support opponent opponents opposed opposition fan fans critic "
    "critics confident optimistic pessimistic worried afraid concerned convinced sure certain "
    "interested interest eager keen ready willing reluctant goal goals aim aims intention intentions wish wishes "
    "preference favor favour passionate proud happy glad angry upset furious frustrated disappointed surprised "
    "love loves loved like likes liked dislike hate hates hated despise admire admires trust trusts distrust "
    "understand understands need needs consider considering thinking hoping mull mulling weighing".split()
)
_DOUBTS = frozenset("doubt doubts doubted doubting doubtful skeptical sceptical unconvinced unsure uncertain".split())
_DENIAL_WORDS = frozenset("denial denials false untrue disagrees disagree disagreed disputes".split())
_WATCHING = frozenset("watch watches watched watching spotted overheard".split())
_REFUSING = frozenset(
    "decline declined declines declining refuse refused refuses refusing refusal refusals silent silence".split()
)
_QUESTION = re.compile(r"(?:if|whether|who|what|when|where|why|how|which)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_CLAIMED = CLAIM_NOUNS | frozenset("it this that them".split())


_UNDONE = frozenset("resist miss missed fail failed hesitate hesitated shy shied".split())
"""Verbs whose negation says that the deed was done."""


def classify(text: str, cue: Span | None, source: Span | None, content: Span) -> tuple[CueKind, Stance]:
    """The kind of a cue and what its source does with the content; `content` is its first stretch."""
    if cue is None:
        return CueKind.NONE, Stance.ASSERTS
    kind, stance = _by_words([token.low for token in tokens(text, cue)], content.of(text))
    if kind in (CueKind.SPEECH, CueKind.RECORD) and source is not None:
        kind = CueKind.RECORD if parse(text, source).kind in RECORDS else CueKind.SPEECH
    return kind, stance


def _by_words(low: Sequence[str], content: str) -> tuple[CueKind, Stance]:
    if not _REFUSING.isdisjoint(low) or _unanswered(low):
        return CueKind.SPEECH, Stance.DECLINES
    if not _DENIAL_WORDS.isdisjoint(low):
        return CueKind.DENIAL, Stance.DENIES
    asks = bool(_QUESTION.match(content)) or content.rstrip("”\"'’ ").endswith("?")
    at = _main_verb(low)
    if at is None:
        return _without_verb(low, content)
    verb = _reading(_readings(low, at), content, asks)
    negated = _negated(low[:at])
    if low[at] in _DOUBTS:
        return verb.kind, Stance.ASSERTS if negated else Stance.QUESTIONS
    if negated:
        return _unsaid(verb)
    return verb.kind, Stance.DENIES if verb.takes("c") and _calls_false(content) else verb.stance


def _negated(low: Sequence[str]) -> bool:
    """Whether a verb behind these words is negated; "not only said" and "did not hesitate to say" are said."""
    if not _UNDONE.isdisjoint(low):
        return False
    return any(
        (word in _NEGATIONS or word.endswith("n't")) and following != "only"
        for word, following in pairwise([*low, ""])
    )


def _unanswered(low: Sequence[str]) -> bool:
    """Whether an answer is said to be missing ("has yet to respond", "could not be reached for comment")."""
    answer = next((at for at, word in enumerate(low) if any(verb.takes("s") for verb, _ in FORMS.get(word, ()))), 0)
    return _negated(low[:answer]) or not _UNANSWERED.isdisjoint(low[:answer])


def _readings(low: Sequence[str], at: int) -> list[Verb]:
    """The word as verbs of attribution, those that need a particle only where it is there."""
    rest = f" {' '.join(low)} "
    return [verb for verb, _ in FORMS.get(low[at], ()) if not verb.particle or f" {verb.particle} " in rest]


def _main_verb(low: Sequence[str]) -> int | None:
    """Where the cue's main verb stands: its last verb of attribution, or else its last word that may be one."""
    found = [at for at in range(len(low)) if _readings(low, at)]
    verbs = [at for at in found if low[at] not in NOUN_OR_VERB]
    return max(verbs or found, default=None)


def _reading(readings: Sequence[Verb], content: str, asks: bool) -> Verb:
    """The verb that takes such a content: "asked whether" asks, "asked them to" does not."""
    wanted = "i" if content.startswith("to ") else "t" if content.startswith("that ") else ""
    fit = [verb for verb in readings if asks or verb.kind is not CueKind.QUESTION or not verb.takes("q")]
    return max(
        fit or readings,
        key=lambda verb: (asks and verb.kind is CueKind.QUESTION, bool(wanted) and verb.takes(wanted), verb.weight),
    )


def _unsaid(verb: Verb) -> tuple[CueKind, Stance]:
    """A negated verb: not to say and not to deny is to decline; not to believe is to deny, not to want is neither."""
    if verb.kind in (CueKind.SPEECH, CueKind.DENIAL, CueKind.QUESTION):
        return CueKind.SPEECH, Stance.DECLINES
    return verb.kind, Stance.DENIES if verb.kind is CueKind.RECORD or verb.takes("z") else Stance.ASSERTS


def _calls_false(content: str) -> bool:
    """Whether a claim is called a lie or the like ("the report that he fled a fabrication")."""
    words = _WORD.findall(content.lower())
    return not _CLAIMED.isdisjoint(words[:4]) and not DISMISSIVE.isdisjoint(words[1:])


def _without_verb(low: Sequence[str], content: str) -> tuple[CueKind, Stance]:
    if not _DOUBTS.isdisjoint(low):
        return CueKind.BELIEF, Stance.QUESTIONS
    if not _WATCHING.isdisjoint(low):
        return CueKind.PERCEPTION, Stance.ASSERTS
    if not _BELIEF_WORDS.isdisjoint(low) or content.startswith("to "):
        return CueKind.BELIEF, Stance.ASSERTS
    return CueKind.SPEECH, Stance.ASSERTS
