"""Which names and literal addresses in a link may be a public website.

Everybody must read a host alike: what browsers, resolvers and libraries take differently (octal and one-number
addresses, encoded dots, zone ids) is refused. Nothing is looked up here.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address

import idna

from bot.article.fetch.addresses import is_public, parse_address
from bot.article.fetch.refusals import Refused

_LONGEST_NAME = 253
"""Characters of a name without its root dot (RFC 1035 counts 255 octets with lengths and root)."""

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
"""A label in ASCII, at most 63 long; the underscore is no host name's (RFC 952) but browsers open such sites."""

_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last label that makes the whole an IPv4 address to some (the URL standard's "ends in a number")."""

_CANONICAL_V4 = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}")

_NOT_PUBLIC = frozenset(
    {
        "alt",  # other name systems, RFC 9476
        "arpa",  # infrastructure, RFC 3172; home.arpa, RFC 8375
        "bit",
        "consul",
        "corp",  # withheld by ICANN as widely used inside
        "domain",
        "eth",
        "example",  # RFC 6761
        "home",  # withheld by ICANN as widely used inside
        "i2p",
        "internal",  # reserved by ICANN for use inside
        "intra",
        "intranet",
        "invalid",  # RFC 6761
        "lan",
        "local",  # RFC 6762, and cluster.local
        "localdomain",
        "localhost",  # RFC 6761
        "mail",  # withheld by ICANN as widely used inside
        "onion",  # RFC 7686
        "private",
        "svc",
        "test",  # RFC 6761
        "workgroup",
    }
)
"""Last labels that no public website has."""


def check_host(written: str) -> str:
    """The host in its one spelling: lower case, without root dot, in A-labels (RFC 5891), IPv4 dotted.

    Raises SubmissionError: bad_host for what is no public name, private_ip for a literal address that is not public.
    """
    if not written.isascii():
        return _check_name(_to_ascii(written))
    host = written.lower()
    if _NUMBER.fullmatch(host.removesuffix(".").rsplit(".", 1)[-1]):
        return _check_v4(host)
    return _check_name(host.removesuffix("."))


def check_v6(written: str) -> str:
    """An IPv6 address, as it stands between brackets, in its shortest spelling.

    Raises SubmissionError: bad_host for zone ids, IPvFuture and what is no address, private_ip.
    """
    address = parse_address(written)
    if ":" not in written or "%" in written or address is None:
        raise Refused.BAD_HOST.error()
    if not is_public(address):
        raise Refused.PRIVATE_ADDRESS.error()
    return f"::ffff:{address}" if isinstance(address, IPv4Address) else address.compressed


def is_within(host: str, domains: frozenset[str]) -> bool:
    """Whether the host is one of the domains or lies under one."""
    labels = host.split(".")
    return any(".".join(labels[at:]) in domains for at in range(len(labels)))


def _check_v4(host: str) -> str:
    address = parse_address(host)
    if not _CANONICAL_V4.fullmatch(host) or address is None:
        raise Refused.BAD_HOST.error()
    if not is_public(address):
        raise Refused.PRIVATE_ADDRESS.error()
    return host


def _check_name(host: str) -> str:
    labels = host.split(".")
    if len(host) > _LONGEST_NAME or len(labels) < 2 or not all(map(_is_label, labels)):
        raise Refused.BAD_HOST.error()
    if labels[-1] in _NOT_PUBLIC or _NUMBER.fullmatch(labels[-1]):
        raise Refused.BAD_HOST.error()
    return host


def _is_label(label: str) -> bool:
    if not _LABEL.fullmatch(label):
        return False
    if not label.startswith("xn--"):
        return True
    try:
        idna.ulabel(label)
    except idna.IDNAError:
        return False
    return True


def _to_ascii(host: str) -> str:
    """Its A-labels, after the mapping of case and width that browsers do (UTS 46)."""
    if len(host) > _LONGEST_NAME + 1:
        raise Refused.BAD_HOST.error()
    try:
        return idna.encode(host, uts46=True, std3_rules=True).decode("ascii").lower().removesuffix(".")
    except idna.IDNAError:
        raise Refused.BAD_HOST.error() from None
