"""Which links are opened, and the one spelling of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.fetch.links import LONGEST, Target, canonical, check_link, join
from bot.errors import SubmissionError

REFUSED = {
    "bad_scheme": [
        "ftp://news.example.com/a",
        "javascript:alert(1)",
        "gopher://news.example.com",
        "about:blank",
        "blob:https://news.example.com/x",
        "view-source:https://news.example.com/",
        "wss://news.example.com/",
        "ldap://news.example.com/",
        "mailto:anna@news.example.com",
        "//news.example.com/a",
        "news.example.com/a",
        "news.example.com:80/a",
        "<https://news.example.com/a>",
        "://news.example.com",
        "1http://news.example.com",
        "ｈttp://news.example.com",
    ],
    "bad_url": [
        "",
        " ",
        " https://news.example.com/a",
        "https://news.example.com/a\n",
        "https://news.example.com/a b",
        "https://news.example.com\\@evil.example.net/",
        "http:\\\\news.example.com/",
        "https://news.example.com/\x7f",
        "https://news.example.com/\x85",
        "https://news.example.com/a\u2028b",
        "https://news.example.com/a\u3000b",
        "https://news.example.com/\ud800",
        "https:news.example.com",
        "https:/news.example.com",
        "http://::1/",
        "http://[::1/",
        "http://::1]/",
        "http://[[::1]]/",
        "http://[::1]a/",
        "http://a[::1]/",
        "https://news.example.com:443:443/",
        "https://news.example.com:99999/",
        "https://news.example.com:0000443/",
        "https://news.example.com:+443/",
        "https://news.example.com:４４３/",
        "https://news.example.com: 443/",
        "https://news.example.com/" + "a" * LONGEST,
    ],
    "userinfo": [
        "https://@news.example.com/",
        "https://:@news.example.com/",
        "https://a:b@c@news.example.com/",
        "http://news.example.com@169.254.169.254/",
        "http://news.example.com%2f@127.0.0.1/",
        "http://user@[::1]/",
    ],
    "bad_port": [
        "http://news.example.com:443/",
        "https://news.example.com:80/",
        "http://news.example.com:6379/",
        "https://news.example.com:0/",
        "https://news.example.com:8443/",
        "http://[2606:4700::1111]:22/",
    ],
    "bad_host": [
        "https://",
        "https:///",
        "https://?q",
        "https://#f",
        "https://./",
        "https://.../",
        "https://.news.example.com/",
        "https://news.example.com../",
        "https://news..example.com/",
        "https://-news.example.com/",
        "https://news-.example.com/",
        "https://news.example.com%00.evil.net/",
        "https://news%2eexample.com/",
        "https://127%2e0.0.1/",
        "https://news.exa*mple.com/",
        "https://news.exa,mple.com/",
        "https://news.example.com;evil.net/",
        "https://{news}.example.com/",
        "https://" + "a" * 64 + ".example.com/",
        "https://" + ".".join(["a" * 50] * 6) + ".com/",
        "https://xn--a/",
        "https://xn--.example.com/",
        "https://xn--zzzzzzzzz99999.com/",
        "https://news.exam℀ple.com/",
        "https://news\u202e.example.com/",
        "http://localhost/",
        "http://LOCALHOST/",
        "http://localhost:22/",
        "http://a.localhost/",
        "http://localhost.localdomain/",
        "http://ｌｏｃａｌｈｏｓｔ/",
        "http://intranet/",
        "http://com/",
        "http://wiki.intranet/",
        "http://printer.local/",
        "http://printer.local./",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://host.docker.internal/",
        "http://kubernetes.default.svc.cluster.local/",
        "http://vault.consul/",
        "http://files.home/",
        "http://files.corp/",
        "http://nas.private/",
        "http://site.example/",
        "http://site.test/",
        "http://hidden.onion/",
        "http://1.0.0.127.in-addr.arpa/",
        "http://router.home.arpa/",
        "http://[::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[v7.abc]/",
        "http://[127.0.0.1]/",
        "http://[]/",
        "http://[::g]/",
        "http://[1::2::3]/",
        "http://[::ffff:127.1]/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://0x7f.1/",
        "http://0x7F000001/",
        "http://017700000001/",
        "http://0177.0.0.0x1/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://1.1.1.256/",
        "http://01.1.1.1/",
        "http://127.0.0.1./",
        "http://1.1.1.1./",
        "http://1..1.1/",
        "http://news.example.0x/",
        "http://news.example.09/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://４２/",
    ],
    "private_ip": [
        "http://127.0.0.1/",
        "http://127.0.0.1:6379/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://100.64.0.1/",
        "http://168.63.129.16/",
        "http://169.254.169.254/latest/meta-data/",
        "http://172.31.255.255/",
        "http://192.168.0.1/",
        "http://198.18.0.1/",
        "http://203.0.113.9/",
        "http://239.1.1.1/",
        "http://255.255.255.255/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:a9fe:a9fe::1]/",
        "http://[ff02::1]/",
    ],
}


@pytest.mark.parametrize(("code", "link"), [(code, link) for code, links in REFUSED.items() for link in links])
def test_what_is_not_opened(code: str, link: str) -> None:
    with pytest.raises(SubmissionError) as caught:
        check_link(link)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://news.example.com", "https://news.example.com/"),
        ("HTTPS://News.Example.COM/A/b?C#d", "https://news.example.com/A/b?C"),
        ("https://news.example.com./a", "https://news.example.com/a"),
        ("https://news.example.com:443/a", "https://news.example.com/a"),
        ("http://news.example.com:/a", "http://news.example.com/a"),
        ("http://news.example.com:0080/a", "http://news.example.com/a"),
        ("https://example.com/#@127.0.0.1", "https://example.com/"),
        ("https://example.com/@anna/1?to=a@b", "https://example.com/@anna/1?to=a@b"),
        ("https://example.com?a=1", "https://example.com/?a=1"),
        ("https://example.com/?", "https://example.com/?"),
        ("https://Bücher.example.com/ä?ö#ü", "https://xn--bcher-kva.example.com/%C3%A4?%C3%B6"),
        ("https://faß.de/", "https://xn--fa-hia.de/"),
        ("https://новости.рф/", "https://xn--b1amnebsh.xn--p1ai/"),
        ("https://news\u200b.example.com/", "https://news.example.com/"),
        ("https://news。example。com/", "https://news.example.com/"),
        ("https://xn--bcher-kva.example.com/", "https://xn--bcher-kva.example.com/"),
        ("https://a_b.example.com/", "https://a_b.example.com/"),
        ("https://r3---sn-4g5e.example.com/", "https://r3---sn-4g5e.example.com/"),
        ("https://example.com/a/../b/./c", "https://example.com/b/c"),
        ("https://example.com/a/%2E%2e/b/%2e", "https://example.com/b/"),
        ("https://example.com/../../..", "https://example.com/"),
        ("https://example.com/a//b", "https://example.com/a//b"),
        ('https://example.com/"<a>`{b}', "https://example.com/%22%3Ca%3E%60%7Bb%7D"),
        ("https://example.com/100%/%zz/%41", "https://example.com/100%/%zz/%41"),
        ("http://8.8.8.8/a", "http://8.8.8.8/a"),
        ("https://[2606:4700:0:0::1111]/", "https://[2606:4700::1111]/"),
        ("https://[::FFFF:8.8.8.8]/", "https://[::ffff:8.8.8.8]/"),
    ],
)
def test_the_one_spelling(link: str, url: str) -> None:
    target = check_link(link)
    assert target.url == url
    assert check_link(url) == target


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://Example.com/a?utm_source=x&id=7&fbclid=y#part", "https://example.com/a?id=7"),
        ("https://example.com/a?UTM_Medium=x&gclid=1&mc_cid=2&igshid=3", "https://example.com/a"),
        ("https://example.com/a?b=utm_source&utm", "https://example.com/a?b=utm_source&utm"),
        ("https://example.com/a?b=%26utm_source=1&&c", "https://example.com/a?b=%26utm_source=1&&c"),
        ("https://example.com/a?", "https://example.com/a"),
    ],
)
def test_what_only_tells_who_shared_a_link_is_dropped(link: str, url: str) -> None:
    assert canonical(link) == url


def test_a_link_is_taken_apart() -> None:
    target = check_link("http://[2606:4700::1111]/a?b")
    assert target == Target("http", "2606:4700::1111", "/a", "b")
    assert (target.port, target.authority, target.request_target) == (80, "[2606:4700::1111]", "/a?b")
    assert check_link("https://example.com").port == 443


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("c", "https://example.com/a/c"),
        ("../c", "https://example.com/c"),
        ("/c?d", "https://example.com/c?d"),
        ("?d", "https://example.com/a/b?d"),
        ("#d", "https://example.com/a/b?q"),
        ("", "https://example.com/a/b?q"),
        ("//example.org/c", "https://example.org/c"),
        ("http://example.org/c", "http://example.org/c"),
        ("///example.org/c", "bad_host"),
        ("//127.0.0.1/c", "private_ip"),
        ("http:c", "bad_url"),
        ("javascript:alert(1)", "bad_scheme"),
        ("/c d", "bad_url"),
    ],
)
def test_references_are_joined_and_checked(reference: str, url: str) -> None:
    base = check_link("https://example.com/a/b?q")
    try:
        found = join(base, reference).url
    except SubmissionError as error:
        found = error.code
    assert found == url


@given(st.text(max_size=80) | st.from_regex(r"https?://[\w.:@\[\]%-]{0,40}[/?#].{0,40}"))
def test_whatever_is_given_is_refused_or_has_one_spelling(text: str) -> None:
    try:
        target = check_link(text)
    except SubmissionError:
        return
    assert target.url.isascii()
    assert check_link(target.url) == target
    assert canonical(canonical(text)) == canonical(text)
