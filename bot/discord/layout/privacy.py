"""The page about a person's data: what is kept, why, for how long, how much of it there is; and what was deleted.

It is told how much there is and how long it stays; it looks nothing up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from discord import ui

from bot.discord.layout.compose import Control, Message, compose
from bot.speech import noted, tr, trn
from bot.store.privacy import AboutPerson

FORGOTTEN = noted(
    "Deleted: nothing that is kept here names you any more. What was found out about claims stays without you. "
    "Answers that you asked for are taken down where I may do so."
)

_KEPT = noted(
    "**What is kept, and why**\n"
    "What you have checked, the report made from it, who asked, where and when: so that its answer can be opened "
    "again and limits be kept. On a server's board, who took, settled or corrected a claim, with the sentence, links "
    "and files: so that everybody can follow what was found. Who changed which setting. It lies with whoever hosts "
    "this bot and goes to nobody else."
)
_TIMES = noted(
    "What was settled stays, without the people once that time is over. Who changed a setting is known for two "
    "years. Every server sets its own time. When the bot leaves a server, all that is kept of it goes seven days "
    "later."
)
_DELETING = noted(
    "The button deletes at once, on all servers and in direct messages: your reports, files that carry no verdict, "
    "and your name wherever the work of others rests on yours. Claims that you have taken are open again."
)

_COUNTED: Final = (
    ("reports", noted("Reports that you asked for: {number:,}")),
    ("asked", noted("Times that you asked, counted for the limits: {number:,}")),
    ("waiting", noted("Being answered now: {number:,}")),
    ("taken", noted("Claims that you have taken: {number:,}")),
    ("settled", noted("Claims that you settled: {number:,}")),
    ("evidence", noted("Links and files that you added: {number:,}")),
    ("corrections", noted("Corrections that you made or took back: {number:,}")),
    ("acts", noted("Entries about you in claims' histories: {number:,}")),
    ("changes", noted("Settings that you changed: {number:,}")),
)
"""Fields of `AboutPerson`, in words."""


def privacy_page(about: AboutPerson, days: int, forget: Control) -> ui.LayoutView:
    """What is kept of somebody; `days` is how long reports stay here (0: no end), `forget` deletes."""
    counts = list(_counts(about))
    about_you = [_bold(tr("About you, on all servers")), *(counts or [tr("Nothing is kept about you.")])]
    return compose(
        Message(
            head="### " + tr("Your privacy"),
            blocks=[
                [tr(_KEPT)],
                ["\n".join([_bold(tr("For how long")), _time_here(days), tr(_TIMES)])],
                ["\n".join(about_you)],
                *([[tr(_DELETING)]] if counts else []),
            ],
            spaced=True,
            rows=[[forget]] if counts else (),
        )
    )


def _bold(text: str) -> str:
    return f"**{text}**"


def _counts(about: AboutPerson) -> Iterator[str]:
    for name, text in _COUNTED:
        number = getattr(about, name)
        if number:
            yield f"- {tr(text, number=number)}"


def _time_here(days: int) -> str:
    if not days:
        return tr("Here reports and open claims are kept until somebody deletes them.")
    return trn(
        "Here reports and open claims are deleted after {number} day.",
        "Here reports and open claims are deleted after {number} days.",
        days,
    )
