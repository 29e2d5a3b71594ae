"""The table of settings: one row for each, checked when it is imported. A new setting is a new row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.speech import SPOKEN, noted

Value = str | int | bool | tuple[str, ...] | tuple[int, ...] | None
"""Of a choice, a number, a switch, domains, roles (ids), a channel (its id, or None)."""


class Kind(StrEnum):
    """What sort of value a setting takes, which decides how it is asked for."""

    CHOICE = "choice"
    NUMBER = "number"
    SWITCH = "switch"
    DOMAINS = "domains"
    ROLES = "roles"
    CHANNEL = "channel"


class Mode(StrEnum):
    """When the bot speaks in a channel."""

    OFF = "off"
    ON_REQUEST = "on_request"
    OFFER = "offer"
    AUTOMATIC = "automatic"

    @property
    def watches(self) -> bool:
        """Whether the bot has to read what people post there."""
        return self in (Mode.OFFER, Mode.AUTOMATIC)


class Replies(StrEnum):
    """Where an answer stands."""

    REPLY = "reply"
    THREAD = "thread"
    CHANNEL = "channel"
    ASKER = "asker"


class Worth(StrEnum):
    """What is worth listing as a claim still to verify."""

    ALL = "all"
    SOME = "some"
    MOST = "most"

    @property
    def least(self) -> int:
        """The least worth of a claim that is listed."""
        return list(Worth).index(self)


class Group(StrEnum):
    """Settings that belong together; the panel shows them under one heading."""

    SPEAKING = noted("When and where it speaks")
    PEOPLE = noted("Who may do what")
    READING = noted("What it reads and lists")
    KEEPING = noted("What is kept and told")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a setting may be."""

    value: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting."""

    name: str
    kind: Kind
    group: Group
    label: str
    """At most 45 characters: it heads a form."""
    help: str
    """At most 100 characters: it stands in the form, and in the documentation."""
    default: Value
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 0
    """Bounds of a number, and the most domains or roles."""
    nothing: str = ""
    """What an empty value or a 0 means."""
    server_only: bool = False
    """Whether it holds for the whole server, with nothing else for a channel."""
    owners_only: bool = False
    """Whether only members who may manage the server change it."""


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

ROWS: Final[tuple[Row, ...]] = (
    Row(
        "mode",
        Kind.CHOICE,
        Group.SPEAKING,
        noted("When it speaks"),
        noted("What the bot does in this channel when somebody asks it or posts a link to an article."),
        Mode.ON_REQUEST.value,
        (
            Choice("off", noted("Off"), noted("It answers nobody here.")),
            Choice("on_request", noted("On request"), noted("It answers commands and the message menu.")),
            Choice("offer", noted("Offer"), noted("It also puts one quiet button under a link to an article.")),
            Choice("automatic", noted("Automatic"), noted("It also checks every article that is linked, unasked.")),
        ),
    ),
    Row(
        "replies",
        Kind.CHOICE,
        Group.SPEAKING,
        noted("Where answers go"),
        noted("Where an answer stands. Somebody who asks for a private answer always gets one."),
        Replies.REPLY.value,
        (
            Choice("reply", noted("Where it was asked"), noted("As a reply in the channel.")),
            Choice("thread", noted("In a thread"), noted("In a thread of its own, so that the channel stays calm.")),
            Choice("channel", noted("In one channel"), noted("In the channel named below; the asker gets a link.")),
            Choice(
                "asker",
                noted("Only to the asker"),
                noted("Nobody else sees the answer; its claims are on the board all the same."),
            ),
        ),
    ),
    Row(
        "reply_channel",
        Kind.CHANNEL,
        Group.SPEAKING,
        noted("Channel for answers"),
        noted("Where answers go when they go to one channel."),
        None,
        nothing=noted("none named"),
    ),
    Row(
        "language",
        Kind.CHOICE,
        Group.SPEAKING,
        noted("Language of answers"),
        noted("What language the bot speaks here. What articles say is never translated."),
        "auto",
        (
            Choice("auto", noted("Each reader's own"), noted("The language that a member's Discord is set to.")),
            *(Choice(code, name) for code, name in SPOKEN.items()),
        ),
    ),
    Row(
        "askers",
        Kind.ROLES,
        Group.PEOPLE,
        noted("Who may ask"),
        noted("Members with one of these roles may have articles checked."),
        (),
        most=25,
        nothing=noted("everybody"),
    ),
    Row(
        "verifiers",
        Kind.ROLES,
        Group.PEOPLE,
        noted("Who may verify"),
        noted("Members with one of these roles may take and settle claims, and correct reports."),
        (),
        most=25,
        nothing=noted("everybody"),
    ),
    Row(
        "four_eyes",
        Kind.SWITCH,
        Group.PEOPLE,
        noted("A second person has to agree"),
        noted("A claim is settled only when somebody else agrees with what was found."),
        False,
    ),
    Row(
        "per_person",
        Kind.NUMBER,
        Group.PEOPLE,
        noted("Articles an hour, per person"),
        noted("How many articles one member may have checked in an hour; 0 for no limit."),
        20,
        most=1_000,
        nothing=noted("no limit"),
    ),
    Row(
        "per_channel",
        Kind.NUMBER,
        Group.PEOPLE,
        noted("Articles an hour, per channel"),
        noted("How many articles are checked in one channel in an hour; 0 for no limit."),
        60,
        most=10_000,
        nothing=noted("no limit"),
    ),
    Row(
        "managers",
        Kind.ROLES,
        Group.PEOPLE,
        noted("Who may change settings"),
        noted("Members with one of these roles may change settings too, besides those who manage the server."),
        (),
        most=25,
        nothing=noted("only members who may manage the server"),
        server_only=True,
        owners_only=True,
    ),
    Row(
        "allow_domains",
        Kind.DOMAINS,
        Group.READING,
        noted("Only these sites"),
        noted("Only links to these domains and their subdomains are opened. One domain a line."),
        (),
        most=200,
        nothing=noted("every site"),
    ),
    Row(
        "deny_domains",
        Kind.DOMAINS,
        Group.READING,
        noted("Never these sites"),
        noted("Links to these domains and their subdomains are left alone. One domain a line."),
        (),
        most=200,
        nothing=noted("no site"),
    ),
    Row(
        "claims_shown",
        Kind.NUMBER,
        Group.READING,
        noted("Claims shown at once"),
        noted("How many claims the first screen of an answer shows; the rest is one press away."),
        5,
        least=1,
        most=10,
    ),
    Row(
        "worth",
        Kind.CHOICE,
        Group.READING,
        noted("What is worth listing"),
        noted("Which claims are listed as still to verify and get a place on the board."),
        Worth.ALL.value,
        (
            Choice("all", noted("Every open claim"), noted("Small ones too.")),
            Choice("some", noted("Of some interest"), noted("Leaves out what nobody would look up.")),
            Choice("most", noted("The weightiest"), noted("Only what a careful editor would want confirmed.")),
        ),
    ),
    Row(
        "lookups",
        Kind.SWITCH,
        Group.READING,
        noted("Ask outside services"),
        noted("Whether archives or fact-check databases may be asked. This version asks none, on or off."),
        False,
    ),
    Row(
        "retention_days",
        Kind.NUMBER,
        Group.KEEPING,
        noted("Days that reports are kept"),
        noted("After so many days, reports and open claims are deleted; settled claims stay. 0 keeps them."),
        365,
        most=3_650,
        nothing=noted("until somebody deletes them"),
        server_only=True,
    ),
    Row(
        "digest_day",
        Kind.CHOICE,
        Group.KEEPING,
        noted("Day of the weekly digest"),
        noted("When a list of what is still open is posted."),
        "off",
        (
            Choice("off", noted("No digest")),
            Choice("monday", noted("Monday")),
            Choice("tuesday", noted("Tuesday")),
            Choice("wednesday", noted("Wednesday")),
            Choice("thursday", noted("Thursday")),
            Choice("friday", noted("Friday")),
            Choice("saturday", noted("Saturday")),
            Choice("sunday", noted("Sunday")),
        ),
        server_only=True,
    ),
    Row(
        "digest_hour",
        Kind.NUMBER,
        Group.KEEPING,
        noted("Hour of the weekly digest"),
        noted("From 0 to 23, in UTC; the panel shows when that is for you."),
        9,
        most=23,
        server_only=True,
    ),
    Row(
        "digest_channel",
        Kind.CHANNEL,
        Group.KEEPING,
        noted("Channel for the digest"),
        noted("Where the weekly digest is posted."),
        None,
        nothing=noted("none named"),
        server_only=True,
    ),
    Row(
        "log_channel",
        Kind.CHANNEL,
        Group.KEEPING,
        noted("Channel for the log"),
        noted("Where every change of a setting is told; /settings log has them in any case."),
        None,
        nothing=noted("none named"),
        server_only=True,
    ),
)
"""Every setting, in the order of the panel."""

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType({day: number for number, day in enumerate(_DAYS)})
"""The days of `digest_day` as `datetime.weekday` counts them."""

_BY_NAME: Final[Mapping[str, Row]] = MappingProxyType({each.name: each for each in ROWS})


def row(name: str) -> Row:
    """The setting of this name; KeyError where there is none."""
    return _BY_NAME[name]


def _check() -> None:
    """A row that would not fit a form is found when the program starts, not when somebody opens the form."""
    for each in ROWS:
        assert len(each.label) <= 45, each.name  # noqa: S101  (a mistake of ours, not of a person)
        assert len(each.help) <= 100, each.name  # noqa: S101
        assert (each.kind is Kind.CHOICE) == bool(each.choices), each.name  # noqa: S101
        assert not each.choices or each.default in {choice.value for choice in each.choices}, each.name  # noqa: S101
    assert len(_BY_NAME) == len(ROWS) <= 25, "a select shows 25 at most"  # noqa: S101


_check()
