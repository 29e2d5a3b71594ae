"""Frames: a cue, whose words it brings and on which side of it the words stand, within one line.

"Smith said that …", "…, said Smith", "…, adding that …", "was told by Smith that …". What the words are, exactly,
is settled later, when all frames of a line are known (see speech). Verbs only; "according to" and its like are in
phrases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.model import CueKind, Stance
from bot.provenance.rules.complements import Complement, Follows, complement_of
from bot.provenance.rules.lexicon import ANSWERING, FORMS, MOSTLY_NOUN, NOUN_OR_VERB, PEOPLE_PLURALS, Form, Verb
from bot.provenance.rules.lines import Line
from bot.provenance.rules.names import PRONOUN_SUBJECTS, Phrase, phrase_after, subject_before
from bot.provenance.rules.verbgroups import Group, group_before
from bot.provenance.words import DETERMINERS, PREPOSITIONS, is_finite_verb


class Side(Enum):
    """Where the words stand, seen from the frame."""

    RIGHT = auto()
    LEFT = auto()
    SUBJECT = auto()
    """They are the subject of a passive ("it was first reported by Smith")."""
    AROUND = auto()
    """Subject and what follows ("is said to be ill")."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and the side on which its content stands; positions are items of the line."""

    cue: Phrase
    first: int
    """Where the frame begins: its subject, or the cue."""
    after: int
    """Where what it brings begins, or where the frame has ended."""
    side: Side
    source: Phrase | None
    kind: CueKind
    stance: Stance
    weight: float
    inherits: bool = False
    """Whether the source is the subject of the clause before."""
    addressee: Phrase | None = None
    follows: Follows = Follows.NOTHING
    labels: bool = False
    """Whether the cue gives something a label ("called it a lie")."""
    subject: Phrase | None = None
    """For SUBJECT and AROUND: the words before the cue that belong to the content."""


_SURE = (Follows.THAT, Follows.QUOTE, Follows.COLON, Follows.WH)
_ANSWERS = ANSWERING | FORMS.keys()
_PLURAL_PRONOUNS = PRONOUN_SUBJECTS - {"he", "she", "it"}
_AFTER_NOUN = PREPOSITIONS - {"that", "to", "as", "like", "on"}
_BEFORE_PARTICIPLE = PREPOSITIONS | {"and", "while", "when"}
_OPEN_SUBJECT = DETERMINERS | PRONOUN_SUBJECTS
_FOLLOWS_ITS_WORDS = frozenset("zqt")
"""The frame letters of verbs that may stand after the words they bring."""


def ends_in_comma(line: Line, index: int) -> bool:
    """Whether an item is a comma or a quotation that ends in one ("“…,” said")."""
    item = line.items[index]
    return item.text == "," or item.closing in (",", "?", "!")


def find_frames(line: Line) -> Iterator[Frame]:
    """The verb frames of a line from left to right."""
    for index, item in enumerate(line.items):
        readings = FORMS.get(item.low)
        if readings is None or (item.text.isupper() and len(line.items) < 2):
            continue
        frame = _best(line, index, readings)
        if frame is not None:
            yield frame


def _best(line: Line, index: int, readings: tuple[tuple[Verb, Form], ...]) -> Frame | None:
    group = group_before(line, index)
    for verb, form in readings:
        end = _cue_end(line, index, verb)
        if end is None:
            continue
        brings = complement_of(line, end, verb)
        frame = _read(line, group, verb, form, brings)
        if frame is not None:
            return frame
    return None


def _cue_end(line: Line, index: int, verb: Verb) -> int | None:
    end = index + 1
    for word in verb.particle.split():
        if line.low(end) != word:
            return None
        end += 1
    return end


def _read(line: Line, group: Group, verb: Verb, form: Form, brings: Complement) -> Frame | None:
    if form is Form.ING and not group.be:
        return _participle(line, group, verb, brings)
    if form in (Form.PAST, Form.PARTICIPLE) and group.be:
        passive = _passive(line, group, verb, brings)
        if passive is not None or not group.have:
            return passive
    if group.infinitive:
        return _infinitive(line, group, verb, brings) if form is Form.BASE else None
    if (form is Form.PARTICIPLE and not group.have) or (form in (Form.BASE, Form.PRESENT) and group.be):
        return None
    return _inverted(line, group, verb, form) or _finite(line, group, verb, form, brings)


def _frame(
    group: Group, verb: Verb, brings: Complement, side: Side, source: Phrase | None, first: int, **more: object
) -> Frame:
    stance = verb.stance
    if group.negated and stance is Stance.ASSERTS:
        stance = Stance.DECLINES if verb.kind is CueKind.SPEECH else Stance.DENIES
    return Frame(
        cue=(group.start, brings.cue_end),
        first=first,
        after=brings.start,
        side=side,
        source=source,
        kind=verb.kind,
        stance=stance,
        weight=verb.weight * (0.7 if group.modal or group.negated else 1.0),
        addressee=brings.addressee,
        follows=brings.follows,
        labels=verb.takes("c"),
        **more,  # type: ignore[arg-type]
    )


