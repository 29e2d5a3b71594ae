"""Settings written into a file and read from it again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import WhosaidError
from bot.policy import ROWS, Stored, row, to_json
from bot.policy.exchange import Known, exported, wanted
from bot.policy.policy import SERVER

KNOWN = Known(scopes={5, 6}, channels={5}, roles={7})


def file_of(settings: Any) -> bytes:
    return json.dumps({"version": 1, "settings": settings}).encode()


def test_everything_of_the_server_and_what_channels_have_of_their_own_is_exported() -> None:
    stored = {
        (SERVER, "mode"): Stored("off", 1),
        (5, "mode"): Stored("offer", 1),
        (5, "worth"): Stored(None, 2, inherits=True),
        (6, "retention_days"): Stored(5, 1),
        (9, "mode"): Stored("offer", 1),
    }
    settings = exported(stored, [5, 6])["settings"]

    assert settings["server"] == {**{each.name: to_json(each, each.default) for each in ROWS}, "mode": "off"}
    assert settings["channels"] == {"5": {"mode": "offer"}}


def test_what_is_exported_asks_for_nothing_where_it_came_from() -> None:
    stored = {(SERVER, "askers"): Stored(["99"], 1), (5, "reply_channel"): Stored("98", 1)}

    assert wanted(json.dumps(exported(stored, [5, 6])).encode(), stored, KNOWN) == []


def test_elsewhere_it_asks_for_what_differs() -> None:
    asked = wanted(
        file_of({"server": {"mode": "off", "claims_shown": 5}, "channels": {"6": {"worth": "all"}}}), {}, KNOWN
    )

    assert [(each.scope_id, each.row.name, each.value) for each in asked] == [
        (SERVER, "mode", "off"),
        (6, "worth", "all"),
    ]


@pytest.mark.parametrize("scope", ["05", "+5", " 5", "5.0", "٥", "0", "-5", "7", "5" * 5000])
def test_scopes_are_ids_of_this_server(scope: str) -> None:
    with pytest.raises(WhosaidError, match="This server has no channel with the id"):
        wanted(file_of({"channels": {scope: {"mode": "off"}}}), {}, KNOWN)


def test_channels_and_roles_are_this_servers() -> None:
    taken = wanted(file_of({"server": {"log_channel": "5", "askers": ["7"]}}), {}, KNOWN)

    assert [each.row for each in taken] == [row("log_channel"), row("askers")]
    for settings in ({"log_channel": "6"}, {"askers": ["7", "8"]}):
        with pytest.raises(WhosaidError, match="names a"):
            wanted(file_of({"server": settings}), {}, KNOWN)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["mode", "5", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.binary(max_size=60) | st.builds(file_of, st.dictionaries(st.sampled_from(["server", "channels"]), _JSON)))
def test_any_file_is_taken_or_refused_in_one_line(data: bytes) -> None:
    assert "\n" not in _refusal(data)


def _refusal(data: bytes) -> str:
    try:
        wanted(data, {}, KNOWN)
    except WhosaidError as refused:
        return refused.message
    return ""
