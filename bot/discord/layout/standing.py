"""How a claim on the board stands, in words: its number, its state with a sign, who, when, why, and what shows it.

It knows claims of the board and Discord's markdown, not how a message is put together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from bot.board import BoardClaim, Evidence, State, Verdict
from bot.report.escape import Style
from bot.report.texts import DOT
from bot.speech import noted, tr, trn

DISCORD: Final = Style.DISCORD
SENTENCE_LIMIT = 500
SHORT_SENTENCE = 160
"""Characters of a sentence whole and in a list."""

EVIDENCE_ROOM = 600
SHORT_EVIDENCE = 120
_SITE_LIMIT = 40
_NAME_LIMIT = 60
_LINK_LIMIT = 400
"""Characters of all evidence, whole and in a list; of a site's and a file's name; of a link that can be followed."""


@dataclass(frozen=True, slots=True)
class StateWords:
    """What a state is called, alone and with who brought it about."""

    sign: str
    """One character that Discord shows as it is, so that no state is told by colour alone."""
    english: str
    english_by: str
    english_since: str
    """With the day, where it is not known by whom."""
    english_proposed: str = ""
    """Where a second person has to agree."""
    english_about: str = ""
    """What a verdict says, in one line of at most 100 characters."""

    @property
    def word(self) -> str:
        """The word in the reader's language."""
        return tr(self.english)


STATES: Final[Mapping[State, StateWords]] = {
    State.OPEN: StateWords("○", noted("open"), noted("open"), noted("open")),
    State.TAKEN: StateWords("◐", noted("taken"), noted("taken by {who}"), noted("taken, {day}")),
    State.CONFIRMED: StateWords(
        "✓",
        noted("confirmed"),
        noted("confirmed by {who}, {day}"),
        noted("confirmed, {day}"),
        noted("found confirmed by {who}; somebody else has to agree"),
        noted("What was found shows it to be so."),
    ),
    State.REFUTED: StateWords(
        "✗",
        noted("refuted"),
        noted("refuted by {who}, {day}"),
        noted("refuted, {day}"),
        noted("found refuted by {who}; somebody else has to agree"),
        noted("What was found shows it not to be so."),
    ),
    State.MISLEADING: StateWords(
        "◑",
        noted("misleading"),
        noted("found misleading by {who}, {day}"),
        noted("found misleading, {day}"),
        noted("found misleading by {who}; somebody else has to agree"),
        noted("True, but it lacks context that changes what it means."),
    ),
    State.UNVERIFIABLE: StateWords(
        "?",
        noted("unverifiable"),
        noted("found unverifiable by {who}, {day}"),
        noted("found unverifiable, {day}"),
        noted("found unverifiable by {who}; somebody else has to agree"),
        noted("It can be neither shown nor ruled out with what can be found."),
    ),
    State.SET_ASIDE: StateWords("–", noted("not a claim"), noted("not a claim"), noted("not a claim")),
}


def stands(claim: BoardClaim) -> str:
    """How it stands, in a few words: "✓ confirmed by @x, 3 May 2026"."""
    if claim.verdict is not None:
        return _ruled(claim.verdict)
    words = STATES[claim.state]
    if claim.state is State.TAKEN and claim.taken_by is None:
        return f"{words.sign} {words.word}"
    return f"{words.sign} {tr(words.english_by, who=person(claim.taken_by))}"


def numbered(claim: BoardClaim) -> str:
    """Its number and how it stands: "#142 · ✓ confirmed by @x, 3 May 2026"."""
    return f"#{claim.number}{DOT}{stands(claim)}"


def proposed(verdict: Verdict) -> str:
    """A verdict that somebody else has to agree to."""
    words = STATES[verdict.state]
    return f"{words.sign} {tr(words.english_proposed, who=person(verdict.by))}"


def plainly(claim: BoardClaim) -> str:
    """Its number and state where Discord shows no mentions and no dates: "#142 · ✓ confirmed"."""
    words = STATES[claim.state]
    return f"#{claim.number}{DOT}{words.sign} {words.word}"


