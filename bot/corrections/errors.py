"""What cannot be corrected."""

from __future__ import annotations

from bot.errors import WhosaidError


class CorrectionError(WhosaidError):
    """The correction does not fit the report: nothing was changed, and the message says why in one sentence."""
