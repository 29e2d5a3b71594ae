"""Where an account first comes from: its independent first-hand origins, each counted once.

The rule, in this order:

1. A claim rests on the record in its chain (or that its speaker is known through), else on the end of its chain. Who
   is heard on a recording is on the recording, so ten retellings of one recording are one origin. Whoever passes
   on somebody else's word about the matter is no origin of it.
2. Two records of a kind are one where the name of the one says no more than the other's ("the recordings", "the
   dispatch audio").
3. First-hand standing have records, unnamed and named people who speak to the press or hold an office, and
   organisations. An outlet, whose own source stays unsaid, and the author of a post without an office have none:
   they comment or pass on, unless the post tells what its author perceived. A post that only shows a recording or
   picture on which the account rests already has none either.
4. Somebody who tells what was done to his own side ("refused to help us") is first-hand, but not independent.

Where nobody independent is left, those parties are the origins, and where there are none either, whoever the chains
end with. This module knows nothing of how claims were grouped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import RECORDS, Article, Source, SourceKind, Span, Stance
from bot.provenance.drafts import Draft
from bot.provenance.segment import tokens
from bot.provenance.words import apostrophe, content_words, stem

_RECORD_WORDS = frozenset(
    stem(word)
    for word in (
        "recording audio video footage tape clip screenshot screen image photo photograph picture document report "
        "record file memo email letter copy transcript conversation data figures new original full leaked"
    ).split()
)
"""Words of a record's name that say what kind of record it is and not which."""

_SHOWING = frozenset("here watch listen look video footage audio clip recording screenshot photo picture".split())
_PERCEIVED = frozenset("saw heard watched witnessed felt smelled filmed recorded photographed".split())
_DONE_TO_US = frozenset({"us", "me"})
_SPEAKER = frozenset({"i", "we"})


def account_roots(article: Article, members: Iterable[Draft], sources: Sequence[Source]) -> tuple[int, ...]:
    """The ids of the independent first-hand origins of an account, in order of first appearance.

    Claims in the article's own voice add none, so the result is empty where nobody else tells it.
    """
    spoken = [draft for draft in members if draft.sources and draft.stance is Stance.ASSERTS]
    ends = _without_copies(dict.fromkeys(end for draft in spoken for end in _ends(draft, sources)), sources)
    stations = {station for draft in spoken for station in draft.chain[:-1] if sources[station].kind not in RECORDS}
    ends = [end for end in ends if end not in stations]
    shown = any(sources[end].kind in RECORDS for end in ends)
    first_hand = [end for end in ends if _first_hand(sources[end], _words_of(end, spoken, article), article, shown)]
    parties = {source for draft in spoken for source in draft.sources if _of_own_side(_words(draft, article))}
    independent = [end for end in first_hand if end not in parties or sources[end].kind in RECORDS]
    return tuple(independent or first_hand or ends)


def _ends(draft: Draft, sources: Sequence[Source]) -> tuple[int, ...]:
    """The record that a claim rests on, else where its chain ends."""
    roots = draft.roots or draft.chain[-1:] or draft.sources
    return tuple(_rests_on(root, draft, sources) for root in roots)


def _rests_on(root: int, draft: Draft, sources: Sequence[Source]) -> int:
    if sources[root].kind in RECORDS:
        return root
    passed = draft.chain if root in draft.chain else ()
    records = [station for station in passed if sources[station].kind in RECORDS]
    records = records or [station for station in sources[root].via if sources[station].kind in RECORDS]
    return records[-1] if records else root


def _without_copies(ends: Iterable[int], sources: Sequence[Source]) -> list[int]:
    """The ends without records whose name says no more than that of another record of the kind."""
    kept: list[int] = []
    for end in ends:
        name = _telling_name(sources[end])
        alike = [k for k, other in enumerate(kept) if _same_record(sources[end], sources[other])]
        if not alike:
            kept.append(end)
        elif len(name) > len(_telling_name(sources[kept[alike[0]]])):
            kept[alike[0]] = end
    return kept


def _same_record(first: Source, second: Source) -> bool:
    if first.kind is not second.kind or first.kind not in RECORDS:
        return False
    names = (_telling_name(first), _telling_name(second))
    return names[0] <= names[1] or names[1] <= names[0]


def _telling_name(source: Source) -> frozenset[str]:
    return frozenset(content_words(source.name, Span(0, len(source.name)))) - _RECORD_WORDS


def _first_hand(source: Source, words: frozenset[str], article: Article, shown: bool) -> bool:
    """Whether a chain that ends with this source ends with somebody who can know."""
    if source.kind is SourceKind.MEDIA:
        return False
    if source.kind is not SourceKind.POST and source.post is None:
        return True
    if shown and _only_shows(source, words, article):
        return False
    return bool(source.role or source.affiliation) or bool(words & _PERCEIVED and words & _SPEAKER)


def _only_shows(source: Source, words: frozenset[str], article: Article) -> bool:
    media = source.post is not None and article.posts[source.post].media
    return bool(media) and bool(words & _SHOWING)


def _of_own_side(words: frozenset[str]) -> bool:
    """Whether a sentence tells what was done to the speaker's side, and not what the speaker perceived."""
    return bool(words & _DONE_TO_US) and not words & _PERCEIVED


def _words_of(source: int, spoken: Sequence[Draft], article: Article) -> frozenset[str]:
    drafts = (draft for draft in spoken if source in draft.sources or source in draft.chain)
    return frozenset(word for draft in drafts for word in _words(draft, article))


def _words(draft: Draft, article: Article) -> frozenset[str]:
    return frozenset(apostrophe(token.text) for token in tokens(article.text, draft.sentence))
