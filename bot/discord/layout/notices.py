"""Messages of a sentence or two: stages, refusals, failures, what was done; and the page about the bot."""

from __future__ import annotations

from discord import ui

from bot.discord.layout.compose import Message, compose

READING = "Reading the article…"
FINDING = "Finding who says what…"
DELETED = "Deleted: the report and the text it was made from are no longer kept."
GONE = "This report is no longer kept: it was deleted. Check the article again with /check to get a new one."
NOT_YOURS = "Only the person who asked, or a moderator who may manage messages here, can delete this report."
RESTARTING = "Whosaid is restarting. Please try again in a minute."
EXPORTED = "The report as Markdown to read and as JSON to work with."

_ABOUT = (
    "Give it an article and it answers with who says what, where each claim first comes from, and which claims "
    "still need verifying, each with the reason and a next step. It never says what is true, and it takes no side.",
    "**How to ask**\n"
    "`/check` with a text or a .txt or .md file; alone it opens a form for long texts.\n"
    "On a message: Apps → **Check sources** reads its text, embeds and text files, and the message it forwards or "
    "answers.\n"
    "Add `private: True` and only you see the answer.",
    "**Privacy**\n"
    "The bot reads only what you give it. What you give and the report are kept by whoever hosts this bot, and sent "
    "to nobody else; **Delete** under the answer removes both. It pings nobody.",
)


def notice(text: str) -> ui.LayoutView:
    """A short text in a calm frame."""
    return compose(Message(head=text))


def about() -> ui.LayoutView:
    """What the bot does, how to ask it, and what becomes of what it is given."""
    return compose(Message(head="### Whosaid", blocks=[[text] for text in _ABOUT]))
