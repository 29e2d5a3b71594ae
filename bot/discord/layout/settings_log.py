"""The audit log: a page of it for one moderator, and single changes told in the log channel."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui
from discord.utils import format_dt

from bot.discord.layout.compose import Control, Message, compose
from bot.discord.settings.controls import Act, SettingsPress, settings_button
from bot.discord.settings.standing import place_words, say_logged
from bot.policy import Row, row
from bot.report.escape import Style
from bot.speech import tr, trn
from bot.store.configuration import Logged

PAGE = 10
"""Changes on a page."""
_SHORT = 40


def log_page(guild: discord.Guild, logged: Sequence[Logged], number: int, total: int) -> ui.LayoutView:
    """One page of the log, counted from 0, the newest change first."""
    head = "### " + tr("Changes of settings")
    if not total:
        return compose(Message(head=head, lead=tr("Nothing has been changed yet.")))
    pages = (total + PAGE - 1) // PAGE
    small = trn("{number} change", "{number} changes", total)
    if pages > 1:
        small = tr("{changes}, page {page} of {pages}", changes=small, page=number + 1, pages=pages)
    return compose(
        Message(
            head=f"{head}\n-# {small}",
            blocks=[_line(guild, each) for each in logged],
            rows=[_turning(number, pages)],
        )
    )


def told_in_log(guild: discord.Guild, logged: Sequence[Logged]) -> ui.LayoutView:
    """What was changed just now, one line each; what finds no room is counted."""
    first, *others = [_line(guild, each) for each in logged]
    return compose(Message(head=first[0], blocks=others, rest=_more))


def _line(guild: discord.Guild, logged: Logged) -> tuple[str, str]:
    """A change in one line, and the same without what its values are."""
    known = _row(logged.name)
    said = {
        "when": format_dt(logged.at, "R"),
        "who": tr("Somebody") if logged.actor_id is None else f"<@{logged.actor_id}>",
        "setting": tr(known.label) if known else Style.DISCORD.short(logged.name, _SHORT),
        "place": place_words(guild, logged.scope_id),
    }
    return (
        tr(
            "{when} {who} changed **{setting}** for {place}: {before} → {after}",
            before=say_logged(guild, known, logged.before, logged.scope_id),
            after=say_logged(guild, known, logged.after, logged.scope_id),
            **said,
        ),
        tr("{when} {who} changed **{setting}** for {place}", **said),
    )


def _row(name: str) -> Row | None:
    try:
        return row(name)
    except KeyError:  # a setting that this version of the program no longer has
        return None


def _turning(number: int, pages: int) -> list[Control]:
    controls = []
    if number > 0:
        controls.append(settings_button(SettingsPress(Act.TURN, number - 1), tr("‹ Newer")))
    if number + 1 < pages:
        controls.append(settings_button(SettingsPress(Act.TURN, number + 1), tr("Older ›")))
    return controls


def _more(hidden: int) -> str:
    return "-# " + trn(
        "And {number} more change, which /settings log has.",
        "And {number} more changes, which /settings log has.",
        hidden,
    )
