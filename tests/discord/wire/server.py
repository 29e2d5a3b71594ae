"""A Discord of its own on the loopback: the REST routes and the gateway that the bot uses, with their refusals.

It knows the protocol and nothing of the bot: a client that does something out of turn is refused as Discord refuses.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.discord.wire import payloads
from tests.discord.wire.gateway import Gateway

WAIT = 60.0
"""Seconds after which a test gives up waiting; nothing is measured by it."""
EPHEMERAL = 1 << 6
LOADING = 1 << 7
DEFERRED = 5


@dataclass(frozen=True)
class Request:
    """One REST request as it arrived."""

    method: str
    path: str
    json: Any
    status: int


@dataclass
class Interaction:
    """Something a person did, and what the bot has answered so far."""

    id: str
    token: str
    callback: dict[str, Any] | None = None
    edits: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class RateLimit:
    """A route that is closed for a while; whoever comes too early is counted."""

    method: str
    path: str
    seconds: float
    opens: float | None = None
    """Set when the first request meets it."""
    too_early: int = 0

    def meets(self, method: str, path: str) -> bool:
        """Whether a request must wait; it is told for how long."""
        if method != self.method or not re.fullmatch(self.path, path):
            return False
        if self.opens is None:
            self.opens = time.monotonic() + self.seconds
            return True
        early = time.monotonic() < self.opens
        self.too_early += early
        return early


class Discord:
    """The whole of it; `async with running(token) as discord`."""

    def __init__(self, token: str, heartbeat_ms: int) -> None:
        self.token = token
        self.requests: list[Request] = []
        self.commands: list[dict[str, Any]] = []
        self.interactions: dict[str, Interaction] = {}
        self.limits: list[RateLimit] = []
        self.application_flags = 0
        self.gateway = Gateway(token, heartbeat_ms, self._tell)
        self.address = ""
        self._files: dict[str, bytes] = {}
        self._ids = itertools.count(1419800000000000000)
        self._changed = asyncio.Event()

    @property
    def api_url(self) -> str:
        """What DISCORD_API_URL has to be."""
        return f"http://{self.address}/api/v10"

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something that arrives makes it true."""
        async with asyncio.timeout(WAIT):
            while not happened():
                self._changed.clear()
                await self._changed.wait()

    async def check(self, text: str) -> Interaction:
        """Somebody sends `/check text:…`."""
        interaction = self._new_interaction()
        await self.gateway.dispatch("INTERACTION_CREATE", payloads.check(interaction.id, interaction.token, text))
        return interaction

    async def check_file(self, text: str) -> Interaction:
        """Somebody sends `/check file:…`."""
        interaction = self._new_interaction()
        data = self._files[interaction.id] = text.encode()
        url = f"http://{self.address}/attachments/{interaction.id}"
        payload = payloads.check_file(interaction.id, interaction.token, url, len(data))
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return interaction

    def limit(self, method: str, path: str, seconds: float) -> RateLimit:
        """Close a route from the next request on, for so long."""
        limit = RateLimit(method, path, seconds)
        self.limits.append(limit)
        return limit

    def application(self) -> web.Application:
        """The routes."""
        app = web.Application(middlewares=[self._record])
        commands = "/api/v10/applications/{application}/commands"
        app.add_routes(
            [
                web.get("/gateway", self.gateway.serve),
                web.get("/attachments/{id}", self._attachment),
                web.get("/api/v10/users/@me", self._me),
                web.get("/api/v10/oauth2/applications/@me", self._application),
                web.get("/api/v10/gateway/bot", self._gateway_bot),
                web.get(commands, self._get_commands),
                web.put(commands, self._put_commands),
                web.post("/api/v10/interactions/{id}/{token}/callback", self._callback),
                web.patch("/api/v10/webhooks/{application}/{token}/messages/@original", self._edit),
            ]
        )
        return app

    def _new_interaction(self) -> Interaction:
        interaction = Interaction(str(next(self._ids)), f"token-{next(self._ids)}")
        self.interactions[interaction.token] = interaction
        return interaction

    def _tell(self) -> None:
        self._changed.set()

    @web.middleware
    async def _record(self, request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            answer: web.StreamResponse = await handler(request)
            return answer
        path = request.path.removeprefix("/api/v10")
        body = await request.json() if request.can_read_body else None
        limit = next((limit for limit in self.limits if limit.meets(request.method, path)), None)
        if limit is not None and limit.opens is not None:
            answer = _too_many(max(limit.opens - time.monotonic(), 0.001))
        elif _needs_token(path) and request.headers.get("Authorization") != f"Bot {self.token}":
            answer = _refusal(401, 0, "401: Unauthorized")
        else:
            answer = await handler(request)
        answer.headers["Via"] = "1.1 loopback"
        self.requests.append(Request(request.method, path, body, answer.status))
        self._tell()
        return answer

    async def _attachment(self, request: web.Request) -> web.Response:
        return web.Response(body=self._files[request.match_info["id"]], content_type="text/plain")

    async def _me(self, _: web.Request) -> web.Response:
        return _json(payloads.BOT)

    async def _application(self, _: web.Request) -> web.Response:
        return _json({**payloads.APPLICATION, "flags": self.application_flags})

    async def _gateway_bot(self, _: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1}
        return _json({"url": self.gateway.url, "shards": 1, "session_start_limit": starts})

    async def _get_commands(self, _: web.Request) -> web.Response:
        return _json(self.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        common = {"application_id": payloads.APPLICATION_ID, "version": "1", "default_member_permissions": None}
        self.commands = [
            {"type": 1, "description": "", **command, **common, "id": str(next(self._ids))}
            for command in await request.json()
        ]
        return _json(self.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        interaction = self.interactions.get(request.match_info["token"])
        if interaction is None or interaction.id != request.match_info["id"]:
            return _refusal(404, 10062, "Unknown interaction")
        if interaction.callback is not None:
            return _refusal(400, 40060, "Interaction has already been acknowledged.")
        interaction.callback = body = await request.json()
        flags = (body.get("data") or {}).get("flags", 0)
        resource = {"type": body["type"], "message": payloads.message(str(next(self._ids)), flags | LOADING, [])}
        about = {
            "id": interaction.id,
            "type": 2,
            "response_message_id": resource["message"]["id"],
            "response_message_loading": body["type"] == DEFERRED,
            "response_message_ephemeral": bool(flags & EPHEMERAL),
        }
        return _json({"interaction": about, "resource": resource})

    async def _edit(self, request: web.Request) -> web.Response:
        interaction = self.interactions.get(request.match_info["token"])
        if interaction is None or interaction.callback is None:
            return _refusal(404, 10015, "Unknown Webhook")
        body = await request.json()
        interaction.edits.append(body)
        edited = payloads.message(str(next(self._ids)), body.get("flags", 0), body.get("components") or [])
        return _json(edited)


@asynccontextmanager
async def running(token: str, heartbeat_ms: int = 41_250) -> AsyncIterator[Discord]:
    """A Discord that listens on a free port of the loopback and lets one bot in, by its token."""
    discord = Discord(token, heartbeat_ms)
    runner = web.AppRunner(discord.application(), shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        discord.address = f"{host}:{port}"
        discord.gateway.url = f"ws://{discord.address}/gateway"
        yield discord
    finally:
        await runner.cleanup()


def _needs_token(path: str) -> bool:
    """Who has an interaction's token needs no other."""
    return not re.match(r"/(interactions|webhooks)/", path)


def _json(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """With the content type as Discord writes it, without a charset."""
    fields = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=fields)


def _refusal(status: int, code: int, message: str) -> web.Response:
    return _json({"message": message, "code": code}, status=status)


def _too_many(seconds: float) -> web.Response:
    headers = {"Retry-After": str(seconds), "X-RateLimit-Scope": "user"}
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": False}
    return _json(body, status=429, headers=headers)
