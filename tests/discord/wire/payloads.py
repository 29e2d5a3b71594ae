"""What Discord sends, in the shapes that its documentation gives."""

from __future__ import annotations

from typing import Any

APPLICATION_ID = "1419700000000000001"
BOT_ID = "1419700000000000002"
ASKER_ID = "1419700000000000003"
CHANNEL_ID = "1419700000000000004"
TIMESTAMP = "2026-03-04T05:06:07.000000+00:00"

BOT: dict[str, Any] = {
    "id": BOT_ID,
    "username": "whosaid",
    "discriminator": "0000",
    "global_name": None,
    "avatar": None,
    "bot": True,
    "flags": 0,
    "mfa_enabled": False,
    "verified": True,
}

ASKER: dict[str, Any] = {
    "id": ASKER_ID,
    "username": "asker",
    "discriminator": "0",
    "global_name": "Asker",
    "avatar": None,
}

APPLICATION: dict[str, Any] = {
    "id": APPLICATION_ID,
    "name": "Whosaid",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "0" * 64,
    "owner": ASKER,
    "team": None,
    "flags": 0,
    "rpc_origins": [],
}


def ready(session_id: str, gateway_url: str) -> dict[str, Any]:
    """The first dispatch of a session, to a bot that is in no server."""
    return {
        "v": 10,
        "user": BOT,
        "guilds": [],
        "session_id": session_id,
        "resume_gateway_url": gateway_url,
        "shard": [0, 1],
        "application": {"id": APPLICATION_ID, "flags": 0},
    }


def message(message_id: str, flags: int, components: list[Any]) -> dict[str, Any]:
    """A message of the bot in the asker's direct messages."""
    return {
        "id": message_id,
        "channel_id": CHANNEL_ID,
        "author": BOT,
        "application_id": APPLICATION_ID,
        "webhook_id": APPLICATION_ID,
        "content": "",
        "timestamp": TIMESTAMP,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": components,
        "pinned": False,
        "type": 20,
        "flags": flags,
    }


def check(interaction_id: str, token: str, text: str) -> dict[str, Any]:
    """`/check text:…`, sent in direct messages."""
    return _command(interaction_id, token, {"options": [{"name": "text", "type": 3, "value": text}]})


def check_file(interaction_id: str, token: str, url: str, size: int) -> dict[str, Any]:
    """`/check file:…`, with an attachment that lies at `url`."""
    attachment = {
        "id": CHANNEL_ID,
        "filename": "article.txt",
        "size": size,
        "url": url,
        "proxy_url": url,
        "content_type": "text/plain; charset=utf-8",
        "ephemeral": True,
    }
    data = {
        "options": [{"name": "file", "type": 11, "value": attachment["id"]}],
        "resolved": {"attachments": {attachment["id"]: attachment}},
    }
    return _command(interaction_id, token, data)


def _command(interaction_id: str, token: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": interaction_id,
        "application_id": APPLICATION_ID,
        "type": 2,
        "token": token,
        "version": 1,
        "data": {"id": "1419700000000000005", "name": "check", "type": 1, **data},
        "channel_id": CHANNEL_ID,
        "channel": {"id": CHANNEL_ID, "type": 1, "last_message_id": None, "recipients": [ASKER]},
        "user": ASKER,
        "locale": "en-GB",
        "app_permissions": "0",
        "entitlements": [],
        "authorizing_integration_owners": {"1": ASKER_ID},
        "context": 1,
        "attachment_size_limit": 10_485_760,
    }
