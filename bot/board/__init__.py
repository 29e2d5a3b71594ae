"""The board: claims that a server's members take, verify and settle.

Rules only: which states there are, who may do what next, what a verdict has to rest on. It knows nothing of Discord's
client and nothing of SQL; people and servers are ids here.
"""

from bot.board.errors import BoardError, StaleClaimError
from bot.board.records import (
    EVERYWHERE,
    BoardClaim,
    Event,
    Evidence,
    Listed,
    Listing,
    Order,
    Places,
    StillOpen,
    Verdict,
)
from bot.board.rulings import (
    LONGEST_SENTENCE,
    MOST_EVIDENCE,
    Given,
    GivenFile,
    GivenLink,
    Ruling,
    links_in,
    ruling_of,
)
from bot.board.states import MOVES, ON_BOARD, SETTLED, UNSETTLED, Act, State

__all__ = [
    "EVERYWHERE",
    "LONGEST_SENTENCE",
    "MOST_EVIDENCE",
    "MOVES",
    "ON_BOARD",
    "SETTLED",
    "UNSETTLED",
    "Act",
    "BoardClaim",
    "BoardError",
    "Event",
    "Evidence",
    "Given",
    "GivenFile",
    "GivenLink",
    "Listed",
    "Listing",
    "Order",
    "Places",
    "Ruling",
    "StaleClaimError",
    "State",
    "StillOpen",
    "Verdict",
    "links_in",
    "ruling_of",
]
