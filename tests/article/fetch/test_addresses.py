"""Public and other addresses."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from bot.article.fetch.addresses import is_public, parse_address

SPECIAL = """
0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255 168.63.129.16
169.254.0.0 169.254.169.254 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.8 192.0.0.170 192.0.0.255 192.0.2.255
192.31.196.1 192.52.193.1 192.88.99.0 192.168.255.255 192.175.48.1 198.18.0.0 198.19.255.255 198.51.100.0
203.0.113.255 224.0.0.0 233.252.0.1 239.255.255.255 240.0.0.0 250.1.2.3 255.255.255.255
:: ::1 ::2 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:192.168.0.1 ::ffff:0:8.8.8.8 64:ff9b:: 64:ff9b::8.8.8.8
64:ff9b:1::1 100:: 100::ffff 100:0:0:1::1 1000::1 1fff:ffff::1 2001:: 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2
2001:1::1 2001:2::1 2001:3::1 2001:4:112::1 2001:10::1 2001:20::1 2001:30::1 2001:1ff:ffff::1 2001:db8::1
2001:db8:ffff::1 2002::1 2002:808:808::1 2002:ffff:ffff::1 2620:4f:8000::1 3ffe::1 3fff::1 3fff:fff:ffff::1 4000::1
5f00::1 8000::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 2606:4700::1%eth0 fec0::1 feff::1 ff00::1 ff02::1 ff0e::1
2606:4700::5efe:192.168.0.1 2606:4700::200:5efe:8.8.8.8 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
""".split()
PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 168.63.129.15
168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.3.0 192.88.98.255
192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255 203.0.114.0
223.255.255.255 ::ffff:8.8.8.8 2000::1 2001:200::1 2001:4860:4860::8888 2001:db7::1 2001:db9::1 2003::1
2606:4700:4700::1111 2620:4f:7fff::1 2a00:1450:4001::200e 3ffd::1 3fff:1000::1
""".split()


@pytest.mark.parametrize("written", SPECIAL)
def test_special_addresses(written: str) -> None:
    address = parse_address(written)
    assert address is not None
    assert not is_public(address)


@pytest.mark.parametrize("written", PUBLIC)
def test_public_addresses(written: str) -> None:
    address = parse_address(written)
    assert address is not None
    assert is_public(address)


@pytest.mark.parametrize("written", ["", "news.example.com", "127.1", "0177.0.0.1", "1.2.3.4/8", "::g", "[::1]"])
def test_what_is_no_address(written: str) -> None:
    assert parse_address(written) is None


def test_a_mapped_address_is_the_one_it_stands_for() -> None:
    assert parse_address("::ffff:10.0.0.1") == IPv4Address("10.0.0.1")
