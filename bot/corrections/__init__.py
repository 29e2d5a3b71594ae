"""People correct the reader: what they say is wrong with a report, and the report as it is then.

Pure: a report and corrections in, a report out. A correction changes nothing that was kept; it is applied whenever
the report is shown, so that undoing it is leaving it out. This package knows nothing of Discord, nothing of SQL.
"""

from bot.corrections.applied import Corrected, Mark, apply, made
from bot.corrections.changes import (
    Change,
    Correction,
    Kind,
    Known,
    MissingClaim,
    Named,
    NotAClaim,
    WrongSource,
    from_json,
    right_of,
    to_json,
)
from bot.corrections.errors import CorrectionError

__all__ = [
    "Change",
    "Corrected",
    "Correction",
    "CorrectionError",
    "Kind",
    "Known",
    "Mark",
    "MissingClaim",
    "Named",
    "NotAClaim",
    "WrongSource",
    "apply",
    "from_json",
    "made",
    "right_of",
    "to_json",
]
