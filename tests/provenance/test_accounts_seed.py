"""The seed article's claims, as a careful reader lists them, read through build_accounts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.model import Account, Platform, Post, Source, SourceKind, Span, Stance
from tests.provenance.stories import Story, person, story

SEED = Path(__file__).parents[2] / "seeds" / "000_8684912b0dae62f6.txt"


def _post(*media: str) -> Post:
    return Post(platform=Platform.X, span=Span(0, 1), body=(Span(0, 1),), media=media)


POSTS = (_post(), _post("pic.twitter.com/jkbojyImf9"), _post("pic.twitter.com/ipPl22Ya3I"), _post())

SOURCES: tuple[Source, ...] = (
    person("911 audio", SourceKind.RECORDING),
    person("McLaughlin", role="Assistant Secretary of Homeland Security", post=0),
    person("bulletin", SourceKind.DOCUMENT, via=(1,)),
    person("supervisor", named=False, via=(0,)),
    person("Pritzker", role="Illinois Governor"),
    person("law enforcement sources", SourceKind.ANONYMOUS, named=False),
    person("CAD", SourceKind.IMAGE),
    person("Melugin", SourceKind.POST, post=2),
    person("Fox News", SourceKind.MEDIA),
    person("Loren", SourceKind.POST, post=1),
    person("Kelly", SourceKind.POST, post=3),
)

CLAIMS: tuple[tuple[str, str] | tuple[str, str, Stance], ...] = (
    ("the Chicago police were ordered to stand down and not respond to aid ICE agents", "911 audio"),
    ("whose vehicle had been rammed and run off the road on Saturday", ""),
    ("Agents were then surrounded by multiple vehicles", ""),
    ("A woman who was armed with a semiautomatic rifle was shot during the incident", ""),
    ("our brave law enforcement officers were rammed by vehicles and boxed in by 10 cars", "McLaughlin"),
    (
        "One of the drivers who rammed the law enforcement vehicle was armed with a semi-automatic weapon",
        "McLaughlin",
    ),
    ("an armed US citizen who drove herself to the hospital to get care for wounds", "McLaughlin"),
    ("The armed woman was named in a @CBP intelligence bulletin last week", "McLaughlin < bulletin"),
    ("no law enforcement officers were seriously injured in this attack", "McLaughlin"),
    ("Chicago Police Department is leaving the shooting scene and refuses to assist us", "McLaughlin"),
    ("the Chicago PD refused to assist Federal agents", "911 audio"),
    ("responding officers are initially instructed to stay a couple of blocks away", "911 audio"),
    ("the order came from the Chief of Patrol, and all units are to stand down", "911 audio < supervisor"),
    ("the 911 dispatcher relaying the standdown order to the Chicago PD", "Loren"),
    ("the claim that the Chicago PD refused to respond, ICE propaganda", "Pritzker", Stance.DENIES),
    (
        "Chicago police officers were instructed by their Chief of Patrol to NOT respond to Border Patrol agents "
        "call for help yesterday after they were reportedly surrounded by a large crowd of protesters",
        "Melugin < Fox News < law enforcement sources",
    ),
    ("ICE requested help from CPD and that the Chief of Patrol denied that request", "CAD"),
    ("the Chicago police department intentionally abandoned ICE as they were being shot at", "Kelly"),
)


@cache
def _seed() -> Story:
    return story(SEED.read_text(encoding="utf-8"), SOURCES, CLAIMS, POSTS)


def _stand_down() -> Account:
    return next(account for account in _seed().accounts().accounts if account.denied_by)


def _names(ids: tuple[int, ...]) -> set[str]:
    return {SOURCES[source].name for source in ids}


def test_the_stand_down_account_names_who_asserts_it() -> None:
    asserted = _names(_stand_down().asserted_by)
    assert {"911 audio", "McLaughlin", "law enforcement sources", "CAD", "Loren"} <= asserted


def test_the_denial_reaches_what_it_denies_and_only_that() -> None:
    told = _seed()
    denied = {told.words(told.drafts[claim].span) for claim in told.accounts().denied_by}
    assert {CLAIMS[0][0], CLAIMS[10][0]} <= denied
    assert not any("rifle" in words or "hospital" in words or "10 cars" in words for words in denied)
    assert _names(_stand_down().denied_by) == {"Pritzker"}
    assert [told.words(told.drafts[claim].span) for claim in _stand_down().denials] == [CLAIMS[14][0]]


def test_retellings_of_the_recording_and_comments_add_no_root() -> None:
    assert _names(_stand_down().roots) == {"911 audio", "law enforcement sources", "CAD"}


def test_the_three_differences_are_shown_and_no_other() -> None:
    told = _seed()
    found = {
        difference.about: {told.words(variant.span) for variant in difference.variants}
        for account in told.accounts().accounts
        for difference in account.differences
    }
    assert found == {
        "which agents": {"ICE agents", "Border Patrol agents"},
        "surrounded by": {"multiple vehicles", "10 cars", "a large crowd of protesters"},
        "armed with": {"a semiautomatic rifle", "a semi-automatic weapon"},
    }
