"""What the board refuses.

BoardError              the rules forbid it, or what was given is not enough
└── StaleClaimError     somebody else changed the claim since it was looked at
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import WhosaidError

if TYPE_CHECKING:
    from bot.board.records import BoardClaim


class BoardError(WhosaidError):
    """The rules forbid it: nothing was changed, and the message says why in one sentence."""


class StaleClaimError(BoardError):
    """Somebody else changed the claim since it was looked at; `now` is how it stands."""

    def __init__(self, message: str, now: BoardClaim) -> None:
        super().__init__("stale_claim", message)
        self.now = now
