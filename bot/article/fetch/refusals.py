"""Why a link was not opened or what it leads to not taken: each reason's code and its sentence, in one table.

A sentence never repeats anything of the link. This module knows nothing of how a reason is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.errors import SubmissionError
from bot.speech import noted


class Refused(Enum):
    """Every reason: its stable code (two may share one) and what the person is told."""

    BAD_SCHEME = "bad_scheme", noted("I only open links that begin with http:// or https://.")
    BAD_URL = "bad_url", noted("That is not a complete, well-formed link; copy it again from the address bar.")
    BAD_HOST = "bad_host", noted("That link does not name a public website, so I did not open it.")
    BAD_PORT = "bad_port", noted("That link names a port that websites do not use, so I did not open it.")
    USERINFO = "userinfo", noted("That link has a user name or an @ before the site's name, so I did not open it.")
    NOT_ALLOWED = "not_allowed", noted("Whoever runs this bot does not let me open links to that site.")
    PRIVATE_ADDRESS = "private_ip", noted("That link leads to a private address, so I did not open it.")
    NO_SUCH_SITE = "dns", noted("I could not find that site; check how the link is spelt.")
    UNREACHABLE = (
        "unreachable",
        noted("I could not connect to that site; try again later, or paste the article's text instead."),
    )
    TLS = "tls", noted("That site could not prove that it is the one that the link names, so I did not open it.")
    TIMEOUT = (
        "timeout",
        noted("That site took too long to answer; try again later, or paste the article's text instead."),
    )
    PROTOCOL = "protocol", noted("That site's answer was garbled or broke off; paste the article's text instead.")
    TOO_BIG = (
        "too_big",
        noted("What that link leads to is too large for me to open; paste the article's text instead."),
    )
    BAD_ENCODING = (
        "bad_encoding",
        noted("That site packed its answer in a way that I cannot unpack; paste the article's text instead."),
    )
    DOWNLOAD = (
        "bad_type",
        noted("That link leads to a download rather than to a page; paste the article's text instead."),
    )
    EMPTY = "empty", noted("There is nothing on that page.")
    DOWNGRADE = (
        "downgrade",
        noted("That link leads from a secure site to an insecure address, so I did not follow it."),
    )
    TOO_MANY_REDIRECTS = "too_many_redirects", noted("That link leads from one address to the next without an end.")
    ROBOTS = (
        "robots",
        noted("That site asks robots not to open this page, and I keep to that; paste the article's text instead."),
    )
    ROBOTS_UNREACHABLE = (
        "robots",
        noted(
            "That site could not tell me whether robots may open its pages, so I did not; "
            "try again later, or paste the article's text instead."
        ),
    )
    ROBOTS_UNREADABLE = (
        "robots",
        noted(
            "I could not make out that site's rules for robots, so I did not open the page; "
            "paste the article's text instead."
        ),
    )
    BUSY = "busy", noted("I am opening too many links at the moment; try this one again in a minute.")
    STOPPING = "stopping", noted("I am being restarted and could not open that link; try again in a minute.")

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text

    def error(self) -> SubmissionError:
        """The error to raise."""
        return SubmissionError(self.code, self.text)


@dataclass(frozen=True, slots=True)
class Failure:
    """A SubmissionError as a value: to keep, and to tell to more than one person."""

    code: str
    message: str
    """The error's text, in English and with its fields still to be filled in."""
    fields: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, error: SubmissionError) -> Failure:
        """The failure that an error tells of."""
        return cls(error.code, error.text, error.fields)

    @property
    def is_passing(self) -> bool:
        """Whether it is about us at this moment and not about the link."""
        return self.code in (Refused.BUSY.code, Refused.STOPPING.code)

    def error(self) -> SubmissionError:
        """The error to raise, a new one each time."""
        return SubmissionError(self.code, self.message, **self.fields)


_STATUS_CODE = "http_status"
_NO_ENTRY = noted("That site did not let me in (it answered with status {status}); paste the article's text instead.")
_NO_PAGE = noted(
    "There is no such page on that site (it answered with status {status}); check the link, or paste the article's "
    "text instead."
)
_STATUSES = {
    401: _NO_ENTRY,
    402: _NO_ENTRY,
    403: _NO_ENTRY,
    404: _NO_PAGE,
    407: _NO_ENTRY,
    410: _NO_PAGE,
    429: noted(
        "That site is asked too often at the moment (it answered with status {status}); try again later, or paste "
        "the article's text instead."
    ),
    451: noted(
        "That site may not show this page for legal reasons (it answered with status {status}); "
        "paste the article's text instead."
    ),
}
_SERVER_FAILED = noted(
    "That site has a problem of its own (it answered with status {status}); try again later, or paste the article's "
    "text instead."
)
_OTHER = noted("That site answered with status {status} instead of a page; paste the article's text instead.")


def status_refused(status: int) -> SubmissionError:
    """The error (http_status) for an answer that is no page, with the status said plainly."""
    sentence = _STATUSES.get(status) or (_SERVER_FAILED if 500 <= status < 600 else _OTHER)
    return SubmissionError(_STATUS_CODE, sentence, status=status)
