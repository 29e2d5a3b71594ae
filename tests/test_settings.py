"""Settings: where values come from, which one wins, and what is said when one cannot be used."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.article.fetch.rules import FetchRules
from bot.article.limits import Limits
from bot.errors import SettingsError
from bot.settings import Settings, load_settings, setting_names

TOKEN = "MTIzNDU2.abc-DEF_ghi.token"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)


def load(folder: Path, *lines: str) -> Settings:
    """Load from an `.env` with these lines and the folder's own secrets directory."""
    env_file = folder / ".env"
    env_file.write_text("\n".join(lines), encoding="utf-8")
    return load_settings(env_file, folder / "secrets")


def complaint(folder: Path, *lines: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(folder, *lines)
    return caught.value.message


def test_defaults_need_nothing(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "absent.env", tmp_path / "absent")
    assert settings.discord_token is None
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert settings.discord_gateway_url is None
    assert settings.database_url == "sqlite+aiosqlite:///data/whosaid.sqlite3"
    assert settings.limits == Limits()
    assert settings.workers in (1, 2)
    assert settings.test_guilds == ()
    assert settings.log_level == "INFO"


def test_links_are_opened_as_the_settings_say(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        "WHOSAID_FETCH_SECONDS=4.5",
        "WHOSAID_MAX_FILE_BYTES=50000000",
        "WHOSAID_ALLOW_DOMAINS= News.Example.com , .münchen.example",
        "WHOSAID_DENY_DOMAINS=ads.example.com",
        "WHOSAID_PROXY=http://user:hunter2@proxy.example.com:3128",
        "WHOSAID_CONTACT=https://whose.example.com",
    )
    rules = settings.fetch_rules
    assert (rules.seconds, rules.max_bytes) == (4.5, 50_000_000)
    assert rules.allowed == {"news.example.com", "xn--mnchen-3ya.example"}
    assert rules.denied == {"ads.example.com"}
    assert rules.proxy == "http://user:hunter2@proxy.example.com:3128"
    assert settings.contact == "https://whose.example.com"
    assert "hunter2" not in repr(settings) + repr(rules)


def test_without_settings_links_are_opened_by_the_usual_rules(tmp_path: Path) -> None:
    assert load(tmp_path).fetch_rules == replace(FetchRules(), max_bytes=8_000_000)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("WHOSAID_ALLOW_DOMAINS=https://example.com", "must be domains such as example.com"),
        ("WHOSAID_DENY_DOMAINS=exa mple.com", "must be domains such as example.com"),
        ("WHOSAID_DENY_DOMAINS=a..example.com", "must be domains such as example.com"),
        ("WHOSAID_PROXY=socks5://hunter2@proxy", "must be an address that begins with http:// or https://"),
        ("WHOSAID_FETCH_SECONDS=0", "must be at least 1"),
    ],
)
def test_unusable_rules_for_links_are_named(tmp_path: Path, line: str, words: str) -> None:
    told = complaint(tmp_path, line)
    assert told.startswith(line.split("=")[0])
    assert words in told
    assert "hunter2" not in told


def test_every_setting_has_a_name_of_its_own_and_a_description() -> None:
    assert len(set(setting_names())) == len(Settings.model_fields)
    assert all(name.isupper() for name in setting_names())
    assert all(field.description for field in Settings.model_fields.values())


def test_values_are_read_from_the_env_file(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        f"DISCORD_TOKEN={TOKEN}",
        "DISCORD_API_URL=http://127.0.0.1:8080/api/v10/",
        "DISCORD_GATEWAY_URL=ws://127.0.0.1:8081",
        "WHOSAID_DATABASE_URL=postgresql://whosaid@db/whosaid",
        "WHOSAID_MIN_CHARACTERS=10",
        "WHOSAID_MAX_CHARACTERS=1000",
        "WHOSAID_WORKERS=3",
        "WHOSAID_ANALYSIS_SECONDS=2.5",
        "WHOSAID_TEST_GUILDS=123456789012345678, 2,",
        "WHOSAID_LOG_LEVEL=debug",
        "SOMEBODY_ELSES=setting",
    )
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN
    assert settings.discord_api_url == "http://127.0.0.1:8080/api/v10"
    assert settings.discord_gateway_url == "ws://127.0.0.1:8081"
    assert settings.limits == Limits(min_characters=10, max_characters=1000)
    assert (settings.workers, settings.analysis_seconds) == (3, 2.5)
    assert settings.test_guilds == (123456789012345678, 2)
    assert settings.log_level == "DEBUG"


