"""The settings of a place as a message: each with its value and its origin, and what keeps it from working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import discord
from discord import ui
from discord.utils import format_dt

from bot.discord.layout.compose import Block, Message, Row, compose
from bot.discord.settings.controls import Act, SettingsPress, place_select, setting_select, settings_button
from bot.discord.settings.permissions import NAMES, Lack, lacks_where_it_posts, lacks_where_it_speaks
from bot.discord.settings.standing import MOST_NAMED, Standing, place_words, say_here
from bot.policy import ROWS, Kind
from bot.policy import Row as Setting
from bot.policy.table import Group
from bot.report.escape import Style
from bot.speech import noted, tr, trn

_OPTION = 100
_FEW = 2
_CHANNELS_NAMED = 5
_MOST_LACKS = 5

_UNWATCHED = noted(
    "Links that members post are not seen until whoever hosts this bot lets it read messages. "
    "Until then it answers only when it is asked."
)
_NEEDS_CHANNEL: Mapping[str, str] = {
    "reply_channel": noted(
        "Answers go to one channel, but none is named; they stand where they were asked until then."
    ),
    "digest_channel": noted("There is a day for the digest, but no channel; none is posted until there is one."),
}
_LOST_CHANNEL: Mapping[str, str] = {
    "reply_channel": noted("The channel for answers no longer exists; they stand where they were asked."),
    "digest_channel": noted("The channel for the digest no longer exists; none is posted."),
    "log_channel": noted("The channel for the log no longer exists; changes are in /settings log only."),
}


def panel(standing: Standing, *, watches: bool, is_owner: bool, said: str = "") -> ui.LayoutView:
    """The settings of a place, to be changed; `said` is what was just done, or why it was not."""
    server = [settings_button(SettingsPress(Act.PANEL), tr("The whole server"))] if standing.channel else []
    rows = [
        [setting_select(standing.scope_id, tr("Change a setting"), _options(standing, is_owner))],
        [place_select(tr("Settings of a channel or category"), standing.channel)],
        [*server, settings_button(SettingsPress(Act.LOG), tr("Log of changes"))],
    ]
    return _message(standing, rows, watches=watches, said=said)


def overview(standing: Standing, *, watches: bool) -> ui.LayoutView:
    """The settings of a place, to be read."""
    return _message(standing, (), watches=watches, said="")


def rows_for(standing: Standing) -> Sequence[Setting]:
    """The settings that a place can have."""
    return [each for each in ROWS if standing.channel is None or not each.server_only]


def setting_line(standing: Standing, setting: Setting, most: int = MOST_NAMED) -> str:
    """A setting, its value and where that comes from, in one line."""
    value = say_here(standing.guild, setting, standing.policy.value(setting.name), most)
    if setting.name == "digest_hour":
        value = tr(
            "{hour}:00 UTC, for you {time}", hour=value, time=_for_reader(standing.policy.number("digest_hour"))
        )
    label = tr(setting.label)
    return tr("{setting}: **{value}** · {origin}", setting=label, value=value, origin=standing.origin(setting))


def warnings(standing: Standing, *, watches: bool) -> Sequence[str]:
    """What keeps the settings of a place from doing what they say, a sentence each."""
    said = [*_unmet(standing, watches=watches), *lack_lines(_lacks(standing))]
    return [f"> {sentence}" for sentence in said]


def lack_lines(lacks: Sequence[Lack]) -> Sequence[str]:
    """What is missing where; channels that lack the same stand in one line."""
    same: dict[tuple[str, ...], list[int]] = {}
    for lack in lacks:
        same.setdefault(lack.missing, []).append(lack.channel_id)
    return [_lack_line(missing, ids) for missing, ids in same.items()]


def _message(standing: Standing, rows: Sequence[Row], *, watches: bool, said: str) -> ui.LayoutView:
    place = tr("Settings of the whole server")
    if standing.channel is not None:
        place = tr("Settings of {place}", place=place_words(standing.guild, standing.scope_id))
    wrong = warnings(standing, watches=watches)
    blocks = [_block(standing, group) for group in Group if any(each.group is group for each in rows_for(standing))]
    told: list[Block] = [("\n".join(wrong), wrong[0])] if wrong else []
    return compose(Message(head=f"### {place}", lead=said, blocks=[*told, *blocks], spaced=True, rows=rows))


def _block(standing: Standing, group: Group) -> Block:
    """A group's settings; the second version names less of long lists."""
    rows = [each for each in rows_for(standing) if each.group is group]
    head = f"**{tr(group)}**"
    return ["\n".join([head, *(setting_line(standing, each, most) for each in rows)]) for most in (MOST_NAMED, _FEW)]


def _options(standing: Standing, is_owner: bool) -> Sequence[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=Style.PLAIN.short(tr(each.label), _OPTION),
            value=f"{each.name}.{standing.version(each.name)}",
            description=Style.PLAIN.short(tr(each.help), _OPTION),
        )
        for each in rows_for(standing)
        if is_owner or not each.owners_only
    ]


def _for_reader(hour: int) -> str:
    """The next time that this hour strikes in UTC, in the reader's own clock."""
    now = datetime.now(UTC)
    at = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return format_dt(at if at > now else at + timedelta(days=1), "t")


def _unmet(standing: Standing, *, watches: bool) -> Iterator[str]:
    policy = standing.policy
    if not watches and _is_to_watch(standing):
        yield tr(_UNWATCHED)
    if policy.value("replies") == "channel" and policy.channel("reply_channel") is None:
        yield tr(_NEEDS_CHANNEL["reply_channel"])
    if standing.channel is None and policy.digest_weekday is not None and policy.channel("digest_channel") is None:
        yield tr(_NEEDS_CHANNEL["digest_channel"])
    for each in rows_for(standing):
        channel_id = policy.channel(each.name) if each.kind is Kind.CHANNEL else None
        if channel_id is not None and standing.guild.get_channel_or_thread(channel_id) is None:
            yield tr(_LOST_CHANNEL[each.name])


def _is_to_watch(standing: Standing) -> bool:
    """Whether it is to see links here, for the server: in any of its channels."""
    if standing.channel is not None:
        return standing.policy.mode.watches
    own = [channel for channel in standing.guild.channels if (channel.id, "mode") in standing.stored]
    return any(standing.policy_in(channel).mode.watches for channel in (None, *own))


def _lacks(standing: Standing) -> Sequence[Lack]:
    """Of the whole server only what is named: where else it speaks is looked at in the set-up."""
    speaks = [] if standing.channel is None else lacks_where_it_speaks(standing)
    return [*speaks, *lacks_where_it_posts(standing)][:_MOST_LACKS]


def _lack_line(missing: Sequence[str], ids: Sequence[int]) -> str:
    shown = ", ".join(f"<#{channel}>" for channel in ids[:_CHANNELS_NAMED])
    left = len(ids) - _CHANNELS_NAMED
    where = shown if left <= 0 else trn("{names} and {number} more", "{names} and {number} more", left, names=shown)
    return tr(
        "In {where} I lack: {permissions}.", where=where, permissions=", ".join(tr(NAMES[each]) for each in missing)
    )
