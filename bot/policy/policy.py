"""What holds in a place: the channel's own value, else its category's, else the server's, else the default."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.article.fetch.hosts import is_within
from bot.policy.table import ROWS, WEEKDAYS, Mode, Replies, Row, Value, Worth, row
from bot.policy.values import SettingValueError, from_json

log = logging.getLogger(__name__)

SERVER = 0
"""The scope that is the whole server."""


class Origin(StrEnum):
    """Where a value comes from."""

    CHANNEL = "channel"
    CATEGORY = "category"
    SERVER = "server"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Scope:
    """A place that may have values of its own."""

    id: int
    """The channel's or category's id; 0 for the server."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Stored:
    """A setting as it is kept for one scope."""

    value: Any
    """As JSON has it."""
    version: int
    inherits: bool = False
    """Whether the value was taken back, so that the next wider scope's holds."""


@dataclass(frozen=True, slots=True)
class Effective:
    """The value that holds, and from where."""

    value: Value
    origin: Origin


@dataclass(frozen=True, slots=True)
class Policy:
    """Every setting as it holds in one place."""

    values: Mapping[str, Effective]

    def value(self, name: str) -> Value:
        """The value of a setting."""
        return self.values[name].value

    def origin(self, name: str) -> Origin:
        """Where that value comes from."""
        return self.values[name].origin

    @property
    def mode(self) -> Mode:
        """When the bot speaks."""
        return Mode(str(self.value("mode")))

    @property
    def replies(self) -> Replies:
        """Where answers go; to one channel only where one is named."""
        replies = Replies(str(self.value("replies")))
        return Replies.REPLY if replies is Replies.CHANNEL and self.channel("reply_channel") is None else replies

    @property
    def worth(self) -> Worth:
        """What is worth listing."""
        return Worth(str(self.value("worth")))

    @property
    def language(self) -> str | None:
        """The language that is spoken here; None for each reader's own."""
        code = str(self.value("language"))
        return None if code == "auto" else code

    @property
    def digest_weekday(self) -> int | None:
        """The day of the digest as `datetime.weekday` counts; None for no digest."""
        return WEEKDAYS.get(str(self.value("digest_day")))

    def number(self, name: str) -> int:
        """The value of a setting that is a number."""
        return int(self.value(name) or 0)  # type: ignore[arg-type]  # checked when it was read

    def switch(self, name: str) -> bool:
        """The value of a setting that is on or off."""
        return self.value(name) is True

    def channel(self, name: str) -> int | None:
        """The id of a setting that is a channel."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def ids(self, name: str) -> frozenset[int]:
        """The ids of a setting that is roles."""
        value = self.value(name)
        return frozenset(each for each in value if isinstance(each, int)) if isinstance(value, tuple) else frozenset()

    def domains(self, name: str) -> frozenset[str]:
        """The names of a setting that is domains."""
        value = self.value(name)
        return frozenset(each for each in value if isinstance(each, str)) if isinstance(value, tuple) else frozenset()

    def opens(self, host: str) -> bool:
        """Whether links to this host are opened here."""
        allowed = self.domains("allow_domains")
        return (not allowed or is_within(host, allowed)) and not is_within(host, self.domains("deny_domains"))


def policy_of(stored: Mapping[tuple[int, str], Stored], scopes: Sequence[Scope] = ()) -> Policy:
    """What holds in a place whose scopes are given, the narrowest first; `stored` is keyed by scope id and name."""
    return Policy({each.name: _effective(each, stored, scopes) for each in ROWS})


def _effective(each: Row, stored: Mapping[tuple[int, str], Stored], scopes: Sequence[Scope]) -> Effective:
    for scope in scopes:
        kept = stored.get((scope.id, each.name))
        if kept is None or kept.inherits or (each.server_only and scope.id != SERVER):
            continue
        try:
            return Effective(from_json(each, kept.value), scope.origin)
        except SettingValueError:  # written by another version of the program
            log.warning("setting_unreadable: %s of scope %s", each.name, scope.id)
    return Effective(row(each.name).default, Origin.DEFAULT)
