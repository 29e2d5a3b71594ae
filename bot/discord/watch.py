"""Looks at what is posted where moderators asked for it: a link to an article is offered to be checked, or checked.

A message without such a link is forgotten at once, and without a look into the database.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import discord
from cachetools import LRUCache, TTLCache

from bot.article.fetch.links import check_link
from bot.discord.gate import may_be_asked_by
from bot.discord.layout.offers import offer
from bot.discord.links import is_post, take_apart, worth_opening
from bot.discord.tongues import language_for_all
from bot.errors import SubmissionError, WhosaidError
from bot.policy import Mode, Policy, Replies
from bot.speech import speaking

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

MOST_LINKS = 3
"""A message with more links to pages is a list, of which nobody can say what is meant."""
MOST_AT_ONCE = 4
"""Articles that are checked unasked at the same time."""
MOST_WAITING = 100
"""Articles that wait for it; what comes on top is left alone."""
MOST_REMEMBERED = 5_000
HOUR = 3600.0
"""Seconds for which an offer counts towards what its channel takes."""

_POSTED: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})
"""Types of the messages that people write."""

_HIDDEN = re.compile(r"\|\|.+?\|\||```.+?```|`[^`\n]+`", re.DOTALL)
"""Spoilers, which whoever posted them does not want opened for everybody, and code, in which nothing is a link."""


class Watcher:
    """Looks at the messages of one client, each once."""

    def __init__(self, client: WhosaidBot) -> None:
        self._client = client
        self._met: LRUCache[int, bool] = LRUCache(MOST_REMEMBERED)
        self._offered: TTLCache[int, int] = TTLCache(MOST_REMEMBERED, HOUR)
        """The channels of the last hour's offers, by the messages that they answer."""
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)
        self._waiting = 0

    async def saw(self, message: discord.Message) -> None:
        """Do what moderators asked for with a message; nobody is told of what fails, as nobody asked."""
        links = links_posted(message)
        if not links or message.guild is None or message.id in self._met:
            return
        self._met[message.id] = True
        policy = await self._client.policies.of(message.guild.id, message.channel)
        links = [link for link in links if self._client.gate.opens(policy, link)]
        if not links or not policy.mode.watches or not _may_ask(message, policy):
            return
        if policy.mode is Mode.OFFER or policy.replies is Replies.ASKER:  # nobody asked, so nobody could be told
            await self._offer(message, links, policy)
        elif len(links) <= MOST_LINKS:
            self._check(message, links, policy)

    async def _offer(self, message: discord.Message, links: Sequence[str], policy: Policy) -> None:
        assert message.guild is not None  # noqa: S101  (looked at before)
        with speaking(language_for_all(policy, message.guild.preferred_locale)):
            view = offer(links, message.id)
        if view is None or not self._may_offer(message, policy):
            return
        try:
            await message.channel.send(view=view, reference=message.to_reference(), silent=True)
        except discord.HTTPException as error:
            log.warning("channel %s: a link could not be offered (%s)", message.channel.id, error)

    def _may_offer(self, message: discord.Message, policy: Policy) -> bool:
        """Whether the channel takes one more offer in this hour; it takes as many as answers."""
        here, most = message.channel.id, policy.number("per_channel")
        if most and sum(each == here for each in self._offered.values()) >= most:
            log.info("channel %s: no more links are offered in this hour", here)
            return False
        self._offered[message.id] = here
        return True

    def _check(self, message: discord.Message, links: Sequence[str], policy: Policy) -> None:
        for link in links:
            if self._waiting >= MOST_WAITING:
                log.warning("channel %s: too much is posted at once to check it all", message.channel.id)
                return
            self._waiting += 1
            self._client.desk.start(self._take(message, link, policy), f"whosaid-posted-{message.id}")

    async def _take(self, message: discord.Message, link: str, policy: Policy) -> None:
        try:
            async with self._turns:
                await self._client.desk.take_posted(message, link, policy)
        except WhosaidError as error:
            log.info("message %s: not checked (%s)", message.id, error.code)
        except Exception:
            log.exception("message %s: could not be checked", message.id)
        finally:
            self._waiting -= 1


def links_posted(message: discord.Message) -> Sequence[str]:
    """The links to articles that a person posted in a message."""
    by_program = message.author.bot or message.webhook_id is not None or message.flags.is_crossposted
    if by_program or message.type not in _POSTED:
        return ()
    written = take_apart(_HIDDEN.sub(" ", message.content)).links
    return tuple(filter(_may_be_an_article, worth_opening(written)))


def _may_be_an_article(link: str) -> bool:
    """Whether the address may be an article's: a single post's is none, nor is a site's front page."""
    try:
        target = check_link(link)
    except SubmissionError:
        return False
    return not is_post(link) and (target.path.strip("/") != "" or target.query is not None)


def _may_ask(message: discord.Message, policy: Policy) -> bool:
    """Whether this is for whoever presses the button to say, or the author may have articles checked."""
    offered = policy.mode is Mode.OFFER
    return offered or (isinstance(message.author, discord.Member) and may_be_asked_by(message.author, policy))


def watching_intents() -> discord.Intents:
    """What is needed to look at what is posted in servers."""
    return discord.Intents(guilds=True, guild_messages=True, message_content=True)


def may_watch(application: discord.AppInfo | None) -> bool:
    """Whether the developer portal lets this application read what people post."""
    flags: Any = application.flags if application is not None else None
    return flags is not None and (flags.gateway_message_content or flags.gateway_message_content_limited)
