"""Why a link was not opened or what it leads to not taken: each reason's code and its sentence, in one table.

A sentence never repeats anything of the link. This module knows nothing of how a reason is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.errors import SubmissionError

_PASTE = "paste the article's text instead"


class Refused(Enum):
    """Every reason: its stable code (two may share one) and what the person is told."""

    BAD_SCHEME = "bad_scheme", "I only open links that begin with http:// or https://."
    BAD_URL = "bad_url", "That is not a complete, well-formed link; copy it again from the address bar."
    BAD_HOST = "bad_host", "That link does not name a public website, so I did not open it."
    BAD_PORT = "bad_port", "That link names a port that websites do not use, so I did not open it."
    USERINFO = "userinfo", "That link has a user name or an @ before the site's name, so I did not open it."
    NOT_ALLOWED = "not_allowed", "Whoever runs this bot does not let me open links to that site."
    PRIVATE_ADDRESS = "private_ip", "That link leads to a private address, so I did not open it."
    NO_SUCH_SITE = "dns", "I could not find that site; check how the link is spelt."
    UNREACHABLE = "unreachable", f"I could not connect to that site; try again later, or {_PASTE}."
    TLS = "tls", "That site could not prove that it is the one that the link names, so I did not open it."
    TIMEOUT = "timeout", f"That site took too long to answer; try again later, or {_PASTE}."
    PROTOCOL = "protocol", f"That site's answer was garbled or broke off; {_PASTE}."
    TOO_BIG = "too_big", f"What that link leads to is too large for me to open; {_PASTE}."
    BAD_ENCODING = "bad_encoding", f"That site packed its answer in a way that I cannot unpack; {_PASTE}."
    DOWNLOAD = "bad_type", f"That link leads to a download rather than to a page; {_PASTE}."
    EMPTY = "empty", "There is nothing on that page."
    DOWNGRADE = "downgrade", "That link leads from a secure site to an insecure address, so I did not follow it."
    TOO_MANY_REDIRECTS = "too_many_redirects", "That link leads from one address to the next without an end."
    ROBOTS = "robots", f"That site asks robots not to open this page, and I keep to that; {_PASTE}."
    ROBOTS_UNREACHABLE = (
        "robots",
        f"That site could not tell me whether robots may open its pages, so I did not; try again later, or {_PASTE}.",
    )
    ROBOTS_UNREADABLE = (
        "robots",
        f"I could not make out that site's rules for robots, so I did not open the page; {_PASTE}.",
    )
    BUSY = "busy", "I am opening too many links at the moment; try this one again in a minute."
    STOPPING = "stopping", "I am being restarted and could not open that link; try again in a minute."

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message

    def error(self) -> SubmissionError:
        """The error to raise."""
        return SubmissionError(self.code, self.message)


@dataclass(frozen=True, slots=True)
class Failure:
    """A SubmissionError as a value: to keep, and to tell to more than one person."""

    code: str
    message: str

    @classmethod
    def of(cls, error: SubmissionError) -> Failure:
        """The failure that an error tells of."""
        return cls(error.code, error.message)

    @property
    def is_passing(self) -> bool:
        """Whether it is about us at this moment and not about the link."""
        return self.code in (Refused.BUSY.code, Refused.STOPPING.code)

    def error(self) -> SubmissionError:
        """The error to raise, a new one each time."""
        return SubmissionError(self.code, self.message)


_STATUS_CODE = "http_status"
_NO_ENTRY = f"That site did not let me in (it answered with status {{}}); {_PASTE}."
_NO_PAGE = "There is no such page on that site (it answered with status {}); check the link."
_STATUSES = {
    401: _NO_ENTRY,
    402: _NO_ENTRY,
    403: _NO_ENTRY,
    404: _NO_PAGE,
    407: _NO_ENTRY,
    410: _NO_PAGE,
    429: "That site is asked too often at the moment (it answered with status {}); try again later.",
    451: f"That site may not show this page for legal reasons (it answered with status {{}}); {_PASTE}.",
}
_SERVER_FAILED = "That site has a problem of its own (it answered with status {}); try again later."
_OTHER = f"That site answered with status {{}} instead of a page; {_PASTE}."


def status_refused(status: int) -> SubmissionError:
    """The error (http_status) for an answer that is no page, with the status said plainly."""
    sentence = _STATUSES.get(status) or (_SERVER_FAILED if 500 <= status < 600 else _OTHER)
    return SubmissionError(_STATUS_CODE, sentence.format(status))
