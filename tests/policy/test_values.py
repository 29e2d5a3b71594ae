"""Values of settings: what each row takes from JSON and from what people type, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy import ROWS, Kind, from_json, from_text, row, say, to_json
from bot.policy.values import SettingValueError, domain_of

REFUSED = [
    ("mode", "loud"), ("mode", None), ("mode", ["off"]), ("four_eyes", 1), ("four_eyes", "yes"),
    ("claims_shown", 0), ("claims_shown", 11), ("claims_shown", True), ("claims_shown", 2.0), ("claims_shown", "3"),
    ("askers", "1"), ("askers", ["x"]), ("askers", [0]), ("askers", [True]), ("askers", ["1"] * 26),
    ("log_channel", "news"), ("log_channel", -1), ("log_channel", 2**63), ("log_channel", "٣"),
    ("deny_domains", "example.com"), ("deny_domains", [1]), ("deny_domains", ["localhost"]),
    ("deny_domains", ["a_b.com"]), ("deny_domains", [f"{n}.example.com" for n in range(201)]),
]  # fmt: skip


@pytest.mark.parametrize("name", [each.name for each in ROWS])
def test_the_default_goes_to_json_and_back(name: str) -> None:
    assert from_json(row(name), to_json(row(name), row(name).default)) == row(name).default


@pytest.mark.parametrize(("name", "data"), REFUSED)
def test_what_a_setting_cannot_take_is_refused_in_a_sentence_that_names_it(name: str, data: Any) -> None:
    with pytest.raises(SettingValueError) as refused:
        from_json(row(name), data)

    assert refused.value.message.startswith(f"“{row(name).label}” ")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=6))
def test_whatever_is_given_is_taken_or_refused(data: Any) -> None:
    for each in ROWS:
        try:
            value = from_json(each, data)
        except SettingValueError:
            continue
        assert from_json(each, to_json(each, value)) == value


@pytest.mark.parametrize(
    ("typed", "domains"),
    [
        ("https://www.Example.com/a?b, example.org", ("example.com", "example.org")),
        ("*.example.com\nexample.com.", ("example.com",)),
        ("bücher.example", ("xn--bcher-kva.example",)),
        ("", ()),
    ],
)
def test_domains_are_taken_as_people_write_them(typed: str, domains: tuple[str, ...]) -> None:
    assert from_text(row("deny_domains"), typed) == domains


def test_long_domains_that_begin_alike_are_two() -> None:
    long = "a." * 40
    assert len(from_json(row("deny_domains"), [f"{long}example.com", f"{long}example.org"])) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["", " ", "1.5", "-1", "eleven", "1e3", "٣", "9" * 5000])
def test_numbers_are_whole_numbers(typed: str) -> None:
    with pytest.raises(SettingValueError):
        from_text(row("claims_shown"), typed)


@pytest.mark.parametrize("text", ["", ".", "a..b", "-a.com", "a-.com", "a b.com", "x" * 300 + ".com", "é" * 100_000])
def test_what_is_no_domain(text: str) -> None:
    assert domain_of(text) is None


def test_values_are_said_in_words() -> None:
    assert say(row("mode"), "on_request") == "On request"
    assert say(row("askers"), ()) == "everybody"
    assert say(row("askers"), (5, 6)) == "<@&5>, <@&6>"
    assert say(row("per_person"), 0) == "no limit"
    assert say(row("log_channel"), None) == "none named"
    assert say(row("four_eyes"), False) == "no"


def test_every_kind_has_a_row() -> None:
    assert {each.kind for each in ROWS} == set(Kind)
