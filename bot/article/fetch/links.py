"""Which links are opened at all, and the one spelling that each is fetched and remembered under.

A link is taken apart here once; no other parser sees it, so none can read it differently. This module knows nothing
of what a link leads to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from bot.article.fetch.hosts import check_host, check_v6
from bot.article.fetch.refusals import Refused

LONGEST = 4_096
"""Characters of a link."""

_PORTS = {"http": 80, "https": 443}

_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]")
"""Control characters, white space, backslashes and halves of characters: parsers differ on them."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PARTS = re.compile(r"//(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#.*)?")
_AUTHORITY = re.compile(r"(?:\[(?P<v6>[^\[\]]*)\]|(?P<host>[^:\[\]]*))(?::(?P<port>[0-9]{0,5}))?")
_HIGHEST_PORT = 65_535

_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._[]|^"
_KEPT_IN_QUERY = f"{_KEPT_IN_PATH}?`{{}}"
_ESCAPED_DOT = re.compile(r"%2e", re.IGNORECASE)

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|twclid|yclid|ttclid|li_fat_id"
    r"|mkt_tok|_hsenc|_hsmi|oly_(?:anon|enc)_id|vero_id",
    re.IGNORECASE,
)
"""Names of parameters that tell who shared a link or where, and nothing of what it leads to."""


@dataclass(frozen=True, slots=True)
class Target:
    """A link that may be opened, taken apart; all of it ASCII."""

    scheme: str
    """"http" or "https"."""
    host: str
    """A name in lower case without root dot, or a public address; IPv6 without brackets."""
    path: str
    """Percent-encoded, with its leading slash, without dot segments."""
    query: str | None = None
    """Percent-encoded, without its question mark."""

    @property
    def port(self) -> int:
        """The scheme's own port."""
        return _PORTS[self.scheme]

    @property
    def authority(self) -> str:
        """The host as it is written in a link and in a request's Host."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def origin(self) -> str:
        """Scheme and host: "https://news.example.com"."""
        return f"{self.scheme}://{self.authority}"

    @property
    def request_target(self) -> str:
        """Path and query as a request line carries them."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def url(self) -> str:
        """The whole link, without fragment."""
        return self.origin + self.request_target


def check_link(text: str) -> Target:
    """The link taken apart, in its one spelling.

    Raises SubmissionError: bad_url, bad_scheme, userinfo, bad_port, bad_host, and private_ip for a literal address.
    """
    if not text or len(text) > LONGEST or _UNPRINTABLE.search(text):
        raise Refused.BAD_URL.error()
    scheme = _SCHEME.match(text)
    if scheme is None or scheme[1].lower() not in _PORTS:
        raise Refused.BAD_SCHEME.error()
    parts = _PARTS.fullmatch(text, scheme.end())
    if parts is None:
        raise Refused.BAD_URL.error()
    host = _check_authority(parts["authority"], _PORTS[scheme[1].lower()])
    query = None if parts["query"] is None else quote(parts["query"], safe=_KEPT_IN_QUERY)
    return Target(scheme[1].lower(), host, _without_dots(quote(parts["path"], safe=_KEPT_IN_PATH)), query)


def canonical(link: str) -> str:
    """The spelling that a link is fetched and remembered under: without fragment and tracking parameters.

    Raises SubmissionError as `check_link` does.
    """
    return without_tracking(check_link(link)).url


def without_tracking(target: Target) -> Target:
    """The same link without the parameters that tell who shared it or where."""
    if target.query is None:
        return target
    kept = [part for part in target.query.split("&") if not _TRACKING.fullmatch(part.split("=", 1)[0])]
    return Target(target.scheme, target.host, target.path, "&".join(kept) or None)


def join(base: Target, reference: str) -> Target:
    """What a reference found at `base` leads to (RFC 3986, section 5.2); raises as `check_link` does."""
    if _SCHEME.match(reference):
        return check_link(reference)
    if reference.startswith("//"):
        return check_link(f"{base.scheme}:{reference}")
    if reference.startswith("/"):
        return check_link(base.origin + reference)
    if reference.startswith("?"):
        return check_link(base.origin + base.path + reference)
    if not reference or reference.startswith("#"):
        return base
    return check_link(f"{base.origin}{base.path.rsplit('/', 1)[0]}/{reference}")


def _check_authority(written: str, own_port: int) -> str:
    if "@" in written:
        raise Refused.USERINFO.error()
    authority = _AUTHORITY.fullmatch(written)
    if authority is None:
        raise Refused.BAD_URL.error()
    port = int(authority["port"] or own_port)
    if port > _HIGHEST_PORT:
        raise Refused.BAD_URL.error()
    host = check_host(authority["host"]) if authority["v6"] is None else check_v6(authority["v6"])
    if port != own_port:
        raise Refused.BAD_PORT.error()
    return host


def _without_dots(path: str) -> str:
    """The path with "." and ".." resolved, encoded ones too: a rule for robots must not be walked around."""
    segments: list[str] = []
    written = path.split("/")[1:]
    for segment in written:
        match _ESCAPED_DOT.sub(".", segment):
            case ".":
                continue
            case "..":
                del segments[-1:]
            case _:
                segments.append(segment)
    if written and _ESCAPED_DOT.sub(".", written[-1]) in (".", ".."):
        segments.append("")
    return "/" + "/".join(segments)
