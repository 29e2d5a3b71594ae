"""What moderators decided about asking, in one place: whether here, by whom, how often, about which sites.

It is asked at every entrance and every press, before anything is opened or read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
from discord.utils import format_dt

from bot.article.fetch.hosts import is_within
from bot.article.fetch.links import check_link
from bot.article.fetch.rules import FetchRules
from bot.discord.policies import Policies
from bot.discord.rights import require_ask, role_ids
from bot.errors import SubmissionError, WhosaidError
from bot.policy import Mode, Policy
from bot.report.escape import Style
from bot.speech import tr, trn
from bot.store import Owner, Store

HOUR = timedelta(hours=1)
SITE_LIMIT = 100
"""Characters of a site's name in a sentence."""


class Gate:
    """Lets in what may be checked; what may not is refused with a sentence."""

    def __init__(self, store: Store, policies: Policies, rules: FetchRules) -> None:
        self._store = store
        self._policies = policies
        self._rules = rules
        self._entering: list[Owner] = []

    async def check(self, interaction: discord.Interaction[Any]) -> Policy:
        """What holds here; raises WhosaidError (off, not_allowed_ask) where this person cannot ask."""
        policy = await self._policies.at(interaction)
        if policy.mode is Mode.OFF:
            raise WhosaidError("off", tr("Moderators have switched me off in this channel."))
        require_ask(interaction, policy)
        return policy

    def check_site(self, policy: Policy, link: str) -> None:
        """Raise WhosaidError (not_allowed_site) for a link that is not opened here, SubmissionError for no link."""
        host = check_link(link).host
        if not policy.opens(host):
            raise WhosaidError(
                "not_allowed_site",
                tr(
                    "Links to {site} are not opened here; paste the article's words instead.",
                    site=Style.DISCORD.short(host, SITE_LIMIT),
                ),
            )

    def opens(self, policy: Policy, link: str) -> bool:
        """Whether both moderators and whoever hosts the bot let this link be opened here."""
        try:
            host = check_link(link).host
        except SubmissionError:
            return False
        rules = self._rules
        hosted = (not rules.allowed or is_within(host, rules.allowed)) and not is_within(host, rules.denied)
        return hosted and policy.opens(host)

    @asynccontextmanager
    async def entered(self, policy: Policy, owner: Owner) -> AsyncIterator[None]:
        """Within, somebody counts as having asked, though it is not written down yet.

        Raises WhosaidError (limit_person, limit_channel) where they or the channel asked too often.
        """
        ahead = tuple(self._entering)
        self._entering.append(owner)
        try:
            await self._check_limits(policy, owner, ahead)
            yield
        finally:
            self._entering.remove(owner)

    async def _check_limits(self, policy: Policy, owner: Owner, ahead: tuple[Owner, ...]) -> None:
        asked, here = self._store.submissions, [each for each in ahead if each.guild_id == owner.guild_id]

        async def by_person(since: datetime, number: int) -> datetime | None:
            return await asked.by_person(owner.guild_id, owner.asker_id, since, number)

        async def in_channel(since: datetime, number: int) -> datetime | None:
            return await asked.in_channel(owner.guild_id, owner.channel_id or 0, since, number)

        most = policy.number("per_person")
        again = await _again(most, sum(each.asker_id == owner.asker_id for each in here), by_person)
        if again is not None:
            raise WhosaidError("limit_person", _too_often(most, again))
        most = policy.number("per_channel")
        again = await _again(most, sum(each.channel_id == owner.channel_id for each in here), in_channel)
        if again is not None:
            raise WhosaidError("limit_channel", _too_many(most, again))


def may_be_asked_by(author: discord.Member, policy: Policy) -> bool:
    """Whether what a member posts is checked where only certain roles may ask."""
    roles = policy.ids("askers")
    return not roles or bool(roles & role_ids(author)) or author.guild_permissions.manage_guild


async def _again(
    most: int, ahead: int, asked: Callable[[datetime, int], Awaitable[datetime | None]]
) -> datetime | None:
    """When it may be asked again; None for now. `ahead` are about to be written down, and 0 is no limit."""
    if most == 0:
        return None
    now = datetime.now(UTC)
    if ahead >= most:
        return now + HOUR
    at = await asked(now - HOUR, most - ahead)
    return None if at is None else at + HOUR


def _too_often(most: int, again: datetime) -> str:
    return trn(
        "You have had {number} article checked here within an hour, which is the most for one member. "
        "You can ask again {when}.",
        "You have had {number} articles checked here within an hour, which is the most for one member. "
        "You can ask again {when}.",
        most,
        when=format_dt(again, "R"),
    )


def _too_many(most: int, again: datetime) -> str:
    return trn(
        "{number} article was checked in this channel within an hour, which is the most. It can go on {when}.",
        "{number} articles were checked in this channel within an hour, which is the most. It can go on {when}.",
        most,
        when=format_dt(again, "R"),
    )
