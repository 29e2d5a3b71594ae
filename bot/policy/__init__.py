"""What moderators decide for a server, its categories and channels: one frozen table, and what holds where.

Panel, help, documentation, checks and storage are all made from the table. It knows nothing of Discord's client and
nothing of SQL; channels, roles and people are ids here.
"""

from bot.policy.policy import Origin, Policy, Scope, Stored, policy_of
from bot.policy.table import ROWS, Kind, Mode, Replies, Row, Value, Worth, row
from bot.policy.values import from_json, from_text, say, to_json

__all__ = [
    "ROWS",
    "Kind",
    "Mode",
    "Origin",
    "Policy",
    "Replies",
    "Row",
    "Scope",
    "Stored",
    "Value",
    "Worth",
    "from_json",
    "from_text",
    "policy_of",
    "row",
    "say",
    "to_json",
]
