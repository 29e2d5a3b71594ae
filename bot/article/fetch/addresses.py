"""Which IP addresses are somebody's public server; decided from our own list.

Python's `ipaddress.is_global` says yes to multicast, NAT64, 6to4 and others that lead back into a private network, so
the ranges are written out here, from IANA's registries of special-purpose addresses (RFC 6890 and its updates).
This module looks nothing up and connects to nothing.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # "this network", RFC 791
            "10.0.0.0/8",  # private use, RFC 1918
            "100.64.0.0/10",  # shared by a provider's customers, RFC 6598
            "127.0.0.0/8",  # loopback, RFC 1122
            "168.63.129.16/32",  # the virtual host of every machine in Azure
            "169.254.0.0/16",  # link-local, RFC 3927; cloud metadata
            "172.16.0.0/12",  # private use, RFC 1918
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.0.2.0/24",  # documentation, RFC 5737
            "192.31.196.0/24",  # AS112, RFC 7535
            "192.52.193.0/24",  # multicast tunnels, RFC 7450
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "192.168.0.0/16",  # private use, RFC 1918
            "192.175.48.0/24",  # AS112, RFC 7534
            "198.18.0.0/15",  # benchmarking, RFC 2544
            "198.51.100.0/24",  # documentation, RFC 5737
            "203.0.113.0/24",  # documentation, RFC 5737
            "224.0.0.0/4",  # multicast, RFC 5771
            "240.0.0.0/4",  # reserved, RFC 1112, and broadcast, RFC 919
        ),
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
"""All that is handed out as global unicast, RFC 4291; loopback, NAT64, ULA, link-local, multicast … lie outside."""

_SPECIAL_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, RFC 2928: Teredo (RFC 4380), ORCHID, benchmarking
            "2001:db8::/32",  # documentation, RFC 3849
            "2002::/16",  # 6to4, RFC 3056
            "2620:4f:8000::/48",  # AS112, RFC 7534
            "3ffe::/16",  # the former 6bone, RFC 3701
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""Third quarter of an address that embeds an IPv4 address in the fourth, RFC 5214."""


def parse_address(written: str) -> Address | None:
    """The address that is written, an IPv4-mapped one as the IPv4 address it stands for; None where it is none."""
    try:
        address = ip_address(written)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def is_public(address: Address) -> bool:
    """Whether a server at this address is out on the internet rather than in somebody's own network."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    if address.scope_id is not None or address not in _GLOBAL_V6:
        return False
    return (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP and not any(address in net for net in _SPECIAL_V6)
