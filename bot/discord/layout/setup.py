"""The three steps of the set-up: what is chosen so far, what can be chosen, and what the bot still lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from discord import ui

from bot.discord.layout.compose import Control, Message, compose
from bot.discord.layout.settings import lack_lines, setting_line, warnings
from bot.discord.settings.controls import Act, SettingsPress, settings_button
from bot.discord.settings.permissions import lacks_where_it_speaks, speaks_in
from bot.discord.settings.standing import Standing, say_here
from bot.policy import Row, row
from bot.speech import noted, tr, trn

SERVER_FORM, CHANNELS_FORM, PEOPLE_FORM, KEEPING_FORM = range(1, 5)
"""The forms of the set-up, as their buttons number them."""

FORMS: Final[Mapping[int, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        SERVER_FORM: (noted("In the whole server"), ("mode", "replies", "reply_channel")),
        CHANNELS_FORM: (noted("In certain channels"), ("mode", "replies")),
        PEOPLE_FORM: (noted("Who may do what"), ("askers", "verifiers", "four_eyes", "managers")),
        KEEPING_FORM: (
            noted("What is kept and told"),
            ("retention_days", "digest_day", "digest_hour", "digest_channel", "log_channel"),
        ),
    }
)
"""The title of each form, and its settings: at most five find room."""

STEPS: Final = 3
_TITLES = (
    noted("Set-up, step 1 of 3: where and how it speaks"),
    noted("Set-up, step 2 of 3: who may do what"),
    noted("Set-up, step 3 of 3: what is kept and told"),
)
_HINTS = (
    noted(
        "Choose what it does in the whole server, and what it does differently in certain channels. "
        "Whatever you choose holds at once; you can leave at any time."
    ),
    noted(
        "Choose who may have articles checked, who may settle claims, and who may change settings besides those who "
        "manage the server."
    ),
    noted("Choose for how long reports are kept, and where the weekly digest and changes of settings are posted."),
)
_FORMS_OF_STEP = ((SERVER_FORM, CHANNELS_FORM), (PEOPLE_FORM,), (KEEPING_FORM,))
_CHANNELS_LISTED = 15


def step_of(form: int) -> int:
    """The step that a form belongs to."""
    return next((step for step, forms in enumerate(_FORMS_OF_STEP, start=1) if form in forms), 1)


def setup_step(standing: Standing, step: int, *, watches: bool, said: str = "") -> ui.LayoutView:
    """A step of the set-up, counted from 1."""
    names = FORMS[_FORMS_OF_STEP[step - 1][0]][1]
    blocks = ["\n".join(setting_line(standing, row(name)) for name in names)]
    if step == 1:
        blocks.append(_channels(standing))
    lines = [*warnings(standing, watches=watches), *(_reach(standing) if step == STEPS else ())]
    hint = tr(_HINTS[step - 1])
    lead = "\n\n".join(filter(None, (said, hint)))
    return compose(
        Message(
            head=f"### {tr(_TITLES[step - 1])}",
            lead=lead,
            blocks=[[block] for block in (*blocks, *lines) if block],
            spaced=True,
            rest=_more,
            rows=[_forms_row(step), _ways_row(step)],
        )
    )


def setup_done() -> ui.LayoutView:
    """The end of the set-up."""
    return compose(
        Message(
            head="### " + tr("The server is set up"),
            lead=tr("`/settings panel` has every setting, also of single channels; `/setup` can be walked again."),
        )
    )


def _channels(standing: Standing) -> str:
    """The channels and categories in which it does something else than in the server."""
    lines = [line for channel in standing.guild.channels if (line := _own(standing, channel.id))]
    shown = lines[:_CHANNELS_LISTED]
    if len(lines) > len(shown):
        shown.append(
            "-# " + trn("And {number} more channel.", "And {number} more channels.", len(lines) - len(shown))
        )
    head = tr("Different in these places")
    return "\n".join([f"**{head}**", *shown]) if shown else ""


def _own(standing: Standing, channel_id: int) -> str:
    channel = standing.guild.get_channel(channel_id)
    own = Standing(standing.guild, channel, standing.stored)
    said = [_value(own, row(name)) for name in FORMS[CHANNELS_FORM][1] if own.is_own(name)]
    return f"<#{channel_id}>: {', '.join(said)}" if said else ""


def _value(standing: Standing, setting: Row) -> str:
    return say_here(standing.guild, setting, standing.policy.value(setting.name))


def _reach(standing: Standing) -> Sequence[str]:
    """Whether it has what it needs in the channels where it is to speak."""
    lacking = lack_lines(lacks_where_it_speaks(standing))
    if lacking:
        return [f"> {line}" for line in lacking]
    return [
        trn(
            "I have the permissions that I need in the {number} channel where I am to speak.",
            "I have the permissions that I need in all {number} channels where I am to speak.",
            speaks_in(standing),
        )
    ]


def _more(hidden: int) -> str:
    return "-# " + trn("And {number} more remark.", "And {number} more remarks.", hidden)


def _forms_row(step: int) -> Sequence[Control]:
    forms = _FORMS_OF_STEP[step - 1]
    return [settings_button(SettingsPress(Act.FORM, form), f"{tr(FORMS[form][0])} …") for form in forms]


def _ways_row(step: int) -> Sequence[Control]:
    controls: list[Control] = []
    if step > 1:
        controls.append(settings_button(SettingsPress(Act.STEP, step - 1), tr("‹ Back")))
    if step < STEPS:
        controls.append(settings_button(SettingsPress(Act.STEP, step + 1), tr("Next ›"), main=True))
    else:
        controls.append(settings_button(SettingsPress(Act.STEP, step), tr("Check the permissions again")))
        controls.append(settings_button(SettingsPress(Act.DONE), tr("Done"), main=True))
    return controls
