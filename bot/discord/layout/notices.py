"""Messages of a sentence or two: stages, refusals, failures, what was done; and the page about the bot."""

from __future__ import annotations

from discord import ui

from bot.discord.layout.compose import Message, compose

OPENING = "Opening the page…"
READING = "Reading the article…"
FINDING = "Finding who says what…"
DELETED = "Deleted: the report and the text it was made from are no longer kept."
GONE = "This report is no longer kept: it was deleted. Check the article again with /check to get a new one."
NOT_YOURS = "Only the person who asked, or a moderator who may manage messages here, can delete this report."
NOT_ASKED = "Only the person who was asked can choose here; use /check or Check sources yourself."
FORGOTTEN = "I no longer have the words of that message; use Check sources on it again."
RESTARTING = "Whosaid is restarting. Please try again in a minute."
EXPORTED = "The report as Markdown to read and as JSON to work with."

_PASTE = "Paste the article's words with `/check`."
_PASTING_HELPS = frozenset(
    "blocked consent downgrade http_status login no_article not_allowed paywalled post_only robots timeout tls "
    "too_big too_many_redirects unreachable".split()
)
"""Codes of failures that need not keep anybody from having the article checked."""

_ABOUT = (
    "Give it an article and it answers with who says what, where each claim first comes from, and which claims "
    "still need verifying, each with the reason and a next step. It never says what is true, and it takes no side.",
    "**How to ask**\n"
    "`/check` with a text, a link or a file (.txt, .md, .html, .pdf, .docx, .eml); alone it opens a form for long "
    "texts and several files.\n"
    "On a message: Apps → **Check sources** reads its text, embeds and files, and the message it forwards or "
    "answers. Of a message that is little more than a link it reads the page behind it.\n"
    "Add `private: True` and only you see the answer.",
    "**Privacy**\n"
    "The bot reads only what you give it. What you give and the report are kept by whoever hosts this bot, and sent "
    "to nobody else; **Delete** under the answer removes both. A link you give is opened: its site sees where this "
    "bot runs, not who asked. Links within an article are not opened. It pings nobody.",
)


def refusal(code: str, sentence: str) -> str:
    """Why something cannot be done and, where that helps and the sentence does not say so, a quiet word how else."""
    helps = code in _PASTING_HELPS and "paste" not in sentence.lower()
    return f"{sentence}\n-# {_PASTE}" if helps else sentence


def notice(text: str) -> ui.LayoutView:
    """A short text in a calm frame."""
    return compose(Message(head=text))


def about() -> ui.LayoutView:
    """What the bot does, how to ask it, and what becomes of what it is given."""
    return compose(Message(head="### Whosaid", blocks=[[text] for text in _ABOUT]))
