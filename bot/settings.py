"""What whoever hosts Whosaid can set, read once in main and passed on.

Values come, first found first taken, from the environment, an `.env` file, the file that DISCORD_TOKEN_FILE names
and a secrets directory. This module starts nothing and connects to nothing; it only says whether the values are
usable. The token and the addresses of database and proxy never appear in a repr, a log or an error.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import pydantic_settings
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from bot.article.fetch.rules import FetchRules
from bot.article.limits import Limits
from bot.errors import SettingsError

ENV_FILE = Path(".env")
SECRETS_DIR = Path("/run/secrets")

_SECRET = frozenset({"DISCORD_TOKEN", "WHOSAID_DATABASE_URL", "WHOSAID_PROXY"})
"""Names whose values are not repeated in an error; an address may hold a password."""

_MOST_TOKEN_FILE_BYTES = 4096


def _default_workers() -> int:
    return min(2, os.cpu_count() or 1)


class Settings(BaseSettings):
    """Every setting, checked; the aliases are the names in the environment."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        str_strip_whitespace=True,
        hide_input_in_errors=True,
    )

    discord_token: SecretStr | None = Field(
        None,
        validation_alias="DISCORD_TOKEN",
        description="The bot's token, from Discord's developer portal (Bot → Reset Token). Needed by `run` only.",
    )
    discord_token_file: Path | None = Field(
        None,
        validation_alias="DISCORD_TOKEN_FILE",
        description="A file that holds the token, instead of DISCORD_TOKEN.",
    )
    discord_api_url: str = Field(
        "https://discord.com/api/v10",
        validation_alias="DISCORD_API_URL",
        description="Base of Discord's REST API with its version, for those who go through a proxy.",
    )
    discord_gateway_url: str | None = Field(
        None,
        validation_alias="DISCORD_GATEWAY_URL",
        description="The gateway's address (ws:// or wss://); when unset, the REST API is asked for it.",
    )
    database_url: str = Field(
        "sqlite+aiosqlite:///data/whosaid.sqlite3",
        validation_alias="WHOSAID_DATABASE_URL",
        description="Where reports are kept: an SQLite file or a PostgreSQL database (needs the `postgres` extra).",
        repr=False,
    )
    min_characters: int = Field(
        40,
        ge=1,
        validation_alias="WHOSAID_MIN_CHARACTERS",
        description="Shorter texts are refused as too short to say anything about.",
    )
    max_characters: int = Field(
        200_000,
        ge=1,
        le=2_000_000,
        validation_alias="WHOSAID_MAX_CHARACTERS",
        description="Longer texts are refused.",
    )
    max_file_bytes: int = Field(
        8_000_000,
        ge=1,
        le=100_000_000,
        validation_alias="WHOSAID_MAX_FILE_BYTES",
        description="Larger files are refused before they are downloaded, larger pages while they are.",
    )
    fetch_seconds: float = Field(
        15,
        ge=1,
        le=120,
        allow_inf_nan=False,
        validation_alias="WHOSAID_FETCH_SECONDS",
        description="How long the opening of one link may take, redirects included.",
    )
    allow_domains: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(),
        validation_alias="WHOSAID_ALLOW_DOMAINS",
        description="Domains, comma-separated, that links may lead to, names under them included; when unset, all.",
    )
    deny_domains: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(),
        validation_alias="WHOSAID_DENY_DOMAINS",
        description="Domains, comma-separated, that links may not lead to, names under them included.",
    )
    proxy: SecretStr | None = Field(
        None,
        validation_alias="WHOSAID_PROXY",
        description="An egress proxy for links, http://host:port; it looks names up and must bar private networks.",
    )
    contact: str | None = Field(
        None,
        validation_alias="WHOSAID_CONTACT",
        description="A link or an address that sites are told as the bot's contact; when unset, its Discord profile.",
    )
    workers: int = Field(
        default_factory=_default_workers,
        ge=1,
        le=64,
        validation_alias="WHOSAID_WORKERS",
        description="How many articles are read at once, a process each; when unset, one a core, at most 2.",
    )
    analysis_seconds: float = Field(
        20,
        ge=1,
        le=600,
        allow_inf_nan=False,
        validation_alias="WHOSAID_ANALYSIS_SECONDS",
        description="How long the reading of one article may take before it is given up.",
    )
    watch_links: bool = Field(
        False,
        validation_alias="WHOSAID_WATCH_LINKS",
        description="Whether links are watched for where moderators ask for it; needs the Message Content Intent.",
    )
    test_guilds: Annotated[tuple[int, ...], NoDecode] = Field(
        (),
        validation_alias="WHOSAID_TEST_GUILDS",
        description="Ids of servers, comma-separated, that get the commands at once instead of globally.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        "INFO",
        validation_alias="WHOSAID_LOG_LEVEL",
        description="How much is logged: DEBUG, INFO, WARNING, ERROR or CRITICAL.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The order in which values are looked for; the secrets directory comes last."""
        return init_settings, env_settings, dotenv_settings, _TokenFile(settings_cls), file_secret_settings

    @model_validator(mode="before")
    @classmethod
    def _empty_is_unset(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if not (isinstance(value, str) and not value.strip())}

    @field_validator("discord_token")
    @classmethod
    def _token_is_one_word(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        word = token.get_secret_value().strip()
        if not word.isascii() or not word.isprintable() or " " in word:
            raise ValueError("holds spaces or characters that no token has: copy it again from the developer portal")
        return SecretStr(word)

    @field_validator("discord_api_url", "discord_gateway_url")
    @classmethod
    def _is_an_address(cls, url: str | None, info: Any) -> str | None:
        schemes = ("ws", "wss") if info.field_name == "discord_gateway_url" else ("http", "https")
        if url is not None and not _is_address(url, schemes):
            raise ValueError(f"must be an address that begins with {schemes[0]}:// or {schemes[1]}://")
        return url.rstrip("/") if url else url

    @field_validator("database_url")
    @classmethod
    def _is_a_known_database(cls, url: str) -> str:
        if not re.match(r"(?:sqlite|postgres(?:ql)?)(?:\+\w+)?://", url):
            raise ValueError("must begin with sqlite:// or postgresql://")
        return url

    @field_validator("proxy")
    @classmethod
    def _is_a_proxy(cls, proxy: SecretStr | None) -> SecretStr | None:
        if proxy is not None and not _is_address(proxy.get_secret_value(), ("http", "https")):
            raise ValueError("must be an address that begins with http:// or https://")
        return proxy

    @field_validator("allow_domains", "deny_domains", mode="before")
    @classmethod
    def _split_domains(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        domains = [part.strip().strip(".").lower() for part in value.split(",") if part.strip()]
        try:
            named = frozenset(domain.encode("idna").decode() for domain in domains)
        except UnicodeError:
            named = frozenset({""})
        if not all(re.fullmatch(r"(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}", domain) for domain in named):
            raise ValueError("must be domains such as example.com, separated by commas")
        return named

    @field_validator("test_guilds", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        ids = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in ids):
            raise ValueError("must be server ids, which are whole numbers, separated by commas")
        return tuple(int(part) for part in ids)

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper_case(cls, value: Any) -> Any:
        return value.strip().upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _limits_leave_room(self) -> Self:
        if self.min_characters > self.max_characters:
            raise ValueError("WHOSAID_MIN_CHARACTERS must not be larger than WHOSAID_MAX_CHARACTERS.")
        return self

    @property
    def limits(self) -> Limits:
        """The bounds on what is taken."""
        return Limits(min_characters=self.min_characters, max_characters=self.max_characters)

    @property
    def fetch_rules(self) -> FetchRules:
        """How links are opened."""
        return FetchRules(
            seconds=self.fetch_seconds,
            max_bytes=self.max_file_bytes,
            allowed=self.allow_domains,
            denied=self.deny_domains,
            proxy=self.proxy.get_secret_value() if self.proxy is not None else None,
        )


def setting_names() -> tuple[str, ...]:
    """Every name that is looked for in the environment, in the order of `Settings`."""
    return tuple(str(field.validation_alias) for field in Settings.model_fields.values())


def load_settings(env_file: Path | None = ENV_FILE, secrets_dir: Path = SECRETS_DIR) -> Settings:
    """The settings as the environment, `env_file` and `secrets_dir` (either may be absent) give them.

    Raises SettingsError with one sentence that names the setting and says what is wrong.
    """
    secrets = secrets_dir if secrets_dir.is_dir() else None
    try:
        return Settings(_env_file=env_file, _env_file_encoding="utf-8", _secrets_dir=secrets)
    except ValidationError as error:
        raise SettingsError("bad_setting", _sentence(error.errors(include_url=False)[0])) from None
    except UnicodeDecodeError:
        raise SettingsError("bad_setting", f"The file {env_file} or a secrets file is not UTF-8 text.") from None
    except (OSError, pydantic_settings.SettingsError) as error:
        raise SettingsError("bad_setting", f"The settings cannot be read: {error}.") from None


class _TokenFile(PydanticBaseSettingsSource):
    """The token from the file that DISCORD_TOKEN_FILE names in one of the earlier sources."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002  (theirs)
        """Not asked field by field: `__call__` gives the one value there is."""
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """DISCORD_TOKEN where a file is named, nothing otherwise."""
        name = str(self.current_state.get("DISCORD_TOKEN_FILE") or "").strip()
        return {"DISCORD_TOKEN": _token_in(Path(name))} if name else {}


def _token_in(path: Path) -> str:
    try:
        with path.expanduser().open("rb") as file:
            content = file.read(_MOST_TOKEN_FILE_BYTES)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise SettingsError("bad_setting", f"DISCORD_TOKEN_FILE names {path}, but {reason}.") from None
    token = content.decode("utf-8", errors="replace").strip()
    if not token:
        raise SettingsError("bad_setting", f"DISCORD_TOKEN_FILE names {path}, but that file is empty.")
    return token


def _is_address(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _sentence(error: ErrorDetails) -> str:
    """What is wrong with one setting, for the person who hosts the bot."""
    if not error["loc"]:
        return str(error["ctx"]["error"])
    name = str(error["loc"][0])
    given = "" if name in _SECRET else f", not {str(error['input'])[:80]!r}"
    bounds = error.get("ctx", {})
    match error["type"]:
        case "int_parsing" | "int_from_float" | "int_parsing_size":
            return f"{name} must be a whole number{given}."
        case "float_parsing" | "finite_number":
            return f"{name} must be a number{given}."
        case "greater_than_equal":
            return f"{name} must be at least {int(bounds['ge'])}{given}."
        case "less_than_equal":
            return f"{name} must be at most {int(bounds['le'])}{given}."
        case "bool_parsing":
            return f"{name} must be true or false{given}."
        case "literal_error":
            return f"{name} must be one of {bounds['expected']}{given}."
        case "value_error":
            return f"{name} {bounds['error']}{given}."
        case _:
            return f"{name} cannot be used: {error['msg'].lower()}."
