"""What is known of a language for tying a quotation to the name beside it: the form of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case, with typewriter apostrophes."""

    verbs: frozenset[str] = frozenset()
    """Third-person forms of verbs of saying."""
    auxiliaries: frozenset[str] = frozenset()
    """Before a participle: "a" of "a déclaré"."""
    participles: frozenset[str] = frozenset()
    according: frozenset[str] = frozenset()
    """"According to": the name behind it speaks."""
    articles: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    """Subjects that name nobody."""
    of: frozenset[str] = frozenset()
    """Prepositions that go on with a role ("alcalde de …"): a name behind one does not speak."""
    elsewhere: frozenset[str] = frozenset()
    """Prepositions behind which no speaker stands any more: whom, where and when it was told."""
    when: frozenset[str] = frozenset()
    """Adverbs between verb and subject, which are no part of a role."""
    that: frozenset[str] = frozenset()
    """The conjunction between a verb and what is quoted."""
    capitalised: frozenset[str] = frozenset()
    """Capitalised words that are no part of a name, though they may stand behind one."""
    openers: frozenset[str] = frozenset()
    """Words that open a sentence and so stand, capitalised, in front of a name."""
    roles: tuple[str, ...] = ()
    """Endings of capitalised nouns that tell what somebody is; empty where common nouns are in small letters."""

    titles: frozenset[str] = frozenset()
    """Whole words of the same sort, too short to be looked for as endings."""
    honorifics: frozenset[str] = frozenset()
    """Words before a name that tell nothing of a role."""

    @property
    def capitalises_nouns(self) -> bool:
        """Whether a capital alone tells no name."""
        return bool(self.roles)
