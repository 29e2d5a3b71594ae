"""The one road of every entrance: let in, defer, accept, open, read, report, keep, answer, finish.

What was accepted stays in the store until it is answered, so that a restart loses nothing. It knows no command and
no layout beyond the answer's.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakValueDictionary

import discord

from bot.discord.board.enrolling import enrol
from bot.discord.controls import Place
from bot.discord.delivery import TITLE_LIMIT, Delivery
from bot.discord.destinations import Asked, Destination, destination, stands_in
from bot.discord.errors import explain
from bot.discord.intake import Given
from bot.discord.known import Known
from bot.discord.layout import notices
from bot.discord.layout.card import card
from bot.discord.layout.offers import already
from bot.discord.layout.parts import PLAIN, Shown
from bot.discord.links import is_post, key_of
from bot.discord.shown import shown_of
from bot.discord.spots import Spot, is_hidden, spot_of
from bot.discord.tongues import language_for_all, language_of
from bot.errors import WhosaidError
from bot.model import Article, Report
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.policy import Policy, Replies
from bot.report.words import title_of
from bot.settings import Settings
from bot.speech import speaking, tr
from bot.store import Entrance, Job, Kept, Owner, Standing, Store
from bot.submission import Submission, to_json

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

T = TypeVar("T")

ANSWERABLE = timedelta(minutes=15)
"""How long Discord takes an answer to an interaction after it was sent."""

WORTH_ANSWERING = timedelta(hours=6)
"""How long an answer that needs no interaction is still of use."""

LAST_WORDS = 0.5
"""Seconds for what was given up to let go."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job."""

    report_id: str | None = None
    stands: Standing | None = None
    """Where everybody sees the answer, if it stands there from now on."""
    counted: bool = True
    """Whether something was said."""


