"""Why a claim still needs verifying, and what to do next: one row of a table per reason.

Each row tests the structure around a claim (its chain, roots, accounts, denials) and words the reason and the next
step with the claim's own words and sources. To add a reason: one member of `Reason`, one row here.
The practice behind the steps is SIFT's "trace claims, quotes and media to the original context" (M. Caulfield).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model import RECORDS, Need, Reason, Source, SourceKind, Span
from bot.provenance import nouns
from bot.provenance.segment import tokens
from bot.provenance.surroundings import Surroundings, are_many, is_anonymous, wording
from bot.speech import noted

_ROLE_WORD = re.compile(r"[a-z]+")
_CAPITALISED = re.compile(r"[A-Z][\w’-]+")
_DEVELOPING = re.compile(
    r"\b(?:evolving|developing|ongoing|unfolding|fluid)\s+(?:situation|story|incident|event|news)\b"
    r"|\bmore (?:information|details|updates?) (?:as|when|will|to (?:come|follow))\b"
    r"|\bthis (?:story|article|post|report) (?:will be|is being) updated\b"
    r"|\b(?:story|details) (?:is|are) developing\b"
    r"|\b(?:preliminary|initial|early) (?:reports?|information|findings?|indications?|figures?|results?)\b"
    r"|\b(?:has|have) (?:not|yet) (?:yet )?(?:been )?(?:confirmed|announced|released|identified)\b"
    r"|\b(?:details|circumstances|motive|cause) (?:remains?|are|is|were|was) (?:still )?(?:unclear|unknown|scarce)\b"
    r"|\bin final talks\b|\bit (?:is|was) not immediately clear\b|\bnot immediately (?:clear|known)\b",
)
"""Over lower-case words."""


def _second_hand(around: Surroundings) -> bool:
    chain = [around.sources[i] for i in around.draft.chain]
    stations = [s for s in chain[:-1] if s.kind not in RECORDS]
    relayed = bool(chain) and chain[-1].kind is SourceKind.MEDIA
    return relayed or bool(stations)


def _single(around: Surroundings) -> bool:
    roots = {*around.draft.roots, *(r for account in around.accounts for r in account.roots)}
    return len(roots) == 1 and all(s.kind not in RECORDS for s in around.roots)


def _interested(around: Surroundings) -> bool:
    """The claim is about the side that its source speaks for."""
    source = around.roots[-1] if around.roots else None
    if source is None or source.kind in RECORDS or source.kind is SourceKind.MEDIA:
        return False
    text = around.article.text
    scope = around.post.body if around.post else (around.draft.sentence,)
    said = {t.lower for part in scope for t in tokens(text, part)}
    if said & {"our", "ours", "us", "we"}:
        return True
    return _speaks_for_a_side(source) and _is_about(source, text, around.draft.span)


def _speaks_for_a_side(source: Source) -> bool:
    role = _ROLE_WORD.findall((source.role or "").lower())
    return not nouns.REPRESENTATIVE_ROLES.isdisjoint(role) or source.kind is SourceKind.ORGANISATION


def _is_about(source: Source, text: str, span: Span) -> bool:
    own = " ".join((source.name, source.role or "", source.affiliation or "", *source.aliases))
    named = {w.lower() for w in _CAPITALISED.findall(own)}
    said = [t for t in tokens(text, span) if t.is_word]
    if said and said[0].lower in {"he", "she", "it", "they", "i", "his", "her", "its", "their", "my"}:
        return True
    return any(t.lower in named and t.text[0].isupper() for t in said)


def _rests_on_post(around: Surroundings) -> bool:
    return around.post is not None and len(around.draft.chain) == 1 and around.draft.sources != ()


def _is_cut(around: Surroundings) -> bool:
    post = around.post
    if post is None or not post.truncated or post.continuation is not None or not post.body:
        return False
    return post.body[-1].end - around.draft.span.end < 4


def _develops(around: Surroundings) -> bool:
    """Said of the sentence itself, or by a post of the whole that it tells."""
    told = (around.draft.sentence, *(around.post.body if around.post else ()))
    return any(_DEVELOPING.search(part.of(around.article.text).lower()) for part in told)


@dataclass(frozen=True, slots=True)
class _Row:
    reason: Reason
    weight: float
    """How much weaker the claim stands for it; orders the claims."""
    holds: Callable[[Surroundings], bool]
    why: str
    step: str
    """Templates over the slots of `surroundings`."""
    why_many: str | None = None
    """What `why` is where several deny it, or one that is many ("two aides")."""

    def why_for(self, around: Surroundings) -> str:
        """The template of why it holds there."""
        return self.why_many if self.why_many is not None and are_many(around) else self.why


_ROWS = (
    _Row(
        Reason.DISPUTED,
        0.9,
        lambda a: bool(a.denied_by),
        # Translators: {deniers} is one name; the next but one is for several names, or one that is a plural.
        noted("{deniers} denies it."),
        noted("Find what {deniers} said in full, with date and place, and what exactly is denied."),
        why_many=noted("{deniers} deny it."),
    ),
    _Row(
        Reason.ACCOUNTS_DIFFER,
        0.6,
        lambda a: a.difference is not None,
        # Translators: {detail} is a few words such as "how many people", {versions} what the accounts say, quoted.
        noted("The accounts differ on a detail ({detail}): {versions}."),
        noted("Find a record or a witness that settles which version is right."),
    ),
    _Row(
        Reason.ANONYMOUS,
        0.7,
        lambda a: any(is_anonymous(s) for s in a.roots),
        noted("The source is not named: {anonymous}."),
        noted("Look for somebody on the record, or a document, that says “{words}”."),
    ),
    _Row(
        Reason.RECORD_NOT_LINKED,
        0.5,
        lambda a: a.record is not None or a.cited_record is not None,
        noted("It rests on a record that is described but not linked or given in full: {record}."),
        noted("Get the original ({record}) and check that it says “{words}”."),
    ),
    _Row(
        Reason.UNATTRIBUTED,
        0.5,
        lambda a: not a.draft.sources,
        noted("The article says it in its own voice and gives no source."),
        noted("Find who first reported “{words}”, and on what ground."),
    ),
    _Row(
        Reason.SECOND_HAND,
        0.4,
        _second_hand,
        noted("{origin} is not heard directly but through {station}."),
        noted("Go to {station}’s own report and see who says “{words}” there, word for word."),
    ),
    _Row(
        Reason.POST_ONLY,
        0.4,
        _rests_on_post,
        noted("It rests on a social-media post alone."),
        # Translators: {post} is "the post by {who} of {date}", "the post by {who}" or "the post".
        noted("Open {post} and see what it shows or links to as proof."),
    ),
    _Row(
        Reason.TRUNCATED,
        0.3,
        _is_cut,
        noted("The words are cut off here."),
        noted("Open {post} and read it to the end."),
    ),
    _Row(
        Reason.INTERESTED_PARTY,
        0.4,
        _interested,
        noted("{speaker} speaks for a side that this is about."),
        noted("Check “{words}” with somebody who has no stake in it, or against a record."),
    ),
    _Row(
        Reason.FIGURE,
        0.4,
        lambda a: a.figure is not None and not any(s.kind is SourceKind.DATASET and s.linked for s in a.roots),
        noted("A number is given without the data behind it: “{figure}”."),
        noted("Find who counted “{figure}”, when and how."),
    ),
    _Row(
        Reason.SINGLE_SOURCE,
        0.3,
        _single,
        noted("Only {speaker} says so here."),
        noted("Find a second source for “{words}” that does not rest on {speaker}."),
    ),
    _Row(
        Reason.DEVELOPING,
        0.2,
        _develops,
        noted("The text itself says that this is early or may change."),
        noted("Look for a later account of “{words}”."),
    ),
)


def needs_of(around: Surroundings) -> tuple[Need, ...]:
    """The reasons that hold for a claim, in the table's order."""
    return tuple(need_of(row.reason, row.why_for(around), row.step, around) for row in _ROWS if row.holds(around))


def need_of(reason: Reason, why: str, step: str, around: Surroundings) -> Need:
    """A reason in words: two templates over the slots of `surroundings`, filled for one claim."""
    said, next_said = wording(why, around), wording(step, around)
    return Need(
        reason=reason,
        why=said.english,
        next_step=next_said.english,
        why_wording=said if said.slots else None,
        next_step_wording=next_said if next_said.slots else None,
    )


def weakness(needs: Sequence[Need]) -> float:
    """How weakly a claim stands: 0 (sufficiently traced) to about 3."""
    given = {need.reason for need in needs}
    return sum(row.weight for row in _ROWS if row.reason in given)
