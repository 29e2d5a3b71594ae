"""Every body that the bot sends, held against Discord's OpenAPI file and the limits that the file does not state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema

OPENAPI = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
V2_FLAG = 1 << 15
V2_TYPES = frozenset({9, 10, 12, 13, 14, 17})
SELECT, TEXT_DISPLAY, LABEL = 3, 10, 18
MODAL_CALLBACK = 9

_CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
_FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"
_COMMANDS = "/applications/{application_id}/commands"
_SERVER_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
_ROUTES = (
    ("POST", r"/interactions/\d+/[^/]+/callback", _CALLBACK),
    ("POST", r"/webhooks/\d+/[^/]+", _FOLLOW_UP),
    ("PATCH", r"/webhooks/\d+/[^/]+/messages/@original", f"{_FOLLOW_UP}/messages/@original"),
    ("POST", r"/channels/\d+/messages", "/channels/{channel_id}/messages"),
    ("PATCH", r"/channels/\d+/messages/\d+", "/channels/{channel_id}/messages/{message_id}"),
    ("POST", r"/channels/\d+/threads", "/channels/{channel_id}/threads"),
    ("POST", r"/channels/\d+/messages/\d+/threads", "/channels/{channel_id}/messages/{message_id}/threads"),
    ("PUT", r"/applications/\d+/commands", _COMMANDS),
    ("PUT", r"/applications/\d+/guilds/\d+/commands", _SERVER_COMMANDS),
)


@dataclass(frozen=True)
class Checker:
    """Finds what is wrong with sent bodies; without the OpenAPI file only the other limits are looked at."""

    spec: Mapping[str, Any] | None
    known: dict[str, jsonschema.Draft202012Validator] = field(default_factory=dict)
    passed: set[tuple[tuple[str, str], str]] = field(default_factory=set)
    """Bodies that were found right, by operation: every test sends the same commands, and they are long."""

    @classmethod
    def load(cls) -> Checker:
        return cls(json.loads(OPENAPI.read_text()) if OPENAPI.exists() else None)

    def problems(self, requests: Iterable[Any]) -> list[str]:
        """One line for every problem of every request that carries a body."""
        return [
            f"{request.method} {request.path}: {problem}"
            for request in requests
            if request.json is not None
            for problem in (*self._against_openapi(request), *_against_limits(request))
        ]

    def _against_openapi(self, request: Any) -> Iterator[str]:
        if self.spec is None:
            return
        operation = operation_of(request)
        if operation is None:
            yield "a route that the tests do not know"
            return
        body = _as_documented(request.json)
        sent = operation, json.dumps(body, sort_keys=True)
        if sent in self.passed:
            return
        errors = list(self._validator(*operation).iter_errors(body))
        yield from (f"{list(error.absolute_path)}: {error.message[:300]}" for error in errors)
        if not errors:
            self.passed.add(sent)

    def _validator(self, method: str, path: str) -> jsonschema.Draft202012Validator:
        if path + method not in self.known:
            assert self.spec is not None
            body = self.spec["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"]
            schema = {"allOf": [body], "components": self.spec["components"]}
            self.known[path + method] = jsonschema.Draft202012Validator(schema)
        return self.known[path + method]


def _as_documented(body: Any) -> Any:
    """The body as the file types it: ids that are strings there.

    New files (by their index), what a select shows as chosen and the message that is answered have numbers on the
    wire, which Discord takes too.
    """
    if isinstance(body, list):
        return [_as_documented(part) for part in body]
    if not isinstance(body, dict):
        return body
    return {key: _documented_value(key, value) for key, value in body.items()}


def _documented_value(key: str, value: Any) -> Any:
    if key in ("attachments", "default_values") and value:
        return [{**part, "id": str(part["id"])} for part in value]
    if key == "message_reference" and value:
        return {name: str(each) if name.endswith("_id") else each for name, each in value.items()}
    return _as_documented(value)


def operation_of(request: Any) -> tuple[str, str] | None:
    """The OpenAPI operation of a request, as method and path."""
    for method, pattern, path in _ROUTES:
        if request.method == method and re.fullmatch(pattern, request.path):
            return method.lower(), path
    return None


def messages(request: Any) -> Iterator[dict[str, Any]]:
    """The message bodies in a request: a callback's, a follow-up's, an edit's."""
    body = request.json
    if not isinstance(body, dict) or request.path.endswith("/threads"):
        return
    if request.path.endswith("/callback"):
        if body["type"] in (4, 7):
            yield body["data"]
    else:
        yield body


def walk(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every component, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def texts(body: Mapping[str, Any]) -> str:
    """All that a message says in its text displays and its content."""
    shown = [part["content"] for part in walk(body.get("components") or ()) if part["type"] == TEXT_DISPLAY]
    return "\n".join([*shown, body.get("content") or ""])


def _against_limits(request: Any) -> Iterator[str]:
    for message in messages(request):
        yield from _message_problems(message)
    if isinstance(request.json, dict) and request.json.get("type") == MODAL_CALLBACK:
        yield from _component_problems(request.json["data"]["components"])
    if isinstance(request.json, list):
        yield from _command_problems(request.json)


def _message_problems(body: Mapping[str, Any]) -> Iterator[str]:
    parts = list(walk(body.get("components") or ()))
    v2 = bool(body.get("flags", 0) & V2_FLAG)
    if body.get("allowed_mentions") != {"parse": []}:
        yield f"mentions are allowed: {body.get('allowed_mentions')}"
    if any(part["type"] in V2_TYPES for part in parts) and not v2:
        yield "Components V2 without the flag"
    if v2 and (body.get("content") or body.get("embeds")):
        yield "content beside Components V2"
    if not v2 and len(body.get("content") or "") > 2000:
        yield "content too long"
    if len(parts) > 40:
        yield f"{len(parts)} components"
    yield from _component_problems(body.get("components") or ())


def _component_problems(components: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    parts = list(walk(components))
    length = sum(len(part["content"].encode("utf-16-le")) // 2 for part in parts if part["type"] == TEXT_DISPLAY)
    if length > 4000:
        yield f"{length} characters of text"
    ids = [part["custom_id"] for part in parts if part.get("custom_id")]
    if len(set(ids)) != len(ids) or any(len(custom_id) > 100 for custom_id in ids):
        yield f"custom ids that are not distinct or too long: {ids}"
    for part in parts:
        values = [option["value"] for option in part.get("options") or ()]
        words = [part.get("label") or "", *(option["label"] for option in part.get("options") or ())]
        if any(len(word.encode("utf-16-le")) // 2 > 100 for word in words):
            yield f"labels that are too long: {words}"
        if len(set(values)) != len(values):
            yield f"options that are not distinct: {values}"


def _command_problems(commands: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for command in commands:
        name, slash = command["name"], command.get("type", 1) == 1
        if not 1 <= len(name) <= 32 or (slash and not re.fullmatch(r"[-_a-z0-9]+", name)):
            yield f"command name {name!r}"
        if slash and not 1 <= len(command.get("description", "")) <= 100:
            yield f"description of {name!r}"
        required = [option.get("required", False) for option in command.get("options") or ()]
        if required != sorted(required, reverse=True):
            yield f"required options of {name!r} must come first"
