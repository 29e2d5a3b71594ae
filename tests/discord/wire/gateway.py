"""The gateway of the loopback Discord: sessions that outlive their connections, and what a client may do in them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord.wire import payloads

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 7, 9, 10, 11
AUTHENTICATION_FAILED = 4004
NOT_AUTHENTICATED = 4003


@dataclass
class Session:
    """What was dispatched to a client, kept for when it comes back."""

    id: str
    sent: list[dict[str, Any]] = field(default_factory=list)


class Connection:
    """One websocket, compressed as a zlib stream where the client asks for it."""

    def __init__(self, socket: web.WebSocketResponse, compressed: bool) -> None:
        self.socket = socket
        self._deflate = zlib.compressobj() if compressed else None

    async def send(self, payload: dict[str, Any]) -> None:
        """Send one payload, if the client is still there."""
        if self.socket.closed:
            return
        text = json.dumps(payload)
        if self._deflate is None:
            await self.socket.send_str(text)
        else:
            data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(data)


class Gateway:
    """Takes connections one after another and speaks the protocol; `happened` is called after everything it hears."""

    def __init__(self, token: str, heartbeat_ms: int, happened: Callable[[], None]) -> None:
        self._token = token
        self._heartbeat_ms = heartbeat_ms
        self._happened = happened
        self._session: Session | None = None
        self._connection: Connection | None = None
        self.url = ""
        self.identified = 0
        self.intents = 0
        """Those of whoever identified last."""
        self.resumed: list[int] = []
        """The sequence number that each resumption went on from."""
        self.heartbeats = 0
        self.compressions: list[str | None] = []

    @property
    def connected(self) -> bool:
        """Whether a client is there and has been let in."""
        return self._connection is not None and not self._connection.socket.closed

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection from HELLO to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.compressions.append(request.query.get("compress"))
        connection = Connection(socket, request.query.get("compress") == "zlib-stream")
        await connection.send({"op": HELLO, "d": {"heartbeat_interval": self._heartbeat_ms}})
        async for received in socket:
            if received.type is WSMsgType.TEXT:
                await self._hear(connection, json.loads(received.data))
                self._happened()
        if self._connection is connection:
            self._connection = None
        self._happened()
        return socket

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event; to a client that is away, when it resumes its session."""
        assert self._session is not None, "nobody has identified yet"
        payload = {"op": DISPATCH, "s": len(self._session.sent) + 1, "t": event, "d": data}
        self._session.sent.append(payload)
        if self._connection is not None:
            await self._connection.send(payload)

    async def ask_to_reconnect(self) -> None:
        """Ask the client to come back on a new connection (op 7)."""
        assert self._connection is not None
        await self._connection.send({"op": RECONNECT, "d": None})

    async def drop(self, code: int) -> None:
        """Close the connection from this side."""
        assert self._connection is not None
        connection, self._connection = self._connection, None
        await connection.socket.close(code=code)

    async def _hear(self, connection: Connection, payload: dict[str, Any]) -> None:
        match payload["op"]:
            case 1:
                self.heartbeats += 1
                await connection.send({"op": HEARTBEAT_ACK})
            case 2:
                await self._identify(connection, payload["d"])
            case 6:
                await self._resume(connection, payload["d"])
            case _ if self._connection is not connection:
                await connection.socket.close(code=NOT_AUTHENTICATED)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        if data["token"] != self._token:
            await connection.socket.close(code=AUTHENTICATION_FAILED)
            return
        self.identified += 1
        self.intents = data["intents"]
        self._connection = connection
        self._session = Session(f"session-{self.identified}")
        await self.dispatch("READY", payloads.ready(self._session.id, self.url))

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        session = self._session
        if session is None or (data["token"], data["session_id"]) != (self._token, session.id):
            await connection.send({"op": INVALID_SESSION, "d": False})
            return
        self.resumed.append(data["seq"])
        for missed in session.sent[data["seq"] :]:
            await connection.send(missed)
        self._connection = connection
        await self.dispatch("RESUMED", {})