def test_the_environment_wins_over_the_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOSAID_WORKERS", "5")
    assert load(tmp_path, "WHOSAID_WORKERS=3").workers == 5


def test_empty_counts_as_unset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("WHOSAID_WORKERS", "  ")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "whosaid_test_guilds").write_text("\n")
    settings = load(tmp_path, "WHOSAID_LOG_LEVEL=", f"DISCORD_TOKEN={TOKEN}")
    assert settings.discord_token is not None
    assert settings.workers in (1, 2)
    assert (settings.log_level, settings.test_guilds) == ("INFO", ())


def test_the_token_may_stand_in_a_named_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "discord_token").write_text("another")
    settings = load(tmp_path)
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN


def test_the_token_may_stand_in_the_secrets_directory(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "discord_token").write_text(f"{TOKEN}\n")
    settings = load(tmp_path)
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN


def test_a_token_given_directly_wins_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("another")
    settings = load(tmp_path, f"DISCORD_TOKEN={TOKEN}", f"DISCORD_TOKEN_FILE={tmp_path / 'token'}")
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN


def test_a_missing_or_empty_token_file_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert complaint(tmp_path, f"DISCORD_TOKEN_FILE={missing}") == (
        f"DISCORD_TOKEN_FILE names {missing}, but no such file or directory."
    )
    missing.write_text(" \n")
    assert complaint(tmp_path, f"DISCORD_TOKEN_FILE={missing}").endswith("but that file is empty.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("WHOSAID_WORKERS=many", "WHOSAID_WORKERS must be a whole number, not 'many'."),
        ("WHOSAID_WORKERS=1.5", "WHOSAID_WORKERS must be a whole number, not '1.5'."),
        ("WHOSAID_WORKERS=0", "WHOSAID_WORKERS must be at least 1, not '0'."),
        ("WHOSAID_WORKERS=1000", "WHOSAID_WORKERS must be at most 64, not '1000'."),
        ("WHOSAID_ANALYSIS_SECONDS=soon", "WHOSAID_ANALYSIS_SECONDS must be a number, not 'soon'."),
        ("WHOSAID_ANALYSIS_SECONDS=nan", "WHOSAID_ANALYSIS_SECONDS must be a number, not 'nan'."),
        (
            "WHOSAID_TEST_GUILDS=my server",
            "WHOSAID_TEST_GUILDS must be server ids, which are whole numbers, separated by commas, not 'my server'.",
        ),
        (
            "WHOSAID_LOG_LEVEL=loud",
            "WHOSAID_LOG_LEVEL must be one of 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL', not 'LOUD'.",
        ),
        (
            "DISCORD_API_URL=discord.com",
            "DISCORD_API_URL must be an address that begins with http:// or https://, not 'discord.com'.",
        ),
        (
            "DISCORD_GATEWAY_URL=https://discord.com",
            "DISCORD_GATEWAY_URL must be an address that begins with ws:// or wss://, not 'https://discord.com'.",
        ),
        ("WHOSAID_DATABASE_URL=mysql://db", "WHOSAID_DATABASE_URL must begin with sqlite:// or postgresql://."),
        (
            "WHOSAID_MIN_CHARACTERS=300000",
            "WHOSAID_MIN_CHARACTERS must not be larger than WHOSAID_MAX_CHARACTERS.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, line: str, said: str) -> None:
    assert complaint(tmp_path, line) == said


def test_an_env_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"WHOSAID_WORKERS=\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(tmp_path / ".env", tmp_path / "secrets")


def test_secrets_stay_secret(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    settings = load(tmp_path, f"DISCORD_TOKEN={TOKEN}", "WHOSAID_DATABASE_URL=postgresql://me:hunter2@db/whosaid")
    shown = f"{settings!r} {settings} {settings.model_dump_json()} {caplog.text}"
    assert TOKEN not in shown
    assert "hunter2" not in f"{settings!r} {settings} {caplog.text}"


def test_a_bad_secret_is_not_repeated_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, 'DISCORD_TOKEN="two words-secret"')
    assert caught.value.message == (
        "DISCORD_TOKEN holds spaces or characters that no token has: copy it again from the developer portal."
    )
    assert caught.value.__suppress_context__
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, "WHOSAID_DATABASE_URL=mysql://me:hunter2@db")
    assert "hunter2" not in str(caught.value)


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load(tmp_path)
    with pytest.raises(ValidationError):
        settings.workers = 7  # type: ignore[misc]
