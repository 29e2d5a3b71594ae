"""What holds where: the channel's own value, else its category's, else the server's, else the default."""

from __future__ import annotations

from typing import Any

from bot.policy import Mode, Origin, Replies, Scope, Stored, policy_of
from bot.policy.policy import SERVER

CHANNEL, CATEGORY = 11, 12
SCOPES = (Scope(CHANNEL, Origin.CHANNEL), Scope(CATEGORY, Origin.CATEGORY), Scope(SERVER, Origin.SERVER))


def held(**values: dict[int, Any]) -> dict[tuple[int, str], Stored]:
    return {(scope, name): Stored(value, 1) for name, own in values.items() for scope, value in own.items()}


def test_the_narrowest_value_holds() -> None:
    stored = held(mode={CHANNEL: "off", CATEGORY: "offer", SERVER: "automatic"})

    for scopes, mode in (
        (SCOPES, Mode.OFF),
        (SCOPES[1:], Mode.OFFER),
        (SCOPES[2:], Mode.AUTOMATIC),
        ((), Mode.ON_REQUEST),
    ):
        policy = policy_of(stored, scopes)
        assert policy.mode is mode
        assert policy.origin("mode") is (scopes[0].origin if scopes else Origin.DEFAULT)


def test_a_value_that_was_taken_back_is_inherited() -> None:
    stored = {**held(mode={SERVER: "offer"}), (CHANNEL, "mode"): Stored(None, 4, inherits=True)}

    assert policy_of(stored, SCOPES).origin("mode") is Origin.SERVER


def test_what_holds_for_the_server_is_not_asked_of_a_channel() -> None:
    stored = held(retention_days={CHANNEL: 1, SERVER: 30})

    assert policy_of(stored, SCOPES).number("retention_days") == 30


def test_a_value_that_cannot_be_read_is_passed_by() -> None:
    stored = held(mode={CHANNEL: "shout", SERVER: "off"}, claims_shown={SERVER: "many"})
    policy = policy_of(stored, SCOPES)

    assert policy.mode is Mode.OFF
    assert policy.number("claims_shown") == 5


def test_answers_go_to_a_channel_only_where_one_is_named() -> None:
    assert policy_of(held(replies={SERVER: "channel"}), SCOPES).replies is Replies.REPLY
    named = held(replies={SERVER: "channel"}, reply_channel={CATEGORY: "77"})
    assert policy_of(named, SCOPES).replies is Replies.CHANNEL


def test_domains_are_allowed_and_denied_with_their_subdomains() -> None:
    stored = held(allow_domains={SERVER: ["example.com", "example.org"]}, deny_domains={CHANNEL: ["ads.example.com"]})
    policy = policy_of(stored, SCOPES)

    opened = {
        host: policy.opens(host) for host in ("example.com", "m.example.com", "x.ads.example.com", "example.net")
    }
    assert opened == {"example.com": True, "m.example.com": True, "x.ads.example.com": False, "example.net": False}