class Desk:
    """Takes what people give and answers each of them once."""

    def __init__(
        self, client: WhosaidBot, settings: Settings, store: Store, analyst: Analyst, opener: Opener
    ) -> None:
        self._client = client
        self._store = store
        self._analyst = analyst
        self._opener = opener
        self._settings = settings
        self._known = Known(client, store)
        self._delivery = Delivery(client)
        self._open = True
        self._running: set[asyncio.Task[Any]] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(
        self,
        interaction: discord.Interaction[Any],
        given: Given,
        *,
        private: bool = False,
        entrance: Entrance = Entrance.COMMAND,
        anchor_id: int | None = None,
    ) -> None:
        """Answer what was given; raises WhosaidError where it is refused before it was accepted.

        `anchor_id` is the message that holds the article. An offer's own message becomes the answer.
        """
        policy = await self._client.gate.check(interaction)
        self._refuse(given, policy)
        owner = Owner(interaction.user.id, interaction.guild_id, interaction.channel_id)
        goes = destination(policy, Asked.by(interaction, anchor_id), private=private)
        offer = interaction.message if entrance is Entrance.OFFER and goes.place is not Replies.ASKER else None
        with self._counted():
            async with self._client.gate.entered(policy, owner):
                await _defer(interaction, goes, anchor_id, becomes=offer)
                job = await _job(interaction, given, policy, goes, owner, private=private)
                becomes = offer.id if offer else None
                job = await self._accept(replace(job, entrance=entrance, anchor_id=anchor_id, answer_id=becomes))
            await self._answer(job)
            await _tell_lacking(interaction, goes)

    async def take_posted(self, message: discord.Message, link: str, policy: Policy) -> None:
        """Check what a message links to, though nobody asked; raises WhosaidError where it is refused."""
        assert message.guild is not None  # noqa: S101  (nothing else is watched)
        given = Given(link=link)
        self._refuse(given, policy)
        owner = Owner(message.author.id, message.guild.id, message.channel.id)
        permissions = message.channel.permissions_for(message.guild.me)
        goes = destination(policy, Asked(message.guild, message.channel, permissions, message.id), private=False)
        if goes.lacking:
            log.warning("channel %s: %s", message.channel.id, goes.lacking)
        with self._counted():
            async with self._client.gate.entered(policy, owner):
                job = await self._accept(
                    Job(
                        id=None,
                        application_id=self._client.application_id or 0,
                        interaction_token="",
                        submission=await given.submission(),
                        owner=owner,
                        private=False,
                        accepted_at=datetime.now(UTC),
                        entrance=Entrance.AUTOMATIC,
                        language=language_for_all(policy, message.guild.preferred_locale),
                        place=goes.place,
                        place_id=goes.channel_id,
                        anchor_id=message.id,
                    )
                )
            await self._answer(job)

    async def resume(self) -> None:
        """Take up what an earlier process accepted and did not answer; what is too old is closed with a log line."""
        for job in await self._store.unanswered():
            if datetime.now(UTC) - job.accepted_at < _answerable(job):
                self.start(self._take_up(job), f"whosaid-resume-{job.id}")
            else:
                log.warning("job %s of %s came too late to be answered", job.id, job.accepted_at.isoformat())
                await self._finish(job, Done())

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Do something in a task of its own, which closing waits for."""
        task = asyncio.create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def close(self, seconds: float) -> None:
        """Take nothing more, let what runs finish for so long; what is left stays in the store."""
        self._open = False
        running = set(self._running)
        if running:
            log.info("finishing %d answers", len(running))
            _, left = await asyncio.wait(running, timeout=seconds)
            for task in left:
                task.cancel()
            if left:
                await asyncio.wait(left, timeout=LAST_WORDS)
                log.warning("%d answers are left for the next start", len(left))

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """The current task is one that closing waits for."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (a coroutine always runs in a task)
        self._running.add(task)
        try:
            yield
        finally:
            self._running.discard(task)

    def _refuse(self, given: Given, policy: Policy) -> None:
        """Raise WhosaidError for what can be seen to be useless or unwanted before anything is opened."""
        if not self._open:
            raise WhosaidError("restarting", notices.RESTARTING)
        given.refuse(self._settings)
        if given.link is not None:
            self._client.gate.check_site(policy, given.link)

    async def _accept(self, job: Job) -> Job:
        return replace(job, id=await self._store.accept(job))

    async def _take_up(self, job: Job) -> None:
        log.info("job %s is taken up again", job.id)
        try:
            await self._answer(job)
        except Exception:
            log.exception("job %s could not be taken up", job.id)

    async def _answer(self, job: Job) -> None:
        """Answer a job and close it.

        Who asks for what somebody else is waiting for waits too, and is then led to that answer.
        """
        turn = self._turns.setdefault(_asked_for(job), asyncio.Lock())
        async with turn:
            await self._answer_now(job)

    async def _answer_now(self, job: Job) -> None:
        """Answer a job, with an explanation where the reading fails, and close it."""
        started = time.monotonic()
        spot, done = spot_of(self._client, job), Done()
        with speaking(job.language):
            try:
                done = await self._check(job, spot)
            except discord.HTTPException as error:
                if not _is_gone(error) and job.entrance is not Entrance.AUTOMATIC:
                    raise
                log.warning("job %s: there is no place any more for its answer (%s)", job.id, error)
            except Exception as error:
                await self._explain(job, spot, error)
            else:
                log.info("job %s answered in %.2f s", job.id, time.monotonic() - started)
        await self._finish(job, done)

    async def _check(self, job: Job, spot: Spot) -> Done:
        """Read what was given and show its report, or say where that was done before."""
        link = _link_alone(job.submission)
        known = await self._known.by_link(job, link) if link is not None else None
        if known is None:
            article = await self._read(job, spot)
            known = await self._known.by_article(job, article)
        if known is not None:
            return await self._say_again(job, spot, known)
        report = await self._while_showing(spot, notices.FINDING, self._analyst.report(article))
        kept = await self._keep(job, report, link)
        if kept is None:
            return await self._let_go(job, spot)
        try:
            return await self._show(job, kept)
        except BaseException:
            await self._store.delete(kept.report_id)  # nobody can open what was never shown
            raise

    async def _read(self, job: Job, spot: Spot) -> Article:
        submission = job.submission
        if submission.link is not None:
            opened = await self._while_showing(spot, notices.OPENING, self._opener.open(submission))
            await self._refuse_where_it_led(job, submission.link, opened)
            submission = opened
        return await self._while_showing(spot, notices.READING, self._analyst.read(submission))

    async def _refuse_where_it_led(self, job: Job, link: str, opened: Submission) -> None:
        """Raise WhosaidError where a link led to a site that is not opened there."""
        found = opened.documents[-1].url if opened.documents else None
        if found is None or is_post(link):  # what a post says is had at another address of its network
            return
        self._client.gate.check_site(await self._policy(job), found)

    async def _policy(self, job: Job) -> Policy:
        """What holds where a job comes from."""
        guild = self._client.get_guild(job.owner.guild_id or 0)
        policies = self._client.policies
        return await (policies.of(None, None) if guild is None else policies.where(guild, job.owner.channel_id))

    async def _keep(self, job: Job, report: Report, link: str | None) -> Kept | None:
        """The report as it was kept; None where the job is gone."""
        key = None if link is None else key_of(link)
        report_id = await self._store.keep_for(job, report, link_key=key)
        if report_id is None:
            return None
        return Kept(report_id, report, job.owner, datetime.now(UTC), private=job.private)

    async def _let_go(self, job: Job, spot: Spot) -> Done:
        """Say that what was asked is deleted, unless another process has answered it."""
        if job.entrance is not Entrance.AUTOMATIC and not await self._is_answered(job):
            await spot.show(notices.notice(tr(notices.DELETED)))
        return Done()

    async def _is_answered(self, job: Job) -> bool:
        """Whether a job that is gone was answered: of one that was deleted with its asker nothing is left."""
        return await self._store.submissions.has(job.owner.asker_id, job.accepted_at)

    async def _make(self, job: Job, kept: Kept) -> Shown:
        """The report as it is to be shown, its claims on the board of the server that it was asked for in."""
        policy, channel_id = await self._policy(job), stands_in(job)
        await enrol(self._client, kept, policy, channel_id)
        return await shown_of(self._client, kept, Place.PUBLIC, policy, channel_id)

    async def _show(self, job: Job, kept: Kept) -> Done:
        shown = await self._make(job, kept)
        title, elsewhere = title_of(kept.report, PLAIN, TITLE_LIMIT), shown.without_board()
        views = (lambda place: card(shown.within(place))), (lambda place: card(elsewhere.within(place)))
        stands = await self._delivery.answer(job, *views, title)
        return Done(kept.report_id, stands)

    async def _say_again(self, job: Job, spot: Spot, kept: Kept) -> Done:
        """Say where the same was answered; where that answer is gone, give it again."""
        if job.entrance is Entrance.AUTOMATIC and await self._known.was_told(job, kept):
            return Done(counted=False)
        answer = await self._known.link(job, kept)
        if answer is None:
            return await self._show(job, kept)
        await spot.show(already(kept, answer, _link_alone(job.submission)))
        await self._store.board.asked_again(kept.report_id)
        return Done(kept.report_id)

    async def _explain(self, job: Job, spot: Spot, error: Exception) -> None:
        """Say what went wrong to whoever waits; where nobody asked, the log says it."""
        sentence = explain(error, f"job {job.id}")
        if job.entrance is not Entrance.AUTOMATIC:
            await spot.show(notices.notice(sentence))

    async def _while_showing(self, spot: Spot, stage: str, work: Awaitable[T]) -> T:
        """The result of the work; the stage is shown meanwhile, so that it costs nobody time."""
        showing = asyncio.ensure_future(self._show_stage(spot, stage))
        try:
            return await work
        finally:
            await showing

    async def _show_stage(self, spot: Spot, stage: str) -> None:
        try:
            await spot.show_stage(notices.notice(tr(stage)))
        except (discord.HTTPException, OSError) as error:
            log.info("a stage could not be shown (%s)", error)  # the answer itself will tell whether it can be

    async def _finish(self, job: Job, done: Done) -> None:
        if job.id is None:
            return
        was_there = await self._store.finish(job.id, done.report_id, done.stands, counted=done.counted)
        if not was_there and done.stands is not None and not await self._is_answered(job):
            await self._take_down(done.stands)

    async def _take_down(self, stands: Standing) -> None:
        """Delete an answer whose asker had everything deleted before it was known where it stands."""
        channel = self._client.get_partial_messageable(stands.channel_id)
        try:
            await channel.get_partial_message(stands.message_id).delete()
        except discord.HTTPException as error:
            log.info("the answer %s could not be taken down (%s)", stands.message_id, error)