def _finite(line: Line, group: Group, verb: Verb, form: Form, brings: Complement) -> Frame | None:
    if brings.by is not None and not group.have:
        # "a video posted by Smith": a participle, though it looks like a past.
        return None
    subject = subject_before(line, group.subject_end, 0)
    if subject is None:
        return _coordinated(line, group, verb, form, brings)
    if group.negated and verb.takes("s"):
        return _silence(line, group, verb, brings, subject)
    if verb.lemma == "refuse" and line.low(brings.start + 1) not in _ANSWERS:
        return None
    if not _agrees(line, group, subject, form) or (
        line.low(group.verb) in NOUN_OR_VERB and _looks_nominal(line, group, subject, brings)
    ):
        return None
    before = line.low(subject[0] - 1)
    opens = subject[0] <= 1 or line.low(subject[0] - 2) == ","
    if before == "as" and opens and brings.follows in (Follows.COMMA, Follows.NOTHING) and verb.takes("q"):
        side = Side.RIGHT if subject[0] <= 2 and brings.follows is Follows.COMMA else Side.LEFT
        return _frame(group, verb, brings, side, subject, subject[0] - 1)
    if verb.takes("c") and form is Form.PAST and not group.have and _names(line, subject, brings):
        return None
    if _comes_after(line, subject[0], verb, brings):
        return _frame(group, verb, brings, Side.LEFT, subject, subject[0])
    if brings.fits(verb):
        return _frame(group, verb, brings, Side.RIGHT, subject, subject[0])
    return None


def _names(line: Line, subject: Phrase, brings: Complement) -> bool:
    """Whether "called" is a participle that gives a name ("a class called “Seeing”", "a move called the spin")."""
    if line.items[subject[1] - 1].low in PRONOUN_SUBJECTS:
        return False
    return brings.follows is Follows.QUOTE or line.low(subject[0]) in ("a", "an")


def _silence(line: Line, group: Group, verb: Verb, brings: Complement, subject: Phrase) -> Frame:
    """ "did not respond to …", "would not elaborate": what was not answered, or else the phrase itself."""
    cue_end = brings.cue_end
    to = line.low(cue_end) == "to"
    start = cue_end + 1 if to else cue_end
    bare = start >= len(line.items) or not (to or line.items[start].is_word)
    return Frame(
        (group.start, start),
        subject[0],
        group.start if bare else start,
        Side.RIGHT,
        subject,
        verb.kind,
        Stance.DECLINES,
        verb.weight,
    )


def _comes_after(line: Line, first: int, verb: Verb, brings: Complement) -> bool:
    """Whether the words stand before the frame ("…, Smith said")."""
    if _FOLLOWS_ITS_WORDS.isdisjoint(verb.frames):
        return False
    if first > 0 and brings.follows is Follows.QUOTE and line.items[first - 1].quote is not None:
        return line.low(brings.start - 1) in (",", ".") or ends_in_comma(line, first - 1)
    if brings.follows not in (Follows.NOTHING, Follows.COMMA, Follows.PHRASE):
        return False
    if first == 0:
        return brings.follows is not Follows.COMMA and verb.takes("q")
    before = line.items[first - 1]
    return before.quote is not None or before.text in (",", "—", "–", "?", "!")


def _agrees(line: Line, group: Group, subject: Phrase, form: Form) -> bool:
    """Whether subject and verb form can go together; base forms want a plural, a pronoun or an auxiliary."""
    head = line.items[subject[1] - 1]
    if form is Form.BASE:
        if group.modal or group.do:
            return True
        return head.low in _PLURAL_PRONOUNS or _is_plural(line, subject)
    if form is Form.PRESENT:
        return head.low not in ("i", "we", "they", "you")
    return True


def _is_plural(line: Line, subject: Phrase) -> bool:
    words = [line.low(index) for index in range(*subject)]
    return (
        "and" in words
        or "percent" in words
        or words[0] in ("most", "many", "some", "several", "few", "both", "others", "half")
        or words[-1].endswith("s")
        or any(_is_plural_noun(word) for word in words[:4])
        or words[-1][-1].isdigit()
    )


def _is_plural_noun(word: str) -> bool:
    return word in PEOPLE_PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "'s", "is")))


def _looks_nominal(line: Line, group: Group, subject: Phrase, brings: Complement) -> bool:
    """Whether a spelling such as "reports" is rather a noun here ("new reports from", "the state plans of")."""
    if line.items[subject[1] - 1].low.endswith(("'s", "s'")):
        return True
    if line.low(group.verb) in MOSTLY_NOUN and brings.follows not in _SURE:
        return True
    if group.start < group.verb:
        return False
    if line.low(group.verb + 1) in _AFTER_NOUN:
        return True
    if line.items[group.verb].is_capital and group.verb > 0:
        return True
    first, head = line.items[subject[0]], line.items[subject[1] - 1]
    if subject[1] - subject[0] == 1:
        return not (head.is_capital or head.low in PRONOUN_SUBJECTS or head.low.endswith("s"))
    return not (first.low in DETERMINERS or first.is_capital) and brings.follows in (Follows.NOTHING, Follows.COMMA)


