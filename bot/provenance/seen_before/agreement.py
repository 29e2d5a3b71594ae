"""Where two claims agree and where they do not, as a few numbers that a decision can be made of.

Words are aligned with the word of the other claim that is nearest in meaning; names, amounts and times must agree.
A difference counts where both sides give something that the other lacks: a detail that only one gives is no
difference. This module knows nothing of how the numbers are weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from bot.provenance.concepts import is_weak
from bot.provenance.nouns import FEMALE_WORDS, MALE_WORDS
from bot.provenance.seen_before.amounts import Amount, Sort
from bot.provenance.seen_before.meanings import are_opposites, are_sisters, nearness
from bot.provenance.seen_before.tokens import Kind, Token, is_negating
from bot.provenance.words import stem

_TELLING = (Kind.WORD, Kind.ACT, Kind.PASSIVE, Kind.TITLE)
_ALIGNED = 0.5
_PREFIX = 5
_WEAK = 0.3
_ACT = 1.2
_NAME_WORD = 0.8
_SHORT_NAME = 4
_DEMONYM_ENDS = frozenset("n an ian ish ese i ic s es er ers ean".split()) | {""}
_ONE_COUNTRY = (
    "us usa america american americans", "uk britain british briton britons", "germany german germans",
    "france french", "spain spanish spaniard", "netherlands dutch holland", "switzerland swiss", "greece greek greeks",
    "poland polish pole poles", "denmark danish dane danes", "sweden swedish swede", "norway norwegian",
    "finland finnish finn", "turkey turkish turk", "china chinese", "ireland irish", "wales welsh",
    "scotland scottish scots", "england english", "philippines filipino", "eu european", "thailand thai",
)  # fmt: skip
_COUNTRY = {name: line.split()[0] for line in _ONE_COUNTRY for name in line.split()}
_SIDES = ("before after", "above below", "north south", "east west", "northern southern",
          "eastern western", "more less", "more fewer", "inside outside")  # fmt: skip
_JOINING = frozenset({"before", "after"})
_OTHER_SIDE = {pair for line in _SIDES for pair in (tuple(line.split()), tuple(line.split()[::-1]))}
_POLES = (
    "rise increase grow climb jump surge soar gain expand more raise up higher dearer faster | "
    "fall decrease drop decline shrink plunge slump sink reduce cut lower cheaper slower ease shed",
    "approve pass adopt legalise legalize allow permit back sign accept grant welcome enact ratify | "
    "reject block ban veto outlaw refuse forbid prohibit scrap overturn revoke deny",
    "begin start launch open reopen resume unveil | end finish close shut stop halt suspend abandon",
    "arrest detain jail imprison charge sentence convict guilty custody indict | "
    "release free acquit innocent clear exonerate pardon",
    "win beat defeat | lose defeated", "hire appoint recruit elect | fire sack dismiss oust resign",
    "buy acquire purchase | sell divest", "confirm admit acknowledge confess | deny dispute rebut",
    "join enter | leave quit withdraw exit", "support endorse favour | oppose criticise condemn",
    "first | last", "import | export", "survive rescue save | die kill perish dead drown", "find | lose miss",
    "build construct | demolish destroy raze", "strengthen | weaken", "import | export", "oldest | youngest newest",
    "largest biggest highest longest | smallest lowest shortest", "deploy send | withdraw recall", "arrive | depart",
    "pay | owe receive", "private | public", "hot | cold", "early | late", "agree | refuse", "attack | defend",
    "keep | change", "unchanged hold stay steady | raise rise cut lower increase",
)  # fmt: skip
_POLE_SETS = tuple(tuple(frozenset(map(stem, side.split())) for side in line.split("|")) for line in _POLES)


_NEWS_LINES = (
    "jab vaccine shot vaccination inoculation", "jobless unemployed unemployment joblessness", "mp lawmaker legislator",
    "motorist driver", "inmate prisoner detainee", "freighter ship cargo tanker", "bike bicycle cycle cyclist",
    "jail prison imprison sentence behind", "probe investigation inquiry investigate", "row dispute quarrel argument",
    "firefighter fireman", "gunman shooter attacker", "electricity power", "home household house", "pension retirement",
    "raid robbery hold-up", "envoy ambassador diplomat", "talks negotiation", "rebel insurgent militant guerrilla",
    "nationwide national countrywide", "medicine drug medication", "cash money", "pay wage salary earnings",
    "plant factory site", "carmaker automaker", "probe inquiry", "suspect man attacker", "fine penalty",
    "chief head boss director", "heart cardiac", "secret classified confidential", "free release let", "job worker post",
    "hospital clinic", "pub bar", "flat apartment", "sea ocean water", "landslide landslip mudslide", "kid child pupil",
    "guard security", "blast explosion explode", "quit resign leave", "boost raise increase", "slash cut", "ill sick",
    "poll vote election ballot", "deal agreement pact contract", "backing support", "debt owe", "proof evidence",
    "computer laptop", "trouble problem fault", "reveal disclose show", "crew staff", "lawyer attorney", "cost price",
)  # fmt: skip
_KIND_LINES = (
    "black white red green blue yellow silver grey gray brown orange purple pink golden",
    "brother sister mother father son daughter wife husband uncle aunt cousin grandmother grandfather nephew niece",
    "kitchen garage cellar basement attic bedroom bathroom garden roof corridor lobby balcony",
    "stab shoot strangle poison drown burn beat hang behead electrocute",
    "murder manslaughter rape robbery theft arson fraud bribery perjury treason espionage kidnap burglary assault libel",
    "wedding funeral christening graduation birthday concert",
    "flood landslide earthquake wildfire storm drought tornado avalanche heatwave hurricane",
    "car bus train tram plane ship bicycle motorbike lorry truck helicopter ferry van taxi",
    "dog cat horse wolf bear pig cow elephant lion tiger monkey shark seal whale snake",
    "nurse surgeon dentist teacher pilot judge lawyer policeman police firefighter soldier journalist banker farmer "
    "fisherman miner baker driver student pupil patient prisoner coastguard passenger",
    "singer actress actor novelist painter conductor violinist pianist director dancer comedian striker goalkeeper "
    "defender midfielder",
    "river lake sea canal ocean pond reservoir", "capital countryside suburb village island province",
    "barn wood church school hospital hotel bridge tower tunnel mill warehouse theatre museum library stadium park",
    "arm leg head hand eye knee wrist ankle shoulder neck foot chest back", "cash bitcoin gold cheque shares",
    "wheat maize rice barley potato coffee cocoa cotton sugar grain milk meat fish",
    "cocaine heroin cannabis ecstasy opium fentanyl", "general colonel major captain lieutenant sergeant admiral",
    "bishop archbishop cardinal pope priest imam rabbi", "senator governor mayor president minister king queen judge",
    "bullet gas baton cannon grenade", "goal penalty corner", "gas oil coal petrol diesel electricity water solar wind",
    "opposition government army church union police parliament court regulator owner family",
    "speed brake rail signal engine battery screen", "parents teachers pupils owners shareholders customers",
    "birth adopt marry divorce bury", "export import production consumption", "monthly weekly daily yearly annual",
    "finance interior defence defense foreign health education justice transport agriculture energy environment",
    "sign write amend debate sponsor veto", "discover develop destroy", "appeal plead confess",
)  # fmt: skip
_KINDS: dict[str, frozenset[int]] = {}
for _at, _line in enumerate(_KIND_LINES):
    for _word in _line.split():
        _KINDS[stem(_word)] = _KINDS.get(stem(_word), frozenset()) | {_at}
_NONE: frozenset[int] = frozenset()
_NEWS_WORDS: dict[str, frozenset[int]] = {}
for _at, _line in enumerate(_NEWS_LINES):
    for _word in _line.split():
        _NEWS_WORDS[stem(_word)] = _NEWS_WORDS.get(stem(_word), _NONE) | {_at}
_SEXES = {"f": frozenset(map(stem, FEMALE_WORDS)), "m": frozenset(map(stem, MALE_WORDS))}
_LIGHT = frozenset(
    map(stem, "proposal offer bill plan request attempt motion idea application appeal single entry".split())
)
"""Words beyond which a negation reaches: a rejected proposal to build is no building."""
_WISHES = frozenset(
    map(
        stem,
        "ask demand want seek plan propose consider threaten try attempt expect warn promise urge appeal accuse allege "
        "hope intend aim call consider request recommend suggest".split(),
    )
)
_LIGHT_ACTS = frozenset(map(stem, "be have take make give get put see go come bring say begin become face".split()))


class Features(NamedTuple):
    """What the decision is made of; all between 0 and 1 or small counts."""

    covered: float
    """Mean share of both claims' telling words that the other has."""
    covered_least: float
    names_shared: float
    names_apart: float
    names_missing: float
    amounts_shared: float
    amounts_apart: float
    amounts_missing: float
    times_apart: float
    times_missing: float
    turned: float
    """One negates, or says the opposite of, what the other says."""
    sides_apart: float
    swapped: float
    """Who does it to whom is the other way round."""
    voices_apart: float
    """Both say who says it, and it is not the same one."""
    replaced: float
    """Words that both lack of each other, where most of the rest is word for word the same."""
    sisters: float
    """Words of one sort in which they differ ("a barn", "a shed")."""
    left_over: float
    """Telling words, of the claim with fewer of them, that the other lacks."""
    common: float
    """How much both say, in words, names and amounts."""
    acts_apart: float
    """Whether each has an act that the other lacks."""
    nearly_verbatim: float
    """The share of words, of the claim with fewer of them, that stand in the other as they are."""
    put_in_place: float
    """Whether they are word for word the same but for words of which neither stands for the other."""
    kinds_apart: float
    """Of a set of things of which a thing is one only ("a wedding", "a funeral") each names another."""
    wish_apart: float
    """Whether one tells as a fact what the other tells as a wish, a plan or a charge."""
    tense_apart: float
    """Whether one tells as done, the other as to come or possible."""


