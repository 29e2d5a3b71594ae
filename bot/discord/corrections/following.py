"""Brings a correction to where its report is shown: the board follows, and the answer in the channel.

It never undoes a correction that was kept: what cannot follow is logged.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.board import State
from bot.corrections import Corrected, MissingClaim
from bot.discord.board.enrolling import enrol_missed
from bot.store import Kept
from bot.store.corrections import Done, corrected

if TYPE_CHECKING:
    from bot.discord.client import WhosaidBot

log = logging.getLogger(__name__)


class Following:
    """Board and answers of one client, after corrections."""

    def __init__(self, client: WhosaidBot) -> None:
        self._client = client

    async def follow(self, done: Done, actor_id: int) -> Corrected | None:
        """Bring what was made or undone to every report that it holds for.

        Returns the report that was looked at, as it is now; None where it was deleted meanwhile.
        """
        first: Corrected | None = None
        for report_id in done.report_ids:
            kept = await self._client.store.get(report_id)
            if kept is None:
                continue
            now = await corrected(self._client.store, kept)
            if report_id == done.report_ids[0]:
                first = now
            await self._bring(kept, now, done, actor_id)
        return first

    async def _bring(self, kept: Kept, now: Corrected, done: Done, actor_id: int) -> None:
        try:
            await self._board(kept, now, actor_id)
            mark = next((each for each in now.held if each.id == done.correction.id), None)
            if mark is not None and isinstance(mark.change, MissingClaim):
                claims = [claim for claim in now.report.claims if claim.span == mark.change.span]
                await enrol_missed(self._client, kept, now.report, claims)
        except Exception:  # the correction itself holds; nobody waits for this
            log.exception("the board could not follow a correction of report %s", kept.report_id)
        self._client.board.answers.changed(kept.report_id)

    async def _board(self, kept: Kept, now: Corrected, actor_id: int) -> None:
        """Take off the board what is no claim any longer, and put back what is one again."""
        board = self._client.store.board
        claims = {claim.id for claim in now.report.claims}
        for claim_id, entry in (await board.of_report(kept.report_id)).items():
            if claim_id not in claims:
                await board.set_aside(kept.report_id, claim_id, actor_id=actor_id)
            elif entry.state is State.SET_ASIDE:
                await board.put_back(kept.report_id, claim_id, actor_id=actor_id)
