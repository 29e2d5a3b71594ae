"""Messages of a sentence or two: stages, refusals, failures, what was done; and the page about the bot."""

from __future__ import annotations

from discord import ui

from bot.discord.layout.compose import Message, compose
from bot.speech import noted, tr

OPENING = noted("Opening the page…")
READING = noted("Reading the article…")
FINDING = noted("Finding who says what…")
DELETED = noted("Deleted: the report and the text it was made from are no longer kept.")
GONE = noted("This report is no longer kept: it was deleted. Check the article again with /check to get a new one.")
NOT_YOURS = noted("Only the person who asked, or a moderator who may manage messages here, can delete this report.")
NOT_ASKED = noted("Only the person who was asked can choose here; use /check or Check sources yourself.")
FORGOTTEN = noted("I no longer have the words of that message; use Check sources on it again.")
RESTARTING = noted("Whosaid is restarting. Please try again in a minute.")
EXPORTED = noted("The report as Markdown to read and as JSON to work with.")

_PASTE = noted("Paste the article's words with `/check`.")
_PASTING_HELPS = frozenset({"downgrade", "not_allowed", "tls", "too_many_redirects"})
"""Codes of failures that pasting gets around, and whose sentence does not say so."""

_ABOUT = (
    noted(
        "Give it an article and it answers with who says what, where each claim first comes from, and which claims "
        "still need verifying, each with the reason and a next step. It never says what is true and takes no side."
    ),
    noted(
        "**How to ask**\n"
        "`/check` with a text, a link or a file (.txt, .md, .html, .pdf, .docx, .eml); alone it opens a form for "
        "long texts and several files.\n"
        "On a message: Apps → **Check sources** reads its text, embeds and files, and the message it forwards or "
        "answers. Of a message that is little more than a link it reads the page behind it.\n"
        "Add `private: True` and only you see the answer."
    ),
    noted(
        "**For a server**\n"
        "Moderators decide with `/setup` and `/settings` where and how it speaks. `/claims` has the claims that are "
        "still to verify, who has taken them and what came of them."
    ),
    noted(
        "**Privacy**\n"
        "The bot reads only what you give it, and links posted where moderators asked it to. What you give and the "
        "report are kept by whoever hosts this bot, and sent to nobody else; **Delete** under the answer removes "
        "both and `/privacy` everything that is about you. A link is opened: its site sees where this bot runs, not "
        "who asked. Links within an article are not opened. It pings nobody."
    ),
)


def refusal(code: str, sentence: str) -> str:
    """Why something cannot be done and, where that helps and the sentence does not say so, a quiet word how else."""
    return f"{sentence}\n-# {tr(_PASTE)}" if code in _PASTING_HELPS else sentence


def notice(text: str) -> ui.LayoutView:
    """A short text in a calm frame."""
    return compose(Message(head=text))


def about() -> ui.LayoutView:
    """What the bot does, how to ask it, and what becomes of what it is given."""
    return compose(Message(head="### Whosaid", blocks=[[tr(text)] for text in _ABOUT]))
