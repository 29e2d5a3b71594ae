"""Forms made from rows of the table: how a setting is asked for, and what was answered.

A form shows the values that hold when it is opened. What is left as it was shown is no wish, so that two people who
change different settings of one form are never in each other's way.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import discord
from discord import ui

from bot.discord.errors import explain, told
from bot.discord.layout.given_back import given_back
from bot.discord.settings.changing import INHERITED, Inherited, Wish
from bot.discord.settings.standing import Standing, origin_words
from bot.errors import WhosaidError
from bot.policy import Kind, Row, Value, from_text, say
from bot.report.escape import Style
from bot.speech import noted, tr

LABEL = 45
ABOUT = 100
TITLE = 45
MOST_TYPED = 3_000
"""Characters of a list in a form; a refusal can repeat that much."""
INHERIT_VALUE, OWN_VALUE = "-", "own"
POSTABLE = [discord.ChannelType.text, discord.ChannelType.news]
"""Kinds of channels that a setting can name to post in."""
FORM_SECONDS = 900
_ON, _OFF = "yes", "no"
_WITH_OPTIONS = (Kind.CHOICE, Kind.SWITCH)

Submit = Callable[[discord.Interaction[Any], Sequence[Wish]], Awaitable[None]]


class TypedValueError(WhosaidError):
    """What somebody typed cannot be taken; `typed` is given back with the refusal."""

    def __init__(self, error: WhosaidError, typed: str) -> None:
        super().__init__(error.code, error.text, **error.fields)
        self.typed = typed


class Input(Protocol):
    """The part of a form that asks for a value."""

    @property
    def item(self) -> ui.Item[Any]:
        """What is filled in."""

    def read(self) -> Value | Inherited:
        """What was filled in; raises WhosaidError where the setting cannot take it."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice among values, and where a place may have none of its own, to inherit."""

    item: ui.Select[Any]
    row: Row

    def read(self) -> Value | Inherited:
        """The value that was picked."""
        picked = self.item.values[0]
        if picked == INHERIT_VALUE:
            return INHERITED
        return picked == _ON if self.row.kind is Kind.SWITCH else picked


@dataclass(frozen=True, slots=True)
class Typed:
    """A number, or domains one a line."""

    item: ui.TextInput[Any]
    row: Row

    def read(self) -> Value | Inherited:
        """The value that was typed."""
        try:
            return from_text(self.row, self.item.value)
        except WhosaidError as error:
            raise TypedValueError(error, self.item.value) from error


@dataclass(frozen=True, slots=True)
class Roles:
    """Roles of the server."""

    item: ui.RoleSelect[Any]

    def read(self) -> Value | Inherited:
        """The ids of the roles."""
        return tuple(sorted(role.id for role in self.item.values))


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that something may be posted in, or none."""

    item: ui.ChannelSelect[Any]

    def read(self) -> Value | Inherited:
        """The id of the channel."""
        return self.item.values[0].id if self.item.values else None


class Unchanged:
    """What is said of a setting that was left as it was shown."""


UNCHANGED = Unchanged()


class Field:
    """One setting in a form: what asks for it, what it was, and what it is to be.

    `alone` is for a form of this setting only: to send it off is to want what it shows, also where a role or channel
    that is gone could not be shown in it.
    """

    def __init__(self, standing: Standing, row: Row, *, alone: bool) -> None:
        self.row = row
        self.scope_id = standing.scope_id
        self.seen = standing.version(row.name)
        kept = standing.policy.value(row.name)
        value = still_there(standing.guild, row, kept)
        self._may_inherit = standing.channel is not None
        self._inherits = self._may_inherit and not standing.is_own(row.name)
        self._shown = kept if alone else value
        self._input = _input_of(standing, row, value)
        apart = self._may_inherit and row.kind not in _WITH_OPTIONS
        self._whose = _whose_select(standing, row) if apart else None

    @property
    def labels(self) -> Sequence[ui.Label[Any]]:
        """The parts of the form."""
        first = label(tr(self.row.label), tr(self.row.help), self._input.item)
        if self._whose is None:
            return [first]
        about = tr("What you change above becomes a value of its own in any case.")
        return [first, label(tr("Its own value, or the inherited one"), about, self._whose)]

    def read(self) -> Value | Inherited | Unchanged:
        """What is to be changed; raises WhosaidError where the setting cannot take it."""
        if self._whose is not None:
            return self._read_apart(self._whose.values[0])
        value = self._input.read()
        shown = INHERITED if self._inherits else self._shown
        return UNCHANGED if value == shown else value

    def _read_apart(self, whose: str) -> Value | Inherited | Unchanged:
        if whose == INHERIT_VALUE and not self._inherits:
            return INHERITED
        value = self._input.read()
        made_own = self._inherits and whose == OWN_VALUE
        return UNCHANGED if value == self._shown and not made_own else value


class SettingsForm(ui.Modal):
    """A form of one or several settings; `submit` is given what is to be changed."""

    def __init__(self, title: str, fields: Sequence[Field], submit: Submit) -> None:
        super().__init__(title=Style.PLAIN.short(title, TITLE), timeout=FORM_SECONDS)
        self._fields = fields
        self._submit = submit
        for field in fields:
            for part in field.labels:
                self.add_item(part)

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what is to be changed; what was typed and cannot be taken is given back."""
        async with told(interaction, "form of settings"):
            try:
                read = [(field, field.read()) for field in self._fields]
            except TypedValueError as error:
                view = given_back(explain(error, "form of settings"), error.typed)
                await interaction.response.send_message(view=view, ephemeral=True)
                return
            await self._submit(interaction, [_wish(field, value) for field, value in read if value is not UNCHANGED])


