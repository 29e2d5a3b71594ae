"""All that a person can set, type or press is in the README, and the README names nothing that is not there."""

from __future__ import annotations

import io
import re
from pathlib import Path

import click
import discord
import pytest
from discord import app_commands
from rich.console import Console

from bot.article.limits import Limits
from bot.cli.frame import whosaid
from bot.discord.commands import add_commands
from bot.pipeline import make_report, read_article
from bot.report.terminal import render
from bot.settings import Settings, setting_names
from bot.submission import Submission

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENV_EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "PRIVACY.md", "CHANGELOG.md", "docs/moderators.md", "docs/settings.md", "docs/walk.md")


def default_of(name: str) -> str:
    """A setting's default as somebody would write it; empty where it is unset or depends on the machine."""
    (field,) = (field for field in Settings.model_fields.values() if field.validation_alias == name)
    return "" if field.default_factory or field.default in (None, (), frozenset()) else str(field.default)


def commands() -> list[click.Command]:
    return list(whosaid.commands.values())


def options() -> list[str]:
    """`command --option` for every option of every command; `--help` is the same for all."""
    return [
        f"{command.name} {flag}"
        for command in commands()
        for param in command.params
        if isinstance(param, click.Option)
        for flag in param.opts
    ]


@pytest.mark.parametrize("name", setting_names())
def test_every_setting_is_in_the_readme_with_its_default(name: str) -> None:
    default = default_of(name)
    assert re.search(
        rf"^\| `{name}` \| {re.escape(f'`{default}`') if default else '[^|`]*'} \|", README, re.MULTILINE
    )


@pytest.mark.parametrize("name", setting_names())
def test_every_setting_is_in_the_example_with_its_meaning_and_default(name: str) -> None:
    line = re.search(rf"^# \S.*\n#?{name}=(.*)$", ENV_EXAMPLE, re.MULTILINE)
    assert line is not None
    assert line[1] == default_of(name)


def test_the_example_and_the_readme_name_no_setting_that_is_not() -> None:
    named = set(re.findall(r"^#?([A-Z][A-Z_]+)=", ENV_EXAMPLE, re.MULTILINE))
    named |= set(re.findall(r"^\| `([A-Z][A-Z_]+)` \|", README, re.MULTILINE))
    assert named == set(setting_names())


def test_the_example_sets_nothing_but_asks_for_the_token() -> None:
    assert re.findall(r"^[^#\n].*$", ENV_EXAMPLE, re.MULTILINE) == ["DISCORD_TOKEN="]


@pytest.mark.parametrize("name", sorted(whosaid.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `{name}\b", README, re.MULTILINE)


@pytest.mark.parametrize("option", options())
def test_every_option_is_in_the_readme(option: str) -> None:
    assert re.search(rf"^\| `{option}\b", README, re.MULTILINE)


def test_the_readme_names_no_option_that_is_not() -> None:
    named = set(re.findall(r"^\| `(\w+ --\w+)", README, re.MULTILINE))
    assert named == set(options())


def test_every_choice_is_in_the_readme() -> None:
    choices = [
        f"{flag} " + r"\|".join(param.type.choices)
        for command in commands()
        for param in command.params
        if isinstance(param.type, click.Choice)
        for flag in param.opts
    ]
    assert choices
    assert [choice for choice in choices if choice not in README] == []


def test_every_make_target_is_in_the_readme_and_the_other_way_round() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
    code = re.findall(r"```sh\n.*?```|`[^`\n]+`", README, re.DOTALL)
    named = set(re.findall(r"\bmake ([a-z]+)", "\n".join(code)))
    assert named == targets - {"help"}


def discord_rows() -> set[str]:
    """How the README names each command, each of its options and each menu entry of the real command tree."""
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    add_commands(tree)
    rows = {f"| Apps → **{menu.name}**" for menu in tree.walk_commands(type=discord.AppCommandType.message)}
    for command in tree.walk_commands():
        rows.add(f"| `/{command.qualified_name}`")
        if isinstance(command, app_commands.Command):
            rows |= {f"| `/{command.qualified_name} {option.display_name}:`" for option in command.parameters}
    return rows


def test_every_discord_command_option_and_menu_entry_is_in_the_readme_and_no_other() -> None:
    assert set(re.findall(r"^\| (?:`/[^`]+`|Apps → \*\*[^*]+\*\*)", README, re.MULTILINE)) == discord_rows()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_to_files_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text)
    paths = [path for path in ("".join(pair) for pair in links) if "://" not in path and not path.startswith("#")]
    assert [path for path in paths if not ((ROOT / document).parent / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_picture_says_in_words_what_it_shows(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    pictures = re.findall(r"<img [^>]+>|!\[[^\]]*\]", text)
    assert [each for each in pictures if not re.search(r'alt="[^"]{20,}"|!\[[^\]]{20,}\]', each)] == []


def test_the_reply_in_the_readme_is_the_real_one() -> None:
    (seed,) = (ROOT / "seeds").glob("*.txt")
    drawn = io.StringIO()
    render(
        make_report(read_article(Submission(seed.read_text(encoding="utf-8")), Limits())),
        Console(file=drawn, width=80),
    )
    shown = re.search(r"```\n(911 .*?)\n…\n```", README, re.DOTALL)
    assert shown is not None
    assert drawn.getvalue().startswith(shown.group(1))