@dataclass(frozen=True)
class Held:
    """A claim's tokens, sorted by what they are."""

    tokens: tuple[Token, ...]

    @cached_property
    def telling(self) -> tuple[Token, ...]:
        """The words that say what it is about, each once."""
        found = {token.value: token for token in self.tokens if token.kind in _TELLING}
        return tuple(found.values())

    @cached_property
    def names(self) -> dict[str, float]:
        """Its names, and how surely each is one."""
        return {token.value: 0.5 if token.concepts else 1.0 for token in self.tokens if token.kind is Kind.NAME}

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(_amount(token.value) for token in self.tokens if token.kind is Kind.AMOUNT)

    @cached_property
    def times(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for token in self.tokens:
            if token.kind is Kind.TIME:
                kind, _, value = token.value.partition(":")
                found.setdefault(kind, set()).add(value)
        return found

    @cached_property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """Its function words with an opposite, each with the word that it leads to."""
        return tuple(
            (token.value, next((each.value for each in self.tokens[at + 1 :] if each.value), ""))
            for at, token in enumerate(self.tokens)
            if token.kind is Kind.SIDE
        )

    @cached_property
    def negations(self) -> int:
        return sum(map(is_negating, self.tokens))

    @cached_property
    def negated(self) -> frozenset[str]:
        """The telling words that stand near an odd number of negations."""
        found: set[str] = set()
        for at, token in enumerate(self.tokens):
            if is_negating(token) and not (token.value and token.value in found):
                after, before = self.tokens[at + 1 :], self.tokens[:at][::-1]
                found ^= {*_next(after), *(_next(before) if token.kind is Kind.PASSIVE else ())}
        return frozenset(found)

    @cached_property
    def values(self) -> frozenset[str]:
        return frozenset(token.value for token in self.tokens if token.value)


def compare(one: Held, other: Held) -> Features:
    """The features of two claims; the same whichever comes first."""
    ours, theirs = _unmatched(one, other), _unmatched(other, one)
    covers = sorted((_covered(one, ours), _covered(other, theirs)))
    names = _names(one, other)
    amounts = _amounts(one, other)
    times = _times(one, other)
    same_words = len(one.values & other.values) / max(1, min(len(one.values), len(other.values)))
    left = min(_weight_of(ours), _weight_of(theirs))
    return Features(
        covered=sum(covers) / 2,
        covered_least=covers[0],
        names_shared=names.shared,
        names_apart=names.apart,
        names_missing=names.missing,
        amounts_shared=amounts.shared,
        amounts_apart=amounts.apart,
        amounts_missing=amounts.missing,
        times_apart=times.apart,
        times_missing=times.missing,
        turned=_turned(one, other, ours, theirs),
        sides_apart=float(_sides_apart(one, other)),
        swapped=float(_swapped(one, other)),
        voices_apart=float(_voices_apart(one, other)),
        replaced=min(left, 2.0) * max(0.0, same_words - 0.5) * 2,
        sisters=float(_has_pair(ours, theirs, lambda a, b: are_sisters(a.value, b.value))),
        left_over=min(left, 4.0),
        common=min(_weight_of(one.telling) - _weight_of(ours) + names.shared + amounts.shared, 6.0),
        acts_apart=float(min(_acts(ours), _acts(theirs), 2)),
        nearly_verbatim=same_words,
        put_in_place=_put_in_place(one, other),
        kinds_apart=float(min(_kinds_apart(ours, theirs), 2)),
        wish_apart=float(_wishes(one) != _wishes(other)),
        tense_apart=float(_is_to_come(one) != _is_to_come(other)),
    )


def _put_in_place(one: Held, other: Held) -> float:
    """How much of the order of words is shared where each has a telling word in place of the other's, 0 where not."""
    ours, theirs = _sequence(one), _sequence(other)
    matcher = SequenceMatcher(None, [t.value for t in ours], [t.value for t in theirs], autojunk=False)
    for what, low, high, first, last in matcher.get_opcodes():
        if what == "replace" and _stand_apart(ours[low:high], theirs[first:last]):
            return max(0.0, 2 * matcher.ratio() - 1)
    return 0.0


def _sequence(held: Held) -> list[Token]:
    return [token for token in held.tokens if token.value]


def _stand_apart(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    mine = [token for token in ours if token.kind in _TELLING]
    yours = [token for token in theirs if token.kind in _TELLING]
    return bool(mine and yours) and not any(alike(a, b) > _ALIGNED + 0.2 for a in mine for b in yours)


def _kinds_apart(ours: Sequence[Token], theirs: Sequence[Token]) -> int:
    mine = {kind for token in ours for kind in _KINDS.get(token.value, ())}
    yours = {kind for token in theirs for kind in _KINDS.get(token.value, ())}
    return len(mine & yours)


def _acts(tokens: Iterable[Token]) -> int:
    return sum(token.kind in (Kind.ACT, Kind.PASSIVE) and token.value not in _LIGHT_ACTS for token in tokens)


def _wishes(held: Held) -> bool:
    return any(token.kind in (Kind.ACT, Kind.PASSIVE) and token.value in _WISHES for token in held.tokens)


def _is_to_come(held: Held) -> bool:
    return any(token.kind is Kind.MAY for token in held.tokens)


class _Match(NamedTuple):
    shared: float
    apart: float
    missing: float


def _weight(token: Token) -> float:
    if is_weak(token.value):
        return _WEAK
    if token.kind is Kind.TITLE:
        return 0.5
    return _ACT if token.kind in (Kind.ACT, Kind.PASSIVE) else 1.0


def _weight_of(tokens: Iterable[Token]) -> float:
    return sum(map(_weight, tokens))


def _unmatched(one: Held, other: Held) -> list[Token]:
    """The telling words of one claim that nothing in the other stands for."""
    return [token for token in one.telling if not _has(other, token)]


def _has(held: Held, token: Token) -> bool:
    if token.value in held.values:
        return True
    return any(alike(token, each) >= _ALIGNED for each in held.telling) or any(
        _begin_alike(token.value, name) for name in held.names
    )


def alike(one: Token, other: Token) -> float:
    """How much two words can stand for each other, 0 to 1."""
    if one.value == other.value:
        return 1.0
    if one.concepts and not set(one.concepts).isdisjoint(other.concepts):
        return 0.9
    if not _NEWS_WORDS.get(one.value, _NONE).isdisjoint(_NEWS_WORDS.get(other.value, _NONE)):
        return 0.9
    near = nearness(one.value, other.value)
    return near or (0.8 if _begin_alike(one.value, other.value) else 0.0)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words look like forms of one ("derail", "derailment")."""
    short, long = sorted((one, other), key=len)
    shared = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return shared >= _PREFIX and shared >= len(short) - 2 and len(long) - shared <= 6


def _covered(held: Held, unmatched: Sequence[Token]) -> float:
    whole = _weight_of(held.telling)
    return 1 - _weight_of(unmatched) / whole if whole else 1.0


def _names(one: Held, other: Held) -> _Match:
    ours = [sure for name, sure in one.names.items() if not _is_named_in(name, other)]
    theirs = [sure for name, sure in other.names.items() if not _is_named_in(name, one)]
    shared = len(one.names) - len(ours)
    apart = min(sum(ours), sum(theirs), 2.0)
    return _Match(shared / max(1, min(len(one.names), len(other.names)), shared), apart, abs(sum(ours) - sum(theirs)))


def _is_named_in(name: str, held: Held) -> bool:
    if name in held.values or name.removesuffix("s") in held.values:
        return True
    return any(_one_name(name, each) for each in held.names) or any(
        _begin_alike(name, token.value) for token in held.telling
    )


def _one_name(one: str, other: str) -> bool:
    """Whether two words name one thing: a country and its people, or one spelling and another."""
    if _COUNTRY.get(one, one) == _COUNTRY.get(other, other):
        return True
    short, long = sorted((one, other), key=len)
    stems = {
        short,
        short.removesuffix("a"),
        short.removesuffix("ia"),
        short.removesuffix("y"),
        short.removesuffix("e"),
        short.removesuffix("o"),
    }
    return any(
        len(begin) >= _SHORT_NAME and long.startswith(begin) and long[len(begin) :] in _DEMONYM_ENDS
        for begin in stems
    )


def _amounts(one: Held, other: Held) -> _Match:
    ours = [each for each in one.amounts if not any(each.agrees_with(their) for their in other.amounts)]
    theirs = [each for each in other.amounts if not any(each.agrees_with(our) for our in one.amounts)]
    apart = [each for each in ours if any(each.is_held_against(their) for their in theirs)]
    shared = len(one.amounts) - len(ours)
    missing = len(ours) + len(theirs) - 2 * len(apart)
    return _Match(float(min(shared, 2)), float(min(len(apart), 2)), float(max(0, min(missing, 3))))


def _times(one: Held, other: Held) -> _Match:
    both = one.times.keys() & other.times.keys()
    apart = sum(one.times[kind].isdisjoint(other.times[kind]) for kind in both)
    return _Match(float(len(both) - apart), float(min(apart, 2)), float(len(one.times.keys() ^ other.times.keys())))


def _next(tokens: Sequence[Token]) -> list[str]:
    """The telling words that a negation reaches."""
    found: list[str] = []
    for token in tokens:
        if found and (token.kind is Kind.STOP or found[-1] not in _LIGHT):
            break
        if token.kind in _TELLING:
            found.append(token.value)
    return found


def _turned(one: Held, other: Held, ours: Sequence[Token], theirs: Sequence[Token]) -> float:
    """1 where one is the other's opposite: by a negation or by an opposite word, not by both."""
    opposites = [(left, right) for left in ours for right in theirs if _opposed(left, right)]
    if opposites:
        return float(any((a.value in one.negated) == (b.value in other.negated) for a, b in opposites))
    if one.negations % 2 == other.negations % 2 and (one.negations > 0) == (other.negations > 0):
        return 0.0
    pairs = [(a, b) for a in one.telling for b in other.telling if alike(a, b) >= _ALIGNED]
    both = any(a.value in one.negated and b.value in other.negated for a, b in pairs)
    apart = any((a.value in one.negated) != (b.value in other.negated) for a, b in pairs)
    return float(apart and not both)


def _opposed(one: Token, other: Token) -> bool:
    return are_opposites(one.value, other.value) or _poles_apart(one, other)


def _poles_apart(one: Token, other: Token) -> bool:
    return any(
        (one.value in left and other.value in right) or (one.value in right and other.value in left)
        for left, right in _POLE_SETS
    )


def _has_pair(ours: Iterable[Token], theirs: Sequence[Token], test: Callable[[Token, Token], bool]) -> bool:
    return any(test(one, other) for one in ours for other in theirs)


def _sides_apart(one: Held, other: Held) -> bool:
    if _sexes(one) and _sexes(other) and _sexes(one).isdisjoint(_sexes(other)):
        return True
    return any(
        (left, right) in _OTHER_SIDE
        and (left not in _JOINING or leads == to or nearness(leads, to) >= _ALIGNED)
        and right not in {side for side, _ in one.sides}
        for left, leads in one.sides
        for right, to in other.sides
    )


def _sexes(held: Held) -> frozenset[str]:
    return frozenset(sex for sex, words in _SEXES.items() for token in held.telling if token.value in words)


class _Roles(NamedTuple):
    """What stands around an act."""

    before: frozenset[str]
    after: frozenset[str]
    object: str
    """What follows it at once."""
    passive: bool
    by: bool
    """Whether a passive one says by whom."""
    concepts: frozenset[str]


def _swapped(one: Held, other: Held) -> bool:
    """Whether what both say is done by one to the other, the other way round."""
    ours, theirs = _roles(one), _roles(other)
    return any(
        _is_turned_round(left, right)
        for act, left in ours.items()
        for what, right in theirs.items()
        if act == what or nearness(act, what) >= _ALIGNED or not left.concepts.isdisjoint(right.concepts)
    )


def _is_turned_round(left: _Roles, right: _Roles) -> bool:
    if left.by == right.by == left.passive == right.passive or (left.by and right.by):
        return bool(left.before & right.after and left.after & right.before and not left.before & right.before)
    if left.passive == right.passive:
        return False
    done, doing = (left, right) if left.passive else (right, left)
    if done.by:
        return bool(done.before & doing.before and done.after & doing.after and not done.before & doing.after)
    if not doing.object:
        return False
    of_doer = done.before & doing.before and not done.before & doing.after
    of_another = done.before & doing.after and doing.object in done.after and doing.object not in done.before
    return bool(of_doer or of_another)


def _roles(held: Held) -> dict[str, _Roles]:
    """What stands around each act that a claim tells once."""
    found: dict[str, _Roles] = {}
    for at, token in enumerate(held.tokens):
        if token.kind in (Kind.ACT, Kind.PASSIVE):
            before, after = held.tokens[:at], held.tokens[at + 1 :]
            passive = token.kind is Kind.PASSIVE
            by = passive and any(each.kind is Kind.BY for each in after)
            follows = after[0].value if after and after[0].kind in (Kind.NAME, Kind.WORD, Kind.TITLE) else ""
            names = frozenset(token.concepts)
            found[token.value] = _Roles(_things(before), _things(after), follows, passive, by, names)
    return found


def _things(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.value for token in tokens if token.kind in (Kind.NAME, Kind.WORD, Kind.TITLE))


def _voices_apart(one: Held, other: Held) -> bool:
    ours, theirs = _voice(one), _voice(other)
    return bool(ours and theirs) and not any(alike(left, right) >= _ALIGNED for left in ours for right in theirs)


def _voice(held: Held) -> list[Token]:
    """The words that name who says it: before a verb of saying up to a comma, or after "according" or "by"."""
    for at, token in enumerate(held.tokens):
        if token.kind is Kind.SAID:
            after, before = held.tokens[at + 1 :], held.tokens[:at][::-1]
            if token.concepts and not (after and after[0].kind is Kind.BY):
                continue
            words = _until_stop(
                after[bool(token.concepts) :] if token.concepts or token.value == "accord" else before
            )
            if words:
                return words
    return []


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.kind in (Kind.STOP, Kind.ACT, Kind.PASSIVE):
            break
        if token.kind in (Kind.NAME, Kind.WORD, Kind.TITLE):
            found.append(token)
    return found


def _amount(value: str) -> Amount:
    sort, number, loose = value.split(":")
    return Amount(Sort(sort), float(number), loose == "1")
