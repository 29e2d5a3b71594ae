"""What people correct, by button, select or form: it is asked for, checked, kept, and seen by everybody.

Each correction names the revision of the report that its maker saw; where somebody else was faster, nothing is done,
and it is said so. Whether a person may correct is looked at with every press.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.corrections import (
    Change,
    Corrected,
    CorrectionError,
    Known,
    MissingClaim,
    Named,
    NotAClaim,
    WrongSource,
    made,
    right_of,
)
from bot.corrections.places import find_words, unlisted, without_stop
from bot.discord.controls import Place
from bot.discord.corrections.controls import Ask, Step
from bot.discord.corrections.following import Following
from bot.discord.corrections.forms import Missed, MissingForm, NamedBy, NameForm
from bot.discord.errors import explain, told
from bot.discord.layout.corrections import (
    OWN_VOICE,
    claim_question,
    correction_done,
    correction_undone,
    corrections_page,
    sentences_question,
)
from bot.discord.layout.given_back import given_back
from bot.discord.layout.notices import GONE
from bot.discord.rights import require_verify
from bot.errors import WhosaidError
from bot.model import Claim, SentenceKind, Span
from bot.speech import noted
from bot.store import Kept
from bot.store.corrections import corrected, stale

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

Press = discord.Interaction["WhosaidBot"]

_ACTS = frozenset({Step.UNDO, Step.PICK_KIND, Step.PICK_SOURCE, Step.PICK_MADE})
"""What changes something at once, and so only what its maker saw."""
_NO_ID = -1
"""Stands for the id of a missing claim while it is only looked at whether it fits."""
_FORMS = frozenset({Step.NAME, Step.TYPE, Step.PICK_SENTENCE})
"""What is answered with a form."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A report as it is when somebody wants something of it."""

    kept: Kept
    now: Corrected

    def claim(self, claim_id: int) -> Claim:
        """A claim of it; raises CorrectionError where it has none with this id."""
        for claim in self.now.report.claims:
            if claim.id == claim_id:
                return claim
        raise CorrectionError("no_such_claim", noted("This claim is no longer in the report."))