async def _defer(
    interaction: discord.Interaction[Any],
    goes: Destination,
    anchor_id: int | None,
    *,
    becomes: discord.Message | None,
) -> None:
    """Ask Discord to wait, where the answer is to stand: in the offer's own message, or in a new one."""
    if becomes is not None:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=is_hidden(goes.place, anchor_id), thinking=True)


async def _job(
    interaction: discord.Interaction[Any],
    given: Given,
    policy: Policy,
    goes: Destination,
    owner: Owner,
    *,
    private: bool,
) -> Job:
    """What was asked for with a command, and where its answer is to stand."""
    return Job(
        id=None,
        application_id=interaction.application_id,
        interaction_token=interaction.token,
        submission=await given.submission(),
        owner=owner,
        private=private,
        accepted_at=datetime.now(UTC),
        language=await _language(interaction, policy, goes.place),
        place=goes.place,
        place_id=goes.channel_id,
    )


async def _language(interaction: discord.Interaction[Any], policy: Policy, place: Replies) -> str:
    """What an answer is in: the reader's language where only one person reads it."""
    if place is Replies.ASKER or interaction.guild_id is None:
        return await language_of(interaction)
    return language_for_all(policy, interaction.guild_locale, interaction.locale)


async def _tell_lacking(interaction: discord.Interaction[Any], goes: Destination) -> None:
    """Say in one small line why the answer does not stand where moderators want it."""
    if not goes.lacking:
        return
    try:
        await interaction.followup.send(view=notices.notice(f"-# {goes.lacking}"), ephemeral=True)
    except discord.HTTPException as error:
        log.info("it could not be told why an answer stands elsewhere (%s)", error)


def _asked_for(job: Job) -> str:
    """What all jobs have in common that can share an answer; private ones share none."""
    guild_id, link = job.owner.guild_id, _link_alone(job.submission)
    if guild_id is None or job.private:
        return f"job {job.id}"
    given = to_json(job.submission) if link is None else key_of(link)
    return f"{guild_id} {sha256(given.encode()).hexdigest()}"


def _link_alone(submission: Submission) -> str | None:
    """The link that is the whole of what was given."""
    return None if submission.text or submission.documents else submission.link


def _answerable(job: Job) -> timedelta:
    needs_interaction = job.interaction_token and job.answer_id is None
    return ANSWERABLE if needs_interaction else WORTH_ANSWERING


def _is_gone(error: discord.HTTPException) -> bool:
    """Whether the answer's message or token no longer exists, so that trying again is useless."""
    return isinstance(error, discord.NotFound) or error.status == 401
