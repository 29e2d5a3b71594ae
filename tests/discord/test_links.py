"""The links in what people write on Discord, the words beside them, and where they lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.links import Leads, key_of, leads, links_of, place_of, take_apart, worth_opening

MILL, PIER = "https://news.example.com/mill", "https://www.example.org/pier?id=7"


@pytest.mark.parametrize(
    ("text", "links", "rest"),
    [
        (MILL, [MILL], ""),
        (f"<{MILL}>", [MILL], "< >"),
        (f"||{MILL}||", [MILL], ""),
        (f"`{MILL}`", [MILL], ""),
        (f"**{MILL}**", [MILL], "** **"),
        (f"> {MILL}.", [MILL], "> ."),
        (f"Look: {MILL}, and {PIER}!", [MILL, PIER], "Look: , and !"),
        (f"[the mill]({MILL})", [MILL], ""),
        (f"[the mill](<{MILL}>) burnt", [MILL], "burnt"),
        (f'[the mill]({MILL} "Fire guts mill")', [MILL], ""),
        (f"{PIER} [the mill]({MILL})", [PIER, MILL], ""),
        ("https://example.org/Mill_(Corran)", ["https://example.org/Mill_(Corran)"], ""),
        ("[it](https://example.org/Mill_(Corran))", ["https://example.org/Mill_(Corran)"], ""),
        ("www.example.org/pier", ["https://www.example.org/pier"], ""),
        ("<@123> <@!4> <#5> <@&6> <a:wave:7> <t:1700000000:R> </check:8> so?", [], "so?"),
        ("[not a link](nowhere) and 12 more", [], "[not a link](nowhere) and 12 more"),
    ],
)
def test_links_and_what_is_left_without_them(text: str, links: list[str], rest: str) -> None:
    written = take_apart(text)

    assert list(written.links) == links
    assert " ".join(written.rest.split()) == rest


@pytest.mark.parametrize(
    ("text", "only"),
    [
        (MILL, True),
        (f"1. <{MILL}>\n2. <{PIER}>", True),
        (f"[the mill]({MILL})", True),
        (f"{MILL} 🔥", True),
        (f"{MILL} true?", False),
        (f"本当? {MILL}", False),
        ("", False),
        ("?!", False),
    ],
)
def test_whether_there_is_nothing_but_links(text: str, only: bool) -> None:
    assert take_apart(text).is_nothing_but_links is only


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Is that so? {MILL}", 3),
        ("12 % <:wave:7>", 0),
        ("消防隊が火を消した", 4),
        ("ไฟไหม้โรงสี", 5),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert take_apart(text).words == words


@pytest.mark.parametrize(
    ("link", "where"),
    [
        (MILL, Leads.TO_A_PAGE),
        ("https://example.org/jpg", Leads.TO_A_PAGE),
        ("https://example.org/minutes.pdf", Leads.TO_A_PAGE),
        ("https://example.org/photo.JPG?width=9", Leads.TO_MEDIA),
        ("https://example.org/talk.mp4", Leads.TO_MEDIA),
        ("https://media.tenor.com/x/wave.gif", Leads.TO_MEDIA),
        ("https://tenor.com/view/wave-1", Leads.TO_MEDIA),
        ("https://nottenor.com/view/wave-1", Leads.TO_A_PAGE),
        ("https://cdn.discordapp.com/emojis/1.webp", Leads.TO_MEDIA),
        ("https://cdn.discordapp.com/attachments/1/2/minutes.pdf?ex=1", Leads.TO_A_PAGE),
        ("https://media.discordapp.net/attachments/1/2/the%20minutes.docx", Leads.TO_A_PAGE),
        ("https://cdn.discordapp.com/attachments/1/2/photo.png", Leads.TO_MEDIA),
        ("https://cdn.discordapp.com/attachments/1/2/archive.zip", Leads.TO_MEDIA),
        ("https://images-ext-1.discordapp.net/external/x/https/example.org/a.html", Leads.TO_MEDIA),
        ("https://discord.com/channels/1/2/3", Leads.INTO_DISCORD),
        ("https://ptb.discord.com/channels/@me/2", Leads.INTO_DISCORD),
        ("https://discord.gg/abc", Leads.INTO_DISCORD),
        ("https://discord.com/invite/abc", Leads.INTO_DISCORD),
        ("https://discord.com/blog/how-we-do", Leads.TO_A_PAGE),
        ("http://localhost/x", Leads.TO_A_PAGE),
    ],
)
def test_where_a_link_leads(link: str, where: Leads) -> None:
    assert leads(link) is where


@pytest.mark.parametrize(
    ("links", "worth"),
    [
        ([MILL, PIER, f"{MILL}?utm_source=chat#top"], [MILL, PIER]),
        ([f"{MILL}/", "http://www.news.example.com/mill"], [f"{MILL}/"]),
        (["https://twitter.com/roe/status/1", "https://mobile.x.com/roe/status/1"], ["https://twitter.com/roe/status/1"]),
        (["https://tenor.com/view/wave-1", "https://discord.gg/abc"], []),
        (["https://example.org:8080/a", MILL], [MILL]),
        (["https://example.org:8080/a", "http://localhost/b"], ["https://example.org:8080/a"]),
    ],
)  # fmt: skip
def test_which_links_are_worth_opening(links: list[str], worth: list[str]) -> None:
    assert list(worth_opening(links)) == worth


@pytest.mark.parametrize(
    ("option", "links"),
    [
        (MILL, [MILL]),
        (f" <{MILL}> ", [MILL]),
        (f"{MILL} {PIER}", [MILL, PIER]),
        ("example.org/pier", ["https://example.org/pier"]),
        ("example.org", ["https://example.org"]),
        ("ftp://example.org/pier", ["ftp://example.org/pier"]),
        ("the pier", ["the pier"]),
        ("  ", []),
    ],
)
def test_what_is_given_as_a_link(option: str, links: list[str]) -> None:
    assert list(links_of(option)) == links


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("https://www.example.org/pier%20news/?id=7", "example.org/pier news/?id=7"),
        ("https://example.org/", "example.org"),
        ("not a link", "not a link"),
    ],
)
def test_where_it_leads_in_short(link: str, place: str) -> None:
    assert place_of(link) == place


@given(st.text(alphabet='[]()<>|`*_ \n:/.ahtps@#"w1', max_size=200))
def test_whatever_is_written_comes_apart(text: str) -> None:
    written = take_apart(f"{text}\n{MILL}\n{text}")

    assert MILL in written.links
    assert len({key_of(link) for link in worth_opening(written.links)}) == len(worth_opening(written.links)) >= 1