def standing_line(claim: BoardClaim | None) -> str:
    """How a claim in a list stands, in small print while it is not settled; "" where it is not on the board."""
    if claim is None:
        return ""
    if claim.verdict is not None:
        why = DISCORD.quote(claim.verdict.sentence, SHORT_SENTENCE)
        shown = evidence_words(claim.verdict.evidence, SHORT_EVIDENCE)
        return f"\n**{numbered(claim)}**\n-# {why}{DOT}{shown}"
    waiting = f"\n-# {proposed(claim.proposal)}" if claim.proposal else ""
    return f"\n-# **{numbered(claim)}**{waiting}"


def seen_line(seen: Sequence[BoardClaim]) -> str:
    """That earlier reports had it: in full size where one of them is settled, else in small print; "" for none."""
    if not seen:
        return ""
    first = next((claim for claim in seen if claim.is_settled), seen[0])
    more = trn("and {number} more", "and {number} more", len(seen) - 1) if len(seen) > 1 else ""
    said = DOT.join(part for part in (tr("Seen before: {claim}", claim=numbered(first)), more) if part)
    return f"\n**{said}**" if first.is_settled else f"\n-# {said}"


def standing_block(claim: BoardClaim) -> Sequence[str]:
    """How a claim stands with what it rests on, in a fuller and a shorter version."""
    head = f"**{numbered(claim)}**"
    return _with_verdict(head, claim)


def seen_block(claim: BoardClaim) -> Sequence[str]:
    """A claim of an earlier report that says the same, with what came of it."""
    said = tr("Seen before: {claim}", claim=numbered(claim))
    head = f"**{said}**\n-# {DISCORD.quote(claim.words, SHORT_SENTENCE)}"
    return _with_verdict(head, claim)


def person(user_id: int | None) -> str:
    """Somebody, as a mention that pings nobody; whoever had that deleted stays unnamed."""
    return f"<@{user_id}>" if user_id is not None else tr("somebody")


def day(at: datetime) -> str:
    """A day as everybody's own Discord writes it."""
    return f"<t:{int(at.timestamp())}:D>"


def evidence_words(evidence: Sequence[Evidence], room: int = EVIDENCE_ROOM) -> str:
    """What a verdict rests on: links by the name of their site, files by their own; what has no room is counted."""
    shown: list[str] = []
    for each in evidence:
        words = _evidence(each)
        room -= len(words) + 2
        if room < 0 and shown:
            break
        shown.append(words)
    more = len(evidence) - len(shown)
    return ", ".join([*shown, *([trn("and {number} more", "and {number} more", more)] if more else [])])


def evidence_line(evidence: Sequence[Evidence]) -> str:
    """The same as a line of small print; "" for none."""
    label = tr("Evidence")
    return f"\n-# **{label}:** {evidence_words(evidence)}" if evidence else ""


def _ruled(verdict: Verdict) -> str:
    words = STATES[verdict.state]
    if verdict.by is None:
        return f"{words.sign} {tr(words.english_since, day=day(verdict.at))}"
    return f"{words.sign} {tr(words.english_by, who=person(verdict.by), day=day(verdict.at))}"


def _with_verdict(head: str, claim: BoardClaim) -> Sequence[str]:
    verdict = claim.verdict or claim.proposal
    if verdict is None:
        return (head,)
    waiting = "" if claim.verdict else f"\n**{proposed(verdict)}**"
    said = f"\n{DISCORD.quote(verdict.sentence, SENTENCE_LIMIT)}"
    short = f"\n{DISCORD.quote(verdict.sentence, SHORT_SENTENCE)}"
    return (head + waiting + said + evidence_line(verdict.evidence), head + waiting + short, head + waiting)


def _evidence(evidence: Evidence) -> str:
    if evidence.url is None:
        name = DISCORD.short(evidence.name or "", _NAME_LIMIT)
        return tr("{name} (file)", name=name)
    site = DISCORD.short(_site(evidence.url), _SITE_LIMIT)
    follows = len(evidence.url) <= _LINK_LIMIT and not set(evidence.url) & set("<> \\")
    return f"[{site}](<{evidence.url}>)" if follows else site


def _site(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url
