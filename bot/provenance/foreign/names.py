"""Runs of capitalised words that may name somebody, and which of them an article gives as full names.

Knows capitals, the particles within names and the words of a language that are capitalised without being names;
decides nothing about who speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.model import Article, BlockKind, SourceKind, Span
from bot.provenance.foreign.lexicon import Lexicon
from bot.provenance.segment import Token, tokens

_PARTICLES = frozenset("de del della di da do dos das du des le van von zu zur al el bin ibn af".split())
_SECOND_PARTICLES = frozenset("la las los der den ter ten".split())
"""Those that only stand behind another one; elsewhere they are articles."""
_MOST_PARTICLES = 2
TITLES = frozenset("dr prof ing mag st mme mlle".split())
"""Abbreviations whose stop does not end a sentence."""
_BODY_ARTICLES = frozenset("le la les el los las il lo gli o os as die das".split())
_BODY_WORDS = frozenset(
    "ministerium bundesministerium universität gmbh ag polizei feuerwehr verband bundesamt gericht bank verein "
    "gewerkschaft partei "
    "ministère université police banque association fédération société agence syndicat sa "
    "ministerio universidad policía banco asociación federación agencia gobierno sindicato "
    "ministero università polizia banca associazione federazione agenzia "
    "ministério universidade polícia associação federação agência governo "
    "ministerie universiteit politie vereniging ministerstwo uniwersytet policja związek "
    "polisen universitet kommun region regeringen politiet universitetet kommune regjeringen".split()
)


class Name(NamedTuple):
    """A run of capitalised words that may name somebody."""

    span: Span
    role: Span | None
    """Capitalised words in front that tell what somebody is: "Bürgermeisterin"."""
    words: tuple[str, ...]
    """Without role and honorific."""
    is_titled: bool
    """Whether a role or an honorific tells that it is a person's."""

    @property
    def is_full(self) -> bool:
        """Whether there is more than one word: a surname alone is not known to be a name."""
        return len(self.words) > 1


def read_run(found: Sequence[Token], at: int) -> int:
    """The end, as a position among the tokens, of the run of capitalised words that starts at `at`."""
    end, joined = at, at
    while joined < len(found):
        token = found[joined]
        if token.is_word and token.text[0].isupper():
            joined += 1
            end = joined
        elif end > at and _continues(found, joined) and joined - end < _MOST_PARTICLES:
            joined += 1
        else:
            break
    return end


def _continues(found: Sequence[Token], at: int) -> bool:
    """Whether a token that is no capitalised word may stand within a name: a particle, the stop of an initial."""
    token, before = found[at], found[at - 1]
    if token.text == ".":
        return token.start == before.end and (len(before.text) == 1 or before.lower in TITLES)
    return token.low in _PARTICLES or (token.low in _SECOND_PARTICLES and before.low in _PARTICLES)


def name_in(run: Sequence[Token], lexicon: Lexicon) -> Name | None:
    """The name in a run of capitalised words, without what opens the sentence and the role in front; None where no
    word is left."""
    opened = next((at for at, token in enumerate(run) if token.low not in lexicon.openers), len(run))
    run = run[opened:]
    told = max((at for at, token in enumerate(run[:-1]) if _is_role(token, lexicon)), default=-1) + 1
    kept = _trimmed(run[told:], lexicon)
    if not kept or all(_is_role(token, lexicon) for token in kept):
        return None
    role = _role(run[:told], lexicon)
    words = tuple(token.text for token in kept if token.is_word)
    return Name(Span(kept[0].start, kept[-1].end), role, words, told > 0)


def _trimmed(run: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """A name without the stop of a title in front, and without words behind it that are no part of it."""
    start = next((at for at, token in enumerate(run) if token.is_word), len(run))
    end = start
    while end < len(run) and run[end].low not in lexicon.capitalised and not _places(run, start, end, lexicon):
        end += 1
    while end > start and not (run[end - 1].is_word and run[end - 1].text[0].isupper()):
        end -= 1
    return run[start:end]


def _places(run: Sequence[Token], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a particle behind a full name is the preposition "of": "Simone Vintz von der Stiftung"."""
    return at - start > 1 and run[at].text in lexicon.of


def _role(told: Sequence[Token], lexicon: Lexicon) -> Span | None:
    """The words in front of a name up to the honorific that may end them."""
    said = [token for token in told if token.is_word]
    while said and said[-1].low in lexicon.honorifics:
        said.pop()
    return Span(said[0].start, said[-1].end) if said else None


def _is_role(word: Token, lexicon: Lexicon) -> bool:
    return word.low in lexicon.titles | lexicon.honorifics or (
        bool(lexicon.roles) and word.low.endswith(lexicon.roles)
    )


class FullNames:
    """The names of several words that an article holds, by their last word.

    A capital that opens a sentence may be no name's ("Wovor Berger warnt"), so a name found only there yields to one
    found within a sentence or behind a role.
    """

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self._sure: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._unsure: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for block in article.blocks:
            if block.kind is not BlockKind.FURNITURE:
                self._read(tokens(article.text, block.span), lexicon)

    def _read(self, found: Sequence[Token], lexicon: Lexicon) -> None:
        at = 0
        while at < len(found):
            end = read_run(found, at)
            name = name_in(found[at:end], lexicon) if end > at else None
            if name is not None and name.is_full:
                within = at > 0 and (found[at - 1].is_word or found[at - 1].text == ",")
                held = self._sure if within or name.is_titled else self._unsure
                held[name.words[-1]].add(name.words)
            at = max(end, at + 1)

    def is_sure(self, words: tuple[str, ...]) -> bool:
        """Whether the article gives this very name within a sentence or behind a role."""
        return words in self._sure.get(words[-1], ())

    def has(self, words: Sequence[str]) -> bool:
        """Whether some longer name ends with these words."""
        return bool(self._longer(self._sure, words) or self._longer(self._unsure, words))

    def full(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The one longer name that ends with these words; the words themselves where none or several do."""
        longer = self._longer(self._sure, words) or self._longer(self._unsure, words)
        return longer[0] if len(longer) == 1 else words

    def _longer(self, held: Mapping[str, set[tuple[str, ...]]], words: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The shortest of the names that end with these words and are longer."""
        longer = [full for full in held.get(words[-1], ()) if _ends_with(full, words)]
        shortest = min(map(len, longer), default=0)
        return [full for full in longer if len(full) == shortest]


def _ends_with(full: Sequence[str], words: Sequence[str]) -> bool:
    return len(full) > len(words) and tuple(full[-len(words) :]) == tuple(words)


def kind_of(words: Sequence[str]) -> SourceKind:
    """Whether a name's form is a body's (initials, an article, a word for a body) or a person's."""
    lower = [word.lower() for word in words]
    if any(_is_initials(word) for word in words) or lower[0] in _BODY_ARTICLES:
        return SourceKind.ORGANISATION
    return SourceKind.PERSON if _BODY_WORDS.isdisjoint(lower) else SourceKind.ORGANISATION


def _is_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()
