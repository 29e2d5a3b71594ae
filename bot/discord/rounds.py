"""What the bot does by itself as time goes by: it keeps track of its servers, deletes what is old, sends digests.

A part that fails is logged and does not keep the others from being done; nothing ends the rounds but closing them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.discord.digests import Digests
from bot.policy import Policy, policy_of

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)

EVERY: Final = timedelta(minutes=10)
CLEARING: Final = timedelta(hours=1)
"""How long one clearing of what is old is enough."""
GRACE: Final = timedelta(days=7)
"""How long everything of a server is kept after the bot has left it."""


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Rounds:
    """The rounds of one client; `clock` tells the time."""

    def __init__(self, client: WhosaidBot, clock: Callable[[], datetime] = now) -> None:
        self._client = client
        self._store = client.store
        self._digests = Digests(client)
        self._clock = clock
        self._cleared_at: datetime | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Go round from now on, as soon as the client is ready."""
        self._task = asyncio.create_task(self._go_on(), name="whosaid-rounds")

    async def close(self) -> None:
        """Go round no more; what is being done is given up and taken up again after the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def go_round(self) -> None:
        """Do once all that is due."""
        at = self._clock()
        with _logged("servers"):
            await self._note_servers(at)
        with _logged("servers that were left"):
            await self._delete_left(at)
        for server in await self._store.servers.known():
            with _logged(f"digest of {server.guild_id}"):
                await self._digests.send_due(server, at)
        if self._cleared_at is None or at - self._cleared_at >= CLEARING:
            self._cleared_at = at
            await self._clear(at)

    async def _go_on(self) -> None:
        await self._client.wait_until_ready()
        while True:
            with _logged("round"):
                await self.go_round()
            await asyncio.sleep(EVERY.total_seconds())

    async def _note_servers(self, at: datetime) -> None:
        """Find out what was joined or left while the bot was down.

        Discord names every server when a shard connects, those that are unavailable too, so that one which is not
        named once all shards are ready was left.
        """
        if self._client.is_ready():
            await self._store.servers.present({guild.id for guild in self._client.guilds}, at)

    async def _delete_left(self, at: datetime) -> None:
        for guild_id in await self._store.servers.due_for_deletion(at, GRACE):
            log.info("server %s was left long enough ago: everything of it is deleted", guild_id)
            await self._store.retention.of_left(guild_id, at - GRACE)

    async def _clear(self, at: datetime) -> None:
        for server in await self._store.servers.known():
            with _logged(f"clearing of {server.guild_id}"):
                policy = await self._client.policies.of(server.guild_id, None)
                before = _kept_since(policy, at)
                if before is not None:
                    _count(
                        await self._store.retention.of_server(server.guild_id, before), f"server {server.guild_id}"
                    )
        with _logged("clearing of direct messages"):
            before = _kept_since(policy_of({}), at)
            if before is not None:
                _count(await self._store.retention.elsewhere(before), "direct messages")
        with _logged("clearing of what is the same everywhere"):
            await self._store.retention.everywhere(at)


def _kept_since(policy: Policy, at: datetime) -> datetime | None:
    """What is older than this is deleted; None where nothing is for its age."""
    days = policy.number("retention_days")
    return at - timedelta(days=days) if days else None


def _count(gone: int, where: str) -> None:
    if gone:
        log.info("%d old reports of %s were deleted", gone, where)


@contextmanager
def _logged(doing: str) -> Iterator[None]:
    """Whatever fails within is logged and goes no further."""
    try:
        yield
    except Exception:  # the rounds go on whatever happens
        log.exception("%s: failed", doing)
