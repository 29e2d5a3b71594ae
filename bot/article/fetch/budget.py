"""The seconds that one link may take in all, spent only while it is being worked on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.article.fetch.refusals import Refused


class Budget:
    """A total deadline that stands still while something else is waited for."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def spending(self) -> AsyncIterator[None]:
        """Work on the budget's time; raises SubmissionError (timeout) when it is used up."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self._left) as deadline:
                yield
        except TimeoutError:
            if deadline.expired():
                raise Refused.TIMEOUT.error() from None
            raise
        finally:
            self._left -= loop.time() - started
