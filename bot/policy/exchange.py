"""Settings as a file: what is written into it, and what a file that was given asks for.

It is JSON: `{"version": 1, "settings": {"server": {…}, "channels": {"<id>": {…}}}}`. Every setting of the server is
there, and of channels and categories what they have of their own. What a file does not name stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.errors import WhosaidError
from bot.policy.policy import SERVER, Origin, Scope, Stored, policy_of
from bot.policy.table import ROWS, Kind, Row, Value, row
from bot.policy.values import from_json, to_json
from bot.report.escape import Style
from bot.speech import noted, tr

VERSION: Final = 1
MOST_BYTES: Final = 256 * 1024
"""Of a file that is taken; a server with as many channels as Discord allows keeps well within."""


class ImportFileError(WhosaidError):
    """A file that is not taken; nothing of it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a server has that a setting may name."""

    scopes: Collection[int]
    """Channels and categories that may have settings of their own."""
    channels: Collection[int]
    """Channels that something may be posted in."""
    roles: Collection[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A setting as a file asks for it."""

    scope_id: int
    row: Row
    value: Value


def exported(stored: Mapping[tuple[int, str], Stored], scopes: Sequence[int]) -> dict[str, Any]:
    """The settings of a server and of those scopes that have their own."""
    server = policy_of(stored, (Scope(SERVER, Origin.SERVER),))
    own = {str(scope): _own(stored, scope) for scope in scopes}
    return {
        "version": VERSION,
        "settings": {
            "server": {each.name: to_json(each, server.value(each.name)) for each in ROWS},
            "channels": {scope: settings for scope, settings in own.items() if settings},
        },
    }


def wanted(data: bytes, stored: Mapping[tuple[int, str], Stored], known: Known) -> Sequence[Wanted]:
    """What a file asks for that is not so already; raises WhosaidError with the first fault that it has.

    What already holds is not looked at again: a role that is gone since does not keep a file from being taken.
    """
    return [each for each in _asked(_read(data), known) if _differs(each, stored) and _is_known(each, known)]


def _own(stored: Mapping[tuple[int, str], Stored], scope_id: int) -> dict[str, Any]:
    policy = policy_of(stored, (Scope(scope_id, Origin.CHANNEL),))
    rows = (each for each in ROWS if policy.origin(each.name) is Origin.CHANNEL)
    return {each.name: to_json(each, policy.value(each.name)) for each in rows}


def _read(data: bytes) -> Mapping[str, Any]:
    if len(data) > MOST_BYTES:
        raise ImportFileError("import_size", noted("The file is larger than {most} kB."), most=MOST_BYTES // 1024)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise ImportFileError("import_json", noted("The file is not JSON.")) from None
    if not isinstance(document, Mapping) or document.get("version") != VERSION:
        raise ImportFileError(
            "import_version",
            noted("The file is no export of settings that I can read: its version is not {version}."),
            version=VERSION,
        )
    return _mapping(document.get("settings"), "settings")


def _asked(settings: Mapping[str, Any], known: Known) -> Iterator[Wanted]:
    for part in settings:
        if part not in ("server", "channels"):
            raise ImportFileError(
                "import_part", noted("The file has a part that I do not know: {name}."), name=_cut(part)
            )
    yield from _of_scope(SERVER, _mapping(settings.get("server", {}), "server"))
    for scope, own in _mapping(settings.get("channels", {}), "channels").items():
        yield from _of_scope(_scope_id(scope, known), _mapping(own, scope))


def _of_scope(scope_id: int, settings: Mapping[str, Any]) -> Iterator[Wanted]:
    for name, data in settings.items():
        try:
            each = row(name)
        except KeyError:
            raise ImportFileError(
                "import_unknown", noted("There is no setting with the name {name}."), name=_cut(name)
            ) from None
        if each.server_only and scope_id != SERVER:
            raise ImportFileError(
                "import_server_only",
                noted("“{setting}” can only be set for the whole server."),
                setting=tr(each.label),
            )
        yield Wanted(scope_id, each, from_json(each, data))


def _differs(each: Wanted, stored: Mapping[tuple[int, str], Stored]) -> bool:
    policy = policy_of(stored, (Scope(each.scope_id, Origin.CHANNEL),))
    same = policy.value(each.row.name) == each.value
    return not same or (each.scope_id != SERVER and policy.origin(each.row.name) is Origin.DEFAULT)


def _is_known(each: Wanted, known: Known) -> bool:
    """True; raises where a value names a channel or role of another server."""
    ids = each.value if isinstance(each.value, tuple) else (each.value,)
    if each.row.kind is Kind.CHANNEL and each.value is not None and each.value not in known.channels:
        raise ImportFileError(
            "import_channel",
            noted("“{setting}” names a channel that I cannot post in here: {id}."),
            setting=tr(each.row.label),
            id=each.value,
        )
    unknown = next((role for role in ids if role not in known.roles), None)
    if each.row.kind is Kind.ROLES and unknown is not None:
        raise ImportFileError(
            "import_role",
            noted("“{setting}” names a role that this server does not have: {id}."),
            setting=tr(each.row.label),
            id=unknown,
        )
    return True


def _scope_id(text: str, known: Known) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    if str(number) != text or number not in known.scopes:
        raise ImportFileError("import_scope", noted("This server has no channel with the id {id}."), id=_cut(text))
    return number


def _mapping(data: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ImportFileError("import_form", noted("In the file, “{name}” has to be an object."), name=_cut(name))
    return data


def _cut(text: str) -> str:
    return Style.DISCORD.short(text, 60)