def still_there(guild: discord.Guild, row: Row, value: Value) -> Value:
    """A value without the roles and channels that the server no longer has, which a form cannot show."""
    if row.kind is Kind.ROLES and isinstance(value, tuple):
        return tuple(int(role) for role in value if guild.get_role(int(role)))
    if row.kind is Kind.CHANNEL and isinstance(value, int) and guild.get_channel(value) is None:
        return None
    return value


def label(text: str, about: str, item: ui.Item[Any]) -> ui.Label[Any]:
    """A part of a form under its label."""
    return ui.Label(text=Style.PLAIN.short(text, LABEL), description=Style.PLAIN.short(about, ABOUT), component=item)


def choice_options(row: Row, chosen: Value) -> list[discord.SelectOption]:
    """The values of a choice or a switch as a select's options."""
    if row.kind is Kind.SWITCH:
        return [
            discord.SelectOption(label=tr("yes"), value=_ON, default=chosen is True),
            discord.SelectOption(label=tr("no"), value=_OFF, default=chosen is False),
        ]
    return [
        discord.SelectOption(
            label=Style.PLAIN.short(tr(choice.label), ABOUT),
            value=choice.value,
            description=Style.PLAIN.short(tr(choice.about), ABOUT) if choice.about else None,
            default=choice.value == chosen,
        )
        for choice in row.choices
    ]


def _wish(field: Field, value: Value | Inherited | Unchanged) -> Wish:
    assert not isinstance(value, Unchanged)  # noqa: S101  (left out by the caller)
    return Wish(field.scope_id, field.row, value, field.seen)


def _input_of(standing: Standing, row: Row, value: Value) -> Input:
    match row.kind:
        case Kind.CHOICE | Kind.SWITCH:
            return Picked(ui.Select(options=_options(standing, row, value)), row)
        case Kind.NUMBER:
            return Typed(ui.TextInput(default=str(value), max_length=9, required=standing.channel is None), row)
        case Kind.DOMAINS:
            return Typed(_domains_input(row, value), row)
        case Kind.ROLES:
            ids = [int(role) for role in value] if isinstance(value, tuple) else []
            shown = [discord.SelectDefaultValue(id=role, type=discord.SelectDefaultValueType.role) for role in ids]
            return Roles(ui.RoleSelect(min_values=0, max_values=row.most, required=False, default_values=shown))
        case Kind.CHANNEL:
            return Channel(_channel_input(value))


def _options(standing: Standing, row: Row, value: Value) -> list[discord.SelectOption]:
    if standing.channel is None:
        return choice_options(row, value)
    inherits = not standing.is_own(row.name)
    return [_inherit_option(standing, row), *choice_options(row, None if inherits else value)]


def _inherit_option(standing: Standing, row: Row) -> discord.SelectOption:
    value, origin = standing.wider(row)
    about = origin_words(origin)
    if row.kind in (*_WITH_OPTIONS, Kind.NUMBER):
        about = tr("{value}, {origin}", value=say(row, value), origin=about)
    return discord.SelectOption(
        label=tr("Inherit"),
        value=INHERIT_VALUE,
        description=Style.PLAIN.short(about, ABOUT),
        default=not standing.is_own(row.name),
    )


def _whose_select(standing: Standing, row: Row) -> ui.Select[Any]:
    own = discord.SelectOption(label=tr("Its own value"), value=OWN_VALUE, default=standing.is_own(row.name))
    return ui.Select(options=[own, _inherit_option(standing, row)])


def _domains_input(row: Row, value: Value) -> ui.TextInput[Any]:
    text = "\n".join(str(domain) for domain in value) if isinstance(value, tuple) else ""
    if len(text) > MOST_TYPED:
        raise WhosaidError(
            "list_too_long",
            noted("“{setting}” is too long for a form; change it with /settings export and /settings import."),
            setting=tr(row.label),
        )
    return ui.TextInput(
        style=discord.TextStyle.paragraph, default=text or None, max_length=MOST_TYPED, required=False
    )


def _channel_input(value: Value) -> ui.ChannelSelect[Any]:
    kind = discord.SelectDefaultValueType.channel
    shown = [discord.SelectDefaultValue(id=value, type=kind)] if isinstance(value, int) else []
    return ui.ChannelSelect(min_values=0, required=False, channel_types=POSTABLE, default_values=shown)
