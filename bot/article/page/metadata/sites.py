"""Which addresses are of one site: a page's claims about its own address count only within its registrable domain."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from tld import get_fld

_LONGEST = 2_000


def host_of(url: str | None) -> str | None:
    """The host of an http(s) address, in lower case; None where it has none."""
    parts = _web(url)
    return parts.hostname if parts is not None else None


def site_of(url: str | None) -> str | None:
    """The registrable domain ("example.co.uk") of an address, by the public suffix list with its private part.

    For hosts that the list does not cover (an unlisted suffix, an IP address, one label) their last two labels or the
    host itself.
    """
    host = host_of(url)
    if host is None:
        return None
    listed = get_fld(f"https://{host}", fail_silently=True)
    if listed is not None:
        return listed
    return host if _is_ip(host) else ".".join(host.split(".")[-2:])


def canonical_of(candidates: Iterable[str | None], url: str | None) -> str | None:
    """The first address that is of the same site as the page's own; None where the page's own is not known."""
    site = site_of(url)
    for candidate in candidates:
        address = _absolute(candidate, url)
        if address is not None and site is not None and site_of(address) == site:
            return address
    return None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ in scheme, "www.", query, fragment or a closing slash only."""
    first, second = _place(one), _place(other)
    return first is not None and first == second


def _place(url: str) -> tuple[str, str] | None:
    parts = _web(url)
    if parts is None or parts.hostname is None:
        return None
    return parts.hostname.removeprefix("www."), parts.path.rstrip("/")


def _absolute(candidate: str | None, url: str | None) -> str | None:
    if not candidate or len(candidate) > _LONGEST or url is None:
        return None
    try:
        address = urljoin(url, candidate.strip())
    except ValueError:
        return None
    parts = _web(address)
    clean = parts is not None and parts.username is None and address.isprintable() and " " not in address
    return address if clean else None


def _web(url: str | None) -> SplitResult | None:
    """The parts of an http(s) address with a host; None for everything else."""
    if url is None or len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if fits else None


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