class Corrector:
    """The corrections of one client."""

    def __init__(self, client: WhosaidBot) -> None:
        self._store = client.store
        self._following = Following(client)

    async def pressed(self, interaction: Press, ask: Ask, picked: str = "") -> None:
        """Do what a control asks for; failures are told to whoever pressed it."""
        async with told(interaction, f"correction ({ask.step}) of {ask.report_id}"):
            if ask.step in _FORMS:
                await self._form(interaction, ask, await self._seen(interaction, ask), picked)
                return
            public = ask.place is Place.PUBLIC
            await interaction.response.defer(ephemeral=True, thinking=public)
            seen = await self._seen(interaction, ask)
            if ask.step in _ACTS:
                await self._act(interaction, ask, seen, picked)
            else:
                await self._show(interaction, ask, seen)

    async def _seen(self, interaction: Press, ask: Ask) -> _Seen:
        """The report as it is now; raises WhosaidError unless this person may correct it, or only wants to look."""
        kept = await self._store.get(ask.report_id)
        if kept is None:
            raise WhosaidError("gone", GONE)
        guild_id = kept.owner.guild_id
        guild = interaction.client.get_guild(guild_id or 0)
        if guild is None or guild_id != interaction.guild_id:
            raise WhosaidError("not_this_server", noted("A report is corrected in the server that it was made in."))
        if ask.step is not Step.MADE:
            policies, places = interaction.client.policies, (kept.owner.channel_id, kept.answer_channel_id)
            require_verify(interaction, await policies.where(guild, *places))
        if ask.step in _ACTS | _FORMS and kept.revision != ask.revision:
            raise stale()
        return _Seen(kept, await corrected(self._store, kept))

    async def _show(self, interaction: Press, ask: Ask, seen: _Seen) -> None:
        """Show a panel of the report as it is now."""
        here = _here(ask, seen.kept.revision)
        match ask.step:
            case Step.CLAIM:
                view = claim_question(here, seen.now, seen.claim(ask.item))
            case Step.MISSING:
                sentences = await asyncio.to_thread(unlisted, seen.now.report)
                view = sentences_question(here, seen.now, sentences)
            case _:
                view = corrections_page(here, seen.now)
        await interaction.edit_original_response(view=view)

    async def _form(self, interaction: Press, ask: Ask, seen: _Seen, picked: str) -> None:
        """Open the form that a press asks for."""
        if ask.step is Step.NAME:
            claim = seen.claim(ask.item)
            await interaction.response.send_modal(NameForm(partial(self._named, ask, claim.span)))
            return
        sentence = next((span for span in unlisted(seen.now.report) if str(span.start) == picked), None)
        words = "" if sentence is None else seen.now.report.words(sentence)
        await interaction.response.send_modal(MissingForm(words, partial(self._missed, ask, sentence)))

    async def _act(self, interaction: Press, ask: Ask, seen: _Seen, picked: str) -> None:
        """Do at once what was pressed or picked."""
        match ask.step:
            case Step.PICK_KIND:
                change: Change = NotAClaim(
                    claim=ask.item, span=seen.claim(ask.item).span, instead=SentenceKind(picked)
                )
            case Step.PICK_SOURCE:
                change = WrongSource(claim=ask.item, span=seen.claim(ask.item).span, right=_right(seen, picked))
            case _:
                await self._undo(interaction, ask, int(picked or ask.item))
                return
        await self._make(interaction, ask, seen, change)

    async def _named(self, ask: Ask, claim: Span, interaction: Press, named: NamedBy) -> None:
        """Give a claim the source that somebody named in the article's words."""

        def change(seen: _Seen) -> Change:
            right = Named(span=_words_in(seen, named.words, claim), source_kind=named.kind)
            return WrongSource(claim=ask.item, span=claim, right=right)

        await self._filled(interaction, ask, named.words, change)

    async def _missed(self, ask: Ask, sentence: Span | None, interaction: Press, missed: Missed) -> None:
        """List the claim that somebody missed."""

        def change(seen: _Seen) -> Change:
            span = without_stop(seen.now.report.article.text, _words_in(seen, missed.words, sentence))
            return MissingClaim(span=span, worth=missed.worth)

        await self._filled(interaction, ask, missed.words, change)

    async def _filled(self, interaction: Press, ask: Ask, typed: str, change: Callable[[_Seen], Change]) -> None:
        """Do what a form was filled in for; where that fails, what was typed is given back."""
        await interaction.response.defer()
        try:
            seen = await self._seen(interaction, ask)
            await self._make(interaction, ask, seen, change(seen))
        except Exception as error:  # whatever it is, what was typed is not lost
            view = given_back(explain(error, f"correction ({ask.step}) of {ask.report_id}"), typed)
            await interaction.followup.send(view=view, ephemeral=True)

    async def _make(self, interaction: Press, ask: Ask, seen: _Seen, change: Change) -> None:
        """Keep a correction that fits, bring it to where the report is shown, and show what was done."""
        await asyncio.to_thread(made, seen.now.report, change, _NO_ID)
        done = await self._store.corrections.add(
            ask.report_id, change, actor_id=interaction.user.id, seen=ask.revision
        )
        now = await self._following.follow(done, interaction.user.id)
        if now is None:
            raise WhosaidError("gone", GONE)
        claim_id = next((each for each, mark in now.marks.items() if mark.correction == done.correction.id), None)
        is_listed = any(claim.id == claim_id for claim in now.report.claims)
        here = _here(ask, now.revision)
        view = correction_done(here, now, done.correction, claim_id if is_listed else None)
        await interaction.edit_original_response(view=view)

    async def _undo(self, interaction: Press, ask: Ask, correction_id: int) -> None:
        """Undo a correction, and show that."""
        done = await self._store.corrections.undo(
            ask.report_id, correction_id, actor_id=interaction.user.id, seen=ask.revision
        )
        now = await self._following.follow(done, interaction.user.id)
        if now is None:
            raise WhosaidError("gone", GONE)
        await interaction.edit_original_response(
            view=correction_undone(_here(ask, now.revision), now, done.correction)
        )


def _here(ask: Ask, revision: int) -> Ask:
    """A press of the report as it is now, in the panel that this person sees alone."""
    return replace(ask, place=Place.COPY if ask.place is Place.PUBLIC else ask.place, revision=revision)


def _right(seen: _Seen, picked: str) -> Known | Named | None:
    """The source that was picked."""
    source = int(picked)
    return None if source == OWN_VOICE else right_of(seen.kept.report, seen.now.report, source)


def _words_in(seen: _Seen, typed: str, near: Span | None) -> Span:
    """Where the typed words stand in the article; raises CorrectionError where they do not."""
    found = find_words(seen.now.report.article.text, typed, near)
    if found is None:
        raise CorrectionError(
            "words_not_found",
            noted("The article does not have these words. Copy them from it letter for letter; you typed:"),
        )
    return found