def _coordinated(line: Line, group: Group, verb: Verb, form: Form, brings: Complement) -> Frame | None:
    """A second predicate of the same subject ("met the press and said that …")."""
    before = line.low(group.start - 1)
    if form is Form.BASE or before not in ("and", "but", "then", "or", ",") or group.start < 3:
        return None
    if line.low(group.verb) in NOUN_OR_VERB and form is not Form.PAST:
        return None
    if before == "," and brings.follows not in (Follows.QUOTE, Follows.THAT):
        return None
    if not brings.fits(verb):
        return None
    return _frame(group, verb, brings, Side.RIGHT, None, group.start, inherits=True)


def _inverted(line: Line, group: Group, verb: Verb, form: Form) -> Frame | None:
    """ "…,” said Smith, the mayor"."""
    if (
        not verb.takes("q")
        or verb.takes("a")
        or verb.particle == "it"
        or form is Form.BASE
        or group.start < group.verb
        or group.verb == 0
    ):
        return None
    before = line.items[group.verb - 1]
    if before.quote is None and before.text not in (",", "?", "!", "—", "–"):
        return None
    start = group.verb + 1
    source = phrase_after(line, start, len(line.items))
    if source is None:
        return None
    first = line.items[start]
    if before.quote is None:
        ends = source[1] >= len(line.items) or line.items[source[1]].text in ".,;"
        if group.verb < 4 or not ends or not (first.is_capital or first.low in _OPEN_SUBJECT):
            return None
        if any(is_finite_verb(line.items[at].text, line.low(at - 1)) for at in range(start + 1, source[1])):
            return None
    if first.low in ("that", "it", "there", "this") or is_finite_verb(
        line.items[min(source[1], len(line.items) - 1)].text
    ):
        return None
    return Frame((group.verb, start), group.verb, source[1], Side.LEFT, source, verb.kind, verb.stance, verb.weight)


def _participle(line: Line, group: Group, verb: Verb, brings: Complement) -> Frame | None:
    """ "…, adding that …", "by saying that …", "an email saying that …"."""
    if not brings.fits(verb) or group.start == 0:
        return None
    before = line.items[group.start - 1]
    if before.low == "as" and line.low(group.start - 2) in ("quoted", "cited"):
        quoted = group_before(line, group.start - 2)
        source = subject_before(line, quoted.subject_end, 0)
        return _frame(group, verb, brings, Side.RIGHT, source, group.start - 2) if source else None
    if before.text in (",", "—", "–") or before.quote is not None or before.low in _BEFORE_PARTICIPLE:
        return _frame(group, verb, brings, Side.RIGHT, None, group.start, inherits=True)
    source = subject_before(line, group.start, 0)
    if source is None or brings.follows not in (Follows.QUOTE, Follows.THAT, Follows.CLAUSE):
        return None
    return _frame(group, verb, brings, Side.RIGHT, source, group.start)


def _infinitive(line: Line, group: Group, verb: Verb, brings: Complement) -> Frame | None:
    """ "was quick to call …", "went on to say that …", "took to Twitter to announce that …"."""
    if not brings.fits(verb):
        return None
    chain = group.chain
    if chain is not None:
        source = subject_before(line, chain.subject_end, 0)
        return _frame(group, verb, brings, Side.RIGHT, source, source[0]) if source else None
    if brings.follows not in (Follows.QUOTE, Follows.THAT) or verb.kind is not CueKind.SPEECH:
        return None
    return _frame(group, verb, brings, Side.RIGHT, None, group.start, inherits=True)


def _passive(line: Line, group: Group, verb: Verb, brings: Complement) -> Frame | None:
    subject = subject_before(line, group.subject_end, 0)
    if subject is None or verb.kind is CueKind.PERCEPTION or line.low(group.start) == "being":
        return None
    side = _passive_side(line, verb, brings, subject)
    if side is None:
        return None
    told = side is Side.RIGHT and line.low(subject[0]) != "it"
    return Frame(
        (group.start, group.verb + 1),
        subject[0],
        brings.start,
        side,
        brings.by,
        verb.kind,
        verb.stance,
        verb.weight * (1.0 if brings.by else 0.8),
        addressee=subject if told else None,
        follows=brings.follows,
        subject=None if side is Side.RIGHT else subject,
    )


def _passive_side(line: Line, verb: Verb, brings: Complement, subject: Phrase) -> Side | None:
    if brings.by is not None and not verb.takes("a"):
        return Side.SUBJECT
    if verb.takes("a") and brings.follows in (*_SURE, Follows.INFINITIVE, Follows.CLAUSE):
        return Side.RIGHT
    if verb.kind is CueKind.QUESTION and brings.follows in (Follows.WH, Follows.QUOTE):
        return Side.RIGHT
    if line.low(subject[0]) == "it" and brings.follows is Follows.THAT:
        return Side.RIGHT
    return Side.AROUND if verb.takes("z") and brings.follows is Follows.INFINITIVE else None
