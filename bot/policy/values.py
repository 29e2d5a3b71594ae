"""Values of settings: from JSON, from what people type, to JSON, and in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.errors import WhosaidError
from bot.policy.table import Kind, Row, Value
from bot.report.escape import Style
from bot.speech import noted, tr

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")
_MOST_ID = 2**63 - 1
_LONGEST_HOST = 253
"""Characters of a domain."""


class SettingValueError(WhosaidError):
    """A value that a setting cannot take."""


def to_json(row: Row, value: Value) -> Any:
    """The value as JSON has it: ids are strings, since other programs round large numbers."""
    match row.kind:
        case Kind.ROLES:
            return [str(role) for role in _many(value)]
        case Kind.DOMAINS:
            return list(_many(value))
        case Kind.CHANNEL:
            return None if value is None else str(value)
        case _:
            return value


def from_json(row: Row, data: Any) -> Value:
    """The value that JSON gives; raises SettingValueError where the setting cannot take it."""
    return _READERS[row.kind](row, data)


def from_text(row: Row, text: str) -> Value:
    """The value that somebody typed, of a number or domains; raises SettingValueError."""
    if row.kind is Kind.NUMBER:
        digits = text.strip()
        return _number(row, int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else digits)
    return _domains(row, [part for part in re.split(r"[\s,;]+", text) if part])


def say(row: Row, value: Value) -> str:
    """The value in words, in the language that is spoken; channels and roles as Discord's mentions."""
    if row.nothing and not value and row.kind is not Kind.SWITCH:
        return tr(row.nothing)
    match row.kind:
        case Kind.CHOICE:
            return next((tr(choice.label) for choice in row.choices if choice.value == value), str(value))
        case Kind.SWITCH:
            return tr("yes") if value else tr("no")
        case Kind.CHANNEL:
            return f"<#{value}>"
        case Kind.ROLES:
            return ", ".join(f"<@&{role}>" for role in _many(value))
        case Kind.DOMAINS:
            return ", ".join(str(domain) for domain in _many(value))
        case Kind.NUMBER:
            return str(value)


def domain_of(text: str) -> str | None:
    """A domain as it is kept: lower case, ASCII, without scheme, path and `www.`; None for what is none."""
    host = _SCHEME.sub("", text.strip().lower()).split("/")[0].split("@")[-1].split(":")[0]
    host = host.removeprefix("*.").strip(".").removeprefix("www.")
    if len(host) > _LONGEST_HOST:  # what takes a name apart is slow with long ones
        return None
    try:
        name = host.encode("idna").decode()
    except UnicodeError:
        return None
    return name if len(name) <= _LONGEST_HOST and _DOMAIN.fullmatch(name) else None


def _many(value: Value) -> Sequence[Any]:
    return value if isinstance(value, tuple) else ()


def _refuse(row: Row, text: str, **fields: object) -> SettingValueError:
    return SettingValueError("bad_value", text, setting=tr(row.label), **fields)


def _choice(row: Row, data: Any) -> Value:
    if not any(choice.value == data for choice in row.choices):
        known = ", ".join(choice.value for choice in row.choices)
        raise _refuse(row, noted("“{setting}” can only be one of these: {known}."), known=known)
    return str(data)


def _number(row: Row, data: Any) -> Value:
    if not isinstance(data, int) or isinstance(data, bool) or not row.least <= data <= row.most:
        raise _refuse(
            row, noted("“{setting}” has to be a whole number from {least} to {most}."), least=row.least, most=row.most
        )
    return data


def _switch(row: Row, data: Any) -> Value:
    if not isinstance(data, bool):
        raise _refuse(row, noted("“{setting}” can only be true or false."))
    return data


def _domains(row: Row, data: Any) -> Value:
    if not isinstance(data, list) or len(data) > row.most:
        raise _refuse(row, noted("“{setting}” has to be a list of at most {most} domains."), most=row.most)
    domains = [domain_of(part) if isinstance(part, str) else None for part in data]
    if None in domains:
        bad = Style.DISCORD.short(str(data[domains.index(None)]), 60)
        raise _refuse(row, noted("“{setting}” takes domains such as example.com, and this is none: {bad}."), bad=bad)
    return tuple(sorted({domain for domain in domains if domain is not None}))


def _roles(row: Row, data: Any) -> Value:
    ids = [_id(part) for part in data] if isinstance(data, list) else [None]
    if None in ids or len(ids) > row.most:
        raise _refuse(row, noted("“{setting}” has to be a list of at most {most} role ids."), most=row.most)
    return tuple(sorted({number for number in ids if number is not None}))


def _channel(row: Row, data: Any) -> Value:
    number = None if data is None else _id(data)
    if data is not None and number is None:
        raise _refuse(row, noted("“{setting}” has to be a channel's id."))
    return number


def _id(data: Any) -> int | None:
    text = str(data) if isinstance(data, str | int) and not isinstance(data, bool) else ""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    return number if 0 < number <= _MOST_ID else None


_READERS: Mapping[Kind, Callable[[Row, Any], Value]] = {
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.SWITCH: _switch,
    Kind.DOMAINS: _domains,
    Kind.ROLES: _roles,
    Kind.CHANNEL: _channel,
}
