"""How the tables of phrases beside this module are put together."""

from __future__ import annotations

import re


def any_of(*forms: str) -> re.Pattern[str]:
    """One pattern for all these forms, in letters of either case."""
    return re.compile("|".join(forms), re.IGNORECASE)
