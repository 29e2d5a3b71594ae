"""What a press of the button under an offer does, and of the one under the word that something was checked before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord

from bot.discord.errors import told
from bot.discord.flow import Desk
from bot.discord.intake import Given, Offer, Several
from bot.discord.layout.notices import GONE
from bot.discord.layout.offers import links_offered
from bot.discord.offer_buttons import Wish, Wished
from bot.discord.questions import Questions
from bot.errors import WhosaidError
from bot.speech import noted
from bot.store import Entrance, Kept, Store

TAKEN_UP = noted("Somebody has just taken this up; the answer comes here.")


class Offers:
    """Takes up the offers of one client."""

    def __init__(self, desk: Desk, questions: Questions, store: Store) -> None:
        self._desk = desk
        self._questions = questions
        self._store = store
        self._taken_up: set[int] = set()

    async def pressed(self, interaction: discord.Interaction[Any], wished: Wished) -> None:
        """Do what is wished for; failures are told to whoever pressed."""
        async with told(interaction, f"{wished.what} of {wished.of}"):
            assert interaction.message is not None  # noqa: S101  (a button stands in a message)
            links = links_offered(interaction.message)
            if wished.what is Wish.CHECK:
                await self._check(interaction, interaction.message.id, links, int(wished.of))
            else:
                given = await self._again(wished.of, links)
                await self._desk.take(interaction, given, entrance=Entrance.AGAIN)

    async def _check(
        self, interaction: discord.Interaction[Any], offer_id: int, links: tuple[str, ...], anchor_id: int
    ) -> None:
        if len(links) != 1:
            await self._questions.ask(interaction, Several(tuple(map(Offer, links))), private=False)
            return
        with self._taking_up(offer_id):
            given = Given(link=links[0])
            await self._desk.take(interaction, given, entrance=Entrance.OFFER, anchor_id=anchor_id)

    @contextmanager
    def _taking_up(self, offer_id: int) -> Iterator[None]:
        """One offer becomes one answer, however many press at once."""
        if offer_id in self._taken_up:
            raise WhosaidError("taken_up", TAKEN_UP)
        self._taken_up.add(offer_id)
        try:
            yield
        finally:
            self._taken_up.discard(offer_id)

    async def _again(self, report_id: str, links: tuple[str, ...]) -> Given:
        """What was given before: the link that stands in the message, else the words that are kept."""
        if links:
            return Given(link=links[0])
        kept = await self._store.get(report_id)
        if kept is None:
            raise WhosaidError("gone", GONE)
        return _given(kept)


def _given(kept: Kept) -> Given:
    article = kept.report.article
    return Given(texts=(article.text,), title=article.title, url=article.url, outlet=article.outlet)
