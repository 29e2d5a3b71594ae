"""Where somebody waits for word of what was asked: a command's reply, the offer that was taken up, or nowhere yet."""

from __future__ import annotations

from typing import Protocol

import discord
from discord import ui
from discord.http import Route, handle_message_parameters

from bot.discord.controls import Place
from bot.discord.layout.offers import moved
from bot.policy import Replies
from bot.store import Job, Standing


class Spot(Protocol):
    """A place in Discord that shows one thing at a time."""

    @property
    def place(self) -> Place:
        """Who sees what is shown here."""
        ...

    async def show(self, view: ui.LayoutView) -> Standing:
        """Show this, in place of what was shown before."""
        ...

    async def show_stage(self, view: ui.LayoutView) -> None:
        """Show what is being done, where anybody waits for it."""
        ...

    async def leave(self, answer: str, *, in_sight: bool) -> None:
        """Leave word that the answer stands behind this link; `in_sight` says that it is seen from here anyway."""
        ...


def spot_of(client: discord.Client, job: Job) -> Spot:
    """Where word of a job is waited for."""
    if job.answer_id is not None:
        return OfferSpot(client, job, job.answer_id)
    return ReplySpot(client, job) if job.interaction_token else NewSpot(client, job)


def is_hidden(place: Replies, anchor_id: int | None) -> bool:
    """Whether the reply to a command is for the asker only: the answer is, or it stands elsewhere."""
    return place in (Replies.ASKER, Replies.CHANNEL) or (place is Replies.THREAD and anchor_id is not None)


class ReplySpot:
    """The reply that Discord is waiting for; whoever has the interaction's token can edit it for 15 minutes."""

    def __init__(self, client: discord.Client, job: Job) -> None:
        self._http = client.http
        self._route = Route(
            "PATCH",
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            webhook_id=job.application_id,
            webhook_token=job.interaction_token,
        )
        self.place = Place.PRIVATE if is_hidden(job.place, job.anchor_id) else Place.PUBLIC

    async def show(self, view: ui.LayoutView) -> Standing:
        """Replace what the reply shows."""
        with handle_message_parameters(view=view, allowed_mentions=discord.AllowedMentions.none()) as parameters:
            message = await self._http.request(self._route, json=parameters.payload)
        return Standing(int(message["channel_id"]), int(message["id"]))

    async def show_stage(self, view: ui.LayoutView) -> None:
        """Show the stage."""
        await self.show(view)

    async def leave(self, answer: str, *, in_sight: bool) -> None:  # noqa: ARG002  (a reply must say something)
        """The reply becomes the link."""
        await self.show(moved(answer))


class OfferSpot:
    """An offer that somebody took up: the bot's own message, which it can always edit."""

    place = Place.PUBLIC

    def __init__(self, client: discord.Client, job: Job, message_id: int) -> None:
        channel_id = job.owner.channel_id or 0
        channel = client.get_partial_messageable(channel_id, guild_id=job.owner.guild_id)
        self._message = channel.get_partial_message(message_id)
        self._standing = Standing(channel_id, message_id)

    async def show(self, view: ui.LayoutView) -> Standing:
        """The offer becomes this."""
        await self._message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
        return self._standing

    async def show_stage(self, view: ui.LayoutView) -> None:
        """Show the stage."""
        await self.show(view)

    async def leave(self, answer: str, *, in_sight: bool) -> None:
        """The offer becomes the link, or goes where nobody needs it."""
        if in_sight:
            await self._message.delete()
        else:
            await self.show(moved(answer))


class NewSpot:
    """Nobody asked, so nothing stands here until there is an answer; then it is a quiet reply to the article."""

    place = Place.PUBLIC

    def __init__(self, client: discord.Client, job: Job) -> None:
        self._channel = client.get_partial_messageable(job.owner.channel_id or 0, guild_id=job.owner.guild_id)
        self._job = job

    async def show(self, view: ui.LayoutView) -> Standing:
        """Reply to the message that holds the article."""
        reply_to = self._channel.get_partial_message(self._job.anchor_id or 0).to_reference(fail_if_not_exists=True)
        sent = await self._channel.send(view=view, reference=reply_to, silent=True, nonce=nonce(self._job))
        return Standing(sent.channel.id, sent.id)

    async def show_stage(self, view: ui.LayoutView) -> None:
        """Nobody waits."""

    async def leave(self, answer: str, *, in_sight: bool) -> None:
        """Nobody waits."""


def nonce(job: Job) -> str:
    """What Discord knows a job's message by, so that one that was sent right before a crash is not sent again."""
    return f"ws{job.id}"
